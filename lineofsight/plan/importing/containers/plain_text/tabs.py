"""Tables of tab-separated lines, one after the other or running over pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.plain_text.marks import cell_lines
from lineofsight.plan.importing.containers.sheets import is_like_a_header
from lineofsight.plan.importing.document import CannotRead, Cell, Table

_SEPARATOR = re.compile(r"^[-\u2013\u2014=_*.\s]*$")


@dataclass(frozen=True)
class _Row:
    """One row as printed: its cells, the line it starts on, and whether a blank line stands above it."""

    cells: tuple[tuple[str, ...], ...]
    line: int
    after_gap: bool

    @property
    def filled(self) -> list[int]:
        return [column for column, lines in enumerate(self.cells) if lines]


def read_tab_tables(lines: list[str], first_line: int, first_number: int) -> Iterator[Table]:
    """The tables in a stretch of tabbed lines, in order, numbered from `first_number`.

    A table starts where its title or its column headings stand after a blank line.
    """
    rows = [row for row in _rows(lines, first_line) if row.filled]
    number = first_number
    for group in _tables(rows):
        yield _as_table(group, number)
        number += 1


def _rows(lines: list[str], first_line: int) -> Iterator[_Row]:
    """Rows put together from lines; a row that only draws a line is left out."""
    columns = 0
    gap = True
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            gap, position = True, position + 1
            continue
        if gap:
            columns = _columns_of_block(lines, position)
        text, used = _whole_row(lines, position, columns)
        cells = _split(text)
        if not all(_SEPARATOR.match(cell) for cell in cells):
            _check(len(cells), first_line + position)
            yield _Row(tuple(cell_lines(cell) for cell in cells), first_line + position, gap)
        gap = False
        position += used


def _check(columns: int, line: int) -> None:
    if columns > limits.COLUMNS:
        raise CannotRead(
            f"Line {line} has {columns} columns, far more than a plan. Save only the plan's own columns.",
            place=f"line {line}",
        )


def _columns_of_block(lines: list[str], position: int) -> int:
    """The most columns that a line has from here to the next blank line."""
    columns = 1
    for line in lines[position:]:
        if not line.strip():
            break
        columns = max(columns, line.count("\t") + 1)
    return columns


def _whole_row(lines: list[str], position: int, columns: int) -> tuple[str, int]:
    """The text of the row that starts on this line, and how many lines it takes: a quoted cell may hold line
    breaks, and a row may be broken over lines that only together have all the tabs."""
    line = lines[position]
    if _opens_a_quote(line):
        text = line
        for used in range(1, min(200, len(lines) - position)):
            text += "\n" + lines[position + used]
            if text.count('"') % 2 == 0:
                return text, used + 1
    if line.count("\t") + 1 >= columns:
        return line, 1
    text = line
    for used in range(1, min(40, len(lines) - position)):
        following = lines[position + used]
        if not following.strip():
            break
        text += "\n" + following
        if text.count("\t") + 1 > columns:
            break
        if text.count("\t") + 1 == columns and (
            used + 1 == len(lines) - position or not _goes_on(lines[position + used + 1])
        ):
            return text, used + 1
    return line, 1


def _goes_on(line: str) -> bool:
    """Whether a line without tabs follows, which still belongs to the last cell."""
    return bool(line.strip()) and "\t" not in line


def _opens_a_quote(line: str) -> bool:
    return line.count('"') % 2 == 1 and any(cell.lstrip().startswith('"') for cell in line.split("\t"))


def _split(text: str) -> list[str]:
    """The cells of a row; a cell in quotes may hold line breaks and doubled quotes."""
    cells = []
    for cell in text.split("\t"):
        bare = cell.strip()
        if (
            len(bare) > 1
            and bare[0] == bare[-1] == '"'
            and ("\n" in bare or '""' in bare or bare.count('"') == 2)
        ):
            cell = bare[1:-1].replace('""', '"')
        cells.append(cell)
    return cells


def _tables(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows of each table. A new one starts after a gap with a title row over column headings, with the
    column headings again, or with another number of columns."""
    table: list[_Row] = []
    for position, row in enumerate(rows):
        if table and row.after_gap and _starts(rows, position, table):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _starts(rows: list[_Row], position: int, table: list[_Row]) -> bool:
    row = rows[position]
    if row.filled == [0] and position + 1 < len(rows) and _is_heading(rows[position + 1], table):
        return True
    if _is_heading(row, table) and _texts(row) in [_texts(other) for other in table[:3]]:
        return True
    return len(row.cells) != len(table[-1].cells) and _is_heading(row, table)


def _is_heading(row: _Row, table: list[_Row]) -> bool:
    """Whether the row is column headings: the same words as in the table before, or short words that look the
    part."""
    if len(row.filled) < 2:
        return False
    if _texts(row) in [_texts(other) for other in table[:3]]:
        return True
    cells = [Cell(0, column, row.cells[column]) for column in row.filled]
    return is_like_a_header(cells) and len(row.filled) * 2 > len(row.cells)


def _texts(row: _Row) -> tuple[str, ...]:
    return tuple(" ".join(lines).casefold() for lines in row.cells)


def _as_table(rows: list[_Row], number: int) -> Table:
    return Table(
        rows=len(rows),
        columns=max(len(row.cells) for row in rows),
        cells=tuple(
            Cell(row=place, column=column, lines=row.cells[column])
            for place, row in enumerate(rows)
            for column in row.filled
        ),
        number=number,
        merges_shown=False,
    )
