"""What every form that changes a plan shares: the reason, the edition somebody saw, and both versions of a conflict."""

from dataclasses import dataclass
from typing import Any

from lineofsight.core.errors import EditionConflict
from lineofsight.design import forms
from lineofsight.design.forms.identifying import REASON, NamesNoChild
from lineofsight.design.lists.columns import as_words

from ..models import Plan
from ..presenters.history import FIELDS, UNSAID

WHY_HINT = "For example: agreed by the executive group on 12 November."


@dataclass(frozen=True)
class TwoVersions:
    """One field that somebody else changed meanwhile: what they saved and what was typed here."""

    label: str
    theirs: str
    yours: str


class ChangeForm(NamesNoChild, forms.Form):
    """The base. Subclasses put their own fields before; `reason` and `edition` come last. The reason is asked once the
    plan is past its draft; `always_why` asks it at every stage. Every text is looked through for what may name a child;
    why such words have to stay is kept with the reason."""

    always_why = False
    conflicts: tuple[TwoVersions, ...] = ()

    def __init__(self, *args: Any, plan: Plan, record: Any = None, **kwargs: Any):
        kwargs["initial"] = {**self.initial_of(record), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.record = record
        if plan.stage != "draft" or self.always_why:
            label = "Why?" if self.always_why else "Why this change?"
            self.fields["reason"] = forms.LongTextField(label=label, hint=WHY_HINT, rows=2, max_length=500)
            self.fields["reason"].error_messages["required"] = "Say why, so that others can follow it later"
        if record is not None:
            self.fields["edition"] = forms.HiddenField()
            self.initial.setdefault("edition", str(record.edition))

    @property
    def checked_texts(self) -> tuple[str, ...]:  # type: ignore[override]
        """Every field that takes free text."""
        return tuple(
            name
            for name, field in self.fields.items()
            if isinstance(field, (forms.TextField, forms.LongTextField)) and name != REASON
        )

    def clean(self) -> dict[str, Any]:
        """As `NamesNoChild`; the reason why words have to stay becomes part of the reason that history keeps."""
        super().clean()
        self.cleaned_data.pop(REASON, None)
        if self.kept_because:
            why = self.cleaned_data.get("reason", "")
            kept = f"Words that may look like a child’s name stay: {self.kept_because}"
            self.cleaned_data["reason"] = f"{why}\n{kept}".strip()
        return self.cleaned_data

    @property
    def kept_because(self) -> str:
        """Why words that may name a child stay; "" where there are none."""
        return self.data.get(REASON, "").strip() if self.has_likenesses else ""

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """What stands in the fields at first: the record's own values."""
        if record is None:
            return {}
        return {name: getattr(record, name) for name in cls.base_fields if hasattr(record, name)}

    def clean_edition(self) -> int:
        """The edition as a number; one that was tampered with is none that was ever seen."""
        told = self.cleaned_data["edition"]
        return int(told) if told.isascii() and told.isdigit() else 0

    def show_conflict(self, conflict: EditionConflict) -> None:
        """Somebody else saved first: show both versions, and take the next saving as the choice of this one."""
        named = [name for name in conflict.yours if name not in UNSAID]
        self.conflicts = tuple(
            TwoVersions(
                FIELDS.get(name, name.replace("_", " ").capitalize()),
                _said(conflict.theirs.get(name)),
                _said(conflict.yours[name]),
            )
            for name in named
            if conflict.theirs.get(name) != conflict.yours[name]
        )
        self.data = self.data.copy()
        self.data["edition"] = str(conflict.record.edition)  # type: ignore[attr-defined]
        self.add_error(None, str(conflict))


class ReasonForm(ChangeForm):
    """Only why."""

    always_why = True


class DraftReasonForm(ChangeForm):
    """Only why, and only once the plan is past its draft."""


def _said(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(str(one) for one in value)
    return str(as_words(value))
