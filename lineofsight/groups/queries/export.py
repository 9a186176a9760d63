"""The directory in the shape of a workbook: what `importing.write_directory` writes and `read_directory` gives back."""

import datetime
from typing import Any

from lineofsight.organisations.models import Area, Organisation
from lineofsight.people.models import Person, RoleHeld

from ..models import Group, Membership, Post, PostHolding
from .pages import exists_on, stands
from .standing import current

Rows = list[dict[str, Any]]


def directory_rows(on: datetime.date) -> dict[str, Rows]:
    """Everything that stands on a day, sheet by sheet, so that importing it again changes nothing. Leavers, ended groups
    and abolished posts are not in it. Nine queries."""
    leads = set(
        RoleHeld.objects.filter(role="agency-lead").held(on).values_list("person_id", "organisation_id")
    )
    return {
        "areas": [_stated(name=area.name, code=area.code) for area in Area.objects.order_by("name", "pk")],
        "organisations": [
            _organisation(one)
            for one in Organisation.objects.in_partnership(on)
            .prefetch_related("areas")
            .order_by("name", "pk")
        ],
        "people": [
            _person(one, leads)
            for one in Person.objects.here(on).select_related("organisation").order_by("name", "pk")
        ],
        "posts": _posts(on),
        "groups": [
            _group(one)
            for one in Group.objects.filter(stands(on)).select_related("reports_to").order_by("name", "pk")
        ],
        "memberships": _memberships(on),
    }


def _stated(**fields: Any) -> dict[str, Any]:
    """Only what is said: blank cells say nothing."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _organisation(one: Organisation) -> dict[str, Any]:
    return _stated(
        name=one.name,
        short_name=one.short_name,
        sector=one.sector,
        is_safeguarding_partner=one.is_safeguarding_partner,
        areas=[area.name for area in one.areas.all()],
        email=one.email,
        joined_on=one.joined_on,
    )


def _person(one: Person, leads: set) -> dict[str, Any]:
    return _stated(
        name=one.name,
        email=one.email,
        job_title=one.job_title,
        organisation=one.organisation.name if one.organisation else "",
        telephone=one.telephone,
        initials=one.initials,
        agency_lead=True if (one.pk, one.organisation_id) in leads else None,
    )


def _posts(on: datetime.date) -> Rows:
    holdings: dict[int, list[PostHolding]] = {}
    for one in PostHolding.objects.filter(current(on)).select_related("person").order_by("from_on", "pk"):
        holdings.setdefault(one.post_id, []).append(one)
    rows = []
    for post in Post.objects.filter(exists_on(on)).select_related("organisation").order_by("name", "pk"):
        named = {"name": post.name, "organisation": post.organisation.name if post.organisation else ""}
        for one in holdings.get(post.pk, []):
            rows.append(_stated(**named, held_by=_called(one.person), from_on=one.from_on))
        if post.pk not in holdings:
            rows.append(_stated(**named))
    return rows


def _group(one: Group) -> dict[str, Any]:
    return _stated(
        name=one.name,
        short_name=one.short_name,
        kind=one.kind,
        purpose=one.purpose,
        reports_to=one.reports_to.name if one.reports_to else "",
        email=one.email,
        began_on=one.began_on,
        ends_on=one.ends_on,
    )


def _memberships(on: datetime.date) -> Rows:
    seats = Membership.objects.filter(current(on)).select_related("group", "person", "organisation")
    return [
        _stated(
            group=seat.group.name,
            person=_called(seat.person),
            seat=seat.seat,
            organisation=seat.organisation.name if seat.organisation else "",
            from_on=seat.from_on,
        )
        for seat in seats.order_by("group__name", "person__name", "pk")
    ]


def _called(person: Person) -> str:
    """By address where there is one: names may be shared."""
    return person.email or person.name
