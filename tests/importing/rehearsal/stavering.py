"""A business plan as the text of a designed PDF: a list of contents with dots, a foreword, the priorities at a glance; each
priority with its number and title on two lines, what we know, what has changed, numbered outcomes, a delivery group; actions
of several lines with two or three labels beside each other on a line; a page that begins with "continued"; duties; a risk
register in the same labelled manner as the actions, meeting dates and a glossary, none of which are commitments."""

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, term, undated

NAME = "Stavering Safeguarding Children Partnership"
TITLE = "Business Plan 2025 to 2027"
VISION = "Every child in Stavering is safe, is known and belongs."
PRINCIPLES = [
    "We act early.",
    "We listen to children and tell them what we did.",
    "We learn when things go wrong and when they go right.",
]
OVERVIEW = {
    "PRIORITY 1": (
        "Referrals about parental conflict and domestic abuse make up two in five of all referrals to our front door. In our survey of 900 pupils, one in eight said that they worry about arguments at home.",
        ["A domestic abuse worker now sits in the front door team.", "We have trained 150 champions.", "Parents can refer themselves to the relationships programme."],
    ),
    "PRIORITY 2": (
        "Young people aged 16 and 17 have the highest rate of self-harm, the lowest take-up of early help and the least stable homes of all our children. Too many services end on a birthday.",
        ["The transitions protocol was agreed in November 2024.", "Housing and children’s services assess homeless young people together."],
    ),
}  # fmt: skip
PARTS = [
    Part("Safe relationships in the family", ref="PRIORITY 1", lead="Domestic Abuse and Family Conflict Group", groups=[Group([
        "Conflict between parents is noticed and reduced before children are harmed.",
        "Children who live with domestic abuse recover.",
        "Parents who cause harm are supported and challenged to change.",
    ], [
        Line("Extend the relationships programme to separated parents", ref="1.1", leads="Family Hubs Manager", due="September 2025", measure="120 parents complete the programme each year", serves=[0]),
        Line("Train all health visitors and school nurses to ask about conflict and abuse at every contact", ref="1.2", leads="Named Nurse / Workforce Lead", due="by 31 March 2026", measure="Training records; audit of records", serves=[0, 1]),
        Line("Secure funding for group work with children after 2026", ref="1.3", leads="Strategic Commissioner", due="Q3 2025/26", measure="Contract awarded", serves=[1]),
        Line("Introduce a children’s safety plan that is written in the child’s own words", ref="1.4", leads="Domestic Abuse Champions’ Network", due="Spring 2026", measure="", serves=[1]),
        Line("Agree a whole-family model of work with perpetrators", ref="1.5", leads="Probation Service, Principal Social Worker", due="2026/27", measure="Model adopted by the Executive", serves=[2]),
        Line("Report on the use of protective orders", ref="1.6", leads="Police", due="Six-monthly", measure="Number of orders and of breaches", serves=[1, 2]),
    ])]),
    Part("Growing up safely at 16 and 17", ref="PRIORITY 2", lead="Transitional Safeguarding Group", groups=[Group([
        "Young people are not left without help at 18.",
        "Sixteen- and seventeen-year-olds have a safe place to live.",
    ], [
        Line("Start transition planning at sixteen and a half for every young person at risk", ref="2.1", leads="Transitions Manager", due="January 2026", measure="Plans in place for 95% of young people", serves=[0]),
        Line("Create a joint risk panel for people aged 16 to 25", ref="2.2", leads="Safeguarding Adults Board Manager and Business Manager", due="By end of October 2025", measure="Panel meets each month", serves=[0]),
        Line("Ask care leavers to review the transitions protocol", ref="2.3", leads="", due="Autumn term 2025", measure="Review reported to the Executive", serves=[0], open=["leads_text"]),
        Line("Stop the use of bed and breakfast for anyone under 18", ref="2.4", leads="Head of Housing Solutions", due="Immediate", measure="No placements in bed and breakfast", serves=[1]),
        Line("Commission eight emergency beds in supported lodgings", ref="2.5", leads="Placements Team", due="subject to budget decision", measure="Beds available", serves=[1]),
        Line("Teach tenancy skills in all sixth forms and colleges", ref="2.6", leads="All colleges", due="Summer term 2026", measure="Pupils’ feedback", serves=[1]),
    ])]),
]  # fmt: skip
CONTINUES_AT = 3
DUTIES = Part("STATUTORY DUTIES", kind="standing", groups=[Group([], [
    Line("Publish safeguarding arrangements and review them each year", ref="D1", leads="Lead Safeguarding Partners", due="Annually", open=["finding:compound"]),
    Line("Analyse the impact of training", ref="D2", leads="Workforce Lead", due="Ongoing"),
    Line("Scrutinise the quality of return interviews", ref="D3", leads="Independent Scrutineer", due="by June 2026"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "September 2025": month(2025, 9),
        "by 31 March 2026": day(date(2026, 3, 31)),
        "Q3 2025/26": quarter(2025, 3),
        "Spring 2026": season("spring", 2026),
        "2026/27": financial_year(2026),
        "Six-monthly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "January 2026": month(2026, 1),
        "By end of October 2025": month(2025, 10),
        "Autumn term 2025": term("autumn", 2025),
        "Immediate": undated("relative"),
        "subject to budget decision": undated("conditional", condition="subject to budget decision"),
        "Summer term 2026": term("summer", 2026),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "Ongoing": undated("ongoing"),
        "by June 2026": month(2026, 6),
    },
    parties={
        "Named Nurse / Workforce Lead": ["Named Nurse", "Workforce Lead"],
        "Probation Service, Principal Social Worker": ["Probation Service", "Principal Social Worker"],
        "Safeguarding Adults Board Manager and Business Manager": [
            "Safeguarding Adults Board Manager",
            "Business Manager",
        ],
    },
    everybody=["All colleges"],
)
CONTENTS = [("Foreword", 2), ("Our plan at a glance", 3), ("Priority 1", 4), ("Priority 2", 6), ("Statutory duties", 8), ("Risk register", 9), ("Meeting dates", 9), ("Glossary", 10)]  # fmt: skip
FOREWORD = "Two years ago we promised to do less and to do it better. This plan keeps that promise. We will concentrate on two priorities, we will publish our data and we will invite young people to tell us where we fall short. We will know that we have succeeded when children tell us so."
RISKS = [
    ("Funding for the domestic abuse worker ends", "High", "Medium", "Bid to the Police and Crime Commissioner by September 2025", "Strategic Commissioner"),
    ("Adult services do not have capacity to attend the joint panel", "Medium", "High", "Agree deputies in advance", "Safeguarding Adults Board Manager"),
]  # fmt: skip
WIDTH = 78


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "stavering.txt"
    lines = [NAME.center(WIDTH).rstrip(), TITLE.center(WIDTH).rstrip(), "", "", "CONTENTS", ""]
    lines += [f"{words} {'.' * (60 - len(words))} {page}" for words, page in CONTENTS]
    lines += ["", "FOREWORD", "", *wrap(FOREWORD, WIDTH), "", "Chair of the Lead Safeguarding Partners", ""]
    lines += ["OUR VISION", "", VISION, "", "OUR PRINCIPLES", "", *(f"• {words}" for words in PRINCIPLES), ""]
    lines += ["OUR PLAN AT A GLANCE", ""]
    for part in PARTS:
        lines += [part.title, *(line for words in part.groups[0].outcomes for line in wrap(f"• {words}", WIDTH, subsequent_indent="  ")), ""]  # fmt: skip
    for part in PARTS:
        lines += _part(part)
    lines += ["", DUTIES.title, "", "These duties do not change from plan to plan.", ""]
    for line in DUTIES.lines:
        lines += _action(line)
    lines += ["", "RISK REGISTER", ""]
    for number, (risk, likelihood, impact, mitigation, owner) in enumerate(RISKS, 1):
        lines += [f"Risk {number}   {risk}", f"    Likelihood: {likelihood}     Impact: {impact}"]
        lines += [f"    Mitigation: {mitigation}", f"    Owner: {owner}", ""]
    lines += ["MEETING DATES", "", "Executive: 3 June 2025, 9 September 2025, 2 December 2025, 10 March 2026"]
    lines += ["Transitional Safeguarding Group: first Wednesday of each month", "", "GLOSSARY", ""]
    lines += ["Protective order    an order of a court that tells a person to keep away"]
    lines += ["Supported lodgings  a room in the home of a trained host", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _part(part: Part) -> list[str]:
    known, changed = OVERVIEW[part.ref]
    lines = ["", part.ref, part.title, "", "What we know", "", *wrap(known, WIDTH), ""]
    lines += ["What has changed since our last plan", "", *(f"• {words}" for words in changed), ""]
    lines += ["The outcomes we want", ""]
    for number, words in enumerate(part.groups[0].outcomes, 1):
        lines += wrap(f"Outcome {number}   {words}", WIDTH, subsequent_indent=" " * 12)
    lines += ["", "What we will do", "", f"Delivery group: {part.lead}", ""]
    for order, line in enumerate(part.lines):
        if part.ref == "PRIORITY 2" and order == CONTINUES_AT:
            lines += [f"{'Stavering SCP Business Plan 2025 to 2027':<72}Page 7", "\f"]
            lines += [f"{part.ref} (continued)", part.title, ""]
        lines += _action(line)
    return lines


def _action(line: Line) -> list[str]:
    lines = wrap(f"{line.ref}   {line.text}", WIDTH, subsequent_indent=" " * (len(line.ref) + 3))
    labels = [("Lead", line.leads or "–"), ("Timescale", line.due)]
    if line.serves is not None:
        numbers = ", ".join(str(place + 1) for place in line.serves)
        labels.append(("Outcomes" if len(line.serves) > 1 else "Outcome", numbers))
    lines.append("    " + "     ".join(f"{name}: {words}" for name, words in labels))
    if line.measure:
        lines.append(f"    Measure: {line.measure}")
    return [*lines, ""]


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025 to 2027", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, DUTIES]],
        vision=VISION,
        principles=PRINCIPLES,
    )
