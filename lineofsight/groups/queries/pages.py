"""What the pages of groups, posts and printed words show."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Prefetch, Q, QuerySet, When

from lineofsight.core.counting import counted
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import (
    DirectoryFile,
    DirectoryFileStage,
    Group,
    Membership,
    Party,
    Post,
    PostHolding,
    Seat,
    Wording,
)
from .standing import current, groups, memberships, posts


def groups_register(on: datetime.date) -> QuerySet[Group]:
    """Every group with the group it reports to, `seat_count` and `chairs_now` on a day, by name. Two queries."""
    chairs = memberships().filter(current(on), seat=Seat.CHAIR).order_by("person__name", "pk")
    sitting = Membership.objects.filter(current(on))
    return (
        groups()
        .annotate(seat_count=counted(sitting, "group"))
        .prefetch_related(Prefetch("memberships", queryset=chairs, to_attr="chairs_now"))
    )


def stands(on: datetime.date) -> Q:
    """The condition that a group has not ended before this day."""
    return Q(ends_on=None) | Q(ends_on__gte=on)


def posts_register(on: datetime.date) -> QuerySet[Post]:
    """Every post with its organisation and, as `holders_now`, who holds it on a day, by name. Two queries."""
    holding = PostHolding.objects.filter(current(on)).select_related("person").order_by("person__name", "pk")
    return posts().prefetch_related(Prefetch("holdings", queryset=holding, to_attr="holders_now"))


def exists_on(on: datetime.date) -> Q:
    """The condition that a post is not abolished by this day."""
    return Q(abolished_on=None) | Q(abolished_on__gt=on)


def held_posts(on: datetime.date) -> QuerySet:
    """The ids of posts that somebody who has not left holds on a day."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    return PostHolding.objects.filter(current(on), here).values("post")


@dataclass(frozen=True)
class Branch:
    """A group and those that report to it; `depth` 0 reports to nobody."""

    group: Group
    depth: int
    branches: tuple["Branch", ...]


def structure(on: datetime.date) -> list[Branch]:
    """Which group reports to which on a day, as trees, by name. Two queries."""
    standing = list(groups_register(on).filter(stands(on)))
    known = {group.pk for group in standing}
    below: dict[int | None, list[Group]] = {}
    for group in standing:
        below.setdefault(group.reports_to_id if group.reports_to_id in known else None, []).append(group)

    def branch(group: Group, depth: int) -> Branch:
        return Branch(group, depth, tuple(branch(one, depth + 1) for one in below.get(group.pk, [])))

    return [branch(group, 0) for group in below.get(None, [])]


def seats_of_group(group: Group, on: datetime.date) -> QuerySet[Membership]:
    """The seats of a group that have not ended by a day: chairs first, then by name."""
    order = Case(*(When(seat=seat, then=place) for place, seat in enumerate(Seat.values)))
    not_ended = Q(until_on=None) | Q(until_on__gt=on)
    return memberships().filter(not_ended, group=group).order_by(order, "person__name", "pk")


def seats_before_in(group: Group, on: datetime.date) -> QuerySet[Membership]:
    """The seats of a group that ended by a day, the latest first."""
    return memberships().filter(group=group, until_on__lte=on).order_by("-until_on", "person__name", "pk")


def seats_of_person(person: Person) -> list[Membership]:
    """Every seat somebody has or had, those they have first. One query."""
    seats = memberships().filter(person=person).order_by("group__name", "-from_on", "pk")
    return sorted(seats, key=lambda one: one.until_on is not None)


def holdings() -> QuerySet[PostHolding]:
    """Who holds or held which post, with the post and the person."""
    return PostHolding.objects.select_related("post__organisation", "person__organisation")


def holdings_of_post(post: Post) -> list[PostHolding]:
    """Who holds a post and who held it before, newest first. One query."""
    return sorted(
        holdings().filter(post=post).order_by("-from_on", "person__name", "pk"),
        key=lambda one: one.until_on is not None,
    )


def holdings_of_person(person: Person) -> list[PostHolding]:
    """Which posts somebody holds or held, those they hold first. One query."""
    return sorted(
        holdings().filter(person=person).order_by("post__name", "-from_on", "pk"),
        key=lambda one: one.until_on is not None,
    )


def seats_for_organisation(organisation: Organisation, on: datetime.date) -> list[Membership]:
    """Who sits where for an agency on a day, by group. One query."""
    return list(
        memberships()
        .filter(current(on), organisation=organisation)
        .order_by("group__name", "person__name", "pk")
    )


def words_register() -> QuerySet[Party]:
    """Printed words that nobody has matched yet, as they were first printed."""
    return Party.objects.unmatched().order_by("printed", "pk")


def wordings_of(party: Party) -> list[Wording]:
    """The printed words that were said to mean this party. One query."""
    return list(Wording.objects.filter(party=party))


def directory_files() -> QuerySet[DirectoryFile]:
    """Files of people and organisations that were read, newest first."""
    return DirectoryFile.objects.order_by("-given_at", "-pk")


def waiting_directory_files() -> QuerySet[DirectoryFile]:
    """Those that were read and neither applied nor given up."""
    return directory_files().filter(stage=DirectoryFileStage.CHECKED)
