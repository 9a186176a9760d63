"""Plans printed downwards: a commitment, and under it lines or a small form that say who, when and how ("Lead: …").

They are tables turned on their side, so they are made into tables: one row for each commitment, a column for each label.
What a column means is then told by its label and all of its values together, as in any table.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lineofsight.plan.importing.document import Block, Cell, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import TICKS, fold, fold_words, take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_promise
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.labels import lead_with_time
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    DUE,
    EVIDENCE,
    LEAD,
    MEASURE,
    OBJECTIVE,
    PROGRESS,
    REVISED_DUE,
    SOURCE,
    STATUS,
)
from lineofsight.plan.importing.reader.numbering import is_reference, split_reference
from lineofsight.plan.importing.reader.views import View

_LABEL = re.compile(
    r"^(?P<label>[A-Z][A-Za-z/’' ]{1,40}?(?:\([A-Za-z/ ]{1,20}\))?)\s?(?::|\s[–—-](?=\s|$))\s*(?P<value>.*)$"
)
_INNER_LABEL = re.compile(r"(?<=[\s;,.|])(?P<label>[A-Z][A-Za-z/’']*(?: [a-z/’']+){0,4}):\s")
_BARE_LABEL = re.compile(r"^[A-Z][A-Za-z]+(?: [a-z]+)? (?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-H])\s*[:.]?$")
_FACTS = (LEAD, DUE, REVISED_DUE, MEASURE, EVIDENCE, STATUS, PROGRESS, SOURCE)
_PROMISED = (ACTION, OBJECTIVE)
_NO_COMMITMENT = (
    titles.SECTION,
    titles.STATEMENT,
    titles.LEAD,
    titles.LABEL_OUTCOMES,
    titles.LABEL_ACTIONS,
    titles.GENERIC,
    titles.HORIZON,
)
_KNOWN, _SURE = 1.4, 2.0
_OFTEN = 3


@dataclass
class _Record:
    """One commitment: its words, its facts as (label, lines), where it stood, and how many blocks it took."""

    lines: list[str]
    facts: list[tuple[str, list[str]]] = field(default_factory=list)
    page: int | None = None
    order: int = 0
    blocks: int = 1

    def says(self, meanings: Sequence[str]) -> bool:
        return any(best_meaning(label)[0] in meanings for label, _ in self.facts)


def gather_labelled_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every run of labelled commitments made into a table; as they are where there are not two."""
    blocks = _with_their_words(blocks)
    reader = _Reader(blocks)
    found = reader.read()
    if sum(len(records) for _, records in found) < 2:
        return list(blocks)
    gathered: list[Block] = []
    place = 0
    for start, records in found:
        gathered.extend(blocks[place:start])
        _head_by_item(gathered, blocks[start])
        gathered.append(_as_table(records))
        place = start + sum(record.blocks for record in records)
    gathered.extend(blocks[place:])
    return gathered


def _head_by_item(gathered: list[Block], first: Block) -> None:
    """An item with nothing beside it, over items that lie in it, is what they belong to: it becomes their heading."""
    last = gathered[-1] if gathered else None
    if (
        isinstance(last, Paragraph)
        and isinstance(first, Paragraph)
        and first.depth > last.depth
        and (last.number or take_bullet(last.text)[0])
        and not last.level
    ):
        number = last.number if last.number[:1].isalnum() or last.number[:1] == "(" else ""
        gathered[-1] = replace(last, text=take_bullet(last.text)[1], number=number, bold=True)


