"""When a commitment is due: every printed wording → earliest and latest day, precision, recurrence, condition.

Pure. The printed words stay beside what is made of them, and a day is never invented: "Sept 2021" is the whole of
September, "TBC" has no dates at all, and a time whose year cannot be known has none either.
"""

import re
from dataclasses import dataclass
from datetime import date

from lineofsight.plan.importing.reader import date_parts
from lineofsight.plan.importing.reader.cleaning import fold, is_separator
from lineofsight.plan.importing.reader.date_parts import Part
from lineofsight.plan.importing.reader.recurrence import find_recurrence, find_sentence_recurrence
from lineofsight.plan.importing.reader.windows import PRECISIONS, Period, Window, covering, months
from lineofsight.plan.importing.reader.yearly import (
    EVERY_YEAR,
    YearlyRule,
    recurs_in_year,
    where_said_each,
    yearly_rule,
)

Due = dict[str, str | None]


@dataclass(frozen=True)
class DueReading:
    """`due` as the plan format writes it (None for a blank cell); `doubt` says in words what was not sure, or ""."""

    due: Due | None
    doubt: str = ""


_ONGOING = re.compile(
    r"\bon[- ]?going\b|\bcontinu(?:ous|al|ally|ously|ing)\b|\brolling\b|\bthroughout\b|\bbusiness as usual\b|\bBAU\b|\bpermanent(?:ly)?\b|"
    r"\bas(?: and when)? (?:required|needed|necessary)\b|\bas and when\b|\b(?:every|each) (?:\w+ )?meeting\b|\balways\b|\bregular(?:ly)?\b|"
    r"\b(?:life(?:time)?|duration|life span|lifespan|term) of (?:the|this) (?:\w+ )?(?:plan|strategy|partnership)\b|\bopen[- ]ended\b|\bconstant(?:ly)?\b",
    re.I,
)
_UNKNOWN = re.compile(
    r"\b(?:tbc|tba|tbd|tbf|n/?a)\b|\bto be (?:confirmed|agreed|advised|determined|decided|set|arranged|announced|finalised|established|scheduled|discussed)\b|"
    r"\bnot (?:applicable|known|set|yet (?:known|set|agreed|confirmed))\b|\bunknown\b|\bnone\b|\bvarious\b|^\?+$|\bno date\b|\bdate (?:awaited|outstanding|required)\b",
    re.I,
)
_PLAN_END = re.compile(
    r"\b(?:end|close|conclusion|expiry|completion) of (?:the |this |our )?(?:\d\d\d\d\s?[-–/]\s?\d{2,4} )?(?:\w+[- ]){0,3}?(?:plan|strategy|programme)(?:'s)?\b(?: (?:period|life|term|cycle))?|"
    r"\b(?:plan|strategy)(?:'s)? (?:end|period end|expiry)\b|\bend of (?:the )?(?:plan(?:ning)? )?(?:period|cycle)\b|\blast day of the plan\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\bimmediate(?:ly)?\b|\basap\b|\bas soon as (?:possible|practicable)\b|\burgent(?:ly)?\b|\bnow\b|\bstraight ?away\b|\bforthwith\b|"
    r"\bas per\b|\bin line with\b|\baccording to\b|\bas (?:set out|stated|detailed|agreed|above|below)\b|\bsee (?:above|below|\w+)\b|\bprior to\b|\bbefore\b|"
    r"\bin advance of\b|\bto coincide with\b|\balongside\b|\bnext (?:\w+ ){0,2}(?:meeting|review|cycle|audit|agm|update)\b|"
    r"\b(?:short|medium|long|near)(?:er)?[- ]?term\b|\b(?:within|in|over|for|after|next|first|every)? ?(?:the )?(?:next |first |coming )?"
    r"(?:\d{1,2}|one|two|three|four|five|six|nine|ten|twelve|eighteen)(?:\s?(?:-|–|to)\s?\d{1,2})?[- ](?:working )?(?:days?|weeks?|months?|years?)\b|\bmonth \d{1,2}\b|\bT ?\+",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:subject to|depend[ea]nt (?:up)?on|depending (?:up)?on|depends (?:up)?on|contingent (?:up)?on|conditional (?:up)?on|pending|awaiting|once|"
    r"upon|on (?:completion|receipt|publication|approval|confirmation|agreement|sign[- ]?off|launch|appointment|conclusion)\b|after|following|when|if|unless|until|"
    r"provided|providing|assuming|as soon as (?!possible|practicable)|as (?:they|these|it) (?:arise|occur|happen)s?|so long as|as long as)\b|\b(?:permitting|allowing)\b",
    re.I,
)
_NEW_DATE = re.compile(
    r"\b(?:revised|re-?forecast|re-?scheduled|re-?profiled|re-?set|moved|extended|slipped|deferred|postponed|put back|pushed back|delayed|"
    r"amended|changed|carried (?:forward|over)|rolled (?:forward|over)|new (?:date|deadline|target)|now|updated|forecast|revision)\b|→|->|=>",
    re.I,
)
_OLD_DATE = re.compile(
    r"\b(?:was|previously|prev|originally|original(?:ly)?(?: date| target| deadline)?|formerly|initially|baseline|instead of|from an? original)\b",
    re.I,
)
_REVIEW = re.compile(r"\b(?:review(?:ed)?|revisit|check)\b[^.;]{0,24}$", re.I)
_UNTIL = re.compile(
    r"\b(?:to|until|till|up to|by|end|ends|ending|through|-|–|through to)\W*(?:the )?(?:end )?(?:of )?$|[-–]\s*$",
    re.I,
)
_FROM = re.compile(r"\b(?:from|since|start(?:ing|s|ed)?|beginning|commenc\w+|begins?)\W*(?:in )?$", re.I)
_WEEK_OF = re.compile(r"\b(?:w/?c|week (?:commencing|beginning|of)|w/?b)\W*(?:the )?$", re.I)
_HOLIDAYS = re.compile(r"\b(?:holidays?|break|vacation|half[- ]?term)\W*(?:of |in )?$", re.I)
_YEAR_END = re.compile(
    r"\b(?:this |the )?financial year(?:[- ]end)?\b|\byear[- ]end\b|\bend of (?:the )?year\b", re.I
)


