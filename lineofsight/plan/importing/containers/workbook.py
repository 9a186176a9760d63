"""Excel workbooks (.xlsx, .xlsm): the visible sheets, as shown.

Read from the XML in two passes rather than through openpyxl: the first finds where the text of a sheet ends,
so that a million blank or merely coloured rows cost nothing; the second reads only that far. Hidden sheets,
rows and columns are left out and said so. Formulas give the value that was saved with them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lxml import etree

from lineofsight.plan.importing.containers import archives, limits
from lineofsight.plan.importing.containers.folding import fold_lines
from lineofsight.plan.importing.containers.number_formats import (
    as_moment,
    is_date_format,
    plain_date_format,
    show_date,
    show_number,
)
from lineofsight.plan.importing.containers.sheets import Sheet, lay_out
from lineofsight.plan.importing.containers.workbook_extent import cut, measure, too_large
from lineofsight.plan.importing.containers.workbook_styles import CellStyle, WorkbookStyles
from lineofsight.plan.importing.document import Block, CannotRead, Cell, Document, Table

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_S = f"{{{SHEET}}}"

_PLACE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d+)$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a workbook. Raises CannotRead when it is damaged, locked, too large, or all its visible sheets are
    blank."""
    blocks: list[Block] = []
    warnings: list[str] = []
    with archives.open_archive(path) as archive:
        workbook = _Workbook(archive)
        for position, (name, part) in enumerate(workbook.visible_sheets()):
            tell(f"Reading sheet {name}", position / max(1, len(workbook.sheets)))
            tables = sum(isinstance(block, Table) for block in blocks)
            blocks.extend(lay_out(workbook.read_sheet(name, part, warnings), tables + 1))
        warnings[:0] = workbook.warnings()
    if not blocks:
        raise CannotRead(
            "Every visible sheet of this workbook is blank. Check that it is the right file and that the "
            "sheet is not hidden."
        )
    return Document(tuple(blocks), "xlsx", warnings=tuple(warnings))


