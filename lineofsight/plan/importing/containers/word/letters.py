"""The letters of one Word paragraph: runs, fields, signs, breaks, ticks; without what is hidden or
deleted."""

from dataclasses import dataclass, field

from lxml import etree

from lineofsight.plan.importing.containers import colours
from lineofsight.plan.importing.containers.folding import TICK, fold, is_symbol_font, symbol
from lineofsight.plan.importing.containers.word.names import (
    COMPATIBILITY,
    checkbox,
    is_on,
    number,
    printed_children,
    value,
    w,
)
from lineofsight.plan.importing.containers.word.styles import Look, Style, Styles

_BOX = w("txbxContent")
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = f"{{{COMPATIBILITY}}}Choice"
_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
_PAGE_FEED = "\x0c"


@dataclass
class Letters:
    """What one paragraph prints, before it is known where it stands. `lines` are parted by its own line
    breaks.

    `breaks_before` and `breaks` count the page breaks Word last laid out before its first letter, and in all
    of it. `boxes` are the text boxes anchored in it.
    """

    lines: list[str] = field(default_factory=list)
    bold: bool = False
    size: float | None = None
    colour: str = ""
    fill: str = ""
    breaks_before: int = 0
    breaks: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return fold(" ".join(self.lines))


@dataclass
class _Ink:
    """One stretch of letters that look the same."""

    text: str
    look: Look
    fill: str


class LetterReader:
    """Reads paragraphs in order; keeps what runs on from one to the next (fields that are open)."""

    def __init__(self, styles: Styles):
        self._styles = styles
        self._fields: list[str] = []  # for each open field: "code" before its result, "result" in it
        self._ink: list[_Ink] = []
        self._letters = Letters()

    def read(self, paragraph: etree._Element, style: Style) -> Letters:
        """The letters of a paragraph element under its style."""
        self._ink, self._letters = [], Letters()
        under = style.look.over(self._styles.base)
        for child in printed_children(paragraph):
            self._read_child(child, under)
        self._fields = [
            state for state in self._fields if state == "result"
        ]  # a code never runs past its paragraph
        return self._finish(style)

    def _read_child(self, child: etree._Element, under: Look) -> None:
        ticked = checkbox(child)
        if ticked is not None:
            self._add(TICK if ticked else "\u2610", under, "")
        elif child.tag == w("r"):
            self._read_run(child, under)
        elif child.tag.endswith("}oMath") or child.tag.endswith("}oMathPara"):
            self._add("".join(part.text or "" for part in child.iter(_MATHS_TEXT)), under, "")

    def _read_run(self, run: etree._Element, under: Look) -> None:
        properties = run.find(w("rPr"))
        look = self._styles.of_letters(properties).over(under)
        if look.hidden:
            for part in run.iterchildren(w("fldChar")):
                self._turn_field(part, look)
            return
        fill = self._styles.fill_of(properties)
        if not fill and properties is not None and properties.find(w("highlight")) is not None:
            fill = colours.as_fill(colours.read_colour(value(properties.find(w("highlight")))))
        for part in run:
            self._read_part(part, look, fill)

    def _read_part(self, part: etree._Element, look: Look, fill: str) -> None:
        tag = part.tag
        if tag == w("fldChar"):
            self._turn_field(part, look)
        elif tag == w("lastRenderedPageBreak"):
            self._add(_PAGE_FEED, look, fill)
        elif tag in (w("drawing"), w("pict"), w("object"), f"{{{COMPATIBILITY}}}AlternateContent"):
            self._letters.boxes.extend(_boxes(part))
        elif "code" in self._fields:
            return
        elif tag == w("t"):
            self._add(_drawn(part.text or "", look.font or ""), look, fill)
        elif tag in (w("br"), w("cr")):
            self._add("\n" if value(part, "type") in ("", "textWrapping") else " ", look, fill)
        elif tag in (w("tab"), w("ptab")):
            self._add(" ", look, fill)
        elif tag == w("noBreakHyphen"):
            self._add("-", look, fill)
        elif tag == w("sym"):
            code = value(part, "char")
            self._add(symbol(int(code, 16), value(part, "font")) if _is_hex(code) else "", look, fill)

    def _turn_field(self, mark: etree._Element, look: Look) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._add(_form_field(mark.find(w("ffData"))), look, "")
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str, look: Look, fill: str) -> None:
        if text:
            self._ink.append(_Ink(text, look, fill))

    def _finish(self, style: Style) -> Letters:
        letters = self._letters
        whole = "".join(ink.text for ink in self._ink)
        letters.breaks = whole.count(_PAGE_FEED)
        letters.breaks_before = _leading_feeds(whole)
        letters.lines = [line for part in whole.replace(_PAGE_FEED, "").split("\n") if (line := fold(part))]
        seen = [ink for ink in self._ink if ink.text.strip()]
        if seen:
            longest = max(seen, key=lambda ink: len(ink.text))
            letters.bold = all(ink.look.bold for ink in seen)
            letters.size = longest.look.size
            letters.colour = longest.look.colour or ""
            fills = {ink.fill for ink in seen}
            letters.fill = fills.pop() if len(fills) == 1 else ""
        letters.fill = letters.fill or style.fill
        return letters


def _leading_feeds(text: str) -> int:
    """Page breaks before the first letter."""
    count = 0
    for letter in text:
        if letter == _PAGE_FEED:
            count += 1
        elif not letter.isspace():
            break
    return count


def _drawn(text: str, font: str) -> str:
    """Letters typed in a symbol font print as its signs."""
    if font and is_symbol_font(font):
        return "".join(symbol(ord(letter), font) if not letter.isspace() else letter for letter in text)
    return text


def _is_hex(code: str) -> bool:
    return bool(code) and all(letter in "0123456789abcdefABCDEF" for letter in code) and len(code) <= 5


def _form_field(data: etree._Element | None) -> str:
    """What an old-style form field prints that stores no result: a ticked box, the chosen entry of a list."""
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        ticked = is_on(box, "checked")
        ticked = is_on(box, "default") if ticked is None else ticked
        return TICK if ticked else "\u2610"
    choices = data.find(w("ddList"))
    if choices is not None:
        entries = [value(entry) for entry in choices.findall(w("listEntry"))]
        chosen = number(choices.find(w("result")))
        return entries[chosen] if chosen < len(entries) else ""
    return ""


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes in a drawing, each once although Word stores it twice for older programs."""
    if drawing.tag == _FALLBACK:
        return []
    if drawing.tag == _BOX:
        return [drawing]
    children = list(drawing)
    choices = [child for child in children if child.tag == _CHOICE]
    return [box for child in (choices[:1] or children) for box in _boxes(child)]
