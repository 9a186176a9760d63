"""A table as the reader looks at it: by row and column, merged cells standing in every place they cover."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from lineofsight.plan.importing.document import Cell, Table


class View:
    """A table with its grid worked out once."""

    def __init__(self, table: Table):
        self.table = table
        self.grid = table.grid()
        self.rows, self.columns = table.rows, table.columns
        self._emphasis: dict[int, tuple[int, int, int]] = {}
        self._short: dict[int, int] = {}

    def cell(self, row: int, column: int) -> Cell | None:
        return self.grid[row][column]

    def text(self, row: int, column: int) -> str:
        cell = self.grid[row][column]
        return cell.text if cell else ""

    def starts(self, row: int, column: int) -> bool:
        """Whether the cell at this place begins in this row (it is not the lower part of a merge)."""
        cell = self.grid[row][column]
        return cell is None or cell.row == row

    @cached_property
    def _own(self) -> list[list[Cell]]:
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.table.cells, key=lambda cell: cell.column):
            if cell.lines and 0 <= cell.row < self.rows:
                rows[cell.row].append(cell)
        return rows

    def own(self, row: int) -> list[Cell]:
        """The printed (not blank) cells that begin in this row, from left to right."""
        return self._own[row]

    def is_covered(self, row: int) -> bool:
        """Whether a printed cell from above reaches down into this row."""
        return any(cell is not None and cell.row < row and cell.lines for cell in self.grid[row])

    def lone(self, row: int) -> Cell | None:
        """The only printed cell of a row, where there is only one and nothing reaches in from above."""
        own = self.own(row)
        return own[0] if len(own) == 1 and not self.is_covered(row) else None

    @cached_property
    def width(self) -> int:
        """How many columns have anything printed in them."""
        return len({cell.column for cell in self.table.cells if cell.lines}) or 1

    @cached_property
    def by_column(self) -> dict[int, list[Cell]]:
        """The printed cells that begin in each column, from top to bottom."""
        columns: dict[int, list[Cell]] = {}
        for own in self._own:
            for cell in own:
                columns.setdefault(cell.column, []).append(cell)
        return columns

    def emphasis(self, column: int) -> tuple[int, int, int]:
        """How many printed cells begin in a column, how many of them are bold, how many filled."""
        if column not in self._emphasis:
            cells = self.by_column.get(column, [])
            self._emphasis[column] = (
                len(cells),
                sum(cell.bold for cell in cells),
                sum(bool(cell.fill) for cell in cells),
            )
        return self._emphasis[column]

    def short_values(self, column: int) -> int:
        """How many cells of a column are as short as a title and have others beside them."""
        if column not in self._short:
            cells = self.by_column.get(column, [])
            self._short[column] = sum(
                1
                for cell in cells
                if cell.row > 0 and len(cell.text.split()) <= 14 and self.lone(cell.row) is not cell
            )
        return self._short[column]

    def is_wide(self, cell: Cell) -> bool:
        """Whether a cell spans the table, or all but one of its columns."""
        return cell.column_span >= max(2, self.columns - 1) or self.columns == 1

    def fills(self, row: int) -> list[str]:
        return [cell.fill for cell in self.own(row)]

    def page(self, row: int) -> int | None:
        return self.table.pages[row] if row < len(self.table.pages) else None

    def printed_row(self, row: int) -> int:
        """The row's number as a person counts it in the file."""
        return self.table.first_row + row

    def printed_rows(self) -> Iterator[int]:
        """The rows with anything printed in them, or reaching into them."""
        return (row for row in range(self.rows) if self.own(row) or self.is_covered(row))


def turned(table: Table) -> Table:
    """The table with rows and columns exchanged (for forms whose labels stand in the first column)."""
    cells = tuple(
        replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in table.cells
    )
    return replace(
        table,
        rows=table.columns,
        columns=table.rows,
        cells=cells,
        pages=table.pages[:1] * table.columns,
        marked_header_rows=0,
    )
