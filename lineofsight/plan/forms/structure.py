"""Moving, splitting and merging."""

from collections.abc import Sequence
from typing import Any

from lineofsight.design import forms

from ..models import Action, Objective, Section
from .base import ChangeForm


class MoveObjectiveForm(ChangeForm):
    """To which section an objective goes."""

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

    def __init__(self, *args: Any, objectives: Sequence[Objective], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = [("", ""), *choices_of(objectives)]

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Nothing chosen beforehand."""
        return {}


class ChooseObjectiveForm(forms.Form):
    """With which objective this one is merged."""

    other = forms.ChoiceField(label="Merge it with which objective?", look="search", coerce=int)

    def __init__(self, *args: Any, objectives: Sequence[Objective], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", ""), *choices_of(objectives)]


class MergeForm(ChangeForm):
    """The words and the date of the one objective that comes of two."""

    always_why = True
    text = forms.LongTextField(label="The words of the one objective", rows=5, max_length=20000)
    due = forms.ChoiceField(label="When is it due?", choices=[])

    def __init__(self, *args: Any, kept: Objective, gone: Objective, **kwargs: Any):
        super().__init__(*args, record=kept, **kwargs)
        self.fields["due"].choices = [
            ("kept", kept.due_text or "No date (as this one)"),
            ("gone", gone.due_text or "No date (as the other one)"),
        ]
        self.initial |= {
            "text": f"{kept.text}\n{gone.text}",
            "due": "kept" if kept.due_text or not gone.due_text else "gone",
        }
        self.fields["other_edition"] = forms.HiddenField(initial=str(gone.edition))

    def clean_other_edition(self) -> int:
        """The edition of the other one as a number."""
        told = self.cleaned_data["other_edition"]
        return int(told) if told.isascii() and told.isdigit() else 0


class SplitForm(ChangeForm):
    """The words of each objective that a split makes, and with which of them each action goes."""

    def __init__(self, *args: Any, pieces: Sequence[str], actions: Sequence[Action], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.count = len(pieces)
        last = {name: self.fields.pop(name) for name in ("reason", "edition") if name in self.fields}
        for number, text in enumerate(pieces, 1):
            name = "This objective becomes" if number == 1 else f"New objective {number - 1}"
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
        return "This objective" if number == 1 else f"New objective {number - 1}"

    def pieces(self) -> list[tuple[str, frozenset[int]]]:
        """(words, ids of the actions) of each."""
        gone: dict[int, set[int]] = {number: set() for number in range(1, self.count + 1)}
        for name, value in self.cleaned_data.items():
            if name.startswith("action-"):
                gone[int(value)].add(int(name.removeprefix("action-")))
        return [(self.cleaned_data[f"piece-{number}"], frozenset(gone[number])) for number in gone]


def choices_of(objectives: Sequence[Objective]) -> list[tuple[int, str]]:
    """Objectives as they are chosen: reference, words, section."""
    return [(one.pk, f"{one.label} {one.text} ({one.section})") for one in objectives]
