"""The plan as an Excel workbook: a sheet each for its rows, outcomes, statements and gaps."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lineofsight.design.lists import neutral

from ...importing.reader.own_exports import STATEMENT_COLUMNS
from .flat import GAP_NAMES, HEADER, SECTION_KINDS, flat_rows

#: Columns of long text, by what their header begins with, in characters.
WIDTHS = {"Section": 28, "Outcome": 44, "Objective": 60, "Action": 44, "Text": 80, "What": 60, "Progress": 40}
NOT_IN_A_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767


def write(content: dict) -> bytes:
    """The workbook's bytes. Header rows are bold and frozen; text cells are text whatever they begin with."""
    workbook = Workbook(write_only=True)
    _sheet(workbook, "Plan", HEADER, flat_rows(content))
    _sheet(
        workbook,
        "Outcomes",
        ("Section reference", "Section", "Outcome", "Objectives that serve it"),
        _outcomes(content),
    )
    _sheet(workbook, "Statements", STATEMENT_COLUMNS, _statements(content))
    _sheet(
        workbook,
        "Gaps",
        ("Gap", "Section", "Reference", "Objective or action", "What is missing"),
        _gaps(content),
    )
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def _outcomes(content: dict) -> Iterable[Sequence[Any]]:
    for section in content["sections"]:
        for place, text in enumerate(section["outcomes"]):
            serving = sum(place in objective["outcomes"] for objective in section["objectives"])
            yield section["ref"], section["title"], text, serving


def _statements(content: dict) -> Iterable[Sequence[Any]]:
    yield "Title", content["title"]
    yield "Partnership", content["partnership"]
    yield "Period", content["period"]["text"]
    given = content["statements"]
    if given["vision"]:
        yield "Vision", given["vision"]
    yield from (("Value", text) for text in given["values"])
    yield from (("Principle", text) for text in given["principles"])
    yield from (("Status key", f"{word}: {meaning}") for word, meaning in content["status_key"].items())
    yield from (
        ("Section", f"{SECTION_KINDS.get(each['kind'])}: {each['ref']} {each['title']}")
        for each in content["sections"]
    )


def _gaps(content: dict) -> Iterable[Sequence[Any]]:
    for gap in content["findings"]:
        section = content["sections"][gap["section"]]
        promise = section["objectives"][gap["objective"]] if "objective" in gap else {"ref": "", "text": ""}
        if "action" in gap:
            promise = promise["actions"][gap["action"]]
        yield (
            GAP_NAMES.get(gap["kind"], gap["kind"]),
            section["title"],
            promise["ref"],
            promise["text"],
            gap["message"],
        )


def _sheet(workbook: Workbook, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for place, title in enumerate(header, 1):
        width = next((width for start, width in WIDTHS.items() if title.startswith(start)), 18)
        sheet.column_dimensions[get_column_letter(place)].width = width
    look = {
        "font": Font(bold=True),
        "fill": PatternFill("solid", fgColor="DCE9EC"),
        "alignment": Alignment(wrap_text=True),
    }
    sheet.append([_cell(sheet, title, **look) for title in header])
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        sheet.append([_cell(sheet, value, alignment=wrapped) for value in row])


def _cell(sheet: Any, value: Any, **look: Any) -> WriteOnlyCell:
    """A cell that holds text as text: a spreadsheet must not run what a plan says."""
    value = neutral(value)
    if isinstance(value, str):
        value = NOT_IN_A_CELL.sub("", value)[:LONGEST_CELL]
    made = WriteOnlyCell(sheet, value=None if value == "" else value)
    if isinstance(value, str) and value:
        made.data_type = "s"
    for name, given in look.items():
        setattr(made, name, given)
    return made
