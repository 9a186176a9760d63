"""A designed PDF, landscape: a cover with a foreword, the plan on a page as boxes; each priority begins a page with its number
and, larger, its title, two columns of text (what we know, why it matters) and what was done last year; each outcome has a
table of its own with the outcome as its title row, one of them goes on over the page under "continued"; a paragraph on
measures for the whole priority; enabling workstreams and standing duties in tables; meeting dates and a glossary."""

from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, half, month, quarter, term, undated

NAME = "Wolvercombe Safeguarding Children Partnership"
TITLE = "Three Year Plan 2024-2027"
VISION = "Children and young people in Wolvercombe grow up safe, healthy and hopeful."
KEY = {"B": "complete", "G": "on track", "A": "delayed", "R": "at risk of not being delivered"}
# The priority as a whole is measured in a paragraph; the rows have no measures of their own.
OPEN = ["measure", "finding:no_measure"]
ABOUT = {
    "Priority 1": (
        "In 2023 a quarter of our rapid reviews concerned a child under one. Four in ten of the parents had been in care themselves.",
        "Babies cannot tell us that they are at risk. The first weeks are the time when help makes the greatest difference.",
        ["Reviewed the pre-birth pathway", "Trained 400 staff in safer sleep"],
        "We will know that we have made a difference by the number of late pre-birth assessments, by the findings of our audits and by what new parents tell us.",
    ),
    "Priority 2": (
        "Notifications of children at risk of exploitation rose by 31% in 2023. Children with special educational needs are over-represented.",
        "Children who are exploited see themselves as having no choice. Plans that move a child away do not remove the risk.",
        ["Opened a safe space at the bus station", "Set up a daily exploitation briefing"],
        "We will look at repeat missing episodes, at outcomes for children at the exploitation panel and at the yearly survey of young people.",
    ),
}  # fmt: skip


def _row(ref: str, text: str, leads: str, due: str, status: str, **more: Any) -> Line:
    return Line(text, ref=ref, leads=leads, due=due, status=status, open=[*OPEN, *more.get("open", ())])


