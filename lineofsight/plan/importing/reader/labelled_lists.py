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
from lineofsight.plan.importing.reader.cards import as_numbered_lines, as_statements, split_at_blank_rows
from lineofsight.plan.importing.reader.cleaning import TICKS, fold, take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_promise
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.labels import lead_with_time
from lineofsight.plan.importing.reader.meanings import LEAD, MEASURE, OUTCOME
from lineofsight.plan.importing.reader.numbering import is_reference, reference_path, split_reference
from lineofsight.plan.importing.reader.own_labels import FACTS, Fact, Form, OwnLabels, lists_steps, promises
from lineofsight.plan.importing.reader.tails import GIVEN_LABELS, SERVES_LINE, take_tail

_BARE_LABEL = re.compile(
    r"^[A-Z][A-Za-z]+(?: [A-Za-z]+)? (?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-H]|[IVX]{1,4}|(?:one|two|three|four|five|six|seven|eight)\b)\s*[:.]?(?: \(cont[^()]*\))?$",
    re.I,
)
_CONTINUED = re.compile(r" \(cont[^()]*\)$", re.I)
_USUAL = 3
_NO_COMMITMENT = (
    titles.SECTION,
    titles.STATEMENT,
    titles.LEAD,
    titles.LABEL_OUTCOMES,
    titles.LABEL_ACTIONS,
    titles.GENERIC,
    titles.HORIZON,
)


@dataclass
class _Record:
    """One commitment: its words, its facts as (label, lines), colours for words by label, the steps listed under it, where it stood, and how many
    blocks it took."""

    lines: list[str]
    facts: list[Fact] = field(default_factory=list)
    fills: dict[str, str] = field(default_factory=dict)
    steps: list["_Record"] = field(default_factory=list)
    page: int | None = None
    order: int = 0
    blocks: int = 1

    def says(self, meanings: Sequence[str]) -> bool:
        return any(best_meaning(label)[0] in meanings for label, _ in self.facts)


