"""A PDF without a table, from a design program: a coloured band for each priority with a sponsor below, outcomes in italics,
objectives in bold with two labels on a line and as many lines as are needed, steps with roman numbers under some of them;
principles and a key in front, page furniture above and below, a break of the page inside an outcome."""

from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, financial_year, month, months, quarter, undated

NAME = "Gaskerdale Safeguarding Children Partnership"
TITLE = "Business Plan 2024-2026"
VISION = "Children in Gaskerdale are safe at home, online and in the hills."
PRINCIPLES = [
    "Children first: the child’s day comes before the adult’s diary.",
    "No wrong door: whoever is asked, helps.",
    "Show your working: every decision has a reason that a parent can read.",
]
KEY = {"B": "complete", "G": "on plan", "A": "slipping", "R": "stopped"}
PARTS = [
    Part(
        "NEGLECT IN RURAL HOMES",
        ref="PRIORITY 1",
        lead="Chief Executive, Gaskerdale Council",
        groups=[
            Group(
                ["Isolation no longer hides neglect."],
                [
                    Line("Take services to the head of the dale", ref="1.1", leads="Locality Manager", due="March 2025", measure="visits made by the mobile family hub", status="G", actions=[
                        Line("Convert the old library van", ref="(i)"),
                        Line("Park it at three farms each week", ref="(ii)"),
                        Line("Count who climbs aboard", ref="(iii)"),
                    ]),
                    Line("Train the people who call at farms for other reasons", ref="1.2", leads="Vets’ Association / Fire Service", due="Oct–Dec 2024", measure="100 people trained", status="A"),
                ],
            ),
            Group(
                ["Children’s teeth, weight and hearing are looked after."],
                [
                    Line("Check each child with a neglect plan at the dentist", ref="1.3", leads="Consultant in Dental Public Health", due="Q2 2025/26", status="R"),
                    Line("Use the growth chart in every child protection plan", ref="1.4", leads="", due="31 January 2025", measure="charts found in audit", status="G"),
                ],
            ),
        ],
    ),
    Part(
        "CHILDREN MOVED ALONG COUNTY LINES",
        ref="PRIORITY 2",
        lead="Temporary Superintendent",
        groups=[
            Group(
                ["A child who is found with drugs is asked who put them there."],
                [
                    Line("Treat each first arrest as a chance to listen", ref="2.1", leads="Custody Inspector and Youth Justice Manager", due="by end of September 2024", measure="children offered a worker in custody", status="B", actions=[
                        Line("Bring a youth worker to the custody suite on call", ref="(i)"),
                        Line("Stop the clock while the child decides whether to talk", ref="(ii)"),
                    ]),
                    Line("Refer every child through one panel", ref="2.2", leads="Exploitation Panel Chair", due="Ongoing", measure="days from referral to panel", status="G"),
                    Line("Warn hotels, taxis and the railway together", ref="2.3", leads="All partners", due="2025", status="A"),
                ],
            ),
        ],
    ),
    Part(
        "SAFEGUARDING CHILDREN WITH A HEALTH CONDITION",
        ref="PRIORITY 3",
        lead="Medical Director",
        groups=[
            Group(
                ["Missed appointments are treated as a child who was not brought."],
                [
                    Line("Change the wording in all four hospital letters", ref="3.1", leads="Outpatients Manager", due="2024/25", status="B"),
                    Line("Call a meeting when a child was not brought twice", ref="3.2", leads="Lead Paediatric Nurse, Safeguarding Midwife", due="when the electronic flag is live", measure="meetings held", status="R"),
                    Line("Spot perplexing presentations early", ref="3.3", leads="Designated Doctor", due="November 2025", measure="consultations with the doctor", status="G"),
                ],
            ),
        ],
    ),
    Part(
        "CORE BUSINESS",
        kind="standing",
        groups=[
            Group(
                [],
                [
                    Line("Run a learning programme that costs members nothing", ref="4.1", leads="Learning Group", due="Quarterly", measure="places taken", status="G"),
                    Line("Audit one priority in depth", ref="4.2", leads="Audit Group", due="Twice a year", measure="actions closed in time", status="G"),
                    Line("Renew the information sharing agreement", ref="4.3", leads="Data Protection Officers’ Network", due="TBC", status="A"),
                ],
            ),
        ],
    ),
]  # fmt: skip
BREAK_AFTER = "1.3"
MEANINGS = Meanings(
    times={
        "March 2025": month(2025, 3),
        "Oct–Dec 2024": months((2024, 10), (2024, 12)),
        "Q2 2025/26": quarter(2025, 2),
        "31 January 2025": day(date(2025, 1, 31)),
        "by end of September 2024": month(2024, 9),
        "Ongoing": undated("ongoing"),
        "2025": calendar_year(2025),
        "2024/25": financial_year(2024),
        "when the electronic flag is live": undated(
            "conditional", condition="when the electronic flag is live"
        ),
        "November 2025": month(2025, 11),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "TBC": undated("unknown"),
    },
    parties={
        "Vets’ Association / Fire Service": ["Vets’ Association", "Fire Service"],
        "Custody Inspector and Youth Justice Manager": ["Custody Inspector", "Youth Justice Manager"],
        "Lead Paediatric Nurse, Safeguarding Midwife": ["Lead Paediatric Nurse", "Safeguarding Midwife"],
    },
    everybody=["All partners"],
)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13)
LABEL = ParagraphStyle("label", parent=TEXT, leftIndent=24)
STEP = ParagraphStyle("step", parent=TEXT, leftIndent=46, bulletIndent=26)
BOLD = ParagraphStyle("bold", parent=TEXT, fontName="Helvetica-Bold", spaceBefore=8)
AIM = ParagraphStyle("aim", parent=TEXT, fontName="Helvetica-Oblique", fontSize=11, spaceBefore=8)
BAND = ParagraphStyle(
    "band", parent=BOLD, fontSize=12, leading=18, textColor=white, backColor=HexColor("#00616E")
)
HEADING = ParagraphStyle("heading", parent=BOLD, fontSize=13, leading=17, textColor=HexColor("#00616E"))
COVER = ParagraphStyle("cover", parent=BOLD, fontSize=22, leading=28)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "gaskerdale.pdf"
    story: list[Any] = [Paragraph(NAME, COVER), Paragraph(TITLE, COVER), Spacer(1, 12)]
    story += [Paragraph("Our vision", HEADING), Paragraph(VISION, TEXT), Paragraph("Our principles", HEADING)]
    story += [Paragraph(words, STEP, bulletText="•") for words in PRINCIPLES]
    story += [Paragraph("How we rate progress", HEADING)]
    story += [Paragraph(f"<b>{code}</b> – {words}", TEXT) for code, words in KEY.items()]
    story += [Spacer(1, 14)]
    for part in PARTS:
        story += _part(part)
    document = SimpleDocTemplate(
        str(path), pagesize=A4, topMargin=64, bottomMargin=60, title="", author="Design Studio", invariant=1
    )
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    save_gold(_gold(), path)