PARTS = [
    Part("Safeguarding babies", ref="Priority 1", groups=[
        Group(["Unborn babies at risk are identified early, and their parents receive help."], [
            _row("1.1.1", "Start pre-birth assessments by twelve weeks where a parent has been in care", "Service Manager, Assessment", "September 2024", "B"),
            _row("1.1.2", "Offer a named advocate to each expectant parent who has been in care", "Leaving Care Service / Midwifery", "End of March 2025", "G"),
            _row("1.1.3", "Audit pre-birth plans across midwifery, health visiting and social care", "Audit Group", "Q3 2024/25", "A"),
        ]),
        Group(["Babies sleep safely, and injuries are recognised for what they are."], [
            _row("1.2.1", "Deliver safer sleep messages through housing, police and ambulance staff", "Public Health Specialist", "Ongoing", "G"),
            _row("1.2.2", "Embed the protocol for injuries to babies who are not yet mobile", "Designated Doctor", "31/12/2024", "B"),
            _row("1.2.3", "Test the protocol with a simulation in two hospitals", "Designated Doctor, Named Nurses", "Second half of 2025/26", ""),
            _row("1.2.4", "Report sudden deaths in infancy to the Executive with themes", "Child Death Overview Panel", "Annually", "G"),
        ]),
    ]),
    Part("Tackling exploitation", ref="Priority 2", groups=[
        Group(["Children with additional needs are protected from exploitation."], [
            _row("2.1.1", "Add exploitation to the annual review of education, health and care plans", "Head of SEND", "Autumn term 2024", "A"),
            _row("2.1.2", "Co-produce easy-read guidance with young people who have learning disabilities", "Participation Service", "January 2025", "G"),
            _row("2.1.3", "Train special school staff as single points of contact", "", "2025/26", ""),
        ]),
        Group(["Places where children are harmed are made safe."], [
            _row("2.2.1", "Map locations of concern each month with transport and retail", "Community Safety Manager", "Monthly", "G"),
            _row("2.2.2", "Use licensing powers against premises where children are at risk", "Licensing Authority", "Immediate", "R"),
            _row("2.2.3", "Fund detached youth work in the three locations with the highest risk", "Violence Reduction Partnership", "By June 2025", "A"),
            _row("2.2.4", "Involve young people in the design of the new bus station", "Young Advisers and Planning Service", "February 2026", ""),
        ]),
    ]),
]  # fmt: skip
CONTINUES = "2.2.3"
ENABLERS = Part("Enabling workstreams", groups=[Group([], [
    Line("Refresh the workforce development strategy", ref="E1", leads="Learning Group", due="December 2024", status="G"),
    Line("Build a multi-agency performance framework", ref="E2", leads="Performance Group", due="April 2025", status="A"),
    Line("Agree a participation charter", ref="E3", leads="All partners", due="TBC", status="R"),
])])  # fmt: skip
STANDING = Part("Standing duties", kind="standing", groups=[Group([], [
    Line("Publish the yearly report", leads="Business Manager", due="By 30 September 2025"),
    Line("Oversee serious incident notifications", leads="Case Review Group", due="Ongoing"),
    Line("Consult on changes to thresholds", leads="Policy Group", due="Every two years"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "September 2024": month(2024, 9),
        "End of March 2025": month(2025, 3),
        "Q3 2024/25": quarter(2024, 3),
        "Ongoing": undated("ongoing"),
        "31/12/2024": day(date(2024, 12, 31)),
        "Second half of 2025/26": half(2025, 2),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "Autumn term 2024": term("autumn", 2024),
        "January 2025": month(2025, 1),
        "2025/26": financial_year(2025),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Immediate": undated("relative"),
        "By June 2025": month(2025, 6),
        "February 2026": month(2026, 2),
        "December 2024": month(2024, 12),
        "April 2025": month(2025, 4),
        "TBC": undated("unknown"),
        "By 30 September 2025": day(date(2025, 9, 30)),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
    },
    parties={
        "Leaving Care Service / Midwifery": ["Leaving Care Service", "Midwifery"],
        "Designated Doctor, Named Nurses": ["Designated Doctor", "Named Nurses"],
        "Young Advisers and Planning Service": ["Young Advisers", "Planning Service"],
    },
    everybody=["All partners"],
)
FOREWORD = "This plan is about two things that matter most to children in Wolvercombe. We will work on both for three years, and we will not be distracted. We will review our progress every six months with the young advisers."
HEAD = ["Ref", "What we will do", "Lead", "By when", "RAG"]
TEAL = HexColor("#005B5E")
FILLS = {"B": "#6FA8DC", "G": "#93C47D", "A": "#F6B26B", "R": "#E06666"}
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold")
HEADING = ParagraphStyle("heading", parent=TEXT, fontName="Helvetica-Bold", fontSize=13, leading=17, textColor=TEAL, spaceBefore=6)  # fmt: skip
NUMBER = ParagraphStyle("number", parent=HEADING, fontSize=14, leading=18)
TITLES = ParagraphStyle("titles", parent=HEADING, fontSize=20, leading=25)
ITEM = ParagraphStyle("item", parent=TEXT, leftIndent=16, bulletIndent=4)
WIDTHS = [44, 360, 190, 120, 40]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "wolvercombe.pdf"
    story: list[Any] = [Paragraph(NAME, TITLES), Paragraph(TITLE, TITLES), Spacer(1, 16)]
    story += [Paragraph("Foreword", HEADING), Paragraph(FOREWORD, TEXT)]
    story += [Paragraph("Director of Children’s Services, Chief Nurse and Chief Superintendent", TEXT)]
    story += [Paragraph("Our vision", HEADING), Paragraph(VISION, TEXT), PageBreak()]
    story += _plan_on_a_page()
    for part in PARTS:
        story += [PageBreak(), *_part(part)]
    story += [PageBreak(), Paragraph(ENABLERS.title, TITLES), Spacer(1, 6), _grid([HEAD, *_cells(ENABLERS.lines)], WIDTHS, bold=[0])]  # fmt: skip
    story += [Spacer(1, 14), Paragraph(STANDING.title, TITLES)]
    story += [Paragraph("The partnership has these duties at all times.", TEXT), Spacer(1, 6)]
    rows = [[line.text, line.leads, line.due] for line in STANDING.lines]
    story += [_grid([["Duty", "Group or person", "Timescale"], *rows], [360, 220, 174], bold=[0])]
    story += [PageBreak(), Paragraph("Appendix 1: Meeting dates", TITLES), Spacer(1, 6)]
    story += [_grid([["Executive", "6 June 2024", "5 September 2024", "5 December 2024"], ["Audit Group", "9 May 2024", "11 July 2024", "10 October 2024"]], [190, 188, 188, 188])]  # fmt: skip
    story += [Spacer(1, 14), Paragraph("Appendix 2: Glossary", TITLES)]
    story += [Paragraph("<b>Rapid review</b>: the first look at a serious incident, within fifteen working days.", TEXT)]  # fmt: skip
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=50, bottomMargin=50, leftMargin=44, rightMargin=44, title="", author="Design Studio", invariant=1)  # fmt: skip
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    save_gold(_gold(), path)


def _plan_on_a_page() -> list[Any]:
    boxes = [
        [Paragraph(part.title, HEADING), *(Paragraph(group.outcomes[0], ITEM, bulletText="•") for group in part.groups)]
        for part in PARTS
    ]  # fmt: skip
    made = Table([boxes], colWidths=[377, 377])
    made.setStyle(TableStyle([("BOX", (0, 0), (0, 0), 1, TEAL), ("BOX", (1, 0), (1, 0), 1, TEAL), ("VALIGN", (0, 0), (-1, -1), "TOP")]))  # fmt: skip
    key = [Paragraph(f"<b>{code}</b> = {words}", TEXT) for code, words in KEY.items()]
    return [Paragraph("Our plan on a page", TITLES), Spacer(1, 8), made, Spacer(1, 10), Paragraph("RAG ratings", HEADING), *key]  # fmt: skip


def _part(part: Part) -> list[Any]:
    known, matters, done, measures = ABOUT[part.ref]
    columns = Table(
        [
            [
                [Paragraph("What we know", HEADING), Paragraph(known, TEXT)],
                [Paragraph("Why it matters", HEADING), Paragraph(matters, TEXT)],
            ]
        ],
        colWidths=[377, 377],
    )
    columns.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]))
    story: list[Any] = [Paragraph(part.ref, NUMBER), Paragraph(part.title, TITLES), columns]
    story += [Paragraph("What we did last year", HEADING)]
    story += [Paragraph(words, ITEM, bulletText="•") for words in done]
    number = PARTS.index(part) + 1
    for order, group in enumerate(part.groups, 1):
        heading = f"Outcome {number}.{order}: {group.outcomes[0]}"
        refs = [line.ref for line in group.lines]
        cut = refs.index(CONTINUES) if CONTINUES in refs else len(refs)
        story += [Spacer(1, 10), _outcome(heading, group.lines[:cut])]
        if cut < len(refs):
            story += [PageBreak(), _outcome(f"Outcome {number}.{order} (continued)", group.lines[cut:])]
    return [*story, Paragraph("How we will measure impact", HEADING), Paragraph(measures, TEXT)]


