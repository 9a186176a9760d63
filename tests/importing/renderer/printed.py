"""What stands on the page, in no container yet: headings, lines, tables of boxes, page breaks.

`layout` makes these from a plan; one `draw_…` file per container draws them.
"""

from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True)
class Heading:
    """A heading paragraph; `level` 1 is the document's title."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """A paragraph. `number` is a printed bullet or list number before it ("•", "1."), `depth` how deep its list is;
    a line that `leads` has its facts on the next lines."""

    text: str
    bold: bool = False
    number: str = ""
    depth: int = 0
    leads: bool = False


@dataclass(frozen=True)
class Facts:
    """Labelled words under a row that has no table: ("Lead:", "Business Manager"), as lines, bullets or one line."""

    pairs: tuple[tuple[str, str], ...]
    by: str = "lines"

    @property
    def joined(self) -> str:
        return " | ".join(f"{label} {words}".strip() for label, words in self.pairs)


@dataclass(frozen=True)
class Box:
    """A cell. A box that spans stands at its top-left place; the places it covers hold None.

    `automatic` is a number that Word makes itself: (format, text pattern, name of the list it counts in)."""

    lines: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    fill: str = ""
    bold: bool = False
    shown_date: tuple[date, str] | None = None
    automatic: tuple[str, str, str] | None = None

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass
class Grid:
    """A table. `header_rows` counts title and header rows at its head; `name` is the sheet's name in a workbook.

    `hidden_columns` are drawn hidden where the container can hide, and left out elsewhere.
    """

    rows: list[list[Box | None]]
    header_rows: int = 0
    name: str = ""
    hidden_columns: tuple[int, ...] = ()
    widths: tuple[float, ...] = ()
    continues: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True)
class Break:
    """A new page (or, in a workbook, nothing)."""


@dataclass(frozen=True)
class NewSheet:
    """In a workbook the blocks that follow stand on a sheet of this name; elsewhere nothing."""

    name: str
    hidden: bool = False


@dataclass
class Furniture:
    """What is printed on every page: header, footer (with {page} and {pages}), a marking, a watermark."""

    header: str = ""
    footer: str = ""
    marking: str = ""
    watermark: str = ""


Block = Heading | Line | Facts | Grid | Break | NewSheet


@dataclass
class Pages:
    """A whole document ready to be drawn."""

    blocks: list[Block] = field(default_factory=list)
    furniture: Furniture = field(default_factory=Furniture)
    markup: str = "plain"


def box(text: str = "", **more: object) -> Box:
    """A box of one line, or of none when the text is blank."""
    return replace(Box((text,) if text else ()), **more)  # type: ignore[arg-type]


def full_width(text: str, columns: int, *, merged: bool, bold: bool = True) -> list[Box | None]:
    """A row whose one text stands over all columns: merged, or in the first cell with blanks beside it."""
    if merged:
        return [box(text, columns=columns, bold=bold), *([None] * (columns - 1))]
    return [box(text, bold=bold), *[Box() for _ in range(columns - 1)]]
