"""The API: who is asking (a token, or the session of whoever is signed in), and people."""

import datetime

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.errors import HttpError
from ninja.pagination import PageNumberPagination, paginate
from ninja.security import APIKeyCookie, HttpBearer

from lineofsight.core.access import Reader, access
from lineofsight.core.clock import today
from lineofsight.core.schemas import Schema

from . import presenters, queries, services
from .services.tokens import MAY_WRITE

SAFE = ("GET", "HEAD", "OPTIONS")


class TokenAuth(HttpBearer):
    """`Authorization: Bearer los_…`: the reader becomes the token's person. A token that may only read opens nothing that
    writes."""

    def authenticate(self, request: HttpRequest, token: str) -> Reader:
        reader = services.reader_with_token(token, today())
        if reader is None:
            raise HttpError(401, "This token does not work: it is unknown, expired or revoked.")
        request.reader = reader  # type: ignore[attr-defined]
        if request.method not in SAFE and MAY_WRITE not in reader:
            raise HttpError(403, "This token may only read. Make one that may change things.")
        return reader


class SessionAuth(APIKeyCookie):
    """Whoever is signed in on the pages. What writes needs the CSRF token, as a form does."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Reader | None:
        return super().__call__(request) if "signed-in" in request.reader else None  # type: ignore[attr-defined]

    def authenticate(self, request: HttpRequest, key: str | None) -> Reader | None:
        return request.reader  # type: ignore[attr-defined]


class AgencyName(Schema):
    id: int
    name: str


class HeldRole(Schema):
    """A role, for everything or for one agency, with the first day it is no longer held."""

    role: str
    name: str
    agency: AgencyName | None
    from_on: datetime.date
    until_on: datetime.date | None


class PersonOut(Schema):
    """Somebody in the directory. `last_day` is set for leavers."""

    id: int
    name: str
    email: str
    job_title: str
    agency: AgencyName | None
    telephone: str
    initials: str
    last_day: datetime.date | None
    address: str

    @staticmethod
    def resolve_agency(person) -> dict | None:
        return (
            {"id": person.organisation.pk, "name": person.organisation.name} if person.organisation else None
        )

    @staticmethod
    def resolve_last_day(person) -> datetime.date | None:
        return presenters.last_day(person)

    @staticmethod
    def resolve_address(person) -> str:
        return f"{settings.SITE_ADDRESS}{person.get_absolute_url()}"


class PersonWithRoles(PersonOut):
    roles: list[HeldRole]

    @staticmethod
    def resolve_roles(person) -> list[dict]:
        return [
            {
                "role": held.role,
                "name": str(held),
                "agency": {"id": held.organisation.pk, "name": held.organisation.name}
                if held.organisation
                else None,
                "from_on": held.from_on,
                "until_on": held.until_on,
            }
            for held in queries.roles_of(person)
        ]


router = Router(tags=["people"])


@router.get("/people", response=list[PersonOut], summary="People")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_people(request: HttpRequest, words: str = "", agency: int | None = None, here: bool = True):
    """Everybody in the directory by name: those who are here, or with `here=false` the leavers too. `words` looks in
    names, jobs and addresses; `agency` is an agency's id."""
    return queries.find_people(words=words, agency=agency, on=today() if here else None)


@router.get("/people/me", response=PersonWithRoles, summary="Whoever is asking")
@access("signed-in")
def show_me(request: HttpRequest):
    """The person whose token or session this is, with their roles."""
    return get_object_or_404(queries.people(), pk=request.reader.person_id)  # type: ignore[attr-defined]


@router.get("/people/{pk}", response=PersonWithRoles, summary="One person")
@access("signed-in")
def show_person(request: HttpRequest, pk: int):
    """One person with every role they hold or held."""
    return get_object_or_404(queries.people(), pk=pk)
