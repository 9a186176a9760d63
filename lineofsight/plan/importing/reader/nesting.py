"""Sections, outcomes, objectives and actions out of the gathered parts: nesting by merged cell, blank cell, heading,
title row, sheet and column. (Nesting by numbering alone follows in `levels`.)"""

import re
from dataclasses import dataclass, field

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cells import join_lines, split_actions, split_outcomes
from lineofsight.plan.importing.reader.cleaning import fold_words, take_bullet
from lineofsight.plan.importing.reader.contents import is_imperative_title
from lineofsight.plan.importing.reader.drafts import Note, Promise, Section
from lineofsight.plan.importing.reader.joining import JOIN, NEW, SKIP, is_tail, join, judge_row, usually_lower
from lineofsight.plan.importing.reader.meanings import (
    COMMITMENT,
    OBJECTIVE,
    OUTCOME,
    PARENT_REFERENCE,
    REFERENCE,
    SECTION,
    SERVES,
)
from lineofsight.plan.importing.reader.numbering import is_above, split_reference, tidy_reference
from lineofsight.plan.importing.reader.outline import Outline, Part
from lineofsight.plan.importing.reader.rows import Place, Row, TitleRow
from lineofsight.plan.importing.reader.scopes import Scope, find_scopes
from lineofsight.plan.importing.reader.titles import Title, read_title


