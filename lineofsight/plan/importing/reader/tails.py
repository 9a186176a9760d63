"""Who, when and how far, printed behind a commitment without labels: in a closing bracket, or behind dashes."""

import re

from lineofsight.plan.importing.reader.dates import is_condition, whole_is_time
from lineofsight.plan.importing.reader.labels import lead_with_time, take_labels, who_and_when_behind_dashes
from lineofsight.plan.importing.reader.leads import is_party, names_nobody, split_leads
from lineofsight.plan.importing.reader.meanings import COMMITMENT, DUE, LEAD, STATUS
from lineofsight.plan.importing.reader.own_labels import Fact, OwnLabels

_BRACKET = re.compile(r"\s*(?P<open>[(\[])(?P<inside>[^\[\]]{2,300})[)\]]\s*\.?$")
_RATED = re.compile(r"^(?:rated|rating|rag|status|score[d]?)\b:?\s+(?P<value>\S.{0,30})$", re.I)
SERVES_LINE = re.compile(r"^outcomes?\s+(?P<numbers>\d[\d.,&\s]*(?:and\s+\d[\d.]*)?|all)$", re.I)
_OF_A_FILE = re.compile(r"\b(?:pdf|docx?|xlsx?|word|\d{1,6}(?:\.\d{1,3})? ?[km]b)\b", re.I)
_PARTED = re.compile(r"\s*;\s*")
_NAMES = {LEAD: "Lead", DUE: "By when", STATUS: "Status"}
GIVEN_LABELS = frozenset(_NAMES.values())


def take_tail(text: str, labels: OwnLabels) -> tuple[str, list[Fact]]:
    """A commitment → (its words, the facts behind them as (label, lines)); (text, []) where there are none.

    A bracket counts when every piece of it is a fact; dashes and commas when they tell when.
    """
    if found := _BRACKET.search(text):
        pieces = [_fact(piece, labels) for piece in _PARTED.split(found["inside"].strip())]
        if len(pieces) > 1 and any(pieces):  # one tells that it is who and when, so the others are who
            pieces = [
                fact or _somebody(piece)
                for fact, piece in zip(pieces, _PARTED.split(found["inside"].strip()), strict=True)
            ]
        if all(pieces):
            return text[: found.start()].rstrip(), [fact for piece in pieces for fact in piece]
    head, facts = who_and_when_behind_dashes(text)
    facts = {COMMITMENT: [head], **facts} if facts else take_labels(text)
    told = [meaning for meaning in (LEAD, DUE) if meaning in facts]
    if set(facts) == {COMMITMENT, *told} and DUE in told:
        return facts[COMMITMENT][0], [(_NAMES[meaning], facts[meaning]) for meaning in told]
    return text, []


def _somebody(piece: str) -> list[Fact]:
    """Words that stand where who it is stands: short, and no sentence."""
    return [(_NAMES[LEAD], [piece])] if piece[:1].isupper() and len(piece.split()) <= 14 else []


def _fact(piece: str, labels: OwnLabels) -> list[Fact]:
    if _OF_A_FILE.search(piece):
        return []
    if facts := labels.read_line(piece):
        return facts
    if whole_is_time(piece) or is_condition(piece):
        return [(_NAMES[DUE], [piece])]
    lead, due = lead_with_time(piece)
    if due:
        return [(_NAMES[LEAD], [lead]), (_NAMES[DUE], [due])]
    if served := SERVES_LINE.match(piece):
        return [("Outcome", [served["numbers"]])]
    if rated := _RATED.match(piece):
        return [(_NAMES[STATUS], [rated["value"]])]
    if names_nobody(piece) or (parties := split_leads([piece])) and all(map(is_party, parties)):
        return [(_NAMES[LEAD], [piece])]
    return []
