"""The rows of a segment by meaning: each cell's lines under what its column means, merged parents told apart from
blank ones, title rows and totals set aside. Nothing is joined yet; that is `joining`."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.document import Cell
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold_words, is_separator, take_bullet
from lineofsight.plan.importing.reader.columns import ColumnReading, time_in_header
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_outcome
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.key_tables import read_key_rows, read_key_sentence
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    DUE,
    IGNORE,
    OBJECTIVE,
    OUTCOME,
    PARENT_REFERENCE,
    PROGRESS,
    QUARTER,
    REFERENCE,
    REVISED_DUE,
    SECTION,
    STATUS,
    TICK,
)
from lineofsight.plan.importing.reader.numbering import is_reference
from lineofsight.plan.importing.reader.segments import Segment, is_total
from lineofsight.plan.importing.reader.status import colour_name, is_mark, is_ticked, ticked_box
from lineofsight.plan.importing.reader.views import View

PARENTS = (SECTION, OUTCOME, OBJECTIVE)


@dataclass(frozen=True)
class Place:
    """Where a row stood: page (None where there are none), table number or sheet name, row as a person counts (neither
    where it was printed in lines)."""

    page: int | None
    table: int | str | None
    row: int | None


@dataclass
class Parent:
    """A parent's cell as one row sees it. `state` is new (it begins here), same (merged down from above) or blank."""

    state: str
    lines: list[str] = field(default_factory=list)


@dataclass
class Row:
    """One printed row. `lines` holds the cells by meaning, the lowest commitment under COMMITMENT whichever name its
    column has; `marks` are the headings of marked quarter columns; `fill` is a coloured, empty status cell's colour."""

    place: Place
    lines: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[str, Parent] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    fill: str = ""
    carried: set[str] = field(
        default_factory=set
    )  # blank, but merged down at the head of a table that goes on
    open_merges: set[str] = field(default_factory=set)  # merged down to the last row of the table
    goes_on: bool = False  # the commitment's own cell began in the row above
    after_break: bool = False
    due_header: str = ""  # the header over the date, where it names a year
    inherited: set[str] = field(default_factory=set)  # meanings whose cell is merged down from the row above

    def text(self, meaning: str) -> str:
        return " ".join(self.lines.get(meaning, ()))

    @property
    def has_cells(self) -> bool:
        """Whether anything but the commitment, its parents and its reference is printed."""
        return bool(self.marks or self.fill) or any(
            lines
            for meaning, lines in self.lines.items()
            if meaning not in (COMMITMENT, REFERENCE, PARENT_REFERENCE)
        )


@dataclass
class TitleRow:
    """A row that is a title, label or note across the table."""

    lines: list[str]
    place: Place
    is_bold: bool = False
    fill: str = ""
    is_listed: bool = False  # an outcome of a list under "Outcomes"

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass
class SegmentRows:
    """Everything read out of a segment's body: rows and titles in order, a key printed among them, what was dropped."""

    items: list[Row | TitleRow]
    status_key: dict[str, str] = field(default_factory=dict)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    merged: set[str] = field(default_factory=set)  # parents whose cells are merged down somewhere


def place_of(view: View, row: int) -> Place:
    if view.table.made_of_lines:
        return Place(view.page(row), None, None)
    return Place(view.page(row), view.table.name or view.table.number, view.printed_row(row))


