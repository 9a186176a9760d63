"""Writing a directory workbook: the empty template, or the present directory in the same shape."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from .columns import SHEETS, Column, Sheet
from .reading import GUIDANCE, LISTS

HEADER_ROW = 2
FIRST_ROW = 3
LAST_ROW = 2000
HOW_TO = (
    (
        "What this is for",
        "Agencies, areas, people, posts, groups and who sits where come in from this one workbook.",
    ),
    (
        "Fill in",
        "One row for each. Rows whose first cell begins with “Example:” are not read; delete or keep them.",
    ),
    (
        "Columns",
        "Those marked * must be filled in. Move, leave out or add columns as you like; others are not read.",
    ),
    ("Blank cells", "A blank cell leaves what is there already. A dash (–) empties it."),
    (
        "Before anything is saved",
        "You see what is new, what changes field by field, and who is no longer in the file.",
    ),
    ("Nobody is deleted", "Whoever is no longer in the file is listed; you say one by one who has left."),
    ("Again", "The same file again changes nothing. People are recognised by email, then by name."),
    ("Days", "As you write them: 1 May 2025, 01/05/2025 (day first), 2025-05-01."),
)


def write_directory(target: Any, rows: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> None:
    """Save a workbook to `target` (a path or an open binary file): the template with guidance and examples when `rows`
    is None, else the rows of each sheet, {key: [{field: value}]} with values as `read_directory` gives them."""
    from openpyxl import Workbook

    workbook = Workbook()
    _write_guidance(workbook.active)
    lists = workbook.create_sheet(LISTS)
    for sheet in SHEETS:
        _write_sheet(workbook, lists, sheet, rows)
    workbook.move_sheet(lists, offset=len(SHEETS))
    lists.sheet_state = "hidden"
    workbook.active = 0
    workbook.save(target)


def _write_guidance(page: Any) -> None:
    from openpyxl.styles import Alignment, Font

    page.title = GUIDANCE
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, 100
    page.append(["How to fill this in", ""])
    page["A1"].font = Font(bold=True, size=14)
    for words in HOW_TO:
        page.append(list(words))
        page.cell(page.max_row, 1).font = Font(bold=True)
        page.cell(page.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")


def _write_sheet(workbook: Any, lists: Any, sheet: Sheet, rows: Mapping | None) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    page = workbook.create_sheet(sheet.title)
    page.append([sheet.about])
    page["A1"].font = Font(italic=True)
    page.append([f"{column.title}{' *' if column.required else ''}" for column in sheet.columns])
    for place, column in enumerate(sheet.columns, 1):
        _dress_column(page, lists, sheet, place, column)
        head = page.cell(HEADER_ROW, place)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color="0C2B36")
        head.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = f"B{FIRST_ROW}"
    if rows is None:
        page.append([_example(column, first=not place) for place, column in enumerate(sheet.columns)])
        for cell in page[FIRST_ROW]:
            cell.font = Font(italic=True, color="595959")
    for row in (rows or {}).get(sheet.key, []):
        page.append([_cell(column, row.get(column.key)) for column in sheet.columns])
        for place, column in enumerate(sheet.columns, 1):
            made = page.cell(page.max_row, place)
            if column.kind == "day":
                made.number_format = "d mmmm yyyy"
            elif isinstance(made.value, str):
                made.data_type = "s"


def _dress_column(page: Any, lists: Any, sheet: Sheet, place: int, column: Column) -> None:
    """Width, a note with guidance, and the list one may choose from."""
    from openpyxl.comments import Comment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(place)
    page.column_dimensions[letter].width = {"day": 16, "yes_no": 12, "choice": 26}.get(column.kind, 28)
    if column.guidance:
        note = Comment(column.guidance, "Line of Sight")
        note.width, note.height = 280, 80
        page.cell(HEADER_ROW, place).comment = note
    source = _choices_of(lists, sheet, column)
    if source:
        rule = DataValidation(
            type="list", formula1=source, allow_blank=True, showErrorMessage=bool(column.choices)
        )
        rule.errorStyle, rule.error = "warning", "Choose one from the list."
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
        page.add_data_validation(rule)


def _choices_of(lists: Any, sheet: Sheet, column: Column) -> str:
    """Where the list of a column stands; "" when it has none. Several names to a cell cannot have one."""
    if column.kind == "choice":
        return _listed(lists, f"{sheet.key}.{column.key}", list(column.choices.values()))
    if column.kind == "yes_no":
        return _listed(lists, "yes_no", ["Yes", "No"])
    if column.lists and column.kind == "text":
        named = next(one for one in SHEETS if one.key == column.lists)
        return f"={named.title}!$A${FIRST_ROW}:$A${LAST_ROW}"
    return ""


def _listed(lists: Any, name: str, values: list[str]) -> str:
    from openpyxl.utils import get_column_letter

    titles = [cell.value for cell in lists[1]] if lists.max_row else []
    place = titles.index(name) + 1 if name in titles else sum(1 for title in titles if title) + 1
    for row, value in enumerate([name, *values], 1):
        lists.cell(row, place, value)
    letter = get_column_letter(place)
    return f"={LISTS}!${letter}$2:${letter}${len(values) + 1}"


def _example(column: Column, *, first: bool) -> str:
    return f"Example: {column.example}" if first else column.example


def _cell(column: Column, value: Any) -> Any:
    if value is None or value == "":
        return None
    if column.kind == "choice":
        return column.choices[value]
    if column.kind == "yes_no":
        return "Yes" if value else "No"
    if column.kind == "names":
        return "; ".join(value)
    if column.kind == "day":
        return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
    return value
