"""A workbook with a sheet for each priority: a lead line and outcomes above each table, objectives and actions told apart
by their numbers, a header over two rows with ticks under Achieved, On track and Not achieved, start dates that the format
has no field for, real dates shown as months, a read-me sheet, a summary sheet of counts, a hidden sheet of lists."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, quarter, undated

NAME = "Corrymoor Safeguarding Children Partnership"
TITLE = "Delivery Plan January 2025 to December 2026"
HEAD = ["No.", "Objective / action", "Responsible", "Start", "Finish", "Measure"]
TICKS = ["Achieved", "On track", "Not achieved"]
NEGLECT_OUTCOMES = ["Families get help before neglect sets in."]
TRANSITION_OUTCOMES = [
    "Young people are not dropped on their eighteenth birthday.",
    "Adult services know who is coming.",
]
# (number, words, responsible, start, finish, measure, ticked column, note); an objective has only its first two.
NEGLECT: list[Any] = [
    ("1.1", "Families are found early"),
    ("1.1.1", "Share the list of families with three missed appointments", "Health Visiting and School Nursing", date(2025, 1, 1), date(2025, 6, 1), "List shared every month", 1, "Agreed with the data protection officer"),
    ("1.1.2", "Put a family worker in each food bank", "Early Help", date(2025, 4, 1), date(2026, 3, 1), "", 0, ""),
    ("1.2", "Families stay helped"),
    ("1.2.1", "Phone each family three months after the case was closed", "Early Help / Voluntary Sector Forum", "", "Ongoing", "70% say that things are still better", 2, "No staff for this yet"),
    ("1.2.2", "Read the files of families that came back within a year", "Audit Group", "", date(2025, 9, 30), "", 1, ""),
]  # fmt: skip
TRANSITIONS: list[Any] = [
    ("2.1", "Young people know what happens when they turn eighteen"),
    ("2.1.1", "Write the leaflet with care leavers", "Care Leavers' Council", "", "TBC", "", None, ""),
    ("2.1.2", "Start planning for each young person at sixteen", "Adult Social Care; Children's Services", date(2025, 9, 1), "Q1 2026/27", "Plan in place for 95%", 1, ""),
]  # fmt: skip
CORE: list[Any] = [
    ("C1", "Run the programme of audits", "Audit Group", "", "Every six months", "", 0, "Two a year"),
    ("C2", "Keep the website current", "Business Unit", "", "", "", 1, ""),
]
SHEETS: list[tuple[str, str, str, list[str], list[Any]]] = [
    ("1 Neglect", "Priority 1: Neglect", "Assistant Director (Early Help)", NEGLECT_OUTCOMES, NEGLECT),
    ("2 Transitions", "Priority 2: Transitions", "Adults Safeguarding Manager", TRANSITION_OUTCOMES, TRANSITIONS),
    ("Core", "Core business", "", [], CORE),
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "corrymoor.xlsx"
    book = Workbook()
    cover = book.active
    cover.title = "Read me"
    for r, text in enumerate((NAME, TITLE, "", "Version 12, 3 October 2025, business unit"), 1):
        cover.cell(r, 1, text or None)
    cover["A6"] = "Update your own lines by the last Friday of each quarter. Tick one box only."
    summary = book.create_sheet("Summary")
    _summary(summary)
    for name, title, lead, outcomes, rows in SHEETS:
        _sheet(book.create_sheet(name), title, lead, outcomes, rows)
    lists = book.create_sheet("Lists")
    for r, text in enumerate(("Yes", "No", *TICKS), 1):
        lists.cell(r, 1, text)
    lists.sheet_state = "veryHidden"
    book.save(path)
    save_gold(_gold(), path)


def _summary(sheet: Any) -> None:
    sheet.append(["Actions at 30 September 2025"])
    sheet.append(["Sheet", "Actions", *TICKS])
    for name, _, _, _, rows in SHEETS:
        actions = [words for words in rows if len(words) > 2]
        sheet.append([name, len(actions), *(sum(words[6] == n for words in actions) for n in range(3))])
    sheet.append(["Total", 8, 2, 4, 1])


def _sheet(sheet: Any, title: str, lead: str, outcomes: list[str], rows: list[Any]) -> None:
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=16)
    at = 2
    if lead:
        sheet.cell(at, 1, f"Lead: {lead}")
        at += 1
    if len(outcomes) == 1:
        sheet.cell(at, 1, f"Outcome: {outcomes[0]}")
        at += 1
    elif outcomes:
        for text in ("Outcomes:", *(f"• {text}" for text in outcomes)):
            sheet.cell(at, 1, text)
            at += 1
    at += 1
    for c, text in enumerate([*HEAD, "Status at 30 September 2025", "", "", "Note"], 1):
        cell = sheet.cell(at, c, text or None)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if c <= len(HEAD) or c == 10:
            sheet.merge_cells(start_row=at, end_row=at + 1, start_column=c, end_column=c)
    sheet.merge_cells(start_row=at, end_row=at, start_column=7, end_column=9)
    for c, text in enumerate(TICKS, 7):
        sheet.cell(at + 1, c, text).font = Font(bold=True)
    for r, words in enumerate(rows, at + 2):
        number, text, *others = words
        sheet.cell(r, 1, number)
        sheet.cell(r, 2, text)
        if not others:
            sheet.cell(r, 2).font = Font(bold=True)
            for c in range(1, 11):
                sheet.cell(r, c).fill = PatternFill("solid", fgColor="EDEDED")
            continue
        who, start, finish, measure, ticked, note = others
        for c, value in ((3, who), (4, start), (5, finish), (6, measure), (10, note)):
            cell = sheet.cell(r, c, value or None)
            if isinstance(value, date):
                cell.number_format = "mmm-yy" if value.day == 1 else "dd/mm/yyyy"
        if ticked is not None:
            sheet.cell(r, 7 + ticked, "✓")
    for column, width in zip("ABCDEFGHIJ", (8, 50, 28, 9, 12, 28, 10, 10, 12, 34), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = sheet.cell(at + 2, 3)


def _gold() -> dict[str, Any]:
    dues: dict[Any, Any] = {
        date(2025, 6, 1): ("Jun-25", month(2025, 6)),
        date(2026, 3, 1): ("Mar-26", month(2026, 3)),
        "Ongoing": ("Ongoing", undated("ongoing")),
        date(2025, 9, 30): ("30/09/2025", day(date(2025, 9, 30))),
        "TBC": ("TBC", undated("unknown")),
        "Q1 2026/27": ("Q1 2026/27", quarter(2026, 1)),
        "Every six months": ("Every six months", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
        "": None,
    }
    parties = {
        "Health Visiting and School Nursing": ["Health Visiting", "School Nursing"],
        "Early Help / Voluntary Sector Forum": ["Early Help", "Voluntary Sector Forum"],
        "Adult Social Care; Children's Services": ["Adult Social Care", "Children's Services"],
    }

    def item(words: Any) -> dict[str, Any]:
        ref, text, who, _, finish, measure, ticked, note = words
        return row(
            text,
            ref=ref,
            leads=who,
            parties=parties.get(who),
            due=dues[finish],
            measure=measure,
            status="" if ticked is None else TICKS[ticked],
            progress=note,
            open=["finding:no_due"] if finish == "TBC" else [],
        )

    sections = []
    for _, heading, lead, outcomes, rows in SHEETS:
        objectives: list[Any] = []
        for words in rows:
            if len(words) == 2:
                objectives.append(row(words[1], ref=words[0], actions=[]))
            elif rows is CORE:
                objectives.append(item(words))
            else:
                objectives[-1]["actions"].append(item(words))
        ref, _, title = heading.partition(": ")
        if title:
            sections.append(section(title, objectives, ref=ref, lead=lead, outcomes=outcomes))
        else:
            sections.append(section(heading, objectives, kind="standing"))
    return plan(TITLE, NAME, ("January 2025 to December 2026", "2025-01-01", "2026-12-31"), sections)
