"""A plan typed by hand whose levels are told by indentation: a priority in capitals at the margin, its aims two steps in,
the objectives below an aim with their number before them, labels with leader dots, tasks with a plus sign; long words go on
under their own beginning; the name of the partnership comes again after a form feed; ratings from 1 to 4."""

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

NAME = "Wexcombe Row Safeguarding Children Partnership"
TITLE = "Plan on a Page and a Bit, 2026 - 2029"
VISION = "Every child in the Row is safe, wanted and listened to."
VALUES = ["we turn up", "we own up", "we follow up"]
KEY = {"1": "nothing to show yet", "2": "started", "3": "nearly there", "4": "done"}
PARTS = [
    Part(
        "YOUNG CARERS",
        ref="PRIORITY A",
        lead="Cabinet Member for Children",
        groups=[
            Group(
                ["Young carers are found by the people who treat their parents"],
                [
                    Line("Ask each adult patient whether a child looks after them", ref="A1", leads="GP Federation", due="by October 2026", measure="question asked at every yearly check", status="2"),
                    Line("Give each young carer a card that opens doors", ref="A2", leads="Young Carers' Project / Libraries and Leisure", due="Spring 2027", status="1", actions=[
                        Line("agree with pharmacies and schools what the card allows"),
                        Line("print the first 500 cards"),
                    ]),
                ],
            ),
            Group(
                ["Young carers have time to be children"],
                [
                    Line("Pay for one short break for each young carer in each school holiday", ref="A3", leads="Short Breaks Commissioner", due="once the new contract is let", measure="breaks taken", status="1"),
                    Line("Stop penalties for lateness where a child has given morning care", ref="A4", due="1 September 2026", measure="no penalties in the yearly return", status="4"),
                ],
            ),
        ],
    ),
    Part(
        "CHILDREN WHO COME HERE ALONE",
        ref="PRIORITY B",
        lead="Assistant Chief Constable",
        groups=[
            Group(
                ["A child who arrives alone is warm, fed and believed on the first night"],
                [
                    Line("Keep four beds ready with foster carers who speak a language the child knows", ref="B1", leads="Fostering Team", due="2026/27", measure="nights spent in a police station", status="3"),
                    Line("Teach harbour staff and lorry park staff what to do in the first hour", ref="B2", leads="Border Liaison Officer, Training Coordinator", due="Q2 2026/27", measure="90 staff taught", status="2", actions=[
                        Line("record a lesson of ten minutes"),
                        Line("hang the steps on the wall of each cabin"),
                        Line("test the steps with an exercise at night"),
                    ]),
                ],
            ),
            Group(
                ["Nobody disappears from care in the first week"],
                [
                    Line("Draw up a plan against trafficking within 24 hours", ref="B3", leads="All agencies", due="immediate", status="2", open=["finding:no_due", "due.earliest", "due.latest"]),
                    Line("Review each child who went missing within a week of arrival", ref="B4", leads="Exploitation Subgroup", due="every month", measure="fewer children lost", status="3"),
                ],
            ),
        ],
    ),
]  # fmt: skip
CORE = Part(
    "OUR STANDING DUTIES",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Collect the returns that agencies owe under section 11", ref="D1", leads="Business Manager", due="31 January 2027", measure="all returns in on time", status="1"),
                Line("Spread the learning from practice reviews", ref="D2", leads="Learning Group + training lead for each agency", due="ongoing", status="3"),
                Line("Hold a day for front-line staff with the executive", ref="D3", leads="Independent Scrutineer", due="twice a year", measure="forty staff at each", status="2"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "by October 2026": month(2026, 10),
        "Spring 2027": season("spring", 2027),
        "once the new contract is let": undated("conditional", condition="once the new contract is let"),
        "1 September 2026": day(date(2026, 9, 1)),
        "2026/27": financial_year(2026),
        "Q2 2026/27": quarter(2026, 2),
        "immediate": undated("relative"),
        "every month": undated("ongoing", "FREQ=MONTHLY"),
        "31 January 2027": day(date(2027, 1, 31)),
        "ongoing": undated("ongoing"),
        "twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
    },
    parties={
        "Young Carers' Project / Libraries and Leisure": ["Young Carers' Project", "Libraries and Leisure"],
        "Border Liaison Officer, Training Coordinator": ["Border Liaison Officer", "Training Coordinator"],
        "Learning Group + training lead for each agency": ["Learning Group", "training lead for each agency"],
    },
    everybody=["All agencies"],
)
LABELS = {"Who": "leads", "By when": "due", "Measure": "measure", "Rating": "status"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "wexcombe-row.txt"
    lines = [NAME, TITLE, "", "Vision:   " + VISION, "", "Values:"]
    lines += [f"   - {value}" for value in VALUES]
    lines += ["", "Ratings:  " + ", ".join(f"{code} = {words}" for code, words in KEY.items()), "", ""]
    for part in PARTS:
        lines += [f"{part.ref}: {part.title}", f"Champion: {part.lead}", ""]
        for group in part.groups:
            lines += [*_hanging("    Aim: ", group.outcomes[0]), ""]
            for line in group.lines:
                lines += _objective(line, " " * 8)
        lines += (
            ["                                       - 1 -", f"\f{NAME}", ""] if part is PARTS[0] else [""]
        )
    lines += [CORE.title, "(these do not change from plan to plan)", ""]
    for line in CORE.lines:
        lines += _objective(line, " " * 4)
    lines += ["                                       - 2 -", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _hanging(before: str, words: str) -> list[str]:
    return wrap(words, 74, initial_indent=before, subsequent_indent=" " * len(before))


def _objective(line: Line, indent: str) -> list[str]:
    lines = _hanging(f"{indent}{line.ref}  ", line.text)
    for label, name in LABELS.items():
        # Where there is nothing to say the label was still typed.
        lines += _hanging(f"{indent}    {label} {'.' * (12 - len(label))} ", getattr(line, name) or "--")
    for task in line.actions:
        lines += _hanging(f"{indent}    + ", task.text)
    return [*lines, ""]


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2026 - 2029", "2026-04-01", "2029-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, CORE]],
        vision=VISION,
        values=VALUES,
        key=KEY,
    )
