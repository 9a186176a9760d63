"""Who carries what: on whom does the plan rest, who is overloaded, what rests on nobody?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.design.wording import listed, plural

from ..queries.overview import Answering, Overview, PromiseLine
from .choosing import EVERYBODY, NOBODY


@dataclass(frozen=True)
class Cell:
    """How many objectives of one section somebody leads or supports, and how many of them are overdue. `href` leads to
    these on the list; "" where there are none."""

    count: int
    overdue: int
    href: str

    @property
    def share(self) -> int:
        """The overdue share in whole percent."""
        return round(100 * self.overdue / self.count) if self.count else 0

    @property
    def words(self) -> str:
        if not self.count:
            return "none"
        return f"{self.count}, {self.overdue} overdue" if self.overdue else str(self.count)


@dataclass(frozen=True)
class Carrier:
    """A row: nobody, everybody, or a party. `load` is its share of the heaviest load, 0 to 4, for the weight of its
    mark."""

    key: str
    name: str
    kind: str
    href: str
    cells: tuple[Cell, ...]
    total: Cell
    load: int = 0


@dataclass(frozen=True)
class Carriers:
    """The whole picture: `sections` are (name, short name, address) of the columns."""

    answer: str
    sections: tuple[tuple[str, str, str], ...]
    rows: tuple[Carrier, ...]


def carriers_of(overview: Overview, plan_id: int) -> Carriers:
    """Everyone who answers for objectives of a plan, heaviest load first, after "nobody" and "everybody"."""
    rows = [
        _row(overview, plan_id, NOBODY, "Nobody", "nobody", lambda line: line.answers_nobody),
        _row(overview, plan_id, EVERYBODY, "Everybody", "everybody", lambda line: line.answers_everybody),
    ]
    parties = [
        _row(
            overview,
            plan_id,
            str(one.party_id),
            one.name,
            one.kind or "unmatched",
            _answered_by(one),
            one.party_id,
        )
        for one in _parties(overview)
    ]
    heaviest = max((row.total.count for row in parties), default=0)
    parties.sort(key=lambda row: (-row.total.count, row.name.casefold()))
    weighed = [_weighed(row, heaviest) for row in parties]
    sections = tuple(
        (section.name, section.printed_reference or section.title, section.address)
        for section in overview.sections
    )
    return Carriers(_answer(overview, rows[0], rows[1], weighed), sections, tuple(rows + weighed))


def _parties(overview: Overview) -> Iterable[Answering]:
    """Parties of objectives; those that only stand for everybody are in the row of that name."""
    found = {}
    for line in overview.objectives:
        for one in line.answering:
            if not (line.answers_everybody and one.leads):
                found[one.party_id] = one
    return found.values()


def _answered_by(party: Answering) -> Callable[[PromiseLine], bool]:
    return lambda line: any(one.party_id == party.party_id for one in line.answering)


def _row(
    overview: Overview,
    plan_id: int,
    key: str,
    name: str,
    kind: str,
    fits: Callable[[PromiseLine], bool],
    party_id: int | None = None,
) -> Carrier:
    address = reverse("plan:promises", args=[plan_id]) + f"?what=objective&who={key}"
    cells = tuple(
        _cell([line for line in section.objectives if fits(line)], f"{address}&section={section.pk}")
        for section in overview.sections
    )
    total = _cell([line for line in overview.objectives if fits(line)], address)
    href = reverse("plan:work_plan", args=[party_id]) if party_id else total.href
    return Carrier(key, name, kind, href, cells, total)


def _cell(lines: list[PromiseLine], address: str) -> Cell:
    return Cell(len(lines), sum(line.is_overdue for line in lines), address if lines else "")


def _weighed(row: Carrier, heaviest: int) -> Carrier:
    load = -(-4 * row.total.count // heaviest) if heaviest else 0
    return Carrier(row.key, row.name, row.kind, row.href, row.cells, row.total, load)


def _answer(overview: Overview, nobody: Carrier, everybody: Carrier, parties: list[Carrier]) -> str:
    total = len(overview.objectives)
    if not total:
        return "There is no objective yet, so nobody carries anything."
    said = []
    if parties:
        first = parties[0]
        said.append(f"{first.name} carries the most: {first.total.count} of {plural(total, 'objective')}")
        late = max(parties, key=lambda row: (row.total.overdue, row.total.count))
        if late.total.overdue:
            said[-1] += f"; most overdue: {late.name}, with {late.total.overdue}"
    gaps = [
        f"{row.total.count} {'rests' if row.total.count == 1 else 'rest'} on {row.name.lower()}"
        for row in (nobody, everybody)
        if row.total.count
    ]
    if gaps:
        said.append(listed(gaps))
    return ". ".join(one[0].upper() + one[1:] for one in said) + "."
