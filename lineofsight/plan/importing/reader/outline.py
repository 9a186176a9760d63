"""The document in order: which tables are plan, what stands over each of them, which go on from the one before.

Gathers, decides nothing about sections yet: that needs the whole document and is `nesting`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cards import turn_cards
from lineofsight.plan.importing.reader.cleaning import take_bullet
from lineofsight.plan.importing.reader.columns import ColumnReading, read_columns
from lineofsight.plan.importing.reader.heading_stack import HeadingStack
from lineofsight.plan.importing.reader.headings import Heading, HeadingScale, is_objective_title
from lineofsight.plan.importing.reader.key_tables import (
    apart_reason,
    is_colour_key,
    overview_reason,
    read_key_bars,
    read_key_line,
    read_key_rows,
    read_key_sentence,
    read_key_table,
)
from lineofsight.plan.importing.reader.meanings import ACTION, COMMITMENT, LEAD, SERVES, signature
from lineofsight.plan.importing.reader.numbering import split_reference
from lineofsight.plan.importing.reader.rows import (
    SegmentRows,
    TitleRow,
    is_label,
    place_of,
    read_rows,
)
from lineofsight.plan.importing.reader.segments import Segment, facts_of_row, is_same_header, split_segments
from lineofsight.plan.importing.reader.status import colour_word
from lineofsight.plan.importing.reader.tails import SERVES_LINE
from lineofsight.plan.importing.reader.telling_plans import (
    introduces_outcomes,
    is_plan,
    tells_back,
    words_of_block,
)
from lineofsight.plan.importing.reader.tidying import Dropped
from lineofsight.plan.importing.reader.views import View

Choices = Mapping[str, Sequence[str | None]]
_KEY_HEADING = re.compile(
    r"^(?:(?:rag|brag|status|colour|rating|score|scoring|the|our)[ -]?(?:rating|status)? )*(?:key|legend|ratings?|definitions)\b.{0,30}$",
    re.I,
)


@dataclass
class Part:
    """A segment of plan rows and what stands over it. `path` are the headings above it, outermost first; `above` the
    title rows inside the table; `outcomes` what was printed as outcomes before it, None where nothing new was;
    `goes_on` says that it continues the part before; `fresh` that a heading or label was printed since."""

    segment: Segment
    columns: list[ColumnReading]
    rows: SegmentRows
    path: list[Heading]
    above: list[TitleRow]
    outcomes: list[str] | None = None
    lead: str = ""
    objective_facts: dict[str, list[str]] = field(default_factory=dict)
    sheet: str = ""
    goes_on: bool = False
    fresh: bool = True


@dataclass
class Line:
    """A paragraph, box line or row above a header, for the front of the plan: statements, title, lists."""

    text: str
    heading: Heading | None = None
    number: str = ""
    bullet: str = ""
    page: int | None = None
    in_box: bool = False
    order: int = 0
    depth: int = 0


@dataclass
class Outline:
    """The whole document gathered."""

    parts: list[Part] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    status_key: dict[str, str] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    tables: int = 0


class OutlineReader:
    """Walks the blocks once."""

    def __init__(self, blocks: list[Block], choices: Choices | None = None):
        self.blocks = blocks
        self.choices = choices or {}
        self.outline = Outline()
        self.scale = HeadingScale(blocks)
        self.stack = HeadingStack()
        self.outcomes: list[str] | None = None
        self.lead = ""
        self.objective_facts: dict[str, list[str]] = {}
        self.collecting = self.keying = False
        self.fresh = True
        self.sheet: str | None = None
        self.segments: dict[int, list[Segment]] = {}
        self.alike: dict[tuple[str, int], list[Segment]] = defaultdict(list)
        self.columns: dict[tuple[str, int], list[ColumnReading]] = {}

    def read(self) -> Outline:
        self._cut_tables()
        for place, block in enumerate(self.blocks):
            if isinstance(block, Table):
                self._table(block, self.segments[place])
            else:
                self._paragraph(block, self.blocks[place + 1 : place + 5])
        return self.outline

    # paragraphs

    def _paragraph(self, paragraph: Paragraph, following: Sequence[Block]) -> None:
        nexts = [read_key_line(block.text) for block in following[:1] if isinstance(block, Paragraph)]
        begins = read_key_line(paragraph.text)
        self.keying = (
            self.keying or all(any(map(colour_word, key)) for key in (begins, *nexts)) and bool(nexts)
        )
        in_key = self.keying and bool(begins)
        heading = None if in_key else self.scale.heading(paragraph, following)
        bullet, text = take_bullet(paragraph.text)
        number = paragraph.number
        if not bullet and take_bullet(f"{number} x")[0]:
            bullet, number = number, ""
        line = Line(
            paragraph.text if heading else text,
            heading,
            number,
            bullet,
            paragraph.page,
            order=len(self.outline.lines),
            depth=paragraph.depth,
        )
        self.outline.lines.append(line)
        is_item = bool(line.bullet or line.number)
        if not is_item and introduces_outcomes(line.text, [words_of_block(block) for block in following]):
            self.outcomes, self.collecting = self._begin_outcomes(), True
        elif heading is not None:
            self._heading(heading)
        else:
            self._text(line)

    def _heading(self, heading: Heading) -> None:
        kind = heading.title.kind
        self.keying = bool(_KEY_HEADING.match(heading.text))
        if kind == titles.LEAD:
            self._take_lead(heading.title.rest)
            return
        if kind in (titles.LABEL_OUTCOMES, titles.LABEL_ACTIONS):
            self.stack.leave_overview(heading)
            self.collecting = kind == titles.LABEL_OUTCOMES
            if self.collecting:
                self.outcomes = self._begin_outcomes()
            return
        self.collecting = False
        if kind in (titles.OTHER, titles.APART) and tells_back(heading.text):
            return  # "What we did last year" heads no rows
        if kind == titles.OUTCOME and heading.is_weak:
            self.outcomes = [*self._begin_outcomes(), heading.title.text]
            self.collecting = True
            return
        if self.stack.enter(heading):
            self.outcomes, self.lead = None, ""
        self.fresh = True

    def _take_lead(self, words: str) -> None:
        """A line that says who leads: the objective whose heading it stands under, else the section."""
        if self.stack.is_under_objective():
            self.objective_facts[LEAD] = [words]
        else:
            self.lead = words
        self.fresh = True

    def _begin_outcomes(self) -> list[str]:
        self.fresh = True
        return list(self.outcomes or [])

    def _text(self, line: Line) -> None:
        title = titles.read_title(line.text)
        key = read_key_sentence(line.text, needs_word=True)
        if len(key) < 2 and " | " in line.text:
            key = read_key_bars(line.text)
        if len(key) < 2 and self.keying:
            key = read_key_line(line.text)
        if (
            len(key) < 2
            and len(colours := read_key_sentence(line.text)) > 2
            and all(map(colour_word, colours))
        ):
            key = colours  # "In this plan blue means complete, green …"
        if len(key) >= 2 or key and self.keying:
            self.outline.status_key.update(key)
            self.outline.dropped.append(Dropped(line.text, "status key"))
            return
        self.keying = bool(_KEY_HEADING.match(line.text)) or self.keying and not line.text
        if (serves := SERVES_LINE.match(line.text)) and self.stack.is_under_objective():
            self.objective_facts[SERVES] = [serves["numbers"]]
        elif title.kind == titles.LEAD and len(line.text) < 160 and not line.bullet:
            self._take_lead(title.rest)
            self.collecting = False
        elif title.kind == titles.LABEL_OUTCOMES and len(line.text.split()) <= 14:
            self.outcomes, self.collecting = self._begin_outcomes(), True
        elif title.kind == titles.OUTCOME and not line.bullet and re.match(r"[^:]{3,60}:|\w+ \d", line.text):
            self.outcomes, self.collecting = [*self._begin_outcomes(), title.text], True
        elif title.kind == titles.LABEL_ACTIONS:
            self.collecting = False
        elif self.collecting and self.outcomes is not None:
            is_item = bool(line.bullet or line.number or _is_numbered(line.text))
            if is_item or not self.outcomes:
                self.outcomes.append(line.text)
            else:
                self.collecting = False

    # tables

    def _cut_tables(self) -> None:
        """Cut all tables first, so that columns are judged by every table that prints the same header."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, Table):
                view = View(turn_cards(block))
                self.segments[place] = split_segments(view) or [Segment(view, None)]
                for segment in self.segments[place]:
                    if segment.headers is not None:
                        self.alike[signature(segment.headers), view.columns].append(segment)
        for alike, segments in self.alike.items():
            self.columns[alike] = read_columns(segments, self.choices.get(alike[0]))

    def _table(self, table: Table, segments: list[Segment]) -> None:
        self.outline.tables += 1
        if table.name and table.name != self.sheet:
            self.sheet = table.name
            self.stack.begin_sheet()
            self.fresh = True
        self.collecting = self.keying = False
        for segment in segments:
            self._segment(segment)
        self.stack.pass_table()

    def _segment(self, segment: Segment) -> None:
        if segment.is_apart:
            self._leave(segment, f"under “{segment.view.own(segment.above[0])[0].text}”")
            return
        if segment.headers is None:
            self._headerless(segment)
            return
        apart = apart_reason(segment.headers) or overview_reason(segment.headers)
        key = signature(segment.headers)
        if not apart and is_colour_key(segment.view):
            apart = "status key"
        columns = self.columns[key, segment.view.columns]
        chosen = key in self.choices
        whole = segment.view.table.made_of_lines  # told by its labels, needs no telling by its columns
        if not chosen and not whole and (apart or not is_plan(columns, self._is_apart_heading())):
            self._leave(segment, apart or "not a table of commitments")
            return
        last = self.outline.parts[-1] if self.outline.parts else None
        above = self._read_above(segment)
        same = (
            last is not None
            and last.segment.headers is not None
            and is_same_header(last.segment.headers, segment.headers)
        )
        self._add(segment, columns, above, goes_on=bool(same and not self.fresh and not above))

    def _is_apart_heading(self) -> bool:
        named = [heading for heading in self.stack.headings[-1:] if titles.heads_other_matter(heading.text)]
        if named or titles.heads_other_matter(self.sheet or ""):
            return True
        in_section = any(heading.title.kind == titles.SECTION for heading in self.stack.headings)
        return titles.read_title(self.sheet or "").kind == titles.APART and not in_section

    def _leave(self, segment: Segment, why: str) -> None:
        view = segment.view
        self.outline.status_key.update(read_key_table(view) or read_key_rows(view, segment.body))
        text = " | ".join(
            segment.headers or [cell.text for row in segment.body[:1] for cell in view.own(row)]
        )
        self.outline.dropped.append(Dropped(text[:200], why, f"table {view.table.name or view.table.number}"))

    def _read_above(self, segment: Segment) -> list[TitleRow]:
        """Rows over a header: labels are taken at once, the rest are titles of the part (and front matter)."""
        view = segment.view
        above: list[TitleRow] = []
        key = read_key_rows(view, segment.above)
        if key:
            self.outline.status_key.update(key)
        for row in segment.above:
            own = view.own(row)
            facts = (
                facts_of_row(view, row)
                if above and is_objective_title(titles.read_title(above[-1].text))
                else {}
            )
            if facts:
                self.objective_facts |= facts
                continue
            if len(own) > 1 and is_label(own[0].text):
                texts = [
                    f"{label.text.rstrip(':')}: {words}"
                    for label, value in zip(own[::2], own[1::2], strict=False)
                    for words in value.lines
                ]
            elif len(own) > 1 and not all(cell.text == own[0].text for cell in own):
                words = " ".join(cell.text for cell in own)  # front matter, no title
                self.outline.lines.append(
                    Line(words, None, page=view.page(row), in_box=True, order=len(self.outline.lines))
                )
                texts = []
            else:
                texts = list(own[0].lines) if own else []
            place = place_of(view, row)
            for text in texts:
                self._title_line(text, TitleRow([text], place, own[0].bold, own[0].fill), above)
        return above

    def _title_line(self, text: str, row: TitleRow, above: list[TitleRow]) -> None:
        title = titles.read_title(text)
        self.outline.lines.append(
            Line(text, None, page=row.place.page, in_box=True, order=len(self.outline.lines))
        )
        if title.kind == titles.LEAD:
            self.lead, self.fresh = title.rest, True
        elif title.kind == titles.OUTCOME:
            self.outcomes = [*self._begin_outcomes(), title.text]
            self.collecting = True
        elif title.kind == titles.LABEL_OUTCOMES and re.search(r"\d.*\bcont", text, re.I):
            self.fresh = False  # "Outcome 2.2 (continued)"
        elif title.kind == titles.LABEL_OUTCOMES:
            self.outcomes, self.collecting = self._begin_outcomes(), True
        elif title.kind == titles.LABEL_ACTIONS:
            self.collecting = False
        elif len(key := read_key_sentence(text, needs_word=True)) >= 2:
            self.outline.status_key.update(key)
        elif self.collecting and self.outcomes is not None and (take_bullet(text)[0] or not self.outcomes):
            self.outcomes.append(take_bullet(text)[1])
        else:
            above.append(row)
            if title.kind != titles.HORIZON and self.outcomes is not None and title.kind == titles.SECTION:
                self.outcomes, self.lead = None, ""

    def _add(
        self, segment: Segment, columns: list[ColumnReading], above: list[TitleRow], goes_on: bool
    ) -> None:
        rows = read_rows(segment, columns)
        self.outline.status_key.update(rows.status_key)
        place = f"table {segment.view.table.name or segment.view.table.number}"
        self.outline.dropped.extend(Dropped(text, why, place) for text, why in rows.dropped)
        sheet = segment.view.table.name
        part = Part(
            segment,
            columns,
            rows,
            self.stack.path_to_rows(),
            above,
            self.outcomes,
            self.lead,
            self.objective_facts,
            sheet,
            goes_on,
            self.fresh,
        )
        self.outline.parts.append(part)
        self.outcomes, self.lead, self.objective_facts = None, "", {}
        self.fresh = self.collecting = False

    def _headerless(self, segment: Segment) -> None:
        view = segment.view
        key = read_key_table(view)
        single = view.columns == 1 or all(len(view.own(row)) <= 1 for row in segment.body)
        if key and (not single or any(cell.fill for cell in view.table.cells)):
            self.outline.status_key.update(key)
            self._leave(segment, "status key")
        elif single:
            if self._is_tail(segment):
                self._go_on(segment)
            else:
                self._box(segment)
        elif self._is_labels(segment):
            self._labels(segment)
        elif self._is_apart_heading() or apart_reason(
            cell.text for row in segment.body[:1] for cell in view.own(row)
        ):
            self._leave(segment, "abbreviations, contacts or the like")
        else:
            self._go_on(segment)

    def _is_tail(self, segment: Segment) -> bool:
        """Whether a table of single cells is the end of a row that broke off."""
        last = self.outline.parts[-1] if self.outline.parts else None
        return (
            last is not None
            and not self.fresh
            and segment.view.columns > 1
            and segment.view.columns == last.segment.view.columns
        )

    def _go_on(self, segment: Segment) -> None:
        """A table without a header: it has the columns of the part before it, where they fit."""
        last = self.outline.parts[-1] if self.outline.parts else None
        if last is not None and self._fits(segment, last):
            columns = [
                ColumnReading(reading.header, reading.meaning, 0.8, "It goes on from the table before it.")
                for reading in last.columns
            ]
            self._add(segment, columns, [], goes_on=not self.fresh)
            return
        columns = read_columns([segment])
        if is_plan(columns, True):
            self._add(segment, columns, [], goes_on=False)
        else:
            self._leave(segment, "not a table of commitments")

    def _fits(self, segment: Segment, last: Part) -> bool:
        """Whether rows without a header can stand in the columns of the part before: as many columns, and sentences
        where the commitments stand (at once after it, the end of a broken row will do)."""
        if segment.view.columns != last.segment.view.columns:
            return False
        if not self.fresh:
            return True
        place = next(
            (p for p, column in enumerate(last.columns) if column.meaning in (COMMITMENT, ACTION)), 0
        )
        texts = [segment.view.text(row, place) for row in segment.body if segment.view.lone(row) is None]
        printed = [text for text in texts if text]
        return bool(printed) and sum(len(text.split()) for text in printed) / len(printed) > 2.4

    def _is_labels(self, segment: Segment) -> bool:
        rows = [row for row in segment.body if segment.view.own(row)]
        labelled = [
            row for row in rows if is_label(segment.view.own(row)[0].text) and len(segment.view.own(row)) == 2
        ]
        return segment.view.columns <= 4 and len(labelled) >= max(1, 0.6 * len(rows))

    def _labels(self, segment: Segment) -> None:
        """A small table of labels over a section ("Priority lead | …", "Outcomes | …")."""
        for row in segment.body:
            own = segment.view.own(row)
            if len(own) >= 2:
                label = own[0].text.rstrip(":")
                for order, line in enumerate(own[1].lines):
                    text = (
                        f"{label}: {line}"
                        if order == 0 or titles.read_title(f"{label}: x").kind == titles.OUTCOME
                        else line
                    )
                    self._loose_line(text, row, segment)

    def _box(self, segment: Segment) -> None:
        """A table of one cell is a box with text: a title, outcomes, a statement."""
        for row in segment.body:
            for cell in segment.view.own(row):
                for place, line in enumerate(cell.lines):
                    if not place and introduces_outcomes(line, cell.lines[1:]):
                        self.outcomes, self.collecting = self._begin_outcomes(), True
                        continue
                    self._loose_line(line, row, segment, may_head=place == 0 and not take_bullet(line)[0])

    def _loose_line(self, text: str, row: int, segment: Segment, may_head: bool = True) -> None:
        page = segment.view.page(row)
        title = titles.read_title(text)
        heads = title.kind in (titles.SECTION, titles.OTHER, titles.GENERIC, titles.OBJECTIVE)
        if heads and may_head and len(text.split()) <= 18 and not text.endswith(".") and not self.collecting:
            is_weak = title.kind not in (titles.SECTION, titles.OBJECTIVE)
            heading = Heading(text, self.scale.box_rank(title), title, page, is_weak)
            self.outline.lines.append(
                Line(text, heading, page=page, in_box=True, order=len(self.outline.lines))
            )
            self._heading(heading)
            return
        bullet, bare = take_bullet(text)
        line = Line(bare, None, "", bullet, page, in_box=True, order=len(self.outline.lines))
        if title.kind == titles.STATEMENT:
            line.heading = Heading(text, self.scale.box_rank(title), title, is_weak=True)
        self.outline.lines.append(line)
        self._text(line)


def _is_numbered(text: str) -> bool:
    reference = split_reference(text)
    return bool(reference.printed and reference.sure)
