"""Which columns of a table are its section, outcomes, objectives and actions, from all of its columns together: the
lowest is what there is one of per printed row, whatever its header calls it."""

import re
from collections.abc import Sequence

from lineofsight.plan.importing.reader.headers import header_words
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    COMMITMENT,
    IGNORE,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    SECTION,
    SOURCE,
    THINGS,
)
from lineofsight.plan.importing.reader.weighed_columns import Weighed

_TARGET_OUTCOME = re.compile(
    r"\b(?:expected|desired|intended|planned|target|anticipated|overall|proposed|what|want|aim)\b", re.I
)
_NAMES_OUTCOMES = re.compile(r"\b(?:outcomes?|results?|impact|difference|benefits?)\b", re.I)
_FEW = 4
_REPORTED = re.compile(r"\b(?:report|achieved|actual|to date|so far|progress|q[1-4]|quarter|update)\b", re.I)


def settle_things(weighed: list[Weighed], choices: Sequence[str | None] | None) -> None:
    """Which columns are the section, outcomes, objectives and actions, from all of them together."""
    chosen = {place for place, choice in enumerate(choices or ()) if choice}
    things = [
        item for item in weighed if not item.meaning and item.column.printed and item.place not in chosen
    ]
    for item in things:
        item.meaning = _thing_of(item)
    things = [item for item in things if item.meaning in THINGS]
    if not any(item.meaning in (OBJECTIVE, ACTION) for item in things) and not any(
        choice in (OBJECTIVE, ACTION, COMMITMENT) for choice in choices or ()
    ):
        _find_commitment(weighed, things)
    else:
        _find_lower_level(weighed, things)
    _find_objectives(things)
    _settle_levels(things)
    _settle_sections(weighed, things)
    _settle_outcomes(weighed, things)
    for item in weighed:
        if not item.meaning:
            item.meaning = IGNORE


def _thing_of(item: Weighed) -> str:
    ranked = sorted(THINGS, key=item.score, reverse=True)
    best = ranked[0]
    if best == SECTION and item.header and item.header_scores.get(SECTION, 0) < 1.2:
        best = next((name for name in ranked[1:] if item.header_scores.get(name, 0) >= 1.2), IGNORE)
    if best == SECTION and _is_plainly_promised(item) and item_is_per_row(item):
        return OBJECTIVE
    said = item.header_scores
    if best == OUTCOME and said.get(OBJECTIVE, 0) > said.get(OUTCOME, 0) and item.cells < _FEW:
        return OBJECTIVE  # two or three cells say less than the header
    if best == IGNORE:
        return IGNORE
    if item.score(best) < 0.9 and not item.header_scores.get(best):
        return IGNORE
    if best == SECTION and (item.shares.ratings > 0.5 or item.shares.codes > 0.6):
        return IGNORE
    if (
        re.match(r"^(?:issue|gap|need|finding|concern|problem)s?\b", header_words(item.header))
        and not item.column.merged_down
        and item.shares.imperatives < 0.4
    ):
        return SOURCE if "finding" in item.header.casefold() else IGNORE
    return best


def _find_commitment(weighed: list[Weighed], things: list[Weighed]) -> None:
    """No header names the commitments: the column that reads most like them is taken."""
    free = [
        item
        for item in weighed
        if item.column.printed
        and item.shares.words > 2.5
        and (item.meaning in THINGS or _is_unsure(item) or _is_plainly_promised(item))
    ]
    if not free:
        return
    chosen = max(free, key=lambda item: (_reads_as_commitment(item), item.place))
    if (
        len([item for item in things if item.meaning == OUTCOME]) == 1
        and chosen.meaning not in THINGS
        and _reads_as_commitment(chosen) < 1.2
    ):
        chosen = next(item for item in things if item.meaning == OUTCOME)
    if _reads_as_commitment(chosen) < 0.5 and chosen.meaning not in THINGS:
        return
    if chosen not in things:
        things.append(chosen)
        things.sort(key=lambda item: item.place)
    chosen.meaning = OBJECTIVE
    chosen.notes.append("no header names the commitments, and these cells read most like them")


