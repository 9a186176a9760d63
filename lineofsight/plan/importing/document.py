"""The neutral document: what every container becomes before anyone tries to understand it.

A container reader (`containers/`) knows files and nothing about plans. The reader (`reader/`) knows plans and
nothing about files. They meet here: an ordered list of blocks, each a paragraph or a table, each knowing where it
stood in the file. Nothing here imports Django, and nothing is interpreted: a fill is a colour, not a status.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paragraph:
    """One printed paragraph outside any table.

    `level` is 1-6 for a heading, 0 for body text; `style` is the container's own style name where it has one.
    `number` is an automatic list number or bullet as printed ("1.2", "a)", "•"), not part of `text`.
    `depth` counts the items that a list item lies in (0 for the outermost, and for what is no item).
    `size` is the font size in points and `bold` whether the whole paragraph is bold, where the format tells.
    """

    text: str
    level: int = 0
    style: str = ""
    number: str = ""
    bold: bool = False
    size: float | None = None
    page: int | None = None
    depth: int = 0


@dataclass(frozen=True)
class Cell:
    """One printed cell. `lines` are its paragraphs in order, each with white space folded; a bullet or automatic
    number stands at the start of its line as printed.

    A merged cell appears once, at its top-left place, with its `row_span` and `column_span`; the places it covers
    hold no cell of their own (see `Table.grid`). `fill` is an upper-case RRGGBB or "" (white and automatic are "").
    `shown_date` tells how a real date cell of a workbook is shown ("mmm-yy"), with `lines` holding the shown words.
    """

    row: int
    column: int
    lines: tuple[str, ...] = ()
    row_span: int = 1
    column_span: int = 1
    fill: str = ""
    bold: bool = False
    colour: str = ""
    shown_date: str = ""

    @property
    def text(self) -> str:
        return " ".join(line for line in self.lines if line)


@dataclass(frozen=True)
class Table:
    """A table as printed, header rows and all. `rows` and `columns` are its size; `cells` are in reading order.

    `number` counts the tables of the file from 1; `name` is the sheet's name for a workbook. `merges_shown` is False
    where the format cannot show merged cells (text, CSV, Markdown): there a blank may mean "as above".
    `pages` gives the page of each row where the format has pages, else (). `first_row` is the number of the first
    row in the file as a person would count it (a workbook's own row numbers, else 1); `row_numbers` gives the number of
    each row where they do not simply follow it because hidden or blank rows were left out, else (). `marked_header_rows`
    is how many rows the file itself marks as repeating headers (0 when it does not say).
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    number: int = 1
    name: str = ""
    merges_shown: bool = True
    pages: tuple[int, ...] = ()
    first_row: int = 1
    marked_header_rows: int = 0
    row_numbers: tuple[int, ...] = ()

    @property
    def made_of_lines(self) -> bool:
        """Whether the reader made it from lines printed downwards: it is no table of the file, and every row is whole."""
        return self.number == 0

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells in which a merged cell stands in every place it covers (the same object) and a place the
        file left out is None."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    places[row][column] = cell
        return places


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A whole file. `blocks` in reading order; `furniture` holds repeated page headers, footers and markings that
    the container could tell apart from the text (kept so that a preview can show them struck through)."""

    blocks: tuple[Block, ...]
    container: str = ""
    furniture: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


class CannotRead(Exception):
    """The file cannot be read. The message names the fault and the remedy in plain words, for the person who
    chose the file; `place` says where in the file, when that is known (page, sheet, row, byte). `said` tells
    `core.sandbox` to hand the message on in these words."""

    said = True

    def __init__(self, message: str, place: str = ""):
        super().__init__(message)
        self.place = place

    @property
    def in_full(self) -> str:
        """The message, and the place where it does not say it itself."""
        return f"{self} (At {self.place}.)" if self.place and self.place not in str(self) else str(self)