def read_due(words: str, period: Period | None = None) -> DueReading:
    """What a printed due cell means.

    `period` is the time of the plan (or of the heading over the row); it settles a year that was not printed, only
    where one year alone fits. Returns no due for a blank cell; never raises.
    """
    words = fold(words)
    period = period or Period()
    if not words or is_separator(words):
        return DueReading(None)
    words = words[: date_parts.LONGEST]
    parts = _chosen_parts(words)
    recurrence = find_recurrence(words)
    if yearly := _yearly(words, parts, recurrence[2] if recurrence else ""):
        due = _due(None, "ongoing", yearly.rule, _condition(words, parts))
        return DueReading(due, yearly.doubt)
    rule = recurrence[2] if recurrence else ""
    condition = _condition(words, parts)
    if _ONGOING.search(words) and not _has_only_throughout(words, parts):
        return _ongoing(words, parts, period, rule, condition)
    if parts:
        return _dated(words, parts, period, rule, condition)
    return _undated(words, period, rule, condition)


def _due(window: Window | None, precision: str, rule: str = "", condition: str = "") -> Due:
    due: Due = {
        "earliest": window.earliest.isoformat() if window else None,
        "latest": window.latest.isoformat() if window else None,
        "precision": precision,
        "recurrence": rule,
    }
    if condition:
        due["condition"] = condition
    return due


def _chosen_parts(words: str) -> list[Part]:
    """The parts of a due cell, the dates that a later forecast replaced left out."""
    parts = date_parts.share_years(words, date_parts.find_parts(words))
    kept = [part for part in parts if not _follows(words, part, _OLD_DATE)]
    kept = kept or parts
    for marker in _NEW_DATE.finditer(words):
        after = [part for part in kept if part.start >= marker.end()]
        before = [part for part in kept if part.end <= marker.start()]
        if after and before:
            return after
    return kept


