"""A business plan in Word where an objective is a table of its own: its sentence across the table, a row with its lead and
its date, a row with how we will know, then a header and the actions with leads and dates of their own. Delivery groups under
the headings of the priorities, a table of contents and a key in front, core business, a risk register and meeting dates behind."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, half, month, quarter, undated
from tests.importing.word_pieces import new_document, page_footer, shade, table

NAME = "Tolleswick Safeguarding Children Partnership"
TITLE = "Business Plan April 2024 to March 2026"
KEY = {
    "Blue": "Action complete",
    "Green": "On track to be completed by the date",
    "Amber": "Some delay, plan in place to recover",
    "Red": "Significant delay",
    "White": "Not yet due to start",
}
PARTS = [
    Part("Domestic abuse and its effect on children", ref="Priority A", lead="Domestic Abuse Delivery Group", groups=[Group([], [
        Line("Children are recognised as victims of domestic abuse in their own right", ref="A1", leads="Head of Service, Family Help", due="March 2025", measure="Audit shows that the voice of the child is recorded in 85% of cases.", actions=[
            Line("Update the domestic abuse pathway to reflect the Domestic Abuse Act 2021", ref="A1.1", leads="Policy Officer", due="June 2024", status="Blue"),
            Line("Audit twenty cases heard at the risk assessment conference", ref="A1.2", leads="QA Lead", due="October 2024", status="Green"),
            Line("Commission a recovery programme for children aged 5 to 11", ref="A1.3", leads="Commissioning Manager / Public Health", due="31 March 2025", status="Amber"),
        ]),
        Line("Schools receive timely information about incidents", ref="A2", leads="Detective Inspector, Public Protection", due="By December 2024", measure="95% of notifications are received before the start of the next school day.", actions=[
            Line("Extend the notification scheme to nurseries and colleges", ref="A2.1", leads="Police", due="September 2024", status="Green"),
            Line("Survey designated safeguarding leads about how they use notifications", ref="A2.2", leads="Education Safeguarding Adviser", due="Q3 2024/25", status="White"),
        ]),
        Line("Perpetrators are challenged to change", ref="A3", leads="Probation Service", due="2025/26", measure="Completion rate of the behaviour change programme.", actions=[
            Line("Review referrals to the behaviour change programme", ref="A3.1", leads="Probation Service", due="Nov 2024", status="Green"),
            Line("Provide training in motivational interviewing to social workers", ref="A3.2", leads="Workforce Development Team", due="Second half of 2024/25", status="White"),
            Line("Report to the Executive on fathers who have not been seen", ref="A3.3", leads="", due="TBC", status="Red"),
        ]),
    ])]),
    Part("Safeguarding babies under one", ref="Priority B", lead="Under Ones Task and Finish Group", groups=[Group([], [
        Line("Pre-birth assessments are timely and involve fathers", ref="B1", open=["finding:compound"], leads="Head of Midwifery", due="30 September 2025", measure="Assessments begin by week 20 in nine out of ten cases.", actions=[
            Line("Relaunch the pre-birth protocol", ref="B1.1", leads="Named Midwife", due="May 2024", status="Blue"),
            Line("Hold practice workshops for midwives, health visitors and social workers", ref="B1.2", leads="Learning Hub", due="Quarterly", status="Green"),
            Line("Track the date on which each assessment begins", ref="B1.3", leads="Performance Team", due="Ongoing", status="Green"),
        ]),
        Line("Parents receive consistent messages about coping with crying and safer sleep", ref="B2", leads="Public Health Consultant", due="December 2025", measure="Parent survey at the six-week check.", actions=[
            Line("Deliver the crying programme in all maternity units", ref="B2.1", leads="Named Midwife and Health Visiting Service", due="Sept 2024", status="Amber"),
            Line("Brief pharmacists, GPs and housing officers on safer sleep", ref="B2.2", leads="Public Health", due="by 31/01/25", status="White"),
        ]),
    ])]),
    Part("Children with additional needs and disabilities", ref="Priority C", lead="SEND Safeguarding Delivery Group", groups=[Group([], [
        Line("Disabled children are as well protected as any other child", ref="C1", leads="Designated Clinical Officer", due="Q4 2025/26", measure="Findings of the themed audit are acted upon.", actions=[
            Line("Carry out a themed audit of disabled children on a child protection plan", ref="C1.1", leads="QA Lead", due="February 2025", status="White"),
            Line("Develop a toolkit for communicating with non-verbal children", ref="C1.2", leads="Special Schools Forum", due="July 2025", status="White"),
            Line("Review arrangements for children placed in residential special schools out of area", ref="C1.3", leads="All partners", due="Annually", status="Green"),
        ]),
    ])]),
]  # fmt: skip
CORE = Part("Core Business", kind="standing", groups=[Group([], [
    Line("Scrutinise the multi-agency dataset", leads="Performance and Quality Group", due="Every quarter"),
    Line("Learn from serious incidents and local reviews", leads="Learning and Review Group", due="Ongoing"),
    Line("Keep procedures up to date", leads="Policy and Procedures Group", due="Twice yearly"),
    Line("Refresh the threshold document", leads="MASH Strategic Board", due="April 2025"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "March 2025": month(2025, 3),
        "June 2024": month(2024, 6),
        "October 2024": month(2024, 10),
        "31 March 2025": day(date(2025, 3, 31)),
        "By December 2024": month(2024, 12),
        "September 2024": month(2024, 9),
        "Q3 2024/25": quarter(2024, 3),
        "2025/26": financial_year(2025),
        "Nov 2024": month(2024, 11),
        "Second half of 2024/25": half(2024, 2),
        "TBC": undated("unknown"),
        "30 September 2025": day(date(2025, 9, 30)),
        "May 2024": month(2024, 5),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Ongoing": undated("ongoing"),
        "December 2025": month(2025, 12),
        "Sept 2024": month(2024, 9),
        "by 31/01/25": day(date(2025, 1, 31)),
        "Q4 2025/26": quarter(2025, 4),
        "February 2025": month(2025, 2),
        "July 2025": month(2025, 7),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "Every quarter": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Twice yearly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "April 2025": month(2025, 4),
    },
    parties={
        "Commissioning Manager / Public Health": ["Commissioning Manager", "Public Health"],
        "Named Midwife and Health Visiting Service": ["Named Midwife", "Health Visiting Service"],
    },
    everybody=["All partners"],
)
CONTENTS = [("Introduction", 2), ("How progress is rated", 2), ("Priority A: Domestic abuse and its effect on children", 3), ("Priority B: Safeguarding babies under one", 5), ("Priority C: Children with additional needs and disabilities", 6), ("Core Business", 7), ("Risk register", 8), ("Meeting dates", 8)]  # fmt: skip
RISKS = [
    ["No.", "Risk", "Likelihood", "Impact", "Mitigation", "Owner"],
    ["R1", "Reduced budget leads to less capacity in the business unit", "3", "4", "Partners to agree contributions by December", "Business Manager"],
    ["R2", "Turnover of social workers affects attendance at training", "4", "3", "Offer shorter sessions online", "Workforce Development Team"],
    ["R3", "Change of case recording system interrupts data", "3", "3", "Agree interim returns", "Performance Team"],
]  # fmt: skip
MEETINGS = [
    ["Meeting", "Dates"],
    ["Executive", "12 June 2024, 11 September 2024, 11 December 2024, 12 March 2025"],
    ["Domestic Abuse Delivery Group", "First Tuesday of each month"],
    ["Under Ones Task and Finish Group", "21 May 2024, 16 July 2024"],
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "tolleswick.docx"
    document = new_document(size=10, font="Calibri")
    document.sections[0].header.paragraphs[0].text = NAME
    page_footer(document, "Business Plan 2024-26 | v1.0 | April 2024 |")
    document.add_heading(NAME, 0)
    document.add_heading(TITLE, 0)
    document.add_paragraph().add_run("Contents").bold = True
    for words, page in CONTENTS:
        document.add_paragraph(f"{words}\t{page}")
    document.add_heading("Introduction", 1)
    document.add_paragraph(
        "This plan sets out how the partnership will deliver its three priorities. Each priority has a delivery group, whose chair reports to the Executive every quarter. The independent scrutineer will review the plan each spring."
    )
    document.add_heading("How progress is rated", 1)
    made = table(document, [[colour, words] for colour, words in KEY.items()], widths=[3, 9])
    for cell, fill in zip(made.columns[0].cells, ["00B0F0", "92D050", "FFC000", "FF0000", "FFFFFF"], strict=True):  # fmt: skip
        shade(cell, fill)
    for part in PARTS:
        document.add_heading(f"{part.ref}: {part.title}", 1)
        document.add_paragraph(f"Delivery group: {part.lead}")
        for line in part.lines:
            _objective(document, line)
    document.add_heading(CORE.title, 1)
    document.add_paragraph("The groups of the partnership carry on with the following throughout the plan.")
    rows = [[line.text, line.leads, line.due] for line in CORE.lines]
    table(document, [["What", "Group", "When"], *rows], widths=[8, 6, 3.4], bold=[0])
    document.add_heading("Risk register", 1)
    table(document, RISKS, widths=[1.2, 5, 2, 1.6, 4.6, 3], bold=[0])
    document.add_heading("Meeting dates", 1)
    table(document, MEETINGS, widths=[6, 11], bold=[0])
    document.save(str(path))
    save_gold(_gold(), path)


def _objective(document: Any, line: Line) -> None:
    rows = [
        [f"Objective {line.ref}: {line.text}"],
        ["Objective lead", "", line.leads, "To be achieved by", line.due],
        ["How we will know", "", line.measure],
        ["Ref", "Action", "Lead", "By when", "RAG"],
        *([action.ref, action.text, action.leads, action.due, action.status] for action in line.actions),
    ]
    merges = [(0, 0, 0, 4), (1, 0, 1, 1), (2, 0, 2, 1), (2, 2, 2, 4)]
    made = table(document, rows, widths=[1.5, 6.5, 4, 3, 2.4], merges=merges, bold=[0, 3])
    shade(made.rows[0].cells[0], "DEEAF6")
    document.add_paragraph()


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("April 2024 to March 2026", "2024-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, CORE]],
        key=KEY,
    )
