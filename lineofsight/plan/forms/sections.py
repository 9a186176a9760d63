"""The plan itself, its statements, sections and outcomes."""

from typing import Any

from django.core.exceptions import ValidationError

from lineofsight.design import forms

from ..models import SectionKind, StatementKind
from .base import ChangeForm


class PlanForm(ChangeForm):
    """A plan's title and period."""

    title = forms.TextField(label="Title", max_length=300, hint="For example: Business plan 2027 to 2029.")
    partnership_text = forms.TextField(
        label="Partnership, as the plan prints it", max_length=300, required=False
    )
    period_text = forms.TextField(
        label="Period, in the plan’s words", max_length=200, required=False, width=20
    )
    period_start = forms.DateField(label="First day", required=False)
    period_end = forms.DateField(label="Last day", required=False)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean() or self.cleaned_data
        if self.record is None:
            cleaned.pop(
                "reason", None
            )  # a plan that is being started has no history yet in which to keep one
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end < start:
            self.add_error(
                "period_end", ValidationError("Last day must be the same as or after the first day", "day")
            )
        return cleaned


class StatementForm(ChangeForm):
    """The words of a statement."""

    text = forms.LongTextField(label="In the plan’s own words", rows=4, max_length=5000)


class NewStatementForm(StatementForm):
    """A new statement: which sort, and its words."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=StatementKind.choices,
        hints={
            "vision": "What the partnership wants for children. A plan has one.",
            "value": "What it holds to.",
            "principle": "What it works by.",
        },
    )
    field_order = ["kind", "text"]


class SectionForm(ChangeForm):
    """A section's title and kind."""

    title = forms.LongTextField(label="Title", rows=2, max_length=1000)
    kind = forms.ChoiceField(
        label="What kind of section is it?",
        choices=SectionKind.choices,
        hints={
            "priority": "A theme, limited in time.",
            "standing": "What has to be done all the time: a standing duty.",
        },
        initial=SectionKind.PRIORITY,
    )
    printed_reference = forms.TextField(
        label="Reference",
        max_length=60,
        required=False,
        width=10,
        hint="As the plan prints it, for example P1.",
    )
    lead_text = forms.TextField(
        label="Lead for the whole section",
        required=False,
        hint="In the plan’s words. Each objective says for itself who answers.",
    )


class OutcomeForm(ChangeForm):
    """The words of an outcome."""

    text = forms.LongTextField(
        label="What will be different for children?", rows=4, max_length=5000, hint="In the plan’s own words."
    )
