"""Tables of web pages: row and column spans, header groups, fills of cell, row and group."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.web_page.styles import Styles
from lineofsight.plan.importing.containers.web_page.text import TextReader
from lineofsight.plan.importing.document import CannotRead, Cell, Table

_GROUPS = ("thead", "tbody", "tfoot")


def read_table(element: etree._Element, styles: Styles, number: int, merges_shown: bool = True) -> Table:
    """A table element as printed; hidden rows and cells are left out. Raises CannotRead beyond the limits."""
    text = TextReader(styles)
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    row_number = headers = 0
    rows = list(_rows(element))
    for row, group in rows:
        if styles.is_hidden(row):
            continue
        is_header = group == "thead"
        column = 0
        row_fill = styles.fill(row)
        for entry in row:
            if entry.tag not in ("td", "th") or styles.is_hidden(entry):
                continue
            while (row_number, column) in taken:
                column += 1
            cell = printed_cell(entry, row_number, column, styles, text, row_fill)
            cell = replace(cell, row_span=min(cell.row_span, len(rows) - row_number))
            if column + cell.column_span > limits.COLUMNS or len(taken) > limits.CELLS:
                raise CannotRead(
                    f"A table of this page has more than {limits.COLUMNS} columns or is far larger than a "
                    "plan."
                )
            for down in range(cell.row_span):
                taken.update((row_number + down, column + across) for across in range(cell.column_span))
            cells.append(cell)
            column += cell.column_span
        if is_header and headers == row_number:
            headers += 1
        row_number += 1
    cells = [replace(cell, row_span=min(cell.row_span, row_number - cell.row)) for cell in cells]
    return Table(
        rows=row_number,
        columns=max((cell.column + cell.column_span for cell in cells), default=0),
        cells=tuple(cells),
        number=number,
        merges_shown=merges_shown or any(cell.row_span > 1 or cell.column_span > 1 for cell in cells),
        marked_header_rows=headers if headers < row_number else 0,
    )


def _rows(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The table's own rows, header group first and footer group last as a browser shows them."""
    order = {"thead": 0, "tfoot": 2}
    for child in sorted(
        element, key=lambda child: order.get(child.tag, 1) if isinstance(child.tag, str) else 1
    ):
        if child.tag == "tr":
            yield child, ""
        elif child.tag in _GROUPS:
            yield from ((row, child.tag) for row in child if row.tag == "tr")


def printed_cell(
    entry: etree._Element, row: int, column: int, styles: Styles, text: TextReader, row_fill: str = ""
) -> Cell:
    """An element as a cell in this place: its lines, its fill, how its letters are set."""
    words = text.read(entry)
    fill = styles.fill(entry) or row_fill
    if not fill:  # a status is often a coloured box in the cell
        boxes = {
            styles.fill(child) for child in entry.iterdescendants("span", "div", "p", "strong", "font", "b")
        }
        boxes.discard("")
        fill = boxes.pop() if len(boxes) == 1 else ""
    return Cell(
        row=row,
        column=column,
        lines=tuple(words.lines),
        row_span=_span(entry.get("rowspan"), 5000),
        column_span=_span(entry.get("colspan"), limits.COLUMNS),
        fill=fill,
        bold=words.bold,
        colour=words.colour,
    )


def _span(text: str | None, at_most: int) -> int:
    """A span as browsers read it: 1 for nonsense, all the rest of the group for 0."""
    text = (text or "").strip()
    if not text.isdigit():
        return 1
    return min(int(text), at_most) if len(text) < 7 and int(text) else at_most


def only_lays_out(table: etree._Element) -> list[etree._Element] | None:
    """The cells of a table that has one cell to a row and holds other tables, which are the real ones; else
    None."""
    rows = [row for row, _ in _rows(table)]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if not cells or any(len(row) != 1 for row in cells):
        return None
    if not any(next(row[0].iterdescendants("table"), None) is not None for row in cells):
        return None
    return [row[0] for row in cells]
