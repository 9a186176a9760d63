"""A plan in nested bullets of five depths: a heading for each priority, under it bullets for what will be different,
under those the commitments in bold, under those labelled bullets and, for some, steps with a date at their end. The
vision is a quotation; core business has no outcomes; one commitment has no lead and one no time."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, half, month, months, season, undated

NAME = "Brackendene Safeguarding Children Partnership"
TITLE = "Our plan for April 2025 to March 2027"
VISION = "No child in Brackendene has to shout to be heard."
VALUES = ["Kindness with a backbone", "Straight talking", "Nobody left holding it alone"]
FRONT = f"""# {NAME}

## {TITLE}

*Draft for sign-off, last saved 4 March 2025 by the partnership office*

> **Our vision:** {VISION}

### What we value

{chr(10).join(f"1. {value}" for value in VALUES)}

### Why these priorities

In 2024 we looked at 60 files, talked with 112 parents and read three rapid reviews. The same three things came up each time, so the plan has three priorities and a short list of core business.

---
"""
PARTS = [
    Part(
        "Neglect is noticed while it is still small",
        ref="1",
        lead="Head of Service, Family Help",
        groups=[
            Group(
                ["Families meet one worker who stays."],
                [
                    Line(
                        "We will give every family in Family Help a lead practitioner within ten days",
                        leads="Family Help Service Manager",
                        due="September 2025",
                        measure="nine in ten families can name their worker",
                        actions=[
                            Line("Recruit to the four empty posts", due="by June 2025"),
                            Line("Agree who covers when a worker is on leave", due="by July 2025"),
                            Line("Ring twenty families to ask if it worked", due="by December 2025"),
                        ],
                    ),
                    Line(
                        "We will count how often a child has had to change worker",
                        leads="Data and Insight Team",
                        due="Every quarter",
                        measure="fewer changes in each year of the plan",
                    ),
                ],
            ),
            Group(
                ["Homes that are cold, damp or unsafe are put right."],
                [
                    Line(
                        "We will bring landlords, housing officers and health visitors round one table",
                        leads="Housing Standards / 0-19 Service",
                        due="First half of 2025/26",
                        measure="twelve homes repaired through the table in its first year",
                        actions=[
                            Line("Write to the thirty largest landlords", due="May 2025"),
                            Line("Hold the first meeting at the depot", due="30 June 2025"),
                        ],
                    ),
                    Line(
                        "We will teach repair crews what to do when they see a child they worry about",
                        leads="Learning and Development Officer",
                        due="Autumn 2025",
                    ),
                ],
            ),
        ],
    ),
    Part(
        "Young people are safe in the places where they spend their time",
        ref="2",
        lead="Superintendent, Neighbourhoods",
        groups=[
            Group(
                ["The bus station and the retail park feel safe after dark."],
                [
                    Line(
                        "We will map where young people say they feel unsafe",
                        leads="Youth Council, Community Safety Manager",
                        due="by 31 October 2025",
                        measure="a map that young people have signed off",
                        actions=[
                            Line("Walk three routes with young people", due="August 2025"),
                            Line("Put what they say on the shared map", due="September 2025"),
                        ],
                    ),
                    Line(
                        "We will place a youth worker at the bus station on four evenings a week",
                        due="From January to March 2026",
                        measure="calls to the police from the station go down by a fifth",
                    ),
                ],
            ),
            Group(
                ["A child who is exploited is treated as a child."],
                [
                    Line(
                        "We will stop using words that blame children in every record we keep",
                        leads="All agencies",
                        due="during 2026",
                        measure="dip sample of 40 records",
                        actions=[
                            Line(
                                "Publish a short list of words with better ones beside them", due="March 2026"
                            ),
                            Line("Add the list to the induction of new staff", due="April 2026"),
                        ],
                    ),
                    Line(
                        "We will offer an advocate at the first strategy meeting",
                        leads="Advocacy Service",
                        measure="take-up of the offer",
                    ),
                ],
            ),
        ],
    ),
    Part(
        "Little ones with a disability are not overlooked",
        ref="3",
        lead="Designated Clinical Officer",
        groups=[
            Group(
                ["Children who do not use speech can still tell us."],
                [
                    Line(
                        "We will buy picture tools for every child protection team",
                        leads="Principal Social Worker",
                        due="as soon as the grant is confirmed",
                        measure="tools seen in use at observation visits",
                    ),
                    Line(
                        "We will check each short break home with a visit that nobody expects",
                        leads="Quality Assurance Subgroup",
                        due="Twice a year",
                        measure="reports of visits read by the executive",
                    ),
                ],
            ),
        ],
    ),
]
CORE = Part(
    "Core business",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Keep the multi-agency procedures up to date", leads="Policy Officer", due="Ongoing", measure="no chapter older than two years"),
                Line("Hold the yearly safeguarding week", leads="Partnership Office & Voluntary Sector Forum", due="November 2025", measure="150 people come"),
                Line("Send young advisers to each executive meeting", leads="Participation Lead", due="Monthly"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "September 2025": month(2025, 9),
        "by June 2025": month(2025, 6),
        "by July 2025": month(2025, 7),
        "by December 2025": month(2025, 12),
        "Every quarter": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "First half of 2025/26": half(2025, 1),
        "May 2025": month(2025, 5),
        "30 June 2025": day(date(2025, 6, 30)),
        "Autumn 2025": season("autumn", 2025),
        "by 31 October 2025": day(date(2025, 10, 31)),
        "August 2025": month(2025, 8),
        "From January to March 2026": months((2026, 1), (2026, 3)),
        "during 2026": calendar_year(2026),
        "March 2026": month(2026, 3),
        "April 2026": month(2026, 4),
        "as soon as the grant is confirmed": undated(
            "conditional", condition="as soon as the grant is confirmed"
        ),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Ongoing": undated("ongoing"),
        "November 2025": month(2025, 11),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
    },
    parties={
        "Housing Standards / 0-19 Service": ["Housing Standards", "0-19 Service"],
        "Youth Council, Community Safety Manager": ["Youth Council", "Community Safety Manager"],
        "Partnership Office & Voluntary Sector Forum": ["Partnership Office", "Voluntary Sector Forum"],
    },
    everybody=["All agencies"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "brackendene.md"
    lines = FRONT.splitlines()
    for part in PARTS:
        lines += ["", f"## Priority {part.ref}: {part.title}", "", f"*Priority lead: {part.lead}*", ""]
        for group in part.groups:
            lines.append(f"- What will be different: {group.outcomes[0]}")
            for line in group.lines:
                lines += _commitment(line, "  ")
    lines += ["", f"## {CORE.title}", "", "This carries on in every year, with or without a plan.", ""]
    for line in CORE.lines:
        lines += _commitment(line, "")
    lines += ["", "---", "", "Questions: partnership.office@brackendene.example.org", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _commitment(line: Line, indent: str) -> list[str]:
    labels = [("Lead", line.leads), ("When", line.due), ("How we will know", line.measure)]
    lines = [f"{indent}- **{line.text}**"]
    lines += [f"{indent}  - {label}: {words}" for label, words in labels if words]
    if line.actions:
        lines.append(f"{indent}  - Steps:")
        lines += [f"{indent}    - {step.text} – {step.due}" for step in line.actions]
    return lines


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("April 2025 to March 2027", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, CORE]],
        vision=VISION,
        values=VALUES,
    )
