"""Web pages, and documents saved as web pages: headings, paragraphs, lists and tables of what the page
shows."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
from lxml import etree

from lineofsight.plan.importing.containers import decoding, limits
from lineofsight.plan.importing.containers.web_page.definitions import (
    holds_more_than_words,
    read_definitions,
)
from lineofsight.plan.importing.containers.web_page.styles import Styles
from lineofsight.plan.importing.containers.web_page.tables import only_lays_out, read_table
from lineofsight.plan.importing.containers.web_page.text import BLOCKS, SILENT, TextReader, marker
from lineofsight.plan.importing.document import Block, CannotRead, Document, Paragraph, Table

_FURNITURE = {"nav", "header", "footer"}
_OPENING = re.compile(r"<([a-zA-Z][\w:-]*+)([^<>]*+)>|</([a-zA-Z][\w:-]*+)\s*+>")
_CONDITIONAL = re.compile(
    r"<!\[(?:if|endif)[^<>]*+>|<!--\[if(?:[^<]|<(?!!--\[if|!\[endif\]-->))*+<!\[endif\]-->", re.S | re.I
)
# A page may name words of its own ("<!ENTITY lead …>") in its declaration; browsers ignore them, and so does this.
_PROLOGUE = re.compile(
    r"\A\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+(?:<!doctype\b[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)?",
    re.I,
)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_NEVER_CLOSED = {
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "col",
    "area",
    "base",
    "wbr",
    "source",
    "param",
    "embed",
}
_CLOSED_BY_THE_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot"}


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a web page. Raises CannotRead when it is too large, too deep, or shows no text."""
    decoding.read_text(path)  # for its size and kind
    text = _decode(path.read_bytes())
    tell("Reading the page", 0.3)
    return read_markup(text, "html")


def read_markup(text: str, container: str, merges_shown: bool = True) -> Document:
    """The document that HTML shows. `merges_shown` is False for formats that were turned into HTML and have
    no merged cells of their own."""
    _check_depth(text)
    page = _parse(text)
    reader = _PageReader(page, merges_shown)
    blocks = tuple(reader.blocks(page))
    if not blocks:
        raise CannotRead(
            "This page shows no text: it may be drawn by a script when a browser opens it. Open it in a "
            "browser, print it to "
            "PDF and choose the PDF."
        )
    return Document(blocks, container, tuple(dict.fromkeys(reader.furniture)))


def _decode(content: bytes) -> str:
    """The page's text; the encoding it declares holds unless a byte order mark or valid UTF-8 says
    otherwise."""
    declared = _DECLARED.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared.group(1).decode("ascii").lower()
        encoding = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(encoding, encoding)
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return content.decode(encoding, "replace")
            except LookupError:
                pass
    return decoding.decode(content) or ""


def _check_depth(text: str) -> None:
    """Refuse a page whose elements lie in one another without end, before anything walks down them."""
    depth = 0
    for found in _OPENING.finditer(text):
        opened, inside, closed = found.groups()
        if closed:
            depth = max(0, depth - 1)
        elif opened.lower() not in _NEVER_CLOSED | _CLOSED_BY_THE_NEXT and inside[-1:] != "/":
            depth += 1
            if depth > limits.DEPTH * 10:
                raise CannotRead(_TOO_DEEP)


_TOO_DEEP = (
    f"Elements of this page lie in one another more than {limits.DEPTH} deep, which no plan needs. Open it "
    "in a browser, "
    "print it to PDF and choose the PDF."
)


def _parse(text: str) -> etree._Element:
    text = _CONDITIONAL.sub("", _PROLOGUE.sub("", text, count=1))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        page = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead(
            "This page is damaged or was not copied whole. Save it from the browser again."
        ) from error
    deepest = max((_depth(element) for element in page.iter() if len(element) == 0), default=0)
    if deepest > limits.DEPTH:
        raise CannotRead(_TOO_DEEP)
    return page


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


