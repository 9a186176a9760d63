"""A Word plan with no header but the first, one long table over three pages: priorities as shaded band rows, objectives
merged beside their actions, a lead merged over two actions, own bullets inside an action, ticks, glossary at the end."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, months, term, undated

HEADER = [
    "Developmental objective",
    "Key activity",
    "Responsible lead/group",
    "Timescale / Target",
    "Achieved",
    "On target",
    "Supporting evidence",
]
BAND_1, BAND_2 = "Theme 1 – Seen and heard", "Theme 2 – A workforce that stays"
HEARD, MEET, STAY = (
    "Young people shape what we do",
    "Meetings make sense to children",
    "New workers are looked after in their first year",
)
WEEKEND = "Hold a residential weekend:\n• choose the place with young people\n• pay for travel\n• write up what they said"


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "hallowby.docx"
    document = Document()
    document.sections[0].header.paragraphs[0].text = "HSCP | NOT PROTECTIVELY MARKED"
    for text, size in (
        ("Hallowby Safeguarding Children Partnership", True),
        ("Multi-Agency Business Plan 2025/26", True),
    ):
        document.add_paragraph(text, style="Title" if size else None)
    document.add_paragraph("For questions about this plan write to partnership@hallowby.example.")
    _table(
        document,
        [
            HEADER,
            [BAND_1],
            [HEARD, WEEKEND, "Youth Participation Officer", "Summer term 2025", "", "✔", "Photographs; film"],
            ["", "Pay two young advisers", "", "20.06.25", "✔", "", ""],
            [
                MEET,
                "Rewrite the conference letter with a poet",
                "Conference Chairs' Group",
                "June/July 2025",
                "✔",
                "",
                "New letter",
            ],
        ],
        merges=[((2, 0), (3, 0)), ((2, 2), (3, 2))],
    )
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _table(
        document,
        [
            [
                "",
                "Let each child choose who sits next to them",
                "All conference chairs",
                "Ongoing",
                "",
                "✔",
                "",
            ],
            [BAND_2],
            [
                STAY,
                "Give each new worker a friend in another agency",
                "Workforce Sub-Group and HR Directors",
                "Six-monthly",
                "",
                "",
                "",
            ],
            [
                "",
                "Ask everyone who leaves why, in their own words",
                "",
                "Not before the new system is bought",
                "",
                "",
                "",
            ],
        ],
        merges=[((2, 0), (3, 0))],
    )
    document.add_heading("Glossary of terms", 2)
    _table(document, [["HR", "Human resources", "", "", "", "", ""]], merges=[])
    document.save(str(path))
    save_gold(_gold(), path)


def _table(document: Any, rows: list[list[str]], merges: list[Any]) -> None:
    table = document.add_table(rows=len(rows), cols=7, style="Table Grid")
    for r, words in enumerate(rows):
        for c, text in enumerate(words):
            cell = table.cell(r, c)
            for position, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
                paragraph.text = line
        if len(words) == 1:
            table.cell(r, 0).merge(table.cell(r, 6))
            shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DEEAF6"/>')
            table.cell(r, 0)._tc.get_or_add_tcPr().append(shade)
    for first, last in merges:
        table.cell(*first).merge(table.cell(*last))


def _gold() -> dict[str, Any]:
    from datetime import date

    heard = row(
        HEARD,
        actions=[
            row(
                " ".join(WEEKEND.replace("• ", "").split("\n")),
                leads="Youth Participation Officer",
                due=("Summer term 2025", term("summer", 2025)),
                status="On target",
                evidence="Photographs; film",
                open=["finding:compound"],
            ),
            row(
                "Pay two young advisers",
                leads="Youth Participation Officer",
                due=("20.06.25", day(date(2025, 6, 20))),
                status="Achieved",
            ),
        ],
    )
    meet = row(
        MEET,
        actions=[
            row("Rewrite the conference letter with a poet", leads="Conference Chairs' Group", due=("June/July 2025", months((2025, 6), (2025, 7))), status="Achieved", evidence="New letter"),
            row("Let each child choose who sits next to them", leads="All conference chairs", due=("Ongoing", undated("ongoing")), status="On target", everyone=True),
        ],
    )  # fmt: skip
    stay = row(
        STAY,
        actions=[
            row(
                "Give each new worker a friend in another agency",
                leads="Workforce Sub-Group and HR Directors",
                parties=["Workforce Sub-Group", "HR Directors"],
                due=("Six-monthly", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
            ),
            row(
                "Ask everyone who leaves why, in their own words",
                due=("Not before the new system is bought", undated("conditional")),
                open=["due.precision"],
            ),
        ],
    )
    return plan(
        "Multi-Agency Business Plan 2025/26",
        "Hallowby Safeguarding Children Partnership",
        ("2025/26", "2025-04-01", "2026-03-31"),
        [
            section("Seen and heard", [heard, meet], ref="Theme 1"),
            section("A workforce that stays", [stay], ref="Theme 2"),
        ],
    )
