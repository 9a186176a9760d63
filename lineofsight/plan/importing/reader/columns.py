"""What each column of a table means: the header's words and the cells below them, weighed together, then settled for
the table as a whole, because the same word means opposite things beside different neighbours ("Outcome" is the goal in
front of the actions and the result behind them; "Strategic Objectives" is the commitment unless actions stand beside it).
"""

import re
from collections.abc import Sequence

from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.column_levels import settle_things
from lineofsight.plan.importing.reader.contents import Column, measure_shares, score_contents
from lineofsight.plan.importing.reader.dates import whole_is_time
from lineofsight.plan.importing.reader.headers import best_meaning, score_header
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    DUE,
    IGNORE,
    LEAD,
    LEAD_AND_DUE,
    MEANINGS,
    MEASURE,
    OUTCOME,
    PARENT_REFERENCE,
    PROGRESS,
    QUARTER,
    REFERENCE,
    REVISED_DUE,
    SERVES,
    STATUS,
    THINGS,
    TICK,
)
from lineofsight.plan.importing.reader.segments import Segment
from lineofsight.plan.importing.reader.status import is_status
from lineofsight.plan.importing.reader.unnamed_columns import best_unnamed, is_unnamed
from lineofsight.plan.importing.reader.weighed_columns import ColumnReading, Weighed, describe

_QUARTER_HEADER = re.compile(
    r"^(?:q(?:uarter|tr)?\.? ?[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|qtr)|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|year \d|yr ?\d|20\d\d.*|h[12]|spring|summer|autumn|winter)\b",
    re.I,
)
SERVED_NUMBERS = re.compile(r"^(?:all|\d{1,2}(?:\s*(?:,|;|/|&|\+|and|to|-|–)\s*\d{1,2})*)$", re.I)
_HOW_OFTEN = re.compile(r"\b(?:frequency|how often|rhythm|interval)\b", re.I)
_LAST_BRACKET = re.compile(r"\((?P<inside>[^()]{3,40})\)$")
_MODERATED = re.compile(
    r"\b(?:moderat\w*|validat\w*|panel|verified|final|independent|agreed|peer|challenge\w*|scrutin\w*|confirmed|assured|board|partnership|lscp|quality assured|external)\b",
    re.I,
)
_SELF = re.compile(r"\b(?:self|own|agency|initial|proposed|submitted|service|provider|unmoderated)\b", re.I)
_EARLIER = re.compile(r"\b(?:previous|last|prior|original|initial|former|earlier|start|baseline|old)\b", re.I)


def read_columns(
    segments: Sequence[Segment], choices: Sequence[str | None] | None = None
) -> list[ColumnReading]:
    """Decide what each column means, from all segments that print the same header.

    `choices` are a person's own decisions per column (None leaves one to the reader) and are always followed. Never
    raises; a column that says nothing is `ignore`.
    """
    weighed = [_weigh(segments, place) for place in range(segments[0].view.columns)]
    _settle_marks(weighed)
    _settle_served(weighed)
    _settle_attributes(weighed)
    settle_things(weighed, choices)
    _settle_references(weighed)
    readings = [describe(item) for item in weighed]
    for reading, choice in zip(readings, choices or (), strict=False):
        if choice in MEANINGS:
            reading.meaning, reading.confidence, reading.why = str(choice), 1.0, "You chose this."
    return readings


def _weigh(segments: Sequence[Segment], place: int) -> Weighed:
    texts: list[str] = []
    lines: list[Sequence[str]] = []
    fills: list[str] = []
    merged = 0
    for segment in segments:
        view = segment.view
        for row in segment.body:
            lone = view.lone(row)
            if lone is not None and view.is_wide(lone) or not view.starts(row, place):
                continue
            cell = view.cell(row, place)
            texts.append(cell.text if cell else "")
            lines.append(cell.lines if cell else ())
            fills.append(cell.fill if cell and not cell.lines else "")
            merged += bool(cell and cell.row_span > 1 and cell.lines)
    column = Column(texts, lines, fills, merged)
    shares = measure_shares(column)
    headers = segments[0].headers
    header = headers[place] if headers else ""
    header_scores = dict(score_header(header)) if header else {}
    total = dict(header_scores)
    for meaning, value in score_contents(column, shares).items():
        total[meaning] = total.get(meaning, 0.0) + value
    if header_scores.get(REVISED_DUE, 0) >= 3 and shares.times > 0.3:
        total[REVISED_DUE] += 2.5  # dates under "Updated due date" are no less a re-forecast for being dates
    if header_scores.get(IGNORE, 0) >= 1.9 and header_scores[IGNORE] == max(header_scores.values()):
        total[IGNORE] = max(total.values()) + 1  # what such a column holds does not matter
    return Weighed(header, column, shares, header_scores, total, place)


