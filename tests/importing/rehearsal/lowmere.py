"""A delivery plan in plain text by horizons: each priority has a number and, on the next line, a title; its outcomes are
numbered; under "By March 2025 we will" and the like stand bullets, wrapped, that end in square brackets with the initials of
the leads, the numbers of the outcomes they serve and sometimes a time of their own. A who's who, progress so far that is told
in bullets as well, and routine duties by group."""

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, month, undated

NAME = "Lowmere Safeguarding Children Partnership"
TITLE = "Delivery Plan 2024-2027"
VISION = "Lowmere children are safe, are heard and have somebody to turn to."
HORIZONS = {
    "March 2025": "By March 2025 we will:",
    "March 2026": "By March 2026 we will:",
    "March 2027": "By March 2027 we will:",
}
OUTCOMES_1 = [
    "Children at risk of harm outside the home are identified early by the adults who see them every day.",
    "Safety plans are made with parents and carers and not about them.",
]
OUTCOMES_2 = [
    "Family help is offered before a family reaches crisis.",
    "Every practitioner understands the threshold document.",
    "Families tell their story once.",
]
OUTCOMES_3 = ["Learning from reviews changes what practitioners do."]
# What was done before, and is no commitment of this plan.
SO_FAR = {
    "PRIORITY 1": ["agreed a definition of harm outside the home", "appointed two coordinators"],
    "PRIORITY 2": ["opened four family hubs", "revised the early help assessment"],
    "PRIORITY 3": ["published three practice reviews"],
}
PARTS = [
    Part("SAFEGUARDING ADOLESCENTS", ref="PRIORITY 1", groups=[Group(OUTCOMES_1, [
        Line("adopt a single child exploitation assessment across all agencies", leads="CE", due="March 2025", serves=[0]),
        Line("map the places where young people tell us that they do not feel safe", leads="YP, CSP", due="March 2025", serves=[0]),
        Line("publish a guide for parents and carers on harm outside the home", leads="CE", due="by 30 September 2024", serves=[1]),
        Line("offer context conferences for groups of young people in all four localities", leads="SM", due="March 2026", serves=[0, 1]),
        Line("train park wardens, shop staff and transport workers as trusted adults", leads="CSP", due="March 2026", serves=[0]),
        Line("evaluate the impact of context conferences with the university", leads="", due="March 2027", serves=[0, 1]),
    ])]),
    Part("HELPING FAMILIES EARLIER", ref="PRIORITY 2", groups=[Group(OUTCOMES_2, [
        Line("issue a revised threshold document that reflects the national reforms", leads="BM", due="by July 2024", serves=[1]),
        Line("brief 600 practitioners on the revised threshold document", leads="L&D", due="March 2025", serves=[1]),
        Line("agree the role of the family help lead practitioner with schools, health visiting and housing", leads="HFH", due="March 2025", serves=[0, 2]),
        Line("establish a multi-agency child protection team in the north of the borough as a pilot", leads="SM / DI", due="March 2026", serves=[2]),
        Line("introduce one family plan in place of the four that are used now", leads="HFH", due="March 2026", serves=[2]),
        Line("extend the multi-agency child protection team to the whole borough", leads="SM / DI", due="March 2027", serves=[2]),
    ])]),
    Part("A LEARNING PARTNERSHIP", ref="PRIORITY 3", groups=[Group(OUTCOMES_3, [
        Line("create a library of seven-minute briefings", leads="L&D", due="March 2025"),
        Line("test whether learning has reached the front line by visiting twelve teams", leads="IS", due="March 2026"),
        Line("commission a peer review of the partnership", leads="DSPs", due="by end of January 2027"),
    ])]),
]  # fmt: skip
ROUTINE = [
    Part("Quality and Performance Group", kind="standing", groups=[Group([], [
        Line("review the partnership's data set", leads="QPG", due="quarterly"),
        Line("undertake multi-agency audits", leads="QPG", due="four times a year", open=["due.recurrence"]),
    ])]),
    Part("Child Safeguarding Review Group", kind="standing", groups=[Group([], [
        Line("complete rapid reviews", leads="CSRG", due="within 15 working days"),
        Line("monitor action plans from reviews until they are complete", leads="CSRG", due="ongoing"),
    ])]),
]  # fmt: skip
PEOPLE = {
    "BM": "Business Manager",
    "CE": "Child Exploitation Coordinator",
    "CSP": "Community Safety Partnership",
    "CSRG": "Child Safeguarding Review Group",
    "DI": "Detective Inspector, Child Abuse Investigation Unit",
    "DSPs": "Delegated Safeguarding Partners",
    "HFH": "Head of Family Help",
    "IS": "Independent Scrutineer",
    "L&D": "Learning and Development Officer",
    "QPG": "Quality and Performance Group",
    "SM": "Service Manager, Safeguarding",
    "YP": "Youth Participation Officer",
}
MEANINGS = Meanings(
    times={
        "March 2025": month(2025, 3),
        "March 2026": month(2026, 3),
        "March 2027": month(2027, 3),
        "by 30 September 2024": day(date(2024, 9, 30)),
        "by July 2024": month(2024, 7),
        "by end of January 2027": month(2027, 1),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "four times a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "within 15 working days": undated("relative"),
        "ongoing": undated("ongoing"),
    },
    parties={"YP, CSP": ["YP", "CSP"], "SM / DI": ["SM", "DI"]},
)
WIDTH = 74


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "lowmere.txt"
    lines = [NAME, TITLE, "", "Approved by the Delegated Safeguarding Partners, 27 March 2024", ""]
    lines += ["Our vision", "", VISION, "", "About this plan", ""]
    lines += wrap("Our safeguarding arrangements were published in 2023. This plan says what we will do about the three priorities in them, and when. We will review it every March. Where an action is due at another time, the time is given. After each action, in square brackets, stand the initials of who leads it and the outcomes that it serves; the initials are explained on the last page.", WIDTH)  # fmt: skip
    lines += ["", "The priorities are", ""]
    lines += [f"  {number}. {part.title.capitalize()}" for number, part in enumerate(PARTS, 1)]
    for part in PARTS:
        lines += ["", "", *_part(part)]
    lines += ["", "", "ROUTINE BUSINESS OF THE GROUPS", "=" * 30, ""]
    lines += ["The groups also carry out these standing duties, year on year.", ""]
    for part in ROUTINE:
        lines += [part.title, ""]
        for line in part.lines:
            lines += _bullet(line)
        lines.append("")
    lines += ["", "WHO IS WHO", "=" * 10, ""]
    lines += [f"{short:<7}{words}" for short, words in PEOPLE.items()]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    save_gold(_gold(), path)


