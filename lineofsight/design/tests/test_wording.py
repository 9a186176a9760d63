"""Dates, numbers and lists read as people write them."""

import datetime

import pytest

from lineofsight.design import wording

MAY = datetime.date(2026, 5, 12)


def test_a_day_reads_as_people_write_it():
    assert wording.day(MAY) == "12 May 2026"
    assert wording.day_short(MAY) == "12 May"
    assert wording.month(MAY) == "May 2026"


def test_no_date_gives_what_stands_for_it():
    assert wording.day(None) == ""
    assert wording.day(None, "Never dated") == "Never dated"
    assert wording.moment(None) == wording.clock_time(None) == wording.month(None) == ""


def test_a_moment_is_told_in_the_time_of_london():
    summer_night = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)
    assert wording.moment(summer_night) == "1 July 2026 at 12:30am"
    assert wording.day(summer_night) == "1 July 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "midnight"),
        (12, 0, "midday"),
        (9, 0, "9am"),
        (14, 30, "2:30pm"),
        (0, 5, "12:05am"),
        (12, 15, "12:15pm"),
    ],
)
def test_times_follow_the_clock_on_the_wall(hour, minute, said):
    assert wording.clock_time(datetime.time(hour, minute)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-5, "5 days ago"),
        (13, "in 13 days"),
        (21, "in 3 weeks"),
        (-59, "8 weeks ago"),
        (91, "in 3 months"),
        (-365, "12 months ago"),
        (731, "in 2 years"),
    ],
)
def test_how_far_a_day_is(days, said):
    assert wording.how_far(MAY + datetime.timedelta(days), MAY) == said


def test_a_template_counts_from_the_pages_today(draw):
    assert draw("{{ on|how_far }}", on=MAY, today=datetime.date(2026, 5, 9)) == "in 3 days"


@pytest.mark.parametrize(
    ("count", "words", "said"),
    [
        (1, ("agency", "agencies"), "1 agency"),
        (2, ("agency", "agencies"), "2 agencies"),
        (0, ("objective",), "no objectives"),
        (1200, ("row",), "1,200 rows"),
    ],
)
def test_counts_agree_with_their_noun(count, words, said):
    assert wording.plural(count, *words) == said


def test_numbers_lists_names_and_sizes():
    assert wording.number(12.50) == "12.5"
    assert wording.number(1_234_567) == "1,234,567"
    assert wording.listed(["Police", "Health", "Education"]) == "Police, Health and Education"
    assert wording.listed(["Police"]) == "Police"
    assert wording.listed([]) == ""
    assert wording.initials("Ada Mary Okafor") == "AO"
    assert wording.initials("") == ""
    assert wording.file_size(34_200) == "34 KB"


def test_paragraphs_keep_line_ends_and_escape_the_rest():
    drawn = wording.paragraphs("One <b>\r\ntwo\r\n\r\nthree")
    assert drawn == '<p class="govuk-body">One &lt;b&gt;<br>two</p><p class="govuk-body">three</p>'


def test_a_rewording_is_told_word_by_word():
    assert wording.changed_words("Review the strategy in 2026", "Rewrite the strategy") == [
        ("out", "Review"),
        ("in", "Rewrite"),
        ("same", "the strategy"),
        ("out", "in 2026"),
    ]