def _settle_marks(weighed: list[Weighed]) -> None:
    """Columns that hold nothing but ticks and dots: quarters where the header is a time, else ticked statuses."""
    headed = [item for item in weighed if item.header]
    times = [item for item in headed if _is_time_header(item.header)]
    ticks = [item for item in headed if item not in times and _may_be_ticked(item)]
    beside = [item for item in ticks if _is_tick_word(item.header) or is_status(item.header)]
    marked = [item for item in times if _is_marked(item)]
    told = [item for item in times if item.column.printed and item not in marked and item.shares.times < 0.5]
    for item in times:
        if item in marked or marked and not item.column.printed:
            item.meaning = QUARTER
        elif item in told and len(told) + sum(not other.column.printed for other in times) > 1:
            item.meaning = STATUS if item.shares.codes >= 0.6 else PROGRESS
            item.notes.append("the header names a time and the cells report on it")
        elif told and not item.column.printed and not any(item.column.fills):
            item.meaning = PROGRESS
    for item in ticks:
        if len(beside) > 1 and item in beside or item.column.printed and item.shares.blank > 0:
            item.meaning = TICK


def _settle_served(weighed: list[Weighed]) -> None:
    """A column of outcomes that holds only numbers ("1, 3", "all") says which outcomes above the table a row serves."""
    for item in weighed:
        if item.meaning or "outcome" not in fold_words(item.header) or not item.column.printed:
            continue
        if all(SERVED_NUMBERS.match(text) for text in item.column.printed):
            item.meaning = SERVES
            item.notes.append("its cells are numbers of outcomes")


def time_in_header(header: str) -> str:
    """The time that heads a column ("Q1", "When Q1", "Delivery: 2025/26" → "Q1", "Q1", "2025/26"); "" for none."""
    words = header.split()
    for place in range(min(len(words), 4)):
        rest = " ".join(words[place:])
        if _QUARTER_HEADER.match(rest) and len(words) - place <= 4 or whole_is_time(rest):
            before = " ".join(words[:place])
            return rest if not before or best_meaning(before)[0] in (DUE, PROGRESS, STATUS, ACTION) else ""
    return ""


def _is_time_header(header: str) -> bool:
    return bool(time_in_header(header))


def _is_marked(item: Weighed) -> bool:
    """Whether a column holds marks alone: ticks and dots, or nothing but colour."""
    marks = item.shares.ticks >= 0.8 and item.shares.words <= 1.2
    return marks if item.column.printed else any(item.column.fills)


def _may_be_ticked(item: Weighed) -> bool:
    if item.column.printed and (not _is_marked(item) or _holds_scores(item)):
        return False
    if not item.column.printed and any(item.column.fills):
        return False
    named = is_status(item.header) or _is_tick_word(item.header)
    return named or bool(item.column.printed) and item.score(STATUS) > 1


def _is_tick_word(header: str) -> bool:
    words = fold_words(header)
    return bool(
        re.fullmatch(
            r"(?:not )?(?:yet )?(?:fully |partly |partially )?(?:achieved|met|complete|completed|done|started|on (?:track|target)|off (?:track|target)|in progress|overdue|red|amber|green|blue|r|a|g|b|closed|open|at risk|delayed|y|n|yes|no)(?: yet)?",
            words,
        )
    )


def _holds_scores(item: Weighed) -> bool:
    digits = {text for text in item.column.printed if text.isdigit()}
    return len(digits) > 1 or bool(digits) and (digits != {"1"} or "score" in item.header.casefold())


def _settle_attributes(weighed: list[Weighed]) -> None:
    """Everything but the commitments themselves: the strongest meaning, then duplicates within the table."""
    _weigh_places(weighed)
    for item in weighed:
        if item.meaning:
            continue
        if _is_both(item):
            item.meaning = LEAD_AND_DUE
            continue
        best = best_unnamed(item, weighed) if is_unnamed(item) else item.best
        if best in THINGS:
            continue
        if best == STATUS and item.shares.codes < 0.5 and item.shares.words > 3:
            best = PROGRESS  # "Position" over sentences
        if is_unnamed(item):
            item.meaning = best
        elif item.score(best) >= 1.0 or not item.column.printed:
            item.meaning = best if item.header or item.column.printed and item.score(best) >= 1.6 else IGNORE
    _settle_rhythms(weighed)
    _settle_reports(weighed)
    _keep_one(weighed, DUE)
    _settle_statuses(weighed)
    if any(item.meaning == REVISED_DUE for item in weighed) and not any(
        item.meaning == DUE for item in weighed
    ):
        for item in weighed:
            if item.meaning == REVISED_DUE:
                item.meaning = DUE


def _weigh_places(weighed: list[Weighed]) -> None:
    """What stands in front of the commitments, or is merged down over several, is rather a goal; what stands behind
    them rather a measure."""
    guess = max(weighed, key=lambda item: item.shares.imperatives * min(item.shares.words, 8), default=None)
    if guess is None or guess.shares.imperatives < 0.4:
        return
    for item in weighed:
        said = min(item.header_scores.get(OUTCOME, 0), item.header_scores.get(MEASURE, 0))
        if item is guess or not said:
            continue
        lean = (0.7 if item.place < guess.place else -0.7) + (1.0 if item.column.merged_down else 0)
        item.total[OUTCOME] += lean
        item.total[MEASURE] -= lean


