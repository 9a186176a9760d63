"""Where a text prints times, one part at a time: days, months, quarters, halves, seasons, terms, years. No meaning is
given to them together; that is `dates`."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lineofsight.plan.importing.reader import windows
from lineofsight.plan.importing.reader.windows import Period, Window, YearOf

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_COUNT = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4,
          "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
          "final": 4, "last": 4}  # fmt: skip
_ORDINAL = r"(?:1st|2nd|3rd|4th|first|second|third|fourth)"
_DASH = r"[-–—/]"
LONGEST = 2000
NO_PERIOD = Period()


@dataclass(frozen=True)
class Part:
    """One printed time. `value` depends on `kind`: (month, first day, last day), month, quarter 1-4, half 1-2, season
    or term name, plan year; for `year` it is None. `of` is the year printed with it, None where none was."""

    start: int
    end: int
    kind: str
    value: tuple[int, int, int] | int | str | None = None
    of: YearOf | None = None
    last_year: int | None = None
    capital: bool = True

    def window(self, period: Period = NO_PERIOD) -> Window | None:
        """The days it may mean; None where the year (or, for a year of the plan, its start) is not known."""
        if self.kind == "plan_year":
            return windows.plan_year(int(str(self.value)), period)
        if self.of is None:
            return None
        if self.last_year is not None:
            return windows.months(self.of.year, 4, 12 * (self.last_year - self.of.year), "financial_year")
        if isinstance(self.value, tuple):
            return _days(self.value, self.of)
        return _BUILD[self.kind](self.value, self.of)


_BUILD: dict[str, Callable[..., Window]] = {
    "month": windows.month,
    "quarter": windows.quarter,
    "half": windows.half,
    "season": windows.season,
    "term": windows.term,
    "year": lambda _, of: windows.whole_year(of),
}
PRECISION = {"plan_year": "year"}


def _days(value: tuple[int, int, int], of: YearOf) -> Window | None:
    month, first, last = value
    year = windows.month(month, of).earliest.year
    one, two = windows.day(year, month, first), windows.day(year, month, last)
    return Window(one.earliest, two.latest, "day") if one and two and first <= last else None


def _month_of(name: str) -> int:
    return _MONTH_NAMES.index(name[:3].casefold()) + 1


def _year(digits: str) -> int:
    number = int(digits.strip("'’ "))
    return number if number > 99 else 2000 + number


def _two_years(first: str, second: str) -> tuple[int, int]:
    start = _year(first)
    end = int(second)
    return start, end if end > 99 else start - start % 100 + end + (100 if end < start % 100 else 0)


# What may stand after a month, quarter, season or term as its year.
_YEAR_AFTER = re.compile(
    r"[\s,.'’]{0,3}(?:[-–—/]\s?)?(?:\(\s?)?(?:of\s|in\s)?(?:the\s)?(?P<kind>fy\s?|f/y\s?|financial year\s|academic year\s|school year\s)?"
    r"(?P<first>(?:19|20)\d\d)(?!\d)(?:\s?[-–—/]\s?(?P<second>(?:20)?\d\d)(?!\d|[-–—/.]\d|\s?(?:st|nd|rd|th)\b))?",
    re.I,
)
_SHORT_DOUBLE_AFTER = re.compile(
    r"[\s,(]{0,3}(?:of\s)?(?:fy\s?)?(?P<first>\d\d)\s?[-–—/]\s?(?P<second>\d\d)(?![\d/.-])", re.I
)
_SHORT_AFTER_MONTH = re.compile(
    rf"(?:\s?[-–—/.'’]\s?|\s|)['’]?(?P<first>[1-4]\d)(?![\d/:%]|\.\d|\s?(?:st|nd|rd|th)\b|\s+(?:of\s)?{_MONTH}|[-–—]\d)",
    re.I,
)
_SHORT_AFTER = re.compile(r"\s?['’](?P<first>[1-4]\d)(?!\d)|[-–—/](?P<tight>[1-4]\d)(?![\d/-])", re.I)


def _read_year_after(text: str, place: int, kind: str) -> tuple[YearOf, int] | None:
    """The year that follows a part, and where it ends."""
    if found := _YEAR_AFTER.match(text, place):
        first = int(found["first"])
        named = "academic" if (found["kind"] or "")[:1].casefold() in ("a", "s") else "financial"
        if found["second"]:
            start, end = _two_years(found["first"], found["second"])
            if end == start + 1 and not (kind in ("month", "day") and _is_next_date(text, found.end())):
                double = "academic" if kind == "term" else named
                return YearOf(double, start), found.end()
            return YearOf("calendar", first), found.end("first")
        return YearOf(named if found["kind"] else _plain_year(kind), first), found.end()
    found = _SHORT_DOUBLE_AFTER.match(text, place)
    if found and kind != "day" and int(found["second"]) == (int(found["first"]) + 1) % 100:
        return YearOf("academic" if kind == "term" else "financial", _year(found["first"])), found.end()
    if kind in ("month", "day") and (found := _SHORT_AFTER_MONTH.match(text, place)):
        return YearOf("calendar", _year(found["first"])), found.end()
    if found := _SHORT_AFTER.match(text, place):
        return YearOf(_plain_year(kind), _year(found["first"] or found["tight"])), found.end()
    return None


def _plain_year(kind: str) -> str:
    return "financial" if kind in ("quarter", "half") else "calendar"


def _is_next_date(text: str, place: int) -> bool:
    return bool(re.match(rf"\s+{_MONTH}", text[place : place + 14], re.I))


_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)(?![\d/-]|\.\d)"
)
_DAY_MONTH = re.compile(
    r"(?<![\d./])(?<!phase )(?<!stage )(?<!step )(?<!part )(?<!year )(?<!tier )(?<!level )(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rf"(?:\s?(?:-|–|to|and|&|/)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?(?:\s?(?:of\s)?|[-./])(?P<month>{_MONTH})",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\s(?:the\s)?(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)\b|(?=,\s?(?:19|20)\d\d))", re.I
)
_BARE_MONTH = re.compile(rf"(?<![a-z])(?P<month>{_MONTH})", re.I)
_MONTH_NUMBER = re.compile(
    r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)
_YEAR_MONTH = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)[-/](?P<month>0[1-9]|1[0-2])(?![\d/-])")
_QUARTER = re.compile(
    rf"\b(?:q(?:uarter|tr)?\.?\s?(?P<one>[1-4]|one|two|three|four)\b|(?P<two>{_ORDINAL}|final|last)\s(?:quarter|qtr)\b|(?P<three>[1-4])q\b)",
    re.I,
)
_HALF = re.compile(
    r"\b(?:h(?P<one>[12])\b|(?P<two>1st|2nd|first|second|latter|last)\s(?:half|six months|6 months)\b|half\s(?P<three>[12]|one|two)\b)(?:\s+of)?",
    re.I,
)
_SEASON = re.compile(
    r"\b(?P<name>spring|summer|autumn|winter|fall|easter|christmas)(?:\s(?:day|sunday|monday|weekend)\b)?"
    r"(?P<term>\s(?:school\s)?term\b)?(?!\s(?:school|schemes?|clubs?|(?:school\s)?(?:holidays?|break|vacation)|programme|camps?)\b)",
    re.I,
)
_OTHER_NAMES = {"fall": "autumn"}
# The term that is named by a season, or by the feast it runs up to.
_TERMS = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "easter": "spring",
    "christmas": "autumn",
}
_TERM_OF = re.compile(r"\bterm\s(?:of\s)?(?P<name>spring|summer|autumn)\b", re.I)
_DOUBLE_YEAR = re.compile(
    r"(?<![\d/.-])(?P<kind>fy\s?|f/y\s?|financial year\s|academic year\s|school year\s)?(?P<first>(?:19|20)\d\d)\s?[-–—/]\s?(?P<second>(?:20)?\d\d)(?![\d/]|[-.]\d|\s?(?:st|nd|rd|th)\b)"
    r"(?P<after>\s(?:academic|school) year)?",
    re.I,
)
_SHORT_DOUBLE = re.compile(
    r"(?<![\d/.-])(?:fy\s?)?(?P<first>\d\d)\s?/\s?(?P<second>\d\d)(?![\d/]|[-.]\d)", re.I
)
_ONE_YEAR = re.compile(
    r"(?<![\d/.£-])(?P<kind>fy\s?|financial year\s|academic year\s|school year\s)?(?P<year>20[0-4]\d|19[89]\d)(?![\d/%]|-\d|\.\d)",
    re.I,
)
_PLAN_YEAR = re.compile(
    r"\b(?:(?:year|yr)\.?\s?(?P<one>[1-5]|one|two|three|four|five)\b|y(?P<two>[1-5])\b|(?P<three>first|second|third|fourth|1st|2nd|3rd|4th|final)\syear\b(?!\s(?:students?|pupils?|of life)))(?!\s?(?:-|–)?\s?(?:olds?|pupils?|students?|groups?))",
    re.I,
)


def find_parts(text: str) -> list[Part]:
    """Every printed time of a text in order, none overlapping: of two that begin together the longer one counts."""
    text = text[:LONGEST]
    found = [part for read in _READERS for part in read(text)]
    found.sort(key=lambda part: (part.start, -part.end))
    kept: list[Part] = []
    for part in found:
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return _join_years(text, kept)


def _read_days(text: str) -> list[Part]:
    parts = []
    for found in _ISO.finditer(text):
        parts.append(
            _day_part(found, int(found["month"]), int(found["day"]), YearOf("calendar", int(found["year"])))
        )
    for found in _NUMERIC.finditer(text):
        number, month = int(found["day"]), int(found["month"])
        if month > 12 >= number:
            number, month = month, number
        parts.append(_day_part(found, month, number, YearOf("calendar", _year(found["year"]))))
    return [part for part in parts if part is not None and part.window() is not None]


def _day_part(found: re.Match[str], month: int, number: int, of: YearOf | None) -> Part | None:
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    return Part(found.start(), found.end(), "day", (month, number, number), of)


def _read_named_days(text: str) -> list[Part]:
    parts = []
    for found in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        first = int(found["day"])
        last = int(found.groupdict().get("last") or first)
        if not 1 <= first <= last <= 31:
            continue
        part = Part(found.start(), found.end(), "day", (_month_of(found["month"]), first, last))
        dated = _with_year(text, part)
        if dated.of is None or dated.window() is not None:
            parts.append(dated)
    return parts


def _with_year(text: str, part: Part) -> Part:
    if after := _read_year_after(text, part.end, part.kind):
        return replace(part, of=after[0], end=after[1])
    return part


def _read_months(text: str) -> list[Part]:
    parts = []
    for found in _BARE_MONTH.finditer(text):
        end = found.end() - found["month"].endswith(".") * (found.end() >= len(text))
        part = Part(
            found.start(), end, "month", _month_of(found["month"]), capital=found["month"][0].isupper()
        )
        parts.append(_with_year(text, part))
    for pattern in (_MONTH_NUMBER, _YEAR_MONTH):
        for found in pattern.finditer(text):
            if pattern is _YEAR_MONTH and int(found["month"]) == (int(found["year"]) + 1) % 100:
                continue
            of = YearOf("calendar", int(found["year"]))
            parts.append(Part(found.start(), found.end(), "month", int(found["month"]), of))
    return parts


def _read_quarters(text: str) -> list[Part]:
    parts = []
    for found in _QUARTER.finditer(text):
        number = _COUNT[(found["one"] or found["two"] or found["three"]).casefold()]
        parts.append(_with_year(text, Part(found.start(), found.end(), "quarter", number)))
    for found in _HALF.finditer(text):
        word = (found["one"] or found["two"] or found["three"]).casefold()
        number = 2 if word in ("latter", "last") else _COUNT[word]
        parts.append(_with_year(text, Part(found.start(), found.end(), "half", number)))
    return parts


def _read_seasons(text: str) -> list[Part]:
    parts = []
    for found in _SEASON.finditer(text):
        printed = found["name"].casefold()
        name, as_term = _OTHER_NAMES.get(printed, printed), _TERMS.get(printed, "")
        part = Part(found.start(), found.end(), "season", name)
        if found["term"] and as_term:
            part = replace(part, kind="term", value=as_term)
        part = _with_year(text, part)
        after = re.match(r"\s(?:school\s)?term\b", text[part.end :], re.I)
        if after and part.of and as_term:  # "Spring 2026 term"
            part = replace(part, kind="term", value=as_term, end=part.end + after.end())
        if found["name"].casefold() == "fall" and part.of is None:
            continue
        parts.append(replace(part, capital=found["name"][0].isupper()))
    for found in _TERM_OF.finditer(text):
        parts.append(_with_year(text, Part(found.start(), found.end(), "term", found["name"].casefold())))
    return parts


def _read_years(text: str) -> list[Part]:
    parts = []
    for found in _DOUBLE_YEAR.finditer(text):
        start, end = _two_years(found["first"], found["second"])
        academic = (found["kind"] or "")[:1].casefold() in ("a", "s") or found["after"]
        of = YearOf("academic" if academic else "financial", start)
        if start < end <= start + 10:
            last = None if end == start + 1 else end
            parts.append(Part(found.start(), found.end(), "year", None, of, last_year=last))
    for found in _SHORT_DOUBLE.finditer(text):
        first, second = int(found["first"]), int(found["second"])
        if second == (first + 1) % 100 and (first > 12 or second > 12):
            parts.append(Part(found.start(), found.end(), "year", None, YearOf("financial", 2000 + first)))
        elif 1 <= first <= 12 < second < 50:
            parts.append(Part(found.start(), found.end(), "month", first, YearOf("calendar", 2000 + second)))
    for found in _ONE_YEAR.finditer(text):
        kind = {"f": "financial", "a": "academic", "s": "academic"}.get(
            (found["kind"] or "")[:1].casefold(), "calendar"
        )
        parts.append(Part(found.start(), found.end(), "year", None, YearOf(kind, int(found["year"]))))
    for found in _PLAN_YEAR.finditer(text):
        word = (found["one"] or found["two"] or found["three"]).casefold()
        if word not in ("final",):
            parts.append(Part(found.start(), found.end(), "plan_year", _COUNT[word]))
    return parts


_READERS = (_read_days, _read_named_days, _read_months, _read_quarters, _read_seasons, _read_years)
_YEAR_GAP = re.compile(
    r"[\s,:;()\-–—]*(?:of|in|for)?\s*(?:the\s)?(?:financial year|academic year|fy|year)?[\s(:,]*", re.I
)
_LIST_GAP = re.compile(r"[\s,()]*(?:[-–—/&+,]|to|and|or|until|till|through|then)?[\s,(]*", re.I)


def _join_years(text: str, parts: list[Part]) -> list[Part]:
    """Give the year standing just after or before a part to it ("2025/26 Q1", "Q1 of 2025", "Q3 year 1")."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is None or not _YEAR_GAP.fullmatch(text, last.end, part.start):
            joined.append(part)
        elif (
            part.kind == "year"
            and part.last_year is None
            and last.of is None
            and last.kind not in ("year", "plan_year")
        ):
            joined[-1] = replace(last, of=_suiting(part, last.kind), end=part.end)
        elif (
            last.kind == "year"
            and last.last_year is None
            and part.of is None
            and part.kind not in ("year", "plan_year")
        ):
            joined[-1] = replace(part, of=_suiting(last, part.kind), start=last.start)
        else:
            joined.append(part)
    return joined


