"""Printed rhythms → RFC 5545 rules: "quarterly", "twice a year", "every six weeks", "each September", "termly"."""

import re

_COUNTS = {
    "once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "thrice": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "second": 2, "third": 3, "other": 2, "alternate": 2,
}  # fmt: skip
_N = r"(?P<n>\d{1,2}|once|one|twice|two|three|thrice|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|term|half[- ]?year|year|annum)"
_YEARLY = {1: "FREQ=YEARLY", 2: "FREQ=MONTHLY;INTERVAL=6", 3: "FREQ=MONTHLY;INTERVAL=4", 4: "FREQ=MONTHLY;INTERVAL=3",
           6: "FREQ=MONTHLY;INTERVAL=2", 12: "FREQ=MONTHLY"}  # fmt: skip
_EVERY = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3),
    "term": ("MONTHLY", 4), "half year": ("MONTHLY", 6), "half-year": ("MONTHLY", 6), "halfyear": ("MONTHLY", 6),
    "year": ("YEARLY", 1), "annum": ("YEARLY", 1),
}  # fmt: skip
_PER_YEAR = re.compile(
    rf"\b{_N}(?:\s+times|\s*x)?\s+(?:a|per|each|every|in (?:a|any|each|the))\s+"
    r"(?:(?:financial|calendar|academic|school) )?(?:year|annum)\b",
    re.I,
)
_TIMES_YEARLY = re.compile(
    r"\b(?P<n>once|twice|thrice|(?:\d{1,2}|two|three|four|six|twelve)(?= times))(?: times)?[- ](?:yearly|annually|p\.?a\.?)",
    re.I,
)
_PER_UNIT = re.compile(rf"\b{_N}(?:\s+times)?\s+(?:a|per|each|every)\s+{_UNIT}\b", re.I)
_EVERY_N = re.compile(
    r"\b(?:every|each)\s+(?:(?P<n>\d{1,2}|two|three|four|five|six|eight|nine|ten|twelve|other|second|third|alternate|single)\s+)?"
    r"(?:financial |calendar |academic |school )?(?P<unit>day|week|fortnight|month|quarter|term|half[- ]?year|year)s?\b",
    re.I,
)
_N_LY = re.compile(
    r"\b(?P<n>\d{1,2}|two|three|four|six|eight|nine|twelve)[- ](?P<unit>week|month|year)ly\b", re.I
)
_PLAIN = (
    (r"bi[- ]?monthly|alternate months", "FREQ=MONTHLY;INTERVAL=2"),
    (r"half[- ]?yearly|bi[- ]?annual(?:ly)?|semi[- ]?annual(?:ly)?|bi[- ]?yearly", "FREQ=MONTHLY;INTERVAL=6"),
    (r"bi[- ]?ennial(?:ly)?|biennial(?:ly)?", "FREQ=YEARLY;INTERVAL=2"),
    (r"tri[- ]?ennial(?:ly)?", "FREQ=YEARLY;INTERVAL=3"),
    (r"fortnightly|bi[- ]?weekly", "FREQ=WEEKLY;INTERVAL=2"),
    (r"quarterly", "FREQ=MONTHLY;INTERVAL=3"),
    (r"termly", "FREQ=MONTHLY;INTERVAL=4"),
    (r"monthly", "FREQ=MONTHLY"),
    (r"weekly", "FREQ=WEEKLY"),
    (r"daily", "FREQ=DAILY"),
    (r"annual(?:ly)?|yearly", "FREQ=YEARLY"),
)
_PLAIN_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b", re.I), rule) for words, rule in _PLAIN)
_SENTENCE_ADVERB = re.compile(
    r"\b(?:(?:bi[- ]?|six[- ]|6[- ]|three[- ]|two[- ])?(?:monthly|weekly|annually|yearly)|quarterly|termly|fortnightly|half[- ]yearly|biannually|biennially|on an annual basis|on a (?:quarterly|monthly|termly|weekly|six[- ]monthly) basis)\b"
    r"(?=\s*(?:$|[.,;:)]|\b(?:and|to|by|at|with|from|in|on|for|through|until|via|so|throughout|against|across)\b))",
    re.I,
)


def read_recurrence(words: str) -> str:
    """The rule that a due cell's rhythm stands for, or "" where it prints none."""
    found = find_recurrence(words)
    return found[2] if found else ""


def find_recurrence(words: str) -> tuple[int, int, str] | None:
    """Where a rhythm is printed in a due cell, and its rule: (start, end, rule)."""
    for pattern, read in (
        (_EVERY_N, _every),
        (_PER_YEAR, _times_a_year),
        (_TIMES_YEARLY, _times_a_year),
        (_PER_UNIT, _times_a_unit),
        (_N_LY, _every),
    ):
        if (found := pattern.search(words)) and (rule := read(found)):
            return found.start(), found.end(), rule
    for pattern, rule in _PLAIN_PATTERNS:
        if found := pattern.search(words):
            return found.start(), found.end(), rule
    return None


def find_sentence_recurrence(sentence: str) -> tuple[int, int, str] | None:
    """Where a commitment says how often, as an adverb ("twice a year", "every six months", "quarterly"): "the annual
    report" and "monthly meetings" say what, not when."""
    for pattern, read in (
        (_PER_YEAR, _times_a_year),
        (_TIMES_YEARLY, _times_a_year),
        (_PER_UNIT, _times_a_unit),
        (_EVERY_N, _every),
    ):
        if (found := pattern.search(sentence)) and (rule := read(found)):
            return found.start(), found.end(), rule
    if (found := _SENTENCE_ADVERB.search(sentence)) and (rule := read_recurrence(found.group())):
        return found.start(), found.end(), rule
    return None


def _count(words: str | None) -> int:
    if not words or words.casefold() == "single":
        return 1
    return int(words) if words.isdigit() else _COUNTS.get(words.casefold(), 1)


def _rule(frequency: str, interval: int) -> str:
    if frequency == "MONTHLY" and interval % 12 == 0:
        frequency, interval = "YEARLY", interval // 12
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")


def _every(found: re.Match[str]) -> str:
    frequency, size = _EVERY[found["unit"].casefold()]
    count = _count(found["n"])
    return _rule(frequency, size * count) if 0 < count <= 60 else ""


def _times_a_year(found: re.Match[str]) -> str:
    return _YEARLY.get(_count(found["n"]), "")


def _times_a_unit(found: re.Match[str]) -> str:
    unit, count = found["unit"].casefold(), _count(found["n"])
    if unit in ("year", "annum"):
        return _YEARLY.get(count, "")
    frequency, size = _EVERY[unit]
    if count == 1:
        return _rule(frequency, size)
    if frequency == "MONTHLY" and size % count == 0:
        return _rule(frequency, size // count)
    if frequency == "MONTHLY" and size == 1 and count == 2:
        return "FREQ=WEEKLY;INTERVAL=2"
    return ""
