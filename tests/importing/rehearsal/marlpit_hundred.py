"""A workbook with a sheet for each priority: the priority in a band above the header, outcomes merged down, objectives
printed once with blank cells below, a number for the objective and another for its action, real dates shown as a month or
as a day, rating letters with fills, a sheet that tells the key and a hidden sheet of lists."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, half, month, quarter, term, undated

NAME = "Marlpit Hundred Safeguarding Children Partnership"
TITLE = "Work Programme 2025 to 2027"
VISION = "Seven villages, one town, and no child out of sight."
HEAD = ["Outcome", "No.", "Objective", "Action no.", "Action", "Owner", "Deadline", "Success measure", "RAG", "Commentary"]  # fmt: skip
WIDTHS = [28, 6, 32, 9, 40, 26, 14, 30, 7, 34]
KEY = {"B": "Closed", "G": "On schedule", "A": "At risk", "R": "Missed", "W": "Not started"}
FILLS = {"B": "BDD7EE", "G": "A9D08E", "A": "FFD966", "R": "FF7C80", "W": "FFFFFF"}
SHEETS = ["Transitions", "Hidden harm", "Core"]
PARTS = [
    Part(
        "Growing up and moving on",
        ref="Priority 1",
        groups=[
            Group(
                ["No young person falls between two services on their eighteenth birthday."],
                [
                    Line("Start to plan for adulthood at sixteen", ref="1.1", actions=[
                        Line("Name a transitions worker in adult social care", ref="1.1a", leads="Principal Occupational Therapist", due="Jun-25", measure="a name in the diary of each young person", status="B", progress="In post since 2 June"),
                        Line("Hold a joint meeting for each young person with a plan", ref="1.1b", leads="Transitions Worker / SEND Team", due="Sep-25", measure="meetings held before the birthday", status="G"),
                        Line("Ask young people a year later how it went", ref="1.1c", leads="Youth Voice Officer", due="Summer term 2026", status="W"),
                    ]),
                    Line("Keep mental health care going across the birthday", ref="1.2", actions=[
                        Line("Let young people stay with their worker until twenty", ref="1.2a", leads="Child and Adolescent Mental Health Service", due="H2 2025/26", measure="drop-outs at eighteen", status="A", progress="Rota not yet agreed"),
                    ]),
                ],
            ),
            Group(
                ["Care leavers have somewhere safe to live.", "Care leavers have somebody to ring at night."],
                [
                    Line("Set aside homes in each village", ref="1.3", actions=[
                        Line("Write care leavers into the lettings policy", ref="1.3a", leads="Housing Strategy Manager", due="30/11/2025", measure="ten lettings a year", status="G", progress="With cabinet"),
                        Line("Furnish two flats for young people who have nowhere to go tonight", ref="1.3b", due="Mar-26", status="R"),
                    ]),
                    Line("Staff a telephone line through the night", ref="1.4", actions=[
                        Line("Recruit older care leavers to answer the calls", ref="1.4a", leads="Leaving Care Team", due="TBC", measure="calls answered in a minute", status="W"),
                        Line("Test the line for a month over Christmas", ref="1.4b", leads="Leaving Care Team", due="Dec-25", status="W"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Hidden harm",
        ref="Priority 2",
        groups=[
            Group(
                ["Isolated children are met by an adult from outside the family."],
                [
                    Line("Reach children who live on the water", ref="2.1", actions=[
                        Line("Fund a nurse who visits moorings", ref="2.1a", leads="Integrated Care Board", due="Q3 2025/26", measure="60 boats visited", status="G"),
                        Line("Share a map of moorings among the emergency services", ref="2.1b", leads="Fire and Rescue Service; Police", due="31/10/2025", status="A", progress="Awaiting legal view"),
                    ]),
                    Line("Reach children on farms", ref="2.2", actions=[
                        Line("Speak at the autumn sheep sales", ref="2.2a", leads="Farm Safety Charity", due="Oct-25", measure="200 leaflets taken", status="G"),
                        Line("Add three questions on work and danger to the school health check", ref="2.2b", leads="School Nursing", due="Autumn term 2025", measure="questions answered in every check", status="G"),
                    ]),
                ],
            ),
            Group(
                ["Faith settings know what to do when a child is beaten."],
                [
                    Line("Build trust with nine faith settings", ref="2.3", actions=[
                        Line("Visit each setting twice", ref="2.3a", leads="Community Faith Link Worker", due="Mar-27", measure="each setting has a policy on its door", status="G"),
                        Line("Translate the policy", ref="2.3b", leads="All faith leaders", due="Jan-26", status="W"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Core business",
        kind="standing",
        groups=[
            Group(
                ["The partnership does what the law asks and can prove it."],
                [
                    Line("Run the arrangements", ref="C1", actions=[
                        Line("Refresh the published arrangements", ref="C1a", leads="Business Manager", due="Apr-26", status="W"),
                        Line("Report on finances", ref="C1b", leads="Finance Officer", due="Quarterly", measure="no surprises at year end", status="G"),
                    ]),
                    Line("Look after the partnership's own staff", ref="C2", actions=[
                        Line("Offer supervision to the business unit", ref="C2a", leads="Independent Scrutineer", due="Monthly", status="G"),
                    ]),
                    Line("Learn and improve", ref="C3", actions=[
                        Line("Carry out themed audits", ref="C3a", leads="Quality Group", due="Four times a year", measure="action plans closed in six months", status="G", open=["due.recurrence"]),
                        Line("Train chairs in challenge", ref="C3b", leads="Independent Scrutineer", due="Ongoing", status="A"),
                    ]),
                ],
            )
        ],
    ),
]  # fmt: skip
# How a date that Excel holds as a date is shown.
MONTHS = {"Jun-25": (2025, 6), "Sep-25": (2025, 9), "Mar-26": (2026, 3), "Dec-25": (2025, 12), "Oct-25": (2025, 10), "Mar-27": (2027, 3), "Jan-26": (2026, 1), "Apr-26": (2026, 4)}  # fmt: skip
DAYS = {"30/11/2025": date(2025, 11, 30), "31/10/2025": date(2025, 10, 31)}
MEANINGS = Meanings(
    times={
        **{words: month(*which) for words, which in MONTHS.items()},
        **{words: day(which) for words, which in DAYS.items()},
        "Summer term 2026": term("summer", 2026),
        "H2 2025/26": half(2025, 2),
        "TBC": undated("unknown"),
        "Q3 2025/26": quarter(2025, 3),
        "Autumn term 2025": term("autumn", 2025),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Four times a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Ongoing": undated("ongoing"),
    },
    parties={
        "Transitions Worker / SEND Team": ["Transitions Worker", "SEND Team"],
        "Fire and Rescue Service; Police": ["Fire and Rescue Service", "Police"],
    },
    everybody=["All faith leaders"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "marlpit-hundred.xlsx"
    book = Workbook()
    cover = book.worksheets[0]
    cover.title = "Cover"
    cover["B2"], cover["B3"] = NAME, TITLE
    cover["B2"].font = cover["B3"].font = Font(size=18, bold=True)
    cover["B5"], cover["B6"] = "Our vision", VISION
    cover["B8"], cover["C8"] = "Last updated", "9 October 2025"
    cover["B9"], cover["C9"] = "File owner", "Business Support"
    for name, part in zip(SHEETS, PARTS, strict=True):
        _sheet(book.create_sheet(name), part)
    key = book.create_sheet("RAG key")
    key.append(["Code", "Meaning"])
    for code, words in KEY.items():
        key.append([code, words])
        key.cell(key.max_row, 1).fill = PatternFill("solid", fgColor=FILLS[code])
    lists = book.create_sheet("Lists")
    for name in ["Owner", "Business Manager", "Police", "Integrated Care Board"]:
        lists.append([name])
    lists.sheet_state = "hidden"
    book.properties.creator = "Business Support"
    book.save(path)
    save_gold(_gold(), path)


def _sheet(sheet: Any, part: Part) -> None:
    for letter, width in zip("ABCDEFGHIJ", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = f"{part.ref}: {part.title}" if part.ref else part.title
    sheet["A1"].font = Font(size=14, bold=True)
    sheet.merge_cells("A1:J1")
    sheet.append([])
    sheet.append(HEAD)
    for cell in sheet[3]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="305496")
    sheet.freeze_panes = "A4"
    for group in part.groups:
        top = sheet.max_row + 1
        for line in group.lines:
            for order, action in enumerate(line.actions):
                head = [line.ref, line.text] if order == 0 else ["", ""]
                _row(sheet, ["\n".join(group.outcomes), *head], action)
        for below in range(top + 1, sheet.max_row + 1):
            sheet.cell(below, 1).value = None
        sheet.merge_cells(start_row=top, start_column=1, end_row=sheet.max_row, end_column=1)


def _row(sheet: Any, before: list[str], action: Line) -> None:
    cells = [*before, action.ref, action.text, action.leads, action.due, action.measure, action.status]
    sheet.append([text or None for text in [*cells, action.progress]])
    last = sheet.max_row
    for cell in sheet[last]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    due = sheet.cell(last, 7)
    if action.due in MONTHS:
        due.value, due.number_format = date(*MONTHS[action.due], 1), "mmm-yy"
    elif action.due in DAYS:
        due.value, due.number_format = DAYS[action.due], "dd/mm/yyyy"
    sheet.cell(last, 9).fill = PatternFill("solid", fgColor=FILLS[action.status])


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025 to 2027", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        vision=VISION,
        key=KEY,
    )
