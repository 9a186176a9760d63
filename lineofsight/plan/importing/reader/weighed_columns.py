"""A column while it is weighed, and how its meaning is told: what it was taken to mean, how sure, why."""

from dataclasses import dataclass, field

from lineofsight.plan.importing.reader.contents import Column, Shares
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    DUE,
    EVIDENCE,
    IGNORE,
    LEAD,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    QUARTER,
    REFERENCE,
    SERVES,
    STATUS,
    TICK,
)
from lineofsight.plan.importing.reader.status import colour_name


@dataclass
class ColumnReading:
    """One column: its header as printed, what it was taken to mean, how sure (0-1), why, and some of its cells."""

    header: str
    meaning: str
    confidence: float
    why: str
    samples: list[str] = field(default_factory=list)


@dataclass
class Weighed:
    """A column with what speaks for each meaning; `meaning` is settled for the table as a whole."""

    header: str
    column: Column
    shares: Shares
    header_scores: dict[str, float]
    total: dict[str, float]
    place: int
    meaning: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells begin here with something printed (a merged cell once)."""
        return sum(1 for text in self.column.texts if text)

    def score(self, meaning: str) -> float:
        return self.total.get(meaning, 0.0)

    @property
    def best(self) -> str:
        return max(self.total, key=lambda name: self.total[name]) if self.total else IGNORE


def describe(item: Weighed) -> ColumnReading:
    """How a settled column is told to people."""
    meaning = item.meaning
    said = (
        max(
            item.header_scores.get(meaning, 0),
            item.header_scores.get(OBJECTIVE, 0),
            item.header_scores.get(ACTION, 0),
        )
        if meaning == COMMITMENT
        else item.header_scores.get(meaning, 0)
    )
    ranked = sorted(item.total.values(), reverse=True)
    own = max(item.score(OBJECTIVE), item.score(ACTION)) if meaning == COMMITMENT else item.score(meaning)
    margin = own - next((value for value in ranked if value < own), 0.0)
    confidence = 0.35 + 0.12 * min(said, 3) + 0.08 * max(0.0, min(margin, 3.0))
    if not item.header and item.column.printed:
        confidence = 0.4 + 0.15 * max(0.0, min(own, 3.0))
    share, _ = _content_share(item)
    if said < 1 and share >= 0.6 and len(item.column.printed) > 2:
        confidence = max(confidence, 0.4 + 0.3 * share)
    if meaning in (QUARTER, SERVES, TICK):
        confidence = 0.9
    if meaning == IGNORE and not item.column.printed and not item.header:
        confidence = 1.0
    reasons = []
    if said >= 1 and item.header:
        reasons.append(f"the header says “{item.header}”")
    reasons += item.notes or _content_reason(item)
    why = "; ".join(reasons) or (
        "nothing is printed in it"
        if not item.column.printed
        else "neither its header nor its cells say what it is"
    )
    samples = list(dict.fromkeys(text[:120] for text in item.column.printed))[:3]
    if not samples:
        samples = sorted({colour_name(fill) for fill in item.column.fills if fill} - {""})
    return ColumnReading(
        item.header,
        meaning,
        round(min(confidence, 0.98 if meaning != IGNORE or confidence < 1 else 1.0), 2),
        why[0].upper() + why[1:] + ".",
        samples,
    )


def _content_share(item: Weighed) -> tuple[float, str]:
    """What part of the cells look like what the column means, and in words what they look like."""
    shares = {
        LEAD: (item.shares.parties, "name a group, post or agency"),
        DUE: (item.shares.times, "are times"),
        STATUS: (item.shares.codes, "are letters, colours or short words of status"),
        REFERENCE: (item.shares.references, "are references"),
        COMMITMENT: (item.shares.imperatives, "say what will be done"),
        ACTION: (item.shares.imperatives, "say what will be done"),
        OUTCOME: (item.shares.outcomes, "describe how things should be"),
        MEASURE: (item.shares.measures, "are figures or signs of success"),
        PROGRESS: (item.shares.past, "report what was done"),
        EVIDENCE: (0, ""),
    }
    return shares.get(item.meaning, (0, ""))


def _content_reason(item: Weighed) -> list[str]:
    count = len(item.column.printed)
    share, words = _content_share(item)
    return [f"{round(share * count)} of {count} cells {words}"] if share >= 0.3 and count else []
