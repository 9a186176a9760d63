"""Drafts become `lineofsight-plan/1`: texts, parties, dates, status; with the doubts that came up on the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lineofsight.plan.importing.reader import date_parts
from lineofsight.plan.importing.reader.cells import join_lines
from lineofsight.plan.importing.reader.cleaning import fold, is_separator
from lineofsight.plan.importing.reader.dates import Due, find_time_phrase, read_due, whole_is_time
from lineofsight.plan.importing.reader.drafts import Note, Promise, Section
from lineofsight.plan.importing.reader.leads import join_wrapped_lines, split_leads
from lineofsight.plan.importing.reader.meanings import (
    DUE,
    EVIDENCE,
    LEAD,
    LEAD_AND_DUE,
    MEASURE,
    PROGRESS,
    REVISED_DUE,
    SOURCE,
    STATUS,
)
from lineofsight.plan.importing.reader.rows import Row
from lineofsight.plan.importing.reader.status import RAG, colour_name, fill_status, is_mark
from lineofsight.plan.importing.reader.windows import Period

Doubt = dict[str, Any]


@dataclass
class Builder:
    """Turns drafts into the format; `doubts` collects what was not sure, with its place in the plan."""

    period: Period
    status_key: dict[str, str]
    colours: set[str] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    prints_due: bool = False

    def sections(self, drafts: list[Section]) -> list[dict[str, Any]]:
        self.colours = {colour_name(p.row.fill) for s in drafts for p in _promises(s) if p.row and p.row.fill}
        rows = [promise.row for draft in drafts for promise in _promises(draft) if promise.row]
        self.prints_due = sum(map(_prints_due, rows)) > len(rows) / 2
        return [self._section(place, draft) for place, draft in enumerate(drafts)]

    def _section(self, place: int, draft: Section) -> dict[str, Any]:
        for note in draft.notes:
            self._doubt(note, place)
        return {
            "kind": draft.kind,
            "ref": draft.ref,
            "title": draft.title,
            "lead_text": fold(draft.lead),
            "outcomes": list(draft.outcomes),
            "objectives": [
                self._objective(place, order, promise) for order, promise in enumerate(draft.objectives)
            ],
        }

    def _objective(self, section: int, order: int, promise: Promise) -> dict[str, Any]:
        cells = self._cells(promise, bool(promise.actions), (section, order, None))
        outcomes = {"outcomes": list(promise.outcomes)}
        actions = [
            self._action(section, order, place, action, cells) for place, action in enumerate(promise.actions)
        ]
        return {
            "ref": cells.pop("ref"),
            "text": cells.pop("text"),
            **outcomes,
            **cells,
            "actions": actions,
            "origin": _origin(promise),
        }

    def _action(
        self, section: int, order: int, place: int, promise: Promise, above: dict[str, Any]
    ) -> dict[str, Any]:
        has_own = promise.row is not None or not above["due_text"]
        return {**self._cells(promise, not has_own, (section, order, place)), "origin": _origin(promise)}

    def _cells(self, promise: Promise, is_above: bool, place: tuple[int, int, int | None]) -> dict[str, Any]:
        text = join_lines(promise.lines)
        row = promise.row
        for note in promise.notes:
            self._doubt(note, *place)
        leads_text, leads, due_text = self._lead_and_due(row)
        due = self._due(promise, text, due_text, is_above, place)
        return {
            "ref": promise.ref,
            "text": text,
            "leads_text": leads_text,
            "leads": leads,
            "due_text": due[0],
            "due": due[1],
            "measure_text": _text(row, MEASURE),
            "evidence_text": _text(row, EVIDENCE),
            "status_text": self._status(row),
            "progress_text": _text(row, PROGRESS),
            "source_text": _text(row, SOURCE),
        }

    def _lead_and_due(self, row: Row | None) -> tuple[str, list[str], str]:
        if row is None:
            return "", [], ""
        lead_lines = list(row.lines.get(LEAD, ()))
        due_lines = list(row.lines.get(REVISED_DUE, ())) or list(row.lines.get(DUE, ()))
        for line in row.lines.get(LEAD_AND_DUE, ()):
            lead, due = split_lead_and_due(line)
            lead_lines += [lead] if lead else []
            due_lines += [due] if due else []
        due_text = join_lines(due_lines) or ", ".join(row.marks)
        if len(row.marks) > 1 and not due_lines:
            due_text = ", ".join(row.marks)
        return (
            join_lines(join_wrapped_lines(lead_lines)),
            split_leads(lead_lines),
            "" if is_separator(due_text) else due_text,
        )

    def _due(
        self, promise: Promise, text: str, due_text: str, is_above: bool, place: tuple[int, int, int | None]
    ) -> tuple[str, Due | None]:
        period = self._period_over(promise.horizon or (promise.row.due_header if promise.row else ""))
        if due_text:
            reading = read_due(due_text, period)
            if reading.doubt:
                self._doubt(Note("date", f"“{due_text}”: {reading.doubt}", 0.6), *place)
            return due_text, reading.due
        carries = promise.row is not None or not is_above
        if (
            promise.horizon
            and carries
            and (due := read_due(promise.horizon, self.period).due) is not None
            and due["precision"] != "unknown"
        ):
            return promise.horizon, due
        if is_above and promise.row is None:
            return "", None
        phrase = find_time_phrase(text, period)
        if (
            phrase is None or self.prints_due and phrase.due["recurrence"]
        ):  # "a paper to each meeting" is no time there
            return "", None
        self._doubt(
            Note(
                "date_in_sentence",
                f"No date is printed; “{phrase.words}” inside the sentence was taken as the time.",
                0.7,
            ),
            *place,
        )
        return phrase.words, phrase.due

    def _period_over(self, horizon: str) -> Period:
        """The time a heading over the row names, for dates without a year; else the plan's own."""
        for part in date_parts.find_parts(horizon) if horizon else ():
            window = part.window(self.period)
            if window is not None and part.kind in ("year", "plan_year"):
                return Period(window.earliest, window.latest)
        return self.period

    def _status(self, row: Row | None) -> str:
        if row is None:
            return ""
        printed = [line for line in row.lines.get(STATUS, ()) if not is_separator(line)]
        if printed and not all(is_mark(line) and len(line) == 1 and not line.isalnum() for line in printed):
            return join_lines(printed)
        name = colour_name(row.fill)
        if name in RAG | {"Purple", "Black"} or name and self.colours & RAG and row.fill:
            return fill_status(row.fill, self.status_key)
        return join_lines(printed)

    def _doubt(
        self, note: Note, section: int, objective: int | None = None, action: int | None = None
    ) -> None:
        doubt: Doubt = {"kind": note.kind, "section": section}
        if objective is not None:
            doubt["objective"] = objective
        if action is not None:
            doubt["action"] = action
        self.doubts.append({**doubt, "message": note.message, "confidence": note.confidence})


