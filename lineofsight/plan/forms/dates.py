"""When something is due: typed as people write it, understood, shown, and only then saved."""

import datetime
from typing import Any

from lineofsight.design import forms

from ..importing.reader.dates import read_due
from ..importing.reader.windows import Period
from ..models import Due, Plan, Precision
from ..presenters.due import due_in_words
from .base import ChangeForm

RHYTHMS = (
    ("FREQ=MONTHLY", "every month"),
    ("FREQ=MONTHLY;INTERVAL=2", "every 2 months"),
    ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
    ("FREQ=MONTHLY;INTERVAL=6", "every 6 months"),
    ("FREQ=YEARLY", "every year"),
    ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
)


def due_from_words(words: str, plan: Plan) -> Due:
    """What words for a time mean in a plan, by the reader of printed plans; the words are kept as they were typed."""
    words = words.strip()
    read = read_due(words, Period(plan.period_start, plan.period_end)).due
    if read is None:
        return Due(text=words, precision=Precision.UNKNOWN if words else "")
    return Due(
        text=words,
        earliest=_day(read["earliest"]),
        latest=_day(read["latest"]),
        precision=read["precision"] or "",
        recurrence=read["recurrence"] or "",
        condition=read.get("condition") or "",
    )


class DateForm(ChangeForm):
    """First the words; then, once it was shown what they are taken to mean, whether that is right."""

    due_text = forms.TextField(
        label="When is it due?",
        required=False,
        optional_mark=False,
        width="two-thirds",
        hint="As you would write it in the plan: by end of March 2027, Q2 2026/27, twice a year. Leave it empty for no date.",
    )
    shown_for = forms.HiddenField(required=False)
    meaning = forms.ChoiceField(
        label="Is this what it means?",
        optional_mark=False,
        choices=[
            ("yes", "Yes"),
            ("by", "No, it is due by a date"),
            ("round", "No, it comes round again"),
            ("none", "No, these words give no date"),
        ],
        reveals={"by": ["by"], "round": ["rhythm", "first"]},
    )
    by = forms.DateField(label="Due by", partial=True)
    rhythm = forms.ChoiceField(label="How often?", choices=RHYTHMS, look="select")
    first = forms.DateField(
        label="When is the next time?",
        partial=True,
        required=False,
        hint="Then the times after it can be worked out. For example, 9 2027.",
    )
    field_order = ["due_text", "shown_for", "meaning", "by", "rhythm", "first", "reason", "edition"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any):
        super().__init__(*args, plan=plan, **kwargs)
        self.order_fields(self.field_order)
        self.plan = plan
        typed = str(self.data.get("due_text", "")).strip() if self.is_bound else ""
        self.needs_showing = bool(typed) and typed != str(self.data.get("shown_for", "")).strip()
        self.understood: Due | None = due_from_words(typed, plan) if typed else None
        if not typed or self.needs_showing:
            self._ask_only_words(typed)

    def _ask_only_words(self, typed: str) -> None:
        """Nothing was shown yet (or other words were): what it means is asked next, and not judged now."""
        for name in ("meaning", "by", "rhythm", "first"):
            if not typed:
                del self.fields[name]
            else:
                self.fields[name].required = False

    def show(self) -> None:
        """Draw the form again with what the words are taken to mean, asking whether that is right."""
        self.data = self.data.copy()
        self.data["shown_for"] = self.data["due_text"].strip()
        known = self.understood and (
            self.understood.earliest or self.understood.latest or self.understood.recurrence
        )
        self.data["meaning"] = "yes" if known else ""

    @property
    def understood_words(self) -> str:
        """What the words are taken to mean."""
        return due_in_words(self.understood) if self.understood else ""

    @property
    def due(self) -> Due:
        """What to save."""
        text, meaning = self.cleaned_data["due_text"], self.cleaned_data.get("meaning")
        if not text:
            return Due()
        if meaning == "by":
            by = self.cleaned_data["by"]
            return Due(text, by.earliest, by.latest, by.precision)
        if meaning == "round":
            first = self.cleaned_data.get("first")
            earliest, latest = (first.earliest, first.latest) if first else (None, None)
            return Due(text, earliest, latest, Precision.ONGOING, self.cleaned_data["rhythm"])
        if meaning == "none":
            return Due(text, precision=Precision.UNKNOWN)
        return due_from_words(text, self.plan)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
