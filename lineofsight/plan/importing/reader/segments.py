"""A table cut into segments: what stands above a header, the header (over one row or two), and the rows below it.

Headers repeated on each page are taken out; a different header in the same table begins a new segment; a table whose
first rows are no header at all is one segment without.
"""

import re
from dataclasses import dataclass, field

from lineofsight.plan.importing.document import Cell
from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_promise
from lineofsight.plan.importing.reader.date_parts import find_parts
from lineofsight.plan.importing.reader.dates import whole_is_time
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.meanings import DUE, EVIDENCE, LEAD, MEASURE, PROGRESS, STATUS
from lineofsight.plan.importing.reader.numbering import is_reference
from lineofsight.plan.importing.reader.status import is_status
from lineofsight.plan.importing.reader.titles import heads_other_matter
from lineofsight.plan.importing.reader.views import View

_LOOK_AHEAD = 25
_TOTAL = re.compile(
    r"^(?:grand |sub-?)?totals?\b|^(?:number|count|no\.?) of (?:actions|objectives|tasks|items|milestones)\b|"
    r"^(?:total )?(?:actions|objectives|tasks|milestones|items) (?:total|completed?|outstanding|overdue|open|closed)\b\W*\d*$|"
    r"^(?:summary|overall)(?: rag| totals?)?\W*$",
    re.I,
)
_ABBREVIATION = re.compile(r"^(?=[A-Za-z&]{2,8}$)[A-Z][A-Za-z]*[A-Z&][A-Za-z]*$")
_KEY_CODE = re.compile(r"^(?:[A-Z]|[0-5]|red|amber|green|blue|yellow|grey|purple|white)$", re.I)
_KNOWN = 1.2
_STRONG = 1.9


@dataclass
class Segment:
    """Rows of one table under one header. `headers` is None where the rows have none of their own; `above` are rows
    over the header (titles and the like), `body` the rows below it, both as row numbers of the view."""

    view: View
    headers: list[str] | None
    above: list[int] = field(default_factory=list)
    header_rows: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)  # rows that only count
    is_apart: bool = False
    repeats: set[int] = field(
        default_factory=set
    )  # rows of the body before which the header is printed again


def split_segments(view: View) -> list[Segment]:
    """The segments of a table, in order; [] for an empty table."""
    rows = list(view.printed_rows())
    if not rows:
        return []
    if view.table.made_of_lines:  # its header was made with it, and every row is a commitment
        return [Segment(view, _join_headers(view, [0]), header_rows=[0], body=rows[1:])]
    key = _key_below(view, rows)
    rows = [row for row in rows if row not in key]
    first = _find_header(view, rows)
    if first is None:
        return [Segment(view, None, body=rows)]
    upper = _upper_line(view, first)
    header_rows = [*range(upper, first), *_header_block(view, first)]
    first = upper
    before, above = _part_above(view, [row for row in rows if row < first])
    segment = Segment(view, _join_headers(view, header_rows), above, header_rows)
    segments = [Segment(view, None, body=before), segment] if before else [segment]
    last_headed = segment
    skip = set(header_rows)
    for row in rows:
        if row <= first or row in skip:
            continue
        if _is_repeated(view, row, last_headed) and segment.is_apart:
            segment = Segment(
                view, last_headed.headers, _take_titles(view, segment), list(last_headed.header_rows)
            )
            segments.append(segment)
        elif _is_repeated(view, row, segment):
            skip.update(range(row, row + len(segment.header_rows)))
            segment.repeats.add(row + len(segment.header_rows))
        elif _is_new_header(view, row):
            above = _take_titles(view, segment)
            block = _header_block(view, row)
            skip.update(block)
            segment = last_headed = Segment(view, _join_headers(view, block), above, block)
            segments.append(segment)
        elif is_total(view, row):
            segment.totals.append(row)
        elif _begins_something_else(view, row):
            segment = Segment(view, None, above=[row], is_apart=True)
            segments.append(segment)
        else:
            segment.body.append(row)
    if key:
        segments.append(Segment(view, None, above=key[:1], body=key, is_apart=True))
    return segments


