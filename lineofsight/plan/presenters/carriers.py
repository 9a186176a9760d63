"""Who carries what: on whom does the plan rest, who is overloaded, what rests on nobody?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.design.wording import listed, plural

from ..queries.overview import Answering, Overview, PromiseLine, SectionLines
from .choosing import EVERYBODY, NOBODY
from .navigation import shortened
from .paging import SectionsPage, page_of

#: As many columns as can be read beside each other; more sections go on over pages.
MOST_COLUMNS = 16


@dataclass(frozen=True)
class Cell:
    """How many objectives of one section somebody leads, how many of these are overdue, and how many more they support.
    `href` leads to all of them on the list; "" where there are none."""

    count: int
    overdue: int
    supports: int
    href: str

    @property
    def share(self) -> int:
        """The overdue share in whole percent."""
        return round(100 * self.overdue / self.count) if self.count else 0

    @property
    def is_empty(self) -> bool:
        return not (self.count or self.supports)


@dataclass(frozen=True)
class Carrier:
    """A row: nobody, everybody, or a party."""

    key: str
    name: str
    kind: str
    href: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Carriers:
    """The whole picture: `sections` are (name, short name, address) of the columns."""

    answer: str
    sections: tuple[tuple[str, str, str], ...]
    rows: tuple[Carrier, ...]
    page: SectionsPage


@dataclass(frozen=True)
class _Shown:
    """What rows are made of: the whole plan, the sections that are columns, and the address of the list behind a cell."""

    overview: Overview
    sections: tuple[SectionLines, ...]
    address: str


def carriers_of(overview: Overview, plan_id: int, asked: Mapping[str, str]) -> Carriers:
    """Everyone who answers for objectives of a plan, heaviest load first, after "nobody" and "everybody"."""
    page = page_of(overview.sections, asked, most=MOST_COLUMNS, size=lambda section: 1)
    shown = _Shown(overview, page.sections, reverse("plan:promises", args=[plan_id]) + "?what=objective")
    nobody = _row(shown, NOBODY, "Nobody", "nobody", lambda line: line.answers_nobody)
    everybody = _row(shown, EVERYBODY, "Everybody", "everybody", lambda line: line.answers_everybody)
    parties = [_row_of(shown, one) for one in _parties(overview)]
    parties.sort(key=lambda row: (-row.total.count, -row.total.supports, row.name.casefold()))
    sections = tuple(
        (section.name, shortened(section.name, 34), section.address) for section in page.sections
    )
    return Carriers(
        _answer(overview, nobody, everybody, parties), sections, (nobody, everybody, *parties), page
    )


def _parties(overview: Overview) -> Iterable[Answering]:
    """Parties of objectives; those that only stand for everybody are in the row of that name."""
    found = {}
    for line in overview.objectives:
        for one in line.answering:
            if one.kind or not (line.answers_everybody and one.leads):
                found[one.party_id] = one
    return found.values()


def _row_of(shown: _Shown, party: Answering) -> Carrier:
    def leads(line: PromiseLine) -> bool:
        return any(one.party_id == party.party_id and one.leads for one in line.answering)

    def supports(line: PromiseLine) -> bool:
        return any(one.party_id == party.party_id and not one.leads for one in line.answering)

    href = reverse("plan:work_plan", args=[party.party_id])
    key, kind = str(party.party_id), party.kind or "unmatched"
    return _row(shown, key, party.name, kind, leads, supports=supports, href=href)


def _row(
    shown: _Shown,
    key: str,
    name: str,
    kind: str,
    leads: Callable[[PromiseLine], bool],
    *,
    supports: Callable[[PromiseLine], bool] = lambda line: False,
    href: str = "",
) -> Carrier:
    address = f"{shown.address}&who={key}"

    def cell(lines: Iterable[PromiseLine], where: str) -> Cell:
        led = [line for line in lines if leads(line)]
        supported = sum(supports(line) for line in lines)
        return Cell(
            len(led), sum(line.is_overdue for line in led), supported, where if led or supported else ""
        )

    cells = tuple(cell(section.objectives, f"{address}&section={section.pk}") for section in shown.sections)
    total = cell(shown.overview.objectives, address)
    return Carrier(key, name, kind, href or total.href, cells, total)


def _answer(overview: Overview, nobody: Carrier, everybody: Carrier, parties: list[Carrier]) -> str:
    count = len(overview.objectives)
    if not count:
        return "There is no objective yet, so nobody carries anything."
    said = []
    if parties and parties[0].total.count:
        first = parties[0]
        late = f", {first.total.overdue} of them overdue" if first.total.overdue else ""
        said.append(
            f"{first.name} leads the most: {first.total.count} of {plural(count, 'objective')}{late}."
        )
    rest = [f"nobody leads {nobody.total.count}"] * bool(nobody.total.count)
    rest += [f"{everybody.total.count} rest on everybody"] * bool(everybody.total.count)
    if rest:
        gaps = listed(rest)
        said.append(f"{gaps[0].upper()}{gaps[1:]}." if nobody.total.count else f"Of the rest, {gaps}.")
    return " ".join(said) or "Somebody leads every objective."