@dataclass
class Nest:
    """Reads the parts one after another and fills sections; `dropped` are title rows that said nothing."""

    outline: Outline
    front: frozenset[str] = frozenset()
    sections: list[Section] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    section: Section | None = None
    scope: list[int] = field(default_factory=list)
    cell_outcomes: list[int] = field(default_factory=list)
    objective: Promise | None = None
    heading_objective: bool = False
    horizon: str = ""
    collecting: bool = False
    standing: bool = False
    before: Row | None = None
    last: Promise | None = None
    joins: list[tuple[str, str]] = field(default_factory=list)

    def read(self) -> list[Section]:
        """The sections in printed order, those without commitments left out."""
        scopes = find_scopes(self.outline.parts, self.front)
        headed = {scope.section.ref for scope in scopes if scope.section is not None and scope.section.ref}
        for part, scope in zip(self.outline.parts, scopes, strict=True):
            self._enter(part, scope)
            rows = [item for item in part.rows.items if isinstance(item, Row)]
            if len(headed) > 1 and scope.section is not None and scope.section.ref in headed:
                _lower_sections(rows)
            lower = part.segment.view.table.made_of_lines or usually_lower(rows)
            on_objective = _objectives_carry_cells(part, rows)
            for item in part.rows.items:
                if isinstance(item, TitleRow):
                    self._title(item, part, scope)
                else:
                    self._row(item, part, lower, on_objective)
        return [section for section in self.sections if section.objectives]

    # what stands over a part

    def _enter(self, part: Part, scope: Scope) -> None:
        if part.goes_on and self.section is not None:
            return
        opened = False
        if scope.section is not None:
            opened = self._open(scope.section, scope.is_standing)
        elif self.section is None:
            opened = self._open(Title(titles.OTHER, ""), scope.is_standing)
        is_whole = part.segment.view.table.made_of_lines and not self.heading_objective
        same_place = not opened and not scope.below and not is_whole
        if not same_place:
            self.before = self.last = None
            self.objective, self.heading_objective = None, False
            self.cell_outcomes = []
        assert self.section is not None
        if part.outcomes is not None:
            self.scope = self.section.outcome_places(split_outcomes(part.outcomes))
        elif opened:
            self.scope = []
        if part.lead and not self.section.lead:
            self.section.lead = part.lead
        self.horizon = scope.horizon or ("" if opened else self.horizon)
        plain = [
            title
            for title, _ in scope.below
            if title.kind not in (titles.OUTCOME, titles.OBJECTIVE, titles.HORIZON)
        ]
        for title, row in scope.below:
            if title in plain[:-1]:  # of several levels of headings the lowest is the objective
                title = Title(titles.OUTCOME, title.text, title.ref)
            self._below(title, part, row)

    def _open(self, title: Title, standing: bool) -> bool:
        """Go to the section of this title; False when it is the one already open."""
        text = title.text or title.ref
        if self.section is not None and _is_same(self.section, title, text):
            return False
        known = next((section for section in self.sections if text and _is_same(section, title, text)), None)
        if known is None:
            kind = "standing" if standing or title.is_standing else "priority"
            known = Section(text, tidy_reference(title.ref), kind)
            self.sections.append(known)
        self.section = known
        self.scope, self.cell_outcomes = [], []
        self.objective, self.heading_objective = None, False
        self.before = self.last = None
        self.horizon = ""
        return True

    def _below(self, title: Title, part: Part, row: TitleRow | None) -> None:
        """A heading or title row under the section: an outcome, an objective or a horizon."""
        assert self.section is not None
        if title.kind == titles.HORIZON:
            self.horizon = title.text
            return
        place = row.place if row else part.rows.items[0].place if part.rows.items else Place(None, None, 0)
        self.before = self.last = None
        if title.kind == titles.OUTCOME:
            self.scope = self.section.outcome_places(split_outcomes([title.text]))
            self.objective, self.heading_objective = None, False
            return
        if part_has(part, OBJECTIVE):
            self.dropped.append((title.text, "a heading between section and objectives"))
            self.section.notes.append(
                Note(
                    "nesting",
                    f"“{title.text}” stands over rows that have objectives of their own; it was left out.",
                    0.5,
                )
            )
            return
        self.objective = Promise(
            [title.text], place, ref=tidy_reference(title.ref), is_parent=True, horizon=self.horizon
        )
        if part.objective_facts:
            self.objective.row = Row(place, dict(part.objective_facts))
        self.objective.serve(self._served(self.objective.row) if self.objective.row else self.scope)
        if title.kind == titles.OTHER:
            self.objective.notes.append(
                Note("nesting", "A heading over these rows was taken as their objective.", 0.7)
            )
        self.heading_objective = True
        self.section.objectives.append(self.objective)

    # title rows among the rows

    def _title(self, item: TitleRow, part: Part, scope: Scope) -> None:
        title = read_title(item.lines[0])
        assert self.section is not None
        if item.is_listed or self.collecting and title.kind in (titles.OTHER, titles.OUTCOME):
            self.scope = [*self.scope, *self.section.outcome_places(split_outcomes(item.lines))]
        elif title.kind == titles.SECTION:
            self._open(title, scope.group_is_standing or self.standing)
        elif title.kind == titles.LEAD:
            self.section.lead = self.section.lead or title.rest
        elif title.kind == titles.OUTCOME:
            self._outcome_title(item)
        elif title.kind in (titles.HORIZON, titles.OBJECTIVE):
            self._below(title, part, item)
        elif title.kind == titles.GENERIC and title.is_standing:
            self.standing = True
            self._open(Title(titles.OTHER, title.text, is_standing=True), True)
        elif title.kind in (titles.OTHER, titles.APART, titles.STATEMENT):
            self._other_title(item, title, part, scope)
        if title.kind != titles.LABEL_OUTCOMES:
            self.collecting = self.collecting and title.kind in (titles.OTHER, titles.OUTCOME)
        else:
            self.collecting, self.scope = True, []

    def _outcome_title(self, item: TitleRow) -> None:
        assert self.section is not None
        places = self.section.outcome_places(split_outcomes(item.lines))
        follows_outcome = self.last is None and self.scope and not self.cell_outcomes
        self.scope = (
            [*self.scope, *(place for place in places if place not in self.scope)]
            if follows_outcome
            else places
        )
        self.before = self.last = None
        if not self.heading_objective:
            self.objective = None

    def _other_title(self, item: TitleRow, title: Title, part: Part, scope: Scope) -> None:
        words = len(item.text.split())
        if words > 30 or item.text.casefold().startswith(("note", "*", "nb")):
            self.dropped.append((item.text[:200], "a note across the table"))
            return
        assert self.section is not None
        deeper = bool(title.ref and self.section.ref and is_above(self.section.ref, title.ref))
        deeper = deeper or is_imperative_title(title.text) and not is_imperative_title(self.section.title)
        if scope.title_rows_are_sections and not deeper:
            if _is_same(self.section, title, title.text):
                return
            self._open(title, scope.group_is_standing or self.standing)
        elif not _is_same(self.section, title, title.text):
            self._below(title, part, item)

    # rows

    def _row(self, row: Row, part: Part, lower: bool, on_objective: bool) -> None:
        self.collecting = False
        verdict = judge_row(row, self.before, lower)
        if verdict.what == SKIP:
            return
        joined = verdict.what == JOIN and self.last is not None
        self._parents(row, part, joined)
        if joined and self.last is not None:  # unless the row opens a section, and so goes on from nothing
            self._join(row, part, verdict.why, verdict.confidence)
            return
        if not row.text(COMMITMENT):
            self._without_commitment(row)
            return
        made = self._add(row, part, on_objective)
        if verdict.what == NEW and verdict.confidence < 1:
            made.notes.append(Note("continuation", verdict.why, verdict.confidence))
        self.before, self.last = row, made

    def _join(self, row: Row, part: Part, why: str, confidence: float) -> None:
        assert self.before is not None and self.last is not None
        tail = row.lines.get(COMMITMENT, [])
        self.joins.append((join_lines(tail) or row.text(next(iter(row.lines), "")), why))
        if confidence < 1:
            self.last.notes.append(Note("continuation", why, confidence))
        join(self.before, row)
        items = split_actions(tail) if part_has(part, OBJECTIVE) else []
        if len(items) > 1 and self.objective is not None:
            first, rest = items[0], items[1:]
            if first.mark:
                rest = items
            else:
                self.last.lines.extend(first.lines)
            for item in rest:
                self.last = Promise(
                    item.lines, row.place, self.last.row, group=self.last.group, horizon=self.horizon
                )
                self.objective.actions.append(self.last)
        else:
            self.last.lines.extend(tail)

    def _without_commitment(self, row: Row) -> None:
        """A row with an objective but no action carries its cells on the objective."""
        parent = row.parents.get(OBJECTIVE)
        if (
            parent is not None
            and parent.state == "new"
            and self.objective is not None
            and self.objective.row is None
            and not self.objective.actions
        ):
            self.objective.row = row
            self.before, self.last = row, self.objective
        elif row.has_cells and self.section is not None:
            self.section.notes.append(
                Note("unread", f"A row without a commitment was left out: “{_shorten(row)}”.", 0.5)
            )

    def _add(self, row: Row, part: Part, on_objective: bool) -> Promise:
        assert self.section is not None
        self._carry_merged(row, part)
        ref = tidy_reference(row.text(REFERENCE))
        group = id(part.segment)
        if self.objective is None:
            made = Promise(list(row.lines[COMMITMENT]), row.place, row, ref, self.horizon, group=group)
            made.serve(self._served(row))
            self.section.objectives.append(made)
            return made
        if row.text(SERVES) or not self.objective.outcomes:
            self.objective.serve(self._served(row))
        self.objective.serve(self.cell_outcomes)
        items = split_actions(row.lines[COMMITMENT]) if part_has(part, OBJECTIVE) else []
        if not on_objective and _leads_in(row.lines[COMMITMENT]):
            items = []  # a row's own action, and under it what it consists of
        if on_objective:
            self.objective.row = row
            self.objective.ref = self.objective.ref or ref
        if len(items) < 2:
            item_lines = list(row.lines[COMMITMENT])
            made = Promise(
                item_lines,
                row.place,
                None if on_objective else row,
                "" if on_objective else ref,
                self.horizon,
                group=group,
            )
            self.objective.actions.append(made)
            return made
        for order, item in enumerate(items):
            made = Promise(
                item.lines,
                row.place,
                None if on_objective else row,
                ref if order == 0 and not on_objective else "",
                self.horizon,
                group=group,
            )
            self.objective.actions.append(made)
        return made

    def _served(self, row: Row) -> list[int]:
        """The outcomes a row serves: those it names by their number, else all that stand over it."""
        named = row.text(SERVES)
        numbers = [int(number) - 1 for number in re.findall(r"\d+", named)]
        if named and re.fullmatch(r"\d+\s*(?:to|-|–)\s*\d+", named):
            numbers = list(range(numbers[0], numbers[1] + 1))
        chosen = [self.scope[number] for number in numbers if 0 <= number < len(self.scope)]
        return chosen or [*self.scope, *self.cell_outcomes]

    def _carry_merged(self, row: Row, part: Part) -> None:
        """A cell merged down over a page break is blank on the next page: it holds what it held before."""
        if self.before is None or any(parent.state == "new" for parent in row.parents.values()):
            return
        carried = set(row.carried)
        first = next((item for item in part.rows.items if isinstance(item, Row)), None)
        parents = [parent for parent in row.parents.values() if parent.lines or parent.state != "blank"]
        if row is first and row.parents and not parents:
            carried |= self.before.open_merges
        for meaning in carried:
            if not row.lines.get(meaning):
                row.lines[meaning] = list(self.before.lines.get(meaning, ()))

    # parents

    def _parents(self, row: Row, part: Part, joined: bool = False) -> None:
        for meaning, read in (
            (SECTION, self._section_cell),
            (OUTCOME, self._outcome_cell),
            (OBJECTIVE, self._objective_cell),
        ):
            if meaning in row.parents:
                read(row, part, joined)

    def _section_cell(self, row: Row, part: Part, joined: bool) -> None:
        parent = row.parents[SECTION]
        if parent.state != "new":
            return
        text = join_lines(parent.lines)
        assert self.section is not None
        if is_tail(parent.lines, self.section.title if row.after_break and self.section.objectives else ""):
            self.section.title = join_lines([self.section.title, text])
            return
        title = read_title(text)
        counted = split_reference(text)
        if (
            title.kind == titles.OTHER
            and not title.ref
            and counted.number.isdigit()
            and self._counts_on(counted.number)
        ):
            title = Title(titles.OTHER, counted.rest, counted.printed, is_standing=title.is_standing)
        if title.kind in (titles.GENERIC, titles.APART, titles.STATEMENT):
            title = Title(titles.OTHER, title.text, title.ref, is_standing=title.is_standing)
        if not self.section.title and not self.section.objectives:
            self.sections.remove(self.section)
            self.section = None
        is_title = title.kind in (titles.SECTION, titles.OTHER)
        standing = title.is_standing or titles.is_standing(text)
        self._open(
            Title(title.kind, title.text if is_title else text, title.ref, is_standing=standing), False
        )

    def _counts_on(self, number: str) -> bool:
        """Whether a bare number before a section's title is its own: one more than the last, or one known already."""
        known = [section.ref for section in self.sections if section.ref.isdigit()]
        return number in known or int(number) == (int(known[-1]) + 1 if known else 1)

    def _outcome_cell(self, row: Row, part: Part, joined: bool) -> None:
        parent = row.parents[OUTCOME]
        assert self.section is not None
        if parent.state == "same":
            return
        if parent.state == "blank":
            if not joined and self.cell_outcomes and not self._carries(row, part):
                self.cell_outcomes = []
            return
        last = self.section.outcomes[self.cell_outcomes[-1]] if self.cell_outcomes else ""
        if self.cell_outcomes and is_tail(parent.lines, last):
            texts = split_outcomes([f"{last} {parent.lines[0]}"])
            self.section.outcomes[self.cell_outcomes[-1]] = " ".join(texts)
            self.cell_outcomes += self.section.outcome_places(split_outcomes(parent.lines[1:]))
            self.joins.append((parent.lines[0], "the tail of a merged outcome"))
            return
        self.cell_outcomes = self.section.outcome_places(split_outcomes(parent.lines))

    def _carries(self, row: Row, part: Part) -> bool:
        """Whether a blank outcome cell means "as above"."""
        if (
            not part.segment.view.table.merges_shown
            or row.after_break
            and (part.goes_on or part.rows.items[0] is not row)
        ):
            return True
        if row.after_break and self.before is not None:
            return True
        return OUTCOME not in part.rows.merged

    def _objective_cell(self, row: Row, part: Part, joined: bool) -> None:
        parent = row.parents[OBJECTIVE]
        assert self.section is not None
        if parent.state != "new":
            if self.objective is None and row.text(COMMITMENT) and not joined:
                self.section.notes.append(
                    Note(
                        "nesting",
                        "Rows without an objective of their own stand first; they were taken as objectives.",
                        0.5,
                    )
                )
            return
        text = join_lines(parent.lines)
        may_break = row.after_break or not part.segment.view.table.merges_shown
        before = join_lines(self.objective.lines) if self.objective is not None and may_break else ""
        if self.objective is not None and is_tail(parent.lines, before):
            self.objective.lines.extend(parent.lines)
            self.joins.append((text, "the tail of a merged objective"))
            return
        if (
            self.objective is not None
            and not self.heading_objective
            and fold_words(join_lines(self.objective.lines)) == fold_words(text)
        ):
            return
        self.objective = Promise(
            list(parent.lines),
            row.place,
            None,
            tidy_reference(row.text(PARENT_REFERENCE)),
            self.horizon,
            is_parent=True,
            group=-id(part.segment),
        )
        self.heading_objective = False
        self.objective.serve(self._served(row))
        self.section.objectives.append(self.objective)


