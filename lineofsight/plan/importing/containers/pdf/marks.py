"""What is drawn on a page of a PDF: letters, straight rules and filled areas, from pdfminer's interpreter.

Only what a document shows is kept: letters turned by anything but a quarter (watermarks) and what the file
itself marks as page furniture are put aside. Distances are points from the page's top left corner.
"""

import math
from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.folding import BULLET, is_symbol_font, symbol
from lineofsight.plan.importing.document import CannotRead

RULE_AT_MOST = 2.6
"""Points: a filled area as thin as this is a rule that was drawn as an area."""

_SHORTEST_RULE = 4.0
_UNREADABLE = "\ufffd"
_BULLETS_BY_DEFAULT = (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""Codes that Windows' encoding leaves unused; each draws a bullet (ISO 32000-1, annex D.2, note 3)."""


@dataclass(slots=True)
class Letter:
    """One letter. `turn` is 0, or 90 / 270 for letters that run up / down the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    colour: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at `place` (y of a level rule, x of an upright one), from `start` to `end`."""

    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area with its colour (RRGGBB, "" for white)."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str


@dataclass
class Marks:
    """Everything drawn on one page. `furniture` are letters that the file marks as header, footer or
    watermark; `pictures` is the share of the page that pictures cover."""

    number: int
    width: float = 0.0
    height: float = 0.0
    letters: list[Letter] = field(default_factory=list)
    furniture: list[Letter] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: float = 0.0
    unreadable: int = 0


class MarkReader(PDFLayoutAnalyzer):
    """A device for pdfminer that keeps the marks of the page being drawn, in `marks`."""

    def __init__(self, resources: PDFResourceManager):
        super().__init__(resources, laparams=None)
        self.marks = Marks(0)
        self._tags: list[bool] = []
        self._fonts: dict[str, tuple[bool, str]] = {}
        self._count = 0

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Start the marks of a new page."""
        super().begin_page(page, ctm)
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.marks = Marks(self.pageno, width=abs(x1 - x0), height=abs(y1 - y0))
        self._tags, self._count = [], 0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Follow the file's own marks; what it calls pagination is furniture."""
        kind = props.get("Type") if isinstance(props, dict) else None
        self._tags.append(tag.name == "Artifact" and getattr(kind, "name", "") == "Pagination")

    def end_tag(self) -> None:
        """Leave the innermost mark."""
        if self._tags:
            self._tags.pop()

    def render_image(self, name: str, stream: Any) -> None:
        """Count how much of the page pictures cover."""
        figure = self.cur_item
        self.marks.pictures += abs(figure.width * figure.height) / max(
            1.0, self.marks.width * self.marks.height
        )

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate):  # noqa: PLR0913 (pdfminer's)
        """Keep one letter."""
        try:
            text = font.to_unichr(cid)
        except Exception:  # an undefined glyph, or a font so broken that it cannot say
            text = BULLET if cid in _BULLETS_BY_DEFAULT and not font.is_multibyte() else ""
        width = font.char_width(cid)
        item = LTChar(
            matrix, font, fontsize, scaling, rise, text, width, font.char_disp(cid), ncs, graphicstate
        )
        self._one_more()
        turn = _turn(matrix)
        if turn is not None and fontsize:
            letter = self._letter(item, text, font, cid, turn, graphicstate)
            (self.marks.furniture if any(self._tags) else self.marks.letters).append(letter)
        return item.adv

    def _letter(self, item: LTChar, text: str, font: Any, cid: int, turn: int, state: Any) -> Letter:
        bold, family = self._font(str(getattr(font, "fontname", "") or ""))
        if family and (not text or ord(text[0]) < 0x100 or 0xF000 <= ord(text[0]) <= 0xF0FF):
            text = symbol(ord(text[0]) if text else cid, family) if text != " " else text
        elif not text:
            text = _UNREADABLE
            self.marks.unreadable += 1
        height = self.marks.height
        return Letter(
            text=text,
            x0=item.x0,
            top=height - item.y1,
            x1=item.x1,
            bottom=height - item.y0,
            size=item.width if turn else item.height,
            bold=bold,
            colour=_colour(state.ncolor),
            turn=turn,
        )

    def _font(self, name: str) -> tuple[bool, str]:
        """Whether the font is bold, and its family where that is one of signs."""
        if name not in self._fonts:
            bare = name.partition("+")[2] or name
            family = bare.partition("-")[0].partition(",")[0].removesuffix("MT")
            family = {
                "Wingdings2": "Wingdings 2",
                "Wingdings3": "Wingdings",
                "ZapfDingbats": "Zapf Dingbats",
            }.get(family, family)
            lower = bare.lower()
            bold = any(sign in lower for sign in ("bold", "black", "heavy", "demi"))
            self._fonts[name] = (bold, family if is_symbol_font(family) else "")
        return self._fonts[name]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep rules and filled areas; curved shapes count as the box around them."""
        self._one_more()
        piece: list[tuple[float, float]] = []
        for segment in path:
            if segment[0] == "m" and piece:
                self._keep(piece, gstate, stroke, fill)
                piece = []
            if segment[0] == "h":
                piece.append(piece[0] if piece else (0.0, 0.0))
            else:
                piece.append(apply_matrix_pt(self.ctm, segment[-2:]))
        self._keep(piece, gstate, stroke, fill)

    def _keep(self, points: list[tuple[float, float]], gstate: Any, stroke: bool, fill: bool) -> None:
        if len(points) < 2 or any(tag for tag in self._tags):
            return
        height = self.marks.height
        flipped = [(x, height - y) for x, y in points]
        xs, ys = [x for x, _ in flipped], [y for _, y in flipped]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        thin = x1 - x0 <= RULE_AT_MOST or bottom - top <= RULE_AT_MOST
        if fill and thin and not stroke:
            self._rule(x0, top, x1, bottom)
        elif fill and not thin:
            self.marks.areas.append(Area(x0, top, x1, bottom, _as_fill(_colour(gstate.ncolor, paper=True))))
        if stroke:
            for (ax, ay), (bx, by) in zip(flipped, flipped[1:], strict=False):
                self._rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        if bottom - top <= RULE_AT_MOST and x1 - x0 >= _SHORTEST_RULE:
            self.marks.level.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= RULE_AT_MOST and bottom - top >= _SHORTEST_RULE:
            self.marks.upright.append(Rule((x0 + x1) / 2, top, bottom))

    def _one_more(self) -> None:
        self._count += 1
        if self._count > limits.PAGE_MARKS:
            raise CannotRead(
                f"Page {self.pageno} has more than {limits.PAGE_MARKS:,} letters and lines drawn on it, so "
                "it is a map or a "
                "drawing rather than a plan. Save the plan's own pages as a PDF and choose that.",
                place=f"page {self.pageno}",
            )


def _turn(matrix: tuple[float, ...]) -> int | None:
    """0 for letters that stand upright, 90 up the page, 270 down it; None for slanting or upside-down
    ones."""
    a, b, _, _, _, _ = matrix
    angle = math.degrees(math.atan2(b, a)) % 360
    for turn in (0, 90, 270, 360):
        if abs(angle - turn) < 3:
            return turn % 360
    return None


def _colour(value: Any, paper: bool = False) -> str:
    """A PDF colour as RRGGBB; "" for patterns and what is not known, and for black unless it is of an area on
    paper."""
    if isinstance(value, int | float):
        value = (value,)
    if not isinstance(value, tuple | list) or not all(isinstance(part, int | float) for part in value):
        return ""
    parts = [max(0.0, min(1.0, float(part))) for part in value]
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return ""
    code = "".join(f"{round(part * 255):02X}" for part in parts)
    return code if paper or code != "000000" else ""


def _as_fill(colour: str) -> str:
    return "" if colour == "FFFFFF" else colour
