"""Where a promise stands, worked out from dates and answers with its reason. Pure: today is an argument.

A position is never typed in by anyone. It is told apart from the three judgements (is it done, is it embedded, has it
changed things for children), which people claim and others test.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Date = datetime.date

#: A date this near is "due soon": the next four weeks.
SOON = datetime.timedelta(days=28)

#: The most days that each month can have.
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

#: In place of a day: a rule that names a month and no day of it.
WHOLE = 0


class Standing(StrEnum):
    """The eight positions, most pressing first. The value stands in addresses and files."""

    OVERDUE = "overdue"
    SILENT = "silent"
    DUE_SOON = "due-soon"
    NEVER_DATED = "never-dated"
    ONGOING = "ongoing"
    NOT_DUE = "not-due"
    ON_COURSE = "on-course"
    DONE = "done"

    @property
    def words(self) -> str:
        """As pages say it: "Due soon"."""
        return self.value.replace("-", " ").capitalize()


#: What each position means, for legends and hints.
MEANINGS = {
    Standing.OVERDUE: "its last possible day has passed",
    Standing.SILENT: "someone was asked, the day for an answer has passed, and nothing came",
    Standing.DUE_SOON: "its last possible day is within four weeks",
    Standing.NEVER_DATED: "no date was given, or only words that name none",
    Standing.ONGOING: "it was said to go on, or to come round again",
    Standing.NOT_DUE: "it is dated, not yet due, and nobody has answered for it yet",
    Standing.ON_COURSE: "it is dated, not yet due, and whoever answers for it has answered",
    Standing.DONE: "it was claimed to be done, and somebody else accepted it",
}


class DueWindow(Protocol):
    """What is known of when: `plan.models.Due` fits."""

    text: str
    earliest: Date | None
    latest: Date | None
    precision: str
    recurrence: str
    condition: str


@dataclass(frozen=True)
class Asking:
    """What is known of asks and answers about one promise. `waiting_since` and `answer_due_on` belong to the ask that is
    still open, None when none is; `answered_on` is the day of the last answer."""

    waiting_since: Date | None = None
    answer_due_on: Date | None = None
    answered_on: Date | None = None

    def is_silent(self, on: Date) -> bool:
        """Whether an answer was due before this day and has not come."""
        return self.answer_due_on is not None and self.answer_due_on < on


NEVER_ASKED = Asking()


@dataclass(frozen=True)
class Position:
    """Where a promise stands and why: `reason` is a whole sentence fit for the page. `next_on` is the day that counts
    next: the last day it is due, or the next round of something that comes round."""

    standing: Standing
    reason: str
    next_on: Date | None = None

    @property
    def words(self) -> str:
        return self.standing.words

    def is_soon(self, on: Date) -> bool:
        """Whether its next day falls in the four weeks from a day. Other things may press more: what was asked about and
        not answered is silent, and may be due soon as well."""
        return self.next_on is not None and on <= self.next_on <= on + SOON


def position_of(due: DueWindow, asking: Asking, on: Date, *, is_done: bool = False) -> Position:
    """Where a promise stands on a day; `is_done`: its being done was claimed, and accepted by somebody else. What is done is
    late no more, but what comes round is never done for good.

    A date that has passed comes first, then silence, then what the date is. Something that comes round again is never
    overdue: its next round is worked out from the printed date, and only from a printed date.
    """
    if is_done and not due.recurrence:
        return Position(Standing.DONE, "It was claimed to be done, and somebody else accepted it.")
    next_on = next_day(due, on)
    if next_on and next_on < on:
        late = (on - next_on).days
        reason = f"It was due by {_said(next_on)}, {_days(late)} ago."
        return Position(Standing.OVERDUE, reason + _silence(asking, on), next_on)
    if asking.is_silent(on):
        reason = f"An update was asked for on {_said(asking.waiting_since or on)} and hoped for by "
        return Position(Standing.SILENT, f"{reason}{_said(asking.answer_due_on)}. Nothing has come.", next_on)
    if next_on and next_on <= on + SOON:
        return Position(Standing.DUE_SOON, _due_soon(due, next_on, on), next_on)
    if due.recurrence or due.precision == "ongoing":
        return Position(Standing.ONGOING, _ongoing(due, next_on), next_on)
    if next_on is None:
        return _without_a_last_day(due, on)
    return _dated_ahead(next_on, asking)


def next_day(due: DueWindow, on: Date) -> Date | None:
    """The last day something is due; for what comes round again, the first round not before `on`. None when no day
    can be known: a rhythm without a printed date or month gives none, because a day is never invented."""
    if not due.recurrence or (due.latest and due.latest >= on):
        return due.latest
    if rounds_named := _rounds_named(due.recurrence):
        return _next_named(rounds_named, on)
    step = _step_of(due.recurrence) if due.latest else None
    if step is None or due.latest is None:
        return None
    days, months = step
    if days:
        rounds = -(-(on - due.latest).days // days)
        return due.latest + datetime.timedelta(days=rounds * days)
    rounds = max(0, ((on.year - due.latest.year) * 12 + on.month - due.latest.month) // months)
    following = (_months_on(due.latest, months * (rounds + more)) for more in range(3))
    return next(day for day in following if day >= on)


def _rounds_named(rule: str) -> list[tuple[int, int]]:
    """The rounds of a yearly rule that names them, as (month, day): "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=30" → [(3, 30),
    (9, 30)]. -1 is the last day of the month, WHOLE the month itself, due by its end."""
    parts = _parts_of(rule)
    months = _numbers(parts.get("BYMONTH", ""), range(1, 13))
    days = _numbers(parts.get("BYMONTHDAY", ""), (*range(1, 32), -1)) or [WHOLE]
    if parts.get("FREQ") != "YEARLY" or parts.get("INTERVAL", "1") != "1":
        return []
    return [(month, day) for month in months for day in days if day <= _LONGEST[month - 1]]


def _numbers(listed: str, allowed: Iterable[int]) -> list[int]:
    known = {str(number): number for number in allowed}
    return sorted({known[one] for one in listed.split(",") if one in known})


def _next_named(rounds: list[tuple[int, int]], on: Date) -> Date:
    """The first of these rounds that is not over yet. A 29 February comes in leap years only, eight years apart at most."""
    coming = (day for year in range(on.year, on.year + 9) for day in _in_year(rounds, year) if day >= on)
    return next(coming)


def _in_year(rounds: list[tuple[int, int]], year: int) -> list[Date]:
    lengths = {month: calendar.monthrange(year, month)[1] for month, _ in rounds}
    days = [(month, lengths[month] if day in (-1, WHOLE) else day) for month, day in rounds]
    return sorted(Date(year, month, day) for month, day in days if day <= lengths[month])


def _parts_of(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)


def _step_of(rule: str) -> tuple[int, int] | None:
    """The size of a rhythm as (days, months), one of them 0; None for a rule this does not know."""
    parts = _parts_of(rule)
    interval = parts.get("INTERVAL", "1")
    count = int(interval) if interval.isdigit() else 0
    sizes = {"DAILY": (1, 0), "WEEKLY": (7, 0), "MONTHLY": (0, 1), "YEARLY": (0, 12)}
    size = sizes.get(parts.get("FREQ", ""))
    return (size[0] * count, size[1] * count) if size and 0 < count < 1000 else None


def _months_on(start: Date, months: int) -> Date:
    """The same day some months later; the end of a month stays the end of a month."""
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    last = calendar.monthrange(year, month)[1]
    was_last = start.day == calendar.monthrange(start.year, start.month)[1]
    return Date(year, month, last if was_last else min(start.day, last))


def rhythm_in_words(rule: str) -> str:
    """ "FREQ=MONTHLY;INTERVAL=6" → "every 6 months"; "" for no rule or one this does not know."""
    if rounds_named := _rounds_named(rule):
        names = [_round_in_words(*one) for one in rounds_named]
        return "every " + " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    step = _step_of(rule) if rule else None
    if step is None:
        return ""
    days, months = step
    unit, size = ("day", days) if days else ("month", months)
    if days and days % 7 == 0:
        unit, size = "week", days // 7
    if months and months % 12 == 0:
        unit, size = "year", months // 12
    return f"every {unit}" if size == 1 else f"every {size} {unit}s"


def _round_in_words(month: int, day: int) -> str:
    """ "30 September"; the last day of a month by its number, but for February; "September" for the whole of it."""
    if day == WHOLE:
        return calendar.month_name[month]
    if day == -1 and month == 2:
        return "last day of February"
    return f"{_LONGEST[month - 1] if day == -1 else day} {calendar.month_name[month]}"


def _silence(asking: Asking, on: Date) -> str:
    if asking.is_silent(on):
        return f" An update asked for on {_said(asking.waiting_since or on)} has not come."
    return f" Last answered on {_said(asking.answered_on)}." if asking.answered_on else ""


def _due_soon(due: DueWindow, next_on: Date, on: Date) -> str:
    left = (next_on - on).days
    when = "today" if left == 0 else f"in {_days(left)}"
    said = "Its next round is due" if due.recurrence else "It is due"
    return f"{said} by {_said(next_on)}, {when}."


def _ongoing(due: DueWindow, next_on: Date | None) -> str:
    rhythm = rhythm_in_words(due.recurrence)
    if next_on:
        return f"It comes round {rhythm}; the next time is due by {_said(next_on)}."
    if rhythm:
        return f"It comes round {rhythm}, but no date was given from which to count."
    return "It was said to be ongoing: no end and no date for a review were given."


def _without_a_last_day(due: DueWindow, on: Date) -> Position:
    if due.earliest and due.earliest > on:
        reason = f"It begins on {_said(due.earliest)}; no end was given."
        return Position(Standing.NOT_DUE, reason, due.earliest)
    if due.earliest:
        return Position(Standing.NEVER_DATED, f"It began on {_said(due.earliest)}, and no end was given.")
    if due.condition:
        return Position(Standing.NEVER_DATED, f"It waits on “{due.condition}”, and no date was given.")
    if due.text.strip():
        return Position(Standing.NEVER_DATED, f"“{due.text.strip()}” names no date.")
    return Position(Standing.NEVER_DATED, "No date was ever given.")


def _dated_ahead(next_on: Date, asking: Asking) -> Position:
    if asking.waiting_since:
        reason = f"It is due by {_said(next_on)}. An update was asked for on {_said(asking.waiting_since)}."
        standing = Standing.ON_COURSE if asking.answered_on else Standing.NOT_DUE
        return Position(standing, reason, next_on)
    if asking.answered_on:
        reason = f"It is due by {_said(next_on)}, and was last answered on {_said(asking.answered_on)}."
        return Position(Standing.ON_COURSE, reason, next_on)
    return Position(
        Standing.NOT_DUE, f"It is due by {_said(next_on)}. Nobody has been asked about it yet.", next_on
    )


def _said(on: Date | None) -> str:
    return f"{on.day} {on:%B} {on.year}" if on else "an unknown day"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
