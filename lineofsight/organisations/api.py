"""Agencies and areas over the API."""

import datetime

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import PageNumberPagination, paginate

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.schemas import Schema

from . import presenters, queries
from .models import Sector


class AreaOut(Schema):
    """A local authority area; `code` is its ONS code or ""."""

    id: int
    name: str
    code: str


class AgencyOut(Schema):
    """An agency; `last_day` is set once it has left, or when it will."""

    id: int
    name: str
    short_name: str
    sector: Sector
    is_safeguarding_partner: bool
    areas: list[AreaOut]
    email: str
    joined_on: datetime.date | None
    last_day: datetime.date | None
    address: str

    @staticmethod
    def resolve_areas(agency) -> list:
        return list(agency.areas.all())

    @staticmethod
    def resolve_last_day(agency) -> datetime.date | None:
        return presenters.last_day(agency)

    @staticmethod
    def resolve_address(agency) -> str:
        return f"{settings.SITE_ADDRESS}{agency.get_absolute_url()}"


router = Router(tags=["agencies"])


@router.get("/agencies", response=list[AgencyOut], summary="Agencies")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_agencies(request: HttpRequest, words: str = "", sector: Sector | None = None, here: bool = True):
    """Every agency in the partnership by name, or with `here=false` those that left too."""
    rows = queries.register(today())
    rows = rows.in_partnership(today()) if here else rows
    rows = rows.filter(sector=sector) if sector else rows
    return rows.filter(name__icontains=words) if words else rows


@router.get("/agencies/{pk}", response=AgencyOut, summary="One agency")
@access("signed-in")
def show_agency(request: HttpRequest, pk: int):
    """One agency."""
    return get_object_or_404(queries.register(today()), pk=pk)


@router.get("/areas", response=list[AreaOut], summary="Areas")
@access("signed-in")
def list_areas(request: HttpRequest):
    """The local authority areas that the partnership covers, by name."""
    return queries.areas()
