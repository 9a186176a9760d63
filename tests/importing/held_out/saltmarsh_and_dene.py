"""A Word plan written as text, without tables: headings for priorities, lettered commitments as paragraphs, and under each
a line of labelled facts; two outcomes by audience; business as usual."""

from pathlib import Path
from typing import Any

from docx import Document

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, undated

YOUNG = "Young people say they were believed."
ADULT = "Adults know what happened after they told us."


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "saltmarsh-and-dene.docx"
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Page 2 of 3"
    document.add_heading("Saltmarsh and Dene Safeguarding Children Partnership", 0)
    document.add_heading("Strategic Plan 2026-29", 1)
    document.add_paragraph("Three years is a long time in a child's life, so we have promised few things.")
    document.add_heading("Theme 1: Being believed", 2)
    document.add_paragraph("Outcomes:")
    document.add_paragraph(YOUNG, style="List Bullet")
    document.add_paragraph(ADULT, style="List Bullet")
    document.add_paragraph("1a Open a second room where children can give evidence.")
    document.add_paragraph(
        "Lead: Police; Sexual Assault Referral Centre    Timescale: 31 January 2027    Measure: Room in use"
    )
    document.add_paragraph("1b Ring each adult who made a referral within ten days.")
    document.add_paragraph("Lead: Head of Front Door    Timescale: FY 2026/27    Measure: 80% rung")
    document.add_heading("Business as usual: training", 2)
    document.add_paragraph("2a Run the two-day course.")
    document.add_paragraph("Lead: All partners    Timescale: Monthly    Measure:")
    document.add_paragraph("2b Replace the booking system.")
    document.add_paragraph("Lead: Training Officer    Timescale: Sept 2028    Measure: Complaints fall")
    document.save(str(path))
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    from datetime import date

    believed = [
        row(
            "Open a second room where children can give evidence.",
            ref="1a",
            leads="Police; Sexual Assault Referral Centre",
            parties=["Police", "Sexual Assault Referral Centre"],
            due=("31 January 2027", day(date(2027, 1, 31))),
            measure="Room in use",
        ),
        row(
            "Ring each adult who made a referral within ten days.",
            ref="1b",
            leads="Head of Front Door",
            due=("FY 2026/27", financial_year(2026)),
            measure="80% rung",
        ),
    ]
    training = [
        row(
            "Run the two-day course.",
            ref="2a",
            leads="All partners",
            everyone=True,
            due=("Monthly", undated("ongoing", "FREQ=MONTHLY")),
        ),
        row(
            "Replace the booking system.",
            ref="2b",
            leads="Training Officer",
            due=("Sept 2028", month(2028, 9)),
            measure="Complaints fall",
        ),
    ]
    return plan(
        "Strategic Plan 2026-29",
        "Saltmarsh and Dene Safeguarding Children Partnership",
        ("2026-29", "2026-04-01", "2029-03-31"),
        [
            section("Being believed", believed, ref="Theme 1", outcomes=[YOUNG, ADULT]),
            section("Business as usual: training", training, kind="standing", open=["section.title"]),
        ],
    )
