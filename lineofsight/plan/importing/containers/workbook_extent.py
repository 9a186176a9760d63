"""How far the text of a worksheet reaches, found without parsing it.

A sheet may say that it has a million rows, all blank or merely coloured. What counts is where the last value
stands: the bytes up to there are parsed, the rest is skipped.
"""

import re
from dataclasses import dataclass

from lineofsight.plan.importing.containers import archives, limits
from lineofsight.plan.importing.document import CannotRead

_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_END_OF_ROW = re.compile(rb"</(?:\w+:)?row\s*>")
_END_OF_DATA = re.compile(rb"</(?:\w+:)?sheetData\s*>")


@dataclass(frozen=True)
class Extent:
    """How far the text of a sheet reaches in its XML: bytes to the end of the last row with a value."""

    last_value: int
    cells: int
    rows: int


def measure(archive: archives.Archive, part: str, name: str) -> Extent:
    """Where the last value of a sheet stands, and how many cells and rows come before it."""
    position, last_value = 0, -1
    cells = rows = cells_since = rows_since = 0
    tail = b""
    for piece in archive.chunks(part):
        window = tail + piece
        start = position - len(tail)
        values = list(_VALUE.finditer(window))
        cut = values[-1].start() if values else 0
        if values:
            last_value = start + cut
            cells += cells_since + len(_CELL.findall(window[:cut]))
            rows += rows_since + len(_ROW.findall(window[:cut]))
            cells_since = rows_since = 0
        cells_since += len(_CELL.findall(window[cut:]))
        rows_since += len(_ROW.findall(window[cut:]))
        if cells > 2 * limits.CELLS:
            raise CannotRead(too_large(name), place=name)
        position += len(piece)
        tail = window[-40:] if len(window) > 40 else window
    return Extent(last_value, cells, rows)


def cut(archive: archives.Archive, part: str, last_value: int) -> bytes:
    """The sheet's bytes up to the end of the row that holds the last value, then what follows the rows."""
    head, rest, length, found_end = [], [], 0, False
    for piece in archive.chunks(part):
        before = length
        length += len(piece)
        if before <= last_value + limits.MEBIBYTE:
            head.append(piece)
        else:
            rest.append(piece)
            joined = b"".join(rest[-2:])
            if not found_end and (end := _END_OF_DATA.search(joined)) is not None:
                rest, found_end = [joined[end.start() :]], True
            elif not found_end:
                rest = rest[-1:]
    start = b"".join(head)
    end_of_row = _END_OF_ROW.search(start, last_value)
    end_of_data = _END_OF_DATA.search(start, last_value)
    if end_of_row is None:
        raise CannotRead(archives.DAMAGED, place=part)
    if end_of_data is not None:
        return start[: end_of_row.end()] + start[end_of_data.start() :] + b"".join(rest)
    if not found_end:
        raise CannotRead(archives.DAMAGED, place=part)
    return start[: end_of_row.end()] + b"".join(rest)


def too_large(name: str) -> str:
    """The message for a sheet with more cells than a plan can have."""
    return (
        f"Sheet {name} has more than {limits.CELLS:,} cells in use, far more than a plan. Delete the rows "
        "and columns around "
        "the plan (select them, right-click, Delete), save the workbook and choose it again."
    )
