"""Definition lists of web pages, and the summary lists that are made of them: a table of two columns, the words
and what is said of them."""

from collections.abc import Iterator

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.web_page.styles import Styles
from lineofsight.plan.importing.containers.web_page.tables import printed_cell
from lineofsight.plan.importing.containers.web_page.text import TextReader
from lineofsight.plan.importing.document import CannotRead, Cell, Table

_OF_ITS_OWN = ("table", "dl", "details", "h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = "summary-list__actions"  # the links "Change" of a GOV.UK summary list


def holds_more_than_words(element: etree._Element) -> bool:
    """Whether what the list says of a word holds headings, tables or lists like itself: then the list only lays
    out parts of the page."""
    return any(next(said.iterdescendants(*_OF_ITS_OWN), None) is not None for said in element.iter("dd"))


def read_definitions(
    element: etree._Element, styles: Styles, number: int, merges_shown: bool = True
) -> Table:
    """A definition list as a table, a row to every `dt`; each `dd` and each paragraph in one is a line of the
    cell. Raises CannotRead beyond the limits."""
    text = TextReader(styles)
    rows: list[list[Cell | None]] = []
    for entry in _entries(element, styles):
        if entry.tag == "dt" or not rows:
            rows.append([None, None])
        if len(rows) * 2 > limits.CELLS:
            raise CannotRead(
                f"A list of this page has more than {limits.CELLS:,} cells, far more than a plan."
            )
        column = 0 if entry.tag == "dt" else 1
        cell = printed_cell(entry, len(rows) - 1, column, styles, text)
        rows[-1][column] = _together(rows[-1][column], cell)
    return Table(
        rows=len(rows),
        columns=2,
        cells=tuple(cell for row in rows for cell in row if cell is not None),
        number=number,
        merges_shown=merges_shown,
    )


def _entries(element: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """The list's own `dt` and `dd`, also those wrapped in `div`, as far as the page shows them."""
    for child in element:
        if not isinstance(child.tag, str) or styles.is_hidden(child):
            continue
        if child.tag == "div":
            yield from _entries(child, styles)
        elif child.tag in ("dt", "dd") and _CONTROLS not in (child.get("class") or ""):
            yield child


def _together(above: Cell | None, cell: Cell) -> Cell:
    """One cell of the several `dd` of a word."""
    if above is None or not above.lines:
        return cell
    if not cell.lines:
        return above
    return Cell(
        row=cell.row,
        column=cell.column,
        lines=above.lines + cell.lines,
        fill=above.fill if above.fill == cell.fill else "",
        bold=above.bold and cell.bold,
        colour=above.colour if above.colour == cell.colour else "",
    )
