"""Markdown without tables: a heading for each priority and objective, numbered commitments, and beneath each one a line
with its lead, its date and its measure."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, months, quarter, undated

TEXT = """\
# Sallow Heath Safeguarding Children Partnership

## Strategic Plan 2025 – 27

### Our vision

Home is the safest place, and where it is not we act together.

### Our principles

1. Respect: families are experts in their own lives.
2. Pace: drift is harm.

## Priority 1 – Neglect of teenagers

Outcome: Teenagers who are neglected are not mistaken for teenagers who misbehave.

1.1 Write a guide to neglect of teenagers for youth workers.

- Lead: Youth Service
- By when: October 2025
- Success measure: 60 youth workers have it

1.2 Look again at ten children who went missing more than five times.

- Lead: Quality Assurance Sub-Group / Police
- By when: Q4 2025/26
- Success measure: A report with three lessons

1.3 Ask schools which pupils come hungry.

- Lead:
- By when: Ongoing
- Success measure:

## Priority 2 – Grandparents who bring up children

Outcome: Children who live with grandparents have what they would have in foster care.

2.1 Publish what help there is.

- Lead: Kinship Team and Citizens Advice
- By when: May/June 2026
- Success measure: Website visits
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "sallow-heath.md"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    teenagers = [
        row("Write a guide to neglect of teenagers for youth workers.", ref="1.1", leads="Youth Service", due=("October 2025", month(2025, 10)), measure="60 youth workers have it"),
        row(
            "Look again at ten children who went missing more than five times.",
            ref="1.2",
            leads="Quality Assurance Sub-Group / Police",
            parties=["Quality Assurance Sub-Group", "Police"],
            due=("Q4 2025/26", quarter(2025, 4)),
            measure="A report with three lessons",
        ),
        row("Ask schools which pupils come hungry.", ref="1.3", due=("Ongoing", undated("ongoing"))),
    ]  # fmt: skip
    kin = [
        row(
            "Publish what help there is.",
            ref="2.1",
            leads="Kinship Team and Citizens Advice",
            parties=["Kinship Team", "Citizens Advice"],
            due=("May/June 2026", months((2026, 5), (2026, 6))),
            measure="Website visits",
        ),
    ]
    return plan(
        "Strategic Plan 2025 – 27",
        "Sallow Heath Safeguarding Children Partnership",
        ("2025 – 27", "2025-04-01", "2027-03-31"),
        [
            section(
                "Neglect of teenagers",
                teenagers,
                ref="Priority 1",
                outcomes=["Teenagers who are neglected are not mistaken for teenagers who misbehave."],
            ),
            section(
                "Grandparents who bring up children",
                kin,
                ref="Priority 2",
                outcomes=["Children who live with grandparents have what they would have in foster care."],
            ),
        ],
        vision="Home is the safest place, and where it is not we act together.",
        principles=["Respect: families are experts in their own lives.", "Pace: drift is harm."],
    )
