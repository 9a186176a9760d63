"""Printed times: what they mean, by example and for every day of the year."""

import calendar
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.importing.reader.dates import find_time_phrase, read_due, whole_is_time
from lineofsight.plan.importing.reader.windows import Period, easter_sunday
from lineofsight.plan.models import Due
from lineofsight.plan.position import next_day

THREE_YEARS = Period(date(2026, 4, 1), date(2029, 3, 31))


def rule_of(words, period=None):
    """The rule of something that comes round, of which nothing else may be said."""
    due = read_due(words, period).due
    assert (due["earliest"], due["latest"], due["precision"]) == (None, None, "ongoing")
    return due["recurrence"]


# What comes round each year


@pytest.mark.parametrize("period", [None, THREE_YEARS])
@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("by 30 September each year", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"),
        ("30 September each year", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"),
        ("every 30 September", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"),
        ("by 30th of September every year", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"),
        ("31 March annually", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
        ("annually by 31 July", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=31"),
        ("Once a year, by 1 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        ("15 March and 15 October each year", "FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=15"),
        ("30 June and 31 December each year", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("by 29 February each year", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("reviewed each September", "FREQ=YEARLY;BYMONTH=9"),
        ("by the end of March each year", "FREQ=YEARLY;BYMONTH=3"),
        ("March and September every year", "FREQ=YEARLY;BYMONTH=3,9"),
        ("by end of Q2 annually", "FREQ=YEARLY;BYMONTH=9"),
        ("by the end of the autumn term each year", "FREQ=YEARLY;BYMONTH=12"),
    ],
)
def test_what_comes_round_each_year_keeps_its_month_and_day(words, rule, period):
    assert rule_of(words, period) == rule
    assert read_due(words, period).doubt == ""
    assert whole_is_time(words) or "reviewed" in words or "Once" in words


@pytest.mark.parametrize(
    ("words", "rule", "doubt"),
    [
        ("15 May and 30 September each year", "FREQ=YEARLY;BYMONTH=5,9", "names their months only"),
        ("1-5 May each year", "FREQ=YEARLY;BYMONTH=5", "names their months only"),
        ("June and 30 September annually", "FREQ=YEARLY;BYMONTH=6,9", "names their months only"),
        ("Q2 each year", "FREQ=YEARLY;BYMONTH=9", "last month"),
        ("each autumn term", "FREQ=YEARLY;BYMONTH=12", "last month"),
    ],
)
def test_what_a_rule_cannot_say_is_a_doubt(words, rule, doubt):
    assert rule_of(words) == rule
    assert doubt in read_due(words).doubt


@pytest.mark.parametrize(
    ("words", "latest", "rule"),
    [
        ("30 September 2026 and annually thereafter", "2026-09-30", "FREQ=YEARLY"),
        ("by 30 September 2026", "2026-09-30", ""),
        ("every 6 months from 30 September 2026", "2026-09-30", "FREQ=MONTHLY;INTERVAL=6"),
        ("by 31 November each year", None, "FREQ=YEARLY"),
    ],
)
def test_a_day_with_its_year_is_a_date_and_no_day_of_each_year(words, latest, rule):
    due = read_due(words).due
    assert (due["latest"], due["recurrence"]) == (latest, rule)


@pytest.mark.parametrize(
    ("sentence", "words", "rule"),
    [
        ("Publish the yearly report by 30 September each year", "by 30 September each year", ";BYMONTH=9;BYMONTHDAY=30"),
        ("Publish it annually by 31 July and tell schools", "annually by 31 July", ";BYMONTH=7;BYMONTHDAY=31"),
        ("By 30 June every year we publish a report", "By 30 June every year", ";BYMONTH=6;BYMONTHDAY=30"),
        ("We will hold a conference each September.", "each September", ";BYMONTH=9"),
        ("Report to schools each year group by group", "each year", ""),
    ],
)  # fmt: skip
def test_a_sentence_says_what_comes_round_each_year(sentence, words, rule):
    for period in (None, THREE_YEARS):
        phrase = find_time_phrase(sentence, period)
        assert (phrase.words, phrase.due["recurrence"]) == (words, "FREQ=YEARLY" + rule)


def test_each_september_that_goes_on_to_say_what_is_no_time():
    assert find_time_phrase("Check every 30 September returns", THREE_YEARS) is None


days_of_a_year = st.dates(date(2024, 1, 1), date(2024, 12, 31))
wordings = st.sampled_from(
    [
        "by {} each year",
        "{} annually",
        "{} every year",
        "every {}",
        "annually by {}",
        "yearly, by {}",
        "each {}",
    ]
)


def printed(one: date, look: int) -> str:
    month = one.strftime("%B")
    return [
        f"{one.day} {month}",
        f"{one.day}th of {month}",
        f"{month} {one.day}th",
        f"{one.day} {month[:3]}",
    ][look]


@given(
    st.lists(days_of_a_year, min_size=1, max_size=4, unique=True).map(sorted),
    wordings,
    st.integers(0, 3),
    st.dates(date(2024, 1, 1), date(2033, 12, 31)),
)
def test_each_printed_day_of_the_year_is_the_next_round_in_its_turn_or_a_doubt_is_told(
    days, wording, look, on
):
    words = wording.format(" and ".join(printed(day, look) for day in days))
    reading = read_due(words)

    assert reading.due["precision"] == "ongoing"
    if len(days) == 1:
        assert reading.doubt == ""
    if reading.doubt:
        assert "BYMONTHDAY" not in reading.due["recurrence"]
        return
    assert next_day(
        Due(text=words, precision="ongoing", recurrence=reading.due["recurrence"]), on
    ) == first_of(days, on)


def first_of(days: list[date], on: date) -> date:
    """The slow way: on from this day until the day and month were printed; 29 February is the last of its month."""
    wanted = {(day.month, day.day) for day in days}
    while True:
        is_last_of_february = on.month == 2 and on.day == calendar.monthrange(on.year, 2)[1]
        if (on.month, on.day) in wanted or is_last_of_february and (2, 29) in wanted:
            return on
        on += timedelta(days=1)


# Feasts, holidays, ends


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("Easter 2027", "2027-03-26", "2027-03-29", "season"),
        ("by Easter 2026", "2026-04-03", "2026-04-06", "season"),
        ("after Easter 2027", "2027-03-26", "2027-03-29", "season"),
        ("Easter Monday 2027", "2027-03-26", "2027-03-29", "season"),
        ("Easter 2026/27", "2027-03-26", "2027-03-29", "season"),
        ("Easter term 2027", "2027-01-01", "2027-04-30", "term"),
        ("by Christmas 2026", "2026-12-25", "2026-12-26", "season"),
        ("Easter", None, None, "season"),
    ],
)
def test_a_feast_is_its_bank_holidays_and_never_a_whole_year(words, earliest, latest, precision):
    due = read_due(words, THREE_YEARS).due
    assert (due["earliest"], due["latest"], due["precision"]) == (earliest, latest, precision)


def test_a_feast_that_comes_round_has_no_day_of_the_year():
    assert rule_of("every Easter") == "FREQ=YEARLY"
    assert "other days each year" in read_due("every Easter").doubt


@pytest.mark.parametrize("year", range(1995, 2060))
def test_easter_falls_where_the_bank_holidays_put_it(year):
    named = {words: day for day, words in country_holidays("GB", subdiv="ENG", years=year).items()}
    assert named["Good Friday"] + timedelta(days=2) == easter_sunday(year)
    assert named["Easter Monday"] - timedelta(days=1) == easter_sunday(year)


@pytest.mark.parametrize(
    "words", ["Easter holidays 2027", "Summer school holidays 2027", "February half term 2027"]
)
def test_school_holidays_keep_their_year_and_leave_a_doubt(words):
    reading = read_due(words)
    assert (reading.due["earliest"], reading.due["latest"]) == ("2027-01-01", "2027-12-31")
    assert "school holidays differ" in reading.doubt


def test_a_time_that_is_left_out_beside_a_year_is_a_doubt():
    assert "left out" in read_due("Easter period 2027").doubt
    assert read_due("Year 2 (2027/28)").doubt == ""


@pytest.mark.parametrize(
    "words", ["September 2026", "Q2 2026/27", "autumn term 2026", "2026", "2026/27", "financial year 2026/27"]
)
def test_the_end_of_a_time_is_read_as_that_time_of_which_the_last_day_counts(words):
    named = read_due(words).due
    for end in (f"end of {words}", f"by the end of {words}", f"by end {words}"):
        assert read_due(end).due == named
    assert named["latest"] in ("2026-09-30", "2026-12-31", "2027-03-31")
