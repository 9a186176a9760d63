"""CSV files: one sheet of cells, its delimiter and encoding found out."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from lineofsight.plan.importing.containers import decoding, limits
from lineofsight.plan.importing.containers.detecting import find_delimiter
from lineofsight.plan.importing.containers.folding import fold_lines
from lineofsight.plan.importing.containers.sheets import Sheet, lay_out
from lineofsight.plan.importing.document import CannotRead, Cell, Document


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a CSV file. Raises CannotRead when it is no text, too large or has too many columns."""
    text = decoding.read_text(path)
    decoding.check_lines(text)
    delimiter = find_delimiter(text, sure=False) or ","
    if text[:5].lower() == f"sep={delimiter}":
        text = text.partition("\n")[2]  # a line that tells Excel the delimiter, and no row
    cells = tuple(_cells(text, delimiter))
    if not cells:
        raise CannotRead("Every cell of this file is blank. Choose the plan itself.")
    last = max(cell.row for cell in cells)
    sheet = Sheet("", cells, tuple(range(1, last + 2)), merges_shown=False)
    return Document(tuple(lay_out(sheet, 1)), "csv")


def _cells(text: str, delimiter: str):
    csv.field_size_limit(limits.LINE_CHARACTERS)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    count = 0
    try:
        for row, values in enumerate(rows):
            count += sum(bool(value) and not value.isspace() for value in values)
            if len(values) > limits.COLUMNS or count > limits.CELLS:
                raise CannotRead(
                    f"Row {row + 1} brings this file to more columns or cells than a plan has. Save the "
                    "plan's own columns "
                    "alone and choose that file.",
                    place=f"row {row + 1}",
                )
            for column, value in enumerate(values):
                if value and (lines := fold_lines(value)):
                    yield Cell(row=row, column=column, lines=lines)
    except csv.Error as error:
        raise CannotRead(
            "A quotation mark in this file is opened and never closed, so the rest runs together. Close it, "
            "or save the "
            "sheet as CSV again.",
            place=f"line {rows.line_num}",
        ) from error
