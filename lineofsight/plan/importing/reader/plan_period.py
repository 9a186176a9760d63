"""The years a plan is for: printed in its title, near it, or most often in its text."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from lineofsight.plan.importing.reader import date_parts
from lineofsight.plan.importing.reader.cleaning import fold
from lineofsight.plan.importing.reader.outline import Line
from lineofsight.plan.importing.reader.windows import Period

_PLAN = re.compile(r"\b(?:plan|strategy|programme|priorities)\b", re.I)
_YEARS = re.compile(
    r"(?<![\d/.-])(?:FY\s?)?(?P<first>20\d\d|(?<=FY)\d\d|(?<=FY )\d\d|['’]\d\d)"
    r"(?:(?:\s?[/–—-]\s?|\sto\s)(?:FY\s?)?(?P<second>20\d\d|['’]?\d\d|\d)(?![\d/]|[-.]\d))?(?![\d.]\d)",
    re.I,
)
_BETWEEN_YEARS = re.compile(
    r"\s*(?:-|–|—|/|→|>|&|to|until|through(?: to)?|and|up to)\s*(?:the end of\s+)?", re.I
)
_MONTH_RANGE_GAP = re.compile(r"\s*(?:-|–|—|to|until|through to)\s*(?:the end of\s+)?", re.I)


def find_period(lines: Sequence[Line], title: str) -> tuple[str, Period]:
    if found := read_period(title):
        return found
    short = [line.text for line in lines[:40] if len(line.text) <= 90]
    for text in short:
        if (found := read_period(text)) and (_PLAN.search(text) or len(text.split()) <= 7):
            return found
    counts: Counter[str] = Counter()
    known: dict[str, tuple[str, Period]] = {}
    for line in lines[:120]:
        for match in _YEARS.finditer(line.text[:800]):
            if found := _span_of_years(match.group()):
                key = f"{found[1].start}{found[1].end}"
                counts[key] += 1
                known.setdefault(key, found)
    if counts:
        return known[max(counts, key=lambda key: counts[key])]
    return "", Period()


def read_period(text: str) -> tuple[str, Period] | None:
    """The period printed in a title ("2019 – 21", "April 2024 to March 2027", "2025/26") and its words; None for none.

    Two years are the financial years from April of the first to March of the last.
    """
    text = fold(text)
    if dated := _dated_range(text):
        return dated
    if spanned := _span_of_years(text):
        return spanned
    for part in date_parts.find_parts(text):
        if part.kind == "year" and part.of is not None:
            window = part.window()
            if window is not None:
                return text[part.start : part.end], Period(window.earliest, window.latest)
    return None


def _span_of_years(text: str) -> tuple[str, Period] | None:
    """The first run of years ("2019 – 21", "2024/25 to 2026/27", "FY25/26"); None where only one year is printed."""
    runs: list[tuple[int, int, int, int]] = []  # where it begins and ends, its first and last year
    for found in _YEARS.finditer(text):
        first = _full(found["first"], 2000)
        last = _full(found["second"], first) if found["second"] else first
        if (
            runs
            and _BETWEEN_YEARS.fullmatch(text, runs[-1][1], found.start())
            and last > runs[-1][3] - (last == first)
        ):
            begin, _, started, _ = runs[-1]
            runs[-1] = begin, found.end(), started, last
        else:
            runs.append((found.start(), found.end(), first, last))
    for begin, end, first, last in runs:
        if first < last <= first + 12:
            return text[begin:end], Period(date(first, 4, 1), date(last, 3, 31))
    return None


def _full(digits: str, near: int) -> int:
    """A year of one, two or four digits, in the century (or decade) of another."""
    number = int(digits.strip("'’"))
    if number > 99:
        return number
    return near - near % 100 + number if number > 9 else near - near % 10 + number + 10 * (number < near % 10)


def _dated_range(text: str) -> tuple[str, Period] | None:
    parts = date_parts.share_years(text, date_parts.find_parts(text))
    for one, two in zip(parts, parts[1:], strict=False):
        if (
            one.kind in ("month", "day")
            and two.kind in ("month", "day")
            and _MONTH_RANGE_GAP.fullmatch(text, one.end, two.start)
        ):
            first, last = one.window(), two.window()
            if first and last and first.earliest < last.latest:
                return text[one.start : two.end], Period(first.earliest, last.latest)
    return None
