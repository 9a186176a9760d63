"""What falls at the same time of every year → RFC 5545 rules: "by 30 September each year" is
FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30, "each September" FREQ=YEARLY;BYMONTH=9."""

import calendar
import re
from dataclasses import dataclass, replace

from lineofsight.plan.importing.reader.date_parts import Part
from lineofsight.plan.importing.reader.windows import MOVABLE, YearOf

EVERY_YEAR = "FREQ=YEARLY"
LEAP_YEAR = YearOf("calendar", 2024)
_EACH = re.compile(r"\b(?:every|each)\W*$", re.I)
_UP_TO = re.compile(
    r"\b(?:by|before|end|until|till|no later than)\W*(?:the )?(?:end )?(?:of )?(?:the )?$", re.I
)

_MOVES = "It falls on other days each year, which a rule for coming round cannot say."
_LAST_MONTH = "It comes round each year; its last month stands for all of its time."
_DAYS_LEFT_OUT = "It comes round on several days of the year; the rule names their months only."


@dataclass(frozen=True)
class YearlyRule:
    """A rule, and in words what of the printed time it cannot say, or ""."""

    rule: str
    doubt: str = ""


def where_said_each(words: str, place: int) -> int | None:
    """Where the "every" or "each" begins that stands right before a place ("each September"); None where none does."""
    found = _EACH.search(words[:place])
    return found.start() if found else None


def recurs_in_year(part: Part) -> bool:
    """Whether a time without a year could come round each year: "30 September", "Q2", "autumn term"."""
    return part.of is None and part.kind not in ("year", "plan_year")


def yearly_rule(words: str, parts: list[Part]) -> YearlyRule | None:
    """The rule for times that come round each year; None where one of them bears a year, or is no day of any year.

    One rule holds one day for all of its months (RFC 5545 would otherwise make every pair of them), so days that differ
    are left out, and a doubt says so. A time of several months counts by its last, as everything is due by its last day.
    """
    if not parts or not all(recurs_in_year(part) for part in parts):
        return None
    if any(part.value in MOVABLE for part in parts):
        return YearlyRule(EVERY_YEAR, _MOVES)
    days: set[tuple[int, int]] = set()
    for part in parts:
        window = replace(part, of=LEAP_YEAR).window()
        if window is None:
            return None
        is_one_day = window.earliest == window.latest
        days.add((window.latest.month, window.latest.day if is_one_day else 0))
    months = ",".join(map(str, sorted({month for month, _ in days})))
    rule = f"{EVERY_YEAR};BYMONTH={months}"
    if day := _one_day_for_all(days):
        return YearlyRule(f"{rule};BYMONTHDAY={day}")
    if any(part.kind == "day" for part in parts):
        return YearlyRule(rule, _DAYS_LEFT_OUT)
    vague = any(part.kind != "month" and not _UP_TO.search(words[: part.start]) for part in parts)
    return YearlyRule(rule, _LAST_MONTH if vague else "")


def _one_day_for_all(days: set[tuple[int, int]]) -> int:
    """The day of the month on which all of these (month, day) fall: 30, or -1 for the last day of months of different
    lengths; 0 where there is none. 29 February is the last of its month, so that it comes every year."""
    numbers = {number for _, number in days}
    if len(numbers) == 1 and (2, 29) not in days:
        return numbers.pop()
    are_last = all(number == calendar.monthrange(LEAP_YEAR.year, month)[1] for month, number in days)
    return -1 if are_last else 0
