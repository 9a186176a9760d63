"""Saving what a form holds: a refusal is said beside the form, two versions are shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from lineofsight.core.errors import EditionConflict, Refused
from lineofsight.design.lists.columns import as_words


class EditionField(forms.IntegerField):
    """Carries the edition that the person saw, unseen."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any):
        super().__init__(min_value=1, **kwargs)


def carry_out(form: forms.BaseForm, act: Callable[[], Any], *, field: str | None = None) -> bool:
    """Call a service with what the form holds. True when it was done.

    When it was refused, the form says why (beside `field`, else at the top). When somebody else saved first, the form
    gets `both_versions` for `design/both_versions.jinja` and carries the edition that stands there now: saving it again
    is then a choice. NotAllowed goes through.
    """
    try:
        act()
    except EditionConflict as conflict:
        form.both_versions = _rows(form, conflict)  # type: ignore[attr-defined]
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data[form.add_prefix("edition")] = str(conflict.record.edition)  # type: ignore[attr-defined]
        return False
    except Refused as refusal:
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    return True


def _rows(form: forms.BaseForm, conflict: EditionConflict) -> list[dict[str, Any]]:
    """The fields in which two versions differ: [{"label", "theirs", "yours"}], in the order of the form."""
    ordered = [name for name in form.fields if name in conflict.theirs]
    ordered += [name for name in conflict.theirs if name not in ordered]
    return [
        {
            "label": form.fields[name].label if name in form.fields else name.replace("_", " ").capitalize(),
            "theirs": as_words(conflict.theirs[name]),
            "yours": as_words(conflict.yours[name]),
        }
        for name in ordered
    ]
