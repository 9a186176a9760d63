"""Markdown half in tables and half in words: under each outcome, which is a heading, a table whose objective is printed once
and blank on the rows of its further steps; a second priority whose tables have no column for the time, which is a heading
above them; a third in paragraphs with the lead and the time behind a dash; a status key in a sentence."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import half, month, months, quarter, term, undated

NAME = "Tidewell Bar Multi-Agency Safeguarding Partnership"
TITLE = "Safeguarding Children Plan 2025–2027"
KEY = {"C": "complete", "O": "on track", "D": "delayed", "N": "not begun"}
TABLED = Part(
    "Adolescents and exploitation",
    ref="1",
    lead="Superintendent, Local Policing",
    groups=[
        Group(
            ["Exploited young people trust at least one professional"],
            [
                Line("Keep the same worker from first contact to last", actions=[
                    Line("Change the allocation rule", leads="Head of Adolescent Service", due="July 2025", status="C"),
                    Line("Cap caseloads at twelve", leads="Head of Adolescent Service", due="Jan 2026", measure="average caseload", status="O"),
                ]),
                Line("Offer an advocate in every strategy meeting", actions=[
                    Line("Agree the referral route", leads="Advocacy Manager / MASH Manager", due="Q3 2025/26", status="O"),
                    Line("Tell young people about it in their own words", leads="Youth Advisers", due="autumn term 2025", measure="young people who know", status="N"),
                    Line("Report take-up", due="quarterly", status="N"),
                ]),
            ],
        ),
        Group(
            ["Adults who exploit children are stopped"],
            [
                Line("Use civil orders as well as criminal ones", actions=[
                    Line("Train ten solicitors and sergeants together", leads="Legal Services and Police", due="Feb–Apr 2026", measure="orders applied for", status="D"),
                ]),
                Line("Share what licensing, housing and trading standards see", actions=[
                    Line("Hold a weekly call", leads="Community Safety Partnership", due="from 1st half of 2025/26", status="C", open=["due_text"]),
                    Line("Keep a joint log of addresses", leads="Intelligence Hub", due="Q1 2026/27", measure="addresses visited", status="O"),
                ]),
            ],
        ),
    ],
)  # fmt: skip
DATED = [
    ("By the end of March 2026", [
        Line("Put a speech therapist in the youth justice team", leads="ICB", measure="screened in two weeks", status="O"),
        Line("Write letters that a nine-year-old can read", leads="All services", measure="letters tested", status="N"),
        Line("Find out which children miss three appointments", leads="Data Manager; Children's Hospital", status="D"),
    ]),
    ("By the end of March 2027", [
        Line("Move hearing checks into schools for disabled children", leads="Audiology", measure="checks done", status="N"),
        Line("Let parents see the record as it is written", leads="", status="N"),
    ]),
]  # fmt: skip
HORIZONS = Part(
    "Children with communication needs",
    ref="2",
    lead="Designated Social Care Officer",
    groups=[
        Group(
            ["Children who communicate differently are understood.", "Their parents do not have to explain twice."],
            [Line(**{**vars(line), "due": when}) for when, lines in DATED for line in lines],
        )
    ],
)  # fmt: skip
ROUTINE = Part(
    "Day-to-day business of the partnership",
    kind="standing",
    open=["section.kind"],
    groups=[
        Group(
            [],
            [
                Line("Keep a forward plan of meetings that every member can see", leads="Business Coordinator", due="ongoing"),
                Line("Return the budget outturn to the three partners", leads="Finance Business Partner", due="June 2026"),
                Line("Induct new members within six weeks", leads="Independent Chair", due="as members join", open=["due.precision", "finding:ongoing"]),
                Line("Test the on-call arrangements out of hours", leads="Emergency Duty Team", due="yearly"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "July 2025": month(2025, 7),
        "Jan 2026": month(2026, 1),
        "Q3 2025/26": quarter(2025, 3),
        "autumn term 2025": term("autumn", 2025),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Feb–Apr 2026": months((2026, 2), (2026, 4)),
        "from 1st half of 2025/26": half(2025, 1),
        "Q1 2026/27": quarter(2026, 1),
        "By the end of March 2026": month(2026, 3),
        "By the end of March 2027": month(2027, 3),
        "ongoing": undated("ongoing"),
        "June 2026": month(2026, 6),
        "as members join": undated("conditional", condition="as members join"),
        "yearly": undated("ongoing", "FREQ=YEARLY"),
    },
    parties={
        "Advocacy Manager / MASH Manager": ["Advocacy Manager", "MASH Manager"],
        "Legal Services and Police": ["Legal Services", "Police"],
        "Data Manager; Children's Hospital": ["Data Manager", "Children's Hospital"],
    },
    everybody=["All services"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "tidewell-bar.md"
    key = ", ".join(f"**{code}** {words}" for code, words in KEY.items())
    lines = [
        f"# {TITLE}",
        f"### {NAME}",
        "",
        "_This plan replaces the one for 2022–2025. A version with pictures is on the website._",
        "",
        f"Letters in the last column: {key}.",
        "",
        *_tabled(),
        *_dated(),
        f"## {ROUTINE.title}",
        "",
        "No priority, but no partnership without it.",
        "",
    ]
    for line in ROUTINE.lines:
        lines += [f"**{line.text}** — {line.leads} — {line.due}", ""]
    lines += ["## Contact", "", "Write to the business unit, Tidewell Bar Civic Offices.", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    save_gold(_gold(), path)


def _tabled() -> list[str]:
    lines = [f"## Priority {TABLED.ref}: {TABLED.title}", "", f"Priority lead: {TABLED.lead}", ""]
    for number, group in enumerate(TABLED.groups, 1):
        lines += [f"### Outcome {number}: {group.outcomes[0]}", ""]
        lines += ["| Objective | Steps | Who | When | Measured by | |", "|:--|:--|:--|:-:|:--|:-:|"]
        for line in group.lines:
            for order, step in enumerate(line.actions):
                objective = line.text if order == 0 else ""
                cells = [objective, step.text, step.leads, step.due, step.measure, step.status]
                lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return lines


def _dated() -> list[str]:
    lines = [f"## Priority {HORIZONS.ref}: {HORIZONS.title}", "", f"Priority lead: {HORIZONS.lead}", ""]
    lines += ["Outcomes:", "", *(f"* {outcome}" for outcome in HORIZONS.groups[0].outcomes), ""]
    for when, rows in DATED:
        lines += [f"### {when}", "", "| Objective | Who | Measured by | Status |", "|---|---|---|---|"]
        lines += [f"| {row.text} | {row.leads} | {row.measure} | {row.status} |" for row in rows]
        lines.append("")
    return lines


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025–2027", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [TABLED, HORIZONS, ROUTINE]],
        key=KEY,
    )
