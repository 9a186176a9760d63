"""A delivery plan in Markdown as one wide table: bands for the priorities with their delivery group, bands for the outcomes,
objectives in bold rows with a lead and a date of their own, their actions in the rows below with a letter behind the number,
an update column with nothing in it, a band "continued"; a priorities page in front, enablers in a second table, a key."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

NAME = "Oldenby Safeguarding Children Partnership"
TITLE = "Joint Delivery Plan 2025–2027"
VISION = "Working as one so that children in Oldenby are safe and families are strong."
KEY = {"Blue": "delivered", "Green": "in hand", "Amber": "at risk", "Red": "will not be met", "Grey": "not started"}  # fmt: skip
# The objectives' rows have no measures; whether that is told of the objective is left open.
OPEN = ["finding:no_measure"]
PARTS = [
    Part("Family help and child protection reform", ref="Priority 1", lead="Reform Delivery Group", groups=[
        Group(["Families have one lead practitioner whom they know and trust."], [
            Line("Bring targeted early help and child in need work together as family help", ref="1.1", leads="Director of Family Help", due="March 2026", status="Green", open=OPEN, actions=[
                Line("Agree the design with families and partners", ref="1.1a", leads="Reform Programme Manager", due="June 2025", status="Blue"),
                Line("Train lead practitioners from schools, health and the voluntary sector", ref="1.1b", leads="Workforce Group / Voluntary Sector Alliance", due="By end of Nov 2025", status="Green"),
                Line("Move all open cases to a single family plan", ref="1.1c", leads="Heads of Locality", due="31 March 2026", status="Grey"),
            ]),
            Line("Make family group decision making the first offer", ref="1.2", leads="Principal Social Worker", due="Q2 2025/26", status="Amber", open=OPEN, actions=[
                Line("Recruit four coordinators", ref="1.2a", leads="Head of Edge of Care", due="May 2025", status="Blue"),
                Line("Evaluate the first fifty meetings", ref="1.2b", leads="University of Oldenby", due="Spring 2026", status="Grey"),
            ]),
        ]),
        Group(["Child protection work is led by experienced people from every agency."], [
            Line("Set up multi-agency child protection teams", ref="1.3", leads="Assistant Chief Constable, Director of Children’s Services", due="2026/27", status="Amber", open=OPEN, actions=[
                Line("Second police officers and nurses into a first team", ref="1.3a", leads="Detective Superintendent & Chief Nurse", due="October 2025", status="Amber"),
                Line("Put an information sharing agreement in place", ref="1.3b", leads="Data Protection Leads", due="01/09/2025", status="Red"),
                Line("Appoint lead child protection practitioners", ref="1.3c", leads="", due="January 2026", status="Grey"),
            ]),
        ]),
    ]),
    Part("Serious violence and young people", ref="Priority 2", lead="Adolescent Safety Delivery Group", groups=[
        Group(["Fewer young people are injured, and fewer are afraid of being injured."], [
            Line("Reach young people at the moment when they are ready to change", ref="2.1", leads="Head of Youth Justice", due="December 2025", status="Green", open=OPEN, actions=[
                Line("Place youth workers in the emergency department seven nights a week", ref="2.1a", leads="Violence Reduction Unit", due="July 2025", status="Blue"),
                Line("Offer mentoring within two days of an arrest for carrying a knife", ref="2.1b", leads="Youth Justice Service", due="Ongoing", status="Green"),
            ]),
            Line("Keep young people in education", ref="2.2", leads="Head of Inclusion", due="Summer 2026", status="Green", open=OPEN, actions=[
                Line("Hold a meeting before any suspension of a child with a social worker", ref="2.2a", leads="All secondary schools", due="Ongoing", status="Amber"),
                Line("Report on suspensions to the delivery group", ref="2.2b", leads="Head of Inclusion", due="Termly", status="Green", open=["due.recurrence"]),
            ]),
        ]),
    ]),
    Part("Core business", kind="standing", groups=[
        Group([], [
            Line("Carry out the statutory functions of the partnership", ref="3.1", leads="Business Manager", due="Ongoing", status="Green", open=[*OPEN, "finding:ongoing"], actions=[
                Line("Publish the yearly report", ref="3.1a", leads="Business Manager", due="30 September 2025", status="Green"),
                Line("Run the section 11 audit", ref="3.1b", leads="Quality Group", due="Every two years", status="Grey"),
            ]),
        ]),
    ]),
]  # fmt: skip
ENABLERS = Part("Enabling workstreams", groups=[Group([], [
    Line("Create a shared practice framework", leads="Workforce Group", due="February 2026", status="Green"),
    Line("Bring parents and young people onto each delivery group", leads="Participation Manager", due="September 2025", status="Amber"),
    Line("Agree a shared budget for reform", leads="Lead Safeguarding Partners", due="TBC – national settlement", status="Red"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "March 2026": month(2026, 3),
        "June 2025": month(2025, 6),
        "By end of Nov 2025": month(2025, 11),
        "31 March 2026": day(date(2026, 3, 31)),
        "Q2 2025/26": quarter(2025, 2),
        "May 2025": month(2025, 5),
        "Spring 2026": season("spring", 2026),
        "2026/27": financial_year(2026),
        "October 2025": month(2025, 10),
        "01/09/2025": day(date(2025, 9, 1)),
        "January 2026": month(2026, 1),
        "December 2025": month(2025, 12),
        "July 2025": month(2025, 7),
        "Ongoing": undated("ongoing"),
        "Summer 2026": season("summer", 2026),
        "Termly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=4"),
        "30 September 2025": day(date(2025, 9, 30)),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
        "February 2026": month(2026, 2),
        "September 2025": month(2025, 9),
        "TBC – national settlement": undated("unknown", condition="national settlement"),
    },
    parties={
        "Workforce Group / Voluntary Sector Alliance": ["Workforce Group", "Voluntary Sector Alliance"],
        "Assistant Chief Constable, Director of Children’s Services": [
            "Assistant Chief Constable",
            "Director of Children’s Services",
        ],
        "Detective Superintendent & Chief Nurse": ["Detective Superintendent", "Chief Nurse"],
    },
    everybody=["All secondary schools"],
)
HEAD = ["No.", "Objective and actions", "Lead", "Target date", "RAG", "Update"]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "oldenby.md"
    lines = [f"# {NAME}", "", f"# {TITLE}", "", "**Vision:** " + VISION, "", "## Our priorities", ""]
    for part in PARTS:
        lines.append(f"* **{part.title}**" if part.ref else f"* **{part.title}** (all groups)")
        lines += [f"    * {group.outcomes[0]}" for group in part.groups if group.outcomes]
    lines += ["", "## How to read the plan", ""]
    lines += ["Objectives are in bold and are owned by a senior leader. The lettered actions below an objective are what will be done to achieve it. We will update the last column before each meeting.", ""]  # fmt: skip
    lines += [f"{colour}: {words}  " for colour, words in KEY.items()]
    lines += ["", "## Delivery plan", "", *_line(HEAD), *_line(["---"] * len(HEAD))]
    for part in PARTS:
        lines += _rows(part)
    lines += ["", f"## {ENABLERS.title}", "", *_line(["Action", "Lead", "Target date", "RAG", "Update"]), *_line(["---"] * 5)]  # fmt: skip
    for line in ENABLERS.lines:
        lines += _line([line.text, line.leads, line.due, line.status, ""])
    lines += ["", "## Meetings in 2025", "", "- Executive: 5 June, 4 September, 4 December"]
    lines += ["- Reform Delivery Group: first Monday of the month", ""]
    lines += ["## Abbreviations", "", "VRU – Violence Reduction Unit", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _rows(part: Part) -> list[str]:
    heading = f"{part.ref}: {part.title}" if part.ref else part.title
    lines = _band(f"**{heading.upper()}**")
    if part.lead:
        lines += _band(f"Delivery group: {part.lead}")
    for order, group in enumerate(part.groups):
        if order:
            lines += _band(f"**{heading.upper()} (CONTINUED)**")
        for words in group.outcomes:
            lines += _band(f"*Outcome: {words}*")
        for line in group.lines:
            cells = [line.ref, line.text, line.leads, line.due]
            lines += _line([*(f"**{words}**" for words in cells), line.status, ""])
            for action in line.actions:
                lines += _line([action.ref, action.text, action.leads, action.due, action.status, ""])
    return lines


def _band(words: str) -> list[str]:
    return _line([words, *[""] * (len(HEAD) - 1)])


def _line(cells: list[str]) -> list[str]:
    return [f"| {' | '.join(cells)} |"]


def _gold() -> dict[str, Any]:
    sections = [MEANINGS.section(part) for part in [*PARTS, ENABLERS]]
    for section in sections[: len(PARTS)]:
        # The bands are printed in capitals.
        section["title"] = section["title"].upper()
        section["ref"] = section["ref"].upper()
    return plan(TITLE, NAME, ("2025–2027", "2025-04-01", "2027-03-31"), sections, vision=VISION, key=KEY)
