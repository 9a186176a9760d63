"""Tables drawn with rules: their rows, columns and merged cells, worked out from the lines alone.

Rules that touch one another make a grid. Two neighbouring places of the grid are one cell when no rule parts
them; that is how merged cells show, and how a table without an outer border still has its outer cells.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lineofsight.plan.importing.containers.pdf.marks import Rule

_SNAP = 2.8
"""Points: rules this close to one another are one rule."""

_NARROWEST = 5.5
"""Points: two borders this close to one another are a double border, not a column or row."""

_TOUCH = 3.5
_OPEN_SIDE = 9.0
_PARTED = 0.6
"""A place is parted from its neighbour when rules cover this share of the side between them."""

_MOST_RULES = 4000


@dataclass(frozen=True)
class GridCell:
    """A cell of a grid: its place, spans and edges."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """A ruled table: the edges of its columns and rows, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_columns: frozenset[int] = frozenset()  # those that no rule closes at the bottom

    @cached_property
    def _cell_of_place(self) -> dict[tuple[int, int], GridCell]:
        return {
            (cell.row + down, cell.column + across): cell
            for cell in self.cells
            for down in range(cell.row_span)
            for across in range(cell.column_span)
        }

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer edges."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def is_open_below(self, cell: GridCell) -> bool:
        """Whether no rule closes the cell at the bottom of the grid."""
        return all(cell.column + across in self.open_columns for across in range(cell.column_span))

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell in which a point lies."""
        return self._cell_of_place.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def find_grids(level: Sequence[Rule], upright: Sequence[Rule]) -> tuple[list[Grid], list[Rule]]:
    """The grids that the rules of a page make, from the top down, and the level rules that belong to none."""
    level, upright = merge_rules(level), merge_rules(upright)
    if len(level) + len(upright) > _MOST_RULES:
        return [], list(level)
    grids, loose = [], []
    for group_level, group_upright in _touching(level, upright):
        grid = _grid(group_level, group_upright) if group_upright else None
        if grid is None:
            loose.extend(group_level)
        else:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])), loose


def merge_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules at one place joined where they meet; places that nearly agree made one."""
    merged: list[Rule] = []
    group: list[Rule] = []
    for rule in [*sorted(rules, key=lambda one: one.place), Rule(float("inf"), 0, 0)]:
        if group and rule.place - group[0].place > _SNAP:
            place = sum(one.place for one in group) / len(group)
            merged.extend(_join(place, group))
            group = []
        group.append(rule)
    return merged


def _join(place: float, rules: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.start):
        if joined and rule.start <= joined[-1].end + _SNAP:
            joined[-1] = Rule(place, joined[-1].start, max(joined[-1].end, rule.end))
        else:
            joined.append(Rule(place, rule.start, rule.end))
    return joined


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch or cross one another."""
    upright = sorted(upright, key=lambda one: one.place)
    places = [rule.place for rule in upright]
    parent = list(range(len(level) + len(upright)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for number, rule in enumerate(level):
        first, last = bisect_left(places, rule.start - _TOUCH), bisect_right(places, rule.end + _TOUCH)
        for other in range(first, last):
            if upright[other].start - _TOUCH <= rule.place <= upright[other].end + _TOUCH:
                parent[root(number)] = root(len(level) + other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate(level):
        groups.setdefault(root(number), ([], []))[0].append(rule)
    for number, rule in enumerate(upright):
        groups.setdefault(root(len(level) + number), ([], []))[1].append(rule)
    return list(groups.values())


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid of one group of rules; None when they enclose nothing."""
    level, upright = _close_open_sides(level, upright)
    xs = _places(upright)
    ys = _places(level)
    if len(xs) < 2 or len(ys) < 2:
        return None
    floor = _by_place(level, ys[-1:])[0]
    open_columns = (c for c in range(len(xs) - 1) if _covered(floor, xs[c], xs[c + 1]) < _PARTED)
    return Grid(tuple(xs), tuple(ys), tuple(_cells(xs, ys, level, upright)), frozenset(open_columns))


