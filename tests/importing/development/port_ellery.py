"""A committee appendix as landscape PDF: header words split over lines and repeated on the second page, a third page
without a header, a row that breaks over a page, letters with a key, marking, watermark and page numbers."""

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import half, month, months, season, undated

SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=9.5)
BOLD = ParagraphStyle("bold", parent=SMALL, fontName="Helvetica-Bold")
HEAD = ParagraphStyle("head", parent=BOLD, fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
TITLE = ParagraphStyle("title", parent=HEAD, fontSize=20, leading=24)
WIDTHS = [35, 200, 110, 90, 150, 45, 130]
HEADER = [
    "Ref",
    "Action(s)<br/>Required",
    "Responsible<br/>Officer",
    "By<br/>when",
    "Success<br/>measures",
    "RAG",
    "Progress/<br/>achievement",
]
FIRST = [
    ["1a", "Refresh the protocol for children who go missing from hospital wards", "Director of Nursing", "June/July 2022", "Protocol agreed by three trusts", "G", "Draft agreed"],
    ["1b", "Offer a return interview to every child within three days", "Youth Justice Service & Police", "by autumn 2022", "90% offered", "A", ""],
    ["1c", "Bring the four local missing panels together under one chair, one set of", "Assistant Chief Constable", "Second half of 2022/23", "One panel", "R", "Paper delayed"],
]  # fmt: skip
SECOND = [
    ["", "terms of reference and one shared minute", "", "", "", "", ""],
    [
        "1d",
        "Publish the yearly profile of missing children",
        "Partnership Analyst",
        "Annual Review",
        "",
        "G",
        "Third profile published",
    ],
]
THIRD = [
    [
        "1e",
        "Tell foster carers what the police need to know in the first hour",
        "",
        "March 2023 (subject to funding)",
        "Leaflet in all homes",
        "A",
        "",
    ],
]
FOURTH = [
    ["2a", "Keep a list of safe adults in each care home", "All providers", "Ongoing", "", "G", ""],
    [
        "2b",
        "Ask care leavers to train new staff",
        "Care Leavers' Forum + lead for each agency",
        "",
        "Two sessions",
        "",
        "",
    ],
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "port-ellery.pdf"
    document = SimpleDocTemplate(
        str(path), pagesize=landscape(A4), leftMargin=36, rightMargin=36, invariant=1
    )
    story = [
        Paragraph("Port Ellery Safeguarding Partnership", TITLE),
        Paragraph("Missing Children Action Plan 2022/23", TITLE),
        Paragraph("Key: R – more than two months late; A – up to two months late; G – on time", SMALL),
        Paragraph("Priority 1a: Children who go missing", HEAD),
        _table([HEADER, *FIRST]),
        PageBreak(),
        _table([HEADER, *SECOND]),
        PageBreak(),
        _table(THIRD),
        Paragraph("Priority 1b: Children in residential care", HEAD),
        _table([HEADER, *FOURTH]),
        Spacer(1, 12),
        Paragraph("Abbreviations", HEAD),
        _table(
            [["PESP", "Port Ellery Safeguarding Partnership"], ["RHI", "Return home interview"]], [60, 300]
        ),
    ]
    document.build(story, onFirstPage=_furnish, onLaterPages=_furnish)
    save_gold(_gold(), path)


def _table(rows: list[list[str]], widths: list[int] | None = None) -> Table:
    cells = [[Paragraph(text, BOLD if words is HEADER else SMALL) for text in words] for words in rows]
    return Table(
        cells,
        widths or WIDTHS,
        style=TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        ),
    )


def _furnish(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(420, 575, "OFFICIAL – SENSITIVE")
    canvas.drawString(36, 18, "Scrutiny Committee, item 9, appendix B")
    canvas.drawRightString(805, 18, f"Page {document.page} of 3")
    canvas.setFillGray(0.88)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.translate(420, 290)
    canvas.rotate(35)
    canvas.drawCentredString(0, 0, "DRAFT")
    canvas.restoreState()


def _gold() -> dict[str, Any]:
    def item(words: list[str], due: Any, parties: list[str] | None = None, **more: Any) -> dict[str, Any]:
        dated = (words[3], due) if due else None
        return row(
            more.pop("text", words[1]),
            ref=words[0],
            leads=words[2],
            parties=parties,
            due=dated,
            measure=words[4],
            status=words[5],
            progress=words[6],
            **more,
        )

    panels = f"{FIRST[2][1]} {SECOND[0][1]}"
    missing = [
        item(FIRST[0], months((2022, 6), (2022, 7))),
        item(FIRST[1], season("autumn", 2022), ["Youth Justice Service", "Police"]),
        item(FIRST[2], half(2022, 2), text=panels),
        item(SECOND[1], undated("ongoing", "FREQ=YEARLY")),
        item(THIRD[0], month(2023, 3, condition="subject to funding"), open=["due.precision"]),
    ]
    care = [
        item(FOURTH[0], undated("ongoing"), everyone=True),
        item(FOURTH[1], None, ["Care Leavers' Forum", "lead for each agency"]),
    ]
    return plan(
        "Missing Children Action Plan 2022/23",
        "Port Ellery Safeguarding Partnership",
        ("2022/23", "2022-04-01", "2023-03-31"),
        [
            section("Children who go missing", missing, ref="Priority 1a"),
            section("Children in residential care", care, ref="Priority 1b"),
        ],
        key={"R": "more than two months late", "A": "up to two months late", "G": "on time"},
    )