def _leads_in(lines: list[str]) -> bool:
    """Whether a cell begins with words of its own over its bullets ("Improve three forms:"), not only with "We will:"."""
    first = lines[0] if lines else ""
    marked = [bool(take_bullet(line)[0]) for line in lines]
    return (
        len(lines) > 1
        and not marked[0]
        and all(marked[1:])
        and read_title(first).kind != titles.LABEL_ACTIONS
    )


def _lower_sections(rows: list[Row]) -> None:
    """A column called "Theme" or "Priority" under headings that number the sections holds objectives."""
    for row in rows:
        if SECTION in row.parents and OBJECTIVE not in row.parents:
            row.parents[OBJECTIVE] = row.parents.pop(SECTION)


def part_has(part: Part, meaning: str) -> bool:
    return any(column.meaning == meaning for column in part.columns)


def _objectives_carry_cells(part: Part, rows: list[Row]) -> bool:
    """Whether there is one objective per printed row, with several actions in its cell: then the cells are its own."""
    if not part_has(part, OBJECTIVE):
        return False
    promised = [row for row in rows if row.text(COMMITMENT) and not row.goes_on]
    several = [row for row in promised if len(split_actions(row.lines[COMMITMENT])) > 1]
    shared = [
        row
        for row in promised
        if row.parents[OBJECTIVE].state != "new"
        and not row.after_break
        and not is_tail(row.lines[COMMITMENT], "")
    ]
    return bool(several) and not shared


def _is_same(section: Section, title: Title, text: str) -> bool:
    if title.ref and fold_words(title.ref) == fold_words(text) == fold_words(section.ref):
        return True  # "Priority 2 (continued)"
    if section.ref and title.ref and fold_words(section.ref) != fold_words(title.ref):
        return False
    return fold_words(section.title) == fold_words(text)


def _shorten(row: Row) -> str:
    text = " | ".join(row.text(meaning) for meaning in row.lines)
    return text[:120]