def _with_their_words(blocks: Sequence[Block]) -> list[Block]:
    """A heading that is a bare label ("Objective 1") joined to the line under it that says what it is."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(block, Paragraph)
            and isinstance(last, Paragraph)
            and (last.level or last.bold)
            and _BARE_LABEL.match(last.text)
            and not (block.level or block.number or take_bullet(block.text)[0] or _LABEL.match(block.text))
            and 1 < len(block.text.split()) <= 40
        ):
            joined[-1] = replace(last, text=f"{last.text.rstrip(' :.')}: {block.text}")
        else:
            joined.append(block)
    return joined


class _Reader:
    def __init__(self, blocks: Sequence[Block]):
        self.blocks = blocks
        counts = Counter(
            fold_words(found["label"])
            for block in blocks
            if isinstance(block, Paragraph) and (found := _LABEL.match(take_bullet(block.text)[1]))
        )
        self.often = {label for label, count in counts.items() if count >= _OFTEN}

    def read(self) -> list[tuple[int, list[_Record]]]:
        """Runs of records that follow one another: (place of the first block, records)."""
        runs: list[tuple[int, list[_Record]]] = []
        place = 0
        while place < len(self.blocks):
            record = self._record(place)
            if record is None:
                place += 1
                continue
            last = runs[-1] if runs else None
            if last is not None and last[0] + sum(r.blocks for r in last[1]) == place:
                last[1].append(record)
            else:
                runs.append((place, [record]))
            place += record.blocks
        return runs

    def _record(self, place: int) -> _Record | None:
        head = self.blocks[place]
        if not isinstance(head, Paragraph):
            return None
        record = _Record([], page=head.page, order=place + 1)
        at = place
        if is_reference(head.text) and place + 1 < len(self.blocks):
            record.lines, at = [head.text], place + 1
        named = self._facts(self.blocks[at])
        if named and best_meaning(named[0][0])[0] in _PROMISED and ":" in self.blocks[at].text:  # type: ignore[union-attr]
            words = " ".join(named[0][1])
            record.lines, record.facts = [fold(" ".join([*record.lines, words]))], named[1:]
        elif at == place and not named and self._may_be_commitment(head):
            numbered = head.number[:1].isalnum() or head.number[:1] == "("
            text, record.facts = self._take_inner(head.text.lstrip(TICKS + "☐☒ "))
            record.lines = [fold(f"{head.number} {text}") if numbered else text]
        else:
            return None
        at += 1
        while at < len(self.blocks) and (facts := self._facts(self.blocks[at])):
            if best_meaning(facts[0][0])[0] in _PROMISED:
                break
            record.facts += facts
            at += 1
            at += self._take_values(at, record)
        record.blocks = at - place
        return record if self._is_whole(record, head) else None

    def _take_inner(self, text: str) -> tuple[str, list[tuple[str, list[str]]]]:
        """A commitment with labels in its own line ("Map hotspots. Lead: Police By when: May") → (words, facts)."""
        pieces = self._pieces(text)
        facts = []
        for piece in pieces[1:]:
            found = _LABEL.match(piece.strip(" |;,"))
            if not found:
                return text, []
            value, due = found["value"].strip(" ;,|"), ""
            if best_meaning(found["label"])[0] == LEAD:
                value, due = lead_with_time(
                    value.removesuffix(")") if value.count("(") < value.count(")") else value
                )
            facts.append((found["label"].strip(), [value] if value else []))
            if due:
                facts.append(("By when", [due]))
        return (pieces[0].strip(" |;,–—-"), facts) if facts else (text, [])

    def _take_values(self, at: int, record: _Record) -> int:
        """Bullets under a label that has nothing beside it are its values; returns how many blocks they are."""
        taken = 0
        while at + taken < len(self.blocks) and not record.facts[-1][1][1:]:
            block = self.blocks[at + taken]
            if record.facts[-1][1] and not taken or not isinstance(block, Paragraph) or self._facts(block):
                break
            if not take_bullet(f"{block.number} x")[0] or block.level or begins_with_verb(block.text):
                break
            record.facts[-1][1].append(block.text)
            taken += 1
        return taken

    def _may_be_commitment(self, head: Paragraph) -> bool:
        text = take_bullet(head.text)[1]
        title = titles.read_title(text)
        if title.kind in _NO_COMMITMENT or title.kind == titles.OUTCOME or not 2 <= len(text.split()) <= 70:
            return False
        return not text.endswith(":")

    def _is_whole(self, record: _Record, head: Paragraph) -> bool:
        """Whether a line and its facts are a commitment: a heading with nothing but a lead under it is a section's."""
        words = " ".join(record.lines)
        if not words or not record.says(_FACTS):
            return False
        reference = split_reference(words)
        if all(best_meaning(label)[0] == LEAD for label, _ in record.facts):
            return is_promise(reference.rest) and not (head.level or head.bold)
        promised = (
            is_promise(reference.rest) or bool(reference.printed and reference.sure) or bool(head.number)
        )
        return promised or len(record.facts) > 1 and not head.level and not head.bold

    def _facts(self, block: Block) -> list[tuple[str, list[str]]]:
        """What a labelled line, or a small form, says: (label, lines); [] for anything else."""
        if isinstance(block, Table):
            return _facts_of_form(block)
        facts: list[tuple[str, list[str]]] = []
        for piece in self._pieces(take_bullet(block.text)[1]):
            found = _LABEL.match(piece.strip(" |;,"))
            if not found or not self._is_label(found["label"], f"{piece} "):
                return []
            value = found["value"].strip()
            facts.append((found["label"].strip(), [value] if value and value not in "–—-" else []))
        return facts

    def _pieces(self, text: str) -> list[str]:
        """A line cut before every label but its first ("Lead: Police Timescale: May")."""
        starts = [
            found.start("label")
            for found in _INNER_LABEL.finditer(text)
            if found.start("label") and self._is_label(found["label"], f"{found['label']}: ")
        ]
        return [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]

    def _is_label(self, label: str, piece: str) -> bool:
        meaning, strength = best_meaning(label)
        if len(label.split()) > 6:
            return False
        if meaning in (*_FACTS, *_PROMISED) and strength >= (
            _SURE if ":" in piece[: len(label) + 3] else _SURE + 0.4
        ):
            return True
        return fold_words(label) in self.often and meaning not in ("outcome", "section")


