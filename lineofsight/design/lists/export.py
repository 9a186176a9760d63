"""A list as a file: CSV or Excel, the whole of it, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from markupsafe import Markup

from lineofsight.core import clock

# A cell that begins with one of these may be taken for a formula (OWASP, "CSV injection").
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_XLSX = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
KINDS = {"csv": "CSV", "xlsx": "Excel"}


def neutral(value: Any) -> Any:
    """A value fit for a spreadsheet cell: text that could run as a formula gets an apostrophe; Markup becomes text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float, Decimal, datetime.date, datetime.time)):
        return value
    text = Markup(value).striptags() if hasattr(value, "__html__") else str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def export_rows(kind: str, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A response that saves `rows` as `name.csv` or `name.xlsx`. Raises KeyError for another kind."""
    write = {"csv": _csv, "xlsx": _xlsx}[kind]
    file_name = f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'list'}.{kind}"
    return write(
        file_name, [neutral(cell) for cell in header], ([neutral(cell) for cell in row] for row in rows)
    )


def _csv(file_name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """Streamed; begins with a byte order mark so that Excel reads it as UTF-8."""

    def lines() -> Iterator[str]:
        kept = io.StringIO()
        writer = csv.writer(kept)
        yield "\ufeff"
        for row in [header], rows:
            for cells in row:
                writer.writerow([_csv_cell(cell) for cell in cells])
                yield kept.getvalue()
                kept.seek(0)
                kept.truncate()

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def _csv_cell(value: Any) -> Any:
    if isinstance(value, datetime.datetime) and value.tzinfo:
        value = value.astimezone(clock.LONDON).replace(tzinfo=None)
    return value.isoformat(" ", "minutes") if isinstance(value, datetime.datetime) else value


def _xlsx(file_name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> FileResponse:
    """A workbook with a bold, frozen header row and columns as wide as their words (at most 60 characters)."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    cells = [[_xlsx_value(cell) for cell in row] for row in rows]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("List")
    sheet.freeze_panes = "A2"
    for place, title in enumerate(header, 1):
        longest = max([len(str(title)), *(len(str(row[place - 1])) for row in cells[:500])])
        sheet.column_dimensions[get_column_letter(place)].width = min(60, longest + 2)

    def cell(value: Any, **style: Any) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            made.data_type = "s"
        for name, look in style.items():
            setattr(made, name, look)
        return made

    sheet.append([cell(_xlsx_value(title), font=Font(bold=True)) for title in header])
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in cells:
        sheet.append([cell(value, alignment=wrapped) for value in row])
    held = io.BytesIO()
    workbook.save(held)
    held.seek(0)
    return FileResponse(held, as_attachment=True, filename=file_name, content_type=XLSX)


def _xlsx_value(value: Any) -> Any:
    if isinstance(value, datetime.datetime) and value.tzinfo:
        return value.astimezone(clock.LONDON).replace(tzinfo=None)
    if isinstance(value, datetime.time):
        return value.replace(tzinfo=None)
    return NOT_IN_XLSX.sub("", value)[:32_767] if isinstance(value, str) else value