def gather_labelled_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every run of labelled commitments made into a table; as they are where there are not two."""
    for as_lines in (split_at_blank_rows, as_numbered_lines, as_statements):
        blocks = [line for block in blocks for line in as_lines(block)]
    labels = OwnLabels(blocks)
    blocks = [line for block in blocks for line in labels.as_lines(block)]
    labels = OwnLabels(blocks)
    blocks = _with_their_words(blocks, labels)
    reader = _Reader(blocks, labels)
    found = reader.read()
    if sum(len(records) for _, records in found) < 2:
        return list(blocks)
    told = _labels_of([record for _, records in found for record in records])
    gathered: list[Block] = []
    place = 0
    for start, records in found:
        gathered.extend(_told_as_outcome(block, labels) for block in blocks[place:start])
        _head_by_item(gathered, blocks[start])
        gathered.append(_as_table(records, told))
        place = start + sum(record.blocks for record in records)
    gathered.extend(blocks[place:])
    return gathered


def _told_as_outcome(block: Block, labels: OwnLabels) -> Block:
    """What is labelled like a measure but stands over commitments instead of under one ("What success looks like:
    Parents say…") is an outcome of them all."""
    if not isinstance(block, Paragraph):
        return block
    facts = labels.read_line(block.text)
    if len(facts) != 1 or not facts[0][1] or best_meaning(facts[0][0])[0] != MEASURE:
        return block
    words = " ".join(facts[0][1])
    return block if begins_with_verb(words) else replace(block, text=f"Outcome: {words}", bold=False)


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


def _with_their_words(blocks: Sequence[Block], labels: OwnLabels) -> list[Block]:
    """A line that is a bare label ("Objective 1", "Priority two") joined to the line under it that says what it is."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(block, Paragraph)
            and isinstance(last, Paragraph)
            and _BARE_LABEL.match(last.text)
            and _goes_with(last, block)
            and not (block.number or take_bullet(block.text)[0] or labels.read_line(block.text))
            and len(block.text.split()) <= 40
        ):
            words = f"{_CONTINUED.sub('', last.text).rstrip(' :.')}: {block.text}"
            joined[-1] = replace(block if block.level else last, text=words)
        else:
            joined.append(block)
    return joined


def _goes_with(label: Paragraph, words: Paragraph) -> bool:
    """Whether the words under a bare label are its title: a heading like it, or plain words under a heading."""
    if label.number or titles.read_title(words.text).kind in _NO_COMMITMENT:
        return False
    if words.level:
        return words.level == label.level or not label.level
    if label.text.isupper() and not label.bold:
        return len(words.text.split()) <= 12 and not words.text.endswith((".", ":"))
    return bool(label.level or label.bold) and (words.bold or len(words.text.split()) > 1)


class _Reader:
    def __init__(self, blocks: Sequence[Block], labels: OwnLabels):
        self.blocks = blocks
        self.labels = labels
        self.usual: set[tuple[int, bool, bool, int]] = set()
        self.apart = _under_statements(blocks, labels)

    def read(self) -> list[tuple[int, list[_Record]]]:
        """Runs of records that follow one another: (place of the first block, records).

        What is printed like most commitments is one too, though its own words promise nothing and one fact is all it
        has: so the blocks are gone through twice.
        """
        told = Counter(
            _look(self.blocks[record.order - 1]) for _, records in self._runs() for record in records
        )
        self.usual = {look for look, count in told.items() if count >= _USUAL}
        return self._runs()

    def _runs(self) -> list[tuple[int, list[_Record]]]:
        runs: list[tuple[int, list[_Record]]] = []
        place = 0
        while place < len(self.blocks):
            last = runs[-1] if runs else None
            follows = last is not None and last[0] + sum(r.blocks for r in last[1]) == place
            if place in self.apart:
                place += 1
                continue
            record = self._record(place)
            if record is None and follows and last is not None:
                record = self._bare_record(place, self.blocks[last[1][-1].order - 1])
            if record is None:
                place += 1
                continue
            if follows and last is not None:
                last[1].append(record)
            else:
                runs.append((place, [record]))
            place += record.blocks
        return runs

    def _record(self, place: int) -> _Record | None:
        head = self.blocks[place]
        record = _Record([], page=_page(head), order=place + 1)
        at = place
        if isinstance(head, Paragraph) and is_reference(head.text) and place + 1 < len(self.blocks):
            record.lines, at = [head.text], place + 1
        form = self._form(at)
        facts = form.facts
        if form.head:
            if not self._may_be_commitment(" ".join(form.head)):
                return None
            record.lines, record.facts, record.fills = [*record.lines, *form.head], facts, dict(form.fills)
        elif promised := next((fact for fact in facts if self._is_promised(at, fact) and fact[1]), None):
            record.lines = [fold(" ".join([*record.lines, *promised[1]]))]
            record.facts = [fact for fact in facts if fact is not promised]
            record.fills = dict(form.fills)
        elif isinstance(head, Paragraph) and at == place and not facts and self._may_be_commitment(head.text):
            numbered = head.number[:1].isalnum() or head.number[:1] == "("
            text, record.facts = self._take_inner(head.text.lstrip(TICKS + "☐☒ "), head)
            record.lines = [fold(f"{head.number} {text}") if numbered else text]
        else:
            return None
        self._take_facts(record, place, at + 1)
        return record if self._is_whole(record, head) else None

    def _bare_record(self, place: int, before: Block) -> _Record | None:
        """An item printed like the commitment before it, with nobody and no time under it: a commitment all the same."""
        block = self.blocks[place]
        if not isinstance(block, Paragraph) or not isinstance(before, Paragraph):
            return None
        if not _is_item(block) or _look(block) != _look(before) or _mark(block) != _mark(before):
            return None
        if not is_promise(split_reference(block.text).rest) or not self._may_be_commitment(block.text):
            return None
        text = take_bullet(block.text)[1]
        numbered = block.number[:1].isalnum() or block.number[:1] == "("
        words = fold(f"{block.number} {text}") if numbered else text
        return _Record([words], page=block.page, order=place + 1)

    def _form(self, place: int) -> Form:
        """What a labelled line or a small form says; nothing for any other block."""
        block = self.blocks[place] if place < len(self.blocks) else None
        if isinstance(block, Table):
            return self.labels.read_form(block) or Form((), [])
        return Form((), self.labels.read_line(block.text) if block else [])

    def _take_facts(self, record: _Record, place: int, at: int) -> None:
        """The labelled lines, small forms and bullets under a commitment, and its steps, up to the next one."""
        head = self.blocks[place]
        while at < len(self.blocks):
            form = self._form(at)
            if (serves := self._served(at)) and not getattr(head, "level", 0):
                record.facts.append(serves)
                at += 1
            elif form.facts and not form.head and not any(self._is_promised(at, fact) for fact in form.facts):
                self._take_form(record, form, at)
                at += 1
                at += self._take_values(at, record)
            elif record.facts and self._heads_steps(at):
                at += 1
            elif record.facts and (step := self._step(at, head)) is not None:
                record.steps.append(step)
                at += step.blocks
            else:
                break
        record.blocks = at - place

    def _served(self, at: int) -> Fact | None:
        """A line that only names outcomes by their numbers ("Outcomes 1 and 2")."""
        block = self.blocks[at]
        found = SERVES_LINE.match(block.text) if isinstance(block, Paragraph) else None
        return ("Outcome", [found["numbers"]]) if found else None

    def _is_promised(self, at: int, fact: Fact) -> bool:
        """Whether a fact is a commitment of its own ("Action: …"), not a list of steps ("Next steps | 1. … 2. …")."""
        label, lines = fact
        if not lists_steps(label):
            return promises(label)
        return isinstance(self.blocks[at], Paragraph) and bool(lines) and promises(label)

    def _take_form(self, record: _Record, form: Form, at: int) -> None:
        """Facts to the commitment; lines beside "Next steps" become its steps."""
        record.fills |= form.fills
        for label, lines in form.facts:
            if not lists_steps(label):
                record.facts.append((label, lines))
                continue
            for line in lines:
                text, facts = self._take_inner(take_bullet(line)[1])
                record.steps.append(_Record([text], facts, order=at + 1, page=_page(self.blocks[at])))

    def _heads_steps(self, at: int) -> bool:
        """Whether a line only says that steps follow ("Next steps:")."""
        block = self.blocks[at]
        return (
            isinstance(block, Paragraph)
            and not block.level
            and titles.read_title(take_bullet(block.text)[1]).kind == titles.LABEL_ACTIONS
            and at + 1 < len(self.blocks)
            and _is_item(self.blocks[at + 1])
        )

    def _step(self, at: int, head: Block) -> _Record | None:
        """An item that lies under a commitment: deeper than it, or an item where it is none."""
        block = self.blocks[at]
        if not isinstance(block, Paragraph) or not _is_item(block) or block.level or block.bold:
            return None
        if (
            not _lies_under(block, head)
            or _look(block) in self.usual
            or not self._may_be_commitment(block.text)
        ):
            return None
        text, facts = self._take_inner(block.text.lstrip(TICKS + "☐☒ "))
        numbered = block.number[:1].isalnum() or block.number[:1] == "("
        step = _Record(
            [fold(f"{block.number} {text}") if numbered else text], facts, order=at + 1, page=_page(block)
        )
        under = at + 1
        while under < len(self.blocks) and (form := self._form(under)).facts and not form.head:
            if self.blocks[under].depth <= block.depth:  # type: ignore[union-attr]
                break
            step.facts += form.facts
            under += 1
        step.blocks = under - at
        return step

    def _take_inner(self, text: str, block: Block | None = None) -> tuple[str, list[Fact]]:
        """A commitment with labels in its own line ("Map hotspots. Lead: Police By when: May") → (words, facts). A line
        that is no item may end with a time and be no commitment (the plan's title does)."""
        before, facts = take_tail(text, self.labels)
        if facts and (len(facts) > 1 or block is None or _is_item(block)):
            return before, facts
        before, facts = self.labels.pieces(text)
        told: list[Fact] = []
        for label, values in facts:
            value, due = " ".join(values), ""
            if best_meaning(label)[0] == LEAD:
                value, due = lead_with_time(value)
            told.append((label, [value] if value else []))
            if due:
                told.append(("By when", [due]))
        return (before, told) if told and before else (text, [])

    def _take_values(self, at: int, record: _Record) -> int:
        """Bullets under a label that has nothing beside it are its values; returns how many blocks they are."""
        taken = 0
        if not record.facts:  # the line gave steps and no facts
            return 0
        while at + taken < len(self.blocks) and not record.facts[-1][1][1:]:
            block = self.blocks[at + taken]
            if (
                record.facts[-1][1]
                and not taken
                or not isinstance(block, Paragraph)
                or self._form(at + taken).facts
            ):
                break
            if not take_bullet(f"{block.number} x")[0] or block.level or begins_with_verb(block.text):
                break
            record.facts[-1][1].append(block.text)
            taken += 1
        return taken

    def _may_be_commitment(self, text: str) -> bool:
        text = take_bullet(text)[1]
        title = titles.read_title(text)
        if title.kind in _NO_COMMITMENT or title.kind == titles.OUTCOME or not 2 <= len(text.split()) <= 70:
            return False
        return not text.endswith(":")

    def _is_whole(self, record: _Record, head: Block) -> bool:
        """Whether a line and its facts are a commitment: a heading with nothing but a lead under it is a section's."""
        words = " ".join(record.lines)
        if not words or not record.says((*FACTS, OUTCOME)):
            return False
        reference = split_reference(words)
        if isinstance(head, Table):
            return True
        if all(best_meaning(label)[0] == LEAD for label, _ in record.facts):
            return is_promise(reference.rest) and not (head.level or head.bold)
        if _look(head) in self.usual:
            return True
        promised = (
            is_promise(reference.rest) or bool(reference.printed and reference.sure) or bool(head.number)
        )
        return promised or len(record.facts) > 1 and not head.level and not head.bold


def _under_statements(blocks: Sequence[Block], labels: OwnLabels) -> set[int]:
    """The places of what stands under a heading of the vision, values or principles, or of risks, dates or terms: no
    commitments."""
    places: set[int] = set()
    inside = False
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            kind = titles.read_title(block.text).kind
            heads = bool(block.level or block.bold) and not _is_item(block) or kind == titles.SECTION
            other = titles.heads_other_matter(block.text) and not labels.read_line(block.text)
            if other or kind == titles.STATEMENT and len(block.text.split()) <= 8:
                inside = True
            elif heads:
                inside = False
        if inside:
            places.add(place)
    return places


def _look(block: Block) -> tuple[int, bool, bool, int]:
    """How a commitment is printed: its level as a heading, bold or not, numbered or not, how deep in a list."""
    if isinstance(block, Table):
        return (0, False, False, 0)
    reference = split_reference(block.text)
    numbered = bool(block.number) or bool(reference.printed and reference.sure)
    return (block.level, block.bold, numbered, block.depth)


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_mark(block))


def _mark(block: Paragraph) -> str:
    """What kind of bullet or number an item has ("•", "1", "1.1", "(i)"); "" for a line that is no item."""
    printed = fold(f"{block.number} {block.text}")
    if take_bullet(printed)[0]:
        return "•"
    reference = split_reference(printed)
    if not reference.printed or not reference.sure:
        return "1" if block.number else ""
    steps = reference_path(reference.number)
    kind = "1" if steps[-1].isdigit() else "a"
    return ".".join([*("1" for _ in steps[:-1]), kind])


def _lies_under(block: Paragraph, head: Block) -> bool:
    """Whether an item lies under a commitment: deeper in a list, or of another kind than the commitment itself."""
    if isinstance(head, Table) or block.depth > head.depth:
        return True
    other = _mark(block) != _mark(head) or isinstance(head, Paragraph) and head.bold and not block.bold
    return block.depth == head.depth and other


def _page(block: Block) -> int | None:
    if isinstance(block, Table):
        return block.pages[0] if block.pages else None
    return block.page


def _printed_label(label: str, labels: Sequence[str]) -> str:
    """The label under which a fact stands: for one that was given here, what the plan itself calls it elsewhere."""
    if label not in GIVEN_LABELS:
        return label
    meaning = best_meaning(label)[0]
    own = (other for other in labels if other not in GIVEN_LABELS and best_meaning(other)[0] == meaning)
    return next(own, label)


def _labels_of(records: Sequence[_Record]) -> list[str]:
    """The labels of all commitments of a document: its lists are tables of the same columns."""
    whole = [own for record in records for own in (record, *record.steps)]
    labels = list(dict.fromkeys(label for own in whole for label in (*dict(own.facts), *own.fills)))
    return [label for label in labels if _printed_label(label, labels) == label]


def _as_table(records: Sequence[_Record], labels: Sequence[str]) -> Table:
    has_steps = any(record.steps for record in records)
    headers = ["Objective", "Action", *labels] if has_steps else ["Action", *labels]
    rows = [(0, record) for record in records]
    if has_steps:
        rows = [row for record in records for row in ((0, record), *((1, step) for step in record.steps))]
    cells = [Cell(0, column, (label,), bold=True) for column, label in enumerate(headers)]
    for place, (column, record) in enumerate(rows, 1):
        cells.append(Cell(place, column, tuple(record.lines)))
        for label in labels:
            lines = [
                line
                for own, values in record.facts
                if _printed_label(own, labels) == label
                for line in values
            ]
            fill = "" if lines else record.fills.get(label, "")
            if lines or fill:
                cells.append(Cell(place, labels.index(label) + 1 + has_steps, tuple(lines), fill=fill))
    printed = [records[0], *(record for _, record in rows)]
    return Table(
        rows=len(rows) + 1,
        columns=len(headers),
        cells=tuple(cells),
        number=0,  # made of lines
        merges_shown=False,
        pages=tuple(record.page for record in printed) if records[0].page else (),  # type: ignore[misc]
        row_numbers=tuple(record.order for record in printed),
        marked_header_rows=1,
    )
