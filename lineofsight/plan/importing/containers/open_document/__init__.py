"""OpenDocument texts (.odt) and sheets (.ods), as LibreOffice and others write them."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from lineofsight.plan.importing.containers import archives
from lineofsight.plan.importing.containers.open_document.body import Body
from lineofsight.plan.importing.containers.open_document.names import name, value
from lineofsight.plan.importing.containers.open_document.styles import Styles
from lineofsight.plan.importing.containers.open_document.tables import read_sheet
from lineofsight.plan.importing.containers.sheets import lay_out
from lineofsight.plan.importing.document import Block, CannotRead, Document, Paragraph, Table


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read an OpenDocument text or sheet. Raises CannotRead when it is damaged, locked, hostile or blank."""
    with archives.open_archive(path) as archive:
        manifest = archive.xml("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter(name("manifest:encryption-data")), None) is not None:
            raise CannotRead(archives.locked("document"))
        content, about = archive.xml("content.xml"), archive.xml("styles.xml")
    if content is None:
        raise CannotRead(archives.DAMAGED, place="content.xml")
    styles = Styles()
    styles.take(about)
    styles.take(content)
    tell("Reading the document", 0.3)
    sheets = content.find(f"{name('office:body')}/{name('office:spreadsheet')}")
    if sheets is not None:
        return _read_sheets(sheets, styles)
    text = content.find(f"{name('office:body')}/{name('office:text')}")
    if text is None:
        raise CannotRead(archives.DAMAGED, place="content.xml")
    body = Body(styles, pages_known=next(text.iter(name("text:soft-page-break")), None) is not None)
    blocks = tuple(body.blocks(text))
    if not blocks:
        raise CannotRead(
            "This document holds no text: its pages may be pictures of a scanned plan. Choose the plan as it "
            "was written, "
            "or run text recognition (OCR) over it first."
        )
    furniture = [*_headers_and_footers(about, styles), *body.contents]
    return Document(blocks, "odt", tuple(dict.fromkeys(furniture)))


def _headers_and_footers(about: etree._Element | None, styles: Styles) -> list[str]:
    lines: list[str] = []
    for kind in ("header", "header-first", "header-left", "footer", "footer-first", "footer-left"):
        for part in about.iter(name(f"style:{kind}")) if about is not None else ():
            for block in Body(styles).blocks(part):
                if isinstance(block, Paragraph):
                    lines.append(block.text)
                else:
                    lines.extend(line for cell in block.cells for line in cell.lines)
    return [line for line in lines if line]


def _read_sheets(sheets: etree._Element, styles: Styles) -> Document:
    blocks: list[Block] = []
    warnings: list[str] = []
    body = Body(styles)
    for element in sheets.iterchildren(name("table:table")):
        title = value(element, "table:name")
        if not styles.get("table", value(element, "table:style-name")).shown:
            warnings.append(f"Hidden sheet left out: {title}.")
            continue
        sheet, left_out = read_sheet(element, body)
        if left_out:
            warnings.append(f"Sheet {title}: hidden rows or columns left out.")
        tables = sum(isinstance(block, Table) for block in blocks)
        blocks.extend(lay_out(sheet, tables + 1))
    if not blocks:
        raise CannotRead("Every visible sheet of this file is blank. Check that it is the right file.")
    return Document(tuple(blocks), "ods", warnings=tuple(warnings))
