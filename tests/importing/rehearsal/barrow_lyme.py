"""Markdown pipe tables: one table for all priorities with bold rows for each and a row for its outcome, an objective printed
once over its tasks, months as a workbook shows them, letter codes; then a table of standing work by quarter."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

TEXT = """\
# Barrow Lyme Local Safeguarding Children Partnership: Delivery Plan 2023/24 – 2025/26

| Version | Date | Who | What changed |
|---|---|---|---|
| 0.4 | 02.03.23 | Business Manager | After the workshop |
| 1.0 | 30.03.23 | Executive | Agreed |

This plan belongs to everyone who signed it. It is kept short on purpose.

**The codes in the last column**

| Code | Meaning |
|---|---|
| C | Complete |
| T | On track |
| S | Slipping |
| N | Not started |

## Delivery plan

| No | Objective | Key tasks | Lead(s) | When by | How measured | Code |
|:--|:--|:--|:--|:--|:--|:-:|
| **A. Children who are neglected** | | | | | | |
| *Outcome: Neglect is named in the first month, not the tenth.* | | | | | | |
| 1a | Schools spot neglect early | Give every school a named neglect lead | SGO | Sep-23 | 40 of 44 schools | C |
| 1b | | Run a drop-in at each cluster meeting | SGO<br>NSPCC | 6-monthly | | T |
| 1c | Parents know where to turn | Put the help page on one short address | Comms Lead & Midwifery | Mar-24 | Page visits | T |
| 1d | | Fund a parents' group in each ward | ICB / Council | 2024/25 | Eight groups | N |
| **B. Children sexually harmed in the family** | | | | | | |
| *Outcome: Children do not have to say the words before we act.* | | | | | | |
| 2a | Practitioners recognise the signs | Teach the signs template to 200 people | Workforce Development Officer | by 31/12/23 | Training log | T |
| 2b | | Add the template to every case system | All agencies | Summer 2024 | Spot check | S |
| 2c | Medical examinations are offered in time | Agree a rota with the regional centre | Designated Doctor | TBC – depends on the new contract | Rota in place | N |
| 2d | | Ask children afterwards how it was for them | | Ongoing | | |

## Business as usual in 2023/24

| Task | Lead | Q1 | Q2 | Q3 | Q4 | Comment |
|---|---|:-:|:-:|:-:|:-:|---|
| Refresh the threshold document | Policy Group | | ● | | | Agreed in August |
| Carry out multi-agency audits | Audit Group | ● | | ● | | |
| Publish the yearly report | Business Manager | | ● | | | |
| Return the section 11 audit | All agencies | | | | ● | |

## Who is who

| | |
|---|---|
| ICB | Integrated Care Board |
| SGO | Schools Safeguarding Officer |
| NSPCC | National Society for the Prevention of Cruelty to Children |
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "barrow-lyme.md"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _neglect() -> list[dict[str, Any]]:
    spot = [
        row(
            "Give every school a named neglect lead",
            ref="1a",
            leads="SGO",
            due=("Sep-23", month(2023, 9)),
            measure="40 of 44 schools",
            status="C",
        ),
        row(
            "Run a drop-in at each cluster meeting",
            ref="1b",
            leads="SGO NSPCC",
            parties=["SGO", "NSPCC"],
            due=("6-monthly", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
            status="T",
        ),
    ]
    turn = [
        row(
            "Put the help page on one short address",
            ref="1c",
            leads="Comms Lead & Midwifery",
            parties=["Comms Lead", "Midwifery"],
            due=("Mar-24", month(2024, 3)),
            measure="Page visits",
            status="T",
        ),
        row(
            "Fund a parents' group in each ward",
            ref="1d",
            leads="ICB / Council",
            parties=["ICB", "Council"],
            due=("2024/25", financial_year(2024)),
            measure="Eight groups",
            status="N",
        ),
    ]
    return [row("Schools spot neglect early", actions=spot), row("Parents know where to turn", actions=turn)]


def _harmed() -> list[dict[str, Any]]:
    condition = "depends on the new contract"
    signs = [
        row(
            "Teach the signs template to 200 people",
            ref="2a",
            leads="Workforce Development Officer",
            due=("by 31/12/23", day(date(2023, 12, 31))),
            measure="Training log",
            status="T",
        ),
        row(
            "Add the template to every case system",
            ref="2b",
            leads="All agencies",
            everyone=True,
            due=("Summer 2024", season("summer", 2024)),
            measure="Spot check",
            status="S",
        ),
    ]
    medical = [
        row(
            "Agree a rota with the regional centre",
            ref="2c",
            leads="Designated Doctor",
            due=(f"TBC – {condition}", undated("conditional", condition=condition)),
            measure="Rota in place",
            status="N",
            open=["due.precision", "finding:no_due"],
        ),
        row("Ask children afterwards how it was for them", ref="2d", due=("Ongoing", undated("ongoing"))),
    ]
    return [
        row("Practitioners recognise the signs", actions=signs),
        row("Medical examinations are offered in time", actions=medical),
    ]


def _gold() -> dict[str, Any]:
    usual = [
        row(
            "Refresh the threshold document",
            leads="Policy Group",
            due=("Q2", quarter(2023, 2)),
            progress="Agreed in August",
        ),
        row(
            "Carry out multi-agency audits",
            leads="Audit Group",
            due=("Q1, Q3", quarter(2023, 1) | {"latest": quarter(2023, 3)["latest"]}),
            open=["due_text"],
        ),
        row("Publish the yearly report", leads="Business Manager", due=("Q2", quarter(2023, 2))),
        row("Return the section 11 audit", leads="All agencies", everyone=True, due=("Q4", quarter(2023, 4))),
    ]
    return plan(
        "Barrow Lyme Local Safeguarding Children Partnership: Delivery Plan 2023/24 – 2025/26",
        "Barrow Lyme Local Safeguarding Children Partnership",
        ("2023/24 – 2025/26", "2023-04-01", "2026-03-31"),
        [
            section(
                "Children who are neglected",
                _neglect(),
                ref="A",
                outcomes=["Neglect is named in the first month, not the tenth."],
            ),
            section(
                "Children sexually harmed in the family",
                _harmed(),
                ref="B",
                outcomes=["Children do not have to say the words before we act."],
            ),
            section("Business as usual in 2023/24", usual, kind="standing"),
        ],
        key={"C": "Complete", "T": "On track", "S": "Slipping", "N": "Not started"},
    )
