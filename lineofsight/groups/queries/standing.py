"""The standing facts: groups, posts, seats, and the marks they give."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from lineofsight.core.errors import Refused
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import Group, Membership, Party, Post, PostHolding, Seat, Wording


def current(on: datetime.date, prefix: str = "") -> Q:
    """The condition that a period (`from_on`, `until_on`) holds this day; the end itself is the first day after."""
    return Q(**{f"{prefix}from_on__lte": on}) & (
        Q(**{f"{prefix}until_on": None}) | Q(**{f"{prefix}until_on__gt": on})
    )


def marks_of(person, on: datetime.date) -> Iterable[str]:
    """The audience marks that sitting on groups and holding posts give. One query."""
    seats = Membership.objects.filter(current(on), person=person).order_by()
    posts = PostHolding.objects.filter(current(on), person=person).order_by()
    no_seat = posts.annotate(seat=Value("", output_field=CharField())).values_list("post_id", "seat")
    for where, seat in seats.values_list("group_id", "seat").union(no_seat, all=True):
        if not seat:
            yield f"post:{where}"
            continue
        yield f"group:{where}"
        yield f"role:{'chair' if seat in (Seat.CHAIR, Seat.VICE_CHAIR) else 'member'}@group:{where}"
        if seat in (Seat.CHAIR, Seat.VICE_CHAIR):
            yield f"role:member@group:{where}"


def parties() -> QuerySet[Party]:
    """Every party with what its name is made of. One query."""
    return Party.objects.with_names()


def groups() -> QuerySet[Group]:
    """Every group with the group it reports to, by name."""
    return Group.objects.select_related("reports_to").order_by("name", "pk")


def posts() -> QuerySet[Post]:
    """Every post with its organisation, by name."""
    return Post.objects.select_related("organisation").order_by("name", "pk")


def memberships() -> QuerySet[Membership]:
    """Every seat, now and before, with who sits where and for whom."""
    return Membership.objects.select_related("group", "person__organisation", "organisation")


def wordings() -> QuerySet[Wording]:
    """Printed words that somebody matched, with whom they mean, by words."""
    return Wording.objects.select_related(
        "party__group", "party__post__organisation", "party__organisation", "party__person__organisation"
    ).order_by("words", "pk")


def answerable(kind: str, pk: int) -> Group | Post | Organisation | Person:
    """The group, post, organisation or person with this id; `kind` is one of those words. One query. Raises Refused
    when it is not there."""
    models: dict[str, Any] = {"group": Group, "post": Post, "organisation": Organisation, "person": Person}
    found = models[kind].objects.filter(pk=pk).first() if kind in models else None
    if found is None:
        raise Refused("Whom you chose is no longer there. Choose again.")
    return found