def read_rows(segment: Segment, columns: Sequence[ColumnReading]) -> SegmentRows:
    """Read the body of a segment with what its columns mean."""
    meanings = [column.meaning for column in columns]
    result = SegmentRows([])
    if STATUS not in meanings and TICK not in meanings:
        coloured = _coloured_column(segment, meanings)
    else:
        coloured = None
    for row in segment.totals:
        result.dropped.append((" ".join(cell.text for cell in segment.view.own(row)), "total"))
    page: int | None = None
    listing = False
    for order, row in enumerate(segment.body):
        listing = listing and not any(
            repeat <= row and repeat > segment.body[order - 1] for repeat in segment.repeats
        )
        item: Row | TitleRow | None = _as_listed_outcome(segment.view, row) if listing else None
        item = item or _read_row(segment, row, meanings, columns, result, coloured)
        if item is None:
            continue
        is_label = isinstance(item, TitleRow) and titles.read_title(item.text).kind == titles.LABEL_OUTCOMES
        listing = is_label or listing and isinstance(item, TitleRow)
        if isinstance(item, Row):
            item.after_break = order == 0 or (item.place.page != page and page is not None)
            result.merged.update(
                meaning for meaning, parent in item.parents.items() if parent.state == "same"
            )
        page = item.place.page
        result.items.append(item)
    _take_key(segment, result)
    return result


def _as_listed_outcome(view: View, row: int) -> TitleRow | None:
    """A lone row under "Outcomes" that is one of them."""
    lone = view.lone(row)
    if (
        lone is None
        or not (take_bullet(lone.text)[0] or is_outcome(lone.text))
        or begins_with_verb(lone.text)
    ):
        return None
    return TitleRow(list(lone.lines), place_of(view, row), is_listed=True)


def _read_row(
    segment: Segment,
    row: int,
    meanings: list[str],
    columns: Sequence[ColumnReading],
    result: SegmentRows,
    coloured: int | None,
) -> Row | TitleRow | None:
    view = segment.view
    own = view.own(row)
    if not own and not any(meaning in (TICK, QUARTER, STATUS) for meaning in meanings):
        return None
    if is_total(view, row):
        result.dropped.append((" ".join(cell.text for cell in own), "total"))
        return None
    if (title := _as_title(view, row, meanings)) is not None:
        return TitleRow(title, place_of(view, row), all(cell.bold for cell in own), own[0].fill)
    return _as_row(segment, row, meanings, columns, coloured)


def _as_title(view: View, row: int, meanings: list[str]) -> list[str] | None:
    """The lines of a row that is a title rather than a commitment; None for a row of the plan."""
    own = view.own(row)
    if len(own) == 2 and not view.is_covered(row):
        label, value = own
        if value.column_span >= max(2, view.columns - 2) and is_label(label.text):
            return [f"{label.text.rstrip(':')}: {value.lines[0]}", *value.lines[1:]]
        if is_reference(label.text) and label.column == 0 and value.column_span >= max(2, view.columns - 1):
            return [f"{label.text} {value.lines[0]}", *value.lines[1:]]
    lone = view.lone(row)
    if lone is None:
        return None
    if view.is_wide(lone) and view.columns > 1:
        return list(lone.lines)
    return list(lone.lines) if _is_narrow_title(view, lone, meanings) else None


def is_label(text: str) -> bool:
    """Whether a short cell says what stands beside it ("Outcome", "Priority lead:")."""
    if len(text.split()) > 5 or text[:1].islower() or text.endswith(".") and " " in text:
        return False
    meaning, strength = best_meaning(text)
    return strength >= 2 and meaning in ("outcome", "lead", "section", "objective", "due")


def _is_narrow_title(view: View, lone: Cell, meanings: list[str]) -> bool:
    """Whether the only printed cell of a row, in a column of its own, is a title all the same."""
    meaning = meanings[lone.column]
    text = lone.text
    title = titles.read_title(text)
    if (
        title.kind in (titles.SECTION, titles.HORIZON, titles.LEAD, titles.LABEL_OUTCOMES)
        or title.kind == titles.OUTCOME
        and meaning != OUTCOME
    ):
        return True
    if read_key_sentence(text, needs_word=True):
        return True
    words = len(text.split())
    if meaning == REFERENCE and lone.column == 0 and words <= 30:
        return not is_reference(text) and not title.text[:1].islower()
    if title.text[:1].islower() or words > 14 or text.endswith((".", ",", ";")):
        return False
    if meaning in (COMMITMENT, ACTION):
        looks = title.ref and not begins_with_verb(text)
        return (
            bool(looks or _stands_out(view, lone)) and not begins_with_verb(title.text) and lone.column == 0
        )
    first = next((place for place, name in enumerate(meanings) if name != IGNORE), 0)
    if lone.column > first and lone.column > 0:
        return False
    if meaning in PARENTS:
        return _stands_out(view, lone) or (
            not is_outcome(text) and not begins_with_verb(title.text) and not _is_like_others(view, lone)
        )
    return words > 1 and (
        _stands_out(view, lone) or not view.table.merges_shown or meaning in (IGNORE, PARENT_REFERENCE)
    )


