"""A plan on slides, exported to PDF: one priority to a slide, outcomes in a box over a table of coloured cells without
lines, a slide that continues without a header, vision and values side by side, the priorities at a glance in boxes,
business as usual, slide numbers, a last slide with contacts."""

from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import financial_year, half, month, quarter, term, undated

NAME = "Lindwater Safeguarding Children Partnership"
VISION = "Children in Lindwater grow up knowing that somebody is looking out for them."
VALUES = ["Nosy in a good way", "Honest about what we do not know", "Quick to say sorry"]
ONLINE, MOVING, USUAL = "Priority 1: Children online", "Priority 2: Children who move", "Business as usual"
ONLINE_OUTCOMES = [
    "Children know what to do when a picture is passed on.",
    "Adults ask about phones as easily as about homework.",
]
MOVING_OUTCOMES = ["No child starts again from nothing because the family has moved."]
HEAD = ["Milestone", "Owner", "Due", "Measure"]
FIRST = [
    ("1.1 Teach a lesson on image sharing in every year 6 class", "Education Reference Group", "Summer term 2026", "60 schools take part"),
    ("1.2 Give foster carers a way to talk about phones at the table", "Fostering Service", "Oct 2026", "Guide in every foster home"),
    ("1.3 Ask the three biggest gaming clubs to name a safeguarding lead", "Community Safety Officer / Police", "Q3 2026/27", ""),
]  # fmt: skip
CONTINUED = [
    ("1.4 Count online harm in the data report", "Performance Officer", "Immediate", "Line in the report"),
    ("1.5 Meet the regional safety teams of the platforms", "Independent Scrutineer", "TBC", ""),
]
MOVES = [
    ("2.1 Agree how a child's plan travels when a family is rehoused", "Housing Options & Children's Social Care", "March 2027", "Plan received within five days"),
    ("2.2 Chase every school place that is open for more than ten days", "Admissions Team", "Monthly", "No child waits more than 15 days"),
    ("2.3 Write to neighbouring areas about placements", "All statutory partners", "H2 2026/27", ""),
]  # fmt: skip
ALWAYS = [
    ("B1 Run the programme of multi-agency audits", "Audit Group", "Ongoing", "Four audits finished"),
    ("B2 Train 400 people in core safeguarding", "Learning Pool", "2026-27", "Attendance"),
]
WIDTH, HEIGHT, MARGIN = 960, 540, 40
COLUMNS = [400, 190, 120, 170]
DARK, PALE, WHITE = HexColor("#1F4E79"), HexColor("#DEEAF6"), HexColor("#FFFFFF")


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "lindwater.pdf"
    deck = _Deck(path)
    deck.cover()
    deck.statements()
    deck.glance()
    deck.priority(ONLINE, ONLINE_OUTCOMES, [HEAD, *FIRST])
    deck.priority(f"{ONLINE} (continued)", [], CONTINUED)
    deck.priority(MOVING, MOVING_OUTCOMES, [HEAD, *MOVES])
    deck.priority(USUAL, [], [HEAD, *ALWAYS])
    deck.contacts()
    deck.canvas.save()
    save_gold(_gold(), path)


