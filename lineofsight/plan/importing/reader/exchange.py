"""`lineofsight-plan/1` as input: read and checked, every fault named with its place in the JSON."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.plan.importing.document import CannotRead

FORMAT = "lineofsight-plan/1"
KINDS = ("priority", "standing")
PRECISIONS = (
    "day",
    "month",
    "quarter",
    "half",
    "year",
    "financial_year",
    "season",
    "term",
    "relative",
    "ongoing",
    "conditional",
    "unknown",
)
FINDINGS = ("no_lead", "no_due", "ongoing", "no_measure", "compound", "everyone_leads", "lead_not_found")
_TEXTS = (
    "leads_text",
    "due_text",
    "measure_text",
    "evidence_text",
    "status_text",
    "progress_text",
    "source_text",
)
_REMEDY = "Correct the file, or export the plan again."
_MISSING = object()


def read_exchange(path: Path) -> dict[str, Any]:
    """Read a plan in the exchange format. Keys that may be blank may be left out; they come back blank.

    Raises CannotRead naming the place ("sections[2].objectives[0].due.latest") and the fault.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotRead(f"This JSON file is not UTF-8 text. {_REMEDY}", f"byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise CannotRead(
            f"This is not whole JSON: it is cut short or damaged. {_REMEDY}",
            f"line {error.lineno}, column {error.colno}",
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise CannotRead(
            f"A number in this JSON file is longer than any number of a plan. {_REMEDY}"
        ) from error
    except RecursionError as error:
        raise CannotRead(f"Things lie in one another too deeply in this JSON file. {_REMEDY}") from error
    return check_exchange(value)


def check_exchange(value: Any) -> dict[str, Any]:
    """The plan of a parsed JSON value, every key present and in order. Raises CannotRead naming the place of a fault."""
    plan = _Fields(value, "")
    if plan.take("format", _text, "") != FORMAT:
        _refuse("format", f"“{FORMAT}” was expected")
    read = {
        "format": FORMAT,
        "title": plan.take("title", _text, ""),
        "partnership": plan.take("partnership", _text, ""),
        "period": plan.take("period", _period, None) or {"text": "", "start": None, "end": None},
        "statements": plan.take("statements", _statements, None)
        or {"vision": "", "values": [], "principles": []},
        "status_key": plan.take("status_key", _key, {}),
        "sections": plan.take("sections", _list_of(_section), _MISSING),
    }
    read["findings"] = plan.take(
        "findings", _list_of(lambda item, place: _pointer(item, place, read["sections"], FINDINGS)), []
    )
    read["doubts"] = plan.take(
        "doubts", _list_of(lambda item, place: _pointer(item, place, read["sections"], None)), []
    )
    plan.finish()
    return read


def _refuse(place: str, fault: str) -> None:
    raise CannotRead(f"This plan file is not in order at {place or 'its top'}: {fault}. {_REMEDY}", place)


class _Fields:
    """The keys of one JSON object, taken one by one; what is left over at the end is a fault."""

    def __init__(self, value: Any, place: str):
        if not isinstance(value, dict):
            _refuse(place, f"an object was expected, not {_kind(value)}")
        self.left = dict(value)
        self.place = place

    def take(self, key: str, read: Callable[[Any, str], Any], default: Any) -> Any:
        place = f"{self.place}.{key}" if self.place else key
        if key not in self.left:
            if default is _MISSING:
                _refuse(place, "it is missing")
            return default
        return read(self.left.pop(key), place)

    def finish(self) -> None:
        if self.left:
            key = sorted(self.left)[0]
            _refuse(f"{self.place}.{key}" if self.place else str(key), "the format has no such key")


def _kind(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        type(None): "null",
    }
    return names.get(type(value), "something else")


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        _refuse(place, f"text was expected, not {_kind(value)}")
    return " ".join(value.split())


def _needed_text(value: Any, place: str) -> str:
    text = _text(value, place)
    if not text:
        _refuse(place, "it is blank")
    return text


def _list_of(read: Callable[[Any, str], Any]) -> Callable[[Any, str], list[Any]]:
    def read_list(value: Any, place: str) -> list[Any]:
        if not isinstance(value, list):
            _refuse(place, f"a list was expected, not {_kind(value)}")
        return [read(item, f"{place}[{order}]") for order, item in enumerate(value)]

    return read_list


def _day(value: Any, place: str) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(_text(value, place)).isoformat()
    except ValueError:
        _refuse(place, f"“{value}” is no date; a date is written 2026-03-31")
    return None


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any, str], str]:
    def read(value: Any, place: str) -> str:
        if value not in allowed:
            _refuse(place, f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    return read


def _in_order(place: str, first: str | None, last: str | None) -> None:
    if first and last and first > last:
        _refuse(place, f"{first} is after {last}")


def _period(value: Any, place: str) -> dict[str, Any] | None:
    if value is None:
        return None
    fields = _Fields(value, place)
    period = {
        "text": fields.take("text", _text, ""),
        "start": fields.take("start", _day, None),
        "end": fields.take("end", _day, None),
    }
    fields.finish()
    _in_order(place, period["start"], period["end"])
    return period


def _statements(value: Any, place: str) -> dict[str, Any]:
    fields = _Fields(value, place)
    read = {
        "vision": fields.take("vision", _text, ""),
        "values": fields.take("values", _list_of(_needed_text), []),
        "principles": fields.take("principles", _list_of(_needed_text), []),
    }
    fields.finish()
    return read


def _key(value: Any, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        _refuse(place, f"an object was expected, not {_kind(value)}")
    return {_text(code, place): _text(words, f"{place}.{code}") for code, words in value.items()}


def _section(value: Any, place: str) -> dict[str, Any]:
    fields = _Fields(value, place)
    section = {
        "kind": fields.take("kind", _one_of(KINDS), "priority"),
        "ref": fields.take("ref", _text, ""),
        "title": fields.take("title", _text, _MISSING),
        "lead_text": fields.take("lead_text", _text, ""),
        "outcomes": fields.take("outcomes", _list_of(_needed_text), []),
    }
    count = len(section["outcomes"])
    section["objectives"] = fields.take("objectives", _list_of(lambda item, at: _row(item, at, count)), [])
    fields.finish()
    return section


def _row(value: Any, place: str, outcomes: int | None) -> dict[str, Any]:
    """An objective (`outcomes` is how many its section has) or, with None, an action."""
    fields = _Fields(value, place)
    row: dict[str, Any] = {
        "ref": fields.take("ref", _text, ""),
        "text": fields.take("text", _needed_text, _MISSING),
    }
    if outcomes is not None:
        row["outcomes"] = fields.take("outcomes", _list_of(_position_below(outcomes, "outcome")), [])
    leads_text = fields.take("leads_text", _text, "")
    row |= {"leads_text": leads_text, "leads": fields.take("leads", _list_of(_needed_text), [])}
    row |= {"due_text": fields.take("due_text", _text, ""), "due": fields.take("due", _due, None)}
    row |= {name: fields.take(name, _text, "") for name in _TEXTS[2:]}
    if outcomes is not None:
        row["actions"] = fields.take("actions", _list_of(lambda item, at: _row(item, at, None)), [])
    row["origin"] = fields.take("origin", _origin, None) or {"page": None, "table": None, "row": None}
    fields.finish()
    return row


def _position_below(count: int, what: str) -> Callable[[Any, str], int]:
    def read(value: Any, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            _refuse(place, f"a position was expected, not {_kind(value)}")
        if not 0 <= value < count:
            _refuse(
                place,
                f"there is no {what} {value}; positions run from 0 to {count - 1}"
                if count
                else f"there is no {what} to point to",
            )
        return int(value)

    return read


def _due(value: Any, place: str) -> dict[str, Any] | None:
    if value is None:
        return None
    fields = _Fields(value, place)
    due = {
        "earliest": fields.take("earliest", _day, None),
        "latest": fields.take("latest", _day, None),
        "precision": fields.take("precision", _one_of(PRECISIONS), _MISSING),
        "recurrence": fields.take("recurrence", _text, ""),
    }
    condition = fields.take("condition", _text, "")
    fields.finish()
    _in_order(place, due["earliest"], due["latest"])
    return due | ({"condition": condition} if condition else {})


def _origin(value: Any, place: str) -> dict[str, Any] | None:
    if value is None:
        return None
    fields = _Fields(value, place)
    read = {name: fields.take(name, _place_in_file, None) for name in ("page", "table", "row")}
    fields.finish()
    return read


def _place_in_file(value: Any, place: str) -> int | str | None:
    if value is not None and (not isinstance(value, int | str) or isinstance(value, bool)):
        _refuse(place, f"a number or a name was expected, not {_kind(value)}")
    return value  # type: ignore[no-any-return]


def _pointer(
    value: Any, place: str, sections: list[dict[str, Any]], kinds: tuple[str, ...] | None
) -> dict[str, Any]:
    """A finding (with `kinds`) or a doubt: it points to a row that must be there."""
    fields = _Fields(value, place)
    read: dict[str, Any] = {"kind": fields.take("kind", _one_of(kinds) if kinds else _needed_text, _MISSING)}
    section = fields.take("section", _or_none(_position_below(len(sections), "section")), None)
    read["section"] = section
    objectives = sections[section]["objectives"] if section is not None else []
    for name, rows in (("objective", objectives), ("action", None)):
        if name not in fields.left:
            continue
        if rows is None:
            rows = objectives[read["objective"]]["actions"] if read.get("objective") is not None else []
        position = fields.take(name, _or_none(_position_below(len(rows), name)), None)
        if position is not None:
            read[name] = position
    read["message"] = fields.take("message", _text, "")
    if kinds is None:
        confidence = fields.take("confidence", lambda item, at: item, None)
        if confidence is not None:
            if (
                not isinstance(confidence, int | float)
                or isinstance(confidence, bool)
                or not 0 <= confidence <= 1
            ):
                _refuse(f"{place}.confidence", "a number from 0 to 1 was expected")
            read["confidence"] = confidence
    fields.finish()
    return read


def _or_none(read: Callable[[Any, str], int]) -> Callable[[Any, str], int | None]:
    return lambda value, place: None if value is None else read(value, place)