def _find_lower_level(weighed: list[Weighed], things: list[Weighed]) -> None:
    """What is plainly promised, once per row, beside objectives that each hold several rows, is their actions, even
    under a header that names an output or a measure."""
    most = max((item.cells for item in things if item.meaning in (OBJECTIVE, ACTION)), default=0)
    for item in weighed:
        repeated = any(other.meaning == OBJECTIVE and other.shares.repeats > 0.25 for other in things)
        lower = item.cells > 1.3 * most or repeated and item.shares.repeats < 0.1
        if item not in things and _is_plainly_promised(item) and lower:
            item.meaning = ACTION
            item.notes.append("its cells say what will be done, one for each row")
            things.append(item)
            things.sort(key=lambda other: other.place)
            return


def _is_unsure(item: Weighed) -> bool:
    return item.meaning in (IGNORE, "") and max(item.header_scores.values(), default=0) < 2.2


def _is_plainly_promised(item: Weighed) -> bool:
    """Whether the cells say what will be done so plainly that no header can make them anything else."""
    shares = item.shares
    return shares.imperatives >= 0.7 and shares.words > 4 and max(shares.past, shares.measures) < 0.3


def _reads_as_commitment(item: Weighed) -> float:
    return (
        2 * item.shares.imperatives
        + min(item.shares.words, 15) / 15
        - item.shares.outcomes * (item.shares.imperatives < 0.5)
        + 0.5 * (item.meaning in THINGS)
    )


def _settle_levels(things: list[Weighed]) -> None:
    """Objectives and actions: the lowest is what there is one of per row, what stands above it is its objective."""
    levels = [item for item in things if item.meaning in (OBJECTIVE, ACTION)]
    if not levels:
        return
    actions = [item for item in levels if item.meaning == ACTION]
    if len(levels) == 1:
        levels[0].meaning = COMMITMENT
        return
    lowest = actions[-1] if actions else levels[-1]
    if len(actions) > 1:
        lowest = _lowest_action(actions)
    lowest = _one_per_row(levels, lowest)
    repeated = [
        item for item in levels if item.shares.repeats > 0.25 and item.shares.repeats > lowest.shares.repeats
    ]
    above = [
        item for item in levels if item is not lowest and (item.place < lowest.place or item in repeated)
    ]
    after = [item for item in levels if item is not lowest and item not in above]
    for item in after:
        item.meaning = (
            MEASURE
            if item.shares.measures > 0.3 or item.score(MEASURE) > 1
            else PROGRESS
            if item.shares.past > 0.4
            else IGNORE
        )
        item.notes.append("it stands behind the commitments")
    if not above:
        lowest.meaning = COMMITMENT
        return
    lowest.meaning = ACTION
    above[-1].meaning = OBJECTIVE
    outcome_printed = any(item.meaning == OUTCOME for item in things)
    for item in above[:-1]:
        item.meaning = SECTION if outcome_printed and item.shares.words < 8 else OUTCOME
        item.notes.append("two levels of commitments stand after it")


def _one_per_row(levels: list[Weighed], lowest: Weighed) -> Weighed:
    """The level right of the one that headers call the lowest, where it has many more cells: what there is one of per
    printed row is the lowest, whatever it is called."""
    fuller = [item for item in levels if item.place > lowest.place and item.cells > 1.3 * lowest.cells]
    return max(fuller, key=lambda item: (item.cells, item.place)) if fuller else lowest


def _lowest_action(actions: list[Weighed]) -> Weighed:
    full = [item for item in actions if item.shares.blank < 0.7 or item.column.merged_down]
    return (full or actions)[-1]


def _settle_sections(weighed: list[Weighed], things: list[Weighed]) -> None:
    """A priority or theme column heads sections only beside something it can head."""
    if not any(item.meaning == SECTION for item in things):
        _find_sections(weighed, things)
    sections = [item for item in things if item.meaning == SECTION]
    lower = [item for item in weighed if item.meaning in (OUTCOME, OBJECTIVE, COMMITMENT, ACTION)]
    if sections and not any(item.meaning in (COMMITMENT, ACTION) for item in lower):
        sections[-1].meaning = COMMITMENT
        sections.pop()
    for item in sections[1:]:
        item.meaning = OUTCOME if item.shares.words > 8 else IGNORE
    commitments = [item for item in weighed if item.meaning in (COMMITMENT, ACTION)]
    if sections and commitments and sections[0].place > commitments[0].place and item_is_per_row(sections[0]):
        sections[0].notes.append("it stands behind the commitments")


