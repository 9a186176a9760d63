"""Spans of days that printed times stand for. Financial years, quarters and halves run from April; seasons start in
March, June, September and December; terms are spring January-April, summer April-July, autumn September-December."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("day", "month", "quarter", "term", "season", "half", "year", "financial_year")


@dataclass(frozen=True)
class Window:
    """From the first to the last day that a printed time may mean, and how exactly it was printed."""

    earliest: date
    latest: date
    precision: str


@dataclass(frozen=True)
class Period:
    """The time a plan (or the heading over some rows) covers; either end may be unknown."""

    start: date | None = None
    end: date | None = None

    @property
    def is_known(self) -> bool:
        return self.start is not None and self.end is not None


@dataclass(frozen=True)
class YearOf:
    """The year printed with a time: `kind` is calendar, financial (from April of `year`) or academic (from September)."""

    kind: str
    year: int


def day(year: int, month: int, number: int) -> Window | None:
    """One day; None when there is no such day."""
    try:
        only = date(year, month, number)
    except ValueError:
        return None
    return Window(only, only, "day")


def months(year: int, first: int, count: int, precision: str) -> Window:
    """`count` whole months from month `first` (which may run past 12) of `year`."""
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    end = date(last_year, last, calendar.monthrange(last_year, last)[1])
    return Window(date(year, first, 1), end, precision)


def month(number: int, of: YearOf) -> Window:
    starts = {"calendar": 1, "financial": 4, "academic": 9}[of.kind]
    return months(of.year + (number < starts), number, 1, "month")


def quarter(number: int, of: YearOf) -> Window:
    return months(of.year, 4 + 3 * (number - 1), 3, "quarter")


def half(number: int, of: YearOf) -> Window:
    return months(of.year, 4 + 6 * (number - 1), 6, "half")


#: Feasts that plans are timed by, of which the days move from year to year.
MOVABLE = ("easter",)


def season(name: str, of: YearOf) -> Window:
    """Winter of 2025 runs into 2026; "Spring 2025/26" is the spring at its end, the other seasons its first. A feast is
    its bank holidays: Good Friday to Easter Monday, 25 and 26 December."""
    if name == "easter":
        sunday = easter_sunday(of.year + (of.kind != "calendar"))
        return Window(sunday - timedelta(days=2), sunday + timedelta(days=1), "season")
    if name == "christmas":
        return Window(date(of.year, 12, 25), date(of.year, 12, 26), "season")
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    return months(of.year + (name == "spring" and of.kind != "calendar"), first, 3, "season")


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computation (Nature, 20 April 1876; J. Meeus, Astronomical Algorithms,
    chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moved = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * golden + century - century // 4 - moved + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - full_moon - rest % 4) % 7
    late = (golden + 11 * full_moon + 22 * weekday) // 451
    month, day_before = divmod(full_moon + weekday - 7 * late + 114, 31)
    return date(year, month, day_before + 1)


def term(name: str, of: YearOf) -> Window:
    """With a double year ("Spring term 2025/26") the school year is meant."""
    first, count = {"spring": (1, 4), "summer": (4, 4), "autumn": (9, 4)}[name]
    return months(of.year + (name != "autumn" and of.kind != "calendar"), first, count, "term")


def whole_year(of: YearOf) -> Window:
    if of.kind == "financial":
        return months(of.year, 4, 12, "financial_year")
    return months(of.year, 9 if of.kind == "academic" else 1, 12, "year")


def plan_year(number: int, period: Period) -> Window | None:
    """Year 1, 2… of the plan, counted from its first day; None when that is unknown or outside the plan."""
    if period.start is None:
        return None
    start = _years_on(period.start, number - 1)
    end = _years_on(period.start, number) - timedelta(days=1)
    if period.end is not None and start > period.end:
        return None
    precision = "financial_year" if (start.month, start.day) == (4, 1) else "year"
    return Window(start, end, precision)


def covering(windows: list[Window]) -> Window | None:
    """The span from the first to the last of several, as exact as the least exact of them; None for none."""
    if not windows:
        return None
    coarsest = max((window.precision for window in windows), key=PRECISIONS.index)
    return Window(min(w.earliest for w in windows), max(w.latest for w in windows), coarsest)


def is_within(window: Window, period: Period) -> bool:
    return (
        period.start is not None
        and period.end is not None
        and period.start <= window.earliest
        and window.latest <= period.end
    )


def _years_on(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return date(start.year + years, 3, 1)
