"""Page furniture: headers, footers, page numbers, markings and watermarks, told from the text of the plan.

What repeats at the same height at the edge of most pages is furniture; so is a page number. A heading at the
top of one page is not.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from lineofsight.plan.importing.containers.pdf.lines import Line
from lineofsight.plan.importing.containers.pdf.marks import Letter, Marks

_EDGE = 0.11
"""The share of the page's height at its top and bottom where furniture stands."""

_SAME_HEIGHT = 6.0
_PAGE_NUMBER = re.compile(
    r"^[\s\-\u2013|]*+(page|p\.?|pg\.?)?[\s\-\u2013|]*+\d{1,3}(\s*(of|/)\s*\d{1,3})?[\s\-\u2013|]*+$|\bpage\s+\d{1,3}(\s*(of|/)\s*\d{1,3})?\b",
    re.I,
)
_MARKING = re.compile(
    r"^(official([\s:\-\u2013]+sensitive)?|restricted|confidential|protect|not protectively marked|draft)\b"
    r".{0,30}$",
    re.I,
)
_CONTENTS = re.compile(r"(?<![.])(?<!\.\s)(?:\.\s?){5,}+\s*+\d{1,3}$")


def put_aside(pages: Sequence[tuple[Marks, list[Line]]]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without furniture, and the furniture's texts, each once."""
    repeated = _repeated(pages)
    texts: dict[str, None] = {}
    kept: list[list[Line]] = []
    for marks, lines in pages:
        own = []
        for position, line in enumerate(lines):
            if _is_furniture(line, marks, repeated) and not _is_over_a_table(
                line, lines[position + 1 : position + 2]
            ):
                texts.setdefault(line.text)
            else:
                own.append(line)
        kept.append(own)
    return kept, list(texts)


def _zone(line: Line, marks: Marks) -> str:
    """ "top", "bottom", or "" for the body of the page."""
    if line.bottom < _EDGE * marks.height:
        return "top"
    return "bottom" if line.top > (1 - _EDGE) * marks.height else ""


def _repeated(pages: Sequence[tuple[Marks, list[Line]]]) -> set[tuple[str, str]]:
    """(zone, text) of what stands at the edge of at least half of the pages, at one height. A number that
    counts the pages counts as the same text."""
    heights: dict[tuple[str, str], list[float]] = defaultdict(list)
    for marks, lines in pages:
        seen = set()
        for line in lines:
            zone = _zone(line, marks)
            for text in _forms(line.text, zone, marks.number):
                if zone and (zone, text) not in seen:
                    seen.add((zone, text))
                    heights[zone, text].append(line.top)
    need = max(2, -(-len(pages) // 2))
    return {key for key, places in heights.items() if len(places) >= need and _agree(places, need)}


def _forms(text: str, zone: str, page: int) -> list[str]:
    """The text, and at the foot of the page also without the page's number at its start or end."""
    forms = [text.casefold()]
    if zone == "bottom" or "|" in text:
        without = re.sub(r"(^\d{1,3}\b|\b\d{1,3}$)", "#", text.casefold())
        if without != forms[0]:
            forms.append(without)
    return forms


def _agree(places: list[float], need: int) -> bool:
    """Whether enough of the places are at one height."""
    return any(sum(abs(place - other) <= _SAME_HEIGHT for other in places) >= need for place in places)


def _is_furniture(line: Line, marks: Marks, repeated: set[tuple[str, str]]) -> bool:
    zone = _zone(line, marks)
    if _CONTENTS.search(line.text):
        return True
    if not zone:
        return False
    if len(line.text) <= 40 and (_PAGE_NUMBER.search(line.text) or _MARKING.match(line.text)):
        return True
    return any((zone, text) in repeated for text in _forms(line.text, zone, marks.number))


def _is_over_a_table(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line parted into three or more stretches has the next line close below it: column headings
    that come again on each page are no furniture."""
    gaps = [two.x0 - one.x1 > 0.7 * line.size for one, two in zip(line.words, line.words[1:], strict=False)]
    return sum(gaps) >= 2 and bool(below) and below[0].top - line.bottom < 1.5 * line.size


def without_watermarks(marks: Marks) -> tuple[list[Letter], list[Letter]]:
    """The letters of the text, and those of a mark printed large and pale across the page."""
    sizes = sorted(letter.size for letter in marks.letters)
    if not sizes:
        return [], []
    usual = sizes[len(sizes) // 2]
    text: list[Letter] = []
    marked: list[Letter] = []
    for letter in marks.letters:
        large = letter.size > max(3 * usual, 30)
        (marked if large and _is_pale(letter.colour) else text).append(letter)
    return text, marked


def _is_pale(colour: str) -> bool:
    if not colour:
        return False
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return 0.3 * red + 0.59 * green + 0.11 * blue > 150