def _facts_of_form(table: Table) -> list[tuple[str, list[str]]]:
    """The pairs of a form without its commitment ("Lead | … | Timescale | …"); [] where a cell is no known label."""
    if not 2 <= table.columns <= 8 or table.rows > 12:
        return []
    view = View(table)
    facts: list[tuple[str, list[str]]] = []
    for row in range(view.rows):
        column = 0
        while column < view.columns:
            label = view.cell(row, column)
            if label is None or not label.lines:
                column += 1
                continue
            meaning, strength = best_meaning(label.text)
            if label.row != row or len(label.text.split()) > 7 or meaning not in _FACTS or strength < _KNOWN:
                return []
            after = label.column + label.column_span
            value = view.cell(row, after) if after < view.columns else None
            facts.append((label.text.rstrip(": "), list(value.lines) if value else []))
            column = after + (value.column_span if value else 1)
    return facts if len(facts) > 1 else []


def _as_table(records: Sequence[_Record]) -> Table:
    labels = list(dict.fromkeys(label for record in records for label, _ in record.facts))
    cells = [Cell(0, column, (label,), bold=True) for column, label in enumerate(["Action", *labels])]
    for row, record in enumerate(records, 1):
        cells.append(Cell(row, 0, tuple(record.lines)))
        for label in labels:
            lines = [line for own, values in record.facts if own == label for line in values]
            if lines:
                cells.append(Cell(row, labels.index(label) + 1, tuple(lines)))
    return Table(
        rows=len(records) + 1,
        columns=len(labels) + 1,
        cells=tuple(cells),
        number=0,  # no table of the file
        pages=tuple(record.page for record in (records[0], *records)) if records[0].page else (),  # type: ignore[misc]
        row_numbers=tuple(record.order for record in (records[0], *records)),
        marked_header_rows=1,
    )
