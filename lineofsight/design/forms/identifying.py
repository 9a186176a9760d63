"""Forms whose free text must not name a child: they warn before anything is saved, and can be overruled with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BoundField

from lineofsight.core.identifying import find_likenesses, warning_about

from .fields import TextField

REASON = "identifying_reason"


class NamesNoChild:
    """Beside a form class: `class CommentForm(NamesNoChild, forms.Form)`. `checked_texts` are the fields looked through.

    A text that seems to name a child is refused once, with what was found; the page then also asks why it has to stay,
    and with that reason it is taken. The reason is `form.identifying_reason`, "" when nothing was found: services keep it
    in history.
    """

    checked_texts: tuple[str, ...] = ("text",)
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.has_likenesses = False
        self.fields[REASON] = TextField(
            label="If it has to stay as it is, say why",
            hint="Your reason is kept in the history. If you change what you wrote instead, leave this empty.",
            required=False,
            max_length=300,
            optional_mark=False,
        )

    def clean(self) -> dict[str, Any] | None:
        """Look through the texts; an error on each that seems to name a child, unless a reason is given."""
        cleaned = super().clean()  # type: ignore[misc]
        told: dict[str, Any] = self.cleaned_data  # type: ignore[attr-defined]
        for name in self.checked_texts:
            found = find_likenesses(told.get(name) or "")
            self.has_likenesses = self.has_likenesses or bool(found)
            if found and not told.get(REASON):
                self.add_error(name, warning_about(found))  # type: ignore[attr-defined]
        return cleaned

    @property
    def identifying_reason(self) -> str:
        """Why a text that seems to name a child was saved all the same; "" when none does."""
        return self.cleaned_data.get(REASON, "") if self.has_likenesses else ""  # type: ignore[attr-defined]

    def groups(self) -> Iterator[BoundField]:
        """As the form's own, with the question for a reason only once there is something to give a reason for, right
        below the text it is about."""
        shown = [bound for bound in super().groups() if bound.name != REASON]  # type: ignore[misc]
        if self.has_likenesses:
            place = max(
                (at for at, bound in enumerate(shown) if bound.name in self.checked_texts),
                default=len(shown) - 1,
            )
            shown.insert(place + 1, self[REASON])  # type: ignore[index]
        yield from shown
