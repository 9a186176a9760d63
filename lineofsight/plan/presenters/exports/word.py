"""The plan as a Word document for a meeting: title and vision on page one, then the familiar table for each section."""

import io
import re

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .word_tables import further_columns, section_table

INK = RGBColor(0x0C, 0x2B, 0x36)
KIND_HEADINGS = {"priority": "Our priorities", "standing": "Core business"}
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(content: dict) -> bytes:
    """The document's bytes. Headings, lists and header rows are real ones, so that Word, a screen reader and this
    product's own importer find them."""
    content = _printable(content)
    document = Document()
    _set_up(document, content)
    _first_page(document, content)
    further = further_columns(content)
    kind = ""
    for section in content["sections"]:
        if section["kind"] != kind:
            kind = section["kind"]
            document.add_heading(KIND_HEADINGS[kind], level=1)
        section_table(document, section, further)
        document.add_paragraph()
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _printable(value):
    """The same content without the characters that XML cannot hold."""
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_printable(each) for each in value]
    return value


def _set_up(document: WordDocument, content: dict) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin = page.bottom_margin = Cm(1.6)
    document.core_properties.title = content["title"][:255]
    document.core_properties.subject = content["partnership"][:255]
    document.core_properties.author = content["partnership"][:255]
    document.core_properties.language = "en-GB"
    _set_styles(document)
    footer = page.footer.paragraphs[0]
    footer.text = "Page "
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def _set_styles(document: WordDocument) -> None:
    """Arial throughout, headings in the product's ink; the template's own look is bluish and serif."""
    sizes = {"Normal": 9, "Title": 26, "Subtitle": 14, "Heading 1": 18, "Heading 2": 13}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.name = "Arial"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Arial")
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = INK
            style.font.italic = False
    document.styles["Normal"].paragraph_format.space_after = Pt(3)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word works out when it opens the document: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = text
            run._r.append(told)


def _first_page(document: WordDocument, content: dict) -> None:
    if content["partnership"]:
        document.add_paragraph(content["partnership"], style="Subtitle")
    document.add_paragraph(content["title"], style="Title")
    period = content["period"]["text"]
    if period and period not in content["title"]:
        document.add_paragraph(period, style="Subtitle")
    statements = content["statements"]
    if statements["vision"]:
        document.add_heading("Our vision", level=1)
        for line in statements["vision"].split("\n"):
            document.add_paragraph(line)
    _list(document, "Our values", statements["values"], "List Bullet")
    _list(document, "Our principles", statements["principles"], "List Number")
    key = [f"{word}: {meaning}" for word, meaning in content["status_key"].items()]
    _list(document, "Key to status", key, "List Bullet")


def _list(document: WordDocument, heading: str, lines: list[str], style: str) -> None:
    if lines:
        document.add_heading(heading, level=1)
    for line in lines:
        document.add_paragraph(line, style=style)
