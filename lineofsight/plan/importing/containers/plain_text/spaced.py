"""Tables laid out in columns with spaces: a line of headings, often with a rule of dashes under it, and rows whose
cells begin below the headings and wrap onto the next lines.

Much else is laid out with spaces (addresses, listings, lists), so a stretch is a table only when every line
of it leaves the same gutters blank. A row that a page break cut in two stays two rows, as elsewhere in plain
text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.folding import BULLETS
from lineofsight.plan.importing.containers.plain_text.marks import cell_lines
from lineofsight.plan.importing.document import Cell, Table

_PIECE = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"^\s*[-=_\u2500\u2013\u2014](?:[-=_\u2500\u2013\u2014\s]{8,})$")
_STROKES = re.compile(r"[^\s]+")
_NO_LABEL = re.compile(rf"^(?:[-*+{BULLETS}]|\(?[0-9a-zA-Z]{{1,3}}[.)])(?:\s|$)|[:=@;{{}}<>|]|[.,]$")
_REFERENCE = re.compile(r"^\(?[A-Za-z]{0,4}[-. ]?\d+(?:\.\d+)*\.?[a-z]?[.):]?$")
_FOOTER = re.compile(r"^(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.I)
_ITEM = re.compile(rf"^[-*{BULLETS}\u2013]\s")
_LONGEST_LABEL, _LONGEST_TITLE, _MOST_HEADER_LINES, _SECTION, _OFF_THE_HEADING = 40, 90, 3, 12, 3
_MOST_PIECES = 3  # on a line, to a column: words in a cell may be parted by two spaces
_MOST_IN_VAIN = 5_000  # lines read for tables that were none: no file may keep the reader busy without end

Piece = tuple[int, str]


@dataclass(frozen=True)
class Spaced:
    """A table found in a stretch of lines: lines `first` to before `end`, and the page footers between its
    rows."""

    first: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    footers: tuple[str, ...]
    has_rule: bool

    def table(self, number: int) -> Table:
        """The table as printed, the wrapped lines of a cell put together."""
        return Table(
            rows=len(self.rows),
            columns=len(self.rows[0]),
            cells=tuple(
                Cell(row=place, column=column, lines=lines)
                for place, row in enumerate(self.rows)
                for column, cell in enumerate(row)
                if (lines := tuple(line for part in cell.split("\n") for line in cell_lines(part)))
            ),
            number=number,
            merges_shown=False,
            marked_header_rows=1 if self.has_rule and len(self.rows) > 1 else 0,
        )


def find_spaced_tables(lines: list[str]) -> Iterator[Spaced]:
    """The tables in a stretch of prose, in order; places count from 0 in `lines`. What has more columns than
    any plan is no table."""
    position = read_in_vain = 0
    while position < len(lines) and read_in_vain <= _MOST_IN_VAIN:
        header = _header_at(lines, position)
        if header is not None:
            body = _Body(lines, position, header)
            found = body.read()
            if found is not None:
                yield found
                position = found.end
                continue
            read_in_vain += sum(map(len, body.blocks))
        position += 1


@dataclass(frozen=True)
class _Header:
    """Column headings: how many lines they and their rule take, and where the columns may be parted."""

    cells: tuple[str, ...]
    starts: tuple[int, ...]
    gutters: tuple[frozenset[int], ...]
    height: int
    has_rule: bool


def _header_at(lines: list[str], position: int) -> _Header | None:
    """The headings that begin on this line, which follows a blank line or a rule."""
    if position and lines[position - 1].strip() and not _RULE.match(lines[position - 1]):
        return None
    height = 0
    while height < _MOST_HEADER_LINES and position + height < len(lines):
        line = lines[position + height]
        if not line.strip() or _RULE.match(line):
            break
        height += 1
    following = lines[position + height] if position + height < len(lines) else ""
    if height and _RULE.match(following):
        return _headings(lines[position : position + height], following)
    return _headings(lines[position : position + 1], "") if height else None


def _headings(lines: list[str], rule: str) -> _Header | None:
    labels = max((_pieces(line) for line in lines), key=len)
    strokes = [found.start() for found in _STROKES.finditer(rule)]
    starts = strokes if len(strokes) >= 3 else [start for start, _ in labels]
    if not 3 <= len(starts) <= limits.COLUMNS:
        return None
    gutters = [
        frozenset(
            place
            for place in range(left + 1, right)
            if all(
                line[place : place + 1] in ("", " ")
                for line in [*lines, *([rule] if len(strokes) > 1 else [])]
            )
        )
        for left, right in zip(starts, starts[1:], strict=False)
    ]
    if not all(gutters):
        return None
    cells = [""] * len(starts)
    for line in lines:
        for start, text in _pieces(line):
            column = _column(start, gutters)
            cells[column] = f"{cells[column]} {text}".strip()
    if not _are_labels([cell for cell in cells if cell], marked=bool(rule)):
        return None
    return _Header(tuple(cells), tuple(starts), tuple(gutters), len(lines) + bool(rule), bool(rule))


def _are_labels(cells: list[str], marked: bool) -> bool:
    """Whether these can be column headings: short, different texts, each a word at least; capital letters where
    no rule of dashes marks them."""
    return (
        len(cells) >= 3
        and len({cell.casefold() for cell in cells}) == len(cells)
        and all(
            len(cell) <= _LONGEST_LABEL
            and not _NO_LABEL.search(cell)
            and (marked or cell[0].isupper() or cell[0].isdigit())
            for cell in cells
        )
        and sum(map(str.isalpha, "".join(cells))) >= 3 * len(cells) - 3
    )


def _pieces(line: str) -> list[Piece]:
    """What stands on a line between stretches of two spaces or more, each with its place."""
    return [(found.start(), found[0]) for found in _PIECE.finditer(line)]


def _column(start: int, gutters: list[frozenset[int]] | tuple[frozenset[int], ...]) -> int:
    return sum(start > min(gutter) for gutter in gutters)


@dataclass
class _Body:
    """Reads down from the headings as long as the lines keep the gutters blank."""

    lines: list[str]
    first: int
    header: _Header
    gutters: list[frozenset[int]] = field(init=False)
    begun: list[set[int]] = field(init=False)
    blocks: list[list[list[Piece]]] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gutters = list(self.header.gutters)
        self.begun = [{start} for start in self.header.starts]

    def read(self) -> Spaced | None:
        """The table, or None where the rows do not bear the headings out."""
        position = end = self.first + self.header.height
        while position < len(self.lines):
            if not self.lines[position].strip() or _RULE.match(self.lines[position]):
                position += 1
                continue
            block = self._block_at(position)
            if self._is_header_again(position) or not self._take(block, position):
                break
            position = end = position + len(block)
        end = self._without_title(end)
        begins = self._ways_to_begin()
        rows = [row for block in self.blocks for row in self._rows(block, *begins)]
        if not self._holds(rows):
            return None
        return Spaced(
            self.first, end, (self.header.cells, *map(tuple, rows)), tuple(self.footers), self.header.has_rule
        )

    def _block_at(self, position: int) -> list[str]:
        """The lines from here to the next blank line or rule, at most to a line that crosses the gutters."""
        block: list[str] = []
        for place in range(position, len(self.lines)):
            line = self.lines[place]
            if not line.strip() or _RULE.match(line) or block and not self._fits(line):
                break
            block.append(line)
        return block

    def _is_header_again(self, position: int) -> bool:
        return self._is_marked_or_same(position) and _header_at(self.lines, position) is not None

    def _is_marked_or_same(self, position: int) -> bool:
        height = self.header.height - self.header.has_rule
        own = [line.split() for line in self.lines[self.first : self.first + height]]
        return [line.split() for line in self.lines[position : position + height]] == own or any(
            _RULE.match(line) for line in self.lines[position + 1 : position + 1 + _MOST_HEADER_LINES]
        )

    def _take(self, block: list[str], position: int) -> bool:
        """Add a block of lines to the table; False when the table ends before it."""
        if _is_footer(block, self.begun[-1]):
            if not self._goes_on_after(position + len(block), needs_first=False):
                return False
            self.footers.append(" ".join(block[0].split()))
        elif self._fits(block[0]):
            self.blocks.append([])
            for line in block:
                self._keep(line)
        elif len(_pieces(block[0])) == 1 and self._goes_on_after(position + len(block), needs_first=True):
            self.blocks.append([[(0, line.strip())] for line in block])  # a title across the columns
        else:
            return False
        return True

    def _goes_on_after(self, position: int, needs_first: bool) -> bool:
        """Whether the next line with words is a row of this table, not its headings again."""
        while position < len(self.lines) and not self.lines[position].strip():
            position += 1
        if position >= len(self.lines) or self._is_header_again(position):
            return False
        line = self.lines[position]
        pieces = self._split(line)
        aligned = sum(any(start in begun for begun in self.begun) for start, _ in pieces)
        begins = not needs_first or self._columns(pieces)[:1] == [0]
        return self._fits(line) and len(pieces) >= 2 and aligned == len(pieces) and begins

    def _fits(self, line: str) -> bool:
        """Whether the line leaves every gutter blank, and no words run across one."""
        gutters = self._left_blank(line)
        if not all(gutters) or len(_pieces(line)) > _MOST_PIECES * len(self.header.starts):
            return False
        return not any(
            start < min(gutter) and start + len(text) > max(gutter)
            for start, text in self._split(line)
            for gutter in gutters
        )

    def _left_blank(self, line: str) -> list[frozenset[int]]:
        return [
            frozenset(place for place in gutter if line[place : place + 1] in ("", " "))
            for gutter in self.gutters
        ]

    def _split(self, line: str) -> list[Piece]:
        """The pieces of a line; on a line that has columns, one space parts cells too where a cell is known to
        begin right after it."""
        pieces = _pieces(line)
        if len(pieces) < 2:
            return pieces
        split: list[Piece] = []
        for start, text in pieces:
            for gutter, begun in zip(self.gutters, self.begun[1:], strict=True):
                cut = next(
                    (at for at in sorted(begun) if at - 1 in gutter and start < at < start + len(text)), 0
                )
                if cut and line[cut - 1] == " ":
                    split.append((start, line[start : cut - 1].rstrip()))
                    start, text = cut, text[cut - start :]
            split.append((start, text))
        return split

    def _keep(self, line: str) -> None:
        pieces = self._split(line)
        self.gutters = self._left_blank(line)
        for start, _ in pieces:
            self.begun[_column(start, self.gutters)].add(start)
        self.blocks[-1].append(pieces)

    def _columns(self, pieces: list[Piece]) -> list[int]:
        return [_column(start, self.gutters) for start, _ in pieces]

    def _without_title(self, end: int) -> int:
        """Leave out titles that end the table because they stand over the next one; returns its new end."""
        if not any(
            _header_at(self.lines, place) is not None
            for place in range(end, min(end + _SECTION, len(self.lines)))
        ):
            return end
        while len(self.blocks) > 1 and _is_title(self.blocks[-1]):
            self.blocks.pop()
            end -= 1
            while not self.lines[end - 1].strip():
                end -= 1
        return end

    def _rows(self, block: list[list[Piece]], are_numbered: bool, are_packed: bool) -> Iterator[list[str]]:
        """The rows of a block: one, or one for every new first cell."""
        row: list[str] = []
        for pieces in block:
            is_first = self._columns(pieces)[0] == 0
            if are_numbered:
                begins = is_first and bool(_REFERENCE.match(pieces[0][1]))
            else:
                begins = is_first and are_packed and len(pieces) >= 2 and not pieces[0][1][0].islower()
            if row and begins:
                yield row
            if not row or begins:
                row = [""] * len(self.header.cells)
            for column, (_, text) in zip(self._columns(pieces), pieces, strict=True):
                row[column] = _joined(row[column], text)
        if row:
            yield row

    def _ways_to_begin(self) -> tuple[bool, bool]:
        """Whether the first column holds references, one to a row; and whether rows follow one another without
        a blank line: there is one block, or most lines fill all columns."""
        lines = [pieces for block in self.blocks for pieces in block]
        first = [pieces[0][1] for pieces in lines if self._columns(pieces)[0] == 0]
        are_numbered = sum(bool(_REFERENCE.match(text)) for text in first) * 2 > len(first)
        full = sum(len(pieces) == len(self.header.cells) for pieces in lines)
        return are_numbered, len(self.blocks) == 1 or full * 2 > len(lines)

    def _holds(self, rows: list[list[str]]) -> bool:
        """Whether there are rows enough: one of two cells below a rule; else two of three cells, in columns
        that all begin where their headings do."""
        if self.header.has_rule:
            return any(sum(map(bool, row)) >= 2 for row in rows)
        places: list[list[int]] = [[] for _ in self.header.starts]
        for block in self.blocks:
            for pieces in block:
                for column, (start, _) in zip(self._columns(pieces), pieces, strict=True):
                    places[column].append(start)
        used = [column for column, starts in enumerate(places) if starts]
        return (
            sum(sum(map(bool, row)) >= 3 for row in rows) >= 2
            and len(used) >= 3
            and all(len(gutter) >= 2 for gutter in self.gutters)
            and all(
                abs(start - self.header.starts[column]) <= _OFF_THE_HEADING
                for column in used
                for start in places[column][:_SECTION]
            )
        )


def _is_title(block: list[list[Piece]]) -> bool:
    """Whether a block is one line of words in the first column that does not end like a sentence."""
    if len(block) != 1 or len(block[0]) != 1:
        return False
    text = block[0][0][1]
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ",")) and not _REFERENCE.match(text)


def _is_footer(block: list[str], begun: set[int]) -> bool:
    """Whether a line of its own ends in the number of a page that is no cell of the last column."""
    pieces = _pieces(block[0])
    if len(block) != 1 or not 1 <= len(pieces) <= 3 or not _FOOTER.match(pieces[-1][1]):
        return False
    if len(pieces) == 1:
        return not pieces[0][1].isdigit()
    return pieces[-1][0] not in begun


def _joined(so_far: str, text: str) -> str:
    """A wrapped line put behind the cell's words; an item of a list begins a line of the cell."""
    if not so_far:
        return text
    if _ITEM.match(text):
        return f"{so_far}\n{text}"
    return f"{so_far}{text}" if re.search(r"\w-$", so_far) else f"{so_far} {text}"
