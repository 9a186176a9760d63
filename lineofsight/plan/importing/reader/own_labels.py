"""The labels that a document itself puts before its facts ("Lead:", "Who answers for it?", "Target –").

A label is known by its words, or by being printed again and again in the places where labels stand: at the start of a
line, after a bar, a semicolon or an opening bracket, or in the left cell of a small form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, fold_words, take_bullet
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.key_tables import read_key_sentence
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    DUE,
    EVIDENCE,
    IGNORE,
    LEAD,
    LEAD_AND_DUE,
    MEASURE,
    OBJECTIVE,
    PROGRESS,
    REFERENCE,
    REVISED_DUE,
    SOURCE,
    STATUS,
)
from lineofsight.plan.importing.reader.status import is_status
from lineofsight.plan.importing.reader.views import View

FACTS = (LEAD, DUE, LEAD_AND_DUE, REVISED_DUE, MEASURE, EVIDENCE, STATUS, PROGRESS, SOURCE)
PROMISED = (ACTION, OBJECTIVE, COMMITMENT)
_START = re.compile(r"(?:^|(?P<hard>[|;(\t•·]))\s*(?=[A-Za-z])|(?<=[\s,.])(?=[A-Z])")
_CLOSING = re.compile(
    r"\s?:(?=\s|$)|\?(?=\s|$)|\s[–—-](?=\s|$)|\s?(?:(?<!\.)\.{3,}|(?<!…)…+)(?=\s|$)|\.(?=\s[A-Z0-9])"
)
_LIKE_A_LABEL = re.compile(r"[A-Za-z][\w/’'&,.()+? –-]*")
_LONGEST = 80
_NUMBERS_OF_OUTCOMES = re.compile(
    r"Outcomes?: (?:all|\d[\d,&. ]*(?:and \d+)?)\s*(?:$|[|;•·]|(?=[A-Z]))", re.I
)
_SOFT = re.compile(r"[A-Z][A-Za-z/’']*(?: [a-z/’']+){0,4}")
_OFTEN, _KNOWN, _SURE, _BARE_SIGN = 3, 1.4, 2.0, 2.4
_LONGEST_WORDS = 9
_FORM_ROWS, _FORM_COLUMNS = 14, 8

Fact = tuple[str, list[str]]


@dataclass(frozen=True)
class Form:
    """A small table that says one thing's facts: the words across it (or none), its labels with their lines, and the
    colour beside a label that has no words."""

    head: tuple[str, ...]
    facts: list[Fact]
    fills: dict[str, str] = field(default_factory=dict)


def promises(label: str) -> bool:
    """Whether a label stands before what is promised ("Action:"), not before a fact about it."""
    meaning, strength = best_meaning(label)
    return meaning in PROMISED and strength >= _KNOWN


def lists_steps(label: str) -> bool:
    """Whether a label stands before the steps of a commitment ("Next steps", "Milestones")."""
    known = best_meaning(label)[0] in FACTS
    return (
        titles.read_title(label).kind == titles.LABEL_ACTIONS
        and label.rstrip(":?").endswith("s")
        and not known
    )


class OwnLabels:
    """What counts as a label in one document."""

    def __init__(self, blocks: Iterable[Block]):
        counts: Counter[str] = Counter()
        for block in blocks:
            counts.update(_candidates_of(block))
        self._often = {label for label, count in counts.items() if count >= _OFTEN}

    def is_label(self, label: str, sign: str, *, hard: bool) -> bool:
        """Whether words before a sign (":", "?", "–" or "" in a form) are a label; `hard` where labels usually stand."""
        words = len(label.split())
        if words > _LONGEST_WORDS:
            return False
        meaning, strength = best_meaning(label)
        if meaning in ("outcome", "section"):
            return False
        often = fold_words(label) in self._often
        if meaning == STATUS and strength < 5 and is_status(label) and not often:
            return False  # "On track: two of three" begins with a status, not with its label
        if label.count("(") != label.count(")") or titles.read_title(label).kind == titles.HORIZON:
            return False
        known = meaning in (*FACTS, *PROMISED)
        if sign == ".":  # "How we will measure success. Fewer referrals."
            return hard and often and known
        if not hard:
            return (
                sign == ":"
                and bool(_SOFT.fullmatch(label))
                and (known and strength >= _SURE or often and known)
            )
        return often or known and words <= 6 and strength >= (_SURE if sign == ":" else _BARE_SIGN)

    def pieces(self, text: str) -> tuple[str, list[Fact]]:
        """A line → (the words before its first label, its facts in order)."""
        found: list[tuple[int, int, str]] = []
        for start in _START.finditer(text):
            place = start.end()
            hard = start.start() == 0 or bool(start["hard"])
            if found and not _may_end_a_value(text[found[-1][1] : place], text[place:], hard=hard):
                continue
            for label, sign, end in _labels_at(text, place):
                if _NUMBERS_OF_OUTCOMES.match(text, place):
                    found.append((place, end, "Outcome"))
                    break
                if self.is_label(label, sign, hard=hard):
                    found.append((place, end, label + ("?" if sign == "?" else "")))
                    break
        facts: list[Fact] = []
        for order, (_, end, label) in enumerate(found):
            stop = found[order + 1][0] if order + 1 < len(found) else len(text)
            value = _value(text[end:stop])
            facts.append((label, [value] if value else []))
        return (text[: found[0][0]].rstrip(" |;,(–—-•·") if found else text), facts

    def read_line(self, text: str) -> list[Fact]:
        """The facts of a line that has nothing before them; [] for any other line."""
        before, facts = self.pieces(take_bullet(text)[1])
        is_key = len(facts) == 1 and len(read_key_sentence(text)) > 1
        return facts if not before.strip() and not is_key else []

    def read_form(self, table: Table) -> Form | None:
        """A small table of labels and their words, with or without words across its first row; None for any other."""
        if not 2 <= table.columns <= _FORM_COLUMNS or table.rows > _FORM_ROWS:
            return None
        view = View(table)
        head: tuple[str, ...] = ()
        facts: list[Fact] = []
        for row in view.printed_rows():
            lone = view.lone(row)
            is_first = not facts and not head and lone is not None and lone.column == 0
            if is_first and lone is not None and not self._labels_form_cell(lone.text):
                head = lone.lines
                continue
            pairs = self._pairs(view, row)
            if pairs is None:
                return None
            facts += pairs
        return Form(head, facts, _fills(view)) if len(facts) > 1 or head and facts else None

    def as_lines(self, block: Block) -> list[Block]:
        """A small table whose cells are labelled lines ("Measure: visits made | RAG: G"): its lines, those beside each
        other first. Any other block as it is."""
        if not isinstance(block, Table) or not 2 <= block.columns <= 4 or block.rows > 3:
            return [block]
        view = View(block)
        first = view.own(0)
        if len(first) < 2 or not all(self.read_line(cell.lines[0]) for cell in first):
            return [block]
        lines: list[Block] = []
        for row in view.printed_rows():
            beside = sorted(
                (cell.lines[0] for cell in view.own(row)),
                key=lambda line: row > 0 and bool(self.read_line(line)),
            )
            below = [line for cell in view.own(row) for line in cell.lines[1:]]
            lines += [Paragraph(text=text, page=view.page(row)) for text in (*beside, *below)]
        return lines

    def _pairs(self, view: View, row: int) -> list[Fact] | None:
        """The labels of a form's row, each with the lines of the cell after it; None where a cell is no label."""
        facts: list[Fact] = []
        column = 0
        while column < view.columns:
            label = view.cell(row, column)
            if label is None or not label.lines:
                column += 1
                continue
            if label.row != row or not self._labels_form_cell(label.text):
                return None
            after = label.column + label.column_span
            value = view.cell(row, after) if after < view.columns else None
            facts.append((label.text.rstrip(": "), list(value.lines) if value else []))
            column = after + (value.column_span if value else 1)
        return facts

    def _labels_form_cell(self, text: str) -> bool:
        meaning, strength = best_meaning(text)
        if len(text.split()) > _LONGEST_WORDS or ": " in text:
            return False
        known = (*FACTS, *PROMISED, REFERENCE, IGNORE)
        return meaning in known and strength >= _KNOWN or fold_words(text) in self._often


