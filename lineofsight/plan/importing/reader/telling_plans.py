"""What tells a table of commitments from any other table, and a label over outcomes from any other line."""

import itertools
import re
from collections.abc import Sequence

from lineofsight.plan.importing.document import Block, Paragraph
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold_words, take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_outcome
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    DUE,
    EVIDENCE,
    LEAD,
    LEAD_AND_DUE,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    QUARTER,
    REVISED_DUE,
    STATUS,
    TICK,
)
from lineofsight.plan.importing.reader.weighed_columns import ColumnReading

_TELLS_BACK = re.compile(
    r"^why\b|\b(?:did|have done|so far|achievements?|last year|since (?:our|the) last|what we know|background)\b"
)
_ATTRIBUTES = (LEAD, DUE, LEAD_AND_DUE, REVISED_DUE, MEASURE, EVIDENCE, STATUS, PROGRESS, QUARTER, TICK)


def tells_back(text: str) -> bool:
    """Whether a line heads why a priority was chosen, or what was done before ("What we did in 2022/23")."""
    return bool(_TELLS_BACK.search(fold_words(text)))


def introduces_outcomes(text: str, following: Sequence[str]) -> bool:
    """Whether a short line is a label over a list of outcomes, whatever its words: what it says is told by the list.
    `following` are the lines after it, with their bullets."""
    kind = titles.read_title(text).kind
    if (
        tells_back(text)
        or len(text.split()) > 14
        or take_bullet(text)[0]
        or kind in (titles.STATEMENT, titles.SECTION, titles.LEAD)
    ):
        return False
    items = [
        take_bullet(line) for line in itertools.takewhile(lambda line: bool(take_bullet(line)[0]), following)
    ]
    if kind == titles.LABEL_OUTCOMES:
        return bool(items)
    told = [
        is_outcome(words) and not begins_with_verb(words) and titles.read_title(words).kind != titles.SECTION
        for _, words in items
    ]
    return bool(told) and all(told)


def words_of_block(block: Block) -> str:
    """A paragraph's words with its number or bullet before them; "" for a table."""
    return f"{block.number} {block.text}".strip() if isinstance(block, Paragraph) else ""


def is_plan(columns: Sequence[ColumnReading], is_apart: bool = False) -> bool:
    """Whether columns make a table of commitments: something promised, and something said about it."""
    promised = [column for column in columns if column.meaning in (COMMITMENT, ACTION)]
    said = [column for column in columns if column.meaning in _ATTRIBUTES]
    parents = [column for column in columns if column.meaning in (OUTCOME, OBJECTIVE)]
    if not promised:
        return False
    sure = promised[0].confidence >= 0.6
    strong = [column for column in said if column.confidence >= (0.65 if is_apart else 0.55)]
    if is_apart:
        return sure and len(strong) >= 2
    return bool(strong) and (sure or len(strong) >= 2 or bool(parents)) or sure and bool(parents)
