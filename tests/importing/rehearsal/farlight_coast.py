"""A workbook of a joint partnership: a cover, a plan on a page, one sheet with everything in it whose priority, outcome and
objective are printed only in the first row of their group and not merged, start dates beside due dates, real dates shown as
days and as months, a last column still empty; other sheets for ratings, risks, members and meetings."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, undated

NAME = "Farlight Coast Safeguarding Children Partnership"
TITLE = "Delivery Plan 2025-26"
KEY = {"C": "Complete", "G": "On target", "A": "At risk of delay", "R": "Delayed", "N": "Not started"}
PARTS = [
    Part("Harm outside the home", ref="Priority 1", groups=[
        Group(["Children and families tell us that they were safer because of what we did."], [
            Line("Improve the quality of multi-agency safety plans", actions=[
                Line("Agree a standard for safety plans", ref="1.1", leads="Exploitation Operational Group", due="30/06/2025", measure="Standard published", status="C"),
                Line("Dip sample ten safety plans each quarter", ref="1.2", leads="Quality Assurance Officer", due="Quarterly", measure="80% graded good or better", status="G"),
                Line("Co-produce a leaflet on safety plans with parents", ref="1.3", leads="Parent Carer Forum / Exploitation Coordinator", due="Sep-25", measure="Leaflet in use", status="A"),
            ]),
            Line("Hear from young people about the places where they are at risk", actions=[
                Line("Run four listening events in coastal towns", ref="1.4", leads="Youth Service", due="31/10/2025", measure="100 young people take part", status="G"),
                Line("Report what was heard to the Community Safety Partnership", ref="1.5", leads="Youth Service", due="Dec-25", status="N"),
            ]),
        ]),
        Group(["Boys and young men are recognised as victims as readily as girls."], [
            Line("Challenge adult assumptions about boys", actions=[
                Line("Deliver training on adultification and language", ref="1.6", leads="Workforce Development Lead", due="Q3 2025/26", measure="150 practitioners trained", status="G"),
                Line("Review the panel's decisions about boys over twelve months", ref="1.7", due="Feb-26", measure="Report to Executive", status="N"),
            ]),
        ]),
    ]),
    Part("Child sexual abuse in the family", ref="Priority 2", groups=[
        Group(["Children do not have to tell in words before adults act."], [
            Line("Increase the confidence of practitioners to identify sexual abuse", actions=[
                Line("Adopt the signs and indicators template", ref="2.1", leads="CSA Task and Finish Group", due="31/07/2025", measure="Template in use in five agencies", status="C"),
                Line("Recruit twelve practice leads across the partnership", ref="2.2", leads="CSA Task and Finish Group, Principal Social Worker", due="Nov-25", measure="Twelve in post", status="G"),
                Line("Provide reflective groups for the practice leads", ref="2.3", leads="Designated Doctor", due="Ongoing", status="G"),
            ]),
            Line("Make sure that medical examinations are child-centred and timely", actions=[
                Line("Review the pathway to the sexual assault referral centre", ref="2.4", leads="NHS Farlight Coast", due="31/01/2026", measure="Children seen within the standard", status="R"),
                Line("Gather feedback from children and carers after an examination", ref="2.5", leads="Sexual Assault Referral Centre", due="2025/26", measure="Feedback from 30 families", status="A"),
            ]),
        ]),
    ]),
    Part("Core business", kind="standing", groups=[
        Group(["The partnership meets its statutory duties and knows the difference that it makes."], [
            Line("Provide independent scrutiny", actions=[
                Line("Agree the scrutiny programme", ref="CB1", leads="Lead Safeguarding Partners", due="30/04/2025", measure="Programme agreed", status="C"),
                Line("Publish the scrutineer's findings", ref="CB2", leads="Business Manager", due="Twice a year", status="G"),
            ]),
            Line("Seek assurance from agencies", actions=[
                Line("Complete the section 11 self-assessment", ref="CB3", leads="All agencies", due="Jan-26", measure="100% return", status="N"),
                Line("Hold a challenge event on the returns", ref="CB4", leads="Independent Scrutineer", due="Mar-26", status="N"),
            ]),
        ]),
    ]),
]  # fmt: skip
# The date of a cell, how it is shown, and what it means.
DATES = {
    "30/06/2025": date(2025, 6, 30),
    "31/10/2025": date(2025, 10, 31),
    "31/07/2025": date(2025, 7, 31),
    "31/01/2026": date(2026, 1, 31),
    "30/04/2025": date(2025, 4, 30),
}
MONTHS = {
    "Sep-25": date(2025, 9, 1),
    "Dec-25": date(2025, 12, 1),
    "Feb-26": date(2026, 2, 1),
    "Nov-25": date(2025, 11, 1),
    "Jan-26": date(2026, 1, 1),
    "Mar-26": date(2026, 3, 1),
}
MEANINGS = Meanings(
    times={
        **{words: day(when) for words, when in DATES.items()},
        **{words: month(when.year, when.month) for words, when in MONTHS.items()},
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Q3 2025/26": quarter(2025, 3),
        "Ongoing": undated("ongoing"),
        "2025/26": financial_year(2025),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
    },
    parties={
        "Parent Carer Forum / Exploitation Coordinator": [
            "Parent Carer Forum",
            "Exploitation Coordinator",
        ],
        "CSA Task and Finish Group, Principal Social Worker": [
            "CSA Task and Finish Group",
            "Principal Social Worker",
        ],
    },
    everybody=["All agencies"],
)
HEAD = ["Priority", "Outcome", "Objective", "Ref", "Action", "Lead", "Start date", "Due date", "Measure of success", "RAG", "Quarter 1 update"]  # fmt: skip
WIDTHS = [22, 34, 32, 7, 44, 30, 12, 14, 28, 7, 30]
RISKS = [
    ["Risk", "Score", "Controls", "Risk owner", "Review date"],
    ["Loss of grant for the exploitation team", 16, "Bid submitted to the combined authority", "Director of Children's Services", date(2025, 9, 30)],
    ["Vacancies in the business unit", 9, "Recruitment under way", "Business Manager", date(2025, 6, 30)],
    ["Delay to shared recording system", 12, "Monthly project board", "NHS Farlight Coast", date(2025, 12, 31)],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "farlight-coast.xlsx"
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    for r, words in enumerate([NAME, TITLE, "Owner: Business Manager", "Agreed by the Executive: 26 March 2025", "Version 2"], 2):  # fmt: skip
        cover.cell(r, 2, words).font = Font(bold=r < 4, size=18 if r < 4 else 11)
    _plan_on_a_page(book)
    _delivery(book)
    _listing(book, "RAG ratings", [["Rating", "Meaning"], *([code, words] for code, words in KEY.items())])
    _listing(book, "Risk register", RISKS)
    _listing(book, "Executive members", [["Name", "Agency"], ["Chief Executive", "Farlight Coast Council"], ["Chief Nurse", "NHS Farlight Coast"], ["Assistant Chief Constable", "Coastal Police"]])  # fmt: skip
    _listing(book, "Meeting dates", [["Executive", "Exploitation Operational Group"], [date(2025, 6, 19), date(2025, 5, 7)], [date(2025, 9, 18), date(2025, 7, 2)]])  # fmt: skip
    book.save(path)
    save_gold(_gold(), path)


def _plan_on_a_page(book: Workbook) -> None:
    sheet = book.create_sheet("Plan on a page")
    sheet["A1"] = "Our priorities for 2025-26"
    sheet["A1"].font = Font(bold=True, size=16)
    for c, part in enumerate(PARTS, 1):
        heading = f"{part.ref}: {part.title}" if part.ref else part.title
        sheet.cell(3, c, heading).font = Font(bold=True)
        aims = [group.outcomes[0] for group in part.groups]
        for r, words in enumerate([*aims, *(line.text for line in part.lines)], 4):
            sheet.cell(r, c, words).alignment = Alignment(wrap_text=True)
        sheet.column_dimensions[chr(64 + c)].width = 42


def _delivery(book: Workbook) -> None:
    sheet = book.create_sheet("Delivery plan")
    sheet["A1"] = f"{NAME}: {TITLE}"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Updates are added by leads at the end of each quarter."
    for c, (words, width) in enumerate(zip(HEAD, WIDTHS, strict=True), 1):
        sheet.cell(4, c, words).font = Font(bold=True, color="FFFFFF")
        sheet.cell(4, c).fill = PatternFill("solid", fgColor="1F4E78")
        sheet.column_dimensions[chr(64 + c)].width = width
    sheet.freeze_panes = "A5"
    at = 5
    for part in PARTS:
        band = f"{part.ref}: {part.title}" if part.ref else part.title
        for group in part.groups:
            outcome = group.outcomes[0]
            for line in group.lines:
                objective = line.text
                for action in line.actions:
                    _row(sheet, at, [band, outcome, objective], action)
                    band = outcome = objective = ""
                    at += 1


def _row(sheet: Any, at: int, parents: list[str], action: Line) -> None:
    shown = DATES.get(action.due) or MONTHS.get(action.due) or action.due
    values: list[Any] = [*parents, action.ref, action.text, action.leads, date(2025, 4, 1), shown]
    for c, value in enumerate([*values, action.measure, action.status], 1):
        cell = sheet.cell(at, c, value or None)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, date):
            cell.number_format = "mmm-yy" if action.due in MONTHS and c == 8 else "dd/mm/yyyy"


def _listing(book: Workbook, name: str, rows: list[list[Any]]) -> None:
    sheet = book.create_sheet(name)
    for r, words in enumerate(rows, 1):
        for c, value in enumerate(words, 1):
            cell = sheet.cell(r, c, value)
            cell.font = Font(bold=r == 1)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            sheet.column_dimensions[chr(64 + c)].width = 34


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025-26", "2025-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        key=KEY,
    )
