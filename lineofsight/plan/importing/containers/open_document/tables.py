"""OpenDocument's tables and sheets: repeated rows and columns, covered cells, header rows, fills."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.open_document.letters import Letters
from lineofsight.plan.importing.containers.open_document.names import name, times, value
from lineofsight.plan.importing.containers.sheets import Sheet
from lineofsight.plan.importing.document import CannotRead, Cell, Table

if TYPE_CHECKING:
    from lineofsight.plan.importing.containers.open_document.body import Body

_ROW_GROUPS = (name("table:table-header-rows"), name("table:table-rows"), name("table:table-row-group"))
_COLUMN_GROUPS = (
    name("table:table-header-columns"),
    name("table:table-columns"),
    name("table:table-column-group"),
)


@dataclass(frozen=True)
class _Column:
    """What a column says for all its cells."""

    cell_style: str
    hidden: bool


def read_table(element: etree._Element, body: "Body", number: int) -> Table:
    """A table of a text document. Raises CannotRead when it has more cells than a plan can have."""
    cells: list[Cell] = []
    columns = _columns(element)
    pages: list[int] = []
    headers = row_number = widest = 0
    for row, is_header, repeated in _rows(element):
        if row is None:
            body.turn_page(1)
            continue
        for _ in range(min(repeated, 50) if _has_text(row) else 1):
            read, width, breaks = _read_row(row, row_number, columns, body)
            cells.extend(read)
            widest = max(widest, width)
            pages.append(body.page or 1)
            body.turn_page(breaks)
            headers += is_header and headers == row_number
            row_number += 1
    return Table(
        rows=row_number,
        columns=widest,
        cells=tuple(cells),
        number=number,
        pages=tuple(pages) if body.page is not None else (),
        marked_header_rows=headers if headers < row_number else 0,
    )


def read_sheet(element: etree._Element, body: "Body") -> tuple[Sheet, bool]:
    """The visible cells of a sheet, and whether rows or columns with text in them are hidden.

    Rows and columns that repeat without text, as all sheets end with, are counted and not drawn.
    """
    cells: list[Cell] = []
    columns = _columns(element)
    shown_columns = {
        old: new for new, old in enumerate(i for i, column in enumerate(columns) if not column.hidden)
    }
    row_numbers: list[int] = []
    number, left_out = 0, any(column.hidden for column in columns)
    for row, _, repeated in _rows(element):
        if row is None:
            continue
        number += 1
        if value(row, "table:visibility") in ("collapse", "filter"):
            left_out = left_out or _has_text(row)
        else:
            copies = repeated if _has_text(row) else min(repeated, 2)
            for copy in range(copies):
                read, _, _ = _read_row(row, len(row_numbers), columns, body, shown_columns)
                cells.extend(read)
                row_numbers.append(number + copy)
        number += repeated - 1
    return Sheet(value(element, "table:name"), tuple(cells), tuple(row_numbers)), left_out


def _columns(element: etree._Element) -> list[_Column]:
    columns: list[_Column] = []
    for child in element:
        if child.tag in _COLUMN_GROUPS:
            columns.extend(_columns(child))
        elif child.tag == name("table:table-column"):
            one = _Column(
                value(child, "table:default-cell-style-name"),
                value(child, "table:visibility") in ("collapse", "filter"),
            )
            columns.extend([one] * times(child, "table:number-columns-repeated", limits.COLUMNS))
    return columns[: limits.COLUMNS]


def _rows(
    element: etree._Element, is_header: bool = False
) -> Iterator[tuple[etree._Element | None, bool, int]]:
    """Each row with whether it is a repeating header and how often it stands there; None for a page break."""
    for child in element:
        if child.tag in _ROW_GROUPS:
            yield from _rows(child, is_header or child.tag == _ROW_GROUPS[0])
        elif child.tag == name("table:table-row"):
            yield child, is_header, times(child, "table:number-rows-repeated", 2_000_000)
        elif child.tag == name("text:soft-page-break"):
            yield None, False, 1


def _has_text(row: etree._Element) -> bool:
    return any(text.strip() for cell in row for text in cell.itertext())


def _read_row(
    row: etree._Element,
    number: int,
    columns: list[_Column],
    body: "Body",
    shown_columns: dict[int, int] | None = None,
) -> tuple[list[Cell], int, int]:
    """The cells of a row, the number of places it has, and the page breaks inside it."""
    cells: list[Cell] = []
    place = most_breaks = 0
    row_fill = body.styles.get("table-row", value(row, "table:style-name")).fill
    for element in row:
        if element.tag not in (name("table:table-cell"), name("table:covered-table-cell")):
            continue
        repeated = times(element, "table:number-columns-repeated", limits.COLUMNS)
        if element.tag == name("table:table-cell"):
            written = any(text.strip() for text in element.itertext())
            for copy in range(repeated if written else 1):
                cell, letters = _read_cell(element, number, place + copy, columns, body, row_fill)
                most_breaks = max(most_breaks, sum(one.breaks for one in letters))
                _count(body, place)
                if cell is not None:
                    cells.extend(_on_screen(cell, shown_columns))
            if not written and repeated > 1 and cells and cells[-1].fill and cells[-1].column == place:
                cells.extend(_copies(cells[-1], min(repeated, 30)))
        place += repeated
    return cells, place, most_breaks


def _copies(cell: Cell, repeated: int) -> list[Cell]:
    """A blank filled cell that repeats to the right."""
    return [Cell(row=cell.row, column=cell.column + step, fill=cell.fill) for step in range(1, repeated)]


def _count(body: "Body", place: int) -> None:
    body.cells_seen += 1
    if body.cells_seen > limits.CELLS or place > limits.COLUMNS:
        raise CannotRead(
            f"This document has more than {limits.CELLS:,} cells or {limits.COLUMNS} columns, far more than "
            "a plan. Delete what "
            "does not belong to the plan, save it and choose it again."
        )


def _read_cell(
    element: etree._Element, row: int, column: int, columns: list[_Column], body: "Body", row_fill: str
) -> tuple[Cell | None, list[Letters]]:
    """A cell, None when it neither has text nor a fill."""
    lines, letters = body.cell_lines(element)
    default = columns[column].cell_style if column < len(columns) else ""
    style = body.styles.get("table-cell", value(element, "table:style-name") or default)
    printed = [one for one in letters if one.lines]
    is_date = value(element, "office:value-type") == "date"
    cell = Cell(
        row=row,
        column=column,
        lines=tuple(lines),
        row_span=times(element, "table:number-rows-spanned", 5000),
        column_span=times(element, "table:number-columns-spanned", limits.COLUMNS),
        fill=style.fill or row_fill,
        bold=bool(printed) and (bool(style.bold) or all(one.bold for one in printed)),
        colour=style.colour or _common([one.colour for one in printed]),
        shown_date=body.styles.date_form(style.data) if is_date else "",
    )
    return (cell if cell.lines or cell.fill or cell.row_span > 1 or cell.column_span > 1 else None), letters


def _common(values: list[str]) -> str:
    return values[0] if values and all(one == values[0] for one in values) else ""


def _on_screen(cell: Cell, shown_columns: dict[int, int] | None) -> list[Cell]:
    """The cell in its place among the shown columns; nothing when all its columns are hidden."""
    if shown_columns is None:
        return [cell]
    reach = range(cell.column, cell.column + cell.column_span)
    shown = [shown_columns.get(column) for column in reach if shown_columns.get(column) is not None]
    if not shown:
        return []
    return [Cell(**{**vars(cell), "column": shown[0], "column_span": len(shown)})]
