"""A picture or page of a very long plan is drawn in pages, so that it stays as quick as that of a short one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """What is drawn on page `number` of `total`. `before` and `after` are addresses of the pages beside it, "" at the
    ends."""

    shown: tuple[T, ...] = ()
    number: int = 1
    total: int = 1
    before: str = ""
    after: str = ""

    @property
    def is_all(self) -> bool:
        return self.total == 1


def page_of(
    things: Iterable[T], asked: Mapping[str, str], *, most: int, size: Callable[[T], int] = lambda _: 1
) -> Page[T]:
    """The page asked for with `page`, of things that take at most `most` rows together (or of one that takes more); the
    addresses of the other pages keep what else was asked."""
    pages = list(_filled(things, most, size))
    if not pages:
        return Page()
    wanted = asked.get("page", "")
    number = min(max(1, int(wanted[:6]) if wanted.isascii() and wanted.isdigit() else 1), len(pages))
    kept = {key: value for key, value in asked.items() if key != "page" and value}

    def address(other: int) -> str:
        return "?" + urlencode({**kept, "page": other} if other > 1 else kept)

    return Page(
        shown=tuple(pages[number - 1]),
        number=number,
        total=len(pages),
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < len(pages) else "",
    )


def pieces(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """Rows in pieces that fit on a page each; a single empty piece where there is none, so that a heading stays."""
    return [rows[start : start + most] for start in range(0, len(rows), most)] or [rows]


def _filled(things: Iterable[T], most: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    page: list[T] = []
    held = 0
    for thing in things:
        rows = size(thing)
        if page and held + rows > most:
            yield page
            page, held = [], 0
        page.append(thing)
        held += rows
    if page:
        yield page
