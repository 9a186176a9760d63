"""An action log of two areas in one flat sheet with filters: the priority and the recommendation repeated on every row,
work-package references, initials with a sheet of names, target and revised dates, real dates shown as months, status
words explained on a guidance sheet, the source of each action, hidden columns among the others, a hidden archive."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, term, undated

NAME = "Farringhay and Wick Safeguarding Children Partnership"
TITLE = "Joint Improvement Plan 2024-2027"
HEAD = [
    "Ref", "Priority", "Recommendation", "Action", "Owner", "Risk score", "Target date", "Revised date", "Status",
    "Evidence", "Where it came from", "Cost code", "Latest update",
]  # fmt: skip
HIDDEN = "FL"
STATUS = {
    "Complete": "The evidence has been seen by the board",
    "Open – on time": "Will be finished by the target date",
    "Open – late": "Will not be finished by the target date",
}
FIGURES, HEARD = "Leaders see the same figures", "Leaders hear from children"
MEETINGS, PLANS = "Strategy meetings have the right people in them", "Plans are written for families"
TWO_STEPS = "Test new plans on a panel of parents. Change the template after each panel."
# (ref, priority, recommendation, action, owner, target, revised, status, evidence, source, update)
ROWS: list[Any] = [
    ("WS1P1WP1", "1 Leadership", FIGURES, "Build one page of figures that all three partners sign", "DW", date(2025, 3, 1), "", "Complete", "Page of figures, February", "Ofsted 2023, rec 2", "Used at four meetings"),
    ("WS1P1WP2", "1 Leadership", FIGURES, "Explain each figure that moved by more than a tenth", "DW, MS", date(2025, 9, 1), date(2025, 12, 1), "Open – late", "", "Ofsted 2023, rec 2", ""),
    ("WS1P2WP1", "1 Leadership", HEARD, "Invite children to set the agenda of one Executive", "Participation Team", "Annually", "", "Open – on time", "", "JTAI letter, para 14", "Booked for November"),
    ("WS2P1WP1", "2 Front door", MEETINGS, "Book a health worker into every strategy meeting", "LP / Named Nurse", date(2025, 6, 30), "", "Complete", "Minutes of 20 meetings", "JTAI letter, para 21", ""),
    ("WS2P1WP2", "2 Front door", MEETINGS, "Record who was invited but did not come", "", date(2026, 3, 1), "", "Open – on time", "", "JTAI letter, para 21", ""),
    ("WS3P1WP1", "3 Practice", PLANS, TWO_STEPS, "MS", "Spring term 2026", "", "Open – on time", "", "Parents' survey", ""),
    ("WS3P1WP2", "3 Practice", PLANS, "Cut the plan to two pages", "All teams", "Immediate", "", "Complete", "New template", "Parents' survey", "In use"),
]  # fmt: skip
PEOPLE = [
    ("DW", "Dev Warsame, Head of Performance"),
    ("LP", "Lou Pike, MASH Manager"),
    ("MS", "Mo Shah, Principal Social Worker"),
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "farringhay.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "Action log"
    _log(sheet)
    guidance = book.create_sheet("Guidance")
    guidance["A1"] = "What the status words mean"
    for r, (word, meaning) in enumerate(STATUS.items(), 3):
        guidance.cell(r, 1, word)
        guidance.cell(r, 2, meaning)
    names = book.create_sheet("Names")
    for r, (short, full) in enumerate([("Initials", "Who"), *PEOPLE], 1):
        names.cell(r, 1, short)
        names.cell(r, 2, full)
    archive = book.create_sheet("Archive")
    archive.append(HEAD)
    archive.append(["WS0P1WP1", "0 Old", "Old recommendation", "Old action that was closed", "DW"])
    archive.sheet_state = "hidden"
    book.save(path)
    save_gold(_gold(), path)


def _log(sheet: Any) -> None:
    sheet["A1"] = NAME
    sheet["A2"] = TITLE
    sheet["A2"].font = Font(bold=True, size=14)
    for c, text in enumerate(HEAD, 1):
        sheet.cell(4, c, text).font = Font(bold=True, color="FFFFFF")
        sheet.cell(4, c).fill = PatternFill("solid", fgColor="4472C4")
    for r, words in enumerate(ROWS, 5):
        ref, priority, advice, action, owner, target, revised, status, evidence, source, update = words
        cells = [
            ref,
            priority,
            advice,
            action,
            owner,
            12,
            target,
            revised,
            status,
            evidence,
            source,
            "K77",
            update,
        ]
        for c, value in enumerate(cells, 1):
            cell = sheet.cell(r, c, value if value != "" else None)
            if isinstance(value, date):
                cell.number_format = "mmm-yy" if value.day == 1 else "dd/mm/yyyy"
    sheet.auto_filter.ref = f"A4:M{4 + len(ROWS)}"
    for letter in HIDDEN:
        sheet.column_dimensions[letter].hidden = True
    sheet.freeze_panes = "E5"


def _gold() -> dict[str, Any]:
    dues: dict[Any, Any] = {
        date(2025, 3, 1): ("Mar-25", month(2025, 3)),
        date(2025, 12, 1): ("Dec-25", month(2025, 12)),
        date(2025, 6, 30): ("30/06/2025", day(date(2025, 6, 30))),
        date(2026, 3, 1): ("Mar-26", month(2026, 3)),
        "Annually": ("Annually", undated("ongoing", "FREQ=YEARLY")),
        "Spring term 2026": ("Spring term 2026", term("spring", 2026)),
        "Immediate": ("Immediate", undated("relative")),
    }
    parties = {"DW, MS": ["DW", "MS"], "LP / Named Nurse": ["LP", "Named Nurse"]}
    found: dict[str, dict[str, list[Any]]] = {}
    for ref, priority, advice, action, owner, target, revised, status, evidence, source, update in ROWS:
        item = row(
            action,
            ref=ref,
            leads=owner,
            parties=parties.get(owner),
            due=dues[revised or target],
            status=status,
            evidence=evidence,
            source=source,
            progress=update,
            compound=action == TWO_STEPS,
            everyone=owner == "All teams",
            open=["due_text"] if revised else [],
        )
        found.setdefault(priority, {}).setdefault(advice, []).append(item)
    sections = []
    for priority, objectives in found.items():
        ref, _, title = priority.partition(" ")
        rows = [row(advice, actions=items) for advice, items in objectives.items()]
        sections.append(section(title, rows, ref=ref))
    return plan(TITLE, NAME, ("2024-2027", "2024-04-01", "2027-03-31"), sections, key=STATUS)
