"""Draws a workbook: sheets, merged and shaded cells, real dates, hidden columns and sheets."""

from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.importing.renderer.printed import Box, Break, Grid, Heading, Line, NewSheet, Pages

THIN = Side(style="thin", color="808080")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


class _Sheets:
    """Writes block after block down the current sheet."""

    def __init__(self, random: Random):
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.sheet: Any = None
        self.row = 1
        self.random = random
        self.left = random.choice([1, 1, 1, 2])
        self.bordered = random.random() < 0.6

    def open(self, name: str, hidden: bool) -> None:
        self.sheet = self.book.create_sheet(name)
        self.sheet.sheet_state = "hidden" if hidden else "visible"
        self.row = self.random.choice([1, 1, 2])

    def write(self, text: str, bold: bool = False, size: int = 11) -> None:
        cell = self.sheet.cell(self.row, self.left, text)
        cell.font = Font(bold=bold, size=size)
        self.row += 1

    def table(self, grid: Grid) -> None:
        for r, row in enumerate(grid.rows):
            for c, box in enumerate(row):
                if box is not None:
                    self._cell(r, c, box, header=r < grid.header_rows)
        for c in grid.hidden_columns:
            self.sheet.column_dimensions[_letter(self.left + c)].hidden = True
        for c, width in enumerate(grid.widths):
            self.sheet.column_dimensions[_letter(self.left + c)].width = 12 * width
        self.row += len(grid.rows) + 1

    def _cell(self, r: int, c: int, box: Box, *, header: bool) -> None:
        row, column = self.row + r, self.left + c
        cell = self.sheet.cell(row, column)
        if box.shown_date:
            cell.value, cell.number_format = box.shown_date
        elif box.lines:
            text = "\n".join(box.lines)
            cell.value = int(text) if text.isdigit() and len(text) == 1 else text
        cell.font = Font(bold=box.bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if box.fill:
            cell.fill = PatternFill("solid", fgColor=box.fill)
        elif header and self.bordered:
            cell.fill = PatternFill("solid", fgColor="D9E1F2")
        if self.bordered:
            cell.border = BORDER
        if box.rows > 1 or box.columns > 1:
            self.sheet.merge_cells(
                start_row=row,
                end_row=row + box.rows - 1,
                start_column=column,
                end_column=column + box.columns - 1,
            )


def _letter(number: int) -> str:
    return chr(64 + number) if number <= 26 else "A" + chr(64 + number - 26)


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as an .xlsx file."""
    sheets = _Sheets(random)
    furniture = pages.furniture
    for block in pages.blocks:
        match block:
            case NewSheet(name=name, hidden=hidden):
                sheets.open(name, hidden)
                sheets.sheet.oddFooter.center.text = furniture.footer.replace("{page}", "&P").replace(
                    "{pages}", "&N"
                )
                if furniture.marking and len(sheets.book.worksheets) == 1:
                    sheets.write(furniture.marking)
            case Heading(text=text, level=level):
                sheets.write(text, bold=True, size=18 - 2 * level)
            case Line(text=text, number=number, bold=bold):
                sheets.write(f"{number} {text}".strip(), bold=bold)
            case Grid():
                sheets.table(block)
            case Break():
                pass
    used = [
        sheet
        for sheet in sheets.book.worksheets
        if any(any(row) for row in sheet.iter_rows(values_only=True))
    ]
    for sheet in list(sheets.book.worksheets):
        if sheet not in used:
            sheets.book.remove(sheet)
    sheets.book.save(path)
