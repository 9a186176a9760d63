"""A picture of a very long plan is drawn in pages, so that it stays as quick as that of a short one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ..queries.overview import SectionLines

#: A section → how many rows of the picture each of its objectives takes.
Sizes = Callable[[SectionLines], Sequence[int]]


@dataclass(frozen=True)
class SectionsPage:
    """The sections drawn on page `number` of `total`; of a section that goes on over pages only what stands on this one.
    `before` and `after` are addresses of the pages beside it, "" at the ends."""

    sections: tuple[SectionLines, ...]
    number: int = 1
    total: int = 1
    before: str = ""
    after: str = ""

    @property
    def is_all(self) -> bool:
        return self.total == 1


def page_of(
    sections: Sequence[SectionLines], asked: Mapping[str, str], *, most: int, sizes: Sizes
) -> SectionsPage:
    """The page asked for with `page`, of at most `most` rows (or a single objective that takes more); the addresses of the
    other pages keep what else was asked. A section is cut only where it does not fit on a page of its own."""
    pages = list(_cut(sections, most, sizes))
    if not pages:
        return SectionsPage(())
    wanted = asked.get("page", "")
    number = min(max(1, int(wanted[:6]) if wanted.isascii() and wanted.isdigit() else 1), len(pages))
    kept = {key: value for key, value in asked.items() if key != "page" and value}

    def address(other: int) -> str:
        return "?" + urlencode({**kept, "page": other} if other > 1 else kept)

    return SectionsPage(
        sections=tuple(_part(section, first, last) for section, first, last in pages[number - 1]),
        number=number,
        total=len(pages),
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < len(pages) else "",
    )


#: A section, and which of its objectives: the first, and one past the last.
Piece = tuple[SectionLines, int, int]


def _cut(sections: Sequence[SectionLines], most: int, sizes: Sizes) -> Iterator[list[Piece]]:
    """The pages, as pieces of sections. A heading takes a row too."""
    page: list[Piece] = []
    held = 0
    for section in sections:
        rows = sizes(section)
        if page and held + 1 + sum(rows) > most and 1 + sum(rows) <= most:
            yield page
            page, held = [], 0
        first, held = 0, held + 1
        for place, size in enumerate(rows):
            if held + size > most and (page or place > first):
                if place > first:
                    page.append((section, first, place))
                yield page
                page, first, held = [], place, 1
            held += size
        page.append((section, first, len(rows)))
    if page:
        yield page


def _part(section: SectionLines, first: int, last: int) -> SectionLines:
    count = len(section.objectives)
    if last - first >= count:
        return section
    part = f"{first + 1} to {last} of {count}" if last > first + 1 else f"{last} of {count}"
    return replace(section, objectives=section.objectives[first:last], part=part)
