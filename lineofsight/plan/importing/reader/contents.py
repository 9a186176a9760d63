"""What the cells below a header look like, as strengths for each meaning: dates speak for "by when", parties for the
lead, imperatives for a commitment. Used beside the header's own words, and alone where there is no header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lineofsight.plan.importing.reader import status
from lineofsight.plan.importing.reader.cleaning import take_bullet
from lineofsight.plan.importing.reader.commitment_words import (
    ADVERBS,
    DONE,
    MEASURE_BEGINNINGS,
    NOUN_VERBS,
    OUTCOME_BEGINNINGS,
    PAST,
    STATES,
    TO_BE,
    VERBS,
    WE_ARE,
)
from lineofsight.plan.importing.reader.dates import whole_is_time
from lineofsight.plan.importing.reader.leads import is_party, names_nobody, split_leads
from lineofsight.plan.importing.reader.meanings import (
    ACTION,
    DUE,
    EVIDENCE,
    IGNORE,
    LEAD,
    LEAD_AND_DUE,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    REFERENCE,
    REVISED_DUE,
    SECTION,
    SOURCE,
    STATUS,
)
from lineofsight.plan.importing.reader.numbering import is_reference, split_reference

_TO_BE = re.compile(TO_BE)
_MEASURE = re.compile(MEASURE_BEGINNINGS, re.I)
_PAST = re.compile(PAST, re.I)
_RATING = re.compile(
    r"^(?:high|medium|low|h|m|l|critical|urgent|essential|desirable|must|should|could)$", re.I
)
# Where a commitment comes from: a review, audit or inspection, and the place in it.
_SOURCE = re.compile(
    r"\b(?:l?cspr|scr|sar|dhr|jtai|ilacs|ofsted|cqc|hmicfrs|hmic|hmip|peel|csa review|section ?11|s\.? ?11|section 175|s175|inspection|"
    r"audit|review|panel|peer|working together|statutory guidance|thematic|self-assessment|strategy|legislation|act)\b",
    re.I,
)
_PLACE_IN_SOURCE = re.compile(
    r"\d|\b(?:para(?:graph)?s?|rec(?:ommendation)?s?|standards?|findings?|letter|chapter)\b", re.I
)
_ENOUGH = 60


@dataclass(frozen=True)
class Column:
    """The body of one column: printed texts (blank ones ""), fills, and whether cells of it are merged downwards."""

    texts: Sequence[str]
    lines: Sequence[Sequence[str]] = ()
    fills: Sequence[str] = ()
    merged_down: int = 0
    printed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.printed.extend([text for text in self.texts if text][:_ENOUGH])


@dataclass(frozen=True)
class Shares:
    """What part of the printed cells of a column look like what, each 0 to 1."""

    times: float
    parties: float
    codes: float
    references: float
    imperatives: float
    outcomes: float
    measures: float
    past: float
    ticks: float
    ratings: float
    blank: float
    words: float
    repeats: float
    sources: float


@lru_cache(maxsize=8192)
def begins_with_verb(text: str) -> bool:
    """Whether a text reads as a commitment: it opens with an imperative ("Develop…", "Continue to…"). "Survey closed
    with 74 answers" does not: there the first word is a noun."""
    words = take_bullet(split_reference(text).rest)[1].casefold().split()[:6]
    words = [word.strip("(),.:;'\"“‘") for word in words]
    if words[:1] == ["we"] and words[1:2] and words[1] in WE_ARE:
        return False  # "We know where every child is" tells how things shall be
    while words and words[0] in ADVERBS:
        words = words[1:]
    if not words or words[0] in NOUN_VERBS and _tells_of_it(words[1:3]):
        return False
    return (
        words[0] in VERBS
        or words[0].replace("-", "") in VERBS
        or (words[0].startswith("re-") and words[0][3:] in VERBS)
    )


