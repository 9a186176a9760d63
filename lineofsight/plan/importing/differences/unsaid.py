"""What a file prints nothing about is not changed by it.

A table says nothing of the plan's title, its period or its vision; nobody who sends a newer table means to empty
them. So a file is compared as if it said there what the older plan says. This holds for the plan as a whole and for
the heads of its sections. A row is another matter: who and when stand in cells of their own, and a blank one was
emptied. But words for a time mean what they meant: "in the autumn" has its year from what stands over the table. Two
states of the plan itself are compared as they are: there an empty field is a change.
"""

import copy

from lineofsight.plan.importing.differences.matching import (
    Item,
    as_typed,
    items_of,
    match,
    sections_matched,
)

_OF_THE_PLAN = ("title", "partnership", "period", "statements", "status_key")
_OF_A_SECTION = ("title", "ref", "lead_text")


def with_unsaid_from(older: dict, content: dict) -> dict:
    """The plan of a file, saying what `older` says wherever the file prints nothing. Places stay as they are."""
    filled = _filled(content, older, _OF_THE_PLAN) | {"sections": _sections(older, content)}
    return _with_known_times(older, filled)


def _sections(older: dict, content: dict) -> list[dict]:
    olders, sections = older.get("sections") or [], content.get("sections") or []
    earlier = {new: olders[old] for old, new in sections_matched(older, content).items()}
    return [_section(section, earlier.get(place, {})) for place, section in enumerate(sections)]


def _section(section: dict, older: dict) -> dict:
    filled = _filled(section, older, _OF_A_SECTION)
    if not _says(section.get("title")) and section.get("kind") == "priority":
        filled["kind"] = older.get(
            "kind", "priority"
        )  # it is a priority only because no heading says otherwise
    return filled


def _with_known_times(older: dict, content: dict) -> dict:
    """The plan of a file; where it has the same words for a time as before, but tells no day by them, they mean what
    they meant."""
    before, after = older.get("period") or {}, content.get("period") or {}
    if after.get("text") and after["text"] == before.get("text") and not after.get("end"):
        content = content | {"period": before}
    known = {_time(item) for item in items_of(older) if _is_dated(item)}
    if not any(_time(item) in known and not _is_dated(item) for item in items_of(content)):
        return content
    content = copy.deepcopy(content)
    for one, other in match(older, content).pairs:
        if _time(one) == _time(other) and _is_dated(one) and not _is_dated(other):
            other.fields["due"] = one.fields["due"]
    return content


def _time(item: Item) -> str:
    return as_typed(item.fields.get("due_text") or "")


def _is_dated(item: Item) -> bool:
    """Whether some words for a time tell a day."""
    return bool(_time(item) and (item.fields.get("due") or {}).get("latest"))


def _filled(said: dict, older: dict, names: tuple[str, ...]) -> dict:
    return {**said, **{name: older[name] for name in names if not _says(said.get(name)) and name in older}}


def _says(value: object) -> bool:
    """Whether there is any word in a value of the plan format."""
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    if isinstance(value, list):
        return any(map(_says, value))
    return bool(str(value).strip()) if value is not None else False
