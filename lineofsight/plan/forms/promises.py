"""Objectives and actions: their words, outcomes, dates and who answers."""

from collections.abc import Sequence
from typing import Any

from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder

from ..models import Outcome, Part
from ..services.promises import Answerer
from .base import ChangeForm


class PromiseForm(ChangeForm):
    """The words of an objective or action, and what the plan says around them."""

    text = forms.LongTextField(
        label="What will be done?", rows=4, max_length=10000, hint="In the plan’s own words."
    )
    measure_text = forms.LongTextField(
        label="How will we know it changed things?",
        rows=3,
        max_length=10000,
        required=False,
        hint="For example: the next audit on the same questions shows better practice.",
    )
    printed_reference = forms.TextField(
        label="Reference",
        max_length=60,
        required=False,
        width=10,
        hint="As the plan prints it, for example 1.2.",
    )
    evidence_text = forms.LongTextField(
        label="Evidence, in the plan’s words", rows=2, max_length=10000, required=False
    )
    status_text = forms.TextField(label="Status, in the plan’s words", max_length=1000, required=False)
    progress_text = forms.LongTextField(
        label="Progress, in the plan’s words", rows=3, max_length=20000, required=False
    )
    source_text = forms.LongTextField(
        label="Where it came from, in the plan’s words", rows=2, max_length=10000, required=False
    )


class NewPromiseForm(ChangeForm):
    """A new objective or action: what, how we will know, who leads. The date is the next step."""

    text = forms.LongTextField(
        label="What will be done?",
        rows=3,
        max_length=10000,
        hint="One commitment. Two can be half done, and then no answer is true.",
    )
    who = forms.ChoiceField(
        label="Who leads?",
        look="search",
        required=False,
        hint="A group, a post, an agency or a person. One that others can ask; you can add more later.",
    )
    measure_text = forms.LongTextField(
        label="How will we know it changed things?",
        rows=2,
        max_length=10000,
        required=False,
        hint="For example: the next audit on the same questions shows better practice.",
    )
    outcomes = forms.ChoicesField(
        label="Which outcomes does it serve?", required=False, coerce=int, small=True
    )

    def __init__(self, *args: Any, who: Finder, outcomes: Sequence[Outcome] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["who"].finder = who
        self.fields["outcomes"].choices = [(outcome.pk, outcome.text) for outcome in outcomes]
        if not outcomes:
            del self.fields["outcomes"]

    @property
    def answering(self) -> list[Answerer]:
        """Whoever leads, as the service wants them."""
        who = self.cleaned_data.get("who")
        return [Answerer(who)] if who else []


class OutcomesForm(ChangeForm):
    """Which outcomes of its section an objective serves."""

    outcomes = forms.ChoicesField(label="Which outcomes does it serve?", required=False, coerce=int)

    def __init__(self, *args: Any, choices: Sequence[Outcome], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = [(outcome.pk, outcome.text) for outcome in choices]


class WhoForm(ChangeForm):
    """Who answers: everyone chosen so far as a row of its own, and one more to add.

    The rows stand in hidden fields, so that "Add another" keeps what was chosen without saving anything.
    """

    more = forms.ChoiceField(
        label="Who?",
        look="search",
        required=False,
        optional_mark=False,
        hint="A group, a post, an agency or a person. Type part of the name.",
    )
    more_part = forms.ChoiceField(
        label="What part do they have?",
        choices=Part.choices,
        initial=Part.LEAD,
        inline=True,
        required=False,
        optional_mark=False,
    )

    def __init__(self, *args: Any, who: Finder, held: Sequence[tuple[str, str, str]], **kwargs: Any):
        """`held` are (who, name, part) of those who answer now; `who` finds all who may be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["more"].finder = self.who = who
        names = {value: name for value, name, _ in held}
        self.rows: list[str] = []
        given = [(one, part) for one, _, part in held]
        if self.is_bound:
            given = [(one, self._part(one)) for one in self.data.getlist("rows")]
            names |= who.called([one for one, _ in given if one not in names])
        for one, part in given:
            if one in names and one not in self.rows:
                self.add_row(one, names[one], part)
        self.names = names

    def _part(self, who: str) -> str:
        return str(self.data.get(f"part-{who}", Part.LEAD))

    def add_row(self, who: str, name: str, part: str) -> None:
        """One more who answers."""
        self.rows.append(who)
        self.fields[f"part-{who}"] = forms.ChoiceField(
            label=name,
            choices=[*Part.choices, ("none", "Does not answer for it")],
            initial=part,
            inline=True,
        )

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen, unless those who answer now are to answer no more."""
        given = super().clean() or self.cleaned_data
        if not self.rows and not given.get("more") and "more" not in self.errors:
            self.add_error("more", "Choose who answers; to leave it open, cancel")
        return given

    @property
    def row_fields(self) -> list[Any]:
        """The rows to draw: (who, bound field)."""
        return [(who, self[f"part-{who}"]) for who in self.rows]

    @property
    def answering(self) -> list[Answerer]:
        """Those chosen, leads first, as the service wants them."""
        chosen = [Answerer(who, self.cleaned_data[f"part-{who}"]) for who in self.rows]
        more = self.cleaned_data.get("more")
        if more and more not in self.rows:
            chosen.append(Answerer(more, self.cleaned_data.get("more_part") or Part.LEAD))
        kept = [one for one in chosen if one.part != "none"]
        return sorted(kept, key=lambda one: one.part != Part.LEAD)

    def rows_with_one_more(self) -> list[tuple[str, str, str]]:
        """The rows as they stand, and whoever was chosen in "Who?", as `held` for a fresh form."""
        rows = [(one, self.names[one], self._part(one)) for one in self.rows]
        more = self.cleaned_data.get("more") if self.is_valid() or "more" not in self.errors else ""
        if more and more not in self.rows:
            name = self.who.called([more])[more]
            rows.append((more, name, str(self.data.get("more_part") or Part.LEAD)))
        return rows
