"""A grid of rules with the letters inside it becomes a table."""

from collections.abc import Sequence

from lineofsight.plan.importing.containers.pdf.grids import Grid, GridCell
from lineofsight.plan.importing.containers.pdf.lines import join_lines, read_lines
from lineofsight.plan.importing.containers.pdf.marks import Area, Letter, Marks
from lineofsight.plan.importing.document import Cell, Table

_WHOLE_PAGE = 0.6
_SMALLEST_SIGN = 20.0
"""Square points: a coloured shape in an empty cell that is larger than this is a status, not a dot."""


def part_letters(
    grids: Sequence[Grid], marks: Marks
) -> tuple[list[tuple[Grid, dict[GridCell, list[Letter]]]], list[Letter]]:
    """The letters of each grid by cell, smaller grids first served, and the letters outside all grids.

    Frames are no tables: a single cell around other grids, around most of the page, or around nothing.
    """
    by_size = sorted(grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    kept = [grid for grid in by_size if not _is_frame(grid, by_size, marks)]
    inside: dict[int, dict[GridCell, list[Letter]]] = {number: {} for number in range(len(kept))}
    outside: list[Letter] = []
    for letter in marks.letters:
        x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
        for number, grid in enumerate(kept):
            if grid.contains(x, y) and (cell := grid.cell_at(x, y)) is not None:
                inside[number].setdefault(cell, []).append(letter)
                break
        else:
            outside.append(letter)
    for number, grid in enumerate(kept):
        outside = _take_what_spills_over(grid, inside[number], outside)
    filled = [(grid, inside[number]) for number, grid in enumerate(kept) if _has_text(inside[number])]
    return sorted(filled, key=lambda pair: pair[0].ys[0]), outside


def _take_what_spills_over(
    grid: Grid, inside: dict[GridCell, list[Letter]], outside: list[Letter]
) -> list[Letter]:
    """Give a cell that has no border below it the lines that run on right under it, as where a page ends in a
    merged cell. Returns the letters that are still outside."""
    bottom = grid.ys[-1]
    for cell in grid.cells:
        if cell.bottom < bottom or cell not in inside or not grid.is_open_below(cell):
            continue
        under = [
            one for one in outside if cell.x0 - 1 <= one.x0 and one.x1 <= cell.x1 + 1 and one.top > bottom - 9
        ]
        reach = max(letter.bottom for letter in inside[cell])
        taken = []
        for letter in sorted(under, key=lambda one: one.top):
            if letter.top - reach > 0.6 * letter.size:
                break
            taken.append(letter)
            reach = max(reach, letter.bottom)
        inside[cell].extend(taken)
        gone = set(map(id, taken))
        outside = [letter for letter in outside if id(letter) not in gone]
    return outside


def _has_text(cells: dict[GridCell, list[Letter]]) -> bool:
    return any(letter.text.strip() for letters in cells.values() for letter in letters)


def _is_frame(grid: Grid, others: Sequence[Grid], marks: Marks) -> bool:
    if len(grid.cells) > 1:
        return False
    x0, top, x1, bottom = grid.box
    if (x1 - x0) * (bottom - top) > _WHOLE_PAGE * marks.width * marks.height:
        return True
    return any(
        other is not grid
        and x0 - 1 <= other.xs[0]
        and other.xs[-1] <= x1 + 1
        and top - 1 <= other.ys[0]
        and other.ys[-1] <= bottom + 1
        for other in others
    )


def read_ruled(grid: Grid, letters: dict[GridCell, list[Letter]], marks: Marks, number: int = 0) -> Table:
    """The table that a grid and its letters show; rows without a letter or a fill at its edges are cut."""
    cells = []
    for place in grid.cells:
        lines = read_lines(letters.get(place, ()), marks.width)
        paragraphs = join_lines(lines, place.x0, place.x1) if lines else []
        text = tuple(words for words, _ in paragraphs if words)
        words = [word for line in lines for word in line.words]
        inks = {word.colour for word in words}
        cell = Cell(
            row=place.row,
            column=place.column,
            lines=text,
            row_span=place.row_span,
            column_span=place.column_span,
            fill=find_fill((place.x0, place.top, place.x1, place.bottom), marks.areas, bool(text)),
            bold=bool(words) and all(word.bold for word in words),
            colour=inks.pop() if len(inks) == 1 else "",
        )
        if cell.lines or cell.fill or cell.row_span > 1 or cell.column_span > 1:
            cells.append(cell)
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    return Table(rows=rows, columns=columns, cells=tuple(cells), number=number, pages=(marks.number,) * rows)


def find_fill(box: tuple[float, float, float, float], areas: Sequence[Area], has_text: bool) -> str:
    """The colour of a cell: that of the areas, drawn whole or in strips, which cover most of it, the last
    drawn first; in an empty cell also that of a smaller shape inside it."""
    x0, top, x1, bottom = box
    size = max((x1 - x0) * (bottom - top), 0.1)
    shares: dict[str, float] = {}
    fill = ""
    for area in areas:
        across = min(x1, area.x1) - max(x0, area.x0)
        down = min(bottom, area.bottom) - max(top, area.top)
        if across <= 0 or down <= 0:
            continue
        shares[area.colour] = shares.get(area.colour, 0.0) + across * down / size
        inside = area.x0 >= x0 - 2 and area.x1 <= x1 + 2 and area.top >= top - 2 and area.bottom <= bottom + 2
        is_sign = not has_text and inside and across * down >= _SMALLEST_SIGN and bool(area.colour)
        if shares[area.colour] >= 0.5 or is_sign:
            fill = area.colour
    return fill