def _is_both(item: Weighed) -> bool:
    """Whether a header asks who and when in one cell ("Lead / Timescale")."""
    lead, due = item.header_scores.get(LEAD, 0), item.header_scores.get(DUE, 0)
    if lead >= 1.5 and _ends_in_times(item.column.printed):
        return True
    if lead < 1.5 or due < 1.5:
        return False
    by_line = [lines for lines in item.column.lines if len(lines) > 1]
    dated = sum(
        1
        for lines in item.column.lines
        if any(whole_is_time(line) for line in lines) and not all(whole_is_time(line) for line in lines)
    )
    return dated > 0.3 * len(item.column.printed) or bool(by_line) and dated > 0


def _ends_in_times(printed: Sequence[str]) -> bool:
    """Whether most cells end with a time in brackets ("Police (by May 2027)")."""
    found = [_LAST_BRACKET.search(text) for text in printed]
    timed = sum(1 for bracket in found if bracket and whole_is_time(bracket["inside"]))
    return timed > len(printed) / 2


def _settle_rhythms(weighed: list[Weighed]) -> None:
    """Where no column says by when, how often is all that is said of the time."""
    if any(item.meaning in (DUE, LEAD_AND_DUE, QUARTER) for item in weighed):
        return
    for item in weighed:
        if item.meaning == IGNORE and item.shares.times >= 0.6 and _HOW_OFTEN.search(item.header):
            item.meaning = DUE
            item.notes.append("it says how often, and no other column says by when")


def _settle_reports(weighed: list[Weighed]) -> None:
    """Quarter columns that hold text are reports of progress; so is an outcome column headed with a report."""
    for item in weighed:
        if (
            item.meaning in (DUE, "")
            and item.header
            and (_QUARTER_HEADER.match(item.header) or whole_is_time(item.header))
            and item.column.printed
        ):
            if item.shares.codes >= 0.6:
                item.meaning = STATUS
            elif item.shares.words > 3 and item.shares.times < 0.5:
                item.meaning = PROGRESS
                item.notes.append("the header names a time and the cells report on it")


def _keep_one(weighed: list[Weighed], meaning: str) -> None:
    """Of several columns with one meaning that only one can have, the strongest stays; a later date is a re-forecast."""
    rivals = [item for item in weighed if item.meaning == meaning]
    if len(rivals) < 2:
        return
    keep = max(rivals, key=lambda item: item.score(meaning) - item.place * 0.01)
    for item in rivals:
        if item is not keep:
            item.meaning = IGNORE
            item.notes.append(f"another column says better {MEANINGS[meaning].lower()}")


def _settle_statuses(weighed: list[Weighed]) -> None:
    """Of a self score and a moderated score the moderated one counts; of an earlier and a current status the current."""
    rivals = [item for item in weighed if item.meaning == STATUS]
    if len(rivals) < 2:
        return
    moderated = [item for item in rivals if _MODERATED.search(item.header) and not _SELF.search(item.header)]
    if moderated:
        keep = moderated
    elif any(_QUARTER_HEADER.match(item.header) or whole_is_time(item.header) for item in rivals):
        keep = rivals
    else:
        keep = [
            item for item in rivals if not _SELF.search(item.header) and not _EARLIER.search(item.header)
        ] or rivals
        printed = [item for item in keep if item.column.printed or any(item.column.fills)]
        strongest = max(printed or keep, key=lambda item: item.score(STATUS))
        keep = (
            [strongest] if strongest.shares.codes or not printed or any(strongest.column.fills) else printed
        )
    for item in rivals:
        if item not in keep:
            item.meaning = (
                IGNORE
                if item.shares.codes >= 0.5 or not item.column.printed or item.shares.words < 3
                else PROGRESS
            )
            item.notes.append("another status column counts")


def _settle_references(weighed: list[Weighed]) -> None:
    """A reference column belongs to what stands right of it; one over an objective is the objective's."""
    references = [item for item in weighed if item.meaning == REFERENCE]
    lowest = next((item for item in weighed if item.meaning in (COMMITMENT, ACTION)), None)
    for item in weighed:  # a column without a header that holds references
        if (
            item.meaning == IGNORE
            and not item.header
            and item.shares.references > 0.7
            and lowest
            and item.place < lowest.place
        ):
            item.meaning = REFERENCE
            references.append(item)
    if len(references) < 2 or lowest is None:
        return
    references.sort(key=lambda item: item.place)
    own = [item for item in references if item.place < lowest.place] or references
    for item in references:
        if item is not own[-1]:
            item.meaning = PARENT_REFERENCE if item.place < lowest.place else IGNORE
