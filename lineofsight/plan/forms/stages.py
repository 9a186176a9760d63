"""Moving a plan along its stages."""

from lineofsight.core.clock import today
from lineofsight.design import forms

from ..models import Plan
from ..services.stages import needs_reason


class MoveStageForm(forms.Form):
    """When the plan was agreed, or why it goes back, closes or opens again: only what the move needs is asked."""

    on = forms.DateField(label="When was it agreed?", hint="The day of the meeting that agreed it.")
    reason = forms.LongTextField(label="Why?", rows=3, max_length=500, count=True)
    edition = forms.HiddenField()

    def __init__(self, *args, plan: Plan, stage: str, **kwargs):
        kwargs.setdefault("initial", {"edition": plan.edition, "on": today()})
        super().__init__(*args, **kwargs)
        if stage != "agreed":
            del self.fields["on"]
        if not needs_reason(plan.stage, stage):
            del self.fields["reason"]

    def clean_edition(self) -> int:
        """The edition as a number; a tampered one counts as none that was ever seen."""
        told = self.cleaned_data["edition"]
        return int(told) if told.isascii() and told.isdigit() else 0