def _fills(view: View) -> dict[str, str]:
    """The colours of cells without words, by the label before them."""
    filled = [cell for cell in view.table.cells if cell.fill and not cell.lines and cell.column]
    before = {cell: view.cell(cell.row, cell.column - 1) for cell in filled}
    return {label.text.rstrip(": "): cell.fill for cell, label in before.items() if label and label.lines}


def _candidates_of(block: Block) -> Iterator[str]:
    """What may be a label in a block, folded, each counted once."""
    if isinstance(block, Paragraph):
        text = take_bullet(block.text)[1]
        starts = [start.end() for start in _START.finditer(text) if start.start() == 0 or start["hard"]]
        labels = {fold_words(label) for start in starts for label, _, _ in _labels_at(text, start)}
        yield from (label for label in labels if label)
        return
    if block.rows > _FORM_ROWS or not 2 <= block.columns <= _FORM_COLUMNS:
        return
    left = [
        cell for cell in block.cells if cell.column % 2 == 0 and 0 < len(cell.text.split()) <= _LONGEST_WORDS
    ]
    yield from {fold_words(cell.text) for cell in left if cell.column + cell.column_span < block.columns}


def _labels_at(text: str, place: int) -> list[tuple[str, str, int]]:
    """What may be a label at a place, most telling sign first: (label, sign, end)."""
    found = []
    stretch = text[place : place + _LONGEST]
    for closing in _CLOSING.finditer(stretch):
        label, sign = stretch[: closing.start()], closing.group().strip()
        if not _LIKE_A_LABEL.fullmatch(label) or len(label.split()) > _LONGEST_WORDS:
            break
        sign = ":" if sign[0] == "…" or sign.startswith("...") else sign
        found.append((label, sign if sign in ":?." else "–", place + closing.end()))
        if sign in ":.":
            break
    return sorted(found, key=lambda item: ":?–.".index(item[1]))


def _may_end_a_value(value: str, after: str, *, hard: bool) -> bool:
    """Whether a label may begin here: not at once after another ("Update: On track: two of three"), and not where
    "Target:" only goes on after "Baseline: 12%." in one measure."""
    if not hard and not value.strip():
        return False
    return not (re.search(r"\bbaseline\b", value, re.I) and after.startswith("Target"))


def _value(text: str) -> str:
    value = fold(text).strip(" ;,|•·")
    if value.endswith((")", ").")) and value.count("(") < value.count(")"):
        value = value.removesuffix(".").removesuffix(")").rstrip(" ;,|")
    return value if value.strip("–—- ") else ""
