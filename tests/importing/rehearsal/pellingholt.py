"""Markdown written like a set of cards: a heading for each objective with its number, one line of labels parted by middle
dots, a line on what success looks like, lettered milestones with their own lead and time in round brackets; outcome
statements as quotations; a foreword, a vision, values in bold and a glossary round it; horizontal rules as page breaks."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, financial_year, month, quarter, season, undated

NAME = "Pellingholt Safeguarding Children Partnership"
TITLE = "Three-year strategy and action plan 2024–27"
VISION = "A borough that children would choose to grow up in."
VALUES = [
    "Respect: we knock before we come in.",
    "Rigour: we ask for proof, of ourselves first.",
    "Hope: no family is written off.",
]
KEY = {"Purple": "superseded", "Blue": "delivered", "Green": "to plan", "Amber": "off plan but under control", "Red": "off plan"}  # fmt: skip
PARTS = [
    Part(
        "Race, faith and fair treatment",
        ref="STRATEGIC PRIORITY 1",
        groups=[
            Group(
                ["Black and Asian children are protected as quickly, and believed as readily, as any other child."],
                [
                    Line("Know which children wait longest and why", ref="1.1", leads="Head of Performance", due="31 March 2025", measure="the gap in waiting times is closed", status="Amber", actions=[
                        Line("Break down waiting times by ethnicity", ref="a)", leads="Data Team", due="July 2024"),
                        Line("Read forty files behind the numbers", ref="b)", leads="Audit Subgroup", due="Q3 2024/25"),
                        Line("Take both to the executive", ref="c)", leads="Head of Performance", due="February 2025"),
                    ]),
                    Line("Employ people who look like the children of Pellingholt", ref="1.2", leads="HR Directors’ Network", due="2026/27", measure="workforce returns of six agencies", status="Green", actions=[
                        Line("Set up a traineeship", ref="a)", leads="Social Work Academy", due="Autumn 2025"),
                        Line("Change how interviews are run", ref="b)", leads="HR Directors’ Network", due="May 2025"),
                    ]),
                    Line("Challenge adultification wherever it is written down", ref="1.3", leads="Every agency", due="Ongoing", status="Red"),
                ],
            )
        ],
    ),
    Part(
        "Homes with more than one danger",
        ref="STRATEGIC PRIORITY 2",
        groups=[
            Group(
                ["Where violence, addiction and illness meet, one plan covers all three."],
                [
                    Line("Agree a single plan for a family with several services", ref="2.1", leads="Assistant Director, Family Help / Mental Health Trust", due="30 November 2025", measure="no family with more than one plan", status="Green", actions=[
                        Line("Try the plan with ten families", ref="a)", leads="Locality Manager North", due="Jan 2025"),
                        Line("Ask the ten families", ref="b)", leads="Healthwatch Pellingholt", due="June 2025"),
                        Line("Spread it to all localities", ref="c)", leads="Locality Managers", due="November 2025"),
                    ]),
                    Line("Bring adult services to the child’s meeting", ref="2.2", leads="Adult Social Care", due="when the new duty rota is in place", measure="attendance at conferences", status="Amber"),
                    Line("Check that a safe parent is treated as safe", ref="2.3", leads="Domestic Abuse Commissioner’s Lead", due="Spring 2026", measure="survivor panel’s verdict", status="Blue"),
                ],
            )
        ],
    ),
    Part(
        "Trusted adults",
        ref="STRATEGIC PRIORITY 3",
        groups=[
            Group(
                ["Each child can name an adult, not a service, whom they would tell."],
                [
                    Line("Ask every child in Years 5 and 9 whom they would tell", ref="3.1", leads="Schools Partnership & Public Health", due="by December 2026", measure="survey published", status="Green", actions=[
                        Line("Agree three questions with pupils", ref="a)", leads="Children’s Rights Officer", due="2025", ),
                        Line("Run the survey in tutor time", ref="b)", leads="Schools Partnership", due="October 2026"),
                    ]),
                    Line("Lift the age at which youth clubs close their doors to nineteen", ref="3.2", due="April 2026", measure="members over sixteen", status="Purple"),
                ],
            )
        ],
    ),
    Part(
        "Core functions (business as usual)",
        kind="standing",
        groups=[
            Group(
                [],
                [
                    Line("Review child deaths", ref="4.1", leads="Child Death Review Partners", due="Monthly", measure="reviews finished in six months", status="Green"),
                    Line("Keep policies and procedures current", ref="4.2", leads="Policy Subgroup", due="Twice a year", status="Green"),
                    Line("Train and develop the workforce", ref="4.3", leads="Workforce Subgroup", due="Ongoing", measure="impact survey", status="Amber", open=["finding:compound"]),
                ],
            )
        ],
    ),
]  # fmt: skip
MEANINGS = Meanings(
    times={
        "31 March 2025": day(date(2025, 3, 31)),
        "July 2024": month(2024, 7),
        "Q3 2024/25": quarter(2024, 3),
        "February 2025": month(2025, 2),
        "2026/27": financial_year(2026),
        "Autumn 2025": season("autumn", 2025),
        "May 2025": month(2025, 5),
        "Ongoing": undated("ongoing"),
        "30 November 2025": day(date(2025, 11, 30)),
        "Jan 2025": month(2025, 1),
        "June 2025": month(2025, 6),
        "November 2025": month(2025, 11),
        "when the new duty rota is in place": undated(
            "conditional", condition="when the new duty rota is in place"
        ),
        "Spring 2026": season("spring", 2026),
        "by December 2026": month(2026, 12),
        "2025": calendar_year(2025),
        "October 2026": month(2026, 10),
        "April 2026": month(2026, 4),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
    },
    parties={
        "Assistant Director, Family Help / Mental Health Trust": [
            "Assistant Director, Family Help",
            "Mental Health Trust",
        ],
        "Schools Partnership & Public Health": ["Schools Partnership", "Public Health"],
    },
    everybody=["Every agency"],
)
LABELS = {"Lead": "leads", "Deadline": "due", "RAG": "status"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "pellingholt.md"
    values = [f"- **{name}:** {rest}" for name, rest in (value.split(": ") for value in VALUES)]
    key = [f"- {colour} = {words}" for colour, words in KEY.items()]
    lines = [
        f"**{NAME}**",
        "",
        f"# {TITLE}",
        "",
        "Adopted 11 June 2024 | Next review June 2025",
        "",
        "---",
        "",
    ]
    lines += [
        "## Foreword",
        "",
        "Last year a boy of thirteen told our annual event that he had had eleven workers",
    ]
    lines += ["and one friend. Nobody in the hall has forgotten it. What follows is our answer.", ""]
    lines += ["*Councillor Amrit Dhanjal, Lead Member*", "", "## Vision", "", VISION, "", "## Values", ""]
    lines += [*values, "", "## RAG", "", *key, "", "---", ""]
    for part in PARTS:
        lines += [*_part(part), "---", ""]
    lines += ["## Glossary", "", "**Adultification**: seeing a child as older than they are.", ""]
    lines += ["**Conference**: the meeting that decides on a child protection plan.", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _part(part: Part) -> list[str]:
    lines = [f"## {part.ref} — {part.title}" if part.ref else f"## {part.title}", ""]
    for group in part.groups:
        for outcome in group.outcomes:
            lines += [f"> **Outcome statement:** {outcome}", ""]
        for line in group.lines:
            lines += [f"### {line.ref} {line.text}", ""]
            labels = [(label, getattr(line, name)) for label, name in LABELS.items()]
            lines += [" · ".join(f"**{label}:** {words}" for label, words in labels if words), ""]
            if line.measure:
                lines += [f"*Success looks like:* {line.measure}", ""]
            if line.actions:
                steps = [f"- {step.ref} {step.text} ({step.leads}, {step.due})" for step in line.actions]
                lines += ["Milestones", "", *steps, ""]
    return lines


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024–27", "2024-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        vision=VISION,
        values=VALUES,
        key=KEY,
    )
