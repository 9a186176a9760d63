"""Forms: tables whose labels stand in the first column ("Action | …", "Lead | …", "By when | …"), one commitment to a
table or to a column. They are turned so that the labels stand on top like any header."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lineofsight.plan.importing.document import Block, Cell, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import take_bullet
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    DUE,
    LEAD,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    STATUS,
)
from lineofsight.plan.importing.reader.numbering import is_reference
from lineofsight.plan.importing.reader.own_labels import promises
from lineofsight.plan.importing.reader.titles import read_title
from lineofsight.plan.importing.reader.views import View, turned

_PROMISED = (ACTION, OBJECTIVE)
_SAID = (LEAD, DUE, MEASURE, STATUS, PROGRESS)


def turn_cards(table: Table) -> Table:
    """The table turned if it is a form; otherwise the table itself."""
    if not 2 <= table.columns <= 8 or table.rows < 3:
        return table
    view = View(table)
    labels = [view.text(row, 0) for row in range(view.rows)]
    first_row = [view.text(0, column) for column in range(view.columns)]
    if not _are_labels(labels) or _are_labels(first_row) and view.columns > 2:
        return table
    if any(cell.column_span > 1 and cell.column == 0 and cell.lines for cell in table.cells):
        return table
    starts = _record_starts(labels)
    if len(starts) > 1 and view.columns == 2:
        return _turn_stacked(view, labels, starts)
    whole = turned(table)
    return replace(whole, marked_header_rows=1, merges_shown=table.merges_shown)


def _are_labels(labels: list[str]) -> bool:
    meanings = []
    for label in labels:
        meaning, strength = best_meaning(label) if 0 < len(label.split()) <= 8 else ("", 0.0)
        meanings.append(meaning if strength >= 1.4 else "")
    printed = [label for label in labels if label]
    known = [meaning for meaning in meanings if meaning]
    return (
        len(printed) >= 3
        and len(known) >= 0.7 * len(printed)
        and any(meaning in _PROMISED for meaning in known)
        and any(meaning in _SAID for meaning in known)
        and len(set(known)) >= 3
        or len(printed) >= 3
        and len(known) >= 0.9 * len(printed)
        and OUTCOME in known
        and {LEAD, DUE} <= set(known)
        and bool(set(known) & set(_PROMISED))
    )


def _record_starts(labels: list[str]) -> list[int]:
    first = labels[0].casefold()
    return [row for row, label in enumerate(labels) if label.casefold() == first]


def _turn_stacked(view: View, labels: list[str], starts: list[int]) -> Table:
    """Several forms under one another in one table: one row for each."""
    headers = list(dict.fromkeys(label for label in labels if label))
    cells = [Cell(0, column, (header,), bold=True) for column, header in enumerate(headers)]
    for order, start in enumerate(starts, 1):
        end = starts[order] if order < len(starts) else view.rows
        for row in range(start, end):
            value = view.cell(row, 1)
            if labels[row] and value is not None and value.lines:
                cells.append(
                    replace(value, row=order, column=headers.index(labels[row]), row_span=1, column_span=1)
                )
    return replace(
        view.table,
        rows=len(starts) + 1,
        columns=len(headers),
        cells=tuple(cells),
        pages=view.table.pages[:1] * (len(starts) + 1),
        marked_header_rows=1,
    )


def split_at_blank_rows(block: Block) -> list[Block]:
    """A sheet of small forms with blank rows between them, cut into its forms; words alone in a row become a line.
    Any other block comes back as it is."""
    if not isinstance(block, Table) or not 2 <= block.columns <= 8 or block.rows < 6:
        return [block]
    view = View(block)
    groups: list[list[int]] = [[]]
    for row in range(view.rows):
        if view.own(row) or view.is_covered(row):
            groups[-1].append(row)
        elif groups[-1]:
            groups.append([])
    groups = [rows for rows in groups if rows]
    labels = Counter(
        label for rows in groups for label in {view.text(row, 0).casefold() for row in rows[1:]} if label
    )
    if len(groups) < 3 or sum(count > len(groups) / 2 for count in labels.values()) < 2:
        return [block]
    return [part for rows in groups for part in _cut(view, rows)]


def _cut(view: View, rows: list[int]) -> Iterator[Block]:
    """The lines over a form, and the form with the words across its first row."""
    labelled = any(promises(view.text(row, 0)) for row in rows[1:])
    while rows and (lone := view.lone(rows[0])) is not None:
        if len(rows) > 1 and not view.lone(rows[1]) and not labelled:
            break
        yield Paragraph(text=lone.text, bold=lone.bold, page=view.page(rows[0]))
        rows = rows[1:]
    if not rows:
        return
    inside = [cell for cell in view.table.cells if rows[0] <= cell.row <= rows[-1]]
    yield replace(
        view.table,
        rows=len(rows),
        cells=tuple(replace(cell, row=cell.row - rows[0]) for cell in inside),
        pages=view.table.pages[rows[0] : rows[-1] + 1],
        row_numbers=tuple(view.printed_row(row) for row in rows) if view.table.row_numbers else (),
        first_row=view.printed_row(rows[0]),
        marked_header_rows=0,
    )


def as_statements(block: Block) -> list[Block]:
    """A table that shows the vision, values or principles beside each other: its columns one after another. Any other
    block as it is."""
    if not isinstance(block, Table) or block.rows > 8 or not 2 <= block.columns <= 4:
        return [block]
    view = View(block)
    heads = view.own(0)
    if len(heads) < 2 or any(read_title(cell.text).kind != titles.STATEMENT for cell in heads):
        return [block]
    lines: list[Block] = []
    for head in heads:
        lines.append(Paragraph(text=head.text, bold=True, page=view.page(0)))
        below = (cell for cell in view.by_column.get(head.column, []) if cell.row)
        for cell in below:
            for line in cell.lines:
                bullet, words = take_bullet(line)
                lines.append(Paragraph(text=words, number=bullet, page=view.page(cell.row)))
    return lines


def as_numbered_lines(block: Block) -> list[Block]:
    """A list whose numbers a tab parts from its words ("1.1 | Agree one plan…"): its lines. Any other block as it is."""
    if not isinstance(block, Table) or block.columns != 2 or block.merges_shown:
        return [block]
    view = View(block)
    rows = [(view.text(row, 0), view.text(row, 1), row) for row in view.printed_rows()]
    if not rows or not all(is_reference(number) and len(words.split()) > 2 for number, words, _ in rows):
        return [block]
    return [
        Paragraph(
            text=f"{number}: {words}" if number[:1].isalpha() and " " in number else f"{number} {words}",
            page=view.page(row),
        )
        for number, words, row in rows
    ]
