"""A region of lines in columns becomes a table: its rows, and cells that reach over several rows."""

from dataclasses import dataclass, field

from lineofsight.plan.importing.containers.pdf.columns import Region
from lineofsight.plan.importing.containers.pdf.lines import Line, Word, join_lines
from lineofsight.plan.importing.containers.pdf.marks import Marks
from lineofsight.plan.importing.containers.pdf.ruled import find_fill
from lineofsight.plan.importing.document import Cell, Table

_WIDER = 0.2
"""White space wider than that between lines by this share of the letter size parts two rows."""


@dataclass(frozen=True)
class _Piece:
    """The words of one line that stand in one column; `column` is -1 for a line across all of them."""

    column: int
    line: Line


def read_aligned(region: Region, marks: Marks, number: int = 0) -> Table:
    """The table that a region shows. Where no rules part its rows, merged cells cannot be seen in it."""
    pieces = _pieces(region)
    rows = _rows_by_floors(region, pieces) if region.floors else _Rows(_row_tops(region, pieces))
    placed: dict[tuple[int, int], list[Line]] = {}
    for piece in pieces:
        placed.setdefault((rows.of(piece), piece.column), []).append(piece.line)
    edges = [start - 4 for start, _ in region.columns[1:]] + [region.columns[-1][1] + 6]
    cells = []
    for (row, column), lines in sorted(placed.items()):
        across = column < 0
        left, right = region.columns[max(column, 0)][0], edges[-1 if across else column]
        span = 1 if across else rows.span(row, column)
        floor = (
            rows.tops[row + span] if row + span < len(rows.tops) else max(line.bottom for line in lines) + 2
        )
        words = [word for line in lines for word in line.words]
        inks = {word.colour for word in words}
        cells.append(
            Cell(
                row=row,
                column=max(column, 0),
                lines=tuple(text for text, _ in join_lines(lines, left, right) if text),
                row_span=span,
                column_span=len(region.columns) if across else 1,
                fill=find_fill((left, rows.tops[row] - 1, right, floor), marks.areas, has_text=True),
                bold=all(word.bold for word in words),
                colour=inks.pop() if len(inks) == 1 else "",
            )
        )
    return Table(
        rows=len(rows.tops),
        columns=len(region.columns),
        cells=tuple(_with_fills(cells, rows.tops, region, edges, marks)),
        number=number,
        merges_shown=any(cell.row_span > 1 for cell in cells),
        pages=(marks.number,) * len(rows.tops),
    )


@dataclass
class _Rows:
    """Where each row starts, and for which columns a row goes on with the one above it."""

    tops: list[float]
    open_above: dict[int, set[int]] = field(default_factory=dict)

    def of(self, piece: _Piece) -> int:
        """The row of a piece: that of the merged cell it stands in."""
        row = max((number for number, top in enumerate(self.tops) if piece.line.top >= top - 1.5), default=0)
        while piece.column in self.open_above.get(row, ()):
            row -= 1
        return row

    def span(self, row: int, column: int) -> int:
        """How many rows the cell that starts here has."""
        below = row + 1
        while column in self.open_above.get(below, ()):
            below += 1
        return below - row


def _rows_by_floors(region: Region, pieces: list[_Piece]) -> _Rows:
    """The rows between floors; a floor under some of the columns leaves the others open. Above the first
    floor and below the last, white space parts the rows."""
    heights: list[float] = []
    top, bottom = min(piece.line.bottom for piece in pieces), max(piece.line.top for piece in pieces)
    for floor in sorted(region.floors, key=lambda one: one.place):
        if top - 3 < floor.place < bottom + 3 and (not heights or floor.place - heights[-1] > 3):
            heights.append(floor.place)
    rows = _Rows([])
    middles = [(left + right) / 2 for left, right in region.columns]
    open_columns = set(range(len(middles)))
    for start, end in zip([-1.0, *heights], [*heights, float("inf")], strict=True):
        drawn = [floor for floor in region.floors if abs(floor.place - start) <= 3]
        open_columns = {
            column
            for column in open_columns
            if not any(floor.start - 3 <= middles[column] <= floor.end + 3 for floor in drawn)
        }
        inside = [piece.line for piece in pieces if start <= piece.line.top + 2 < end]
        if not inside:
            continue
        if rows.tops:
            rows.open_above[len(rows.tops)] = open_columns
        first = min(line.top for line in inside)
        rows.tops.append(first)
        if start in (-1.0, max(heights, default=-1.0)):
            rows.tops.extend(top for top in _heads_by_space(inside) if top > first + 1)
        open_columns = set(range(len(middles)))
    return rows


