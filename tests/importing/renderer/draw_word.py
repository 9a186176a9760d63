"""Draws a Word file, as people make them: real or only bold headings, merged cells, shaded cells, running headers."""

from pathlib import Path
from random import Random
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

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


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as a .docx file."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    _furnish(section, pages.furniture)
    numbers = _Numbers(document)
    real_headings = random.random() < 0.7
    real_bullets = random.random() < 0.5
    marked_headers = random.random() < 0.4
    for block in pages.blocks:
        match block:
            case Heading():
                _heading(document, block, real_headings)
            case Line():
                _line(document, block, real_bullets)
            case Facts():
                _facts(document, block, real_bullets)
            case Grid():
                _table(document, block, marked_headers, real_bullets, numbers)
                document.add_paragraph()
            case Break():
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case NewSheet():
                pass
    document.save(str(path))


def _heading(document: Any, heading: Heading, real: bool) -> None:
    if real:
        document.add_heading(heading.text, level=heading.level)
        return
    run = document.add_paragraph().add_run(heading.text)
    run.bold = True
    run.font.size = Pt(22 - 3 * heading.level)


def _line(document: Any, line: Line, real_bullets: bool) -> None:
    if line.number == "•" and real_bullets:
        document.add_paragraph(line.text, style="List Bullet 2" if line.depth else "List Bullet")
        return
    number = "o" if line.number == "•" and line.depth else line.number
    text = f"{number} {line.text}" if line.number else line.text
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = line.bold or None
    if line.depth:
        paragraph.paragraph_format.left_indent = Pt(24 * line.depth)


def _facts(document: Any, facts: Facts, real_bullets: bool) -> None:
    """Labels in bold with their words, each on its own line or all on one; bullets only where they are real."""
    if facts.by == "one line":
        document.add_paragraph(facts.joined)
        return
    style = "List Bullet" if facts.by == "bullets" and real_bullets else None
    for label, words in facts.pairs:
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {words}")


def _table(document: Any, grid: Grid, marked_headers: bool, real_bullets: bool, numbers: "_Numbers") -> None:
    table = document.add_table(rows=len(grid.rows), cols=grid.width, style="Table Grid")
    for r, row in enumerate(grid.rows):
        places = table.rows[r].cells
        for c, box in enumerate(row):
            if box is None:
                continue
            cell = places[c]
            if box.rows > 1 or box.columns > 1:
                cell = cell.merge(table.cell(r + box.rows - 1, c + box.columns - 1))
            _fill_cell(cell, box, real_bullets)
            if box.automatic:
                numbers.apply(cell.paragraphs[0], *box.automatic)
        if marked_headers and r < grid.header_rows:
            table.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill_cell(cell: Any, box: Box, real_bullets: bool) -> None:
    for position, line in enumerate(box.lines):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        if line.startswith("• ") and real_bullets:
            paragraph.style = "List Bullet"
            line = line[2:]
        paragraph.add_run(line).bold = box.bold or None
    if box.fill:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", box.fill)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _furnish(section: Any, furniture: Furniture) -> None:
    if furniture.header or furniture.marking:
        section.header.paragraphs[0].text = " ".join(filter(None, (furniture.marking, furniture.header)))
    if not furniture.footer:
        return
    paragraph = section.footer.paragraphs[0]
    before, _, after = furniture.footer.partition("{page}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    if "{pages}" in after:
        between, _, after = after.partition("{pages}")
        paragraph.add_run(between)
        _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


class _Numbers:
    """Lists that Word counts itself: one for each name, so that numbers start again where a person would start them."""

    def __init__(self, document: Any):
        self._root = document.part.numbering_part.element
        self._lists: dict[str, int] = {}

    def apply(self, paragraph: Any, kind: str, pattern: str, name: str) -> None:
        if name not in self._lists:
            self._lists[name] = self._new_list(kind, pattern)
        number = (
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{self._lists[name]}"/></w:numPr>'
        )
        paragraph._p.get_or_add_pPr().append(parse_xml(number))

    def _new_list(self, kind: str, pattern: str) -> int:
        number = 200 + len(self._lists)
        space = nsdecls("w")
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        made = f'<w:abstractNum {space} w:abstractNumId="{number}">{level}</w:abstractNum>'
        self._root.insert(0, parse_xml(made))
        made = f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        self._root.append(parse_xml(made))
        return number
