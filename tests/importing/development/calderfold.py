"""A workbook with a sheet for each priority: status shown only by the colour of the cell and explained on a key sheet,
real dates shown as Mar-26, initials with an abbreviation sheet, a hidden column, a hidden sheet, totals, merged objectives."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, span, undated

RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "00B0F0"
KEY = {RED: "Overdue", AMBER: "Slipping", GREEN: "On schedule", BLUE: "Closed"}
HEADER = ["Objective", "No.", "Task", "Who?", "By when", "How will we know?", "BRAG", "Update", "Cost centre"]
TITLES = {"P1": "Priority 1: Babies under one", "P2": "Priority 2: Online harm"}
SHEETS: dict[str, list[list[Any]]] = {
    "P1": [
        ["Every new parent gets the same advice about crying, sleep and safe handling", "1.1", "Give each midwife the crying leaflet", "AH", date(2025, 9, 1), "Leaflet in 95% of discharge packs", GREEN, "Stock delivered", "H112"],
        ["", "1.2", "Visit fathers before the birth", "AH / JM", date(2026, 3, 1), "Visits recorded", AMBER, "", "H112"],
        ["", "1.3", "Film three parents talking about sleep", "Comms Team", date(2025, 6, 1), "", BLUE, "Film on the website", ""],
        ["No baby is harmed while in sight of services", "1.4", "Test the bruising protocol in the emergency department", "Named Doctor", "End of plan", "Ten cases a quarter", RED, "Not begun", ""],
        ["", "1.5", "Review pre-birth assessments twice a year", "", "Twice a year", "", GREEN, "", ""],
    ],
    "P2": [
        ["Adults around children understand what children see online", "2.1", "Run a parents' evening in each secondary school", "EW", "Spring term 2026", "14 evenings", AMBER, "Six booked", ""],
        ["", "2.2", "Write to every primary school about group chats", "EW, JM", date(2025, 11, 14), "", "", "", "E090"],
    ],
}  # fmt: skip
PEOPLE = [
    ("AH", "Ana Holt, Head of Midwifery"),
    ("JM", "Joe Marl, Health Visiting Lead"),
    ("EW", "Ewa Wick, Online Safety Adviser"),
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "calderfold.xlsx"
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["B2"] = "Calderfold Safeguarding Children Partnership"
    cover["B3"] = "Delivery Plan 2025-27"
    cover["B5"] = "Updated by the business unit every quarter. Please do not change the layout."
    for name, rows in SHEETS.items():
        _sheet(book.create_sheet(name), TITLES[name], rows)
    key = book.create_sheet("Key")
    for r, (fill, word) in enumerate(KEY.items(), 2):
        key.cell(r, 1).fill = PatternFill("solid", fgColor=fill)
        key.cell(r, 2, word)
    key.cell(8, 1, "Initials")
    for r, (short, full) in enumerate(PEOPLE, 9):
        key.cell(r, 1, short)
        key.cell(r, 2, full)
    old = book.create_sheet("Last year")
    old.sheet_state = "hidden"
    _sheet(old, "Priority 1: Old priority", SHEETS["P2"])
    book.save(path)
    save_gold(_gold(), path)


def _sheet(sheet: Any, title: str, rows: list[list[Any]]) -> None:
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    for c, words in enumerate(HEADER, 1):
        sheet.cell(3, c, words).font = Font(bold=True)
    starts = [r for r, words in enumerate(rows) if words[0]]
    for r, words in enumerate(rows, 4):
        for c, value in enumerate(words, 1):
            cell = sheet.cell(r, c)
            if HEADER[c - 1] == "BRAG":
                if value:
                    cell.fill = PatternFill("solid", fgColor=value)
            elif value != "":
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = "mmm-yy" if value.day == 1 else "dd/mm/yyyy"
    for start, after in zip(starts, [*starts[1:], len(rows)], strict=True):
        if after - start > 1:
            sheet.merge_cells(start_row=start + 4, end_row=after + 3, start_column=1, end_column=1)
    sheet.cell(len(rows) + 5, 1, "Total tasks")
    sheet.cell(len(rows) + 5, 2, len(rows))
    sheet.column_dimensions["I"].hidden = True
    sheet.freeze_panes = "C4"


def _gold() -> dict[str, Any]:
    meanings: dict[str, Any] = {
        "1.1": ("Sep-25", month(2025, 9)),
        "1.2": ("Mar-26", month(2026, 3)),
        "1.3": ("Jun-25", month(2025, 6)),
        "1.4": ("End of plan", span(None, None, "relative") | {"latest": "2027-03-31"}),
        "1.5": ("Twice a year", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
        "2.1": ("Spring term 2026", span(date(2026, 1, 1), date(2026, 4, 30), "term")),
        "2.2": ("14/11/2025", day(date(2025, 11, 14))),
    }
    parties = {"1.2": ["AH", "JM"], "2.2": ["EW", "JM"]}
    sections = []
    for name, rows in SHEETS.items():
        objectives: list[dict[str, Any]] = []
        for words in rows:
            if words[0]:
                objectives.append(row(words[0], actions=[]))
            action = row(
                words[2],
                ref=words[1],
                leads=words[3],
                parties=parties.get(words[1]),
                due=meanings[words[1]],
                measure=words[5],
                status=KEY.get(words[6], ""),
                progress=words[7],
                open=["due.earliest"] if words[1] == "1.4" else [],
            )
            objectives[-1]["actions"].append(action)
        ref, title = TITLES[name].split(": ")
        sections.append(section(title, objectives, ref=ref))
    return plan(
        "Delivery Plan 2025-27",
        "Calderfold Safeguarding Children Partnership",
        ("2025-27", "2025-04-01", "2027-03-31"),
        sections,
        key={"Red": "Overdue", "Amber": "Slipping", "Green": "On schedule", "Blue": "Closed"},
    )
