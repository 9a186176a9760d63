"""What this module declares in the registers."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.links.kinds import Card, Kind, register_kind
from lineofsight.links.panels import Panel, register_panel
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person
from lineofsight.people.policies import can_record_leaving

from . import queries
from .models import Group, Membership, Party, Post, PostHolding


def group_cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Groups, for everybody who is signed in. One query."""
    rows = queries.groups().filter(pk__in=set(ids)) if "signed-in" in reader else []
    return {row.pk: _card("groups.group", row, "group", row.get_kind_display()) for row in rows}


def post_cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Posts, for everybody who is signed in. One query."""
    rows = queries.posts().filter(pk__in=set(ids)) if "signed-in" in reader else []
    return {
        row.pk: _card("groups.post", row, "post", row.organisation.name if row.organisation else "")
        for row in rows
    }


def party_cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Parties, for everybody who is signed in. One query."""
    rows = queries.parties().filter(pk__in=set(ids)) if "signed-in" in reader else []
    return {
        row.pk: _card("groups.party", row, row.kind or "printed words", "" if row.kind else "not yet matched")
        for row in rows
    }


def _card(key: str, row: Group | Post | Party, kind_name: str, detail: str) -> Card:
    return Card(f"{key}:{row.pk}", str(row), row.get_absolute_url(), kind_name, detail)


@dataclass(frozen=True)
class OfAgency:
    """Posts of an agency with who holds them now, and who sits where for it."""

    agency: Organisation
    posts: list[Post]
    seats: list[Membership]


@dataclass(frozen=True)
class OfPerson:
    """What somebody holds and held; `may_record_leaving` decides whether the way to it is shown."""

    person: Person
    holdings: list[PostHolding]
    seats: list[Membership]
    may_record_leaving: bool


def _of_agency(reader: Reader, agency: Organisation) -> OfAgency:
    on = today()
    posts = queries.posts_register(on).filter(queries.exists_on(on), organisation=agency)
    return OfAgency(agency, list(posts), queries.seats_for_organisation(agency, on))


def _of_person(reader: Reader, person: Person) -> OfPerson:
    return OfPerson(
        person,
        queries.holdings_of_person(person),
        queries.seats_of_person(person),
        bool(can_record_leaving(reader, person)),
    )


register_kind(Kind("groups.group", "group", "groups", group_cards))
register_kind(Kind("groups.post", "post", "posts", post_cards))
register_kind(Kind("groups.party", "party", "parties", party_cards))
register_panel(
    Panel(
        "organisations.organisation", 20, "Posts and seats", "groups/_of_agency.jinja", _of_agency, queries=3
    )
)
register_panel(
    Panel("people.person", 10, "Posts and seats", "groups/_of_person.jinja", _of_person, queries=2)
)