def _follows(words: str, part: Part, marker: re.Pattern[str]) -> bool:
    """Whether a marker stands right before the part, with nothing but small words between."""
    return any(
        found.end() <= part.start
        and len(words[found.end() : part.start].split()) <= 3
        and not re.search(r"[;)]", words[found.end() : part.start])
        for found in marker.finditer(words)
    )


def _yearly(words: str, parts: list[Part], rule: str) -> YearlyRule | None:
    """What comes round at the printed time of each year: "annually by 31 July", "every March"; None for anything else."""
    is_yearly = (
        rule == EVERY_YEAR or not rule and parts and where_said_each(words, parts[0].start) is not None
    )
    return yearly_rule(words, parts) if is_yearly else None


def _has_only_throughout(words: str, parts: list[Part]) -> bool:
    """ "Throughout 2025/26" is dated, not ongoing."""
    found = _ONGOING.search(words)
    return bool(found and parts and found.group().casefold() == "throughout")


def _condition(words: str, parts: list[Part]) -> str:
    """The printed condition ("subject to funding", "website permitting"), without the brackets round it; "" for none."""
    for inside in re.finditer(r"\(([^()]{3,200})\)", words):
        marker = _CONDITION.search(inside.group(1))
        if marker and not _is_before_date(words, inside.start(1) + marker.end(), parts):
            return inside.group(1).strip()
    for marker in _CONDITION.finditer(words):
        word = marker.group().casefold()
        if word in ("permitting", "allowing"):
            start = max(words.rfind(mark, 0, marker.start()) for mark in ",;–-(") + 1
            return words[start : marker.end()].strip(" ,;()")
        if word == "until" or _is_before_date(words, marker.end(), parts):
            continue
        if re.match(r"\s*(?:and when|required|needed|necessary)\b", words[marker.end() :], re.I):
            continue
        end = _clause_end(words, marker.end(), parts)
        return words[marker.start() : end].strip(" ,;:–-()[]")
    return ""


def _is_before_date(words: str, place: int, parts: list[Part]) -> bool:
    """ "after March 2026" is a time, not a condition."""
    return any(
        part.start >= place
        and part.of is not None
        and re.fullmatch(r"\W*(?:(?:the|end|of|in|early|mid|late)\s+)*", words[place : part.start], re.I)
        for part in parts
    )


def _clause_end(words: str, place: int, parts: list[Part]) -> int:
    ends = [len(words)]
    if found := re.search(r";|\.(?:\s|$)|\s[-–—]\s|[)\]]", words[place:]):
        ends.append(place + found.start())
    for part in parts:
        before = words[place : part.start].rstrip()
        if part.start > place and before.endswith((",", ":", "(", "/")):
            ends.append(place + len(before) - 1)
    return min(ends)


def _ongoing(words: str, parts: list[Part], period: Period, rule: str, condition: str) -> DueReading:
    """ "Ongoing", perhaps with a first or last day beside it; a date for looking at it again is neither."""
    due = _due(None, "ongoing", rule, condition)
    for part in parts:
        window = date_parts.place_in_period(part, period).window(period)
        before = words[: part.start]
        if window is None or _REVIEW.search(before):
            continue
        if _FROM.search(before):
            due["earliest"] = window.earliest.isoformat()
        elif _UNTIL.search(before) or part is parts[-1]:
            due["latest"] = window.latest.isoformat()
    if due["earliest"] and due["latest"] and due["earliest"] > due["latest"]:
        due["earliest"] = None
    return DueReading(due)


