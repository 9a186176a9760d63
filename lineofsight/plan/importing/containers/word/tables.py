"""Word's tables: rows and cells on one grid, with merges across and down, fills and header rows."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.word.letters import Letters
from lineofsight.plan.importing.containers.word.names import is_on, number, printed_children, value, w
from lineofsight.plan.importing.document import CannotRead, Cell, Table

if TYPE_CHECKING:
    from lineofsight.plan.importing.containers.word.body import Body


@dataclass
class _Row:
    """The cells of one printed row and what the row says of itself."""

    cells: list[Cell] = field(default_factory=list)
    continued: set[int] = field(default_factory=set)  # columns of the cells that go on from the row above
    width: int = 0
    is_header: bool = False
    page: int = 1


def read_table(element: etree._Element, body: "Body", number: int) -> Table:
    """A table element as a `Table`. Deleted and hidden rows are left out; hidden text is none.

    Raises CannotRead when the document has more cells than a plan can have.
    """
    fill = body.styles.fill_of(element.find(w("tblPr")))
    rows: list[_Row] = []
    for row in printed_children(element):
        if row.tag == w("tr") and not _is_gone(row):
            rows.append(_read_row(row, len(rows), body, fill))
    cells = _join_down(rows)
    columns = max((row.width for row in rows), default=0)
    return Table(
        rows=len(rows),
        columns=columns,
        cells=tuple(cells),
        number=number,
        pages=tuple(row.page for row in rows) if body.page is not None else (),
        marked_header_rows=_leading_headers(rows),
    )


def _is_gone(row: etree._Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and (
        properties.find(w("del")) is not None or is_on(properties, "hidden") is True
    )


def _leading_headers(rows: list[_Row]) -> int:
    count = 0
    for row in rows:
        if not row.is_header:
            break
        count += 1
    return count if count < len(rows) else 0


def _read_row(row: etree._Element, position: int, body: "Body", table_fill: str) -> _Row:
    properties = row.find(w("trPr"))
    column = number(properties.find(w("gridBefore"))) if properties is not None else 0
    read = _Row(is_header=is_on(properties, "tblHeader") is True, page=body.page or 1)
    before, most_breaks, first_letter_on = body.page, 0, None
    for element in (child for child in printed_children(row) if child.tag == w("tc")):
        cell, letters = _read_cell(element, position, column, body, table_fill)
        merge = _merge(element)
        if merge == "across" and read.cells:
            last = read.cells[-1]
            read.cells[-1] = replace(
                last, column_span=last.column_span + cell.column_span, lines=last.lines + cell.lines
            )
        else:
            read.cells.append(cell)
            if merge == "down":
                read.continued.add(column)
        column += cell.column_span
        most_breaks = max(most_breaks, sum(one.breaks for one in letters))
        if first_letter_on is None:
            first_letter_on = _breaks_before_first_letter(letters)
        _count(body, column)
    after = number(properties.find(w("gridAfter"))) if properties is not None else 0
    read.width = column + min(after, limits.COLUMNS)
    if before is not None:
        body.page = before + most_breaks
        read.page = before + (first_letter_on or 0)
    return read


def _count(body: "Body", column: int) -> None:
    body.cells_seen += 1
    if body.cells_seen > limits.CELLS:
        raise CannotRead(
            f"The tables of this document have more than {limits.CELLS:,} cells. Copy the plan's own tables "
            "into a new "
            "document and choose that."
        )
    if column > limits.COLUMNS:
        raise CannotRead(
            f"A table of this document has more than {limits.COLUMNS} columns, which no plan has."
        )


def _breaks_before_first_letter(letters: list[Letters]) -> int | None:
    """Page breaks before the first letter of a cell; None for a cell without any."""
    passed = 0
    for one in letters:
        if one.lines:
            return passed + one.breaks_before
        passed += one.breaks
    return None


def _read_cell(
    element: etree._Element, row: int, column: int, body: "Body", table_fill: str
) -> tuple[Cell, list[Letters]]:
    properties = element.find(w("tcPr"))
    span = number(properties.find(w("gridSpan")), default=1) if properties is not None else 1
    lines, letters = body.cell_lines(element)
    if properties is not None and properties.find(w("cellDel")) is not None:
        lines = []
    printed = [one for one in letters if one.lines]
    own_fill = body.styles.fill_of(properties) or table_fill
    cell = Cell(
        row=row,
        column=column,
        lines=tuple(lines),
        column_span=max(1, min(span, limits.COLUMNS)),
        fill=own_fill or _common([one.fill for one in printed]),
        bold=bool(printed) and all(one.bold for one in printed),
        colour=_common([one.colour for one in printed]),
    )
    return cell, letters


def _common(values: list[str]) -> str:
    """The value they all share, "" where they differ or there are none."""
    return values[0] if values and all(one == values[0] for one in values) else ""


def _merge(element: etree._Element) -> str:
    """ "down" for a cell that goes on from the one above, "across" for one that goes on from its left, else
    ""."""
    properties = element.find(w("tcPr"))
    if properties is None:
        return ""
    across, down = properties.find(w("hMerge")), properties.find(w("vMerge"))
    if across is not None and value(across) != "restart":
        return "across"
    if down is not None and value(down) != "restart":
        return "down"
    return ""


def _join_down(rows: list[_Row]) -> list[Cell]:
    """All cells in reading order, those that go on downwards joined to the one they started from."""
    cells: list[Cell] = []
    open_above: dict[int, int] = {}  # column → place in `cells` of the cell that may go on
    for row in rows:
        reached: dict[int, int] = {}
        for cell in row.cells:
            above = open_above.get(cell.column)
            if (
                cell.column in row.continued
                and above is not None
                and cells[above].column_span == cell.column_span
            ):
                joined = cells[above]
                cells[above] = replace(
                    joined, row_span=joined.row_span + 1
                )  # Word prints none of the lower text
                reached[cell.column] = above
            else:
                reached[cell.column] = len(cells)
                cells.append(cell)
        open_above = reached
    return cells
