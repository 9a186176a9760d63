"""Every address of a running product, found by introspection, and what answers there."""

import html
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from lineofsight.config.addresses import Route, routes
from lineofsight.config.entrances import THIRD_PARTY

LINK = re.compile(r"""(?:href|action)="(/[^"#]*)""")
PARTS = re.compile(r"<[^>]+>")
#: Records are numbered from 1; a page about one thing is tried with each until one answers.
NUMBERS = range(1, 21)
#: Of the addresses other pages link to, so many are tried; after so many refusals a page counts as refused.
LINKS, REFUSALS = 6, 3


@dataclass
class Survey:
    """`pages`: route → the first address that answered with a page; `files`: likewise with a file; `silent`: routes
    that answered nothing, with the statuses they gave."""

    pages: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    silent: dict[str, set[int]] = field(default_factory=dict)

    def as_text(self) -> str:
        """To be kept in a file."""
        return json.dumps(
            {**asdict(self), "silent": {name: sorted(said) for name, said in self.silent.items()}}
        )

    @classmethod
    def of_text(cls, text: str) -> "Survey":
        """What `as_text` gave."""
        kept = json.loads(text)
        return cls(kept["pages"], kept["files"], {name: set(said) for name, said in kept["silent"].items()})

    def add(self, request, addresses: Iterable[str]) -> None:
        """Open these addresses too, which only one installation has: links from its messages."""
        for address in addresses:
            if request.get(address, max_redirects=0).status == 200:
                name = resolve(urlsplit(address).path).view_name
                self.pages[name] = address
                self.silent.pop(name, None)


def our_routes() -> list[Route]:
    """Every route that somebody can reach: ours, and those of libraries that are in use here."""
    return [route for route in routes() if route.is_ours or route.name in THIRD_PARTY]


def survey(request, extra: Iterable[str] = ()) -> Survey:
    """Open every address that can be opened, as whoever is signed in with `request` (Playwright's). Addresses with
    more in them than numbers are those that other pages link to, and `extra`."""
    found, linked = Survey(), defaultdict(list)
    _note(extra, linked)
    waiting = our_routes()
    for _ in range(3):  # a page may be known only once another was opened
        again = [route for route in waiting if not _open(request, route, linked, found)]
        if len(again) == len(waiting):
            break
        waiting = again
    return found


def _open(request, route: Route, linked: dict[str, list[str]], found: Survey) -> bool:
    """Whether the route is done with."""
    statuses: list[int] = []
    for address in _candidates(route, linked):
        if statuses.count(403) + statuses.count(302) == REFUSALS or 405 in statuses:
            break
        answer = request.get(address, max_redirects=0)
        statuses.append(answer.status)
        assert answer.status < 500, f"{address} broke"
        if answer.status == 200:
            kind = answer.headers.get("content-type", "")
            is_page = kind.startswith("text/html") and "attachment" not in answer.headers.get(
                "content-disposition", ""
            )
            (found.pages if is_page else found.files)[route.name] = address
            found.silent.pop(route.name, None)
            if is_page:
                _note(LINK.findall(answer.text()), linked)
            return True
    found.silent[route.name] = set(statuses)
    return False


def _candidates(route: Route, linked: dict[str, list[str]]) -> list[str]:
    pattern = "/" + route.pattern.replace("^", "").replace("$", "")
    parts = PARTS.findall(pattern)
    if not all(part.startswith("<int:") for part in parts):
        return linked[route.name][:LINKS]
    tried = []
    for numbers in itertools.product(NUMBERS, repeat=len(parts)):
        address = pattern
        for part, number in zip(parts, numbers, strict=True):
            address = address.replace(part, str(number), 1)
        tried.append(address)
    return linked[route.name][:LINKS] + tried[:40]


def _note(addresses: Iterable[str], linked: dict[str, list[str]]) -> None:
    for address in map(html.unescape, addresses):
        try:
            name = resolve(urlsplit(address).path).view_name
        except Resolver404:
            continue
        if address not in linked[name]:
            linked[name].append(address)
