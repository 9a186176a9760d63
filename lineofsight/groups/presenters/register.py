"""How groups, posts and printed words look in lists and stories."""

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.urls import reverse

from lineofsight.design.forms.finding import RowsFinder
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.links.stories import Wording
from lineofsight.organisations.queries import organisations

from .. import queries
from ..models import Group, GroupKind, Membership, Party, Post, PostHolding

A_DAY = datetime.timedelta(days=1)

STORY = Wording(
    events={
        "groups.group_added": ("Group added", "tick"),
        "groups.group_changed": ("Entry changed", "draft"),
        "groups.group_ended": ("Group ended", "cross"),
        "groups.membership_started": ("Began to sit here", "tick"),
        "groups.membership_ended": ("Stopped sitting here", "cross"),
        "groups.post_added": ("Post added", "tick"),
        "groups.post_changed": ("Entry changed", "draft"),
        "groups.post_abolished": ("Post abolished", "cross"),
        "groups.post_taken_up": ("Taken up", "tick"),
        "groups.post_left": ("Left", "cross"),
        "groups.words_matched": ("Printed words matched", "tick"),
        "groups.wording_forgotten": ("Printed words no longer matched", "cross"),
    },
    fields={
        "short_name": "Short name",
        "sort": "Sort of group",
        "kind": "Sort of group",
        "reports_to": "Reports to",
        "email": "Email address",
        "began_on": "Began",
        "ends_on": "Last day",
        "organisation": "Agency",
        "abolished_on": "First day it no longer exists",
        "from_on": "From",
        "last_day": "Last day",
        "words": "Words as printed",
        "means": "Mean",
    },
    values={"kind": dict(GroupKind.choices)},
)


def group_list(asked: Mapping[str, str], on: datetime.date) -> Listing:
    """Every group, filtered and sorted as asked. Three queries."""
    return Listing(
        asked,
        rows=queries.groups_register(on),
        name="Groups",
        noun=("group",),
        order="name",
        columns=[
            Column("name", "Group", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("short_name", "Short name", sort=True),
            Column("kind", "Sort", show=lambda one: one.get_kind_display(), sort=True),
            Column(
                "chair",
                "Chair",
                show=lambda one: ", ".join(seat.person.name for seat in one.chairs_now) or "Nobody",
            ),
            Column("seat_count", "Seats", sort=True, numeric=True),
            Column("reports_to", "Reports to", show="reports_to.name", sort="reports_to__name"),
            Column("ends_on", "Last day", sort=True),
        ],
        filters=[
            Filter("words", "Name", field=("name", "short_name")),
            Filter("kind", "Sort of group", choices=GroupKind.choices),
            Filter(
                "standing",
                "Standing",
                choices=(("stands", "Standing"), ("ended", "Ended")),
                apply=lambda rows, value: _standing(rows, value, on),
            ),
        ],
    )


def _standing(rows: QuerySet[Group], value: str, on: datetime.date) -> QuerySet[Group]:
    return rows.filter(queries.stands(on)) if value == "stands" else rows.exclude(queries.stands(on))


def post_list(asked: Mapping[str, str], on: datetime.date) -> Listing:
    """Every post, filtered and sorted as asked. Three queries, and one for the agencies to filter by."""
    return Listing(
        asked,
        rows=queries.posts_register(on),
        name="Posts",
        noun=("post",),
        order="name",
        columns=[
            Column("name", "Post", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("organisation", "Agency", show=agency_of, sort="organisation__name"),
            Column(
                "holders",
                "Held by",
                show=lambda one: ", ".join(holding.person.name for holding in one.holders_now) or "Nobody",
            ),
            Column("abolished_on", "Last day", show=last_day, sort=True),
        ],
        filters=[
            Filter("words", "Name", field="name"),
            Filter(
                "organisation",
                "Agency",
                finder=lambda: RowsFinder(organisations()),
                words=("organisation__name",),
            ),
            Filter(
                "standing",
                "Standing",
                choices=(("stands", "Exists"), ("vacant", "Held by nobody"), ("abolished", "Abolished")),
                apply=lambda rows, value: _posts_standing(rows, value, on),
            ),
        ],
    )


def _posts_standing(rows: QuerySet[Post], value: str, on: datetime.date) -> QuerySet[Post]:
    if value == "abolished":
        return rows.exclude(queries.exists_on(on))
    rows = rows.filter(queries.exists_on(on))
    return rows.exclude(pk__in=queries.held_posts(on)) if value == "vacant" else rows


def agency_of(post: Post) -> str:
    """The agency a post belongs to, or the partnership."""
    return post.organisation.name if post.organisation else "The partnership"


def last_day(post: Post) -> datetime.date | None:
    """The last day a post exists: `abolished_on` is the first day after."""
    return post.abolished_on - A_DAY if post.abolished_on else None


def words_list(asked: Mapping[str, str]) -> Listing:
    """Printed words that nobody has matched. Two queries."""
    return Listing(
        asked,
        rows=queries.words_register(),
        name="Printed words not yet matched",
        noun=("wording",),
        order="printed",
        columns=[
            Column("printed", "As printed", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
        ],
        filters=[Filter("words", "Words", field="printed")],
    )


def period(from_on: datetime.date, until_on: datetime.date | None) -> str:
    """A period as people say it; `until_on` is the first day after: "from 1 May 2025", "1 May 2025 to 3 June 2026"."""
    begun = f"{from_on.day} {from_on:%B} {from_on.year}"
    if until_on is None:
        return f"from {begun}"
    last = until_on - A_DAY
    if last < from_on:
        return f"given up before it began ({begun})"
    return f"{begun} to {last.day} {last:%B} {last.year}"


def _person_cell(person) -> dict:
    return {"text": person.name, "href": person.get_absolute_url()}


def seat_rows(seats: Iterable[Membership], *, may_keep: bool) -> list[list]:
    """Rows for the table of a group's seats: who, in what capacity, for whom, when, and ways to change it."""
    rows = []
    for seat in seats:
        row = [
            _person_cell(seat.person),
            seat.get_seat_display(),
            seat.organisation.name if seat.organisation else "",
            period(seat.from_on, seat.until_on),
        ]
        if may_keep:
            change = {"text": "Change", "href": reverse("groups:change_seat", args=[seat.pk])}
            row.append(change if seat.until_on is None else "")
        rows.append(row)
    return rows


def holding_rows(holdings: list[PostHolding], *, may_keep: bool) -> list[list]:
    """Rows for the table of a post's holders."""
    rows = []
    for one in holdings:
        row = [_person_cell(one.person), period(one.from_on, one.until_on)]
        if may_keep:
            leave = {"text": "Ends", "href": reverse("groups:leave_post", args=[one.pk])}
            row.append(leave if one.until_on is None else "")
        rows.append(row)
    return rows


def party_chip(party: Party) -> dict:
    """A party for the design's chip."""
    return {"name": party.name, "kind": party.kind or "unmatched", "href": party.get_absolute_url()}
