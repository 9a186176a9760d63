"""Whom to write to when something is asked of a party."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from lineofsight.people.models import Person, RoleHeld

from ..models import Membership, Party, PostHolding, Seat
from .standing import current


def people_answering_for(party: Party, on: datetime.date) -> list[Person]:
    """The people who speak for a party on a day, by name: the chairs of a group (its vice-chairs when it has no chair),
    the holders of a post, the agency leads of an organisation, the person. [] when nobody does, and for printed words.
    Leavers are left out; somebody may lack an e-mail address. Four queries."""
    return people_answering_for_each([party], on)[party.pk]


def people_answering_for_each(parties: Iterable[Party], on: datetime.date) -> dict[int, list[Person]]:
    """As `people_answering_for`, for many parties at once: {party id: people}. Four queries however many there are."""
    parties = list(parties)
    chairs = _chairs_of([party.group_id for party in parties if party.group_id], on)
    holders = _holders_of([party.post_id for party in parties if party.post_id], on)
    leads = _leads_of([party.organisation_id for party in parties if party.organisation_id], on)
    themselves = _people_by_id([party.person_id for party in parties if party.person_id], on)
    answering = {}
    for party in parties:
        if party.group_id:
            found = chairs[party.group_id]
        elif party.post_id:
            found = holders[party.post_id]
        elif party.organisation_id:
            found = leads[party.organisation_id]
        else:
            found = themselves[party.person_id or 0]
        answering[party.pk] = found
    return answering


def _chairs_of(groups: list[int], on: datetime.date) -> defaultdict[int, list[Person]]:
    seats: defaultdict[int, dict[str, list[Person]]] = defaultdict(lambda: {"chair": [], "vice_chair": []})
    held = Membership.objects.filter(
        current(on), _here(on, "person__"), group__in=groups, seat__in=[Seat.CHAIR, Seat.VICE_CHAIR]
    )
    for membership in held.select_related("person__organisation").order_by("person__name", "pk"):
        seats[membership.group_id][membership.seat].append(membership.person)
    return defaultdict(list, {key: found["chair"] or found["vice_chair"] for key, found in seats.items()})


def _holders_of(posts: list[int], on: datetime.date) -> defaultdict[int, list[Person]]:
    found: defaultdict[int, list[Person]] = defaultdict(list)
    held = PostHolding.objects.filter(current(on), _here(on, "person__"), post__in=posts)
    for holding in held.select_related("person__organisation").order_by("person__name", "pk"):
        found[holding.post_id].append(holding.person)
    return found


def _leads_of(organisations: list[int], on: datetime.date) -> defaultdict[int, list[Person]]:
    found: defaultdict[int, list[Person]] = defaultdict(list)
    held = RoleHeld.objects.filter(
        current(on), _here(on, "person__"), role="agency-lead", organisation__in=organisations
    )
    for role in held.select_related("person__organisation").order_by("person__name", "pk"):
        found[role.organisation_id or 0].append(role.person)
    return found


def _people_by_id(people: list[int], on: datetime.date) -> defaultdict[int, list[Person]]:
    found = Person.objects.filter(pk__in=people).here(on).select_related("organisation")
    return defaultdict(list, {person.pk: [person] for person in found})


def _here(on: datetime.date, prefix: str) -> Q:
    return Q(**{f"{prefix}left_on": None}) | Q(**{f"{prefix}left_on__gt": on})
