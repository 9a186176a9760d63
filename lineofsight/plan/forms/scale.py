"""The scale on which the objectives and actions of a plan are rated."""

from typing import Any

from lineofsight.design import forms

from ..models import Plan
from ..ratings import COLOURS, LEAST_STEPS, MOST_STEPS, Meaning, Scale, Step
from .base import ChangeForm

PARTS = ("code", "words", "meaning", "colour")


class ScaleForm(ChangeForm):
    """A row for each step; rows left empty are no steps. It begins with the scale given."""

    def __init__(self, *args: Any, plan: Plan, scale: Scale, **kwargs: Any):
        super().__init__(*args, plan=plan, record=plan, **kwargs)
        why, edition = self.fields.pop("reason", None), self.fields.pop("edition")
        for number in range(MOST_STEPS):
            step = scale.steps[number] if number < len(scale.steps) else None
            self.fields.update(_fields_of(number + 1, step))
        if why:
            self.fields["reason"] = why
        self.fields["edition"] = edition

    def rows(self) -> list[tuple]:
        """The four fields of each step."""
        return [tuple(self[_name(number, part)] for part in PARTS) for number in range(1, MOST_STEPS + 1)]

    def clean(self) -> dict[str, Any]:
        """The steps in `cleaned_data["steps"]`; a row half filled in is named."""
        told = super().clean() or self.cleaned_data
        steps = []
        for number in range(1, MOST_STEPS + 1):
            code, words, meaning, colour = (told.pop(_name(number, part), "") for part in PARTS)
            if not code and not words:
                continue
            for part, value in (("code", code), ("words", words)):
                if not value:
                    self.add_error(_name(number, part), f"Step {number}: enter its {_WORDS[part]}")
            steps.append(Step(code, words, Meaning(meaning or Meaning.OTHER), colour or "grey"))
        if len(steps) < LEAST_STEPS and not self.errors:
            self.add_error(_name(len(steps) + 1, "code"), f"A scale has at least {LEAST_STEPS} steps")
        told["steps"] = steps
        return told


_WORDS = {"code": "letter or number", "words": "words"}


def _name(number: int, part: str) -> str:
    return f"{part}-{number}"


def _fields_of(number: int, step: Step | None) -> dict[str, Any]:
    given = (
        (step.code, step.words, step.meaning.value, step.colour) if step else ("", "", "on-track", "green")
    )
    shared: dict[str, Any] = {"required": False, "optional_mark": False}
    choices = [(one.value, one.words) for one in Meaning]
    return {
        _name(number, "code"): forms.TextField(
            label=f"Letter or number of step {number}", max_length=20, initial=given[0], **shared
        ),
        _name(number, "words"): forms.TextField(
            label=f"Words of step {number}", max_length=80, initial=given[1], **shared
        ),
        _name(number, "meaning"): forms.ChoiceField(
            label=f"What step {number} means", choices=choices, look="select", initial=given[2], **shared
        ),
        _name(number, "colour"): forms.ChoiceField(
            label=f"Colour of step {number}",
            choices=list(COLOURS.items()),
            look="select",
            initial=given[3],
            **shared,
        ),
    }