def _places(rules: list[Rule]) -> list[float]:
    """The places of rules in order, near ones once."""
    places: list[float] = []
    for place in sorted(rule.place for rule in rules):
        if not places or place - places[-1] > _NARROWEST:
            places.append(place)
    return places


def _close_open_sides(level: list[Rule], upright: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Add the outer borders that a table does without, where its inner rules reach past the outermost
    crossing."""
    if not level or not upright:
        return level, upright
    top, bottom = min(rule.place for rule in level), max(rule.place for rule in level)
    left, right = min(rule.place for rule in upright), max(rule.place for rule in upright)
    reach_left, reach_right = min(rule.start for rule in level), max(rule.end for rule in level)
    reach_up, reach_down = min(rule.start for rule in upright), max(rule.end for rule in upright)
    level, upright = list(level), list(upright)
    if top - reach_up > _OPEN_SIDE:
        level.append(Rule(reach_up, min(reach_left, left), max(reach_right, right)))
    if reach_down - bottom > _OPEN_SIDE:
        level.append(Rule(reach_down, min(reach_left, left), max(reach_right, right)))
    first, last = min(rule.place for rule in level), max(rule.place for rule in level)
    if left - reach_left > _OPEN_SIDE:
        upright.append(Rule(reach_left, first, last))
    if reach_right - right > _OPEN_SIDE:
        upright.append(Rule(reach_right, first, last))
    return level, upright


def _cells(xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> list[GridCell]:
    """Places joined to cells wherever no rule parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    sides = _by_place(upright, xs)
    floors = _by_place(level, ys)
    joined = {place: {place} for place in ((row, column) for row in range(rows) for column in range(columns))}
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and _covered(sides[column + 1], ys[row], ys[row + 1]) < _PARTED:
                _unite(joined, (row, column), (row, column + 1))
            if row + 1 < rows and _covered(floors[row + 1], xs[column], xs[column + 1]) < _PARTED:
                _unite(joined, (row, column), (row + 1, column))
    seen: set[int] = set()
    cells = []
    for place in sorted(joined):
        group = joined[place]
        if id(group) not in seen:
            seen.add(id(group))
            cells.extend(_rectangles(group, xs, ys))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _by_place(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    """For each place the rules that lie on it."""
    return [[rule for rule in rules if abs(rule.place - place) <= _NARROWEST] for place in places]


def _covered(rules: list[Rule], start: float, end: float) -> float:
    """The share of a side that rules cover."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered / max(end - start, 0.1)


def _unite(
    joined: dict[tuple[int, int], set[tuple[int, int]]], one: tuple[int, int], two: tuple[int, int]
) -> None:
    if joined[one] is joined[two]:
        return
    larger, smaller = sorted((joined[one], joined[two]), key=len, reverse=True)
    larger |= smaller
    for place in smaller:
        joined[place] = larger


def _rectangles(group: set[tuple[int, int]], xs: list[float], ys: list[float]) -> list[GridCell]:
    """A group of places as one cell, or row by row where it is no rectangle."""
    top, bottom = min(row for row, _ in group), max(row for row, _ in group)
    left, right = min(column for _, column in group), max(column for _, column in group)
    if len(group) == (bottom - top + 1) * (right - left + 1):
        return [_cell(top, left, bottom, right, xs, ys)]
    cells = []
    for row in range(top, bottom + 1):
        run: list[int] = []
        for column in range(left, right + 2):
            if (row, column) in group:
                run.append(column)
            elif run:
                cells.append(_cell(row, run[0], row, run[-1], xs, ys))
                run = []
    return cells


def _cell(top: int, left: int, bottom: int, right: int, xs: list[float], ys: list[float]) -> GridCell:
    return GridCell(
        row=top,
        column=left,
        row_span=bottom - top + 1,
        column_span=right - left + 1,
        x0=xs[left],
        top=ys[top],
        x1=xs[right + 1],
        bottom=ys[bottom + 1],
    )