def _tells_of_it(words: list[str]) -> bool:
    """Whether what follows a noun says what became of it ("closed with", "has been")."""
    if not words:
        return False
    after = words[1] if len(words) > 1 else ""
    return (
        words[0] in ("is", "are", "was", "were", "has", "have", "had", "will", "shows", "showed")
        or (words[0] in DONE or words[0].endswith("ed"))
        and after
        in ("", "with", "by", "in", "on", "at", "to", "for", "and", "but", "from", "last", "this", "so")
    )


def is_imperative_title(text: str) -> bool:
    """Whether a heading is an imperative sentence ("Reduce the harm…") and no noun that looks like one ("Support for
    families", "Training and development")."""
    words = text.casefold().split()
    if len(words) < 4 or not begins_with_verb(text):
        return False
    if words[1] in ("is", "are", "was", "were", "has", "have", "will", "can", "should", "must", "may"):
        return False
    return words[0] not in NOUN_VERBS or words[1] not in {
        "for",
        "and",
        "in",
        "of",
        "to",
        "with",
        "from",
        "on",
        "&",
    }


@lru_cache(maxsize=8192)
def is_promise(text: str) -> bool:
    """Whether a text says what somebody will do, as an imperative or with "to be…", "will…", "is to…"."""
    if begins_with_verb(text):
        return True
    words = " ".join(text.split()[:24])
    found = _TO_BE.search(words)
    if found is None or found.group().startswith("to ") and _states(words[: found.start()]):
        return False
    return not found.group().startswith("to ") or found["verb"] in VERBS or found.group().startswith("to be ")


@lru_cache(maxsize=8192)
def is_outcome(text: str) -> bool:
    """Whether a text describes how things are for people rather than what is done ("Children are…")."""
    words = [word.strip("(),.:;'\"“‘’").casefold() for word in split_reference(text).rest.split()[:14]]
    if len(words) < 3 or begins_with_verb(text):
        return False
    if words[0] == "we" and words[1] in WE_ARE:
        return True
    head = " ".join(words[:9])
    promised = _TO_BE.search(head)
    if promised is None or _states(head[: promised.start()]):
        return any(word in STATES for word in words[1:]) or words[0] in OUTCOME_BEGINNINGS
    asked = promised.group().startswith("to ") and (promised["verb"] in VERBS or "to be " in promised.group())
    return words[0] in OUTCOME_BEGINNINGS and not asked


def _states(words: str) -> bool:
    """Whether words before a "to" already say how something is ("Families are able | to …")."""
    return any(word in STATES and word not in NOUN_VERBS for word in words.casefold().split()[1:])


def is_past(text: str) -> bool:
    """Whether a text reports something done or under way."""
    return bool(_PAST.search(text[:300]))


def _looks_like_lead(text: str) -> bool:
    if (
        len(text) > 120
        or text.endswith(".")
        and len(text.split()) > 6
        or begins_with_verb(text)
        and len(text.split()) > 5
    ):
        return False
    return names_nobody(text) or all(is_party(party) for party in split_leads([text]))


def _are_codes(printed: Sequence[str]) -> bool:
    """Whether all cells hold one capital letter, a few letters again and again, as codes of a plan's own key do."""
    letters = all(len(text) == 1 and text.isupper() for text in printed)
    return letters and len(printed) > 3 and len(set(printed)) <= 6 and len(set(printed)) < 0.7 * len(printed)


def _names_source(text: str) -> bool:
    """Whether a short text says where a commitment comes from ("JTAI letter para 4", "Section 11 audit, standard 2")."""
    short = len(text.split()) <= 10 and not text.endswith(".")
    return short and not is_promise(text) and bool(_SOURCE.search(text) and _PLACE_IN_SOURCE.search(text))


