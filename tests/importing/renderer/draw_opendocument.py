"""Draws an OpenDocument text, written by hand as XML in a zip, with spans, shading, lists and running headers."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape, quoteattr

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

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as an .odt file."""
    writer = _Writer(random)
    body = "".join(writer.blocks(pages))
    write_package(path, body, writer.automatic_styles(), pages.furniture)


def write_package(path: Path, body: str, automatic_styles: str, furniture: Furniture) -> None:
    """The zip of an .odt: `body` and `automatic_styles` are XML fragments."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.2">'
        f"<office:automatic-styles>{automatic_styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        for name, text in (
            ("content.xml", content),
            ("styles.xml", _styles(furniture)),
            ("META-INF/manifest.xml", manifest),
        ):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


def _styles(furniture: Furniture) -> str:
    header = " ".join(filter(None, (furniture.marking, furniture.header)))
    footer = escape(furniture.footer)
    footer = footer.replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
    footer = footer.replace("{pages}", "<text:page-count>3</text:page-count>")
    page = (f"<style:header><text:p>{escape(header)}</text:p></style:header>" if header else "") + (
        f"<style:footer><text:p>{footer}</text:p></style:footer>" if footer else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {SPACES} office:version="1.2">'
        '<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles>'
        f'<style:master-page style:name="Standard" style:page-layout-name="pm1">{page}</style:master-page>'
        "</office:master-styles></office:document-styles>"
    )


class _Writer:
    def __init__(self, random: Random):
        self._fills: dict[str, str] = {}
        self._real_headings = random.random() < 0.7
        self._real_lists = random.random() < 0.5
        self._tables = 0

    def automatic_styles(self) -> str:
        cells = "".join(
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:background-color="#{fill.lower()}"/></style:style>'
            for fill, name in self._fills.items()
        )
        return (
            '<style:style style:name="PB" style:family="paragraph" style:parent-style-name="Standard">'
            '<style:paragraph-properties fo:break-before="page"/></style:style>'
            '<style:style style:name="Big" style:family="paragraph" style:parent-style-name="Standard">'
            '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/></style:style>'
            '<style:style style:name="Bold" style:family="paragraph" style:parent-style-name="Standard">'
            f'<style:text-properties fo:font-weight="bold"/></style:style>{cells}'
        )

    def blocks(self, pages: Pages) -> Iterator[str]:
        for block in pages.blocks:
            match block:
                case Heading(text=text, level=level):
                    if self._real_headings:
                        yield f'<text:h text:outline-level="{level}">{escape(text)}</text:h>'
                    else:
                        yield f'<text:p text:style-name="Big">{escape(text)}</text:p>'
                case Line(number="•", text=text) if self._real_lists:
                    yield f"<text:list><text:list-item><text:p>{escape(text)}</text:p></text:list-item></text:list>"
                case Line():
                    style = "Bold" if block.bold else "Standard"
                    yield f'<text:p text:style-name="{style}">{escape(f"{block.number} {block.text}".strip())}</text:p>'
                case Facts():
                    yield from self._facts(block)
                case Grid():
                    yield self._table(block)
                    yield '<text:p text:style-name="Standard"/>'
                case Break():
                    yield '<text:p text:style-name="PB"/>'
                case NewSheet():
                    pass

    def _facts(self, facts: Facts) -> Iterator[str]:
        lines = [facts.joined] if facts.by == "one line" else [f"{a} {b}".strip() for a, b in facts.pairs]
        for line in lines:
            paragraph = f'<text:p text:style-name="Standard">{escape(line)}</text:p>'
            listed = facts.by == "bullets" and self._real_lists
            yield (
                f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>"
                if listed
                else paragraph
            )

    def _table(self, grid: Grid) -> str:
        self._tables += 1
        rows = "".join(
            "<table:table-row>" + "".join(self._cells(row)) + "</table:table-row>" for row in grid.rows
        )
        columns = f'<table:table-column table:number-columns-repeated="{grid.width}"/>'
        return f'<table:table table:name="Table{self._tables}">{columns}{rows}</table:table>'

    def _cells(self, row: list[Box | None]) -> Iterator[str]:
        for box in row:
            if box is None:
                yield "<table:covered-table-cell/>"
                continue
            spans = f' table:number-rows-spanned="{box.rows}"' if box.rows > 1 else ""
            spans += f' table:number-columns-spanned="{box.columns}"' if box.columns > 1 else ""
            if box.fill:
                name = self._fills.setdefault(box.fill, f"Fill{len(self._fills) + 1}")
                spans += f" table:style-name={quoteattr(name)}"
            yield f'<table:table-cell office:value-type="string"{spans}>{self._paragraphs(box)}</table:table-cell>'

    def _paragraphs(self, box: Box) -> str:
        style = "Bold" if box.bold else "Standard"
        parts = []
        for line in box.lines or ("",):
            if line.startswith("• ") and self._real_lists:
                parts.append(
                    f"<text:list><text:list-item><text:p>{escape(line[2:])}</text:p></text:list-item></text:list>"
                )
            else:
                parts.append(f'<text:p text:style-name="{style}">{escape(line)}</text:p>')
        return "".join(parts)