def split_lead_and_due(line: str) -> tuple[str, str]:
    """A line that may hold who and when ("Police – March 2026") → (who, when), either may be ""."""
    line = fold(line)
    if whole_is_time(line):
        return "", line
    parts = date_parts.find_parts(line)
    for part in parts:
        start = part.start
        before = line[:start].rstrip()
        words = before.split()
        while words and words[-1].casefold().strip("(–-,;:") in (
            "by",
            "end",
            "of",
            "the",
            "from",
            "until",
            "before",
            "in",
            "",
        ):
            words.pop()
        lead = " ".join(words).strip(" ,;:–—-(/")
        due = line[len(" ".join(words)) :].strip(" ,;:–—()-/") if words else line
        if lead and due:
            return lead, due
    for mark in (" – ", " - ", "; ", ", ", " / ", ": "):
        left, found, right = line.rpartition(mark)
        if found and whole_is_time(right):
            return left.strip(), right.strip()
    return line, ""


def _promises(section: Section) -> Iterable[Promise]:
    for objective in section.objectives:
        yield objective
        yield from objective.actions


def _prints_due(row: Row) -> bool:
    return bool(row.marks) or any(row.lines.get(meaning) for meaning in (DUE, REVISED_DUE, LEAD_AND_DUE))


def _text(row: Row | None, meaning: str) -> str:
    return (
        ""
        if row is None
        else join_lines(line for line in row.lines.get(meaning, ()) if not is_separator(line))
    )


def _origin(promise: Promise) -> dict[str, Any]:
    return {"page": promise.place.page, "table": promise.place.table, "row": promise.place.row}


def as_period(start: date | None, end: date | None) -> Period:
    return Period(start, end)
