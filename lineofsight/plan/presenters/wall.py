"""The wall: a column for each section, a tile for each objective. Where is the plan alive, where is it silent?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lineofsight.design.wording import listed, plural

from ..models import SectionKind
from ..queries.overview import Overview, PromiseLine, SectionLines
from .choosing import Narrowed, narrowed
from .paging import Page, page_of

#: Far more than a plan has. Of a longer one each column shows what presses most, so that all sections stay side by side;
#: only where a column would show fewer than `LEAST_IN_COLUMN` the wall goes on over pages.
MOST_TILES = 80
LEAST_IN_COLUMN = 5
#: How alive an objective is, as the wall says it of many.
EDGES = {
    "answered": "answered",
    "silent": "asked and silent",
    "asked": "asked and still in time",
    "never_asked": "never asked about",
    "not_due": "not due yet",
}


@dataclass(frozen=True)
class Column:
    """A section with the tiles drawn of it; `rest` counts those that are not: "31 more: 12 answered and 19 not due yet"."""

    section: SectionLines
    tiles: tuple[PromiseLine, ...]
    rest: str = ""


@dataclass(frozen=True)
class Band:
    """The sections of one kind, side by side."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Wall:
    """What the wall shows. `answer` is the sentence above it."""

    answer: str
    bands: tuple[Band, ...]
    narrowed: Narrowed
    page: Page[Column]

    @property
    def drawn(self) -> tuple[PromiseLine, ...]:
        """The objectives on this page of the wall."""
        return tuple(line for column in self.page.shown for line in column.tiles)


def wall_of(overview: Overview, asked: Mapping[str, str]) -> Wall:
    """The wall of a plan as somebody asked for it (see `choosing.narrowed`)."""
    shown = narrowed(overview, asked)
    answer, columns = _drawn(shown.sections) if shown.is_narrowed else overview.once(_all_drawn)
    page = page_of(columns, asked, most=MOST_TILES, size=lambda column: len(column.tiles) or 1)
    return Wall(answer, _bands(page.shown), shown, page)


def _all_drawn(overview: Overview) -> tuple[str, tuple[Column, ...]]:
    return _drawn(overview.sections)


def _drawn(sections: tuple[SectionLines, ...]) -> tuple[str, tuple[Column, ...]]:
    """The sentence above the wall and the columns below it."""
    lines = tuple(line for section in sections for line in section.objectives)
    if len(lines) <= MOST_TILES:
        return answer_of(lines, sections), tuple(Column(section, section.objectives) for section in sections)
    room = max(LEAST_IN_COLUMN, MOST_TILES // len(sections))
    return answer_of(lines, sections), tuple(_most_pressing(section, room) for section in sections)


def _most_pressing(section: SectionLines, room: int) -> Column:
    """What nobody answers for comes first, then what its position presses; drawn as printed."""
    pressing = sorted(section.objectives, key=lambda line: (not line.answers_nobody, line.rank))
    drawn = {line.pk for line in pressing[:room]}
    rest = pressing[room:]
    edges = Counter(line.edge for line in rest)
    return Column(
        section,
        tuple(line for line in section.objectives if line.pk in drawn),
        f"{len(rest)} more: {_counted(edges, EDGES)}" if rest else "",
    )


def _counted(edges: Counter, words: Mapping[str, str]) -> str:
    return listed([f"{edges[edge]:,} {said}" for edge, said in words.items() if edges[edge]])


def answer_of(lines: tuple[PromiseLine, ...], sections: tuple[SectionLines, ...]) -> str:
    """Where the plan is alive and where it is silent, in a sentence or two."""
    if not lines:
        return "There is no objective to show."
    edges = Counter(line.edge for line in lines)
    alive = edges["answered"]
    of_all = f"{f'{alive:,}' if alive else 'None'} of {plural(len(lines), 'objective')}"
    said = [f"{of_all} {'has' if alive < 2 else 'have'} been answered"]
    rest = _counted(edges, {edge: words for edge, words in EDGES.items() if edge != "answered"})
    sentence = said[0] + (f"; {rest}." if rest else ".")
    nobody = sum(line.answers_nobody for line in lines)
    if nobody:
        sentence += f" Nobody answers for {f'{nobody:,}' if nobody < len(lines) else 'any of them'}."
    quietest = _quietest(sections)
    return sentence + (f" The quietest section is “{quietest.title}”." if quietest else "")


def _quietest(sections: tuple[SectionLines, ...]) -> SectionLines | None:
    """The section with the largest share of silent and never asked objectives; None where no section stands out."""
    counted = [
        (
            sum(line.edge in ("silent", "never_asked") for line in section.objectives)
            / len(section.objectives),
            section,
        )
        for section in sections
        if len(section.objectives) > 1
    ]
    if len(counted) < 2:
        return None
    share = max(share for share, _ in counted)
    quietest = [section for one, section in counted if one == share]
    return quietest[0] if share > 0 and len(quietest) == 1 else None


def _bands(columns: tuple[Column, ...]) -> tuple[Band, ...]:
    """Priorities and core business each in a band of their own; one nameless band where the plan has one kind only."""
    named = ((SectionKind.PRIORITY, "Priorities"), (SectionKind.STANDING, "Core business"))
    bands = [Band(name, tuple(one for one in columns if one.section.kind == kind)) for kind, name in named]
    bands = [band for band in bands if band.columns]
    return tuple(bands) if len(bands) > 1 else tuple(replace(band, name="") for band in bands)
