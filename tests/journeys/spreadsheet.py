"""What a person does in a spreadsheet: types into a cell, adds a row, takes rows out."""

import openpyxl

#: The row of a sheet in which its columns are named, below what the sheet is for.
TITLES = 2


def write(file, sheet, title, value, *, where):
    book = openpyxl.load_workbook(file)
    cells = book[sheet]
    row = row_with(cells, *where)
    cells.cell(row, titles(cells)[title]).value = value
    book.save(file)


def append(file, sheet, values):
    book = openpyxl.load_workbook(file)
    cells = book[sheet]
    row = max(cell.row for line in cells.iter_rows() for cell in line if cell.value) + 1
    for title, value in values.items():
        cells.cell(row, titles(cells)[title]).value = value
    book.save(file)


def remove(file, sheet, title, value):
    book = openpyxl.load_workbook(file)
    cells = book[sheet]
    cells.delete_rows(row_with(cells, title, value))
    book.save(file)


def titles(cells) -> dict[str, int]:
    """Column title, without the star of what must be filled in → its number."""
    return {str(cell.value).strip(" *"): cell.column for cell in cells[TITLES] if cell.value}


def row_with(cells, title, value) -> int:
    column = titles(cells)[title]
    return next(row for row in range(TITLES + 1, cells.max_row + 1) if cells.cell(row, column).value == value)
