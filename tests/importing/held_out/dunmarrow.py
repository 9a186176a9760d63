"""One big sheet: priorities and objectives in merged cells, a header of two rows with quarters and scores under shared
headings, dots in the quarter columns, own and moderated scores, a score key, totals, a hidden archive sheet."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import quarter

TOP = [
    "Strategic priority",
    "Key objective",
    "ID",
    "Key activity",
    "Lead agency",
    "Quarter of 2026/27",
    "",
    "",
    "",
    "Score",
    "",
    "Comments",
]
BELOW = ["", "", "", "", "", "Q1", "Q2", "Q3", "Q4", "Own", "Moderated", ""]
A, B = "1. Safe transport", "2. Children in hospital"
ROWS: list[list[Any]] = [
    [A, "Taxi and bus staff notice children at risk", "WS1P1", "Train night-bus drivers", "Transport Authority", "●", "", "", "", 2, 1, "48 drivers so far"],
    ["", "", "WS1P2", "Put the helpline number in every taxi", "LA/Transport Authority", "", "●", "●", "", 1, 1, ""],
    ["", "Stations are watched at the right times", "WS1P3", "Joint patrols after school", "Police & Rail Operator", "", "", "", "●", 0, 0, "Rota awaited"],
    [B, "Wards know which children have a plan", "WS2P1", "Flag children on a plan in the ward system", "ICB", "●", "", "", "", 3, 2, ""],
    ["", "", "WS2P2", "Ask a safeguarding question at each discharge", "", "", "", "●", "", 2, 2, "Is this ours or the trust's?"],
    ["", "", "WS2P3", "Test the question with parents who speak little English", "ICB, Hospital Trust and LA", "", "", "", "", "", "", ""],
]  # fmt: skip
KEY = {"0": "not begun", "1": "begun", "2": "in place", "3": "embedded"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "dunmarrow.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "Work plan"
    sheet["A1"] = "Dunmarrow Safeguarding Children Partnership"
    sheet["A2"] = "Annual Work Plan 2026/27"
    sheet["A3"] = "Scores: 0 = not begun, 1 = begun, 2 = in place, 3 = embedded"
    sheet["A1"].font = sheet["A2"].font = Font(bold=True, size=15)
    for r, words in enumerate([TOP, BELOW, *ROWS], 5):
        for c, value in enumerate(words, 1):
            cell = sheet.cell(r, c, value if value != "" else None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if r < 7:
                cell.font = Font(bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor="1F3864")
    for span in (
        "F5:I5",
        "J5:K5",
        "A5:A6",
        "B5:B6",
        "C5:C6",
        "D5:D6",
        "E5:E6",
        "L5:L6",
        "A7:A9",
        "A10:A12",
        "B7:B8",
        "B10:B12",
    ):
        sheet.merge_cells(span)
    sheet["A14"], sheet["D14"] = "Total", "6 activities"
    archive = book.create_sheet("Archive 2025-26")
    archive.sheet_state = "veryHidden"
    for c, value in enumerate(TOP, 1):
        archive.cell(1, c, value)
    archive["D2"] = "Last year's activity that is finished"
    book.save(path)
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    parties = {
        "LA/Transport Authority": ["LA", "Transport Authority"],
        "Police & Rail Operator": ["Police", "Rail Operator"],
        "ICB, Hospital Trust and LA": ["ICB", "Hospital Trust", "LA"],
    }
    sections: dict[str, list[dict[str, Any]]] = {}
    for words in ROWS:
        if words[0]:
            sections[words[0]] = []
            rows = sections[words[0]]
        if words[1]:
            rows.append(row(words[1], actions=[]))
        marked = [n for n in range(1, 5) if words[4 + n]]
        due = None
        if marked:
            meaning = quarter(2026, marked[0]) | {"latest": quarter(2026, marked[-1])["latest"]}
            due = (", ".join(f"Q{n}" for n in marked), meaning)
        rows[-1]["actions"].append(
            row(
                words[3],
                ref=words[2],
                leads=words[4],
                parties=parties.get(words[4]),
                due=due,
                status=str(words[10]),
                progress=words[11],
                open=["due_text"] if len(marked) > 1 else [],
            )
        )
    return plan(
        "Annual Work Plan 2026/27",
        "Dunmarrow Safeguarding Children Partnership",
        ("2026/27", "2026-04-01", "2027-03-31"),
        [
            section(name.partition(". ")[2], rows, ref=name.partition(". ")[0])
            for name, rows in sections.items()
        ],
        key=KEY,
    )
