"""The footers and headers of pages that were left in plain text."""

import re

_PIECES = re.compile(
    r"^\s*(?P<words>\S+(?: \S+)+)\s{3,}(?:page\s*)?(?P<page>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\s*$", re.I
)


def find_footers(lines: list[str]) -> dict[int, str]:
    """Place → words of the lines that only tell the page: alone between blank lines, the same words each time,
    and the page's number behind a gap, one more each time. A line that stands once is no footer."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        match = None if "\t" in line or not _is_alone(lines, place) else _PIECES.match(line)
        if match:
            found.setdefault(match["words"].casefold(), []).append((place, int(match["page"])))
    return {
        place: " ".join(lines[place].split())
        for places in found.values()
        if len(places) > 1 and _count_up([page for _, page in places])
        for place, _ in places
    }


def _is_alone(lines: list[str], place: int) -> bool:
    return not any(
        line.strip() for line in (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
    )


def _count_up(pages: list[int]) -> bool:
    return all(after == before + 1 for before, after in zip(pages, pages[1:], strict=False))