def _dated(words: str, parts: list[Part], period: Period, rule: str, condition: str) -> DueReading:
    placed = [date_parts.place_in_period(part, period) for part in parts]
    windows = [(part, part.window(period)) for part in placed]
    known = [_week(words, part, window) for part, window in windows if window is not None]
    whole = covering(known)
    inferred = any(
        before.of is None and after.of is not None for before, after in zip(parts, placed, strict=True)
    )
    doubt = "The year is not printed; it was taken from the plan's period." if inferred else ""
    if any(window is None and recurs_in_year(part) for part, window in windows):
        doubt = "Part of the time has no year, and is left out."
    if any(part.kind == "year" and _HOLIDAYS.search(words[: part.start]) for part in parts):
        doubt = "The days of school holidays differ from place to place; the whole year is given."
    if whole is None:
        kinds = [date_parts.PRECISION.get(part.kind, part.kind) for part in parts]
        precision = max(kinds, key=PRECISIONS.index)
        return DueReading(
            _due(None, precision, rule, condition), "The year is not printed and cannot be known."
        )
    if any(
        part.kind == "quarter" and part.of and part.of.kind == "financial" and _has_one_year(words, part)
        for part in placed
    ):
        doubt = (
            doubt or "The quarter is read as a quarter of the financial year that begins in the year printed."
        )
    return DueReading(_due(whole, whole.precision, rule, condition), doubt)


def _has_one_year(words: str, part: Part) -> bool:
    return bool(re.search(r"(?<![\d/-])20\d\d(?![\d/-]|\s?[-–/]\s?\d)", words[part.start : part.end + 5]))


def _week(words: str, part: Part, window: Window) -> Window:
    """The whole week for "week commencing 3 March 2026"."""
    if part.kind == "day" and window.earliest == window.latest and _WEEK_OF.search(words[: part.start]):
        return Window(window.earliest, date.fromordinal(window.earliest.toordinal() + 6), "day")
    return window


def _undated(words: str, period: Period, rule: str, condition: str) -> DueReading:
    if rule:
        return DueReading(_due(None, "ongoing", rule, condition))
    if _PLAN_END.search(words):
        end = Window(period.end, period.end, "relative") if period.end else None
        return DueReading(_due(end, "relative", "", condition))
    if _YEAR_END.search(words):
        year = (
            Window(period.start, period.end, "year")
            if period.start and period.end and _is_one_year(period)
            else None
        )
        return DueReading(_due(year, "financial_year", "", condition))
    if condition:
        return DueReading(_due(None, "conditional", "", condition))
    if _UNKNOWN.search(words):
        return DueReading(_due(None, "unknown"))
    if _RELATIVE.search(words):
        return DueReading(_due(None, "relative"))
    return DueReading(_due(None, "unknown"), "No time could be read from these words.")


def _is_one_year(period: Period) -> bool:
    assert period.start is not None and period.end is not None
    return months(period.start.year, period.start.month, 12, "year").latest == period.end


_SENTENCE_WORDS = "by|before|in|during|until|from|on|throughout|between|within|no later than|not later than|for completion in|at|after|since"
_PHRASE_START = re.compile(
    rf"(?:\b(?:{_SENTENCE_WORDS})\s+)(?:the\s+)?(?:(?:end|close|start|beginning|middle|early|late|mid)\s+(?:of\s+)?)?(?:the\s+)?$",
    re.I,
)
_AFTER_PHRASE = re.compile(
    r"\s*(?:$|[.,;:)–—(]|-\s|(?:and|to|at|with|for|on|so|which|when|as|or|by|through|until|using|following|in order|across|via|that|before|after|subject)\b)",
    re.I,
)
_ALONE = frozenset({"day", "quarter"})


@dataclass(frozen=True)
class TimePhrase:
    """A time printed inside a sentence: its words ("in September 2020") and what they mean."""

    words: str
    due: Due