def _upper_line(view: View, row: int) -> int:
    """The row above where a header begins there already ("Success" over "measures", found by its second line)."""
    above = view.own(row - 1) if row and not is_label_row(view, row - 1) else []
    labels = len(above) > 1 and all(_is_label(cell) and len(cell.text.split()) < 5 for cell in above)
    dated = any(part.of for cell in above for part in find_parts(cell.text))
    labels = labels and not dated and not any(is_reference(cell.text) for cell in above)
    return row - 1 if labels and len(above) >= 0.6 * len(view.own(row)) else row


def _part_above(view: View, rows: list[int]) -> tuple[list[int], list[int]]:
    """Rows over the first header: plan rows that go on from a table before it, and the titles that follow them."""
    last = max((place for place, row in enumerate(rows) if _is_plan_row(view, row)), default=-1)
    return rows[: last + 1], rows[last + 1 :]


def is_total(view: View, row: int) -> bool:
    """Whether a row only counts the others ("Total actions 24")."""
    own = view.own(row)
    return bool(own) and bool(_TOTAL.match(own[0].text)) and all(len(cell.text.split()) < 7 for cell in own)


def _begins_something_else(view: View, row: int) -> bool:
    """Whether a lone row heads a list that is no plan ("Abbreviations", "Version control") inside the same table."""
    lone = view.lone(row)
    if lone is None or len(lone.text.split()) > 6:
        return False
    return heads_other_matter(lone.text) or _heads_abbreviations(view, row)


def _key_below(view: View, rows: list[int]) -> list[int]:
    """The rows at the foot of a table that only explain its codes ("1 | Not started"); they are no commitments."""
    tail: list[int] = []
    for row in reversed(rows):
        own = view.own(row)
        lone = view.lone(row)
        is_pair = len(own) == 2 and own[1].column <= own[0].column + 2 and bool(_KEY_CODE.match(own[0].text))
        if not is_pair and not (tail and lone is not None and heads_other_matter(lone.text)):
            break
        tail.insert(0, row)
        if not is_pair:
            break
    pairs = [view.own(row)[0].text for row in tail if len(view.own(row)) == 2]
    return tail if view.columns > 3 and len(pairs) > 1 and len(set(pairs)) == len(pairs) else []


def _heads_abbreviations(view: View, row: int) -> bool:
    """Whether nothing but pairs of an abbreviation and its words follow a lone row, whatever it says."""
    after = [view.own(other) for other in view.printed_rows() if other > row]
    return (
        len(after) > 1
        and view.columns > 2
        and all(
            len(cells) == 2
            and cells[1].column == cells[0].column + 1
            and bool(_ABBREVIATION.match(cells[0].text))
            for cells in after
        )
    )


def is_label_row(view: View, row: int) -> bool:
    """Whether a row is a label and what it stands for, over the whole width ("Objective | Babies are safe")."""
    own = view.own(row)
    if len(own) != 2 or view.columns < 3 or own[0].column != 0:
        return False
    label, value = own
    wide = value.column_span > 1 and value.column + value.column_span >= view.columns
    return wide and len(label.text.split()) <= 4 and best_meaning(label.text)[1] >= _KNOWN


def facts_of_row(view: View, row: int) -> dict[str, list[str]]:
    """What a row of labels over a table's header says of the objective above it ("Objective lead | … | To be achieved by
    | …"): lines by meaning; {} where a label is none."""
    facts: dict[str, list[str]] = {}
    own = view.own(row)
    if len(own) < 2 or len(own) % 2:
        return {}
    for label, value in zip(own[::2], own[1::2], strict=True):
        meaning, strength = best_meaning(label.text)
        if (
            meaning not in (LEAD, DUE, MEASURE, EVIDENCE, STATUS)
            or strength < 2
            or len(label.text.split()) > 7
        ):
            return {}
        facts[meaning] = list(value.lines)
    return facts


