"""Rows and cells that a page broke in two, put together again.

A row that goes on in lower case joins the row before; a capitalised row with blank cells is a new row; a row may carry
the tail of a merged cell and a new commitment of its own.
"""

from dataclasses import dataclass

from lineofsight.plan.importing.reader.cleaning import ends_open, starts_lower, take_bullet
from lineofsight.plan.importing.reader.meanings import (
    COMMITMENT,
    DUE,
    LEAD,
    LEAD_AND_DUE,
    OBJECTIVE,
    PARENT_REFERENCE,
    REFERENCE,
    STATUS,
)
from lineofsight.plan.importing.reader.numbering import split_reference
from lineofsight.plan.importing.reader.rows import PARENTS, Row

JOIN = "join"
NEW = "new"
SKIP = "skip"


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row: it joins the one before, is new, or holds nothing. `confidence` is below 1 where the
    words alone do not settle it."""

    what: str
    confidence: float = 1.0
    why: str = ""


def judge_row(row: Row, before: Row | None, usually_lower: bool) -> Verdict:
    """Whether a row goes on the row before it. `usually_lower` says that this plan begins its commitments in lower
    case anyway, so that a small letter proves nothing."""
    words = row.text(COMMITMENT)
    if not words:
        return _judge_blank(row, before)
    if before is None or not before.text(COMMITMENT):
        return Verdict(NEW)
    if row.goes_on:
        return Verdict(JOIN)
    has_reference = bool(row.lines.get(REFERENCE))
    bullet, bare = take_bullet(row.lines[COMMITMENT][0])
    reference = split_reference(bare)
    has_reference = has_reference or bool(reference.printed) and reference.sure
    last = before.text(COMMITMENT)
    if has_reference or bullet and not starts_lower(bare):
        return Verdict(NEW)
    if starts_lower(bare) and not bullet and not usually_lower:
        if _begins_parent(row) and _is_complete(row):
            return Verdict(NEW, 0.6, "It begins in lower case, but has cells of its own.")
        return Verdict(JOIN, 0.95, "It begins in lower case, so it was joined to the row before.")
    if usually_lower and starts_lower(bare):
        if (
            row.after_break
            and not row.has_cells
            and not last.rstrip().endswith((".", ";", "!", "?"))
            and ends_open(last)
        ):
            return Verdict(JOIN, 0.7, "The row before it stops in the middle, so it was joined to it.")
        return Verdict(NEW)
    if ends_open(last) and not row.has_cells and not _begins_parent(row):
        return Verdict(
            JOIN,
            0.7 if row.after_break else 0.6,
            "The row before it stops in the middle, so it was joined to it.",
        )
    if (
        bare[:1].isdigit()
        and row.after_break
        and not row.has_cells
        and not last.rstrip().endswith((".", ";", ":"))
    ):
        return Verdict(JOIN, 0.6, "The row before it stops without a full stop, so it was joined to it.")
    return Verdict(NEW)


def _judge_blank(row: Row, before: Row | None) -> Verdict:
    """A row without a commitment: the tail of other cells, a parent alone, or nothing."""
    if row.goes_on:
        return Verdict(JOIN)
    if row.has_cells and _begins_objective(row):
        return Verdict(NEW)
    if row.has_cells:
        return (
            Verdict(JOIN, 0.8, "It has no commitment of its own, so its cells were joined to the row before.")
            if before
            else Verdict(SKIP)
        )
    if any(parent.state == "new" for parent in row.parents.values()):
        return Verdict(NEW)
    return Verdict(SKIP)


def _begins_parent(row: Row) -> bool:
    return any(parent.state == "new" and not is_tail(parent.lines, "") for parent in row.parents.values())


def _begins_objective(row: Row) -> bool:
    """Whether a row without an action is an objective's own: its words, and who, when or what else beside them."""
    objective = row.parents.get(OBJECTIVE)
    new = objective is not None and objective.state == "new" and not is_tail(objective.lines, "")
    tells = any(row.lines.get(meaning) for meaning in (LEAD, DUE, LEAD_AND_DUE, STATUS)) or bool(row.marks)
    return new and (tells or _is_complete(row))


def _is_complete(row: Row) -> bool:
    own = [
        meaning
        for meaning, lines in row.lines.items()
        if lines and meaning not in (COMMITMENT, REFERENCE, PARENT_REFERENCE)
    ]
    return len(own) >= 2


def is_tail(lines: list[str], before: str) -> bool:
    """Whether the lines of a parent's cell go on the text before them instead of beginning a new one."""
    if not lines:
        return False
    bullet, first = take_bullet(lines[0])
    reference = split_reference(first)
    if bullet or reference.printed and reference.sure:
        return False
    return starts_lower(first) or bool(before) and ends_open(before)


def join(before: Row, row: Row) -> None:
    """Add a row's cells to the row before it: broken lines go on, stacked ones stay lines of their own."""
    for meaning, lines in row.lines.items():
        if meaning not in row.inherited:
            before.lines.setdefault(meaning, []).extend(lines)
    before.marks.extend(mark for mark in row.marks if mark not in before.marks)
    before.fill = before.fill or row.fill
    for meaning in PARENTS:
        parent = row.parents.get(meaning)
        if parent is not None and parent.state == "new" and meaning not in before.parents:
            before.parents[meaning] = parent


def usually_lower(rows: list[Row]) -> bool:
    """Whether the commitments of these rows begin in lower case as a habit."""
    firsts = [take_bullet(row.lines[COMMITMENT][0])[1] for row in rows if row.lines.get(COMMITMENT)]
    lower = sum(1 for first in firsts if starts_lower(first) and not split_reference(first).printed)
    return len(firsts) >= 3 and lower > 0.5 * len(firsts)
