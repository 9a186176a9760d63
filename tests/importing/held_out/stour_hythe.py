"""Markdown with pipe tables: outcomes in a list above, objectives numbered 2(i) with blank cells under them, initials
with a list of abbreviations, a key of letters, evidence and resources, a date inside a sentence where the cell is blank."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, half, month, undated

TEXT = """\
# Stour Hythe Safeguarding Children Partnership

# Delivery Plan 2026/27 to 2028/29

## Status definitions

| | |
|---|---|
| B | Done and still happening |
| G | Will be done in time |
| A | In question |
| R | Will not be done in time |

## PRIORITY 2 Children and their Fathers

Outcomes we are working towards

- Fathers are asked about their own childhoods.
- Workers know who lives in the home.

| Area of focus | What will it do? | Action owner | Due date | Evidence required | RAG status | Resources needed |
|:---|:---|:---|:---|:---|:---|:---|
| 2(i) Find the fathers | 2(i).1 Add both parents to the birth notification | NB | 17 August 2026 | Dip sample of 30 | G | None |
| | 2(i).2 Hold evening clinics | NB, KW | H2 2026/27 | | A | £4,000 |
| 2(ii) Hear the fathers | 2(ii).1 Pay a dads' group to review our leaflets | KW + lead for each agency | Financial year 2027-28 | Reviewed leaflets | | |
| | 2(ii).2 Film five fathers. Show the film at induction. | | | Film | R | Camera |
| 2(iii) Work with fathers who harm | 2(iii).1 Commission a programme | Probation | To be confirmed | | B | |

## PRIORITY 3 Children who are not seen

Outcomes we are working towards

- Every child who leaves a school roll is spoken to.

| Area of focus | What will it do? | Action owner | Due date | Evidence required | RAG status | Resources needed |
|:---|:---|:---|:---|:---|:---|:---|
| 3(i) Know where they are | 3(i).1 Match the school roll with the health roll each term | Education | Every term | Matched list | G | |
| | 3(i).2 Knock on doors | Fire and Rescue Service/Police | January 2027 | | G | Van |

## Abbreviations used in this plan

| Initials | Name |
|---|---|
| NB | Nia Brook, Head of Midwifery |
| KW | Kal West, Partnership Manager |
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "stour-hythe.md"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    from datetime import date

    fathers = [
        row(
            "Find the fathers",
            ref="2(i)",
            actions=[
                row("Add both parents to the birth notification", ref="2(i).1", leads="NB", due=("17 August 2026", day(date(2026, 8, 17))), evidence="Dip sample of 30", status="G"),
                row("Hold evening clinics", ref="2(i).2", leads="NB, KW", parties=["NB", "KW"], due=("H2 2026/27", half(2026, 2)), status="A"),
            ],
        ),
        row(
            "Hear the fathers",
            ref="2(ii)",
            actions=[
                row(
                    "Pay a dads' group to review our leaflets",
                    ref="2(ii).1",
                    leads="KW + lead for each agency",
                    parties=["KW", "lead for each agency"],
                    due=("Financial year 2027-28", financial_year(2027)),
                    evidence="Reviewed leaflets",
                ),
                row("Film five fathers. Show the film at induction.", ref="2(ii).2", evidence="Film", status="R", compound=True),
            ],
        ),
        row(
            "Work with fathers who harm",
            ref="2(iii)",
            actions=[
                row("Commission a programme", ref="2(iii).1", leads="Probation", due=("To be confirmed", undated("unknown")), status="B", open=["finding:no_due"]),
            ],
        ),
    ]  # fmt: skip
    unseen = [
        row(
            "Know where they are",
            ref="3(i)",
            actions=[
                row(
                    "Match the school roll with the health roll each term",
                    ref="3(i).1",
                    leads="Education",
                    due=("Every term", undated("ongoing")),
                    evidence="Matched list",
                    status="G",
                    open=["due.recurrence", "finding:ongoing", "due.precision"],
                ),
                row(
                    "Knock on doors",
                    ref="3(i).2",
                    leads="Fire and Rescue Service/Police",
                    parties=["Fire and Rescue Service", "Police"],
                    due=("January 2027", month(2027, 1)),
                    status="G",
                ),
            ],
        ),
    ]
    return plan(
        "Delivery Plan 2026/27 to 2028/29",
        "Stour Hythe Safeguarding Children Partnership",
        ("2026/27 to 2028/29", "2026-04-01", "2029-03-31"),
        [
            section(
                "Children and their Fathers",
                fathers,
                ref="PRIORITY 2",
                outcomes=[
                    "Fathers are asked about their own childhoods.",
                    "Workers know who lives in the home.",
                ],
            ),
            section(
                "Children who are not seen",
                unseen,
                ref="PRIORITY 3",
                outcomes=["Every child who leaves a school roll is spoken to."],
            ),
        ],
        key={
            "B": "Done and still happening",
            "G": "Will be done in time",
            "A": "In question",
            "R": "Will not be done in time",
        },
    )
