"""Moving, splitting and merging."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from lineofsight.design import forms
from lineofsight.design.forms.finding import Finder, RowsFinder

from ..models import Action, Objective, Outcome, Promise, Section, Statement, StatementKind
from .base import ChangeForm


class MoveToSectionForm(ChangeForm):
    """To which section an objective or an outcome goes."""

    section = forms.ChoiceField(label="To which section?", coerce=int)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [(section.pk, str(section)) for section in sections]

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Nothing chosen beforehand."""
        return {}


class MoveActionForm(ChangeForm):
    """Under which objective an action goes."""

    objective = forms.ChoiceField(label="Under which objective?", look="search", coerce=int)

    def __init__(self, *args: Any, objectives: Finder, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["objective"].finder = objectives

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Nothing chosen beforehand."""
        return {}


class MoveStatementForm(ChangeForm):
    """What a statement is instead."""

    kind = forms.ChoiceField(label="What is it instead?")

    def __init__(self, *args: Any, record: Statement, **kwargs: Any):
        super().__init__(*args, record=record, **kwargs)
        self.fields["kind"].choices = [one for one in StatementKind.choices if one[0] != record.kind]

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Nothing chosen beforehand."""
        return {}


class ChooseOtherForm(forms.Form):
    """With which one this one is merged."""

    other = forms.ChoiceField(label="Merge it with which one?", look="search", coerce=int)

    def __init__(self, *args: Any, noun: str, others: Finder, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["other"].label = f"Merge it with which {noun}?"
        self.fields["other"].finder = others


class MergeForm(ChangeForm):
    """The words of the one that comes of two, and for objectives and actions its date."""

    always_why = True
    text = forms.LongTextField(label="The words", rows=5, max_length=20000)
    due = forms.ChoiceField(label="When is it due?", choices=[])

    def __init__(self, *args: Any, kept: Any, gone: Any, **kwargs: Any):
        super().__init__(*args, record=kept, **kwargs)
        noun = kept._meta.model_name
        words = "title" if noun == "section" else "words"
        self.fields["text"].label = f"The {words} of the one {noun}"
        self.fields["other_edition"] = forms.HiddenField(initial=str(gone.edition))
        if noun == "section":
            self.initial["text"] = kept.title
        else:
            self.initial["text"] = f"{kept.text}\n{gone.text}"
        if not isinstance(kept, Promise):
            del self.fields["due"]
            return
        self.fields["due"].choices = [
            ("kept", kept.due_text or "No date (as this one)"),
            ("gone", gone.due_text or "No date (as the other one)"),
        ]
        self.initial["due"] = "kept" if kept.due_text or not gone.due_text else "gone"

    def clean_other_edition(self) -> int:
        """The edition of the other one as a number."""
        told = self.cleaned_data["other_edition"]
        return int(told) if told.isascii() and told.isdigit() else 0


class SplitSectionForm(ChangeForm):
    """The title of the second section, and what goes to it."""

    title = forms.TextField(label="The title of the new section", max_length=300)
    outcomes = forms.ChoicesField(
        label="Which outcomes go to it?", choices=(), coerce=int, required=False, small=True
    )
    objectives = forms.ChoicesField(
        label="Which objectives go to it?", choices=(), coerce=int, required=False, small=True
    )

    def __init__(
        self, *args: Any, outcomes: Sequence[Outcome], objectives: Sequence[Objective], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = [(one.pk, one.text) for one in outcomes]
        self.fields["objectives"].choices = [(one.pk, f"{one.label} {one.text}") for one in objectives]
        if not outcomes:
            del self.fields["outcomes"]

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Nothing chosen beforehand."""
        return {}


class SplitForm(ChangeForm):
    """The words of each that a split makes, and with which of them each action goes."""

    def __init__(self, *args: Any, pieces: Sequence[str], actions: Sequence[Action] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.count = len(pieces)
        self.noun = self.record._meta.model_name
        last = {name: self.fields.pop(name) for name in ("reason", "edition") if name in self.fields}
        for number, text in enumerate(pieces, 1):
            name = f"This {self.noun} becomes" if number == 1 else f"New {self.noun} {number - 1}"
            self.fields[f"piece-{number}"] = forms.LongTextField(
                label=name, rows=3, max_length=10000, initial=text
            )
        for action in actions:
            self.fields[f"action-{action.pk}"] = forms.ChoiceField(
                label=f"With which one does the action “{action.text}” go?",
                choices=[(str(number), self._called(number)) for number in range(1, self.count + 1)],
                initial="1",
            )
        self.fields |= last

    def _called(self, number: int) -> str:
        return f"This {self.noun}" if number == 1 else f"New {self.noun} {number - 1}"

    def pieces(self) -> list[tuple[str, frozenset[int]]]:
        """(words, ids of the actions) of each."""
        gone: dict[int, set[int]] = {number: set() for number in range(1, self.count + 1)}
        for name, value in self.cleaned_data.items():
            if name.startswith("action-"):
                gone[int(value)].add(int(name.removeprefix("action-")))
        return [(self.cleaned_data[f"piece-{number}"], frozenset(gone[number])) for number in gone]


#: By the words of which fields each kind of record is searched.
SEARCHED_BY = {
    Objective: ("text", "printed_reference", "section__title"),
    Action: ("text", "printed_reference"),
    Outcome: ("text",),
    Section: ("title",),
    Statement: ("text",),
}


def finder_among(rows: QuerySet) -> RowsFinder:
    """Finds one of these rows of a plan, as it is chosen: with its reference and what it stands in."""
    return RowsFinder(rows, names=SEARCHED_BY[rows.model], label_of=_in_full)


def _in_full(record: Any) -> str:
    if isinstance(record, Objective):
        return f"{record.label} {record.text} ({record.section})"
    if isinstance(record, Action):
        return f"{record.label} {record.text} ({record.objective.label})"
    return str(record)