def _stands_out(view: View, lone: Cell) -> bool:
    """Whether a cell is bold or filled while most cells of its column are not."""
    count, bold, filled = view.emphasis(lone.column)
    stands_bold = lone.bold and bold - 1 <= 0.5 * (count - 1)
    return stands_bold or bool(lone.fill) and filled - 1 <= 0.5 * (count - 1)


def _is_like_others(view: View, lone: Cell) -> bool:
    """Whether most cells of the column are as short as this one (then it is a value, not a title)."""
    return view.short_values(lone.column) > 0.5 * (view.emphasis(lone.column)[0] - 1)


def _as_row(
    segment: Segment, row: int, meanings: list[str], columns: Sequence[ColumnReading], coloured: int | None
) -> Row | None:
    view, first = segment.view, segment.body[0]
    read = Row(place_of(view, row))
    over = {
        kind: _shared_beginning(
            [c.header for c, meaning in zip(columns, meanings, strict=True) if meaning == kind]
        )
        for kind in (TICK, QUARTER)
    }
    if not re.search(
        r"\d{2}/\d{2}|\d{4}", over[QUARTER]
    ):  # only a year over its four quarters: "By when 2026/27"
        over[QUARTER] = ""
    read.due_header = over[QUARTER]
    seen: list[Cell] = []
    for place, meaning in enumerate(meanings):
        cell = view.cell(row, place)
        if meaning in PARENTS:
            _read_parent(read, meaning, cell, row)
        elif meaning in (QUARTER, TICK):
            _read_mark(read, meaning, cell, columns[place].header.removeprefix(over[meaning]))
        elif cell is not None and cell not in seen and meaning != IGNORE:
            seen.append(cell)
            if meaning in (DUE, REVISED_DUE) and any(letter.isdigit() for letter in columns[place].header):
                read.due_header = columns[place].header
            is_parents = meaning == REFERENCE and cell.row_span > 1 and OBJECTIVE in meanings
            _read_cell(read, PARENT_REFERENCE if is_parents else meaning, cell, row)
            if not cell.lines and cell.row_span > 1 and cell.row == first:
                read.carried.add(meaning)
            if cell.lines and cell.row_span > 1 and cell.row + cell.row_span >= view.rows:
                read.open_merges.add(meaning)
    if coloured is not None and (cell := view.cell(row, coloured)) is not None and not read.fill:
        read.fill = cell.fill
    if not view.own(row) and not read.marks and not read.fill:
        return None
    return read


def _shared_beginning(headers: Sequence[str]) -> str:
    """The words over all of several columns that are ticked ("Status at 30 September" over "Achieved" and "Missed")."""
    if len(headers) < 2:
        return ""
    words = [header.split(" ") for header in headers]
    shared = list(itertools.takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False)))
    whole = any(len(own) == len(shared) for own in words)
    return "".join(f"{same[0]} " for same in shared) if shared and not whole else ""


def _read_parent(read: Row, meaning: str, cell: Cell | None, row: int) -> None:
    if cell is None or not cell.lines:
        state = Parent("same" if cell is not None and cell.row < row else "blank")
    elif cell.row < row:
        state = Parent("same", list(cell.lines))
    else:
        state = Parent("new", list(cell.lines))
    known = read.parents.get(meaning)
    if known is None or known.state == "blank":
        read.parents[meaning] = state
    elif state.state == "new" and known.state == "new" and state.lines != known.lines:
        known.lines.extend(state.lines)


