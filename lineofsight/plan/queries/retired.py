"""What was taken out of a plan, and where it went."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from lineofsight.core.access import Reader
from lineofsight.history.services import reference
from lineofsight.links.kinds import Card, cards_for
from lineofsight.links.models import Link, Verb

from ..models import Action, Objective, Outcome, Plan, Section, Statement
from .stories import story_page

WENT_WITH = "Taken out with its "


@dataclass(frozen=True)
class TakenOut:
    """One record that left the plan, and why. `went_with` is set for what left with something above it: it comes back
    with that."""

    noun: str
    pk: int
    text: str
    on: datetime.date
    because: str
    went_with: bool


def taken_out_of(plan: Plan) -> list[TakenOut]:
    """Everything that was taken out of a plan, latest first. Five queries."""
    rows = [
        *Statement.objects.filter(plan=plan, retired_on__isnull=False),
        *Section.objects.filter(plan=plan, retired_on__isnull=False),
        *Outcome.objects.filter(section__plan=plan, retired_on__isnull=False),
        *Objective.objects.filter(section__plan=plan, retired_on__isnull=False),
        *Action.objects.filter(objective__section__plan=plan, retired_on__isnull=False),
    ]
    found = [
        TakenOut(
            noun=str(row._meta.model_name),
            pk=row.pk,
            text=str(row),
            on=row.retired_on,
            because=row.retired_because,
            went_with=row.retired_because.startswith(WENT_WITH),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.on, one.noun, one.pk), reverse=True)


@dataclass(frozen=True)
class Departure:
    """How a record left the plan: when, why and by whom. `successor` stands in its place now, or is the last that did;
    None when nothing does. `went_with` is what it stood in and left with."""

    on: datetime.date
    because: str
    who: str
    successor: Card | None
    went_with: Card | None


def departure_of(record: Statement | Section | Outcome | Objective | Action, reader: Reader) -> Departure:
    """How a record that was taken out left the plan, as far as the reader may see. Six queries, and two for each that took
    another's place in turn."""
    successor = _successor_of(reference(record))
    story = story_page(record, reader, size=20)
    leaving = next((one for one in story.events if "retired_on" in one.line.changes), None)
    above = getattr(record, "objective", None) or getattr(record, "section", None)
    with_it = record.retired_because.startswith(WENT_WITH) and above is not None
    cards = cards_for(reader, [name for name in (successor, with_it and reference(above)) if name])
    return Departure(
        on=record.retired_on,
        because=record.retired_because,
        who=leaving.who if leaving else "",
        successor=cards.get(successor),
        went_with=cards.get(reference(above)) if with_it else None,
    )


def _successor_of(name: str) -> str:
    """The record that took the place of the one named so, through all that took a place in turn; "" for none."""
    here, seen = name, {name}
    while True:
        edge = (
            Link.objects.filter(Q(left=here, verb=Verb.MERGED_INTO) | Q(right=here, verb=Verb.REPLACES))
            .order_by("-made_at", "-pk")
            .first()
        )
        following = "" if edge is None else edge.right if edge.left == here else edge.left
        if not following or following in seen:
            return here if here != name else ""
        here = following
        seen.add(here)
