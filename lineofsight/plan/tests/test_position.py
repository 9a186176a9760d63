"""Where a promise stands: every standing by example, then against a slow and obvious twin."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.models import Due
from lineofsight.plan.position import (
    MEANINGS,
    NEVER_ASKED,
    Asking,
    Standing,
    next_day,
    position_of,
    rhythm_in_words,
)

TODAY = date(2026, 11, 23)
BY_MARCH = Due(text="by March 2027", earliest=date(2027, 3, 1), latest=date(2027, 3, 31), precision="month")
BY_SEPTEMBER = Due(text="Sept 2026", earliest=date(2026, 9, 1), latest=date(2026, 9, 30), precision="month")
BY_DECEMBER = Due(text="Dec", earliest=date(2026, 12, 1), latest=date(2026, 12, 11), precision="day")
TWICE_A_YEAR = Due(
    text="Sept 2025, then twice a year",
    earliest=date(2025, 9, 1),
    latest=date(2025, 9, 30),
    precision="month",
    recurrence="FREQ=MONTHLY;INTERVAL=6",
)
ANSWERED = Asking(answered_on=date(2026, 10, 5))
SILENT = Asking(waiting_since=date(2026, 10, 1), answer_due_on=date(2026, 10, 15))
WAITING = Asking(waiting_since=date(2026, 11, 20), answer_due_on=date(2026, 12, 4))


@pytest.mark.parametrize(
    ("due", "asking", "standing", "reason"),
    [
        (BY_SEPTEMBER, NEVER_ASKED, "overdue", "It was due by 30 September 2026, 54 days ago."),
        (BY_SEPTEMBER, ANSWERED, "overdue", "54 days ago. Last answered on 5 October 2026."),
        (BY_SEPTEMBER, SILENT, "overdue", "An update asked for on 1 October 2026 has not come."),
        (
            BY_MARCH,
            SILENT,
            "silent",
            "asked for on 1 October 2026 and hoped for by 15 October 2026. Nothing has come.",
        ),
        (Due(), SILENT, "silent", "Nothing has come."),
        (BY_DECEMBER, ANSWERED, "due-soon", "It is due by 11 December 2026, in 18 days."),
        (BY_MARCH, NEVER_ASKED, "not-due", "It is due by 31 March 2027. Nobody has been asked about it yet."),
        (BY_MARCH, WAITING, "not-due", "An update was asked for on 20 November 2026."),
        (BY_MARCH, ANSWERED, "on-course", "was last answered on 5 October 2026."),
        (Due(), NEVER_ASKED, "never-dated", "No date was ever given."),
        (Due(text="TBC", precision="unknown"), ANSWERED, "never-dated", "“TBC” names no date."),
        (
            Due(text="website permitting", precision="conditional", condition="website permitting"),
            NEVER_ASKED,
            "never-dated",
            "It waits on “website permitting”, and no date was given.",
        ),
        (
            Due(text="from April 2026", earliest=date(2026, 4, 1), precision="month"),
            NEVER_ASKED,
            "never-dated",
            "It began on 1 April 2026, and no end was given.",
        ),
        (
            Due(text="from April 2027", earliest=date(2027, 4, 1), precision="month"),
            NEVER_ASKED,
            "not-due",
            "It begins on 1 April 2027; no end was given.",
        ),
        (Due(text="Ongoing", precision="ongoing"), NEVER_ASKED, "ongoing", "no end and no date for a review"),
        (
            Due(text="Twice a year", precision="ongoing", recurrence="FREQ=MONTHLY;INTERVAL=6"),
            ANSWERED,
            "ongoing",
            "It comes round every 6 months, but no date was given from which to count.",
        ),
        (
            Due(text="every September", precision="ongoing", recurrence="FREQ=YEARLY;BYMONTH=9"),
            NEVER_ASKED,
            "ongoing",
            "It comes round every September; the next time is due by 30 September 2027.",
        ),
        (
            Due(text="March and November", precision="ongoing", recurrence="FREQ=YEARLY;BYMONTH=3,11"),
            NEVER_ASKED,
            "due-soon",
            "Its next round is due by 30 November 2026, in 7 days.",
        ),
        (
            Due(
                text="by 30 September each year",
                precision="ongoing",
                recurrence="FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30",
            ),
            NEVER_ASKED,
            "ongoing",
            "It comes round every 30 September; the next time is due by 30 September 2027.",
        ),
        (
            Due(
                text="10 December annually",
                precision="ongoing",
                recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
            ),
            NEVER_ASKED,
            "due-soon",
            "Its next round is due by 10 December 2026, in 17 days.",
        ),
        (TWICE_A_YEAR, NEVER_ASKED, "ongoing", "the next time is due by 31 March 2027"),
    ],
)
def test_each_standing_comes_with_its_reason(due, asking, standing, reason):
    position = position_of(due, asking, TODAY)

    assert position.standing == standing
    assert reason in position.reason


def test_something_that_comes_round_is_due_soon_before_its_round_and_never_overdue():
    four_weeks_before = date(2027, 3, 31) - timedelta(days=28)

    assert position_of(TWICE_A_YEAR, NEVER_ASKED, four_weeks_before).standing == Standing.DUE_SOON
    assert position_of(TWICE_A_YEAR, NEVER_ASKED, date(2027, 4, 1)).standing == Standing.ONGOING
    assert "due by 30 September 2027" in position_of(TWICE_A_YEAR, NEVER_ASKED, date(2027, 4, 1)).reason


def test_the_day_itself_is_not_overdue():
    assert position_of(BY_SEPTEMBER, NEVER_ASKED, date(2026, 9, 30)).standing == Standing.DUE_SOON
    assert position_of(BY_SEPTEMBER, NEVER_ASKED, date(2026, 10, 1)).standing == Standing.OVERDUE


def test_an_answer_hoped_for_today_is_not_silence_yet():
    asked = Asking(waiting_since=TODAY - timedelta(days=14), answer_due_on=TODAY)

    assert position_of(BY_MARCH, asked, TODAY).standing == Standing.NOT_DUE
    assert position_of(BY_MARCH, asked, TODAY + timedelta(days=1)).standing == Standing.SILENT


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;INTERVAL=6", "every 6 months"),
        ("FREQ=MONTHLY;INTERVAL=12", "every year"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=YEARLY;BYMONTH=9", "every September"),
        ("FREQ=YEARLY;BYMONTH=3,6,9", "every March, June and September"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30", "every 30 September"),
        ("FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=15", "every 15 March and 15 October"),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1", "every 31 March and 30 September"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every last day of February"),
        ("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=30", "every 30 April"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=soon", "every September"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "every year"),
        ("FREQ=HOURLY", ""),
        ("FREQ=MONTHLY;INTERVAL=0", ""),
        ("FREQ=MONTHLY;INTERVAL=often", ""),
        ("", ""),
    ],
)
def test_a_rhythm_reads_as_people_say_it(rule, words):
    assert rhythm_in_words(rule) == words


def test_every_standing_has_its_meaning():
    assert set(MEANINGS) == set(Standing)


# The twin: the same rules, slow and obvious.

RULES = {
    "": None,
    "FREQ=DAILY;INTERVAL=10": ("days", 10),
    "FREQ=WEEKLY": ("days", 7),
    "FREQ=WEEKLY;INTERVAL=6": ("days", 42),
    "FREQ=MONTHLY": ("months", 1),
    "FREQ=MONTHLY;INTERVAL=6": ("months", 6),
    "FREQ=YEARLY": ("months", 12),
    "FREQ=YEARLY;INTERVAL=2": ("months", 24),
    "FREQ=YEARLY;BYMONTH=9": ("named", {9}),
    "FREQ=YEARLY;BYMONTH=2,12": ("named", {2, 12}),
    "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30": ("named days", {(9, 30)}),
    "FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=1": ("named days", {(1, 1), (12, 1)}),
    "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=2,20": ("named days", {(6, 2), (6, 20)}),
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29": ("named days", {(2, 29)}),
    "FREQ=YEARLY;BYMONTH=2,7;BYMONTHDAY=31": ("named days", {(7, 31)}),
    "FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=-1": ("named", {2, 6}),
    "FREQ=FORTNIGHTLY": ("none", 0),
}


def twin_next_day(due, on):
    day = due.latest
    if not due.recurrence or (day is not None and day >= on):
        return day
    unit, size = RULES[due.recurrence]
    if unit == "named":
        day = on
        while not (day.month in size and (day + timedelta(days=1)).day == 1):
            day += timedelta(days=1)
        return day
    if unit == "named days":
        day = on
        while (day.month, day.day) not in size:
            day += timedelta(days=1)
        return day
    if unit == "none" or day is None:
        return None
    is_month_end = (day + timedelta(days=1)).day == 1
    count = 0
    while day < on:
        count += 1
        if unit == "days":
            day = due.latest + timedelta(days=size * count)
            continue
        year, month = due.latest.year, due.latest.month
        for _ in range(size * count):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        longest = calendar.monthrange(year, month)[1]
        day = date(year, month, longest if is_month_end else min(due.latest.day, longest))
    return day


def twin_standing(due, asking, on):
    day = twin_next_day(due, on)
    has_date, repeats = day is not None, bool(due.recurrence)
    is_ongoing = repeats or due.precision == "ongoing"
    silent = asking.answer_due_on is not None and on > asking.answer_due_on
    rules = [
        (has_date and on > day, "overdue"),
        (silent, "silent"),
        (has_date and (day - on).days in range(29), "due-soon"),
        (is_ongoing, "ongoing"),
        (not has_date and due.earliest is not None and due.earliest > on, "not-due"),
        (not has_date, "never-dated"),
        (asking.answered_on is not None, "on-course"),
        (True, "not-due"),
    ]
    return next(standing for holds, standing in rules if holds)


days = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@st.composite
def dues(draw):
    earliest, latest = draw(st.none() | days), draw(st.none() | days)
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return Due(
        text=draw(st.sampled_from(["", "by then", "TBC"])),
        earliest=earliest,
        latest=latest,
        precision=draw(st.sampled_from(["", "day", "month", "ongoing", "unknown", "conditional"])),
        recurrence=draw(st.sampled_from(sorted(RULES))),
        condition=draw(st.sampled_from(["", "if funding is found"])),
    )


@st.composite
def askings(draw):
    since = draw(st.none() | days)
    due_on = since + timedelta(days=draw(st.integers(0, 60))) if since else None
    return Asking(since, due_on, draw(st.none() | days))


@given(dues(), askings(), days)
def test_the_position_agrees_with_its_twin(due, asking, on):
    position = position_of(due, asking, on)

    assert position.standing == twin_standing(due, asking, on)
    assert position.reason.lstrip("“")[0].isalpha() and position.reason.endswith(".")
    assert "None" not in position.reason and "unknown day" not in position.reason


@given(dues(), days)
def test_the_next_day_agrees_with_its_twin(due, on):
    assert next_day(due, on) == twin_next_day(due, on)


@given(dues(), askings(), days, st.integers(1, 400))
def test_an_unrepeated_date_once_overdue_stays_overdue(due, asking, on, later):
    due = Due(due.text, due.earliest, due.latest, due.precision, "", due.condition)
    if position_of(due, asking, on).standing == Standing.OVERDUE:
        assert position_of(due, asking, on + timedelta(days=later)).standing == Standing.OVERDUE
