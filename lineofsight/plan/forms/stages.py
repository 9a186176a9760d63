"""Moving a plan along its stages."""

from typing import Any

from lineofsight.core.clock import today
from lineofsight.design import forms

from ..models import Plan
from ..services.stages import needs_reason
from .base import ChangeForm


class MoveStageForm(ChangeForm):
    """When the plan was agreed, or why it goes back, closes or opens again: only what the move needs is asked."""

    on = forms.DateField(label="When was it agreed?", hint="The day of the meeting that agreed it.")

    def __init__(self, *args: Any, plan: Plan, stage: str, **kwargs: Any):
        self.always_why = needs_reason(plan.stage, stage)
        super().__init__(*args, plan=plan, record=plan, initial={"on": today()}, **kwargs)
        if stage != "agreed":
            del self.fields["on"]
        if not self.always_why:
            self.fields.pop("reason", None)
