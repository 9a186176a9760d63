"""A Word plan whose objectives are headings with an owner below, and whose actions are in a small table under each, one of
them without a header; outcomes for children in a box; ratings spelt out beside a key in a sentence; a date that was moved;
duties in a table of their own with a column for how often; a foreword, values, a membership table and abbreviations."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, months, quarter, season, undated
from tests.importing.word_pieces import new_document, page_footer, table, watermark

NAME = "Stanebeck and District Safeguarding Children Partnership"
TITLE = "Safeguarding Children Business Plan 2025 – 2027"
VISION = "A district in which every child has one person who is paid to notice and three who are not."
VALUES = [
    "Warmth: we make the tea before we open the file.",
    "Nerve: we say the hard thing in the room.",
    "Proof: we count what children tell us counts.",
]
KEY = {"Complete": "done, with evidence seen", "On track": "will be done by the date", "At risk": "the date is in doubt", "Overdue": "the date has gone by"}  # fmt: skip
HEAD = ["Action", "By whom", "By when", "Status", "Comment"]
# An objective with an owner carries the findings; whether its own missing date or measure is told is left open.
OPEN = ["finding:no_due", "finding:no_measure"]
PARTS = [
    Part(
        "Children who see violence at home",
        ref="Priority 1",
        groups=[
            Group(
                ["Children tell us that home is calmer six months after we met them.", "Schools hear about an incident before registration."],
                [
                    Line("Respond to the child as well as to the incident", ref="1.1", leads="Domestic Abuse Strategic Lead", open=OPEN, actions=[
                        Line("Put a children’s worker in the control room at weekends", leads="Police", due="30.06.25", status="Complete", progress="Since Whitsun"),
                        Line("Offer six sessions to each child within a fortnight", leads="Children’s Counselling Service", due="Sept 2025", status="At risk", progress="Waiting list of nine"),
                        Line("Ask children what changed", leads="Children’s Counselling Service / Participation Team", due="Spring 2026"),
                    ]),
                    Line("Make the court’s decisions known to those who see the child", ref="1.2", leads="Designated Family Judge’s Liaison Officer", open=OPEN, actions=[
                        Line("Send orders to schools on the day", leads="Court Office", due="30.06.25 moved to 30.09.25", status="Overdue", open=["due_text"]),
                        Line("Keep a register of orders in the front door team", leads="", due="October 2025", status="On track"),
                    ]),
                ],
            )
        ],
    ),
    Part(
        "Sexual abuse by other children",
        ref="Priority 2",
        groups=[
            Group(
                ["Both children are helped, and neither has to leave school because adults could not agree."],
                [
                    Line("Use one risk assessment in all schools", ref="2.1", leads="Education Safeguarding Manager", open=OPEN, actions=[
                        Line("Write the assessment with ten designated leads", leads="Designated Safeguarding Leads’ Forum", due="Q3 2025/26", status="On track"),
                        Line("Train every school in its use", leads="Training Pool", due="Jan to Mar 2026"),
                    ]),
                    Line("Close the gap in therapy for under-tens", ref="2.2", leads="Integrated Care Board Commissioner", open=OPEN, actions=[
                        Line("Count the children who are waiting", leads="Public Health Analyst", due="15.08.25", status="Complete", progress="Twenty-three children"),
                        Line("Present a case for money", leads="Integrated Care Board Commissioner", due="2025/26", status="On track"),
                        Line("Start a group in each town", leads="Therapy Provider", due="when funding is confirmed"),
                    ]),
                    Line("Talk about pornography with parents before their child is ten", ref="2.3", leads="Public Health Consultant", open=OPEN, actions=[
                        Line("Print a leaflet for parents’ evenings", leads="All schools", due="Autumn 2025", status="At risk"),
                    ]),
                ],
            )
        ],
    ),
    Part(
        "Infants and injury",
        ref="Priority 3",
        groups=[
            Group(
                ["No baby is shaken in a home that services visited."],
                [
                    Line("Visit fathers at night as well as mothers by day", ref="3.1", leads="Head of Health Visiting", open=OPEN, actions=[
                        Line("Change twelve contracts to evening hours", leads="Human Resources Partner", due="November 2025", status="On track"),
                        Line("Report on fathers seen", leads="Head of Health Visiting", due="Quarterly", status="On track"),
                    ]),
                    Line("Read old records before a new baby is born", ref="3.2", leads="Named Midwife", open=OPEN, actions=[
                        Line("Agree who reads them", leads="Midwifery and Children’s Social Care", due="01.12.25"),
                    ]),
                ],
            )
        ],
    ),
]  # fmt: skip
DUTIES = Part(
    "Core business and statutory duties",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Hold the section 11 challenge day", ref="CB1", leads="Independent Scrutineer", due="Every two years", evidence="Notes of the day"),
                Line("Report on private fostering", ref="CB2", leads="Fostering Service Manager", due="Annually", evidence="Report to the executive"),
                Line("Monitor allegations against staff", ref="CB3", leads="Designated Officer", due="Six-monthly"),
                Line("Follow the escalation policy", ref="CB4", leads="All practitioners", due="Ongoing", evidence="Escalation log"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "30.06.25": day(date(2025, 6, 30)),
        "Sept 2025": month(2025, 9),
        "Spring 2026": season("spring", 2026),
        "30.06.25 moved to 30.09.25": day(date(2025, 9, 30)),
        "October 2025": month(2025, 10),
        "Q3 2025/26": quarter(2025, 3),
        "Jan to Mar 2026": months((2026, 1), (2026, 3)),
        "15.08.25": day(date(2025, 8, 15)),
        "2025/26": financial_year(2025),
        "when funding is confirmed": undated("conditional", condition="when funding is confirmed"),
        "Autumn 2025": season("autumn", 2025),
        "November 2025": month(2025, 11),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "01.12.25": day(date(2025, 12, 1)),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "Six-monthly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Ongoing": undated("ongoing"),
    },
    parties={
        "Children’s Counselling Service / Participation Team": [
            "Children’s Counselling Service",
            "Participation Team",
        ],
        "Midwifery and Children’s Social Care": ["Midwifery", "Children’s Social Care"],
    },
    everybody=["All schools", "All practitioners"],
)
FOREWORD = """When I took the chair I asked each partner to bring me a child's story and not a chart. Four of the stories are in this plan, although you will not recognise them, because we changed what could be changed. Read it with a pencil."""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "stanebeck.docx"
    document = new_document(size=10.5, font="Calibri")
    watermark(document, "APPROVED")
    page_footer(document, "Stanebeck SCP | Business Plan | v2.1 |")
    document.add_heading(NAME, 0)
    document.add_heading(TITLE, 0)
    _front(document)
    for part in PARTS:
        document.add_heading(f"{part.ref}: {part.title}", 1)
        outcomes = "\n".join(f"• {text}" for text in part.groups[0].outcomes)
        table(document, [[f"Outcomes for children\n{outcomes}"]], widths=[17])
        for line in part.lines:
            _objective(document, line)
    document.add_heading(DUTIES.title, 1)
    rows = [[line.ref, line.text, line.leads, line.due, line.evidence] for line in DUTIES.lines]
    table(document, [["Ref", "Duty", "Accountable", "How often", "Evidence"], *rows], widths=[1.5, 5.5, 4, 3, 3.4], bold=[0])  # fmt: skip
    document.add_heading("Members of the executive", 1)
    table(document, [["Agency", "Member"], ["Council", "Director of Children’s Services"], ["Police", "Chief Superintendent"]], bold=[0])  # fmt: skip
    document.add_heading("Abbreviations", 1)
    document.add_paragraph("CB\tcore business")
    document.save(str(path))
    save_gold(_gold(), path)


def _front(document: Any) -> None:
    document.add_heading("Foreword", 1)
    document.add_paragraph(FOREWORD)
    document.add_paragraph("Marian Oyelaran, Chair of the Partnership")
    document.add_heading("Vision", 1)
    document.add_paragraph(VISION)
    document.add_heading("Values", 1)
    for value in VALUES:
        document.add_paragraph(value, style="List Bullet")
    document.add_heading("Status of actions", 1)
    for code, words in KEY.items():
        document.add_paragraph().add_run(f"{code}: {words}")


def _objective(document: Any, line: Line) -> None:
    document.add_heading(f"Objective {line.ref} – {line.text}", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run("Owner: ").bold = True
    paragraph.add_run(line.leads)
    rows = [
        [action.text, action.leads, action.due, action.status, action.progress] for action in line.actions
    ]
    head = [] if line.ref == "2.2" else [HEAD]
    table(document, [*head, *rows], widths=[6, 4, 2.8, 2, 2.8], bold=[0] if head else [])
    document.add_paragraph()


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025 – 2027", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, DUTIES]],
        vision=VISION,
        values=VALUES,
        key=KEY,
    )