def _outcome(heading: str, lines: Any) -> Table:
    return _grid([[heading, "", "", "", ""], HEAD, *_cells(lines)], WIDTHS, bold=[0, 1], titled=True)


def _cells(lines: Any) -> list[list[str]]:
    return [[line.ref, line.text, line.leads, line.due, line.status] for line in lines]


def _grid(rows: list[list[str]], widths: list[int], bold: Any = (), *, titled: bool = False) -> Table:
    body = [
        [Paragraph(words, BOLD if r in bold else CELL) if words else "" for words in row]
        for r, row in enumerate(rows)
    ]
    made = Table(body, colWidths=widths, hAlign="LEFT")
    style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if titled:
        style += [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), HexColor("#CDE7E7"))]
    for r, row in enumerate(rows):
        if r not in bold and row[-1] in FILLS:
            style.append(("BACKGROUND", (-1, r), (-1, r), HexColor(FILLS[row[-1]])))
    made.setStyle(TableStyle(style))
    return made


def _furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFillColor(TEAL)
    canvas.rect(0, 572, 842, 23, stroke=0, fill=1)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.setFillColor(white)
    canvas.drawString(44, 580, "Wolvercombe SCP")
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(44, 26, "Three Year Plan 2024-2027")
    canvas.drawRightString(798, 26, f"Page {document.page}")


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024-2027", "2024-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, ENABLERS, STANDING]],
        vision=VISION,
        key=KEY,
    )
