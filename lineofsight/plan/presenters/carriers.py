"""Who carries what: on whom does the plan rest, who is overloaded, what rests on nobody?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.design.wording import listed, plural

from ..queries.overview import Answering, Overview, PromiseLine, SectionLines
from .choosing import EVERYBODY, NOBODY
from .navigation import shortened
from .paging import Page, page_of

#: As many columns as can be read beside each other; more sections go on over pages.
MOST_COLUMNS = 16
#: Those who lead most are rows; of a plan that names more, the others stand in the list of all who answer.
MOST_ROWS = 50


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
    """The whole picture: `sections` are (name, short name, address) of the columns; `others` counts those who lead or
    support less than anybody shown."""

    answer: str
    sections: tuple[tuple[str, str, str], ...]
    rows: tuple[Carrier, ...]
    page: Page[SectionLines]
    others: int = 0


@dataclass(frozen=True)
class _Load:
    """What somebody answers for: the objectives they lead, and those they support."""

    leads: list[PromiseLine]
    supports: list[PromiseLine]

    @property
    def heaviest_first(self) -> tuple[int, int]:
        return -len(self.leads), -len(self.supports)


def carriers_of(overview: Overview, plan_id: int, asked: Mapping[str, str]) -> Carriers:
    """Everyone who answers for objectives of a plan, heaviest load first, after "nobody" and "everybody"."""
    page = page_of(overview.sections, asked, most=MOST_COLUMNS)
    address = reverse("plan:promises", args=[plan_id]) + "?what=objective"
    sections = [section.pk for section in page.shown]

    def row(key: str, name: str, kind: str, load: _Load, href: str = "") -> Carrier:
        where = f"{address}&who={key}"
        total = _cell(load.leads, load.supports, where)
        return Carrier(key, name, kind, href or total.href, _cells(load, sections, where), total)

    loads = overview.once(_loads)
    nobody = row(NOBODY, "Nobody", "nobody", overview.once(_on_nobody))
    everybody = row(EVERYBODY, "Everybody", "everybody", overview.once(_on_everybody))
    parties = [
        row(
            str(party.party_id),
            party.name,
            party.kind or "unmatched",
            load,
            reverse("plan:work_plan", args=[party.party_id]),
        )
        for party, load in loads[:MOST_ROWS]
    ]
    return Carriers(
        answer=_answer(overview, nobody, everybody, parties),
        sections=tuple(
            (section.name, shortened(section.name, 34), section.address) for section in page.shown
        ),
        rows=(nobody, everybody, *parties),
        page=page,
        others=max(0, len(loads) - MOST_ROWS),
    )


def _on_nobody(overview: Overview) -> _Load:
    return _Load([line for line in overview.objectives if line.answers_nobody], [])


def _on_everybody(overview: Overview) -> _Load:
    return _Load([line for line in overview.objectives if line.answers_everybody], [])


def _loads(overview: Overview) -> list[tuple[Answering, _Load]]:
    """What each party answers for, heaviest first; those that only stand for everybody are in the row of that name. Once
    through the objectives, however many parties there are."""
    found: dict[int, tuple[Answering, _Load]] = {}
    loads: dict[int, _Load] = defaultdict(lambda: _Load([], []))
    for line in overview.objectives:
        leading = {one.party_id for one in line.answering if one.leads}
        supporting = {one.party_id for one in line.answering if not one.leads}
        for party in leading:
            loads[party].leads.append(line)
        for party in supporting:
            loads[party].supports.append(line)
        for one in line.answering:
            if one.kind or not (line.answers_everybody and one.leads):
                found[one.party_id] = (one, loads[one.party_id])
    return sorted(
        found.values(), key=lambda one: (*one[1].heaviest_first, one[0].name.casefold(), one[0].party_id)
    )


def _cells(load: _Load, sections: Sequence[int], where: str) -> tuple[Cell, ...]:
    led, supported = _by_section(load.leads), _by_section(load.supports)
    return tuple(_cell(led[pk], supported[pk], f"{where}&section={pk}") for pk in sections)


def _by_section(lines: Iterable[PromiseLine]) -> Mapping[int, list[PromiseLine]]:
    found: dict[int, list[PromiseLine]] = defaultdict(list)
    for line in lines:
        found[line.section_id].append(line)
    return found


def _cell(led: Sequence[PromiseLine], supported: Sequence[PromiseLine], where: str) -> Cell:
    overdue = sum(line.is_overdue for line in led)
    return Cell(len(led), overdue, len(supported), where if led or supported else "")


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