def _find_objectives(things: list[Weighed]) -> None:
    """Of two columns of themes, or of outcomes, the one whose cells say what will be done holds objectives."""
    for kind in (SECTION, OUTCOME):
        rivals = [item for item in things if item.meaning == kind]
        promised = [item for item in rivals if item.shares.imperatives >= 0.7 and item.shares.words > 3]
        below = [item for item in things if item.meaning in (OBJECTIVE, ACTION)]
        if len(rivals) > 1 and len(promised) == 1 and any(item.place > promised[0].place for item in below):
            promised[0].meaning = OBJECTIVE
            promised[0].notes.append(
                "another column heads what it belongs to, and its cells say what will be done"
            )
    for item in things:  # an aim or goal that is to be done, in front of what is done for it
        below = [
            other for other in things if other.meaning in (OBJECTIVE, ACTION) and other.place > item.place
        ]
        named = _NAMES_OUTCOMES.search(item.header)
        if item.meaning == OUTCOME and below and not named and _is_plainly_promised(item):
            item.meaning = OBJECTIVE
            item.notes.append("its cells say what will be done")


def _find_sections(weighed: list[Weighed], things: list[Weighed]) -> None:
    """The outermost column in front of the commitments whose few cells name subjects ("Neglect") heads sections, whether
    it is called a goal, an objective or something unknown."""
    commitments = [item.place for item in things if item.meaning in (COMMITMENT, ACTION)]
    for item in weighed:
        if not commitments or item.place >= commitments[0]:
            return
        known = item.meaning in (OUTCOME, OBJECTIVE)
        unknown = (
            item.meaning in (IGNORE, "")
            and max(item.header_scores.values(), default=0) < 1.2
            and bool(item.header)
        )
        if not (known or unknown) or not item.column.printed:
            continue
        shares = item.shares
        subjects = (
            shares.words <= 8
            and max(shares.outcomes, shares.imperatives, shares.references, shares.times) < 0.3
        )
        few = item.column.merged_down > 0 or max(shares.blank, shares.repeats) > 0.3
        if subjects and few and shares.words >= 1 and shares.parties < 0.5:
            item.meaning = SECTION
            item.notes.append("it stands outermost and its cells name subjects")
            if item not in things:
                things.insert(0, item)
        return


def item_is_per_row(item: Weighed) -> bool:
    """Whether every row prints its own, different value."""
    return item.shares.repeats < 0.1 and not item.column.merged_down and item.shares.blank < 0.2


def _settle_outcomes(weighed: list[Weighed], things: list[Weighed]) -> None:
    """An outcome column in front of the commitments is the goal; behind them it may be the result that was reported."""
    commitments = [item for item in weighed if item.meaning in (COMMITMENT, ACTION)]
    if not commitments:
        outcomes = [item for item in things if item.meaning == OUTCOME]
        if outcomes:
            outcomes[-1].meaning = COMMITMENT
        return
    last = commitments[-1]
    if not any(item.meaning == OUTCOME for item in weighed):
        for item in (
            weighed
        ):  # what would be measured, in front of the commitments and told as it will be, is the goal
            if item.meaning == MEASURE and item.place < commitments[0].place and item.shares.outcomes >= 0.5:
                item.meaning = OUTCOME
                item.notes.append("it stands in front of the commitments and says how things will be")
    in_front = [item for item in weighed if item.meaning == OUTCOME and item.place < last.place]
    for item in weighed:
        if item.meaning != OUTCOME or item.place < last.place:
            continue
        if _TARGET_OUTCOME.search(item.header) and not _REPORTED.search(item.header):
            if in_front and not any(other.meaning == MEASURE for other in weighed):
                item.meaning = MEASURE
            continue
        if (
            _REPORTED.search(item.header)
            or item.shares.blank >= 0.5
            or item.shares.past > item.shares.outcomes + 0.1
        ):
            item.meaning = PROGRESS
            item.notes.append("it stands behind the commitments and reports what came of them")
        elif in_front or item.shares.measures > 0.5:
            item.meaning = MEASURE
            item.notes.append("it stands behind the commitments")
    for item in weighed:  # an outcome column with nothing in it, behind the commitments, waits for results
        if (
            item.meaning == IGNORE
            and not item.column.printed
            and item.header_scores.get(OUTCOME, 0) >= 2
            and item.place > last.place
        ):
            item.meaning = PROGRESS