class _PageReader:
    """Walks the page once, block by block."""

    def __init__(self, page: etree._Element, merges_shown: bool):
        self._styles = Styles(page)
        self._text = TextReader(self._styles)
        self._merges_shown = merges_shown
        self._tables = 0
        self._cells = 0
        self.furniture: list[str] = []

    def blocks(self, element: etree._Element) -> Iterator[Block]:
        """The blocks inside an element; loose text between them makes paragraphs of its own."""
        self._text.text(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.tag in BLOCKS or _holds_blocks(child):
                yield from self._flush()
                yield from self._block(child)
            else:
                self._text.add(child, False, "", lambda _: False)
            self._text.text(child.tail)
        yield from self._flush()

    def _flush(self, level: int = 0, style: str = "", number: str = "") -> Iterator[Block]:
        words = self._text.finish()
        for position, line in enumerate([" ".join(words.lines)] if level or number else words.lines):
            if line:
                yield Paragraph(line, level, style, number if position == 0 else "", words.bold)

    def _block(self, element: etree._Element) -> Iterator[Block]:
        tag = element.tag
        if tag in SILENT or self._styles.is_hidden(element):
            return
        if tag in _FURNITURE and self._is_furniture(element):
            self.furniture.extend(self._text.read(element).lines)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "dl" and not holds_more_than_words(element):
            yield from self._numbered(
                read_definitions(element, self._styles, self._tables + 1, self._merges_shown)
            )
        elif tag == "summary" and not _holds_blocks(element):
            yield from self._paragraph(element, bold=True)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            yield from self._paragraph(element, level=int(tag[1]))
        elif tag == "li":
            yield from self._item(element)
        elif _holds_blocks(element):
            yield from self.blocks(element)
        else:
            yield from self._paragraph(element)

    def _is_furniture(self, element: etree._Element) -> bool:
        """Navigation always; a header or footer of the page, not of an article in it."""
        if element.tag == "nav":
            return True
        inside = {ancestor.tag for ancestor in element.iterancestors()}
        return not inside & {"main", "article", "section", "td"} and next(element.iter("table"), None) is None

    def _paragraph(self, element: etree._Element, level: int = 0, bold: bool = False) -> Iterator[Block]:
        """An element as paragraphs, a heading as one; `bold` where the kind of element stands out by itself."""
        words = self._text.read(element)
        lines = [" ".join(words.lines)] if level else words.lines
        for line in filter(None, lines):
            style = element.get("class") or element.tag
            yield Paragraph(line, level, style, bold=(bold or words.bold) and not level)

    def _item(self, element: etree._Element) -> Iterator[Block]:
        """A list item: its own words as one paragraph, then the lists, tables and paragraphs inside it."""
        words = self._text.read(element, skip=lambda child: child.tag in ("ul", "ol", "table", "dl"))
        if words.lines:
            inside = sum(1 for _ in element.iterancestors("li"))
            yield Paragraph(" ".join(words.lines), 0, "li", marker(element), words.bold, depth=inside)
        for inner in element.iter("ul", "ol", "table", "dl"):
            if _nearest(inner, ("li", "table")) is element:
                yield from self._block(inner)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows = only_lays_out(element)
        if rows is not None:
            for cell in rows:
                yield from self.blocks(cell)
            return
        caption = element.find("caption")
        if caption is not None and not self._styles.is_hidden(caption):
            yield from self._paragraph(caption)
        yield from self._numbered(read_table(element, self._styles, self._tables + 1, self._merges_shown))

    def _numbered(self, table: Table) -> Iterator[Block]:
        """The table if it holds words, counted among the page's tables."""
        self._cells += len(table.cells)
        if self._cells > limits.CELLS:
            raise CannotRead(
                f"The tables of this page have more than {limits.CELLS:,} cells, far more than a plan."
            )
        if any(cell.lines for cell in table.cells):
            self._tables += 1
            yield table


def _holds_blocks(element: etree._Element) -> bool:
    return any(isinstance(child.tag, str) and child.tag in BLOCKS for child in element.iterdescendants())


def _nearest(element: etree._Element, tags: tuple[str, ...]) -> etree._Element | None:
    return next((ancestor for ancestor in element.iterancestors() if ancestor.tag in tags), None)
