"""Groups, posts and parties over the API."""

import datetime

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import PageNumberPagination, paginate

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.schemas import Schema

from . import queries
from .models import GroupKind, Seat


class Named(Schema):
    id: int
    name: str


class GroupOut(Schema):
    """A board, sub-group, panel or forum."""

    id: int
    name: str
    short_name: str
    kind: GroupKind
    purpose: str
    reports_to: Named | None
    began_on: datetime.date | None
    ends_on: datetime.date | None
    address: str

    @staticmethod
    def resolve_address(group) -> str:
        return f"{settings.SITE_ADDRESS}{group.get_absolute_url()}"


class SeatOut(Schema):
    """Somebody sits, or sat, on a group. `until_on` is the first day they no longer do."""

    person: Named
    agency: Named | None
    seat: Seat
    from_on: datetime.date
    until_on: datetime.date | None

    @staticmethod
    def resolve_agency(membership) -> dict | None:
        agency = membership.organisation
        return {"id": agency.pk, "name": agency.name} if agency else None


class GroupWithSeats(GroupOut):
    seats: list[SeatOut]

    @staticmethod
    def resolve_seats(group) -> list:
        return [*queries.seats_of_group(group, today()), *queries.seats_before_in(group, today())]


class PostOut(Schema):
    """A job that can answer for things, and who holds it today."""

    id: int
    name: str
    agency: Named | None
    holders: list[Named]
    address: str

    @staticmethod
    def resolve_agency(post) -> dict | None:
        return {"id": post.organisation.pk, "name": post.organisation.name} if post.organisation else None

    @staticmethod
    def resolve_holders(post) -> list:
        return [holding.person for holding in post.holders_now]

    @staticmethod
    def resolve_address(post) -> str:
        return f"{settings.SITE_ADDRESS}{post.get_absolute_url()}"


class PartyOut(Schema):
    """Whoever can answer for something. `kind` is group, post, organisation, person, or "" for printed words that nobody
    has matched; `about` is the id of what is meant."""

    id: int
    kind: str
    name: str
    about: int | None
    address: str

    @staticmethod
    def resolve_about(party) -> int | None:
        return party.meant.pk if party.kind else None

    @staticmethod
    def resolve_address(party) -> str:
        return f"{settings.SITE_ADDRESS}{party.get_absolute_url()}"


router = Router(tags=["groups"])


@router.get("/groups", response=list[GroupOut], summary="Groups")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_groups(request: HttpRequest, standing: bool = True):
    """Every group that stands today by name, or with `standing=false` ended ones too."""
    return queries.groups().filter(queries.stands(today())) if standing else queries.groups()


@router.get("/groups/{pk}", response=GroupWithSeats, summary="One group")
@access("signed-in")
def show_group(request: HttpRequest, pk: int):
    """One group with everybody who sits or sat on it."""
    return get_object_or_404(queries.groups(), pk=pk)


@router.get("/posts", response=list[PostOut], summary="Posts")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_posts(request: HttpRequest):
    """Every post that exists today by name, with who holds it."""
    return queries.posts_register(today()).filter(queries.exists_on(today()))


@router.get("/parties", response=list[PartyOut], summary="Parties")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_parties(request: HttpRequest):
    """Everybody who can answer for something in a plan: the ids that leads are given by."""
    return queries.parties().order_by("pk")
