"""The wall: a column for each section, a tile for each objective. Where is the plan alive, where is it silent?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lineofsight.design.wording import listed, plural

from ..models import SectionKind
from ..queries.overview import Overview, PromiseLine, SectionLines
from .choosing import Narrowed, narrowed
from .paging import SectionsPage, page_of

#: Far more than a plan has; a longer wall goes on over pages.
MOST_TILES = 100


@dataclass(frozen=True)
class Band:
    """The sections of one kind, side by side."""

    name: str
    sections: tuple[SectionLines, ...]


@dataclass(frozen=True)
class Wall:
    """What the wall shows. `answer` is the sentence above it."""

    answer: str
    bands: tuple[Band, ...]
    narrowed: Narrowed
    page: SectionsPage

    @property
    def drawn(self) -> tuple[PromiseLine, ...]:
        """The objectives on this page of the wall."""
        return tuple(line for section in self.page.sections for line in section.objectives)


def wall_of(overview: Overview, asked: Mapping[str, str]) -> Wall:
    """The wall of a plan as somebody asked for it (see `choosing.narrowed`)."""
    shown = narrowed(overview, asked)
    page = page_of(
        shown.sections, asked, most=MOST_TILES, sizes=lambda section: [1] * len(section.objectives)
    )
    answer = (
        answer_of(shown.objectives, shown.sections) if shown.is_narrowed else overview.once(_answer_of_all)
    )
    return Wall(answer, _bands(page.sections), shown, page)


def _answer_of_all(overview: Overview) -> str:
    return answer_of(overview.objectives, overview.sections)


def answer_of(lines: tuple[PromiseLine, ...], sections: tuple[SectionLines, ...]) -> str:
    """Where the plan is alive and where it is silent, in a sentence or two."""
    if not lines:
        return "There is no objective to show."
    edges = Counter(line.edge for line in lines)
    alive = edges["answered"]
    of_all = f"{alive or 'None'} of {plural(len(lines), 'objective')}"
    said = [f"{of_all} {'has' if alive < 2 else 'have'} been answered"]
    quiet = [
        (edges["silent"], "asked and silent"),
        (edges["asked"], "asked and still in time"),
        (edges["never_asked"], "never asked about"),
        (edges["not_due"], "not due yet"),
    ]
    rest = listed([f"{count} {words}" for count, words in quiet if count])
    sentence = said[0] + (f"; {rest}." if rest else ".")
    nobody = sum(line.answers_nobody for line in lines)
    if nobody:
        sentence += f" Nobody answers for {nobody if nobody < len(lines) else 'any of them'}."
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


def _bands(sections: tuple[SectionLines, ...]) -> tuple[Band, ...]:
    """Priorities and core business each in a band of their own; one nameless band where the plan has one kind only."""
    named = ((SectionKind.PRIORITY, "Priorities"), (SectionKind.STANDING, "Core business"))
    bands = [Band(name, tuple(one for one in sections if one.kind == kind)) for kind, name in named]
    bands = [band for band in bands if band.sections]
    return tuple(bands) if len(bands) > 1 else tuple(replace(band, name="") for band in bands)
