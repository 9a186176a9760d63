"""Open every page, export and API operation as somebody, and keep every word that came back."""

import io
import itertools
import zipfile

from django.test import Client

from lineofsight.config.addresses import Route, routes

#: Records of the house have small numbers; every route about one thing is tried with each.
NUMBERS = range(1, 7)
EXPORTS = ("?export=csv", "?export=xlsx")


def addresses() -> list[str]:
    """Every address that can be opened with GET, by introspection: with every combination of record numbers. Routes
    with other arguments (secrets, paths) have their own tests."""
    return [
        _address(route, numbers)
        for route in routes()
        if all(type(converter).__name__ == "IntConverter" for _, converter in route.arguments)
        for numbers in itertools.product(NUMBERS, repeat=len(route.arguments))
    ]


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
    """{address: all text that came back} for every address this client opened, and for each file a page offers."""
    client.raise_request_exception = False
    met: dict[str, str] = {}
    waiting = addresses()
    while waiting:
        address = waiting.pop()
        met[address] = _words(client.get(address), address)
        offered = {address + query for query in EXPORTS if query.lstrip("?") in met[address]}
        if "?" not in address:
            waiting.extend(offered - set(met))
    return met


def _words(response, address: str) -> str:
    assert response.status_code != 500, f"{address} broke"
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return text_of(body) + str(dict(response.headers))


def text_of(body: bytes) -> str:
    """The words in a page or file; an office file is opened."""
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
