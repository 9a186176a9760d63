"""Differences in words, for the page and the command."""

from itertools import takewhile
from typing import Any

_LONGEST = 90
#: So many words that did not change lead up to those that did.
_LEAD_IN = 4
_NOUNS = {
    "leads": "lead",
    "due": "date",
    "status": "status",
    "measure": "measure of success",
    "evidence": "evidence",
    "progress": "progress",
    "source": "source",
    "reference": "reference",
    "outcomes": "outcomes it serves",
    "title": "title",
    "kind": "kind",
    "partnership": "partnership's name",
    "period": "period",
    "vision": "vision",
    "values": "values",
    "principles": "principles",
    "status key": "key to the status",
}
_KINDS = {"priority": "a priority", "standing": "a standing duty"}


def tell(kind: str, what: str, field: str, before: Any, after: Any, name: str, section: str = "") -> str:
    """One sentence about a difference; `name` is the text of the thing, `section` the title of where it
    stands."""
    told = _tell(kind, what, field, before, after, name, section)
    return told.removesuffix(".") if told.endswith((".\u201d.", "\u2026\u201d.")) else told


def _tell(kind: str, what: str, field: str, before: Any, after: Any, name: str, section: str) -> str:
    thing = f"{what} {quote(name)}" if name else f"{what} without words"
    if kind == "added":
        return f"New {thing}{_in(section)}."
    if kind == "removed":
        return f"No longer there: {thing}{_in(section)}."
    if kind == "reworded":
        return f"The {what} {quote(before)}{_in(section)} now reads {_quote_from_where_they_part(before, after)}."
    if kind == "moved":
        return _moved(what, field, before, after, thing)
    owner = f" of the {thing}" if what != "plan" else " of the plan"
    values = f"from {_value(field, before)} to {_value(field, after)}"
    return f"The {_NOUNS.get(field, field)}{owner} changed {values}."


def _moved(what: str, field: str, before: Any, after: Any, thing: str) -> str:
    if what == "section":
        return f"The {thing} moved from place {before + 1} to place {after + 1}."
    if field == "position":
        return f"The {thing} stands in another place of the same list: {before} before, {after} now."
    return f"The {thing} moved from {_in_words(before)} to {_in_words(after)}."


def _in_words(place: str) -> str:
    return place or "a section without a title"


def _in(section: str) -> str:
    return f" in {quote(section)}" if section else ""


def quote(text: Any) -> str:
    """The text in quotation marks, shortened at a word when long."""
    words = " ".join(str(text).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:. ") + "\u2026"
    return f"\u201c{words}\u201d"


def _quote_from_where_they_part(before: str, after: str) -> str:
    """The newer text in quotation marks. One that is too long for that begins a few words before it differs from the
    older, so that what is new about it is told and not cut away."""
    old, new = before.split(), after.split()
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if len(" ".join(new)) <= _LONGEST or same <= _LEAD_IN:
        return quote(after)
    return quote("\u2026" + " ".join(new[same - _LEAD_IN :]))


def _value(field: str, value: Any) -> str:
    """A value in words: the printed words where there are any."""
    if isinstance(value, dict):
        if "leads_text" in value:
            return _or_nothing(value["leads_text"] or ", ".join(value.get("leads") or []))
        if "due_text" in value:
            return _or_nothing(value["due_text"] or _window(value.get("due")))
        if "text" in value:
            return _or_nothing(value["text"])
        return _or_nothing("; ".join(f"{key}: {words}" for key, words in value.items()))
    if isinstance(value, list):
        return _or_nothing("; ".join(map(str, value)))
    if field == "kind":
        return _KINDS.get(value, _or_nothing(value))
    return _or_nothing(value)


def _or_nothing(words: Any) -> str:
    return quote(words) if str(words or "").strip() else "nothing"


def _window(due: dict | None) -> str:
    """The dates of a due window, for plans whose due words are blank."""
    days = [day for day in ((due or {}).get("earliest"), (due or {}).get("latest")) if day]
    return " to ".join(dict.fromkeys(days))


def where(plan: dict, place: tuple[int, ...]) -> str:
    """A place in words: "objective 2 of “Neglect”"."""
    title = plan["sections"][place[0]].get("title", "")
    named = quote(title) if title else f"section {place[0] + 1}"
    if len(place) == 2:
        return f"objective {place[1] + 1} of {named}"
    return f"action {place[2] + 1} under objective {place[1] + 1} of {named}"
