"""One sheet of cells becomes titles and tables: what workbooks and CSV files share.

A sheet has no paragraphs. A row with a single text above a table is a title; blank rows are either spacing
inside a table or the gap between two. Only the shape of the rows is judged here, never their meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from lineofsight.plan.importing.document import Block, Cell, Paragraph, Table

_LONGEST_HEADING = 60
_ROWS_OF_TITLES = 20


@dataclass(frozen=True)
class Sheet:
    """The visible cells of one sheet, rows and columns counted from 0 without the hidden ones. `row_numbers`
    are the numbers a person sees beside the rows."""

    name: str
    cells: tuple[Cell, ...]
    row_numbers: tuple[int, ...]
    merges_shown: bool = True


def lay_out(sheet: Sheet, first_number: int) -> list[Block]:
    """The titles and tables of a sheet in order, tables numbered from `first_number`. Blank rows and columns
    around them are cut away; [] for a blank sheet."""
    rows = _rows_with_text(sheet.cells)
    if not rows:
        return []
    blocks: list[Block] = []
    tables = count(first_number)
    for kind, numbers in _parts(rows, sheet.cells):
        if kind == "titles":
            blocks.extend(_as_paragraph(rows[number]) for number in numbers)
        else:
            blocks.append(_as_table(sheet, numbers[0], numbers[-1], next(tables)))
    return blocks


def _rows_with_text(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.lines:
            rows.setdefault(cell.row, []).append(cell)
    for cell in cells:
        if _is_swatch(cell, rows.get(cell.row, [])):
            rows[cell.row].append(cell)
    return {row: sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)}


def _is_swatch(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell without words shows a colour that the single text to its right explains: a line of a
    key, and no title on a coloured bar."""
    return (
        not cell.lines
        and bool(cell.fill)
        and len(row) == 1
        and cell.column < row[0].column
        and cell.fill != row[0].fill
    )


def _parts(rows: dict[int, list[Cell]], cells: Sequence[Cell]) -> list[tuple[str, list[int]]]:
    """The rows in order, cut into ("titles", rows) and ("table", rows)."""
    marks = _places_where_something_starts(rows, _covered_rows(cells))
    parts: list[tuple[str, list[int]]] = []
    for row in rows:
        mark = marks.get(row, "")
        if mark == "title":
            if not parts or parts[-1][0] != "titles":
                parts.append(("titles", []))
        elif mark == "start" or not parts:
            parts.append(("table", []))
        parts[-1][1].append(row)
    return parts


def _covered_rows(cells: Sequence[Cell]) -> set[int]:
    """Rows into which a merged cell reaches from above: they belong to its table even when blank."""
    return {row for cell in cells if cell.lines for row in range(cell.row + 1, cell.row + cell.row_span)}


def _places_where_something_starts(rows: dict[int, list[Cell]], covered: set[int]) -> dict[int, str]:
    """For some rows what they are: "title" for a title line, "start" for the first row of a table."""
    numbers = list(rows)
    marks: dict[int, str] = {}
    header: tuple[str, ...] = ()
    widest = position = 0
    while position < len(numbers):
        titles = _titles_from(rows, numbers, position)
        after = position + titles
        gap = position == 0 or _gap_above(numbers, position, covered)
        if gap and titles and after == len(numbers):
            marks.update(dict.fromkeys(numbers[position:], "title"))
            break
        if after < len(numbers) and (
            position == 0 or _starts(rows, numbers[after:], gap, titles, widest, header)
        ):
            marks.update(dict.fromkeys(numbers[position:after], "title"))
            first = rows[numbers[after]]
            marks[numbers[after]] = "start"
            header, widest, position = _words(first), len(first), after + 1
        else:
            widest = max(widest, len(rows[numbers[position]]))
            position += 1
    return marks


def _starts(
    rows: dict[int, list[Cell]],
    below: list[int],
    gap: bool,
    titles: int,
    widest: int,
    header: tuple[str, ...],
) -> bool:
    """Whether the first of the rows `below`, with `titles` title rows above it, begins a table of its own:
    the column headings again, headings of a wider table, or a key of letters under a wide table."""
    first = rows[below[0]]
    if len(first) >= 2 and _words(first) == header:
        return bool(titles or gap)
    if not gap:
        return False
    return (is_like_a_header(first) and len(first) > widest) or (widest >= 4 and _is_a_key(rows, below))


