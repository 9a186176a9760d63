"""A picture of a very long plan is drawn a few sections at a time, so that it stays as quick as that of a short one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from ..queries.overview import SectionLines


@dataclass(frozen=True)
class SectionsPage:
    """The sections drawn: the `first` to the `last` of `total` (1 is first). `before` and `after` are addresses of the
    pages beside this one, "" at the ends."""

    sections: tuple[SectionLines, ...]
    first: int
    last: int
    total: int
    before: str = ""
    after: str = ""

    @property
    def is_all(self) -> bool:
        return self.last - self.first + 1 == self.total


def page_of(
    sections: Sequence[SectionLines],
    asked: Mapping[str, str],
    *,
    most: int,
    size: Callable[[SectionLines], int],
) -> SectionsPage:
    """The sections to draw, as many as together have a size of at most `most` (one at least), from the one asked for with
    `from`; the addresses of the other pages keep what else was asked."""
    pages = _cut(sections, most, size)
    wanted = asked.get("from", "")
    start = int(wanted[:6]) - 1 if wanted.isascii() and wanted.isdigit() else 0
    place = max((place for place, page in enumerate(pages) if page[0] <= start), default=0)
    if not pages:
        return SectionsPage((), 0, 0, 0)
    first, last = pages[place]
    kept = {key: value for key, value in asked.items() if key != "from" and value}

    def address(page: tuple[int, int]) -> str:
        return "?" + urlencode({**kept, "from": page[0] + 1})

    return SectionsPage(
        sections=tuple(sections[first:last]),
        first=first + 1,
        last=last,
        total=len(sections),
        before=address(pages[place - 1]) if place else "",
        after=address(pages[place + 1]) if place + 1 < len(pages) else "",
    )


def _cut(
    sections: Sequence[SectionLines], most: int, size: Callable[[SectionLines], int]
) -> list[tuple[int, int]]:
    """The pages as (first, one past the last)."""
    pages, begun, held = [], 0, 0
    for place, section in enumerate(sections):
        if place > begun and held + size(section) > most:
            pages.append((begun, place))
            begun, held = place, 0
        held += size(section)
    return [*pages, (begun, len(sections))] if sections else []
