"""The wall, small: a row for each section, a mark for each objective."""

from dataclasses import dataclass

from lineofsight.plan.queries.overview import Overview, PromiseLine

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
class SmallRow:
    name: str
    address: str
    tiles: tuple[SmallTile, ...]


def small_wall(overview: Overview | None) -> tuple[SmallRow, ...]:
    """A row for each section of the plan that has objectives; () without a plan."""
    if overview is None:
        return ()
    return tuple(
        SmallRow(section.name, section.address, tuple(_tile(line) for line in section.objectives))
        for section in overview.sections
        if section.objectives
    )


def _tile(line: PromiseLine) -> SmallTile:
    shape, words = EDGES[line.edge]
    tone = "plain"
    if line.answers_nobody:
        shape, words, tone = "nobody", "Nobody answers for it", "bad"
    elif line.is_overdue:
        shape, words, tone = "late", "Overdue", "bad"
    elif line.freshness.state == "silent":
        tone = "warning"
    return SmallTile(shape, tone, line.address, f"{line.label}: {words.lower()}. {line.text}")