def _is_a_key(rows: dict[int, list[Cell]], numbers: list[int]) -> bool:
    """Whether everything from here on is pairs of a short word and its meaning."""
    pairs = [rows[number] for number in numbers]
    return len(pairs) >= 2 and all(
        len(pair) == 2 and len(pair[0].text) <= 12 and not any(map(str.isdigit, pair[0].text))
        for pair in pairs
    )


def _titles_from(rows: dict[int, list[Cell]], numbers: list[int], position: int) -> int:
    """How many rows from here on are titles: single texts, and at the top of the sheet also sparse rows (an
    owner, a version) above a row that is plainly a header."""
    count = 0
    while position + count < len(numbers) and len(rows[numbers[position + count]]) == 1:
        count += 1
    if position:
        return count
    for index, number in enumerate(numbers[:_ROWS_OF_TITLES]):
        row = rows[number]
        if (
            len(row) >= 4
            and is_like_a_header(row)
            and all(_is_sparse(rows[other], row) for other in numbers[:index])
        ):
            return max(count, index)
    return count


def _is_sparse(row: list[Cell], header: list[Cell]) -> bool:
    covered = sum(cell.column_span for cell in row)
    return len(row) == 1 or (len(row) <= 2 and covered * 2 < len(header))


def _gap_above(numbers: list[int], position: int, covered: set[int]) -> bool:
    """Whether a row without text, and not inside a merged cell, stands above this one."""
    return any(row not in covered for row in range(numbers[position - 1] + 1, numbers[position]))


def is_like_a_header(row: Sequence[Cell]) -> bool:
    """Whether a row looks like column headings: three or more short, different texts with letters in them, no
    dates."""
    words = [cell.text for cell in row]
    return (
        len(row) >= 3
        and all(len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text)) for text in words)
        and len({text.casefold() for text in words}) == len(words)
        and not any(cell.shown_date for cell in row)
        and not any(text.endswith((".", ";")) and " " in text for text in words)
    )


def _words(row: list[Cell]) -> tuple[str, ...]:
    return tuple(cell.text.casefold() for cell in row)


def _as_paragraph(row: list[Cell]) -> Paragraph:
    return Paragraph(text=" ".join(cell.text for cell in row), bold=all(cell.bold for cell in row))


def _as_table(sheet: Sheet, first: int, last: int, number: int) -> Table:
    """The rows first..last as a table; blank cells with a fill stay, places beyond the text do not."""
    inside = [cell for cell in sheet.cells if first <= cell.row <= last]
    written = [cell for row in _rows_with_text(inside).values() for cell in row]
    left, right = min(cell.column for cell in written), max(cell.column for cell in written)
    kept_rows = _rows_to_keep(inside, first, last)
    place = {row: index for index, row in enumerate(kept_rows)}
    cells = tuple(
        replace(
            cell,
            row=place[cell.row],
            column=cell.column - left,
            row_span=sum(
                1 for row in range(cell.row, min(cell.row + cell.row_span, last + 1)) if row in place
            ),
            column_span=min(cell.column_span, right - cell.column + 1),
        )
        for cell in sorted(inside, key=lambda cell: (cell.row, cell.column))
        if cell.row in place and left <= cell.column <= right and (cell.lines or cell.fill)
    )
    numbers = tuple(sheet.row_numbers[row] for row in kept_rows)
    follows = numbers == tuple(range(numbers[0], numbers[0] + len(numbers)))
    return Table(
        rows=len(kept_rows),
        columns=right - left + 1,
        cells=cells,
        number=number,
        name=sheet.name,
        merges_shown=sheet.merges_shown,
        first_row=numbers[0],
        row_numbers=() if follows else numbers,
    )


def _rows_to_keep(cells: list[Cell], first: int, last: int) -> list[int]:
    """Rows with text or under a merged cell, and not more than one blank row in between (it may mean
    something)."""
    used = {
        row
        for cell in cells
        if cell.lines
        for row in range(cell.row, min(cell.row + cell.row_span, last + 1))
    }
    return [row for row in sorted(used | {row + 1 for row in used if row < last}) if first <= row <= last]