def find_time_phrase(sentence: str, period: Period | None = None) -> TimePhrase | None:
    """The time that stands inside a commitment's own sentence, with the small words before it; None where there is
    none. A year that names a thing ("the 2019-21 strategy", "the 2024 audit") is not the commitment's time."""
    sentence = fold(sentence)[: date_parts.LONGEST]
    period = period or Period()
    parts = date_parts.share_years(sentence, date_parts.find_parts(sentence))
    rhythm = find_sentence_recurrence(sentence)
    places = range(len(parts))
    best = next(
        (found for place in places if (found := _phrase_at(sentence, parts, place, period, rhythm))), None
    )
    if best is None and rhythm:
        return TimePhrase(sentence[rhythm[0] : rhythm[1]], _due(None, "ongoing", rhythm[2]))
    if best is None:
        return None
    words = sentence[best[0] : best[1]].strip()
    due = read_due(words, period).due
    return TimePhrase(words, due) if due is not None else None


def _phrase_at(
    sentence: str, parts: list[Part], place: int, period: Period, rhythm: tuple[int, int, str] | None
) -> tuple[int, int] | None:
    """Where the phrase stands whose time is the part at this place, if that says when; None where it does not."""
    part = parts[place]
    before = _PHRASE_START.search(sentence[: part.start])
    begins = before.start() if before else part.start
    last = part
    for following in parts[place + 1 :]:
        if re.fullmatch(r"[\s,]*(?:[-–—/&]|to|and|or|until)?[\s]*", sentence[last.end : following.start]):
            last = following
    ends = last.end
    if each := _each_year(sentence, part, (begins, ends), rhythm):
        begins, ends = each
    elif not (before or part.kind in _ALONE and part.of is not None) or not _says_when(
        part, bool(before), period
    ):
        return None
    if begins and not _AFTER_PHRASE.match(sentence, ends):
        return None  # a sentence that begins with its time ("By May we will…") may go on with any word
    return begins, ends


def _each_year(
    sentence: str, part: Part, span: tuple[int, int], rhythm: tuple[int, int, str] | None
) -> tuple[int, int] | None:
    """A time of each year together with what says so beside it ("by 30 September each year", "each September"): the
    two need no year to say when."""
    if not recurs_in_year(part) or not part.capital:
        return None
    begins, ends = span
    if (said := where_said_each(sentence, begins)) is not None:
        return said, ends
    if rhythm is None or rhythm[2] != EVERY_YEAR:
        return None
    gap = sentence[rhythm[1] : begins] if rhythm[1] <= begins else sentence[ends : rhythm[0]]
    is_beside = re.fullmatch(r"[\s,]*", gap)
    return (min(begins, rhythm[0]), max(ends, rhythm[1])) if is_beside else None


def _says_when(part: Part, has_small_word: bool, period: Period) -> bool:
    if part.kind == "plan_year":
        return False
    if part.of is None:
        return part.capital and has_small_word and part.kind in ("month", "day") and period.is_known
    if part.kind == "year":
        return has_small_word and part.last_year is None
    return True


def whole_is_time(words: str) -> bool:
    """Whether a short text is nothing but a time, a rhythm or a due word ("Mar-26", "Ongoing", "by end of Q2 2024")."""
    words = fold(words)
    if not words or len(words) > 60:
        return False
    rest = words
    for part in reversed(date_parts.find_parts(words)):
        rest = rest[: part.start] + " " + rest[part.end :]
    for pattern in (_ONGOING, _UNKNOWN, _PLAN_END, _RELATIVE):
        rest = pattern.sub(" ", rest)
    if (found := find_recurrence(rest)) is not None:
        rest = rest[: found[0]] + " " + rest[found[1] :]
    left = re.sub(
        r"\b(?:by|end|of|the|each|every|in|from|to|until|early|mid|late|start|due|review|and|at|revised|was|then|or|on|during|complete[d]?|date|week|w/?c|commencing|term|year|new|now)\b",
        " ",
        rest,
        flags=re.I,
    )
    return rest != words and not re.search(r"[A-Za-z]{2,}", left)


def is_condition(words: str) -> bool:
    """Whether a short text names an event instead of a day ("once sponsorship is agreed", "after the review")."""
    return len(words) <= 80 and bool(_CONDITION.match(fold(words)))
