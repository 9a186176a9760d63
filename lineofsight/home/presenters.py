"""The wall, small: a row for each section, a mark for each objective; of a long section, a mark and a figure for each kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.plan.queries.overview import Overview, PromiseLine

#: A section of more objectives than this is counted: nobody takes in a hundred marks.
MOST_MARKS = 30
#: edge → the shape that shows it (see design/shapes.py) and the word beside it in the key
EDGES = {
    "answered": ("answered", "Answered"),
    "asked": ("waiting", "Asked, still in time"),
    "silent": ("silent", "Asked and silent"),
    "never_asked": ("never", "Never asked"),
    "not_due": ("dash", "Not due"),
}


@dataclass(frozen=True)
class SmallTile:
    """One objective: its shape, its address, and the sentence a screen reader and a pointer get."""

    shape: str
    tone: str
    address: str
    sentence: str


@dataclass(frozen=True)
class SmallCount:
    """How many objectives of a long section bear the same mark."""

    shape: str
    tone: str
    words: str
    count: int


@dataclass(frozen=True)
class SmallRow:
    """A section: a tile for each objective or, of more than can be taken in, `counts` with the most first."""

    name: str
    address: str
    tiles: tuple[SmallTile, ...] = ()
    counts: tuple[SmallCount, ...] = ()


def small_wall(overview: Overview) -> tuple[SmallRow, ...]:
    """A row for each section of the plan that has objectives."""
    return tuple(
        SmallRow(section.name, section.address, counts=_counts(section.objectives))
        if len(section.objectives) > MOST_MARKS
        else SmallRow(section.name, section.address, tuple(_tile(line) for line in section.objectives))
        for section in overview.sections
        if section.objectives
    )


def _counts(lines: Iterable[PromiseLine]) -> tuple[SmallCount, ...]:
    marks = Counter(_mark(line) for line in lines).most_common()
    return tuple(SmallCount(shape, tone, words, count) for (shape, words, tone), count in marks)


def _tile(line: PromiseLine) -> SmallTile:
    shape, words, tone = _mark(line)
    return SmallTile(shape, tone, line.address, f"{line.label}: {words.lower()}. {line.text}")


def _mark(line: PromiseLine) -> tuple[str, str, str]:
    """The shape, the words and the tone of what matters most about an objective."""
    if line.answers_nobody:
        return "nobody", "Nobody answers for it", "bad"
    if line.is_overdue:
        return "late", "Overdue", "bad"
    return *EDGES[line.edge], "warning" if line.freshness.state == "silent" else "plain"
