"""The meaning of a printed due wording, as the plan format writes it. Years run from April where the words are financial."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

MONTHS = list(calendar.month_name)
SHORT = ["", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
SHORT3 = list(calendar.month_abbr)


@dataclass(frozen=True)
class Due:
    """Words as printed with what they mean. `meaning` is None for a blank. `open` as in `gold_format`."""

    text: str
    meaning: dict[str, Any] | None
    kind: str
    shown_date: tuple[date, str] | None = None
    open: tuple[str, ...] = ()


def span(
    earliest: date | None, latest: date | None, precision: str, recurrence: str = "", condition: str = ""
) -> dict[str, Any]:
    """A `due` of the plan format."""
    due: dict[str, Any] = {
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "precision": precision,
        "recurrence": recurrence,
    }
    if condition:
        due["condition"] = condition
    return due


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int, **more: str) -> dict[str, Any]:
    return span(date(year, number, 1), last_day(year, number), "month", **more)


def months(first: tuple[int, int], last: tuple[int, int]) -> dict[str, Any]:
    return span(date(first[0], first[1], 1), last_day(*last), "month")


def day(when: date) -> dict[str, Any]:
    return span(when, when, "day")


def quarter(year: int, number: int) -> dict[str, Any]:
    """Quarter 1 to 4 of the financial year that starts in April of `year`."""
    starts = [(year, 4), (year, 7), (year, 10), (year + 1, 1)][number - 1]
    return span(date(*starts, 1), last_day(starts[0], starts[1] + 2), "quarter")


def half(year: int, number: int) -> dict[str, Any]:
    if number == 1:
        return span(date(year, 4, 1), date(year, 9, 30), "half")
    return span(date(year, 10, 1), date(year + 1, 3, 31), "half")


def financial_year(year: int) -> dict[str, Any]:
    return span(date(year, 4, 1), date(year + 1, 3, 31), "financial_year")


def calendar_year(year: int) -> dict[str, Any]:
    return span(date(year, 1, 1), date(year, 12, 31), "year")


def season(name: str, year: int) -> dict[str, Any]:
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    last = last_day(year, first + 2) if first < 12 else last_day(year + 1, 2)
    return span(date(year, first, 1), last, "season")


def term(name: str, year: int) -> dict[str, Any]:
    first, last = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}[name]
    return span(date(year, first, 1), last_day(year, last), "term")


def undated(precision: str, recurrence: str = "", condition: str = "") -> dict[str, Any]:
    return span(None, None, precision, recurrence, condition)


def financial(year: int, mark: str = "/") -> str:
    """2024 → `2024/25`."""
    return f"{year}{mark}{(year + 1) % 100:02d}"
