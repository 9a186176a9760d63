"""A four-column Word plan as a partnership would publish it: title row inside each table, merged outcomes, leads left
blank, a row and a merged cell that break over a page, a version table, core business, times inside the sentences."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import months

NAME = "Ashcombe Bay Safeguarding Children Partnership"
HEADER = ["Outcome", "Accountability", "Strategic Objectives", "Progress"]
NEGLECT = [
    "Families where neglect is a worry are offered practical help before it becomes an entrenched pattern.",
    "Practitioners name neglect early and record what daily life is like for the child.",
]
HOME = (
    "Young people who are at risk outside the home are protected by a system that looks at places and friendships "
    "as well as at families."
)
VOICE = (
    "What children and young people tell us changes what the partnership does, and we can show where it did."
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "ashcombe-bay.docx"
    document = Document()
    page = document.sections[0]
    page.header.paragraphs[0].text = "OFFICIAL"
    page.footer.paragraphs[0].text = "ABSCP Business Plan 2023-25 V7 FINAL Page 1 of 6"
    _front(document)
    _tables(document)
    document.save(str(path))
    save_gold(_gold(), path)


def _front(document: Any) -> None:
    document.add_heading(NAME, 0)
    document.add_heading("Business Plan 2023 – 25", 1)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for words in (
        ("Version", "Date", "Change"),
        ("V5", "02/02/2023", "Comments of the Executive"),
        ("V7", "19/04/2023", "Agreed"),
    ):
        cells = table.add_row().cells
        for cell, text in zip(cells, words, strict=True):
            cell.text = text
    document.add_paragraph(
        "The partnership brings together the council, the police and the NHS in Ashcombe Bay."
    )
    document.add_heading("Our Vision", 2)
    document.add_paragraph(
        "Growing up in Ashcombe Bay means growing up safe, listened to and ready for life."
    )
    document.add_heading("Our Values", 2)
    for text in ("Curiosity: we ask one more question.", "Candour: we say when something went wrong."):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Our Principles", 2)
    for text in (
        "Prevention: help comes early.",
        "Partnership: nobody works alone.",
        "Learning: we change what does not work.",
    ):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Our priorities were chosen at a workshop in March with front-line staff.")
    document.add_paragraph("P1 - Neglect")
    document.add_paragraph("P2 - Safety outside the Home")


def _table(
    document: Any, title: str, rows: list[tuple[str, ...]], merges: list[tuple[int, int]], header: bool = True
) -> None:
    """`rows` are (outcome, accountability, objective, progress); `merges` are (first, last) rows of an outcome cell."""
    head = ([[title] * 4] if title else []) + ([HEADER] if header else [])
    table = document.add_table(rows=len(head) + len(rows), cols=4, style="Table Grid")
    for r, words in enumerate([*head, *rows]):
        for c, text in enumerate(words):
            if not (title and r == 0 and c):
                cell = table.cell(r, c)
                for position, line in enumerate(text.split("\n")):
                    paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
                    paragraph.add_run(line).bold = r < len(head) or None
    if title:
        table.cell(0, 0).merge(table.cell(0, 3))
    for first, last in merges:
        table.cell(first + len(head), 0).merge(table.cell(last + len(head), 0))
    document.add_paragraph()


def _tables(document: Any) -> None:
    document.add_heading("Themed Priorities 2023 – 25", 1)
    rows = [
        (
            "\n".join(NEGLECT),
            "Quality Assurance Sub-Group",
            "Audit twelve families known to early help for more than a year. The audit will ask what changed for each child.",
            "",
        ),
        (
            "",
            "",
            "Relaunch the neglect toolkit with a short film and a practice guide in October 2023.",
            "Film commissioned.",
        ),
        (
            "",
            "Business Manager / Training Sub-Group",
            "Offer the toolkit course to every school, nursery and general practice, and",
            "",
        ),
    ]
    _table(document, "Priority 1 – Neglect", rows, [(0, 2)])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    rows = [
        ("", "", "follow up those that do not send anyone.", ""),
        ("", "All agencies", "Tell the partnership which teams use the toolkit and how often.", ""),
    ]
    _table(document, "", rows, [(0, 1)], header=False)
    words = HOME.split(" places ")
    rows = [
        (
            words[0],
            "Exploitation Panel",
            "Map the places where young people say they do not feel safe.",
            "Two walkabouts held with the youth council.",
        ),
        (
            "",
            "Police and Youth Justice Service",
            "Agree one way of planning disruption of adults who exploit children.",
            "",
        ),
    ]
    _table(document, "Priority 2 – Safety outside the Home", rows, [(0, 1)])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    rows = [
        (
            "places " + words[1],
            "Independent Scrutineer",
            "Report on how well the pathway for missing children works by June 2024.",
            "",
        )
    ]
    _table(document, "", rows, [])
    document.add_heading("Core Business", 1)
    rows = [
        (
            VOICE,
            "Partnership Members",
            "Take a child's story to every meeting of the Executive.",
            "COMPLETED for the first year",
        ),
        (
            "",
            "Learning and Development Officer",
            "Ask young people to open each conference and to choose one of the workshops.",
            "",
        ),
    ]
    _table(document, "Voice of Children and Young People", rows, [(0, 1)])


def _gold() -> dict[str, Any]:
    neglect = section(
        "Neglect",
        [
            row(
                "Audit twelve families known to early help for more than a year. The audit will ask what changed for each child.",
                leads="Quality Assurance Sub-Group",
                open=["finding:compound"],
            ),
            row(
                "Relaunch the neglect toolkit with a short film and a practice guide in October 2023.",
                due=("in October 2023", months((2023, 10), (2023, 10))),
                progress="Film commissioned.",
            ),
            row(
                "Offer the toolkit course to every school, nursery and general practice, and follow up those that do not send anyone.",
                leads="Business Manager / Training Sub-Group",
                parties=["Business Manager", "Training Sub-Group"],
                open=["finding:compound"],
            ),
            row(
                "Tell the partnership which teams use the toolkit and how often.",
                leads="All agencies",
                everyone=True,
            ),
        ],
        ref="Priority 1",
        outcomes=NEGLECT,
    )
    home = section(
        "Safety outside the Home",
        [
            row(
                "Map the places where young people say they do not feel safe.",
                leads="Exploitation Panel",
                progress="Two walkabouts held with the youth council.",
            ),
            row(
                "Agree one way of planning disruption of adults who exploit children.",
                leads="Police and Youth Justice Service",
                parties=["Police", "Youth Justice Service"],
            ),
            row(
                "Report on how well the pathway for missing children works by June 2024.",
                leads="Independent Scrutineer",
                due=("by June 2024", months((2024, 6), (2024, 6))),
            ),
        ],
        ref="Priority 2",
        outcomes=[HOME],
    )
    voice = section(
        "Voice of Children and Young People",
        [
            row(
                "Take a child's story to every meeting of the Executive.",
                leads="Partnership Members",
                everyone=True,
                progress="COMPLETED for the first year",
            ),
            row(
                "Ask young people to open each conference and to choose one of the workshops.",
                leads="Learning and Development Officer",
                open=["finding:compound"],
            ),
        ],
        kind="standing",
        outcomes=[VOICE],
    )
    return plan(
        "Business Plan 2023 – 25",
        NAME,
        ("2023 – 25", "2023-04-01", "2025-03-31"),
        [neglect, home, voice],
        vision="Growing up in Ashcombe Bay means growing up safe, listened to and ready for life.",
        values=["Curiosity: we ask one more question.", "Candour: we say when something went wrong."],
        principles=[
            "Prevention: help comes early.",
            "Partnership: nobody works alone.",
            "Learning: we change what does not work.",
        ],
    )
