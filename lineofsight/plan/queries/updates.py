"""What a newer version of a plan's file would change: compared three ways, so that what was changed here since the
last file is never taken for a change of the file."""

from dataclasses import dataclass
from typing import Any

from ..importing.differences import Difference, Differences, compare
from ..importing.differences.matching import match
from ..importing.differences.unsaid import with_unsaid_from
from ..models import Plan, PlanSource
from .exchange import plan_as_dict

Place = tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """One change that the file brings. `here` is (what the file said before, what stands here now) where the same was
    also changed here since; `parent` is the id of the change that makes the place this one needs ("" for none)."""

    difference: Difference
    here: tuple[Any, Any] | None = None
    parent: str = ""

    @property
    def id(self) -> str:
        return self.difference.id


@dataclass(frozen=True)
class Update:
    """A plan beside a newer version of its file. `current` is the plan now, with keys; `content` what the file says, and
    what the plan says where the file prints nothing; `base` the same with what earlier files said, to be kept for the
    next one. `offered` is what the file changes, in its order; `here_only` what was changed here and the file does not
    know (it stays). `rows` and `outcomes` hold the key of the record that each place of the file is."""

    current: dict
    content: dict
    base: dict
    offered: tuple[Change, ...]
    here_only: tuple[Difference, ...]
    rows: dict[Place, str]
    outcomes: dict[Place, str]

    def __bool__(self) -> bool:
        return bool(self.offered)

    def with_parents(self, ids: set[str]) -> set[str]:
        """The same ids and those of the changes that they need: a new objective needs its new section."""
        parents = {change.id: change.parent for change in self.offered}
        wanted = set(ids)
        for chosen in ids:
            while chosen := parents.get(chosen, ""):
                wanted.add(chosen)
        return wanted


def latest_source(plan: Plan) -> PlanSource | None:
    """What the last file said that was brought into a plan. One query."""
    return PlanSource.objects.filter(plan=plan).order_by("-brought_in_at", "-pk").first()


def update_of(plan: Plan, content: dict) -> Update:
    """What `content`, a newer version of the file, would change in `plan`. Nine queries, however long the plan."""
    current = plan_as_dict(plan, with_keys=True)
    source = latest_source(plan)
    base = with_unsaid_from(source.content if source else current, content)
    content = with_unsaid_from(current, content)
    to_file = compare(current, content)
    rows, outcomes = _keys_of([*([source.content] if source else []), current], content)
    if source is None:
        return Update(current, content, base, _changes(to_file, to_file.found, {}), (), rows, outcomes)
    of_file = _told_by(source.content, compare(source.content, content))
    offered = tuple(each for each in to_file if _signature(current, each) in of_file)
    here_only = tuple(each for each in to_file if _signature(current, each) not in of_file)
    here = _changed_here(source.content, compare(source.content, current))
    changes = _changes(to_file, offered, here, current)
    return Update(current, content, base, changes, here_only, rows, outcomes)


def plan_for(content: dict, plans: Any) -> Plan | None:
    """The plan that `content` is a newer version of: the newest, not closed, with the same title and partnership,
    whatever their case and spacing. One query."""
    wanted = _folded(content["title"]), _folded(content["partnership"])
    for plan in plans.exclude(stage="closed").order_by("-pk"):
        if (_folded(plan.title), _folded(plan.partnership_text)) == wanted:
            return plan
    return None


def key_at(content: dict, what: str, place: Place) -> str:
    """The stable reference of what stands at a place of a plan with keys; "" for none."""
    if not place:
        return ""
    section = content["sections"][place[0]]
    if what == "section":
        return section.get("key", "")
    if what == "outcome":
        return (section.get("outcome_keys") or [""] * (place[1] + 1))[place[1]]
    row = section["objectives"][place[1]]
    return (row["actions"][place[2]] if len(place) > 2 else row).get("key", "")


def _keys_of(olders: list[dict], content: dict) -> tuple[dict[Place, str], dict[Place, str]]:
    """The key of the record that each place of the file is: as the last file told it, else by likeness to the plan
    now."""
    rows: dict[Place, str] = {}
    outcomes: dict[Place, str] = {}
    for older in olders:
        found = match(older, content)
        places = [("section", (one,), (other,)) for one, other in found.sections.items()]
        places += [(one.what, one.place, other.place) for one, other in found.pairs]
        for what, one, other in places:
            rows[other] = rows.get(other) or key_at(older, what, one)
        for one, other in found.outcomes.items():
            outcomes[other] = outcomes.get(other) or key_at(older, "outcome", one)
    return rows, outcomes


def _signature(older: dict, difference: Difference) -> tuple:
    """What makes the same change recognisable in two comparisons with the same file."""
    if difference.kind == "removed":
        return "removed", difference.what, key_at(older, difference.what, difference.place_before or ())
    field = "" if difference.kind == "added" else difference.field
    return "stands", difference.what, difference.place_after, field


def _told_by(base: dict, of_file: Differences) -> set[tuple]:
    """The changes that the file itself makes. A row that it reworded, and that was taken out here, comes as new."""
    told = {_signature(base, each) for each in of_file}
    told |= {("stands", each.what, each.place_after, "") for each in of_file if each.kind == "reworded"}
    return told


def _changed_here(base: dict, since: Differences) -> dict[tuple[str, str], tuple[Any, Any]]:
    """(key, field) → (what the file said, what stands here) for everything reworded, moved or changed here since."""
    return {
        (key_at(base, each.what, each.place_before or ()), each.field): (each.before, each.after)
        for each in since
        if each.kind not in ("added", "removed")
    }


def _changes(
    to_file: Differences, offered: tuple[Difference, ...], here: dict, current: dict | None = None
) -> tuple[Change, ...]:
    added = {(each.what, each.place_after): each.id for each in to_file if each.kind == "added"}
    changes = []
    for each in offered:
        key = (
            key_at(current, each.what, each.place_before) if current and each.place_before is not None else ""
        )
        conflict = here.get((key, each.field)) if each.kind not in ("added", "removed") else None
        changes.append(Change(each, conflict, _parent(added, each)))
    return tuple(changes)


def _parent(added: dict[tuple, str], difference: Difference) -> str:
    """The id of the addition that makes the place where this stands in the file."""
    place = difference.place_after
    if place is None or difference.what in ("plan", "section") or difference.kind not in ("added", "moved"):
        return ""
    if difference.what == "action":
        return added.get(("objective", place[:2]), "") or added.get(("section", place[:1]), "")
    return added.get(("section", place[:1]), "")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
