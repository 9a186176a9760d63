"""Today, financial years, working days. Time is an argument everywhere else: only the edges call `today()`."""

from __future__ import annotations

import contextlib
import datetime
import zoneinfo
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache

LONDON = zoneinfo.ZoneInfo("Europe/London")


_told: ContextVar[datetime.datetime | None] = ContextVar("told", default=None)


def now() -> datetime.datetime:
    """The present moment, aware, in UTC; inside `telling` the moment that is told of."""
    return _told.get() or datetime.datetime.now(datetime.UTC)


@contextlib.contextmanager
def telling(moment: datetime.datetime) -> Iterator[None]:
    """Let everything inside happen at another moment: how the demonstration tells a story that began months ago, and
    how tests see the future. Only for this thread of work."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def today() -> datetime.date:
    """Today's date as people in England see it."""
    return now().astimezone(LONDON).date()


def financial_year(on: datetime.date) -> int:
    """The calendar year in which the financial year holding `on` began: 31 March 2026 → 2025."""
    return on.year if on.month >= 4 else on.year - 1


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """England and Wales bank holidays of one calendar year, from the maintained `holidays` library."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(on: datetime.date) -> bool:
    """Monday to Friday and not a bank holiday in England."""
    return on.weekday() < 5 and on not in bank_holidays(on.year)


def add_working_days(start: datetime.date, days: int) -> datetime.date:
    """The date `days` working days after `start` (which itself is not counted, as statutory clocks count)."""
    on = start
    while days > 0:
        on += datetime.timedelta(days=1)
        if is_working_day(on):
            days -= 1
    return on