def _answers_itself(view: View, row: int) -> bool:
    """Whether a row holds labels with what they ask for beside them, and so heads nothing."""
    values = view.own(row)[1::2]
    return bool(facts_of_row(view, row)) and not any(
        best_meaning(value.text)[1] >= _KNOWN for value in values
    )


def header_likeness(view: View, row: int) -> tuple[float, int]:
    """How much a row reads like a header (0 to 1 and a little), and how many of its cells are known header words."""
    cells = view.own(row)
    if len(cells) < 2 or is_label_row(view, row) or _answers_itself(view, row):
        return 0.0, 0
    if sum(min(cell.column_span, view.columns) for cell in cells) < 0.5 * view.width:
        return 0.0, 0
    if sum(1 for cell in cells if cell.text[0].islower() and len(cell.text.split()) > 1) >= 0.5 * len(cells):
        return 0.0, 0
    if any(len(cell.text.split()) > 20 or len(cell.text) > 130 for cell in cells):
        return 0.0, 0
    if any(_is_sentence(cell.text) for cell in cells):
        return 0.0, 0
    marks = [_kind_of_cell(cell.text) for cell in cells]
    known, strong = marks.count("known") + marks.count("strong"), marks.count("strong")
    times, codes, data = marks.count("time"), marks.count("code"), marks.count("data")
    if times == 1:  # one date is a value; several are quarters or years over columns
        times, data = 0, data + 1
    others = len(cells) - times - codes
    meanings = {
        best_meaning(cell.text)[0]
        for cell, mark in zip(cells, marks, strict=True)
        if mark in ("known", "strong")
    }
    if known < 2 or len(meanings) < 2 or not strong:
        return (0.3 if known else 0.0), known
    emphasis = 0.1 if all(cell.bold for cell in cells) or all(cell.fill for cell in cells) else 0.0
    emphasis += 0.2 if row < view.table.marked_header_rows else 0.0
    return known / others - 0.6 * data / len(cells) + emphasis - (0.15 if times + codes > known else 0), known


def _likeness_with_next(view: View, row: int) -> tuple[float, int]:
    """How much a row and the words that finish its cells in the next row read like a header together ("Fully" over
    "achieved", "Qtr" over "1")."""
    if row + 1 >= view.rows or len(view.own(row)) < 4:
        return 0.0, 0
    below = view.own(row + 1)
    finishing = below and all(
        len(cell.text.split()) <= 3
        and (cell.text[0].islower() or cell.text.isdigit())
        and view.text(row, cell.column)
        for cell in below
    )
    if not finishing or len(below) < 0.4 * len(view.own(row)):
        return 0.0, 0
    texts = [f"{cell.text} {view.text(row + 1, cell.column)}".strip() for cell in view.own(row)]
    marks = [_kind_of_cell(text) for text in texts]
    known = marks.count("known") + marks.count("strong")
    others = len(texts) - marks.count("time") - marks.count("code")
    if known < 3 or not marks.count("strong") or not others:
        return 0.0, 0
    return known / others - 0.6 * marks.count("data") / len(texts), known


def _is_sentence(text: str) -> bool:
    """Whether a cell is a commitment in full, which no header holds."""
    words = len(text.split())
    return words > 6 and not text.rstrip().endswith("?") and not _asks(text) and begins_with_verb(text)


def _asks(text: str) -> bool:
    return text.casefold().startswith(("how", "what", "when", "who", "where", "why"))


def _kind_of_cell(text: str) -> str:
    """What a cell would be in a header: a known word (or a strong one), a time, a code of status; else a value."""
    words = len(text.split())
    strength = best_meaning(text)[1]
    if whole_is_time(text) and strength < 2.5:
        return "time"
    if is_status(text) and strength < 2:
        return "code"
    asks = text.rstrip().endswith("?") or _asks(text)
    if best_meaning(text)[0] != PROGRESS and any(
        part.of and part.kind in ("month", "day") for part in find_parts(text)
    ):
        return "data"
    if is_reference(text) and strength < 2 or re.fullmatch(r"[\d£,.%]+", text):
        return "data"
    if words > 3 and not asks and (text.endswith(".") or words > 5 and begins_with_verb(text) or words > 11):
        return "data"
    if strength >= _STRONG:
        return "strong"
    if strength >= _KNOWN:
        return "known"
    return "data" if words > 6 else "other"


