"""Faults of the plan itself, for its owners: no lead, no date, "ongoing", no measure, several commitments in one row,
everybody leads."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lineofsight.plan.importing.reader.cleaning import take_bullet
from lineofsight.plan.importing.reader.commitment_words import VERBS
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.drafts import Promise, Section
from lineofsight.plan.importing.reader.leads import everyone_leads, names_nobody

MESSAGES = {
    "no_lead": "No group, post or person answers for this {thing}.",
    "lead_not_found": "The lead is printed as “{leads}”: nobody is named yet.",
    "no_due": "No date is given for this {thing}.",
    "ongoing": "“{due}” has no end: nobody can tell when this {thing} is done.",
    "no_measure": "Nothing says how success of this {thing} will be measured.",
    "compound": "Two or more commitments stand in this one row.",
    "everyone_leads": "“{leads}” is everybody, so nobody in particular answers for this {thing}.",
}
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'\"”][.;])\s+|(?<=[.;])\s+(?=[A-Z(‘“])|\s*;\s*")
_SUBJECT_TO = re.compile(
    r"^(?:[\w’'&,()/-]+\s+){1,9}?(?:to|should|must|is to|are to|needs? to)\s+(?:then |also |jointly |regularly |be )*(?P<verb>[a-z-]+)"
)
_AND_VERB = re.compile(
    r"(?:,|;)?\s+(?:and|then|&)\s+(?:then |also |to )?(?P<verb>[a-z-]+)\s+(?P<next>[a-z’'-]+)"
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "all",
        "each",
        "every",
        "our",
        "their",
        "its",
        "any",
        "this",
        "these",
        "those",
        "whether",
        "how",
        "what",
        "that",
        "new",
        "more",
        "at",
        "in",
        "on",
        "for",
        "to",
        "with",
        "up",
        "out",
        "by",
    ]
)
_DOUBTFUL = frozenset(
    [
        "support",
        "work",
        "lead",
        "report",
        "plan",
        "review",
        "practice",
        "audit",
        "challenge",
        "need",
        "feedback",
        "impact",
        "access",
        "design",
        "process",
        "change",
        "help",
        "use",
        "record",
        "focus",
        "influence",
        "experience",
        "research",
        "monitor",
        "risk",
        "share",
        "contact",
        "staff",
        "place",
        "programme",
        "project",
        "link",
        "present",
        "start",
        "end",
        "set",
        "view",
        "base",
        "order",
    ]
)


def find_faults(
    sections: list[dict[str, Any]], drafts: Sequence[Section] | None = None
) -> list[dict[str, Any]]:
    """The findings of a built plan, in printed order. Told on the rows that carry printed cells: not on an objective
    whose actions carry them, nor on actions whose objective does. `drafts` are what the sections were built from; for a
    plan that no longer stands beside its document (None) the rows' own fields tell."""
    findings = []
    for place, section in enumerate(sections):
        for order, objective in enumerate(section["objectives"]):
            promise = drafts[place].objectives[order] if drafts is not None else None
            if _tells(objective, promise):
                findings += [
                    _finding(kind, objective, place, order, None)
                    for kind in faults_of(objective, promise.lines if promise else ())
                ]
            for position, action in enumerate(objective["actions"]):
                below = promise.actions[position] if promise else None
                if below.row is not None if below else _carries_cells(action):
                    findings += [
                        _finding(kind, action, place, order, position)
                        for kind in faults_of(action, below.lines if below else ())
                    ]
    return findings


def _tells(objective: dict[str, Any], promise: Promise | None) -> bool:
    if promise is None:
        return _carries_cells(objective) or not any(map(_carries_cells, objective["actions"]))
    has_cells = promise.row is not None and promise.row.has_cells
    return has_cells or all(action.row is None for action in promise.actions)


def _carries_cells(row: dict[str, Any]) -> bool:
    return any(
        row[field] for field in ("leads_text", "due_text", "measure_text", "status_text", "progress_text")
    )


def _finding(
    kind: str, row: dict[str, Any], section: int, objective: int, action: int | None
) -> dict[str, Any]:
    message = MESSAGES[kind].format(
        thing="objective" if action is None else "action", leads=row["leads_text"], due=row["due_text"]
    )
    finding = {"kind": kind, "section": section, "objective": objective}
    if action is not None:
        finding["action"] = action
    return {**finding, "message": message}


def faults_of(row: dict[str, Any], lines: Sequence[str]) -> Iterator[str]:
    """The kinds of fault that one objective or action has; `lines` are its printed lines, bullets and all."""
    if not row["leads_text"]:
        yield "no_lead"
    elif not row["leads"] or names_nobody(row["leads_text"]):
        yield "lead_not_found"
    elif everyone_leads(row["leads_text"], row["leads"]):
        yield "everyone_leads"
    due = row["due"]
    if due is None or due["precision"] == "unknown":
        yield "no_due"
    elif due["precision"] == "ongoing" and not due["recurrence"] and not due["latest"]:
        yield "ongoing"
    if not row["measure_text"]:
        yield "no_measure"
    listed = [
        line for place, line in enumerate(lines) if (not place or take_bullet(line)[0]) and _promises(line)
    ]
    if len(listed) > 1 or is_compound(row["text"]):
        yield "compound"


def is_compound(text: str) -> bool:
    """Whether a row promises two things or more: a second sentence (or clause after a semicolon) with a promise of its
    own, or an "and" that begins a second commitment with its own verb and object."""
    pieces = [piece.strip() for piece in _SENTENCE_END.split(text) if piece and len(piece.split()) > 1]
    promised = [piece for order, piece in enumerate(pieces) if order == 0 or _promises(piece)]
    return len(promised) > 1 or any(_has_second_verb(piece) for piece in pieces)


def _promises(piece: str) -> bool:
    piece = take_bullet(piece)[1]
    if begins_with_verb(piece):
        return True
    found = _SUBJECT_TO.match(piece)
    return bool(found and found["verb"] in VERBS)


def _has_second_verb(piece: str) -> bool:
    if not begins_with_verb(piece):
        return False
    for found in _AND_VERB.finditer(piece):
        before = len(piece[: found.start()].split())
        if (
            before >= 4
            and found["verb"] in VERBS
            and found["verb"] not in _DOUBTFUL
            and found["next"] in _DETERMINERS
        ):
            return True
    return False
