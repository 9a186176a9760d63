"""Open every page, export and API operation as somebody, and keep every word that came back."""

import io
import itertools
import zipfile

from django.test import Client
from django.urls import get_resolver

from tests.rules.routes import Route, routes

#: Records of the house have small numbers; every route about one thing is tried with each.
NUMBERS = range(1, 7)
EXPORTS = ("", "?export=csv", "?export=xlsx")


def addresses() -> list[str]:
    """Every address that can be opened with GET, by introspection: with every combination of record numbers, as page
    and as export. Routes with other arguments (secrets, paths) have their own tests."""
    found = []
    for route in routes():
        if all(type(converter).__name__ == "IntConverter" for _, converter in route.arguments):
            for numbers in itertools.product(NUMBERS, repeat=len(route.arguments)):
                address = _address(route, numbers)
                found.extend(address + export for export in (EXPORTS if route.is_ours else ("",)))
    return found


def _address(route: Route, numbers: tuple[int, ...]) -> str:
    names = [name for name, _ in route.arguments]
    pattern = route.pattern
    for name, number in zip(names, numbers, strict=True):
        start = pattern.index("<")
        end = pattern.index(">") + 1
        assert name in pattern[start:end]
        pattern = pattern[:start] + str(number) + pattern[end:]
    return "/" + pattern.replace("^", "").replace("$", "")


def words_met_by(client: Client) -> dict[str, str]:
    """{address: all text that came back} for every address that answered this client with a page or a file."""
    assert get_resolver()
    client.raise_request_exception = False
    met = {}
    for address in addresses():
        response = client.get(address)
        assert response.status_code != 500, f"{address} broke"
        body = b"".join(response.streaming_content) if response.streaming else response.content
        met[address] = text_of(body) + str(dict(response.headers))
    return met


def text_of(body: bytes) -> str:
    """The words in a page or file; an office file is opened."""
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