def _find_header(view: View, rows: list[int]) -> int | None:
    """The row of the first header, or None where the table has none."""
    many = [row for row in rows if len(view.own(row)) > 1]
    for row in rows[:_LOOK_AHEAD]:
        likeness, known = max(header_likeness(view, row), _likeness_with_next(view, row))
        if likeness < 0.6:
            continue
        above = [other for other in many if other < row]
        if (
            not above
            or not any(_is_plan_row(view, other) for other in above)
            or likeness >= 0.9
            and known > 2
        ):
            return row
        break
    if many and _is_header_by_form(view, many[0], many[1:6]):
        return many[0]
    return None


def _is_plan_row(view: View, row: int) -> bool:
    """Whether a row holds a commitment with something beside it, rather than a line about the document."""
    cells = view.own(row)
    return not is_label_row(view, row) and (
        len(cells) >= 2
        and any(len(cell.text.split()) > 6 and is_promise(cell.text) for cell in cells)
        or len(cells) >= 3
        and any(len(cell.text.split()) > 8 for cell in cells)
    )


def _is_header_by_form(view: View, row: int, below: list[int]) -> bool:
    """Whether a first row is a header by its looks alone: short distinct labels, set off from the rows below."""
    cells = view.own(row)
    texts = [fold_words(cell.text) for cell in cells]
    if (
        len(cells) < 2
        or is_label_row(view, row)
        or len(set(texts)) < len(texts)
        or any(len(text.split()) > 9 for text in texts)
    ):
        return False
    if any(
        is_reference(cell.text)
        and len(cell.text) > 2
        or cell.text.endswith(".")
        and len(cell.text.split()) > 4
        for cell in cells
    ):
        return False
    marked = row < view.table.marked_header_rows
    times = sum(1 for cell in cells if whole_is_time(cell.text))
    if times > len(cells) / 2 and not (marked and times < len(cells)) or len(cells) < 0.6 * view.columns:
        return False
    set_off = marked or _is_set_off(view, row, below)
    likeness, known = header_likeness(view, row)
    longer = sum(
        1 for other in below if max((len(cell.text.split()) for cell in view.own(other)), default=0) > 6
    )
    return longer > 0 and (
        set_off
        or (
            known >= 1
            and longer >= 0.5 * len(below)
            and not any(is_promise(cell.text) and len(cell.text.split()) > 3 for cell in cells)
        )
    )


def _is_set_off(view: View, row: int, below: list[int]) -> bool:
    cells = view.own(row)
    bold = all(cell.bold for cell in cells) and not all(
        cell.bold for other in below for cell in view.own(other)
    )
    filled = all(cell.fill for cell in cells) and not all(
        cell.fill for other in below for cell in view.own(other)
    )
    return bool(below) and (bold or filled)


def _header_block(view: View, row: int) -> list[int]:
    """The rows of a header that begins at `row`: one, or two where cells are split, grouped or merged downwards."""
    spans = max((cell.row_span for cell in view.own(row)), default=1)
    marked = view.table.marked_header_rows
    below = [view.own(other) for other in range(row + 1, min(marked, view.rows))]
    if row < marked <= row + 3 and all(
        len(cells) > 1 and max(len(c.text.split()) for c in cells) < 8 for cells in below
    ):
        spans = max(spans, marked - row)
    if 1 < spans <= 3 and row + spans <= view.rows:
        return list(range(row, row + spans))
    if row + 1 >= view.rows or not view.own(row + 1):
        return [row]
    next_row = view.own(row + 1)
    grouped = [cell for cell in view.own(row) if 1 < cell.column_span < view.columns]
    under = [
        cell for cell in next_row if any(g.column <= cell.column < g.column + g.column_span for g in grouped)
    ]
    if grouped and under and len(under) == len(next_row) and all(_is_label(cell) for cell in under):
        return [row, row + 1]
    return [row, row + 1] if _is_second_line(view, row) else [row]


