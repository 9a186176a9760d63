"""Breaks a table over a page: between two rows, or inside a row, with merged cells carried to the next page."""

from dataclasses import replace
from random import Random

from tests.importing.renderer.printed import Box, Grid


def break_between(grid: Grid, at: int, *, repeat_header: bool) -> tuple[Grid, Grid]:
    """The same table as two, cut before row `at` (counted with headers). A merged cell that the cut goes through
    is merged blank on the second page."""
    top = [list(row) for row in grid.rows[:at]]
    rest = [list(row) for row in grid.rows[at:]]
    for r, row in enumerate(grid.rows[:at]):
        for c, cell in enumerate(row):
            if cell is not None and cell.rows > 1 and r + cell.rows > at:
                top[r][c] = replace(cell, rows=at - r)
                rest[0][c] = Box(rows=r + cell.rows - at, columns=cell.columns, fill=cell.fill)
    return _two_grids(grid, top, rest, repeat_header)


def break_inside(grid: Grid, at: int, random: Random, *, repeat_header: bool) -> tuple[Grid, Grid] | None:
    """The same table as two, with row `at` begun on the first page and ended on the second: its longest cell is
    cut before a lower-case word, and so is a merged cell beside it when one can be. None when nothing can be cut."""
    row = grid.rows[at]
    cuts: dict[int, tuple[Box, Box]] = {}
    for c, cell in enumerate(row):
        if (
            cell is not None
            and cell.columns == 1
            and cell.rows == 1
            and len(cell.lines) == 1
            and not cell.fill
        ):
            halves = cut_text(cell.lines[0], random)
            if halves and len(cell.lines[0]) > 70:
                cuts[c] = (replace(cell, lines=(halves[0],)), replace(cell, lines=(halves[1],)))
    if not cuts:
        return None
    longest = max(cuts, key=lambda c: len(row[c].text) if row[c] else 0)  # type: ignore[union-attr]
    top = [list(r) for r in grid.rows[: at + 1]]
    rest: list[list[Box | None]] = [
        [Box() if cell is not None else None for cell in row],
        *[list(r) for r in grid.rows[at + 1 :]],
    ]
    top[at][longest], rest[0][longest] = cuts[longest]
    for r in range(at + 1):
        for c, cell in enumerate(grid.rows[r]):
            if cell is None or cell.rows == 1 or r + cell.rows <= at:
                continue
            halves = (
                cut_text(cell.lines[0], random) if len(cell.lines) == 1 and random.random() < 0.6 else None
            )
            kept, carried = ((halves[0],), (halves[1],)) if halves else (cell.lines, ())
            top[r][c] = replace(cell, rows=at + 1 - r, lines=kept)
            rest[0][c] = Box(carried, rows=r + cell.rows - at, columns=cell.columns, fill=cell.fill)
    return _two_grids(grid, top, rest, repeat_header)


def cut_text(text: str, random: Random) -> tuple[str, str] | None:
    """Two parts of a sentence, the second beginning with a lower-case letter; None when the text is too short."""
    words = text.split(" ")
    places = [
        i
        for i in range(3, len(words) - 2)
        if words[i][0].islower() and words[i - 1][-1] not in ".:;" and len(" ".join(words[:i])) > 25
    ]
    if not places:
        return None
    place = random.choice(places)
    return " ".join(words[:place]), " ".join(words[place:])


def _two_grids(
    grid: Grid, top: list[list[Box | None]], rest: list[list[Box | None]], repeat_header: bool
) -> tuple[Grid, Grid]:
    header = [list(row) for row in grid.rows[: grid.header_rows]] if repeat_header else []
    first = replace(grid, rows=top)
    second = replace(grid, rows=[*header, *rest], header_rows=len(header), continues=True)
    return first, second
