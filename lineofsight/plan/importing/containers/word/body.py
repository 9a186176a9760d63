"""The body of a Word document: paragraphs and tables in order, with numbers counted and pages followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.folding import BULLET, INNER_BULLET, fold
from lineofsight.plan.importing.containers.word.letters import LetterReader, Letters
from lineofsight.plan.importing.containers.word.names import is_on, printed_children, value, w
from lineofsight.plan.importing.containers.word.numbering import Numbering
from lineofsight.plan.importing.containers.word.styles import Style, Styles, heading_level, numbering_of
from lineofsight.plan.importing.containers.word.tables import read_table
from lineofsight.plan.importing.document import Block, CannotRead, Paragraph

_LIST_STYLE = re.compile(r"^list (?:bullet|number) ([2-5])$", re.I)


@dataclass
class Printed:
    """A paragraph with its number and style, as it prints."""

    letters: Letters
    style: Style
    number: str
    level: int
    depth: int = 0

    def lines(self, outer: int | None = None) -> list[str]:
        """Its lines as they stand in a cell: the number at the start of the first. A bullet deeper than the `outer` ones
        of the cell is drawn as an inner one."""
        lines = list(self.letters.lines)
        inner = self.number == BULLET and outer is not None and self.depth > outer
        if self.number:
            lines[:1] = [fold(f"{INNER_BULLET if inner else self.number} {lines[0] if lines else ''}")]
        return lines


class Body:
    """Reads one document (or one header) from its first block to its last."""

    def __init__(self, styles: Styles, numbering: Numbering, pages_known: bool = False):
        self.styles = styles
        self._numbering = numbering
        self._letters = LetterReader(styles)
        self._pending: list[str] = []
        self.page: int | None = 1 if pages_known else None
        self.tables_seen = 0
        self.cells_seen = 0
        self.contents: list[str] = []

    def blocks(self, container: etree._Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables of a body, a text box or a cell that only lays things out."""
        if depth > limits.NESTED_TABLES:
            raise CannotRead(
                "Tables lie in one another too deeply in this document. Copy the plan's own tables into a "
                "new one."
            )
        for child in printed_children(container):
            if child.tag == w("p"):
                yield from self._paragraph_blocks(child, depth)
            elif child.tag == w("tbl"):
                yield from self._table_blocks(child, depth)

    def _paragraph_blocks(self, element: etree._Element, depth: int) -> Iterator[Block]:
        printed = self.paragraph(element)
        page = self._turn_page(printed.letters)
        if printed.letters.lines or printed.number:
            if printed.style.name.lower().startswith(("toc ", "table of figures")):
                self.contents.append(printed.letters.text)
            else:
                yield self._as_paragraph(printed, page)
        for box in printed.letters.boxes:
            yield from self.blocks(box, depth + 1)

    def _as_paragraph(self, printed: Printed, page: int | None) -> Paragraph:
        return Paragraph(
            text=printed.letters.text,
            level=printed.level,
            style=printed.style.name,
            number=printed.number,
            bold=printed.letters.bold,
            size=printed.letters.size,
            page=page,
            depth=printed.depth if printed.number else 0,
        )

    def _table_blocks(self, element: etree._Element, depth: int) -> Iterator[Block]:
        if (cells := _cells_that_only_lay_out(element)) is not None:
            for cell in cells:
                yield from self.blocks(cell, depth + 1)
            return
        self.tables_seen += 1
        table = read_table(element, self, number=self.tables_seen)
        if table.rows:
            yield table
        else:
            self.tables_seen -= 1

    def _turn_page(self, letters: Letters) -> int | None:
        """Follow the page breaks in a paragraph; the page its first letter stands on."""
        if self.page is None:
            return None
        page = self.page + letters.breaks_before
        self.page += letters.breaks
        return page

    def paragraph(self, element: etree._Element) -> Printed:
        """One paragraph as printed. Counts its number; what a deleted paragraph mark leaves waits for the
        next one."""
        properties = element.find(w("pPr"))
        style = self.styles.of_paragraph(properties)
        letters = self._letters.read(element, style)
        if _mark_is_gone(properties):
            self._pending.extend(letters.lines)
            letters.lines = []
            return Printed(letters, style, "", 0)
        if self._pending:
            letters.lines = [" ".join([*self._pending, *letters.lines[:1]]), *letters.lines[1:]]
            self._pending = []
        level = heading_level("", properties)
        number, depth = self._number(properties, style)
        return Printed(letters, style, number, style.level if level is None else level, depth)

    def _number(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """What an automatic list prints before a paragraph, and how deep it stands in the list."""
        own = numbering_of(properties)
        list_number = own[0] if own[0] is not None else style.numbering[0]
        if not list_number or _is_hidden(properties, style):
            return "", 0
        named = value(properties.find(w("pStyle"))) if properties is not None else ""
        level = own[1] if own[1] is not None else style.numbering[1]
        if level is None:
            level = self._numbering.level_of_style(list_number, named)
        named_depth = _LIST_STYLE.search(style.name)
        return self._numbering.next(list_number, level), level + (
            int(named_depth[1]) - 1 if named_depth else 0
        )

    def cell_lines(self, cell: etree._Element, depth: int = 0) -> tuple[list[str], list[Letters]]:
        """The lines of a cell and the letters they came from. A table inside it gives a line for each of its
        rows."""
        lines: list[str] = []
        letters: list[Letters] = []
        outer: int | None = None
        if depth > limits.NESTED_TABLES:
            return lines, letters
        for child in printed_children(cell):
            if child.tag == w("p"):
                printed = self.paragraph(child)
                letters.append(printed.letters)
                lines.extend(printed.lines(outer))
                if printed.number == BULLET:
                    outer = printed.depth if outer is None else min(outer, printed.depth)
                for box in printed.letters.boxes:
                    more, theirs = self.cell_lines(box, depth + 1)
                    lines.extend(more)
                    letters.extend(theirs)
            elif child.tag == w("tbl"):
                for row in (row for row in printed_children(child) if row.tag == w("tr")):
                    parts = [
                        self.cell_lines(inner, depth + 1)
                        for inner in printed_children(row)
                        if inner.tag == w("tc")
                    ]
                    lines.extend(_row_as_lines([part[0] for part in parts]))
                    letters.extend(one for part in parts for one in part[1])
        return lines, letters


def _row_as_lines(cells: list[list[str]]) -> list[str]:
    """A row of a table in a cell: one line, its cells side by side; the cell's own lines where it has one
    cell."""
    filled = [lines for lines in cells if lines]
    if len(filled) == 1:
        return filled[0]
    return [" ".join(" ".join(lines) for lines in filled)] if filled else []


def _cells_that_only_lay_out(table: etree._Element) -> list[etree._Element] | None:
    """The cells of a table that has one cell to a row and holds other tables, which are the real ones; else
    None."""
    rows = [row for row in printed_children(table) if row.tag == w("tr")]
    cells = [[cell for cell in printed_children(row) if cell.tag == w("tc")] for row in rows]
    if not cells or any(len(row) != 1 for row in cells):
        return None
    if not any(child.tag == w("tbl") for row in cells for child in printed_children(row[0])):
        return None
    return [row[0] for row in cells]


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Whether a tracked change deleted the end of this paragraph, so that it runs into the next."""
    mark = None if properties is None else properties.find(w("rPr"))
    return mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None)


def _is_hidden(properties: etree._Element | None, style: Style) -> bool:
    mark = None if properties is None else properties.find(w("rPr"))
    hidden = is_on(mark, "vanish")
    return bool(style.look.hidden if hidden is None else hidden)
