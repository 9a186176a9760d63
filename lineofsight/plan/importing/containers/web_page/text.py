"""The text of elements of a web page: lines as they break on screen, bullets and numbers of lists."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from lineofsight.plan.importing.containers.folding import BULLET, TICK, fold
from lineofsight.plan.importing.containers.numerals import print_number
from lineofsight.plan.importing.containers.web_page.styles import Styles

BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
}
SILENT = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "title",
    "meta",
    "link",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "select",
    "textarea",
    "button",
    "option",
    "datalist",
    "del",
    "map",
    "area",
    "base",
    "param",
    "source",
    "track",
}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_COUNTED = "data-counted-number"  # written on the items of a list when the first of them is asked for
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass
class _Line:
    text: str = ""
    letters: int = 0
    bold_letters: int = 0
    colours: set[str] = field(default_factory=set)


@dataclass
class Words:
    """What an element prints: its lines, whether all is bold, and the colour all its letters share."""

    lines: list[str]
    bold: bool
    colour: str


class TextReader:
    """Reads the text below an element; `skip` tells which elements to leave to somebody else."""

    def __init__(self, styles: Styles):
        self._styles = styles
        self._lines: list[_Line] = [_Line()]

    def read(
        self, element: etree._Element, skip: Callable[[etree._Element], bool] = lambda _: False
    ) -> Words:
        """The words below `element` in the order of the page."""
        self._lines = [_Line()]
        bold = element.tag in _BOLD or self._styles.is_bold(element) is True
        self._walk(element, bold, self._styles.ink(element), skip)
        return self.finish()

    def finish(self) -> Words:
        """What was gathered so far, as words; gathering starts anew."""
        lines, self._lines = self._lines, [_Line()]
        kept = [line for line in lines if fold(line.text)]
        letters, bold = sum(line.letters for line in kept), sum(line.bold_letters for line in kept)
        inks = set().union(*(line.colours for line in kept)) if kept else set()
        return Words(
            lines=[fold(line.text) for line in kept],
            bold=bool(letters) and bold == letters,
            colour=inks.pop() if len(inks) == 1 else "",
        )

    def add(
        self, element: etree._Element, bold: bool, ink: str, skip: Callable[[etree._Element], bool]
    ) -> None:
        """Gather the text of one element and what stands inside it, not what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT or skip(element) or self._styles.is_hidden(element):
            return
        if tag == "br":
            self._lines.append(_Line())
        elif tag == "input":
            self._put(_drawn(element), bold, ink)
        elif tag == "img":
            self._put(_tick_in(element.get("alt") or ""), bold, ink)
        else:
            own_bold = self._styles.is_bold(element)
            bold = own_bold if own_bold is not None else bold or tag in _BOLD
            breaks = tag in BLOCKS and tag not in (
                "td",
                "th",
            )  # cells of a table in a cell stand side by side
            if breaks:
                self._lines.append(_Line())
            if tag == "li":
                self._put(f"{marker(element)} ", bold, ink)
            self._walk(element, bold, self._styles.ink(element) or ink, skip)
            if breaks:
                self._lines.append(_Line())
            if tag in ("td", "th"):
                self._put(" ", bold, ink)

    def text(self, words: str | None, bold: bool = False, ink: str = "") -> None:
        """Gather bare words."""
        self._put((words or "").replace("\n", " "), bold, ink)

    def _walk(
        self, element: etree._Element, bold: bool, ink: str, skip: Callable[[etree._Element], bool]
    ) -> None:
        if element.tag == "pre":
            self._preformatted(element.text or "", bold, ink)
        else:
            self.text(element.text, bold, ink)
        for child in element:
            self.add(child, bold, ink, skip)
            self.text(child.tail, bold, ink)

    def _preformatted(self, text: str, bold: bool, ink: str) -> None:
        for line in text.split("\n"):
            self._put(line, bold, ink)
            self._lines.append(_Line())

    def _put(self, text: str, bold: bool, ink: str) -> None:
        line = self._lines[-1]
        line.text += text
        letters = len(text) - text.count(" ")
        line.letters += letters
        line.bold_letters += letters if bold else 0
        if letters and text.strip():
            line.colours.add(ink)


def marker(item: etree._Element) -> str:
    """What prints before a list item: its number or letter in an ordered list, a bullet in any other."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return BULLET
    form = _FORMS.get(item.get("type") or parent.get("type") or "1", "decimal")
    if item.get(_COUNTED) is None:
        number = _whole(parent.get("start"), 1)
        for child in parent.iterchildren("li"):
            number = _whole(child.get("value"), number)
            child.set(_COUNTED, str(number))
            number += 1
    return f"{print_number(_whole(item.get(_COUNTED), 1), form)}."


def _drawn(element: etree._Element) -> str:
    if (element.get("type") or "").lower() in ("checkbox", "radio"):
        return TICK if element.get("checked") is not None else "\u2610"
    return ""


def _tick_in(alternative: str) -> str:
    """A picture of a tick, and nothing else of what pictures say."""
    return (
        TICK if alternative.strip().lower() in ("tick", "yes", "check", "checked", "\u2713", "\u2714") else ""
    )


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdigit() and len(text) < 7 else default