def _is_label(cell: Cell) -> bool:
    return len(cell.text.split()) <= 5 and not (cell.text.endswith(".") and " " in cell.text)


def _is_second_line(view: View, row: int) -> bool:
    """Whether the next row only finishes the words of this header ("Success" over "measures")."""
    below = view.own(row + 1)
    if not below or any(
        len(cell.text.split()) > 4 or cell.text.endswith(".") and " " in cell.text for cell in below
    ):
        return False
    if len(below) == 1 and (view.is_wide(below[0]) or not below[0].text[0].islower()):
        return False
    gain = 0.0
    known = 0
    for cell in below:
        above = view.text(row, cell.column)
        both = f"{above} {cell.text}"
        if above and whole_is_time(both) and not whole_is_time(above):  # "Quarter" over "1"
            known, gain = known + 1, gain + 1
            continue
        last = above.split()[-1].casefold() if above else ""
        if _is_value(cell.text) and not (
            last in ("at", "for", "in", "of", "to", "by") or last and is_status(both)
        ):
            return False
        gain += best_meaning(both)[1] - best_meaning(above)[1]
        known += best_meaning(cell.text)[1] >= _KNOWN or cell.text[0].islower()
    small = sum(cell.text[0].islower() or cell.text.isdigit() for cell in below)
    lower = small >= 0.7 * len(below) and all(
        cell.text[0].islower() or cell.text.isdigit() or best_meaning(cell.text)[1] >= _KNOWN
        for cell in below
    )
    # words that make the header say less are the end of a row that a page broke, not of a header
    many = len(below) > 1 and len(below) >= 0.4 * len(view.own(row))
    helps = gain > 0.5 or lower and (many or gain > 0)
    return (len(below) < len(view.own(row)) or lower) and known >= 0.6 * len(below) and helps


def _is_value(text: str) -> bool:
    """Whether a short cell is a value of the plan rather than a word of a header."""
    known = best_meaning(text)[1] >= 1
    return is_reference(text) or (whole_is_time(text) or is_status(text)) and not known


def _join_headers(view: View, rows: list[int]) -> list[str]:
    """The header of each column over all its header rows; a cell merged over several columns heads each of them."""
    headers = []
    for column in range(view.columns):
        seen: list[Cell] = []
        for row in rows:
            cell = view.cell(row, column)
            if cell is not None and cell.lines and cell not in seen:
                seen.append(cell)
        headers.append(" ".join(cell.text for cell in seen))
    return headers


def _is_repeated(view: View, row: int, segment: Segment) -> bool:
    """Whether a row prints the segment's header again."""
    cells = view.own(row)
    if len(cells) < 2 or segment.headers is None:
        return False
    first = segment.header_rows[0]
    same = sum(
        1
        for cell in cells
        if fold_words(cell.text)
        in (fold_words(segment.headers[cell.column]), fold_words(view.text(first, cell.column)))
    )
    return same >= max(2, 0.7 * len(cells))


def _is_new_header(view: View, row: int) -> bool:
    likeness, known = header_likeness(view, row)
    short = all(len(cell.text.split()) <= 6 for cell in view.own(row))
    return (
        likeness >= 0.85
        and (known >= 3 or known == 2 and short and len(view.own(row)) == 2 and view.columns <= 3)
        and short
    )


def _take_titles(view: View, segment: Segment) -> list[int]:
    """Lone rows at the end of a body stand over the header that follows: they move to it."""
    above: list[int] = []
    while segment.body and view.lone(segment.body[-1]) is not None:
        above.insert(0, segment.body.pop())
    return above


def is_same_header(one: list[str], other: list[str]) -> bool:
    """Whether two headers print the same words in the same order, blank ones aside."""
    left, right = ([fold_words(text) for text in headers if text] for headers in (one, other))
    return left == right
