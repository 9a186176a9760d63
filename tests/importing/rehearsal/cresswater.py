"""A plan in Markdown that was copied from a designed booklet: a number as one heading and the title as the next, an overview in
four questions, outcomes with numbers, objectives as headings that name their outcome, below them bullets of the kind "words –
initials – time" and a paragraph on how success is measured; an executive summary that lists the objectives, initials
explained at the end, core functions, a risk register."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, months, quarter, undated

NAME = "Cresswater Safeguarding Children Partnership"
TITLE = "Safeguarding Plan 2023–2025"
VISION = "In Cresswater children come first: at home, in school, online and in the community."
OVERVIEW = {
    "01": (
        "Police recorded 286 offences of child sexual abuse in Cresswater in 2022, and only 21 children had a child protection plan because of it. Research suggests that one child in ten is abused before the age of sixteen.",
        "We adopted the national practice resources and held our first practice week.",
    ),
    "02": (
        "A third of our child protection plans name parental mental ill health, and a quarter name alcohol or drugs. Adult services told us that they do not always ask about children.",
        "We wrote a joint protocol between adults’ and children’s services. It has been slow to change practice.",
    ),
    "03": (
        "Eighty unaccompanied children have come to Cresswater since 2021. Two went missing within three days and have not been found.",
        "We set up a multi-agency meeting for children who arrive alone.",
    ),
}  # fmt: skip
# The measure stands with the objective; whether its lack is told of each bullet is left open.
OPEN = ["finding:no_measure"]


def _bullet(text: str, leads: str, due: str, **more: Any) -> Line:
    return Line(text, leads=leads, due=due, open=[*OPEN, *more.pop("open", ())], **more)


PARTS = [
    Part("Child sexual abuse", ref="01", groups=[Group(["Children are believed and helped, whether or not there is a prosecution.", "Practitioners have the skills to notice and to talk about sexual abuse."], [
        Line("Raise the confidence of the workforce", ref="1.1", serves=[1], measure="Confidence scores before and after training; number of children with a plan because of sexual abuse.", actions=[
            _bullet("Train forty practice leads", "WDM", "by July 2023"),
            _bullet("Set up a helpline for practitioners", "DD, HoS", "by September 2023"),
            _bullet("Publish a resource pack for schools", "ESL", "Oct–Nov 2023"),
        ]),
        Line("Improve support after disclosure", ref="1.2", serves=[0], measure="Waiting time for therapy; feedback of children.", actions=[
            _bullet("Review the pathway for therapeutic support", "ICB-C", "by end of 2023"),
            _bullet("Ask children and parents about their experience of the pathway", "YPA", "by 31 January 2024"),
        ]),
    ])]),
    Part("Parents with mental ill health or who use alcohol and drugs", ref="02", groups=[Group(["Adult services think family.", "Children know that it is not their fault and that they are not alone."], [
        Line("Make the joint protocol work", ref="2.1", serves=[0], measure="Audit of sixty adult files shows that children are recorded in nine out of ten.", actions=[
            _bullet("Name a champion in every adult team", "AMH, SMS", "by June 2023"),
            _bullet("Hold joint supervision", "AMH / HoS", "monthly"),
            _bullet("Audit adult files for evidence that children were considered", "QAM", "Q4 2023/24"),
        ]),
        Line("Support children of parents who are unwell", ref="2.2", serves=[1], measure="Number of children supported.", actions=[
            _bullet("Commission groups for young carers and for children affected by alcohol", "PH", "by April 2024"),
            _bullet("Give GPs a booklet for families", "", "by May 2024"),
        ]),
    ])]),
    Part("Children who arrive alone", ref="03", groups=[Group(["Unaccompanied children are safe from trafficking from their first day."], [
        Line("Respond within the first 72 hours", ref="3.1", measure="No unaccompanied child goes missing in the first week.", actions=[
            _bullet("Write a safety plan with an interpreter on the day of arrival", "HoS", "immediate"),
            _bullet("Agree a protocol with hotels that are used for asylum seekers", "DCI", "by August 2023"),
        ]),
        Line("Help children to settle", ref="3.2", measure="Health assessments completed within 20 working days.", actions=[
            _bullet("Provide a health passport for each child", "DN", "2024"),
            _bullet("Match every child with an independent guardian", "All partners", "ongoing"),
        ]),
    ])]),
]  # fmt: skip
CORE = Part("Core functions", kind="standing", groups=[Group([], [
    Line("Review child deaths with neighbouring areas", leads="CDOP", due="ongoing"),
    Line("Report on allegations against people in positions of trust", leads="LADO", due="annually"),
    Line("Keep the website up to date", leads="BSO", due="quarterly"),
])])  # fmt: skip
PEOPLE = {
    "AMH": "Head of Adult Mental Health",
    "BSO": "Business Support Officer",
    "CDOP": "Child Death Overview Panel",
    "DCI": "Detective Chief Inspector",
    "DD": "Designated Doctor",
    "DN": "Designated Nurse for Children in Care",
    "ESL": "Education Safeguarding Lead",
    "HoS": "Head of Safeguarding",
    "ICB-C": "Integrated Care Board, Children’s Commissioner",
    "LADO": "Local Authority Designated Officer",
    "PH": "Public Health",
    "QAM": "Quality Assurance Manager",
    "SMS": "Substance Misuse Service",
    "WDM": "Workforce Development Manager",
    "YPA": "Young People’s Advocate",
}
MEANINGS = Meanings(
    times={
        "by July 2023": month(2023, 7),
        "by September 2023": month(2023, 9),
        "Oct–Nov 2023": months((2023, 10), (2023, 11)),
        "by end of 2023": calendar_year(2023),
        "by 31 January 2024": day(date(2024, 1, 31)),
        "by June 2023": month(2023, 6),
        "monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Q4 2023/24": quarter(2023, 4),
        "by April 2024": month(2024, 4),
        "by May 2024": month(2024, 5),
        "immediate": undated("relative"),
        "by August 2023": month(2023, 8),
        "2024": calendar_year(2024),
        "ongoing": undated("ongoing"),
        "annually": undated("ongoing", "FREQ=YEARLY"),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
    },
    parties={"DD, HoS": ["DD", "HoS"], "AMH, SMS": ["AMH", "SMS"], "AMH / HoS": ["AMH", "HoS"]},
    everybody=["All partners"],
)
RISKS = [
    "**Funding.** Two posts are funded for one year only. *Mitigation:* business case to the three partners. *Owner:* HoS",
    "**Information technology.** The new case system may not produce reports. *Mitigation:* test before it goes live. *Owner:* QAM",
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "cresswater.md"
    lines = [f"# {NAME}", "", f"# {TITLE}", "", "## Executive summary", ""]
    lines += ["We have three priorities. Under each of them we will:", ""]
    for part in PARTS:
        lines.append(f"{int(part.ref)}. **{part.title}**: {'; '.join(line.text.lower() for line in part.lines)}")  # fmt: skip
    lines += ["", "## Vision", "", VISION, ""]
    for part in PARTS:
        lines += _part(part)
    lines += [f"# {CORE.title}", "", "These carry on alongside the priorities.", ""]
    lines += [_item(line) for line in CORE.lines]
    lines += ["", "# Risk register", "", *(f"{number}. {words}" for number, words in enumerate(RISKS, 1)), ""]
    lines += ["# Initials used in this plan", "", *(f"- {short}: {words}" for short, words in PEOPLE.items()), ""]  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _part(part: Part) -> list[str]:
    know, done = OVERVIEW[part.ref]
    outcomes = part.groups[0].outcomes
    lines = [f"# {part.ref}", "", f"# {part.title}", ""]
    lines += ["## What do we know?", "", know, "", "## What did we do last year?", "", done, ""]
    lines += ["## What do we want for children?", ""]
    lines += [f"{number}. {words}" for number, words in enumerate(outcomes, 1)]
    lines += ["", "## How will we get there?", ""]
    for line in part.lines:
        lines += [f"### Objective {line.ref}: {line.text}", ""]
        if len(outcomes) > 1:
            lines += [f"*Outcome {' and '.join(str(place + 1) for place in line.serves or [])}*", ""]
        lines += [*(_item(action) for action in line.actions), "", f"**How we will measure success.** {line.measure}", ""]  # fmt: skip
    return lines


def _item(line: Line) -> str:
    return f"- {' – '.join(filter(None, [line.text, line.leads, line.due]))}"


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2023–2025", "2023-04-01", "2025-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, CORE]],
        vision=VISION,
    )
