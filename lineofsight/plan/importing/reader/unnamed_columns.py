"""What a column means whose header's words are unknown: only its cells can tell, and what other headers name is taken."""

from collections.abc import Sequence

from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    DUE,
    IGNORE,
    LEAD,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    REFERENCE,
    SOURCE,
    STATUS,
)
from lineofsight.plan.importing.reader.weighed_columns import Weighed


def is_unnamed(item: Weighed) -> bool:
    """Whether the words of a header say nothing that is known, so that only its cells can tell."""
    return bool(item.header) and max(item.header_scores.values(), default=0) < 0.8


def best_unnamed(item: Weighed, weighed: Sequence[Weighed]) -> str:
    """What a column's cells make it where its header's words are unknown: what another header names is taken."""
    named = {
        meaning
        for other in weighed
        for meaning, score in other.header_scores.items()
        if other is not item and score >= 1.2 and other.best == meaning
    }
    shares = item.shares
    enough = shares.words > 4 and shares.imperatives >= (0.7 if named & {OBJECTIVE, ACTION} else 0.4)
    if not item.column.printed or enough and shares.past < 0.6:
        return item.best
    told = [
        (LEAD, shares.parties, 0.6),
        (DUE, shares.times, 0.6),
        (STATUS, max(shares.codes, _scored(item)), 0.6),
        (REFERENCE, shares.references * (not _scored(item)), 0.8),
        (OUTCOME, shares.outcomes, 0.5),
        (PROGRESS, shares.past, 0.4),
        (MEASURE, shares.measures, 0.4),
        (SOURCE, shares.sources, 0.6),
    ]
    fitting = [(share, meaning) for meaning, share, least in told if share >= least]
    if not fitting:
        return IGNORE if named & {OBJECTIVE, ACTION} else item.best
    best = max(fitting)[1]
    if best in named and best not in (OUTCOME, PROGRESS):
        return IGNORE
    return best


def _scored(item: Weighed) -> float:
    """1 for a column of small marks given again and again ("2", "3", "2"), else 0."""
    printed = item.column.printed
    small = all(len(text) == 1 and text.isdigit() for text in printed)
    return 1.0 if small and len(printed) > 3 and item.shares.repeats > 0.3 else 0.0
