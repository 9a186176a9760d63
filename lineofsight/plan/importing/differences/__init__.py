"""What changed between two plans in the exchange format: added, removed, reworded, moved, changed.

Pure comparison: nothing is applied here. `matching.py` decides which items are the same thing; this file says
how they differ; `sentences.py` puts it into words.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lineofsight.plan.importing.differences import sentences
from lineofsight.plan.importing.differences.matching import Item, Matching, as_typed, items_of, match

FIELDS = {
    "leads": ("leads_text", "leads"),
    "due": ("due_text", "due"),
    "status": ("status_text",),
    "measure": ("measure_text",),
    "evidence": ("evidence_text",),
    "progress": ("progress_text",),
    "source": ("source_text",),
    "reference": ("ref",),
}
"""What can change about an objective or action → the fields of the plan format that hold it, the printed
words first."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was.

    `kind` is "added", "removed", "reworded", "moved" or "changed"; `what` is "plan", "section", "outcome",
    "objective" or "action"; `field` names what changed, "" for additions and removals. `place_before` and
    `place_after` are positions from 0, as (section,), (section, outcome), (section, objective) or (section,
    objective, action); None where the thing is not there; () for the plan itself. `before` and `after` are
    values of the plan format. `sentence` tells it to a person.

    `id` is made of all this: comparing the same plans again gives the same ids, and a difference that
    somebody accepted cannot be mistaken for another one after either plan changed there.
    """

    id: str
    kind: str
    what: str
    field: str
    place_before: tuple[int, ...] | None
    place_after: tuple[int, ...] | None
    before: Any
    after: Any
    sentence: str


@dataclass(frozen=True)
class Differences:
    """All differences between two plans, in the order of the newer one, removals last. `pairs` gives for each
    place of an item in the older plan its place in the newer."""

    found: tuple[Difference, ...]
    pairs: dict[tuple[int, ...], tuple[int, ...]]

    def __bool__(self) -> bool:
        return bool(self.found)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def of_kind(self, kind: str) -> list[Difference]:
        """Those of one kind."""
        return [difference for difference in self.found if difference.kind == kind]


def compare(before: dict, after: dict) -> Differences:
    """Compare two plans of the format `lineofsight-plan/1`.

    Spacing, kinds of quotation marks and dashes are not differences, and neither are origins, findings and
    doubts.
    """
    matching = match(before, after)
    found = [
        *_of_the_plan(before, after),
        *_of_sections(before, after, matching),
        *_of_outcomes(before, after, matching),
        *_of_commitments(before, after, matching),
    ]
    pairs = {one.place: other.place for one, other in matching.pairs}
    return Differences(tuple(found), pairs)


def same(before: dict, after: dict) -> bool:
    """Whether the newer plan brings nothing new."""
    return not compare(before, after)


def _of_the_plan(before: dict, after: dict) -> Iterator[Difference]:
    for field in ("title", "partnership"):
        yield from _changed("plan", field, (), (), before.get(field, ""), after.get(field, ""))
    yield from _changed("plan", "period", (), (), before.get("period") or {}, after.get("period") or {})
    old, new = before.get("statements") or {}, after.get("statements") or {}
    for field in ("vision", "values", "principles"):
        blank: str | list = "" if field == "vision" else []
        yield from _changed("plan", field, (), (), old.get(field) or blank, new.get(field) or blank)
    yield from _changed(
        "plan", "status key", (), (), before.get("status_key") or {}, after.get("status_key") or {}
    )


def _of_sections(before: dict, after: dict, matching: Matching) -> Iterator[Difference]:
    old_sections, new_sections = before.get("sections") or [], after.get("sections") or []
    matched = matching.sections
    newer = {new: old for old, new in matched.items()}
    moved = out_of_order([newer[new] for new in sorted(newer)])
    for position, section in enumerate(new_sections):
        if position not in newer:
            yield _difference(
                "added", "section", "", None, (position,), None, _head(section), section.get("title", "")
            )
            continue
        old = newer[position]
        one, places = old_sections[old], ((old,), (position,))
        name = one.get("title") or section.get("title") or ""
        if as_typed(one.get("title", "")) != as_typed(section.get("title", "")):
            yield _difference(
                "changed", "section", "title", *places, one.get("title", ""), section.get("title", ""), name
            )
        yield from _changed("section", "reference", *places, one.get("ref", ""), section.get("ref", ""), name)
        yield from _changed("section", "kind", *places, one.get("kind", ""), section.get("kind", ""), name)
        yield from _changed(
            "section", "leads", *places, one.get("lead_text", ""), section.get("lead_text", ""), name
        )
        if old in moved:
            yield _difference("moved", "section", "position", *places, old, position, name)
    for position, section in enumerate(old_sections):
        if position not in matched:
            yield _difference(
                "removed", "section", "", (position,), None, _head(section), None, section.get("title", "")
            )


def _head(section: dict) -> dict:
    """A section without what stands in it, which is told item by item."""
    return {key: section.get(key, "") for key in ("kind", "ref", "title", "lead_text")}


def _of_outcomes(before: dict, after: dict, matching: Matching) -> Iterator[Difference]:
    old_sections, new_sections = before.get("sections") or [], after.get("sections") or []
    newer = {new: old for old, new in matching.outcomes.items()}
    for section, new in enumerate(new_sections):
        for position, text in enumerate(new.get("outcomes") or []):
            place = (section, position)
            if place not in newer:
                yield _difference("added", "outcome", "", None, place, None, text, text, new.get("title", ""))
                continue
            old_place = newer[place]
            old_text = old_sections[old_place[0]]["outcomes"][old_place[1]]
            if as_typed(old_text) != as_typed(text):
                yield _difference(
                    "reworded",
                    "outcome",
                    "text",
                    old_place,
                    place,
                    old_text,
                    text,
                    old_text,
                    new.get("title", ""),
                )
            if matching.sections.get(old_place[0]) != section:
                titles = old_sections[old_place[0]].get("title", ""), new.get("title", "")
                yield _difference("moved", "outcome", "section", old_place, place, *titles, text)
    for section, old in enumerate(old_sections):
        for position, text in enumerate(old.get("outcomes") or []):
            if (section, position) not in matching.outcomes:
                yield _difference(
                    "removed",
                    "outcome",
                    "",
                    (section, position),
                    None,
                    text,
                    None,
                    text,
                    old.get("title", ""),
                )


def _of_commitments(before: dict, after: dict, matching: Matching) -> Iterator[Difference]:
    older = {other.place: one for one, other in matching.pairs}
    moved = _moved(matching)
    for item in items_of(after):
        title = _title(after, item)
        if item.place not in older:
            yield _difference(
                "added", item.what, "", None, item.place, None, item.content(), item.text, title
            )
            continue
        one = older[item.place]
        if as_typed(one.text) != as_typed(item.text):
            yield _difference(
                "reworded", item.what, "text", one.place, item.place, one.text, item.text, one.text, title
            )
        if one.place in moved:
            places = sentences.where(before, one.place), sentences.where(after, item.place)
            yield _difference("moved", item.what, moved[one.place], one.place, item.place, *places, item.text)
        yield from _changed_fields(one, item, matching)
    for item in items_of(before):
        if item.place not in {one.place for one in older.values()}:
            title = _title(before, item)
            yield _difference(
                "removed", item.what, "", item.place, None, item.content(), None, item.text, title
            )


def _title(plan: dict, item: Item) -> str:
    return plan["sections"][item.place[0]].get("title", "")


def _changed_fields(one: Item, item: Item, matching: Matching) -> Iterator[Difference]:
    for field, keys in FIELDS.items():
        if all(_plain(one.fields.get(key)) == _plain(item.fields.get(key)) for key in keys):
            continue
        if field == "reference" and as_typed(one.own_reference()) == as_typed(item.own_reference()):
            continue
        old, new = _value(one, keys), _value(item, keys)
        yield _difference("changed", item.what, field, one.place, item.place, old, new, item.text)
    carried = {matching.outcomes.get((one.place[0], position)) for position in one.outcomes} - {None}
    served = {(item.place[0], position) for position in item.outcomes}
    if carried != served:
        yield _difference(
            "changed",
            item.what,
            "outcomes",
            one.place,
            item.place,
            list(one.outcome_texts),
            list(item.outcome_texts),
            item.text,
        )


def _value(item: Item, keys: tuple[str, ...]) -> Any:
    """What an item says in some fields: the value of one, all of several by their names."""
    if len(keys) == 1:
        return item.fields.get(keys[0]) or ""
    return {key: item.fields.get(key) for key in keys}


def _plain(value: Any) -> Any:
    """A value with typing differences taken out and nothing told from blank."""
    if isinstance(value, str):
        return as_typed(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one not in ("", None)}
    return "" if value is None else value


def _changed(
    what: str, field: str, place_before: tuple, place_after: tuple, before: Any, after: Any, name: str = ""
) -> Iterator[Difference]:
    if _plain(before) != _plain(after):
        yield _difference("changed", what, field, place_before, place_after, before, after, name)


def _moved(matching: Matching) -> dict[tuple[int, ...], str]:
    """Place in the older plan → "section", "parent" or "position" for the items that stand elsewhere now."""
    moved: dict[tuple[int, ...], str] = {}
    stayed: dict[tuple, list[tuple[Item, Item]]] = {}
    places = {one.place: other.place for one, other in matching.pairs}
    for one, other in matching.pairs:
        if matching.sections.get(one.place[0]) != other.place[0]:
            moved[one.place] = "section"
        elif one.what != other.what or (
            # under an objective that is another one now, even where the old one went out and left its place to it
            one.what == "action" and places.get(one.place[:2]) != other.place[:2]
        ):
            moved[one.place] = "parent"
        else:
            stayed.setdefault(other.place[:-1], []).append((one, other))
    for group in stayed.values():
        in_new_order = [one.place for one, _ in sorted(group, key=lambda pair: pair[1].place)]
        moved.update(dict.fromkeys(out_of_order(in_new_order), "position"))
    return moved


def out_of_order(values: list) -> set:
    """The fewest values that must move for the rest to be in rising order."""
    best: list[int] = []  # lengths of the longest rising runs that end at each value
    previous: list[int] = []
    for number, value in enumerate(values):
        longest, link = 0, -1
        for other in range(number):
            if values[other] < value and best[other] > longest:
                longest, link = best[other], other
        best.append(longest + 1)
        previous.append(link)
    kept = set()
    at = max(range(len(values)), key=lambda number: best[number]) if values else -1
    while at >= 0:
        kept.add(values[at])
        at = previous[at]
    return {value for value in values if value not in kept}


def _difference(
    kind: str,
    what: str,
    field: str,
    place_before: tuple | None,
    place_after: tuple | None,
    before: Any,
    after: Any,
    name: str = "",
    section: str = "",
) -> Difference:
    parts = [kind, what, field, place_before, place_after, before, after]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    sentence = sentences.tell(kind, what, field, before, after, name, section)
    return Difference(digest[:16], kind, what, field, place_before, place_after, before, after, sentence)
