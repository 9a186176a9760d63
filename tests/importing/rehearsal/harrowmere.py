"""A Word plan without a table whose numbers Word makes itself: priorities as numbered headings, what success looks like
as a bold line with bullets or a sentence below it, objectives as numbered bold paragraphs with a line of labels and a
tab, lettered actions with lead and time in square brackets, scores from 0 to 3, business as usual at the end."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, months, quarter, undated
from tests.importing.word_pieces import Numbering, new_document, page_footer

NAME = "Harrowmere Safeguarding Children Partnership"
TITLE = "Strategic Business Plan April 2025 – March 2028"
VISION = "In Harrowmere a child’s postcode never decides how safe they are."
PRINCIPLES = [
    "Early: we act on the second worry, not the tenth.",
    "Equal: no partner speaks last because it pays least.",
    "Evident: if we cannot show it, we do not claim it.",
]
KEY = {"0": "not begun", "1": "begun", "2": "mostly done", "3": "done and making a difference"}
# Whether an action lacks a measure when its objective has one is left open.
OPEN = ["finding:no_measure"]


def _step(text: str, tail: str, *, leads: str = "", due: str = "") -> Line:
    """An action whose brackets hold lead and time, parted by a semicolon."""
    return Line(text, ref=tail, leads=leads, due=due, open=OPEN)


PARTS = [
    Part(
        "Bullying, fear and home",
        ref="Priority 1",
        lead="Director of Children’s Services",
        groups=[
            Group(
                ["Children tell an adult in the first week that they are afraid.", "The adult who is told does something that same day."],
                [
                    Line("Train a listening adult for every school year group", ref="1.1", status="1", measure="a named adult on the wall of every classroom", actions=[
                        _step("Ask each head for a list of names", "(a)", leads="Education Safeguarding Lead", due="by 30.06.25"),
                        _step("Deliver four half days of training", "(b)", leads="Educational Psychology / Samaritans branch", due="September – December 2025"),
                        _step("Hear from pupils whether it helps", "(c)", leads="Youth Parliament", due="June 2026"),
                    ]),
                    Line("Bring school nurses back to the places where children gather", ref="1.2", status="0", measure="800 drop-in visits in a year", actions=[
                        _step("Open a drop-in at two leisure centres", "(a)", leads="School Nursing", due="Q4 2025/26"),
                        _step("Publish the times on the app that pupils use", "(b)", leads="", due="Q4 2025/26"),
                    ]),
                    Line("Stop sending children home when the worry is at home", ref="1.3", status="2", actions=[
                        _step("Agree a rule for exclusions with the police and social care", "(a)", leads="Inclusion Board", due="January 2026"),
                    ]),
                ],
            )
        ],
    ),
    Part(
        "Parents who drink, use drugs or are very low",
        ref="Priority 2",
        lead="Chief Nurse, Integrated Care Board",
        groups=[
            Group(
                ["Adult workers see the child behind the patient, and children’s workers see the patient behind the parent."],
                [
                    Line("Put one question about children into every adult assessment", ref="2.1", status="3", measure="question answered in 95 of 100 files", actions=[
                        _step("Word the question with adult mental health teams", "(a)", leads="Named Nurse for Mental Health", due="2025/26"),
                        _step("Switch the question on in both record systems", "(b)", leads="Clinical Systems Manager", due="once the upgrade is finished"),
                    ]),
                    Line("Offer a joint visit at the first sign that drinking is harming a child", ref="2.2", status="1", measure="joint visits per quarter", actions=[
                        _step("Set up a rota of paired workers", "(a)", leads="Recovery Service, Family Help", due="by May 2026"),
                        _step("Audit twelve joint visits", "(b)", leads="Quality and Audit Group", due="November 2026"),
                    ]),
                    Line("Fund a group for children of parents in treatment", ref="2.3", status="0", measure="children’s own wellbeing scores", actions=[
                        _step("Find money for two years", "(a)", leads="All members", due="TBC"),
                        _step("Choose a provider together with young people", "(b)", leads="Commissioning Manager", due="31.10.26"),
                    ]),
                ],
            )
        ],
    ),
    Part(
        "Injuries in babies",
        ref="Priority 3",
        lead="Designated Doctor",
        groups=[
            Group(
                ["A bruise on a baby who cannot crawl is always seen by a paediatrician.", "Parents know that crying stops.", "Men who care for babies are part of the plan."],
                [
                    Line("Renew the bruising protocol", ref="3.1", status="2", measure="all bruises referred within four hours", actions=[
                        _step("Circulate a redraft to ward managers", "(a)", leads="Named Doctor", due="by 15.07.25"),
                        _step("Launch the protocol at three lunchtime sessions", "(b)", leads="Training Group", due="October 2025"),
                    ]),
                    Line("Share the message about crying with every new father", ref="3.2", status="1", actions=[
                        _step("Film five local fathers", "(a)", leads="Communications Officer", due="March 2026"),
                        _step("Show the film at discharge", "(b)", leads="Postnatal Ward + lead for each agency", due="from April to June 2026"),
                    ]),
                ],
            )
        ],
    ),
]  # fmt: skip
USUAL = Part(
    "Business as usual",
    ref="4",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Hold four executive meetings and keep their decisions in one log", ref="4.1", leads="Business Manager", due="annually", open=["finding:compound"]),
                Line("Tell the national panel of each serious incident in five working days", ref="4.2", leads="Head of Safeguarding", due="ongoing"),
                Line("Renew the published arrangements", ref="4.3", leads="Business Manager and Independent Scrutineer", due="by 31.12.26"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "by 30.06.25": day(date(2025, 6, 30)),
        "September – December 2025": months((2025, 9), (2025, 12)),
        "June 2026": month(2026, 6),
        "Q4 2025/26": quarter(2025, 4),
        "January 2026": month(2026, 1),
        "2025/26": financial_year(2025),
        "once the upgrade is finished": undated("conditional", condition="once the upgrade is finished"),
        "by May 2026": month(2026, 5),
        "November 2026": month(2026, 11),
        "TBC": undated("unknown"),
        "31.10.26": day(date(2026, 10, 31)),
        "by 15.07.25": day(date(2025, 7, 15)),
        "October 2025": month(2025, 10),
        "March 2026": month(2026, 3),
        "from April to June 2026": months((2026, 4), (2026, 6)),
        "annually": undated("ongoing", "FREQ=YEARLY"),
        "ongoing": undated("ongoing"),
        "by 31.12.26": day(date(2026, 12, 31)),
    },
    parties={
        "Educational Psychology / Samaritans branch": ["Educational Psychology", "Samaritans branch"],
        "Recovery Service, Family Help": ["Recovery Service", "Family Help"],
        "Postnatal Ward + lead for each agency": ["Postnatal Ward", "lead for each agency"],
        "Business Manager and Independent Scrutineer": ["Business Manager", "Independent Scrutineer"],
    },
    everybody=["All members"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "harrowmere.docx"
    document = new_document(size=11, font="Calibri")
    document.sections[0].header.paragraphs[0].text = "OFFICIAL – Harrowmere SCP"
    page_footer(document, "Business plan 2025-28, version 3 (17.04.25)")
    document.add_heading(NAME, 0)
    document.add_heading(TITLE, 1)
    _front(document)
    numbers = Numbering(
        document, [("decimal", "Priority %1:"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")]
    )
    for part in PARTS:
        _part(document, part, numbers)
    document.add_heading(f"{USUAL.ref}. {USUAL.title}", 1)
    document.add_paragraph("We have a duty to do these things and would do them without a plan.")
    for line in USUAL.lines:
        document.add_paragraph(f"{line.ref} {line.text} [{line.leads}; {line.due}]")
    document.save(str(path))
    save_gold(_gold(), path)


def _front(document: Any) -> None:
    document.add_heading("Our vision", 2)
    document.add_paragraph(VISION)
    document.add_heading("Our principles", 2)
    for principle in PRINCIPLES:
        name, rest = principle.split(": ")
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(rest)
    document.add_heading("About the area", 2)
    document.add_paragraph(
        "Harrowmere has 61,000 children in four market towns and a great many farms. One child in five lives in a "
        "household with less than it needs. 214 children have a child protection plan."
    )
    document.add_paragraph().add_run("How we score").bold = True
    for score, meaning in KEY.items():
        document.add_paragraph(f"{score} = {meaning}")


def _part(document: Any, part: Part, numbers: Numbering) -> None:
    numbers.apply(document.add_heading(part.title, 1), 0)
    paragraph = document.add_paragraph()
    paragraph.add_run("Executive sponsor: ").bold = True
    paragraph.add_run(part.lead)
    outcomes = part.groups[0].outcomes
    document.add_paragraph().add_run("What success looks like").bold = True
    for outcome in outcomes:
        document.add_paragraph(outcome, style="List Bullet" if len(outcomes) > 1 else None)
    document.add_paragraph().add_run("What we will do").bold = True
    for line in part.lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(line.text).bold = True
        numbers.apply(paragraph, 1)
        _labels(document.add_paragraph(), line)
        for action in line.actions:
            inside = "; ".join(filter(None, [action.leads, action.due]))
            numbers.apply(document.add_paragraph(f"{action.text} [{inside}]"), 2)


def _labels(paragraph: Any, line: Line) -> None:
    paragraph.add_run("Score: ").bold = True
    paragraph.add_run(line.status)
    if line.measure:
        paragraph.add_run("\tImpact measure: ").bold = True
        paragraph.add_run(line.measure)


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("April 2025 – March 2028", "2025-04-01", "2028-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, USUAL]],
        vision=VISION,
        principles=PRINCIPLES,
        key=KEY,
    )