class _Workbook:
    """The parts that all sheets share."""

    def __init__(self, archive: archives.Archive):
        self._archive = archive
        name = self._main_part()
        root = archive.xml(name)
        if root is None:
            raise CannotRead(archives.DAMAGED, place=name)
        self._folder = PurePosixPath(name).parent
        properties = root.find(f"{_S}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        targets = self._targets(name)
        self.sheets = [
            (
                sheet.get("name", ""),
                targets.get(sheet.get(f"{{{_RELATIONSHIPS}}}id", ""), ""),
                sheet.get("state", "visible"),
            )
            for sheet in root.iter(f"{_S}sheet")
        ]
        theme = archive.xml(f"{self._folder}/theme/theme1.xml")
        self._styles = WorkbookStyles(archive.xml(f"{self._folder}/styles.xml"), theme)
        self._texts = self._shared_texts()
        self._cells_read = 0

    def visible_sheets(self) -> Iterator[tuple[str, str]]:
        """Name and part of each sheet that a person sees, in order."""
        for name, part, state in self.sheets:
            if state == "visible" and part in self._archive and "chartsheet" not in part:
                yield name, part

    def warnings(self) -> list[str]:
        """What is left out of the reading, for the person."""
        hidden = [name for name, _, state in self.sheets if state != "visible"]
        return [f"Hidden sheet left out: {name}." for name in hidden]

    def read_sheet(self, name: str, part: str, warnings: list[str]) -> Sheet:
        """The visible cells of one sheet."""
        root = self._parse_as_far_as_there_is_text(name, part)
        if root is None:
            return Sheet(name, (), ())
        rows, hidden_rows = self._rows(root)
        hidden_columns = _hidden_columns(root)
        merges = _merges(root)
        cells = list(self._cells(rows, merges))
        if any(cell.row in hidden_rows for cell in cells if cell.lines):
            warnings.append(f"Sheet {name}: hidden or filtered rows left out.")
        if any(cell.column in hidden_columns for cell in cells if cell.lines):
            warnings.append(f"Sheet {name}: hidden columns left out.")
        return _without_hidden(name, cells, hidden_rows, hidden_columns)

    def _main_part(self) -> str:
        relations = self._archive.xml("_rels/.rels")
        for relation in relations.iter(f"{{{_PACKAGE}}}Relationship") if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "xl/workbook.xml"

    def _targets(self, main: str) -> dict[str, str]:
        """Relation id → part, for the parts the workbook names."""
        place = PurePosixPath(main)
        relations = self._archive.xml(f"{place.parent}/_rels/{place.name}.rels")
        targets = {}
        for relation in relations.iter(f"{{{_PACKAGE}}}Relationship") if relations is not None else ():
            target = relation.get("Target", "")
            targets[relation.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}"
            )
        return targets

    def _shared_texts(self) -> list[str]:
        root = self._archive.xml(f"{self._folder}/sharedStrings.xml")
        return [_rich_text(entry) for entry in root.iter(f"{_S}si")] if root is not None else []

    def _parse_as_far_as_there_is_text(self, name: str, part: str) -> etree._Element | None:
        """The sheet's XML with everything after the last row with a value cut out; None for a blank sheet."""
        if self._archive.size(part) > limits.SHEET_BYTES:
            raise CannotRead(too_large(name), place=name)
        extent = measure(self._archive, part, name)
        self._cells_read += extent.cells
        if self._cells_read > limits.CELLS or extent.rows > limits.CELLS:
            raise CannotRead(too_large(name), place=name)
        if extent.last_value < 0:
            return None
        return archives.parse_xml(cut(self._archive, part, extent.last_value), place=name)

    def _rows(self, root: etree._Element) -> tuple[dict[int, etree._Element], set[int]]:
        """Row number (from 0) → row element, and the hidden ones."""
        rows, hidden, number = {}, set(), -1
        for element in root.iter(f"{_S}row"):
            number = _whole(element.get("r"), number + 2) - 1
            rows[number] = element
            if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
                hidden.add(number)
        return rows, hidden

    def _cells(
        self, rows: dict[int, etree._Element], merges: dict[tuple[int, int], tuple[int, int]]
    ) -> Iterator[Cell]:
        """Every cell with a text or a fill, merged ones with their spans, the places they cover left out."""
        covered = _covered(merges, max(rows, default=0))
        for row, element in rows.items():
            column = -1
            for entry in element.iter(f"{_S}c"):
                found = _PLACE.match(entry.get("r", ""))
                column = _column_number(found.group(1)) if found else column + 1
                if (row, column) in covered:
                    continue
                height, width = merges.get((row, column), (1, 1))
                cell = self._cell(entry, row, column)
                if cell.lines or cell.fill:
                    yield replace(cell, row_span=height, column_span=min(width, limits.COLUMNS))

    def _cell(self, entry: etree._Element, row: int, column: int) -> Cell:
        style = self._styles.get(_whole(entry.get("s"), 0))
        text, shown_date = self._shown(entry, style)
        return Cell(
            row=row,
            column=column,
            lines=fold_lines(text),
            fill=style.fill,
            bold=style.bold,
            colour=style.colour,
            shown_date=shown_date,
        )

    def _shown(self, entry: etree._Element, style: CellStyle) -> tuple[str, str]:
        """The words a cell shows and, for a date, the format it is shown in."""
        kind = entry.get("t", "n")
        if kind == "inlineStr":
            inline = entry.find(f"{_S}is")
            return (_rich_text(inline) if inline is not None else ""), ""
        value = entry.findtext(f"{_S}v") or ""
        if not value or style.form == ";;;":
            return "", ""
        if kind == "s":
            place = _whole(value, -1)
            return (self._texts[place] if 0 <= place < len(self._texts) else ""), ""
        if kind in ("str", "e"):
            return _unescape(value), ""
        if kind == "b":
            return ("TRUE" if value in ("1", "true") else "FALSE"), ""
        if kind == "d":
            return value.partition("T")[0], "yyyy-mm-dd"
        return self._shown_number(value, style)

    def _shown_number(self, value: str, style: CellStyle) -> tuple[str, str]:
        try:
            number = float(value)
        except ValueError:
            return value, ""
        if is_date_format(style.form):
            moment = as_moment(number, self._from_1904)
            if moment is not None:
                return show_date(moment, style.form), plain_date_format(style.form)
        return show_number(number, style.form), ""