def _part(part: Part) -> list[str]:
    outcomes = part.groups[0].outcomes
    lines = [part.ref, part.title, "=" * len(part.title), "", "So far we have", ""]
    lines += [f"  - {words}" for words in SO_FAR[part.ref]]
    lines += ["", "The outcomes we want" if len(outcomes) > 1 else "The outcome we want", ""]
    for number, words in enumerate(outcomes, 1):
        lead = f"  {number}. " if len(outcomes) > 1 else "  "
        lines += wrap(lead + words, WIDTH, subsequent_indent=" " * len(lead), drop_whitespace=True)
    for own, heading in HORIZONS.items():
        lines += ["", heading, ""]
        for line in part.lines:
            if _horizon(line) == own:
                lines += _bullet(line, len(outcomes))
    return lines


def _horizon(line: Line) -> str:
    """The heading under which a line stands: its own date, or the first one after it."""
    if line.due in HORIZONS:
        return line.due
    return "March 2027" if "2027" in line.due else "March 2025"


def _bullet(line: Line, outcomes: int = 0) -> list[str]:
    parts = [line.leads]
    if outcomes > 1:
        numbers = " and ".join(str(place + 1) for place in line.serves or [])
        parts.append(f"outcomes {numbers}" if "and" in numbers else f"outcome {numbers}")
    if line.due not in HORIZONS:
        parts.append(line.due)
    tail = "; ".join(filter(None, parts))
    return wrap(f"  - {line.text} [{tail}]", WIDTH, subsequent_indent="    ")


def _gold() -> dict[str, Any]:
    sections = [MEANINGS.section(part) for part in [*PARTS, *ROUTINE]]
    for row in [row for section in sections for row in section["objectives"]]:
        if row["due_text"] in HORIZONS:
            # How much of a heading is the printed time is left open.
            row["due_text"] = f"By {row['due_text']}"
            row["open"] = [*row.get("open", []), "due_text"]
    return plan(TITLE, NAME, ("2024-2027", "2024-04-01", "2027-03-31"), sections, vision=VISION)
