"""The letters of an OpenDocument paragraph, without notes, comments, hidden text and what changes deleted."""

from dataclasses import dataclass, field

from lxml import etree

from lineofsight.plan.importing.containers.folding import fold
from lineofsight.plan.importing.containers.open_document.names import name, times, value
from lineofsight.plan.importing.containers.open_document.styles import Style, Styles

_SILENT = {
    name("text:note"),
    name("text:tracked-changes"),
    name("office:annotation"),
    name("office:annotation-end"),
    name("text:hidden-text"),
    name("text:hidden-paragraph"),
    name("text:bibliography-mark"),
    name("text:ruby-text"),
    name("office:forms"),
}
_BOX = name("draw:text-box")
_PAGE_FEED = "\x0c"


@dataclass
class Letters:
    """What a paragraph prints; `boxes` are the text boxes anchored in it, `breaks` the page breaks laid out
    in it."""

    lines: list[str] = field(default_factory=list)
    bold: bool = False
    colour: str = ""
    size: float | None = None
    breaks_before: int = 0
    breaks: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return fold(" ".join(self.lines))


def read_letters(paragraph: etree._Element, styles: Styles, under: Style) -> Letters:
    """The letters of a paragraph or heading whose own style is `under`."""
    ink: list[tuple[str, Style]] = []
    letters = Letters()
    _gather(paragraph, styles, under, ink, letters.boxes)
    whole = "".join(text for text, _ in ink)
    before = whole[: len(whole) - len(whole.lstrip())]
    letters.breaks, letters.breaks_before = whole.count(_PAGE_FEED), before.count(_PAGE_FEED)
    letters.lines = [line for part in whole.replace(_PAGE_FEED, "").split("\n") if (line := fold(part))]
    seen = [(text, style) for text, style in ink if text.strip()]
    if seen:
        longest = max(seen, key=lambda one: len(one[0]))[1]
        letters.bold = all(style.bold for _, style in seen)
        letters.colour, letters.size = longest.colour, longest.size
    return letters


def _gather(
    element: etree._Element,
    styles: Styles,
    style: Style,
    ink: list[tuple[str, Style]],
    boxes: list[etree._Element],
) -> None:
    """Take the text in, in order; white space of the file itself folds to one space."""
    if element.text:
        ink.append((_unbroken(element.text), style))
    for child in element:
        _take(child, styles, style, ink, boxes)
        if child.tail:
            ink.append((_unbroken(child.tail), style))


def _take(
    child: etree._Element,
    styles: Styles,
    style: Style,
    ink: list[tuple[str, Style]],
    boxes: list[etree._Element],
) -> None:
    tag = child.tag
    if tag in _SILENT:
        return
    if tag == name("text:s"):
        ink.append((" " * times(child, "text:c", 200), style))
    elif tag == name("text:tab"):
        ink.append((" ", style))
    elif tag == name("text:line-break"):
        ink.append(("\n", style))
    elif tag == name("text:soft-page-break"):
        ink.append((_PAGE_FEED, style))
    elif tag == _BOX:
        boxes.append(child)
    elif tag == name("text:span"):
        own = styles.get("text", value(child, "text:style-name"))
        if not own.hidden:
            _gather(child, styles, _over(own, style), ink, boxes)
    elif isinstance(tag, str):
        _gather(child, styles, style, ink, boxes)


def _over(own: Style, under: Style) -> Style:
    return Style(
        title=under.title,
        bold=own.bold if own.bold is not None else under.bold,
        size=own.size or under.size,
        colour=own.colour or under.colour,
    )


def _unbroken(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
