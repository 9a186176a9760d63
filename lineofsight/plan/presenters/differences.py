"""Differences between two versions of a plan as pages show them: before and after, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..importing.differences import Difference
from ..queries.updates import Change

KIND_NAMES = {
    "added": "New",
    "removed": "No longer there",
    "reworded": "Reworded",
    "moved": "Moved",
    "changed": "Changed",
}
KIND_SHAPES = {"added": "tick", "removed": "cross", "reworded": "draft", "moved": "same", "changed": "half"}
FIELD_NAMES = {
    "leads": "Who answers",
    "due": "When",
    "status": "Status",
    "measure": "How success is measured",
    "evidence": "Evidence",
    "progress": "Progress",
    "source": "Source",
    "reference": "Reference",
    "outcomes": "Outcomes it serves",
    "title": "Title",
    "kind": "Kind",
    "partnership": "Partnership",
    "period": "Period",
    "vision": "Vision",
    "values": "Values",
    "principles": "Principles",
    "status key": "Key to the status",
    "text": "Words",
    "section": "Section",
    "parent": "Where it stands",
    "position": "Place",
}
SECTION_KINDS = {"priority": "Priority", "standing": "Core business"}


@dataclass(frozen=True)
class ShownDifference:
    """One difference. `words_only` marks a text of which only some words changed, to be shown in one piece; `here` is
    what the file said before and what stands here now, where both changed."""

    id: str
    kind: str
    kind_name: str
    shape: str
    what: str
    sentence: str
    label: str
    before: str
    after: str
    words_only: bool
    here: tuple[str, str] | None = None
    parent: str = ""


def shown(difference: Difference) -> ShownDifference:
    """A difference in words."""
    field = difference.field
    return ShownDifference(
        id=difference.id,
        kind=difference.kind,
        kind_name=KIND_NAMES[difference.kind],
        shape=KIND_SHAPES[difference.kind],
        what=difference.what,
        sentence=difference.sentence,
        label=FIELD_NAMES.get(field, field.capitalize()),
        before=value_in_words(field, difference.before),
        after=value_in_words(field, difference.after),
        words_only=difference.kind == "reworded" or field in ("vision", "measure", "progress", "evidence"),
    )


def shown_change(change: Change) -> ShownDifference:
    """A change of a newer version in words, with what was changed here since."""
    plain = shown(change.difference)
    field = change.difference.field
    here = change.here and (value_in_words(field, change.here[0]), value_in_words(field, change.here[1]))
    return ShownDifference(**{**plain.__dict__, "here": here, "parent": change.parent})


def counted(differences: Iterable[Difference]) -> list[tuple[str, int]]:
    """How many of each kind: [("New", 3), ("Reworded", 1)]; kinds that are not there are left out."""
    kinds = [difference.kind for difference in differences]
    return [(name, kinds.count(kind)) for kind, name in KIND_NAMES.items() if kind in kinds]


def value_in_words(field: str, value: Any) -> str:
    """A value of the plan format as a page says it; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return _dict_in_words(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(each) for each in value)
    if field == "kind":
        return SECTION_KINDS.get(value, str(value))
    if field == "position" and isinstance(value, int):
        return f"place {value + 1}"
    return str(value)


def _dict_in_words(value: dict) -> str:
    if "objectives" in value or "title" in value:
        return f"{value.get('ref', '')} {value.get('title', '')}".strip()
    if "text" in value and "leads" in value:
        return _row_in_words(value)
    if "leads_text" in value:
        return value["leads_text"] or ", ".join(value.get("leads") or [])
    if "due_text" in value:
        return value["due_text"] or window_in_words(value.get("due"))
    if "text" in value:
        return value["text"] or window_in_words({"earliest": value.get("start"), "latest": value.get("end")})
    return "; ".join(f"{key}: {words}" for key, words in value.items())


def _row_in_words(row: dict) -> str:
    """A whole objective or action: its words, who answers, when."""
    said = [f"{row.get('ref', '')} {row['text']}".strip()]
    said += [f"Who answers: {row['leads_text']}"] if row.get("leads_text") else []
    said += [f"When: {row['due_text']}"] if row.get("due_text") else []
    return " · ".join(said)


def window_in_words(due: dict | None) -> str:
    """The days of a due window, for plans whose due words are blank."""
    days = [day for day in ((due or {}).get("earliest"), (due or {}).get("latest")) if day]
    return " to ".join(dict.fromkeys(days))
