"""A strategic plan in Word: a plan on a page that repeats the priorities, each priority told by its number and its title on
two lines, an overview (what we know, why it matters, last year, outcomes) before its table, outcomes that Word numbers and
the rows name by number, one table that goes on under "continued", a last column still empty, functions at the end."""

from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, financial_year, month, quarter, term, undated
from tests.importing.word_pieces import Numbering, new_document, page_footer, table

NAME = "Brantwold Safeguarding Children Partnership"
TITLE = "Strategic Plan 2023–2026"
VISION = "Children and young people in Brantwold are safe at home, at school and in their neighbourhoods."
FOREWORD = [
    "This is the second strategic plan of our partnership. Since 2020 the number of children on a child protection plan because of neglect has risen every year, and more of our teenagers are being harmed outside the home. We will not accept that this is inevitable.",
    "Over the next three years we will listen more to children, we will be honest about what is not working, and we will hold each other to account. We will report on progress in our yearly report.",
    "Delegated safeguarding partners for Brantwold Council, Brantwold and Dene Integrated Care Board and North Dene Police",
]
# What stands before the actions of each priority: what we know, why it matters, what was done last year.
OVERVIEW = {
    "Priority 1": (
        "At the end of December 2022 neglect was the category for 58% of child protection plans, against 47% in similar areas. Our audit found that the neglect toolkit was used in fewer than one in five cases.",
        "Children who are neglected over a long time do worse at school, have poorer health and are more likely to be harmed by others. Practitioners told us that they wait too long for things to improve.",
        ["We launched the neglect toolkit at the spring conference.", "We trained 214 practitioners.", "We held two learning events after the review of Child T."],
    ),
    "Priority 2": (
        "The exploitation team worked with 131 children in 2022. One in three had been excluded from school, and half had first been reported missing more than a year before.",
        "Exploitation is often seen as a lifestyle choice. Our case review showed that opportunities to intervene early were missed.",
        ["We agreed a single screening tool.", "We set up a weekly missing children meeting.", "We commissioned return home interviews from a new provider."],
    ),
    "Priority 3": (
        "Referrals to child and adolescent mental health services rose by a quarter in two years. Young people told us that they do not know who to ask for help.",
        "Self-harm featured in three of the last five serious incident notifications.",
        ["We published guidance for schools on self-harm.", "We asked for a thematic report on waiting times."],
    ),
}  # fmt: skip
NEGLECT = [
    "Neglect is recognised early and named by every agency.",
    "Children who live with neglect get the right help at the right time.",
    "Practitioners use the same tool and speak the same language.",
]
EXPLOITATION = [
    "Children at risk of exploitation are identified before they come to harm.",
    "Places and people that present a risk to children are disrupted.",
]
HEALTH = [
    "Young people know where to go for help with their mental health.",
    "Schools are confident in supporting children who self-harm.",
    "No child waits for help without somebody keeping in touch.",
]
PARTS = [
    Part("Neglect", ref="Priority 1", groups=[Group(NEGLECT, [
        Line("Refresh the neglect strategy in consultation with families", ref="1.1", leads="Neglect Subgroup", due="September 2023", measure="Strategy approved by the Executive", serves=[0, 1, 2]),
        Line("Embed the neglect toolkit in the recording systems of health, early help and social care", ref="1.2", leads="Head of Safeguarding, Brantwold Council / Designated Nurse", due="by March 2024", measure="Toolkit present in 75% of audited cases", serves=[0, 2]),
        Line("Deliver neglect training to designated safeguarding leads in all schools and colleges", ref="1.3", leads="Learning and Development Officer", due="Summer term 2024", measure="90% of schools attend", serves=[0, 2]),
        Line("Carry out a multi-agency audit of children with a second or later plan for neglect", ref="1.4", leads="Quality Assurance Subgroup", due="Q3 2023/24", measure="Audit report and action plan", serves=[1]),
        Line("Develop a dashboard of neglect indicators", ref="1.5", leads="Performance Analyst", due="31 July 2023", measure="Dashboard reported each quarter", serves=[0]),
        Line("Seek the views of children who have been the subject of a plan for more than eighteen months", ref="1.6", leads="", due="2024", measure="", serves=[1]),
    ])]),
    Part("Exploitation and serious youth violence", ref="Priority 2", groups=[Group(EXPLOITATION, [
        Line("Review the terms of reference of the exploitation panel", ref="2.1", leads="Exploitation Subgroup", due="June 2023", measure="Terms of reference agreed", serves=[0]),
        Line("Introduce a partnership problem profile of exploitation", ref="2.2", leads="North Dene Police", due="December 2023", measure="Profile updated twice a year", serves=[0, 1]),
        Line("Extend the use of disruption tools such as abduction warning notices and closure orders", ref="2.3", leads="North Dene Police and Community Safety Partnership", due="Ongoing", measure="Number of orders made", serves=[1]),
        Line("Test the response to children missing from care through a joint audit with neighbouring authorities", ref="2.4", leads="Quality Assurance Subgroup", due="2024/25", measure="Audit findings", serves=[0]),
        Line("Work with licensing to raise awareness among hotels, taxi drivers and takeaways", ref="2.5", leads="Community Safety Partnership", due="By end of 2024", measure="200 businesses reached", serves=[1]),
        Line("Provide briefings for school governors on exclusion and exploitation", ref="2.6", leads="Virtual School Head", due="Autumn term 2023", measure="", serves=[0]),
        Line("Agree a transition protocol for young people who turn 18 while at risk", ref="2.7", leads="All partner agencies", due="TBC", measure="Protocol signed off", serves=[0, 1]),
    ])]),
    Part("Emotional wellbeing and mental health", ref="Priority 3", groups=[Group(HEALTH, [
        Line("Map the mental health support available to children aged 11 to 18", ref="3.1", leads="Public Health", due="30/09/2023", measure="Map published on the partnership website", serves=[0]),
        Line("Produce a guide for young people with the Youth Parliament", ref="3.2", leads="Business Manager", due="January 2024", measure="Guide sent to every school", serves=[0]),
        Line("Evaluate the use of the self-harm guidance in ten schools", ref="3.3", leads="Education Safeguarding Manager", due="Spring term 2024", measure="Evaluation report", serves=[1]),
        Line("Receive assurance on how children on waiting lists are kept safe", ref="3.4", leads="Integrated Care Board", due="Every six months", measure="Report to the Executive", serves=[2]),
    ])]),
]  # fmt: skip
FUNCTIONS = Part("Statutory functions", kind="standing", groups=[Group([], [
    Line("Publish a yearly report on the effectiveness of the safeguarding arrangements", leads="Business Manager", due="Annually"),
    Line("Commission and publish local child safeguarding practice reviews", leads="Case Review Subgroup", due="As required", open=["due.precision", "finding:ongoing", "finding:compound", "finding:no_due"]),
    Line("Monitor compliance with section 11 of the Children Act 2004", leads="Quality Assurance Subgroup", due="Every two years"),
    Line("Provide a multi-agency training programme", leads="Learning and Development Subgroup", due="Ongoing"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "September 2023": month(2023, 9),
        "by March 2024": month(2024, 3),
        "Summer term 2024": term("summer", 2024),
        "Q3 2023/24": quarter(2023, 3),
        "31 July 2023": day(date(2023, 7, 31)),
        "2024": calendar_year(2024),
        "June 2023": month(2023, 6),
        "December 2023": month(2023, 12),
        "Ongoing": undated("ongoing"),
        "2024/25": financial_year(2024),
        "By end of 2024": calendar_year(2024),
        "Autumn term 2023": term("autumn", 2023),
        "TBC": undated("unknown"),
        "30/09/2023": day(date(2023, 9, 30)),
        "January 2024": month(2024, 1),
        "Spring term 2024": term("spring", 2024),
        "Every six months": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "As required": undated("conditional", condition="As required"),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
    },
    parties={
        "Head of Safeguarding, Brantwold Council / Designated Nurse": [
            "Head of Safeguarding, Brantwold Council",
            "Designated Nurse",
        ],
        "North Dene Police and Community Safety Partnership": [
            "North Dene Police",
            "Community Safety Partnership",
        ],
    },
    everybody=["All partner agencies"],
)
HEAD = ["Ref", "Action", "Outcome", "Lead", "Timescale", "Measure", "RAG"]
WIDTHS = [1.2, 6.2, 1.8, 3.4, 2.2, 2.6, 1.2]
CONTINUES_AT = 4


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "brantwold.docx"
    document = new_document(size=10, font="Arial")
    page_footer(document, "Brantwold SCP Strategic Plan 2023-26 final.docx")
    document.add_heading(NAME, 0)
    document.add_heading(TITLE, 0)
    document.add_paragraph("Agreed by the Executive on 16 March 2023. Review date: March 2024.")
    document.add_heading("Foreword", 1)
    for words in FOREWORD:
        document.add_paragraph(words)
    document.add_heading("Our vision", 1)
    document.add_paragraph(VISION)
    _plan_on_a_page(document)
    for part in PARTS:
        _part(document, part)
    document.add_heading(FUNCTIONS.title, 1)
    document.add_paragraph("These are our duties in law. They continue alongside the three priorities.")
    rows = [[line.text, line.leads, line.due] for line in FUNCTIONS.lines]
    table(document, [["Function", "Responsible", "Frequency"], *rows], widths=[9, 5, 4], bold=[0])
    _appendices(document)
    document.save(str(path))
    save_gold(_gold(), path)


def _plan_on_a_page(document: Any) -> None:
    document.add_heading("Our plan on a page", 1)
    aims = ["\n".join(f"• {text}" for text in part.groups[0].outcomes) for part in PARTS]
    rows = [
        [part.ref for part in PARTS],
        [part.title for part in PARTS],
        aims,
        ["How we will work: voice of the child | learning culture | scrutiny and challenge | data"],
    ]
    table(document, rows, widths=[6, 6, 6], merges=[(3, 0, 3, 2)], bold=[0, 1])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _part(document: Any, part: Part) -> None:
    document.add_heading(part.ref, 1)
    document.add_heading(part.title, 1)
    known, matters, done = OVERVIEW[part.ref]
    document.add_heading("What we know", 2)
    document.add_paragraph(known)
    document.add_heading("Why it matters", 2)
    document.add_paragraph(matters)
    document.add_heading("What we did in 2022/23", 2)
    for words in done:
        document.add_paragraph(words, style="List Bullet")
    document.add_heading("The outcomes we want", 2)
    numbering = Numbering(document, [("decimal", "%1.")])
    for words in part.groups[0].outcomes:
        numbering.apply(document.add_paragraph(words))
    document.add_heading("What we will do", 2)
    rows = [_cells(line, len(part.groups[0].outcomes)) for line in part.lines]
    if part.ref == "Priority 2":
        table(document, [HEAD, *rows[:CONTINUES_AT]], widths=WIDTHS, bold=[0])
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(f"{part.ref} – {part.title} (continued)", 2)
        rows = rows[CONTINUES_AT:]
    table(document, [HEAD, *rows], widths=WIDTHS, bold=[0])
    document.add_paragraph()


def _cells(line: Line, outcomes: int) -> list[str]:
    served = list(line.serves or [])
    numbers = "All" if len(served) == outcomes > 2 else ", ".join(str(place + 1) for place in served)
    return [line.ref, line.text, numbers, line.leads, line.due, line.measure, ""]


def _appendices(document: Any) -> None:
    document.add_heading("Appendix 1: Membership of the Executive", 1)
    members = [
        ["Agency", "Representative"],
        ["Brantwold Council", "Director of Children’s Services"],
        ["Integrated Care Board", "Chief Nurse"],
        ["North Dene Police", "Assistant Chief Constable"],
        ["Education", "Head teacher, Dene Valley Academy"],
    ]
    table(document, members, widths=[6, 9], bold=[0])
    document.add_heading("Appendix 2: Glossary", 1)
    document.add_paragraph("Executive: the meeting of the delegated safeguarding partners.")
    document.add_paragraph(
        "Serious incident notification: what a council sends to the national panel when a child has died or come to serious harm."
    )


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2023–2026", "2023-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, FUNCTIONS]],
        vision=VISION,
    )
