"""A portrait PDF: merged aims that break over pages, a row that carries the tail of an aim and a new commitment, no header
on the later pages, statutory duties, posts with a comma inside, times with conditions."""

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import financial_year, month, months, quarter, span, undated

CELL = ParagraphStyle("cell", fontName="Times-Roman", fontSize=9, leading=10.5)
STRONG = ParagraphStyle("strong", parent=CELL, fontName="Times-Bold")
BIG = ParagraphStyle("big", parent=STRONG, fontSize=17, leading=22)
WIDTHS = [120, 95, 165, 75, 75]
HEADER = ["Aim", "Lead", "Task", "WHEN BY?", "Success criteria"]
TITLE_1 = "PRIORITY 1 – EXPLOITATION OF CHILDREN BY GANGS"
TITLE_2 = "PRIORITY 2 – THE EMOTIONAL HEALTH OF TEENAGERS"
TITLE_3 = "Managing allegations"
AIM_1 = (
    "Children drawn into carrying drugs are seen as children who have been harmed and",
    "are given a way out that they themselves believe in.",
)
AIM_2 = "Teenagers in distress reach someone who listens within a week."
AIM_3 = "Adults in positions of trust who may be a risk are dealt with quickly and fairly."


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "kestrel-coast.pdf"
    document = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=32, rightMargin=32, invariant=1)
    first = [
        [AIM_1[0], "Detective Superintendent, Coast Police", "Share weekly maps of phone lines with the front door", "by end of Q2 2021", "Maps used at each daily meeting"],
        [None, "Exploitation Group", "Write a safety plan for each child referred to the national mechanism", "Immediate", ""],
    ]  # fmt: skip
    second = [
        [AIM_1[1], "Head of Youth Justice + lead for each agency", "Employ two people who have left gangs as mentors", "March 2022 (if grant received)", "Ten children mentored"],
        [None, "", "Hold a conference for parents who have lost a child to exploitation", "Summer 2021", ""],
    ]  # fmt: skip
    third = [
        [
            AIM_2,
            "All Strategic Chairs",
            "Agree one waiting-time standard for every counselling service and",
            "2021/22",
            "Waits published",
        ],
    ]
    fourth = [
        ["", "", "publish how each service does against it", "", ""],
        [
            "",
            "Designated Doctor / Head of Inclusion",
            "Place a mental health nurse in two more schools",
            "Autumn term 2021",
            "Nurses in post",
        ],
    ]
    fifth = [
        [AIM_3, "LADO", "Report numbers, themes and timeliness to the Executive", "Annual Review", ""],
        [
            None,
            "Local Authority",
            "Retrain everybody who chairs allegations meetings",
            "as per training strategy",
            "All chairs retrained",
        ],
    ]
    document.build(
        [
            Paragraph("Kestrel Coast Safeguarding Children Partnership", BIG),
            Paragraph("Business Plan 2021-22", BIG),
            Spacer(1, 300),
            Paragraph("Our vision: every child on the coast has people who notice.", CELL),
            PageBreak(),
            _table([TITLE_1, None, None, None, None], HEADER, *first, merges=[(2, 3)]),
            PageBreak(),
            _table(*second, merges=[(0, 1)]),
            Spacer(1, 14),
            _table([TITLE_2, None, None, None, None], HEADER, *third),
            PageBreak(),
            _table(*fourth),
            Spacer(1, 20),
            Paragraph("Statutory Duties", BIG),
            _table([TITLE_3, None, None, None, None], HEADER, *fifth, merges=[(2, 3)]),
        ],
        onFirstPage=_furnish,
        onLaterPages=_furnish,
    )
    save_gold(_gold(), path)


def _table(*rows: list[Any], merges: list[tuple[int, int]] | None = None) -> Table:
    style: list[Any] = [
        ("BOX", (0, 0), (-1, -1), 1, colors.black),
        ("INNERGRID", (0, 0), (-1, -1), 0.4, colors.grey),
    ]
    style.append(("VALIGN", (0, 0), (-1, -1), "TOP"))
    data = []
    for r, words in enumerate(rows):
        titled = len(words) > 1 and words[1] is None
        if titled:
            style += [("SPAN", (0, r), (-1, r)), ("BACKGROUND", (0, r), (-1, r), colors.HexColor("#BDD7EE"))]
        font = STRONG if titled or words is HEADER else CELL
        data.append([Paragraph(text, font) if text else "" for text in words])
    style += [("SPAN", (0, first), (0, last)) for first, last in merges or []]
    return Table(data, WIDTHS, style=style)


def _furnish(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(32, 820, "Kestrel Coast SCP Business Plan 2021-22")
    canvas.drawCentredString(297, 24, f"{document.page}")
    canvas.drawRightString(560, 24, "KCSCP/BP/V22/110521")
    canvas.restoreState()


def _gold() -> dict[str, Any]:
    gangs = [
        row("Share weekly maps of phone lines with the front door", leads="Detective Superintendent, Coast Police", due=("by end of Q2 2021", quarter(2021, 2)), measure="Maps used at each daily meeting"),
        row("Write a safety plan for each child referred to the national mechanism", leads="Exploitation Group", due=("Immediate", undated("relative"))),
        row(
            "Employ two people who have left gangs as mentors",
            leads="Head of Youth Justice + lead for each agency",
            parties=["Head of Youth Justice", "lead for each agency"],
            due=("March 2022 (if grant received)", month(2022, 3, condition="if grant received")),
            measure="Ten children mentored",
            open=["due.precision"],
        ),
        row("Hold a conference for parents who have lost a child to exploitation", due=("Summer 2021", months((2021, 6), (2021, 8)) | {"precision": "season"})),
    ]  # fmt: skip
    minds = [
        row(
            "Agree one waiting-time standard for every counselling service and publish how each service does against it",
            leads="All Strategic Chairs",
            everyone=True,
            due=("2021/22", financial_year(2021)),
            measure="Waits published",
            open=["finding:compound"],
        ),
        row(
            "Place a mental health nurse in two more schools",
            leads="Designated Doctor / Head of Inclusion",
            parties=["Designated Doctor", "Head of Inclusion"],
            due=("Autumn term 2021", months((2021, 9), (2021, 12)) | {"precision": "term"}),
            measure="Nurses in post",
        ),
    ]
    duties = [
        row(
            "Report numbers, themes and timeliness to the Executive",
            leads="LADO",
            due=("Annual Review", undated("ongoing", "FREQ=YEARLY")),
        ),
        row(
            "Retrain everybody who chairs allegations meetings",
            leads="Local Authority",
            due=("as per training strategy", span(None, None, "conditional")),
            measure="All chairs retrained",
            open=["due.precision", "finding:no_due"],
        ),
    ]
    return plan(
        "Business Plan 2021-22",
        "Kestrel Coast Safeguarding Children Partnership",
        ("2021-22", "2021-04-01", "2022-03-31"),
        [
            section("EXPLOITATION OF CHILDREN BY GANGS", gangs, ref="PRIORITY 1", outcomes=[" ".join(AIM_1)]),
            section("THE EMOTIONAL HEALTH OF TEENAGERS", minds, ref="PRIORITY 2", outcomes=[AIM_2]),
            section(TITLE_3, duties, kind="standing", outcomes=[AIM_3]),
        ],
        vision="every child on the coast has people who notice.",
    )