def _part(part: Part) -> list[Any]:
    heading = f"{part.ref}: {part.title}" if part.ref else part.title
    story: list[Any] = [Paragraph(heading, BAND)]
    if part.lead:
        story.append(Paragraph(f"Priority sponsor: {part.lead}", TEXT))
    for group in part.groups:
        story += [Paragraph(f"Outcome: {text}", AIM) for text in group.outcomes]
        for line in group.lines:
            story.append(KeepTogether(_objective(line)))
            if line.ref == BREAK_AFTER:
                story.append(PageBreak())
    return [*story, Spacer(1, 12)]


def _objective(line: Line) -> list[Any]:
    """Lead and time share a line; so do measure and rating, where both are there."""
    pairs = [[("Lead", line.leads), ("By when", line.due)], [("Measure", line.measure), ("RAG", line.status)]]
    story: list[Any] = [Paragraph(f"{line.ref}&nbsp;&nbsp;{line.text}", BOLD)]
    for pair in pairs:
        printed = [f"<b>{name}:</b> {words}" for name, words in pair if words]
        story.append(Paragraph("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;".join(printed), LABEL))
    return [*story, *(Paragraph(step.text, STEP, bulletText=step.ref) for step in line.actions)]


def _furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(black)
    canvas.drawString(72, 800, "Gaskerdale SCP")
    canvas.drawRightString(523, 800, "Published May 2024")
    canvas.drawCentredString(297, 34, f"www.gaskerdalescp.example.org   |   {document.page}")


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024-2026", "2024-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        vision=VISION,
        principles=PRINCIPLES,
        key=KEY,
    )
