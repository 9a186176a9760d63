"""How people look in lists and stories."""

import datetime
from collections.abc import Mapping

from django.db.models import QuerySet
from django.urls import reverse

from lineofsight.design.forms.finding import RowsFinder
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.links.stories import Wording
from lineofsight.organisations.queries import organisations

from . import queries
from .models import ApiToken, Person, RoleHeld
from .roles import grantable

A_DAY = datetime.timedelta(days=1)
STANDINGS = (
    ("here", "Here"),
    ("left", "Left"),
    ("account", "Has an account"),
    ("unwritten", "Has no email address"),
)

STORY = Wording(
    events={
        "people.person_added": ("Added to the directory", "tick"),
        "people.person_changed": ("Entry changed", "draft"),
        "people.person_left": ("Left", "cross"),
        "people.person_returned": ("Came back", "tick"),
        "people.role_given": ("Role given", "tick"),
        "people.role_ended": ("Role ended", "cross"),
        "people.account_opened": ("Account opened", "tick"),
        "people.account_closed": ("Account closed", "lock"),
        "people.password_set": ("Password set by an administrator", "lock"),
        "people.new_password_link_sent": ("Link to choose a password sent", "lock"),
        "people.second_factor_removed": ("Second step of signing in taken away", "lock"),
        "people.password_changed": ("Chose a new password", "lock"),
        "people.second_step_turned_on": ("Turned the second step of signing in on", "lock"),
        "people.passkey_added": ("Added a passkey", "lock"),
        "people.passkey_removed": ("Removed a passkey", "lock"),
        "people.second_step_turned_off": ("Turned the second step of signing in off", "lock"),
        "people.token_made": ("Token for the API made", "lock"),
        "people.token_revoked": ("Token for the API revoked", "lock"),
        "groups.membership_started": ("Began to sit on a group", "tick"),
        "groups.membership_ended": ("Stopped sitting on a group", "cross"),
        "groups.post_taken_up": ("Took up a post", "tick"),
        "groups.post_left": ("Left a post", "cross"),
        "groups.words_matched": ("Printed words matched", "tick"),
    },
    fields={
        "email": "Email address",
        "job_title": "Job title",
        "organisation": "Agency",
        "is_active": "Has an account",
        "left_on": "First day no longer here",
        "from_on": "From",
        "last_day": "Last day",
        "label": "What it is for",
        "may_write": "May change things",
        "expires_on": "Works until",
        "words": "Words as printed",
        "means": "Mean",
    },
    untold=frozenset({"name", "person"}),
)


def people_list(asked: Mapping[str, str], on: datetime.date) -> Listing:
    """Everyone, filtered and sorted as asked. Three queries, and one for the agencies to filter by."""
    return Listing(
        asked,
        rows=queries.register(on),
        name="People",
        noun=("person", "people"),
        order="name",
        columns=[
            Column("name", "Name", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("job_title", "Job title", sort=True),
            Column(
                "organisation",
                "Agency",
                show="organisation.name",
                sort="organisation__name",
            ),
            Column(
                "roles", "Roles", show=lambda one: ", ".join(role_in_words(held) for held in one.roles_now)
            ),
            Column("email", "Email address", sort=True),
            Column("telephone", "Telephone"),
            Column("is_active", "Has an account", sort=True),
            Column("left_on", "Last day", show=last_day, sort=True),
        ],
        filters=[
            Filter("words", "Name, job or address", field=("name", "job_title", "email", "initials")),
            Filter(
                "organisation",
                "Agency",
                finder=lambda: RowsFinder(organisations()),
                words=("organisation__name",),
            ),
            Filter(
                "role",
                "Role",
                choices=[(role.key, role.name) for role in grantable()],
                apply=lambda rows, value: queries.with_role(rows, value, on),
            ),
            Filter(
                "standing",
                "Standing",
                choices=STANDINGS,
                apply=lambda rows, value: _standing(rows, value, on),
            ),
        ],
    )


def _standing(rows: QuerySet[Person], value: str, on: datetime.date) -> QuerySet[Person]:
    if value == "left":
        return rows.filter(left_on__lte=on)
    here = rows.here(on)
    if value == "account":
        return here.filter(is_active=True)
    return here.filter(email="") if value == "unwritten" else here


def last_day(person: Person) -> datetime.date | None:
    """The last day here: `left_on` is the first day after."""
    return person.left_on - A_DAY if person.left_on else None


def role_in_words(held: RoleHeld) -> str:
    """A role with what it is held for: "Agency lead for Testshire Police"."""
    return f"{held} for {held.organisation.name}" if held.organisation else str(held)


def period(from_on: datetime.date, until_on: datetime.date | None) -> str:
    """A period as people say it; `until_on` is the first day after: "from 1 May 2025", "1 May 2025 to 3 June 2026"."""
    begun = f"{from_on.day} {from_on:%B} {from_on.year}"
    if until_on is None:
        return f"from {begun}"
    last = until_on - A_DAY
    if last < from_on:
        return f"given up before it began ({begun})"
    return f"{begun} to {last.day} {last:%B} {last.year}"


def role_rows(held: list[RoleHeld], on: datetime.date, *, may_end: bool) -> list[list]:
    """Rows for a table of roles: role, period, and what can be done about it."""
    rows = []
    for one in held:
        end = {"text": "End", "href": reverse("people:end_role", args=[one.pk])} if may_end else ""
        rows.append(
            [role_in_words(one), period(one.from_on, one.until_on), end if one.until_on is None else ""]
        )
    return rows


def token_state(token: ApiToken, on: datetime.date) -> tuple[str, str]:
    """(words, tone) for whether a token works."""
    if token.revoked_at:
        return "Revoked", "quiet"
    if token.expires_on < on:
        return "Expired", "quiet"
    return "Works", "good"
