"""A board's plan of 2013 in one sheet: bands for the priorities, an aim merged over what and what merged over how, short
header words with question marks, references before the words of the objective, an assessment from 1 to 4 with its key
below, progress that says COMPLETED, core business, everything in capitals in the header."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import financial_year, month, season, undated

NAME = "Dunsley Water Local Safeguarding Children Board"
HEAD = ["AIM", "WHAT?", "HOW?", "WHO?", "WHEN?", "ASSESSMENT OF PROGRESS", "PROGRESS AT MARCH 2014"]
WIDTHS = [28, 28, 44, 26, 14, 16, 36]
KEY = {"1": "Fully achieved", "2": "On track", "3": "Slipped", "4": "Not achieved"}
EARLY, MISSING, CORE = (
    "Business priority 1: Early help",
    "Business priority 2: Children who go missing",
    "Core business",
)
AIMS = {
    EARLY: "Children get help at the first sign of trouble.",
    MISSING: "Missing children are found, and what happened to them is found out.",
    CORE: "The Board knows how well it works.",
}
# (objective with its reference, where it is printed; action, who, when, assessment, progress)
ROWS: dict[str, list[Any]] = {
    EARLY: [
        ("1a Families know where to turn", "Put the directory of services online", "Commissioning Officer", date(2013, 7, 1), 1, "Online since June. COMPLETED"),
        ("", "Send the address to every new parent", "Midwifery & Health Visiting", date(2013, 9, 1), 2, ""),
        ("1b Workers recognise early signs", "Train 200 people in the assessment framework", "Training Sub-Group", "2013/14", 3, "140 so far"),
    ],
    MISSING: [
        ("2a Return interviews tell us something", "Write the interview guide with young people", "Police / Children's Rights Service", "Autumn 2013", 2, ""),
        ("", "Bring the themes of the interviews to the Board", "", "Every six months", 4, "First report is late"),
    ],
    CORE: [
        ("3a The Board checks itself", "Ask what each meeting changed", "All members", date(2014, 3, 1), "", ""),
    ],
}  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "dunsley-water.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.title = "BP V17"
    sheet["A1"] = NAME
    sheet["A2"] = "Business Plan 2013-14"
    for c, (text, width) in enumerate(zip(HEAD, WIDTHS, strict=True), 1):
        sheet.cell(4, c, text).font = Font(bold=True)
        sheet.column_dimensions[chr(64 + c)].width = width
    at = 5
    for heading, rows in ROWS.items():
        at = _band(sheet, at, heading, rows)
    sheet.cell(at + 1, 1, "Key to assessment of progress").font = Font(bold=True)
    for r, (score, words) in enumerate(KEY.items(), at + 2):
        sheet.cell(r, 1, int(score))
        sheet.cell(r, 2, words)
    sheet.oddFooter.left.text = "LSCB BP 2013-14 V17 080413"
    sheet.oddFooter.right.text = "Page &P of &N"
    book.save(path)
    save_gold(_gold(), path)


def _band(sheet: Any, at: int, heading: str, rows: list[Any]) -> int:
    """A band and its rows; gives back the next free row."""
    sheet.cell(at, 1, heading).font = Font(bold=True, size=12)
    sheet.cell(at, 1).fill = PatternFill("solid", fgColor="C6E0B4")
    sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(HEAD))
    first = at + 1
    sheet.cell(first, 1, AIMS[heading])
    for r, words in enumerate(rows, first):
        for c, value in enumerate(words, 2):
            cell = sheet.cell(r, c, value if value != "" else None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, date):
                cell.number_format = "mmm-yy"
    after = first + len(rows)
    if len(rows) > 1:
        sheet.merge_cells(start_row=first, end_row=after - 1, start_column=1, end_column=1)
    starts = [r for r, words in enumerate(rows, first) if words[0]]
    for start, end in zip(starts, [*starts[1:], after], strict=True):
        if end - start > 1:
            sheet.merge_cells(start_row=start, end_row=end - 1, start_column=2, end_column=2)
    return after


def _gold() -> dict[str, Any]:
    dues: dict[Any, Any] = {
        date(2013, 7, 1): ("Jul-13", month(2013, 7)),
        date(2013, 9, 1): ("Sep-13", month(2013, 9)),
        "2013/14": ("2013/14", financial_year(2013)),
        "Autumn 2013": ("Autumn 2013", season("autumn", 2013)),
        "Every six months": ("Every six months", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
        date(2014, 3, 1): ("Mar-14", month(2014, 3)),
    }
    parties = {
        "Midwifery & Health Visiting": ["Midwifery", "Health Visiting"],
        "Police / Children's Rights Service": ["Police", "Children's Rights Service"],
    }
    sections = []
    for heading, rows in ROWS.items():
        objectives: list[Any] = []
        for objective, action, who, when, score, progress in rows:
            if objective:
                ref, _, text = objective.partition(" ")
                objectives.append(row(text, ref=ref, actions=[]))
            item = row(
                action,
                leads=who,
                parties=parties.get(who),
                due=dues[when],
                status=str(score),
                progress=progress,
                everyone=who == "All members",
            )
            objectives[-1]["actions"].append(item)
        ref, _, title = heading.partition(": ")
        more: dict[str, Any] = {"outcomes": [AIMS[heading]]}
        made = section(title, objectives, ref=ref, **more) if title else section(heading, objectives, kind="standing", **more)  # fmt: skip
        sections.append(made)
    return plan("Business Plan 2013-14", NAME, ("2013-14", "2013-04-01", "2014-03-31"), sections, key=KEY)
