"""What each group, post, organisation and person answers for."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.groups.models import Group, Party, Post
from lineofsight.groups.policies import answers_as
from lineofsight.groups.queries import parties
from lineofsight.history.keeping import until_something_happens
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import Accountability, Part, Promise
from .lines import (
    Answering,
    PromiseLine,
    answering_of,
    lines_for,
    lines_with,
    name_of,
    placed,
    standing_actions,
    standing_objectives,
)
from .plans import is_overdue, open_plans


def parties_with_work(reader: Reader, on: datetime.date) -> tuple["PartyCounts", ...]:
    """Everyone who answers for something in a plan the reader may see that is not closed, by name, with counts. Six
    queries, however many there are."""
    return _parties_with_work(_open(reader), on)


@until_something_happens
def _parties_with_work(plans: tuple[int, ...], on: datetime.date) -> tuple["PartyCounts", ...]:
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind in ("objective", "action"):
        held = Accountability.objects.filter(_standing(kind, plans))
        overdue = set(held.filter(is_overdue(on, kind, f"{kind}__")).values_list("pk", flat=True).order_by())
        for pk, party, part in held.values_list("pk", "party_id", "part").order_by():
            count = counts[party]
            count[f"{kind}s"] += 1
            count["leads"] += part == Part.LEAD
            count["overdue"] += pk in overdue
    found = [
        PartyCounts(party.pk, party.name, party.kind, **{name: counts[party.pk][name] for name in COUNTED})
        for party in parties().filter(pk__in=list(counts))
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.pk)))


COUNTED = ("objectives", "actions", "leads", "overdue")


@dataclass(frozen=True)
class PartyCounts:
    """A party and how much it answers for. `kind` is "" while only printed words are known; `leads` counts what it
    leads, the rest it supports; `overdue` counts what is past its last day."""

    pk: int
    name: str
    kind: str
    objectives: int
    actions: int
    leads: int
    overdue: int

    @property
    def promises(self) -> int:
        return self.objectives + self.actions


def party(pk: int) -> Party | None:
    """The party with what its name is made of, or None."""
    return parties().filter(pk=pk).first()


def with_its_posts(whose: Party) -> list[Party]:
    """A party, and for an agency every post of its that can answer for something: what these carry the agency carries.
    One query for an agency, none for anybody else."""
    if whose.kind != "organisation":
        return [whose]
    return [whose, *parties().filter(post__organisation=whose.organisation_id).order_by("post__name", "pk")]


def carried_by(
    thing: Group | Post | Organisation | Person, reader: Reader, on: datetime.date
) -> tuple[PromiseLine, ...]:
    """What somebody of the directory answers for, an agency also through its posts, in plans the reader may see that are
    not closed. Each line tells only of them, not of others who answer beside them. Six queries."""
    return _carried_by(thing, _open(reader), on)


@until_something_happens
def _carried_by(
    thing: Group | Post | Organisation | Person, plans: tuple[int, ...], on: datetime.date
) -> tuple[PromiseLine, ...]:
    kind = thing._meta.model_name
    theirs = Q(**{f"party__{kind}": thing.pk})
    if kind == "organisation":
        theirs |= Q(party__post__organisation=thing.pk)
    held = (
        Accountability.objects.filter(theirs)
        .filter(_standing("objective", plans) | _standing("action", plans))
        .select_related("objective__section__plan", "action__objective__section__plan")
        .select_related(
            "party__group", "party__post__organisation", "party__organisation", "party__person__organisation"
        )
        .order_by("part", "position", "pk")
    )
    found: dict[str, tuple[Promise, list[Answering]]] = {}
    for one in held:
        promise = one.objective or one.action
        found.setdefault(name_of(promise), (promise, []))[1].append(answering_of(one))
    answering = {name: theirs for name, (_, theirs) in found.items()}
    return tuple(lines_with([promise for promise, _ in found.values()], answering, on))


def work_plan_of(party_ids: Iterable[int], reader: Reader, on: datetime.date) -> tuple[PromiseLine, ...]:
    """What these parties answer for in plans the reader may see that are not closed, objectives first, in printed order.
    Eleven queries at most, however much it is."""
    return _work_plan_of(tuple(sorted(party_ids)), _open(reader), on)


@until_something_happens
def _work_plan_of(
    parties: tuple[int, ...], plans: tuple[int, ...], on: datetime.date
) -> tuple[PromiseLine, ...]:
    objectives = standing_objectives(plans).filter(accountabilities__party__in=parties).distinct()
    actions = standing_actions(plans).filter(accountabilities__party__in=parties).distinct()
    return tuple(lines_for(*placed(in_order(objectives), in_order(actions, "objective__")), on))


def _open(reader: Reader) -> tuple[int, ...]:
    """The open plans a reader may see. One query."""
    return tuple(sorted(open_plans(reader).order_by().values_list("pk", flat=True)))


def in_order(promises: QuerySet, path: str = "") -> QuerySet:
    """Promises as the plan prints them. `path` leads to the objective of an action."""
    above = [
        f"{path}{name}" for name in ("section__plan_id", "section__position", "section_id", "position", "pk")
    ]
    return promises.order_by(*above, *(["position", "pk"] if path else []))


def own_parties(reader: Reader) -> list[Party]:
    """The parties the reader answers for: the groups they chair, the posts they hold, the organisations they lead for,
    themselves. One query."""
    marked = parties().filter(_named_in(reader))
    return [party for party in marked if answers_as(reader, party)]


def _named_in(reader: Reader) -> Q:
    return (
        Q(group__in=reader.ids("group"))
        | Q(post__in=reader.ids("post"))
        | Q(organisation__in=reader.ids("organisation"))
        | Q(person=reader.person_id or 0)
    )


def _standing(kind: str, plans: Iterable[int]) -> Q:
    objective = "objective__" if kind == "objective" else "action__objective__"
    return Q(
        **{
            f"{kind}__isnull": False,
            f"{kind}__retired_on": None,
            f"{objective}retired_on": None,
            f"{objective}section__retired_on": None,
            f"{objective}section__plan__in": plans,
        }
    )