def _hidden_columns(root: etree._Element) -> set[int]:
    hidden: set[int] = set()
    for entry in root.iter(f"{_S}col"):
        if entry.get("hidden") in ("1", "true") or entry.get("width") == "0":
            first, last = _whole(entry.get("min"), 1), _whole(entry.get("max"), 1)
            hidden.update(range(first - 1, min(last, 20_000)))
    return hidden


def _merges(root: etree._Element) -> dict[tuple[int, int], tuple[int, int]]:
    """Top left place of each merged cell (row, column from 0) → its height and width."""
    merges = {}
    for entry in list(root.iter(f"{_S}mergeCell"))[: limits.CELLS]:
        ends = [_PLACE.match(end) for end in entry.get("ref", "").split(":")]
        found = [(int(end.group(2)) - 1, _column_number(end.group(1))) for end in ends if end]
        if len(ends) == len(found) == 2:
            (top, left), (bottom, right) = found
            merges[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))
    return merges


def _covered(merges: dict[tuple[int, int], tuple[int, int]], last_row: int) -> set[tuple[int, int]]:
    """The places that merged cells cover beside their own. Raises CannotRead when merges cover one another so
    much that only malice explains it."""
    covered: set[tuple[int, int]] = set()
    counted = 0
    for (row, column), (height, width) in merges.items():
        height, width = min(height, last_row - row + 1), min(width, limits.COLUMNS)
        counted += max(height, 0) * width
        if counted > 10 * limits.CELLS:
            raise CannotRead(
                "The merged cells of this workbook cover far more than a plan has. Copy the plan into a new "
                "workbook and "
                "choose that."
            )
        covered.update((row + down, column + across) for down in range(height) for across in range(width))
        covered.discard((row, column))
    return covered


def _without_hidden(name: str, cells: list[Cell], hidden_rows: set[int], hidden_columns: set[int]) -> Sheet:
    """The sheet as it looks on screen: hidden rows and columns gone, merged cells as much shorter or
    narrower."""
    last_row = max((cell.row for cell in cells), default=-1)
    last_column = max((cell.column for cell in cells), default=-1)
    rows = [row for row in range(last_row + 1) if row not in hidden_rows]
    row_place = {row: place for place, row in enumerate(rows)}
    column_place = {
        column: place
        for place, column in enumerate(c for c in range(last_column + 1) if c not in hidden_columns)
    }
    shown = []
    for cell in cells:
        down = [
            row_place[row]
            for row in range(cell.row, min(cell.row + cell.row_span, last_row + 1))
            if row in row_place
        ]
        across = [
            column_place[column]
            for column in range(cell.column, min(cell.column + cell.column_span, last_column + 1))
            if column in column_place
        ]
        if down and across:
            shown.append(
                replace(cell, row=down[0], column=across[0], row_span=len(down), column_span=len(across))
            )
    return Sheet(name, tuple(shown), tuple(row + 1 for row in rows))


def _rich_text(entry: etree._Element) -> str:
    """The text of a string item; the reading aids of East Asian writing are not part of it."""
    parts = [
        text.text or ""
        for text in entry.iter(f"{_S}t")
        if text.getparent() is None or text.getparent().tag != f"{_S}rPh"
    ]
    return _unescape("".join(parts))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default
