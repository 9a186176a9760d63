"""How agencies look in lists and stories."""

import datetime
from collections.abc import Mapping

from django.db.models import QuerySet
from django.urls import reverse

from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.links.stories import Wording

from . import queries
from .models import Organisation, Sector

A_DAY = datetime.timedelta(days=1)
STANDINGS = (("in", "In the partnership"), ("left", "Left"))

STORY = Wording(
    events={
        "organisations.partnership_founded": ("Partnership set up", "tick"),
        "organisations.partnership_changed": ("Profile changed", "draft"),
        "organisations.area_added": ("Area added", "tick"),
        "organisations.area_changed": ("Area changed", "draft"),
        "organisations.organisation_added": ("Added to the register", "tick"),
        "organisations.organisation_changed": ("Entry changed", "draft"),
        "organisations.organisation_left": ("Left the partnership", "cross"),
        "organisations.organisation_returned": ("Came back to the partnership", "tick"),
        "people.person_added": ("Person added", "tick"),
        "people.person_left": ("Person left", "cross"),
        "people.role_given": ("Role given", "tick"),
        "people.role_ended": ("Role ended", "cross"),
        "groups.post_added": ("Post added", "tick"),
        "groups.words_matched": ("Printed words matched", "tick"),
    },
    fields={
        "short_name": "Short name",
        "is_safeguarding_partner": "Statutory safeguarding partner",
        "email": "Email address",
        "joined_on": "Joined",
        "left_on": "First day no longer in the partnership",
        "contact_email": "Contact address",
        "from_on": "From",
        "last_day": "Last day",
        "words": "Words as printed",
        "means": "Mean",
        "organisation": "Agency",
    },
    values={"sector": dict(Sector.choices)},
)


def agency_list(asked: Mapping[str, str], on: datetime.date) -> Listing:
    """Every agency, filtered and sorted as asked. Three queries, and one for the areas to filter by."""
    return Listing(
        asked,
        rows=queries.register(on),
        name="Agencies",
        noun=("agency", "agencies"),
        order="name",
        columns=[
            Column("name", "Agency", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("short_name", "Short name", sort=True),
            Column("sector", "Sector", show=lambda one: one.get_sector_display(), sort=True),
            Column("is_safeguarding_partner", "Statutory partner", sort=True),
            Column("areas", "Areas", show=lambda one: ", ".join(area.name for area in one.areas.all())),
            Column("people_count", "People", sort=True, numeric=True),
            Column("joined_on", "Joined", sort=True),
            Column("left_on", "Last day", show=last_day, sort=True),
        ],
        filters=[
            Filter("words", "Name", field=("name", "short_name")),
            Filter("sector", "Sector", choices=Sector.choices),
            Filter("area", "Area", choices=_area_choices, field="areas"),
            Filter(
                "standing",
                "Standing",
                choices=STANDINGS,
                apply=lambda rows, value: _standing(rows, value, on),
            ),
        ],
    )


def _area_choices() -> list[tuple[int, str]]:
    return [(area.pk, area.name) for area in queries.areas()]


def _standing(rows: QuerySet, value: str, on: datetime.date) -> QuerySet:
    return rows.in_partnership(on) if value == "in" else rows.filter(left_on__lte=on)


def last_day(organisation: Organisation) -> datetime.date | None:
    """The last day in the partnership: `left_on` is the first day out of it."""
    return organisation.left_on - A_DAY if organisation.left_on else None


def area_list(asked: Mapping[str, str]) -> Listing:
    """Every area with how many agencies work in it. Two queries."""
    return Listing(
        asked,
        rows=queries.areas(),
        name="Areas",
        noun=("area",),
        order="name",
        columns=[
            Column("name", "Area", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("code", "ONS code", sort=True),
            Column(
                "agency_count",
                "Agencies",
                sort=True,
                numeric=True,
                link=lambda one: reverse("organisations:organisations", query={"area": one.pk}),
            ),
        ],
        filters=[Filter("words", "Name", field="name")],
    )
