"""Letters become words, lines and paragraphs, by where they stand on the page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lineofsight.plan.importing.containers.folding import BULLETS, fold
from lineofsight.plan.importing.containers.pdf.marks import Letter

_SPACE_FROM = 0.16
"""A gap of this share of the letter size is a space between words."""

_MARKER = re.compile(rf"^([{BULLETS}\u00b7\u25cf\u25a0\u2013\u2014*o-]|\u2713)$")
_NUMBERED = re.compile(
    r"^(\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)]|[A-Z]{0,2}\d{1,2}(\.\d{1,2}){1,3}[.)]?)$"
)


_BROKEN = re.compile(r"\w-$")
_HANGING = re.compile(r"(and|or|to)\b")
"""Words before which a hyphen at the end of a line stays by itself: "pre- and post-test"."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return fold(" ".join(word.text for word in self.words))

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def is_marked(self) -> bool:
        """Whether the line starts with a bullet or a list number."""
        first = self.words[0].text
        return len(self.words) > 1 and bool(_MARKER.match(first) or _NUMBERED.match(first))


def read_lines(letters: Iterable[Letter], page_width: float = 0.0) -> list[Line]:
    """The lines that letters form, from the top down; turned letters are read as if the page were turned."""
    upright: list[Letter] = []
    turned: list[Letter] = []
    for letter in letters:
        (turned if letter.turn else upright).append(letter)
    lines = [line for row in _rows(upright) if (line := _line(row)) is not None]
    if turned:
        lines.extend(
            line for row in _rows([_turned(one, page_width) for one in turned]) if (line := _line(row))
        )
    return lines


def _turned(letter: Letter, page_width: float) -> Letter:
    """The letter as seen with the head tilted, so that it runs from left to right."""
    if letter.turn == 90:
        x0, x1, top, bottom = -letter.bottom, -letter.top, letter.x0, letter.x1
    else:
        x0, x1, top, bottom = letter.top, letter.bottom, page_width - letter.x1, page_width - letter.x0
    return replace(letter, x0=x0, x1=x1, top=top, bottom=bottom, turn=0)


def _rows(letters: list[Letter]) -> list[list[Letter]]:
    """Letters that stand on one line, lines from the top down. Raised and lowered letters belong to the line
    they overlap."""
    rows: list[list[Letter]] = []
    middle = half = 0.0
    for letter in sorted(letters, key=lambda one: (one.top + one.bottom, one.x0)):
        own_middle = (letter.top + letter.bottom) / 2
        if rows and own_middle - middle <= 0.45 * min(half, letter.size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            middle, half = own_middle, letter.size
        if letter.size > half:
            middle, half = own_middle, letter.size
    return rows


def _line(row: list[Letter]) -> Line | None:
    """The words of one line; letters printed twice over one another (a way to draw bold) count once."""
    words: list[Word] = []
    group: list[Letter] = []
    twice = False
    for letter in sorted(row, key=lambda one: one.x0):
        if letter.text.isspace() or not letter.text:
            if group:
                words.append(_word(group, twice))
            group, twice = [], False
            continue
        if group:
            last = group[-1]
            if letter.text == last.text and letter.x0 - last.x0 < 0.25 * max(last.x1 - last.x0, 0.1):
                twice = True
                continue
            if letter.x0 - last.x1 > _SPACE_FROM * max(letter.size, last.size):
                words.append(_word(group, twice))
                group, twice = [], False
        group.append(letter)
    if group:
        words.append(_word(group, twice))
    return Line(tuple(words)) if words else None


def _word(letters: list[Letter], twice: bool) -> Word:
    return Word(
        text="".join(letter.text for letter in letters),
        x0=letters[0].x0,
        x1=max(letter.x1 for letter in letters),
        top=min(letter.top for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        size=round(Counter(letter.size for letter in letters).most_common(1)[0][0], 1),
        bold=twice or all(letter.bold for letter in letters),
        colour=letters[0].colour,
    )


def join_lines(lines: Sequence[Line], left: float, right: float) -> list[tuple[str, list[Line]]]:
    """Lines between two edges as paragraphs, each as its text and its lines.

    A line goes on with the one above unless it starts with a bullet or a number, a wider gap parts them,
    their size or weight differs, or its first word would still have fitted above.
    """
    paragraphs: list[list[Line]] = []
    usual = _usual_pitch(lines)
    for line in lines:
        above = paragraphs[-1][-1] if paragraphs else None
        if above is not None and _goes_on(above, line, usual, right - _padding(lines, left), paragraphs[-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [(_text(paragraph), paragraph) for paragraph in paragraphs]


def _padding(lines: Sequence[Line], left: float) -> float:
    """The white space inside the edges, taken from the left where text begins; at most a little."""
    return max(0.0, min(min(line.x0 for line in lines) - left, 9.0))


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The distance from line to line within a paragraph; of few lines, not more than they need."""
    steps = sorted(
        two.bottom - one.bottom for one, two in zip(lines, lines[1:], strict=False) if two.bottom > one.bottom
    )
    if not steps:
        return 0.0
    if len(steps) > 3:
        return max(steps[len(steps) // 4], 1.0)
    return max(min(steps[0], 1.3 * lines[0].size), 1.0)


def _goes_on(above: Line, line: Line, usual: float, right: float, paragraph: list[Line]) -> bool:
    if (
        line.is_marked
        or abs(above.size - line.size) > 0.15 * line.size
        or above.bold != line.bold
        and len(paragraph) == 1
        and above.bold
    ):
        return False
    step = line.bottom - above.bottom
    if step > max(usual * 1.25, usual + 0.22 * line.size) or step > 2.2 * line.size or step <= 0:
        return False
    if _BROKEN.search(above.text) and line.text[:1].isalnum():
        return True
    first = line.words[0]
    space = 0.25 * line.size
    fits = above.x1 + space + (first.x1 - first.x0) <= right - 0.1 * line.size
    if not fits:
        return True
    return (
        line.text[:1].islower()
        and not above.text.endswith((".", ":", ";"))
        and above.x1 + 8 * line.size > right
    )


def _text(lines: list[Line]) -> str:
    """The lines as one text; a word broken after its hyphen is put together again, hyphen kept."""
    text = ""
    for line in lines:
        own = " ".join(word.text for word in line.words)
        if text.endswith("\u00ad"):
            text = text[:-1] + own
        elif _BROKEN.search(text) and own[:1].isalnum() and not _HANGING.match(own):
            text += own
        else:
            text = f"{text} {own}" if text else own
    return fold(text)


def split_marker(line: Line) -> tuple[str, str]:
    """The bullet that starts a line, and the text after it; ("", text) where there is none."""
    if len(line.words) > 1 and _MARKER.match(line.words[0].text) and line.words[0].text != "\u2713":
        return fold(line.words[0].text), fold(" ".join(word.text for word in line.words[1:]))
    return "", line.text
