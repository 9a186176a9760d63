"""Every address of the product, what people do there and what each role may open of it. The reference page, the page for
administrators and the tests read it from here; the addresses themselves are read from the URL configuration and the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, get_resolver

from lineofsight.core.access import CLOSED, PUBLIC, Entrance, Reader, first_sentence
from lineofsight.people.roles import ROLES, Role

from .entrances import THIRD_PARTY, is_ours

PAGE, API = "page", "API"
SIGNING_IN, THE_API = "Signing in", "The API"


@dataclass(frozen=True)
class Route:
    """One entry of the URL configuration, with the converters of its arguments."""

    name: str
    view: Any
    arguments: tuple[tuple[str, Any], ...]
    pattern: str

    @property
    def is_ours(self) -> bool:
        """Whether its view is of this product."""
        return is_ours(self.view)


@dataclass(frozen=True)
class Address:
    """One page, or one operation of the API: `what` people do there in a sentence, `part` of the product it belongs to,
    `kind` page or API, `name` of the route or the operation."""

    what: str
    part: str
    kind: str
    address: str
    name: str
    entrance: Entrance

    @property
    def who(self) -> str:
        """Who may enter, in a sentence."""
        return self.entrance.words

    @property
    def is_open(self) -> bool:
        """Whether anybody may enter: what a library brings along and is not in use here is closed to all."""
        return self.entrance != CLOSED

    def answer(self, role: str) -> str:
        """What a column of the matrix ("public" or a role's key) may open: "yes", "some", "no"."""
        return self.entrance.answer(readers()[role])


def routes(resolver=None, names=(), arguments=(), pattern="") -> list[Route]:
    """All routes, namespaces joined by colons, with the converters of their addresses."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        here = (*arguments, *entry.pattern.converters.items())
        path = pattern + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append(Route(":".join((*names, entry.name or "")), entry.callback, here, path))
        else:
            inner = (*names, entry.namespace) if entry.namespace else names
            found.extend(routes(entry, inner, here, path))
    return found


@cache
def addresses() -> tuple[Address, ...]:
    """Every page and every operation of the API, those of libraries that are closed here included, by part and address."""
    found = [*_pages(), *_operations()]
    return tuple(sorted(found, key=lambda one: (one.part, one.kind != PAGE, one.address)))


def _pages() -> Iterator[Address]:
    seen = set()
    for route in routes():
        if (
            route.pattern in seen
            or re.fullmatch(r"api/(.+)", route.pattern)
            and route.name not in THIRD_PARTY
        ):
            continue  # an address is answered by the first route that fits it; operations are told apart by their method
        seen.add(route.pattern)
        if route.name in THIRD_PARTY:
            entrance, what = THIRD_PARTY[route.name]
        elif route.is_ours:
            entrance, what = route.view.access, first_sentence(route.view)
        else:
            entrance, what = CLOSED, "Nothing: this page of the sign-in library is not in use."
        part = THE_API if route.name.startswith("api:") else _part(route.view)
        yield Address(what, part, PAGE, in_words(route.pattern), route.name, entrance)


def _operations() -> Iterator[Address]:
    from .api import api, operations_of

    for path, method, operation in operations_of(api):
        view = operation.view_func
        address = in_words("api" + path.replace("{", "<").replace("}", ">"))
        name = operation.operation_id or view.__name__
        yield Address(f"{operation.summary}.", _part(view), API, f"{method} {address}", name, view.access)


def in_words(pattern: str) -> str:
    """The address of a route as people write it: "/plans/<id>/"."""
    return simplify_regex(re.sub(r"<\w+:(\w+)>", r"<\1>", pattern)).replace("<pk>", "<id>").replace("//", "/")


def _part(view) -> str:
    named = getattr(view, "view_class", view)
    ours = apps.get_containing_app_config(str(named.__module__)) if is_ours(named) else None
    return ours.verbose_name if ours else SIGNING_IN


@cache
def readers() -> dict[str, Reader]:
    """A reader for each column of the matrix: the public, then for each role somebody who is signed in and holds it alone,
    for the whole partnership or for one group or agency."""
    return {"public": PUBLIC, **{role.key: _holder_of(role) for role in ROLES}}


def columns() -> dict[str, str]:
    """The columns of the matrix: key → name, those who are not signed in first."""
    return {"public": "Not signed in", **{role.key: role.name for role in ROLES}}


def _holder_of(role: Role) -> Reader:
    scope = f"{role.scope}:1"
    marks = {f"role:{role.key}"} if role.scope == "everything" else {scope, f"role:{role.key}@{scope}"}
    return Reader(person_id=0, name=role.name, marks=frozenset({"signed-in", "person:0", *marks}))