def _with_fills(
    cells: list[Cell], heads: list[float], region: Region, edges: list[float], marks: Marks
) -> list[Cell]:
    """The cells with those added that have no text and only a colour."""
    taken = {
        (cell.row + down, cell.column + across)
        for cell in cells
        for down in range(cell.row_span)
        for across in range(cell.column_span)
    }
    bottom = max(line.bottom for line in region.lines) + 2
    for row, top in enumerate(heads):
        floor = heads[row + 1] if row + 1 < len(heads) else bottom
        for column, (left, _) in enumerate(region.columns):
            if (row, column) not in taken:
                fill = find_fill((left, top - 1, edges[column], floor), marks.areas, has_text=False)
                if fill:
                    cells.append(Cell(row=row, column=column, fill=fill))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _pieces(region: Region) -> list[_Piece]:
    """Each line cut at the columns."""
    pieces = []
    for position, line in enumerate(region.lines):
        if position in region.spanning:
            pieces.append(_Piece(-1, line))
            continue
        columns: dict[int, list[Word]] = {}
        for word in line.words:
            columns.setdefault(_column_at(region, word), []).append(word)
        pieces.extend(_Piece(column, Line(tuple(words))) for column, words in sorted(columns.items()))
    return pieces


def _column_at(region: Region, word: Word) -> int:
    middle = (word.x0 + word.x1) / 2
    for column, (_, end) in enumerate(region.columns):
        if middle <= end:
            return column
    return len(region.columns) - 1


def _row_tops(region: Region, pieces: list[_Piece]) -> list[float]:
    """The height at which each row starts."""
    tops = [piece.line.top for piece in pieces]
    every = _heads_by_space([piece.line for piece in pieces])
    without_first = _heads_by_space([piece.line for piece in pieces if piece.column != 0])
    heads = without_first if len(without_first) > len(every) else every
    heads = heads if len(heads) > 1 else _heads_by_restart(region, pieces)
    heads = sorted({*heads, *(region.lines[position].top for position in region.spanning)})
    return [min(tops), *[head for head in heads if head > min(tops) + 1]]


def _heads_by_space(lines: list[Line]) -> list[float]:
    """Where rows start, told from the white space above them: wider than between the lines of one cell."""
    stretches: list[list[float]] = []
    for line in sorted(lines, key=lambda one: one.top):
        if stretches and line.top <= stretches[-1][1] - 0.3 * line.size:
            stretches[-1][1] = max(stretches[-1][1], line.bottom)
        else:
            stretches.append([line.top, line.bottom])
    gaps = [two[0] - one[1] for one, two in zip(stretches, stretches[1:], strict=False)]
    if not gaps:
        return [stretches[0][0]] if stretches else []
    size = sorted(line.size for line in lines)[len(lines) // 2]
    narrow = sorted(gaps)[len(gaps) // 5]
    uniform = max(gaps) - min(gaps) <= _WIDER * size
    if uniform and narrow < 0.45 * size:
        return [stretches[0][0]]
    heads = [stretches[0][0]]
    for gap, (top, _) in zip(gaps, stretches[1:], strict=True):
        if uniform or narrow >= 0.6 * size or gap > narrow + _WIDER * size:
            heads.append(top)
    return heads


def _heads_by_restart(region: Region, pieces: list[_Piece]) -> list[float]:
    """Where rows start when no white space shows it: at a line that fills a column which the line above left
    empty, or that fills every column again with a capital in the first."""
    by_line: dict[float, set[int]] = {}
    first_letters: dict[float, str] = {}
    for piece in pieces:
        top = round(piece.line.top, 1)
        by_line.setdefault(top, set()).add(piece.column)
        if piece.column <= 0:
            first_letters[top] = piece.line.text[:1]
    heads: list[float] = []
    above: set[int] = set()
    for top in sorted(by_line):
        columns = by_line[top]
        restarts = bool(columns - above)
        all_again = len(columns) == len(region.columns) and not first_letters.get(top, "a").islower()
        if not heads or restarts or all_again:
            heads.append(top)
        above = columns
    return heads
