"""A strategy of four levels saved from Word as plain text: Windows line ends and letters, one line for each paragraph,
numbers with tabs, outcomes with letters, objectives and actions with legal numbers, lead and time and rating of an
action in brackets at its end, a sponsor below each priority, duties as a last part with objectives only."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, month, quarter, season, term, undated

NAME = "Kestrelmere and the Fells Safeguarding Children Partnership"
TITLE = "Multi-Agency Safeguarding Strategy 2024–2027"
VISION = "Every child between the lake and the tops is known by name to somebody who would notice if they went missing."
KEY = {
    "Blue": "finished and checked",
    "Green": "moving as planned",
    "Amber": "moving, but late",
    "Red": "not moving",
}
FRONT = f"""{NAME}
{TITLE}
Version 1.2 – agreed by the Lead Safeguarding Partners, 18 March 2024
Contents
Foreword\t2
Our vision\t2
Priorities\t3
Duties\t6
Foreword
I have chaired many meetings in this valley, and the best of them began with a child’s own words. This strategy begins there too. Forty-one young people told us what they would change first, and the three priorities are theirs.
Ruth Ollerenshaw, Independent Chair
Our vision
{VISION}
How the strategy is set out
Each priority has outcomes, which are the change that a child would feel. Under an outcome are our objectives (1.1, 1.2 and so on), and under an objective the actions that named people have taken on. The business unit rates each action before every meeting.
{"; ".join(f"{code} – {words}" for code, words in KEY.items())}.
"""
PARTS = [
    Part(
        "The first thousand days",
        ref="Priority 1",
        lead="Director of Midwifery",
        groups=[
            Group(
                ["Parents of a new baby are offered help before they have to ask for it."],
                [
                    Line(
                        "Agree one plan of care before birth for each unborn baby about whom somebody is worried.",
                        ref="1.1",
                        actions=[
                            Line("Compare the forms that the two hospitals use now.", ref="1.1.1", leads="Named Midwife", due="by June 2024", status="Blue"),
                            Line("Write a single form with parents who have been through it.", ref="1.1.2", leads="Named Midwife and Parents’ Panel", due="by end of November 2024", status="Green"),
                            Line("Build the form into the maternity record.", ref="1.1.3", leads="Digital Midwife", due="Spring 2025", status="Amber"),
                        ],
                    ),
                    Line(
                        "Make sure that fathers are asked about and spoken to.",
                        ref="1.2",
                        actions=[
                            Line("Add three questions about fathers to the booking appointment.", ref="1.2.1", leads="Community Midwifery Matron", due="by 30 September 2024", status="Green"),
                            Line("Report each quarter how many fathers were seen.", ref="1.2.2", leads="Performance Analyst", due="quarterly", status="Red"),
                        ],
                    ),
                ],
            ),
            Group(
                ["Babies sleep safely wherever they spend the night."],
                [
                    Line(
                        "Give the same safer sleep advice in every home, hostel and holiday park.",
                        ref="1.3",
                        actions=[
                            Line("Train park wardens and hostel staff.", ref="1.3.1", leads="Public Health Practitioner", due="by 31/05/2025", status="Green"),
                            Line("Lend travel cots through the lakeside library.", ref="1.3.2", leads="Libraries Manager", due="once sponsorship is agreed", status="Red"),
                        ],
                    ),
                ],
            ),
        ],
    ),
    Part(
        "Children who are not in school",
        ref="Priority 2",
        lead="Head of Inclusion",
        groups=[
            Group(
                ["We know where every child is on every school day."],
                [
                    Line(
                        "Join up what five services know about children who are out of school.",
                        ref="2.1",
                        actions=[
                            Line("Sign an agreement on sharing lists.", ref="2.1.1", leads="Information Governance Manager", due="by Q3 2024/25", status="Green"),
                            Line("Match the lists by hand until the new system is bought.", ref="2.1.2", leads="Education Welfare Service / Health Visiting", due="monthly", status="Amber"),
                        ],
                    ),
                    Line(
                        "Visit each child who is taught at home and has a social worker.",
                        ref="2.2",
                        actions=[
                            Line("Pair an education adviser with a social worker for the visits.", ref="2.2.1", leads="Elective Home Education Adviser", due="Autumn term 2024", status="Blue"),
                        ],
                    ),
                ],
            ),
            Group(
                ["A child on a part-time timetable has a way back to a full one."],
                [
                    Line(
                        "Set a limit of six weeks on part-time timetables.",
                        ref="2.3",
                        actions=[
                            Line("Write the limit into the charter that heads sign.", ref="2.3.1", leads="Head Teachers’ Forum", due="by January 2025", status="Green"),
                            Line("Challenge any school that goes beyond the limit.", ref="2.3.2", due="ongoing", status="Amber"),
                        ],
                    ),
                    Line(
                        "Ask the children themselves what would get them back through the door.",
                        ref="2.4",
                        actions=[
                            Line("Hold six conversations in places that the children choose.", ref="2.4.1", leads="Participation Worker", due="Summer 2025", status=""),
                        ],
                    ),
                ],
            ),
        ],
    ),
    Part(
        "Harm on screens",
        ref="Priority 3",
        lead="Detective Superintendent, Public Protection",
        groups=[
            Group(
                ["Adults talk to children about life online as they would about crossing the road."],
                [
                    Line(
                        "Equip parents and carers to have the conversation.",
                        ref="3.1",
                        actions=[
                            Line("Run evening sessions in each of the nine villages.", ref="3.1.1", leads="Online Safety Officer", due="by March 2026", status="Green"),
                            Line("Print the conversation cards in four languages.", ref="3.1.2", leads="All partners", due="TBC", status="Red"),
                        ],
                    ),
                    Line(
                        "Answer within a day when a child reports a picture.",
                        ref="3.2",
                        actions=[
                            Line("Keep a desk staffed at weekends.", ref="3.2.1", leads="Digital Investigation Unit", due="by 1 October 2024", status="Amber"),
                        ],
                    ),
                ],
            ),
        ],
    ),
]  # fmt: skip
DUTIES = Part(
    "Statutory duties",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Publish the yearly report.", ref="4.1", leads="Business Manager", due="by 30 September each year", open=["due.earliest", "due.latest", "due.precision", "due.recurrence", "finding:ongoing"]),
                Line("Review how serious incidents are notified.", ref="4.2", leads="Rapid Review Group", due="annually", status="Green"),
                Line("Check that every agency has sent its section 11 return.", ref="4.3", leads="Business Manager / Quality Assurance Group", due="by end of February 2025", status="Blue"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "by June 2024": month(2024, 6),
        "by end of November 2024": month(2024, 11),
        "Spring 2025": season("spring", 2025),
        "by 30 September 2024": day(date(2024, 9, 30)),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "by 31/05/2025": day(date(2025, 5, 31)),
        "once sponsorship is agreed": undated("conditional", condition="once sponsorship is agreed"),
        "by Q3 2024/25": quarter(2024, 3),
        "monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Autumn term 2024": term("autumn", 2024),
        "by January 2025": month(2025, 1),
        "ongoing": undated("ongoing"),
        "Summer 2025": season("summer", 2025),
        "by March 2026": month(2026, 3),
        "TBC": undated("unknown"),
        "by 1 October 2024": day(date(2024, 10, 1)),
        "by 30 September each year": undated("ongoing", "FREQ=YEARLY"),
        "annually": undated("ongoing", "FREQ=YEARLY"),
        "by end of February 2025": month(2025, 2),
    },
    parties={
        "Named Midwife and Parents’ Panel": ["Named Midwife", "Parents’ Panel"],
        "Education Welfare Service / Health Visiting": ["Education Welfare Service", "Health Visiting"],
        "Business Manager / Quality Assurance Group": ["Business Manager", "Quality Assurance Group"],
    },
    everybody=["All partners"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "kestrelmere.txt"
    lines = FRONT.splitlines()
    for part in PARTS:
        lines += [f"{part.ref}: {part.title}", f"Sponsor: {part.lead}"]
        for letter, group in zip("ABC", part.groups, strict=False):
            lines.append(f"Outcome {letter}\t{group.outcomes[0]}")
            for objective in group.lines:
                lines.append(f"{objective.ref}\t{objective.text}")
                lines += [f"{action.ref}\t{action.text} ({_tail(action)})" for action in objective.actions]
    lines += [DUTIES.title, "These go on whatever the priorities are."]
    lines += [f"{line.ref}\t{line.text} ({_tail(line)})" for line in DUTIES.lines]
    lines += ["Glossary", "LSP\tLead Safeguarding Partner", "QA\tquality assurance"]
    lines += ["Kestrelmere and the Fells SCP, County Hall, Kestrelmere. Telephone 01999 555 0123."]
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))
    save_gold(_gold(), path)


def _tail(line: Line) -> str:
    """What stands in the brackets: `Lead: …; … ; rated …`."""
    rated = f"rated {line.status}" if line.status else ""
    return "; ".join(filter(None, [f"Lead: {line.leads}" if line.leads else "", line.due, rated]))


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024–2027", "2024-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, DUTIES]],
        vision=VISION,
        key=KEY,
    )