def measure_shares(column: Column) -> Shares:
    """Count what the printed cells of a column look like."""
    printed = column.printed
    count = len(printed) or 1
    letters = {text.upper() for text in printed} <= {"R", "A", "G", "B", "Y", "P", "W"} or _are_codes(printed)
    share = lambda test: sum(1 for text in printed if test(text)) / count  # noqa: E731
    return Shares(
        times=share(whole_is_time),
        parties=share(_looks_like_lead),
        codes=max(share(status.is_status), 0.9 * _are_codes(printed)),
        references=0.0 if letters else share(is_reference),
        imperatives=share(lambda text: is_promise(text) and len(text.split()) > 2),
        outcomes=share(is_outcome),
        measures=share(lambda text: bool(_MEASURE.search(text))),
        past=share(is_past),
        ticks=share(status.is_mark),
        ratings=share(lambda text: bool(_RATING.match(text))),
        blank=1 - len([text for text in column.texts if text]) / (len(column.texts) or 1),
        words=sum(len(text.split()) for text in printed) / count,
        repeats=1 - len(set(printed)) / count,
        sources=share(_names_source),
    )


def score_contents(column: Column, shares: Shares) -> dict[str, float]:
    """How strongly the cells speak for (or, below 0, against) each meaning. {} for a column with nothing printed."""
    printed = len(column.printed)
    if not printed:
        coloured = len({status.colour_name(fill) for fill in column.fills if fill} - {""})
        return {
            STATUS: 2.5 if coloured > 1 else 0.4,
            PROGRESS: 0.3,
            REFERENCE: -3,
            SECTION: -3,
            OUTCOME: -1.5,
            OBJECTIVE: -3,
            ACTION: -3,
        }
    sure = min(1.0, 0.4 + printed / 5)
    long = shares.words > 9
    scores = {
        DUE: 2.8 * shares.times - (2.0 if shares.times < 0.2 and printed > 1 else 0) - (1.5 if long else 0),
        REVISED_DUE: 1.0 * shares.times - (3 if shares.times < 0.3 else 0),
        LEAD: 2.4 * shares.parties
        - 1.2 * shares.times
        - 2 * shares.codes
        - (2.4 if long and shares.parties < 0.4 else 0)
        - (1 if shares.parties < 0.2 else 0),
        STATUS: 2.6 * shares.codes - (2.2 if shares.codes < 0.2 and shares.words > 3 else 0),
        REFERENCE: 3 * shares.references - (4 if shares.references < 0.4 else 0),
        ACTION: 1.8 * shares.imperatives
        + (0.5 if shares.words > 5 else -1.6)
        - 1.5 * max(shares.times, shares.codes, shares.references),
        OBJECTIVE: 1.6 * shares.imperatives
        + (0.5 if shares.words > 5 else -1.2)
        - 1.5 * max(shares.times, shares.codes, shares.references),
        OUTCOME: 1.4 * shares.outcomes
        + (0.4 if shares.words > 5 else -1.0)
        - 0.9 * shares.imperatives
        - (1.2 if shares.imperatives >= 0.8 and shares.outcomes < 0.2 and not column.merged_down else 0)
        - 1.5 * max(shares.times, shares.codes),
        SECTION: (0.6 if shares.words < 8 else -1.6)
        + 0.8 * shares.repeats
        + 0.4 * bool(column.merged_down)
        - 2 * shares.ratings
        - 1.5 * shares.times,
        MEASURE: 1.6 * shares.measures
        - 1.2 * shares.times
        - 1.2 * shares.codes
        + (0.3 if shares.words > 2 else -0.6),
        PROGRESS: 1.3 * shares.past
        + 0.4 * (shares.blank > 0.4)
        - 0.8 * shares.parties
        - 1.0 * shares.references,
        EVIDENCE: -0.8 * shares.times - 1.2 * shares.codes - 1.6 * shares.sources,
        SOURCE: 1.8 * shares.sources - 0.8 * shares.codes - 0.8 * shares.times,
        LEAD_AND_DUE: 0.0,
        IGNORE: 2.5 * shares.ratings,
    }
    return {meaning: value * sure for meaning, value in scores.items()}