def _suiting(year: Part, kind: str) -> YearOf:
    assert year.of is not None
    if year.of.kind == "calendar":
        return YearOf(_plain_year(kind), year.of.year)
    return YearOf("academic", year.of.year) if kind == "term" else year.of


def share_years(text: str, parts: list[Part]) -> list[Part]:
    """Parts of one list take the year printed with another of it: "June/July 2012", "October 2025 to March"."""
    shared = list(parts)
    for place in range(len(shared) - 2, -1, -1):
        one, two = shared[place], shared[place + 1]
        if one.of is None and two.of is not None and _is_list(text, one, two):
            shared[place] = _nearest(one, two, -1)
    for place in range(1, len(shared)):
        one, two = shared[place - 1], shared[place]
        if two.of is None and one.of is not None and _is_list(text, one, two):
            shared[place] = _nearest(two, one, 1)
    return shared


def _is_list(text: str, one: Part, two: Part) -> bool:
    alike = one.kind not in ("year", "plan_year") and two.kind not in ("year", "plan_year")
    return alike and bool(_LIST_GAP.fullmatch(text, one.end, two.start))


def _nearest(part: Part, beside: Part, side: int) -> Part:
    """The part in the year of its neighbour, or the year before (side -1) or after (1) if the order asks for it."""
    assert beside.of is not None
    of = (
        beside.of
        if beside.of.kind != "academic" or part.kind == "term"
        else YearOf("calendar", beside.of.year)
    )
    same, next_to = replace(part, of=of), beside.window()
    own = same.window()
    if own is None or next_to is None or (own.earliest - next_to.earliest).days * side >= 0:
        return same
    return replace(part, of=YearOf(of.kind, of.year + side))


def place_in_period(part: Part, period: Period) -> Part:
    """A part without a year, where the plan's period holds exactly one that it can mean; else as it was."""
    if part.of is not None or part.kind in ("year", "plan_year") or not period.is_known:
        return part
    assert period.start is not None and period.end is not None
    kind = _plain_year(part.kind)
    years = [YearOf(kind, year) for year in range(period.start.year - 1, period.end.year + 1)]
    fitting = []
    for of in years:
        window = replace(part, of=of).window()
        if window is not None and period.start <= window.earliest <= period.end:
            fitting.append(of)
    return replace(part, of=fitting[0]) if len(fitting) == 1 else part
