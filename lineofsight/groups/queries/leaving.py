"""What stands empty when somebody leaves."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from lineofsight.people.models import Person, RoleHeld

from ..models import Membership, PostHolding, Seat
from .standing import current

A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class LeftEmpty:
    """Something nobody holds after somebody's last day. `kind` is "groups.post", "groups.group",
    "organisations.organisation" or "" (a role for everything); `words` say what is missing."""

    kind: str
    id: int
    name: str
    words: str


@dataclass(frozen=True)
class Held:
    """What somebody holds on a day: posts, seats on groups, roles."""

    posts: list[PostHolding]
    seats: list[Membership]
    roles: list[RoleHeld]

    def __bool__(self) -> bool:
        return bool(self.posts or self.seats or self.roles)


def held_by(person: Person, on: datetime.date) -> Held:
    """What somebody holds on a day. Three queries."""
    return Held(
        list(PostHolding.objects.filter(current(on), person=person).select_related("post__organisation")),
        list(Membership.objects.filter(current(on), person=person).select_related("group", "organisation")),
        list(RoleHeld.objects.filter(person=person).held(on).select_related("organisation")),
    )


def left_empty_by(person: Person, last_day: datetime.date) -> list[LeftEmpty]:
    """Posts, chairs, agency leads and roles that nobody else holds on the day after somebody's last. The same before
    the leaving is recorded and after. Six queries."""
    held, after = held_by(person, last_day), last_day + A_DAY
    return [*_posts(person, held, after), *_chairs(person, held, after), *_roles(person, held, after)]


def _posts(person: Person, held: Held, after: datetime.date) -> list[LeftEmpty]:
    posts = {holding.post_id: holding.post for holding in held.posts}
    others = PostHolding.objects.filter(current(after), _stays(after), post__in=posts).exclude(person=person)
    taken = set(others.values_list("post_id", flat=True))
    return [
        LeftEmpty("groups.post", pk, post.name, "nobody holds this post")
        for pk, post in posts.items()
        if pk not in taken and (post.abolished_on is None or post.abolished_on > after)
    ]


def _chairs(person: Person, held: Held, after: datetime.date) -> list[LeftEmpty]:
    groups = {seat.group_id: seat.group for seat in held.seats if seat.seat == Seat.CHAIR}
    others = Membership.objects.filter(current(after), _stays(after), group__in=groups, seat=Seat.CHAIR)
    taken = set(others.exclude(person=person).values_list("group_id", flat=True))
    return [
        LeftEmpty("groups.group", pk, group.name, "nobody chairs this group")
        for pk, group in groups.items()
        if pk not in taken and (group.ends_on is None or group.ends_on >= after)
    ]


def _roles(person: Person, held: Held, after: datetime.date) -> list[LeftEmpty]:
    keys = {role.role for role in held.roles}
    others = RoleHeld.objects.filter(_stays(after), role__in=keys).held(after).exclude(person=person)
    taken = set(others.values_list("role", "organisation_id"))
    empty = []
    for role in held.roles:
        if (role.role, role.organisation_id) in taken:
            continue
        if role.organisation and role.role == "agency-lead":
            agency = role.organisation
            empty.append(
                LeftEmpty(
                    "organisations.organisation", agency.pk, agency.name, "nobody leads for this agency"
                )
            )
        elif not role.organisation and role.role in ("administrator", "business-manager", "coordinator"):
            empty.append(LeftEmpty("", 0, str(role), "nobody holds this role"))
    return empty


def _stays(after: datetime.date) -> Q:
    return Q(person__left_on=None) | Q(person__left_on__gt=after)
