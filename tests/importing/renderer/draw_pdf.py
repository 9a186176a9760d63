"""Draws a PDF: ruled tables on landscape pages, cut where a page is full, with running headers and watermarks."""

from collections.abc import Iterator
from html import escape
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.importing.renderer.breaking import break_between
from tests.importing.renderer.printed import (
    Box,
    Break,
    Facts,
    Furniture,
    Grid,
    Heading,
    Line,
    NewSheet,
    Pages,
)

WIDTH, HEIGHT = 770, 500
# Marks that Helvetica does not have, as the same marks of the symbol fonts every viewer has.
SYMBOLS = dict.fromkeys("✓✔√", '<font name="ZapfDingbats">✔</font>') | {
    "●": '<font name="ZapfDingbats">●</font>'
}


class _NumberedPages(BaseDocTemplate):
    """Two passes, so that the footer can say how many pages there are."""

    def __init__(self, path: str, furniture: Furniture, last: int):
        super().__init__(path, pagesize=landscape(A4), invariant=1)
        frame = Frame(36, 48, WIDTH + 12, HEIGHT + 12, id="body")
        self._furniture, self._last = furniture, last
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._furnish))

    def _furnish(self, canvas: Any, document: Any) -> None:
        furniture = self._furniture
        canvas.saveState()
        if furniture.watermark:
            canvas.saveState()
            canvas.setFillGray(0.9)
            canvas.setFont("Helvetica-Bold", 96)
            canvas.translate(420, 290)
            canvas.rotate(40)
            canvas.drawCentredString(0, 0, furniture.watermark)
            canvas.restoreState()
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(420, 578, furniture.marking)
        canvas.drawString(42, 566, furniture.header)
        canvas.drawRightString(800, 22, furniture.footer.format(page=document.page, pages=self._last))
        canvas.restoreState()


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as a PDF."""
    size = random.choice([7, 7.5, 8])
    repeat = random.random() < 0.5
    shaded = random.random() < 0.4
    last = 1
    for _ in range(2):
        template = _NumberedPages(str(path), pages.furniture, last)
        template.build(list(_story(pages, size, repeat, shaded)))
        last = template.page


def _story(pages: Pages, size: float, repeat: bool, shaded: bool) -> Iterator[Any]:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size + 1.5, leading=size + 4, spaceAfter=4)
    bold = ParagraphStyle("bold", parent=body, fontName="Helvetica-Bold")
    for block in pages.blocks:
        match block:
            case Heading(text=text, level=level):
                big = 22 - 3 * level
                style = ParagraphStyle(
                    "h", parent=bold, fontSize=big, leading=big + 3, spaceBefore=6, spaceAfter=5
                )
                yield Paragraph(_safe(text), style)
            case Line(text=text, number=number):
                yield Paragraph(_safe(f"{number} {text}".strip()), bold if block.bold else body)
            case Facts():
                yield from (Paragraph(words, body) for words in _facts(block))
            case Grid():
                for piece in _fitting(block, size, repeat, shaded):
                    yield KeepTogether([piece])
                    yield Spacer(1, 8)
            case Break():
                yield PageBreak()
            case NewSheet():
                pass


def _facts(facts: Facts) -> Iterator[str]:
    if facts.by == "one line":
        yield _safe(facts.joined)
        return
    mark = "• " if facts.by == "bullets" else ""
    yield from (f"{mark}<b>{_safe(label)}</b> {_safe(words)}" for label, words in facts.pairs)


def _fitting(grid: Grid, size: float, repeat: bool, shaded: bool) -> Iterator[Table]:
    """The table in pieces that each fit on one page."""
    table = _table(grid, size, shaded)
    _, height = table.wrap(WIDTH, HEIGHT)
    if height <= HEIGHT - 20:
        yield table
        return
    tops = accumulate(table._rowHeights)
    at = next(place for place, used in enumerate(tops) if used > HEIGHT - 20)
    top, rest = break_between(grid, max(at, grid.header_rows + 1), repeat_header=repeat)
    yield from _fitting(top, size, repeat, shaded)
    yield from _fitting(rest, size, repeat, shaded)


def _table(grid: Grid, size: float, shaded: bool) -> Table:
    plain = ParagraphStyle("cell", fontName="Helvetica", fontSize=size, leading=size + 1.5, splitLongWords=0)
    bold = ParagraphStyle("bold cell", parent=plain, fontName="Helvetica-Bold")
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if shaded and grid.header_rows:
        style.append(("BACKGROUND", (0, 0), (-1, grid.header_rows - 1), colors.HexColor("#D9D9D9")))
    data: list[list[Any]] = []
    for r, row in enumerate(grid.rows):
        data.append([_flow(cell, bold if cell and cell.bold else plain) for cell in row])
        for c, cell in enumerate(row):
            if cell is None:
                continue
            corner = (c + cell.columns - 1, r + cell.rows - 1)
            if corner != (c, r):
                style.append(("SPAN", (c, r), corner))
            if cell.fill:
                style.append(("BACKGROUND", (c, r), corner, colors.HexColor(f"#{cell.fill}")))
    return Table(data, _widths(grid, size), style=style)


def _widths(grid: Grid, size: float) -> list[float]:
    """Column widths that fill the page, none narrower than its longest word."""
    asked = grid.widths or (1.0,) * grid.width
    least = [
        max(
            stringWidth(word, "Helvetica-Bold", size) + 14
            for cell in (row[c] for row in grid.rows)
            for word in [*(cell.text.split() if cell and cell.columns == 1 else ()), ""]
        )
        for c in range(grid.width)
    ]
    spare = WIDTH - sum(least)
    return [low + max(spare, 0) * share / sum(asked) for low, share in zip(least, asked, strict=True)]


def _flow(cell: Box | None, style: ParagraphStyle) -> Any:
    if cell is None or not cell.lines:
        return ""
    return [Paragraph(_safe(line), style) for line in cell.lines]


def _safe(text: str) -> str:
    return "".join(SYMBOLS.get(mark, mark) for mark in escape(text))