class _Deck:
    """Draws slide after slide."""

    def __init__(self, path: Path):
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
        self.number = 0

    def write(self, text: str, x: float, top: float, width: float, size: float, **more: Any) -> float:
        """Write a paragraph with its top at `top`; gives back how high it is."""
        style = ParagraphStyle("slide", fontName="Helvetica", fontSize=size, leading=size * 1.2, **more)
        paragraph = Paragraph(text, style)
        height = paragraph.wrap(width, HEIGHT)[1]
        paragraph.drawOn(self.canvas, x, top - height)
        return float(height)

    def box(self, x: float, top: float, width: float, height: float, fill: Any) -> None:
        self.canvas.setFillColor(fill)
        self.canvas.rect(x, top - height, width, height, stroke=0, fill=1)

    def title(self, text: str) -> None:
        self.box(0, HEIGHT, WIDTH, 70, DARK)
        self.write(text, MARGIN, HEIGHT - 18, WIDTH - 2 * MARGIN, 28, textColor=WHITE)

    def close(self) -> None:
        self.number += 1
        self.canvas.setFillColor(HexColor("#7F7F7F"))
        self.canvas.setFont("Helvetica", 10)
        self.canvas.drawString(MARGIN, 16, "LSCP | Agreed by the Lead Safeguarding Partners on 12 March 2026")
        self.canvas.drawRightString(WIDTH - MARGIN, 16, str(self.number))
        self.canvas.showPage()

    def cover(self) -> None:
        self.box(0, HEIGHT, WIDTH, HEIGHT, DARK)
        self.write(NAME, MARGIN, 360, 880, 36, textColor=WHITE)
        self.write("Business Plan 2026 – 2029", MARGIN, 290, 880, 30, textColor=WHITE)
        self.close()

    def statements(self) -> None:
        self.title("Why we are here")
        self.box(MARGIN, 440, 420, 300, PALE)
        self.write("<b>Our vision</b>", MARGIN + 16, 424, 390, 22)
        self.write(VISION, MARGIN + 16, 380, 390, 20)
        self.box(500, 440, 420, 300, PALE)
        self.write("<b>Our values</b>", 516, 424, 390, 22)
        for order, text in enumerate(VALUES):
            self.write(f"• {text}", 516, 380 - 34 * order, 390, 20)
        self.close()

    def glance(self) -> None:
        self.title("Our priorities at a glance")
        for order, text in enumerate((ONLINE, MOVING)):
            self.box(MARGIN + 460 * order, 400, 420, 180, PALE)
            self.write(text.replace(": ", "<br/>"), MARGIN + 20 + 460 * order, 360, 380, 24)
        self.close()

    def priority(self, title: str, outcomes: list[str], rows: list[Any]) -> None:
        self.title(title)
        top = 452.0
        if outcomes:
            self.box(MARGIN, top, 880, 34 + 26 * len(outcomes), HexColor("#FFF2CC"))
            self.write("<b>What we want to see</b>", MARGIN + 12, top - 6, 850, 16)
            for order, text in enumerate(outcomes):
                self.write(f"• {text}", MARGIN + 12, top - 32 - 24 * order, 850, 16)
            top -= 50 + 26 * len(outcomes)
        for words in rows:
            top = self.cells(words, top, header=words is HEAD)
        self.close()

    def cells(self, words: Any, top: float, *, header: bool) -> float:
        """One row of a table, as filled cells with a gap between them; gives back where the next one begins."""
        colour = WHITE if header else HexColor("#000000")
        style = ParagraphStyle("cell", fontName="Helvetica", fontSize=14, leading=17, textColor=colour)
        drawn = [Paragraph(f"<b>{text}</b>" if header else text, style) for text in words]
        heights = [p.wrap(width - 14, HEIGHT)[1] for p, width in zip(drawn, COLUMNS, strict=True)]
        height, x = max(heights) + 12, float(MARGIN)
        for paragraph, width, own in zip(drawn, COLUMNS, heights, strict=True):
            self.box(x, top, width - 2, height, DARK if header else PALE)
            paragraph.drawOn(self.canvas, x + 6, top - 5 - own)
            x += width
        return top - height - 2

    def contacts(self) -> None:
        self.title("Thank you")
        self.write("Questions: business.unit@example.org", MARGIN, 420, 800, 20)
        self.close()


def _gold() -> dict[str, Any]:
    meanings = {
        "Summer term 2026": term("summer", 2026),
        "Oct 2026": month(2026, 10),
        "Q3 2026/27": quarter(2026, 3),
        "Immediate": undated("relative"),
        "TBC": undated("unknown"),
        "March 2027": month(2027, 3),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "H2 2026/27": half(2026, 2),
        "Ongoing": undated("ongoing"),
        "2026-27": financial_year(2026),
    }
    parties = {
        "Community Safety Officer / Police": ["Community Safety Officer", "Police"],
        "Housing Options & Children's Social Care": ["Housing Options", "Children's Social Care"],
    }

    def items(rows: list[tuple[str, str, str, str]]) -> list[Any]:
        return [
            row(
                words.partition(" ")[2],
                ref=words.partition(" ")[0],
                leads=who,
                parties=parties.get(who),
                due=(when, meanings[when]),
                measure=measure,
                everyone=who == "All statutory partners",
                open=["finding:no_due"] if when == "TBC" else [],
            )
            for words, who, when, measure in rows
        ]

    online = section(
        "Children online", items([*FIRST, *CONTINUED]), ref="Priority 1", outcomes=ONLINE_OUTCOMES
    )
    moving = section("Children who move", items(MOVES), ref="Priority 2", outcomes=MOVING_OUTCOMES)
    return plan(
        "Business Plan 2026 – 2029",
        NAME,
        ("2026 – 2029", "2026-04-01", "2029-03-31"),
        [online, moving, section(USUAL, items(ALWAYS), kind="standing")],
        vision=VISION,
        values=VALUES,
    )