def _read_mark(read: Row, meaning: str, cell: Cell | None, header: str) -> None:
    if cell is None:
        return
    if (
        meaning == QUARTER
        and (is_ticked(cell.text) or not cell.text and cell.fill)
        or meaning == QUARTER
        and cell.text
        and not is_mark(cell.text)
    ):
        read.marks.append(time_in_header(header) or header)
    elif meaning == TICK and is_ticked(cell.text):
        read.lines.setdefault(STATUS, []).append(header)


def _read_cell(read: Row, meaning: str, cell: Cell, row: int) -> None:
    if meaning in (COMMITMENT, ACTION):
        if cell.row < row and cell.lines:
            read.goes_on = True
        elif cell.lines:
            read.lines.setdefault(COMMITMENT, []).extend(cell.lines)
        return
    if cell.row < row:
        read.inherited.add(meaning)
    if meaning in (STATUS, PROGRESS) and (ticked := ticked_box(cell.text)):
        chosen, rest = ticked
        read.lines.update({name: [text] for name, text in ((STATUS, chosen), (PROGRESS, rest)) if text})
        return
    if meaning == STATUS:
        if cell.lines and not all(is_separator(line) for line in cell.lines):
            read.lines[STATUS] = list(cell.lines)
        elif cell.fill:
            read.fill = cell.fill
        return
    lines = [line for line in cell.lines if not is_separator(line)]
    if lines:
        read.lines.setdefault(meaning, []).extend(lines)


def _coloured_column(segment: Segment, meanings: list[str]) -> int | None:
    """Where no column is a status: a column whose cells carry several of red, amber and green."""
    view = segment.view
    best: tuple[int, int] | None = None
    for place in range(view.columns):
        names = []
        for row in segment.body:
            cell = view.cell(row, place)
            if cell is not None and cell.row == row and cell.column == place and view.lone(row) is not cell:
                names.append(colour_name(cell.fill))
        strong = {name for name in names if name in ("Red", "Amber", "Yellow", "Green")}
        if len(strong) >= 2 and len([name for name in names if name]) >= 0.5 * len(names):
            score = len(strong) * 10 + (meanings[place] not in (COMMITMENT, ACTION, *PARENTS))
            if best is None or score > best[0]:
                best = score, place
    return best[1] if best else None


def _take_key(segment: Segment, result: SegmentRows) -> None:
    """A key printed under (or between) the rows is taken out of them."""
    kept: list[Row | TitleRow] = []
    for item in result.items:
        if isinstance(item, TitleRow) and (key := read_key_sentence(item.text, needs_word=True)):
            result.status_key.update(key)
            result.dropped.append((item.text, "status key"))
        else:
            kept.append(item)
    result.items = kept
    tail: list[int] = []
    for row in reversed(segment.body):
        cells = segment.view.own(row)
        if len(cells) > 3 or any(
            begins_with_verb(cell.text) and len(cell.text.split()) > 2 for cell in cells
        ):
            break
        tail.append(row)
    key = read_key_rows(segment.view, reversed(tail)) if tail else {}
    if key:
        printed = {segment.view.printed_row(row) for row in tail if _is_key_row(segment.view, row)}
        result.items = [
            item
            for item in result.items
            if item.place.row not in printed or isinstance(item, Row) and _has_promise(item)
        ]
        result.status_key.update(key)


def _is_key_row(view: View, row: int) -> bool:
    return (
        bool(read_key_rows(view, [row, row]))
        or len(view.own(row)) <= 2
        and (
            fold_words(" ".join(cell.text for cell in view.own(row))).startswith(("key", "rag"))
            or bool(_one_pair(view, row))
        )
    )


def _one_pair(view: View, row: int) -> bool:
    own = view.own(row)
    first = view.cell(row, own[0].column - 1) if own and own[0].column else None
    return bool(own) and (len(own[0].text) <= 6 or first is not None and bool(first.fill))


def _has_promise(item: Row) -> bool:
    text = item.text(COMMITMENT)
    return len(text.split()) > 4 and item.has_cells
