"""Plans without a table: headings, numbered paragraphs and bullets, with who and when in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import ends_open, fold_words, starts_lower
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_outcome, is_promise
from lineofsight.plan.importing.reader.drafts import Note, Promise, Section
from lineofsight.plan.importing.reader.headings import Heading
from lineofsight.plan.importing.reader.labels import labelled_line, take_labels
from lineofsight.plan.importing.reader.meanings import COMMITMENT, LEAD, REFERENCE
from lineofsight.plan.importing.reader.numbering import is_above, split_reference, tidy_reference
from lineofsight.plan.importing.reader.outline import Line
from lineofsight.plan.importing.reader.rows import Place, Row
from lineofsight.plan.importing.reader.titles import read_title

_LETTER = re.compile(r"^\(?[a-z]{1,4}[.)]")


@dataclass
class ListReader:
    """Walks the lines once; `open` tells whether lists are commitments here."""

    front: frozenset[str]
    sections: list[Section] = field(default_factory=list)
    section: Section | None = None
    rank: float = 0
    objective: Promise | None = None
    is_heading_objective: bool = False
    last: Promise | None = None
    last_depth: str = ""
    objective_depth: int = 0
    is_nested: bool = False  # whether items lie in items somewhere
    scope: list[int] = field(default_factory=list)
    mode: str = "off"
    horizon: str = ""
    standing: bool = False
    promised: int = 0
    labelled: int = 0

    def read(self, lines: Sequence[Line]) -> list[Section]:
        """The sections of a list plan; [] where the lines hold no commitments."""
        self.is_nested = any(line.depth for line in lines)
        for line in lines:
            if line.heading is not None:
                self._heading(line.heading)
            else:
                self._line(line)
        found = [section for section in self.sections if section.objectives]
        rows = [objective for section in found for objective in section.objectives]
        rows += [action for row in rows for action in row.actions]
        told = self.labelled >= 1 or any(section.ref or section.kind == "standing" for section in found)
        enough = len(rows) >= 2 and self.promised >= 0.6 * len(rows) and (told or len(found) >= 2)
        return found if enough or self.labelled >= 2 else []

    def _heading(self, heading: Heading) -> None:
        title = heading.title
        if title.kind == titles.HORIZON and self.last is not None and (fact := labelled_line(heading.text)):
            self._fact(*fact)
        elif title.kind == titles.LABEL_OUTCOMES:
            self.mode = "outcomes"
        elif title.kind == titles.LABEL_ACTIONS:
            self.mode = "actions" if self.section is not None else self.mode
        elif title.kind == titles.LEAD and self.section is not None:
            self.section.lead = self.section.lead or title.rest
        elif title.kind == titles.HORIZON:
            self.horizon = title.text
        elif title.kind == titles.SECTION:
            self._open(heading)
        elif title.kind in (titles.GENERIC, titles.STATEMENT) or self._is_front(title.text):
            self.standing = title.is_standing or self.standing and title.kind != titles.GENERIC
            if title.kind == titles.STATEMENT or not title.is_standing:
                self.mode = "off"
            if title.kind == titles.GENERIC and title.is_standing:
                self._open(heading)
        elif (
            self.section is not None
            and heading.rank > self.rank
            and title.kind != titles.APART
            or title.kind == titles.OBJECTIVE
            and self.section is not None
        ):
            self._below(heading)
        elif title.kind == titles.OUTCOME and self.section is not None:
            self.scope = self.section.outcome_places([title.text])
        elif title.kind in (titles.OTHER, titles.OUTCOME, titles.OBJECTIVE):
            self._open(heading)
        else:
            self.mode = "off"

    def _is_front(self, text: str) -> bool:
        return fold_words(text) in self.front

    def _open(self, heading: Heading) -> None:
        title = heading.title
        known = next(
            (
                s
                for s in self.sections
                if fold_words(s.title) == fold_words(title.text) and s.ref == tidy_reference(title.ref)
            ),
            None,
        )
        if known is None:
            known = Section(
                title.text,
                tidy_reference(title.ref),
                "standing" if title.is_standing or self.standing else "priority",
            )
            self.sections.append(known)
        self.section, self.rank = known, heading.rank
        self.objective = self.last = None
        self.is_heading_objective = False
        self.scope, self.horizon, self.mode = [], "", "section"

    def _below(self, heading: Heading) -> None:
        assert self.section is not None
        title = heading.title
        if (
            title.kind == titles.OUTCOME
            or title.kind == titles.OTHER
            and is_outcome(title.text)
            and not begins_with_verb(title.text)
        ):
            self.scope = self.section.outcome_places([title.text])
            return
        self.objective = Promise(
            [title.text],
            Place(heading.page, None, 0),
            ref=tidy_reference(title.ref),
            horizon=self.horizon,
            is_parent=True,
        )
        if title.kind == titles.OTHER:
            self.objective.notes.append(
                Note("nesting", "A heading over this list was taken as its objective.", 0.6)
            )
        self.objective.serve(self.scope)
        self.section.objectives.append(self.objective)
        self.is_heading_objective, self.last, self.mode = True, None, "section"

    def _line(self, line: Line) -> None:
        text = line.text
        title = read_title(text)
        if self.section is None or self.mode == "off":
            return
        fact = labelled_line(text)
        if fact is not None and fact[0] != COMMITMENT:
            self._fact(*fact)
        elif title.kind == titles.LABEL_OUTCOMES:
            self.mode = "outcomes"
        elif title.kind == titles.LABEL_ACTIONS:
            self.mode = "actions"
        elif title.kind == titles.OUTCOME and not begins_with_verb(text):
            self.scope = [*self.scope, *self.section.outcome_places([title.text])]
        elif title.kind == titles.HORIZON and not line.bullet:
            self.horizon = title.text
        elif self.mode == "outcomes" and not (line.number and is_promise(text) and not is_outcome(text)):
            self._outcome(line)
        else:
            self._commitment(line)

    def _fact(self, meaning: str, value: str) -> None:
        assert self.section is not None
        self.labelled += 1
        if not value:
            return
        if self.last is None:
            if meaning == LEAD and self.objective is None:
                self.section.lead = self.section.lead or value
            elif self.objective is not None:
                self.objective.row = self.objective.row or Row(self.objective.place)
                self.objective.row.lines.setdefault(meaning, []).append(value)
            return
        if self.last.row is None:
            self.last.row = Row(self.last.place)
        self.last.row.lines.setdefault(meaning, []).append(value)

    def _outcome(self, line: Line) -> None:
        assert self.section is not None
        if line.bullet or line.number or is_outcome(line.text) or not self.scope:
            self.scope = [
                *self.scope,
                *self.section.outcome_places([split_reference(line.text).rest if line.number else line.text]),
            ]
        else:
            self.mode = "section"

    def _commitment(self, line: Line) -> None:
        assert self.section is not None
        text = (
            f"{line.number} {line.text}".strip()
            if line.number and line.number[0].isalnum() | (line.number[0] == "(")
            else line.text
        )
        reference = split_reference(text)
        is_item = bool(line.bullet or reference.printed and reference.sure)
        facts = take_labels(reference.rest if reference.printed else text)
        words = " ".join(facts.get(COMMITMENT, []))
        if (
            self.last is not None
            and not is_item
            and words
            and (starts_lower(words) or ends_open(" ".join(self.last.lines)))
            and len(facts) == 1
        ):
            self.last.lines.append(words)
            return
        if not words or not (
            is_item or self.mode == "actions" and is_promise(words) or len(facts) > 1 and is_promise(words)
        ):
            return
        self.labelled += len(facts) > 1
        self.promised += is_promise(words)
        self._add(
            line, words, tidy_reference(reference.printed if is_item and not line.bullet else ""), facts
        )

    def _add(self, line: Line, words: str, ref: str, facts: dict[str, list[str]]) -> None:
        assert self.section is not None
        row = Row(
            Place(line.page, None, line.order + 1),
            {m: values for m, values in facts.items() if m != REFERENCE},
        )
        made = Promise([words], row.place, row, ref or " ".join(facts.get(REFERENCE, [])), self.horizon)
        depth = _depth(line, ref)
        above = self.objective
        if (
            above is not None
            and not self.is_heading_objective
            and not self._is_below(above, depth, ref, line.depth)
        ):
            above = None
        self.last_depth = depth
        self.last = made
        if above is not None:
            above.actions.append(made)
            return
        made.serve(self.scope)
        self.section.objectives.append(made)
        self.objective, self.is_heading_objective, self.objective_depth = made, False, line.depth

    def _is_below(self, above: Promise, depth: str, ref: str, steps: int) -> bool:
        """Whether an item stands under the objective before it: by how deep it lies, by its number, or as a letter or
        bullet under it."""
        if ref and above.ref and is_above(above.ref, ref):
            return True
        if self.is_nested:
            return steps > self.objective_depth
        if depth == "number":
            return False
        return depth != self.last_depth or self.last in above.actions


def _depth(line: Line, ref: str) -> str:
    if line.bullet:
        return "bullet"
    is_letter = _LETTER.match(line.number or ref) or len(ref) == 1 and ref.islower()
    return "letter" if is_letter else "number"
