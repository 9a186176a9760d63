"""A plan's scale of ratings, read from its key or chosen; and where a rating and the position do not agree."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.models import Due
from lineofsight.plan.position import Asking, position_of
from lineofsight.plan.ratings import (
    COLOURS,
    MOST_STEPS,
    PRESETS,
    USUAL,
    Meaning,
    disagreement,
    scale_from,
    scale_of_key,
)

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("key", "read"),
    [
        (
            {"G": "on course", "A": "at risk", "R": "will not be done in time"},
            "G on-track green, A at-risk amber, R off-track red",
        ),
        (
            {"B": "Complete", "G": "On track", "A": "Slipping", "R": "Not started"},
            "B complete blue, G on-track green, A at-risk amber, R off-track red",
        ),
        (
            {"Green": "Action completed", "Amber": "In progress", "Red": "No progress"},
            "Green complete green, Amber at-risk amber, Red off-track red",
        ),
        (
            {"1": "Not yet started", "2": "Some progress", "3": "Mostly in place", "4": "Fully in place"},
            "4 complete blue, 3 on-track green, 2 at-risk amber, 1 not-started grey",
        ),
        (
            {"A": "Achieved", "P": "Partly achieved", "N": "Not achieved"},
            "A complete blue, P at-risk amber, N off-track red",
        ),
        ({"White": "", "Purple": "Passed to another board"}, "White not-started grey, Purple other purple"),
    ],
)
def test_the_scale_is_read_from_the_plans_printed_key(key, read):
    steps = scale_of_key(key).steps

    assert ", ".join(f"{step.code} {step.meaning.value} {step.colour}" for step in steps) == read


@pytest.mark.parametrize("key", [{}, {"G": "on track"}, {"": "nothing", " ": "nothing either"}])
def test_a_key_of_less_than_two_steps_is_no_scale(key):
    assert scale_of_key(key) is None
    assert scale_from([], key) == PRESETS[USUAL][1]


def test_the_order_in_which_a_key_comes_back_from_the_database_does_not_matter():
    key = {"G": "on course", "A": "at risk", "R": "will not be done in time"}

    assert scale_of_key(dict(sorted(key.items()))) == scale_of_key(key)


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=40), max_size=12))
def test_whatever_a_key_says_a_scale_of_it_can_be_kept_and_read_again(key):
    scale = scale_of_key(key)

    if scale is None:
        return
    assert 2 <= len(scale.steps) <= MOST_STEPS
    assert scale_from(scale.as_json(), {}) == scale
    for step in scale.steps:
        assert step.code and step.words and step.colour in COLOURS
        assert scale.step(f" {step.code} ").code.casefold() == step.code.casefold()


def test_what_keepers_chose_counts_before_the_printed_key():
    four = PRESETS["four"][1]

    assert scale_from(four.as_json(), {"G": "on track", "R": "off track"}) == four


def at(day, asking):
    return position_of(Due("by then", day, day, "day"), asking, TODAY), asking


LATE = TODAY - datetime.timedelta(40)
ASKED = Asking(TODAY - datetime.timedelta(74), TODAY - datetime.timedelta(60))


@pytest.mark.parametrize(
    ("meaning", "due", "asking", "said"),
    [
        (Meaning.ON_TRACK, LATE, ASKED, "Reported “Green”; 40 days overdue, silent for 74 days."),
        (Meaning.ON_TRACK, LATE, Asking(), "Reported “Green”; 40 days overdue."),
        (Meaning.AT_RISK, LATE, ASKED, "Reported “Green”; 40 days overdue."),
        (Meaning.NOT_STARTED, LATE, Asking(), "Reported “Green”; 40 days overdue."),
        (Meaning.OFF_TRACK, LATE, ASKED, ""),
        (Meaning.COMPLETE, LATE, Asking(), ""),
        (Meaning.ON_TRACK, TODAY + datetime.timedelta(100), ASKED, "Reported “Green”; silent for 74 days."),
        (Meaning.ON_TRACK, TODAY + datetime.timedelta(100), Asking(), ""),
        (Meaning.ON_TRACK, TODAY - datetime.timedelta(1), Asking(), "Reported “Green”; 1 day overdue."),
    ],
)
def test_where_the_word_and_the_dates_do_not_agree_it_is_said(meaning, due, asking, said):
    position, asking = at(due, asking)

    assert disagreement("Green", meaning, position, asking, TODAY) == said
