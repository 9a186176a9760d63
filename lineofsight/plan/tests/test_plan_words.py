"""Dates, loads and divided texts in words."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.models import Due
from lineofsight.plan.presenters.dividing import divided, fragments
from lineofsight.plan.presenters.due import due_in_words
from lineofsight.plan.queries.overview import overview_of
from lineofsight.plan.queries.sentences import load_in_a_sentence

from .making import TODAY, a_lifelike_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def made(on_23_november, asha):
    return a_lifelike_plan(asha)


@pytest.fixture
def overview(made):
    return overview_of(made.plan, TODAY, with_actions=True)


def words_of(lines):
    return [line.label for line in lines]


# Words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(), ""),
        (Due("TBC", precision="unknown"), "These words name no date"),
        (
            Due("x", datetime.date(2027, 3, 1), datetime.date(2027, 3, 31), "month"),
            "Some time from 1 to 31 March 2027",
        ),
        (
            Due("x", datetime.date(2027, 7, 1), datetime.date(2027, 9, 30), "quarter"),
            "Some time from 1 July to 30 September 2027",
        ),
        (
            Due("x", datetime.date(2026, 12, 1), datetime.date(2027, 2, 28), "season"),
            "Some time from 1 December 2026 to 28 February 2027",
        ),
        (Due("x", datetime.date(2027, 3, 5), datetime.date(2027, 3, 5), "day"), "On 5 March 2027"),
        (Due("x", None, datetime.date(2027, 3, 5), "day"), "By 5 March 2027"),
        (Due("x", datetime.date(2027, 3, 5), None, "month"), "From 5 March 2027, without an end"),
        (Due("x", precision="ongoing"), "Ongoing, without a date for a review"),
        (Due("x", precision="ongoing", recurrence="FREQ=MONTHLY;INTERVAL=6"), "Every 6 months"),
        (Due("x", precision="conditional", condition="funding"), "Waits on “funding”"),
    ],
)
def test_a_date_as_understood(due, words):
    assert due_in_words(due) == words


def test_a_load_in_a_sentence(overview):
    party = next(one for one in overview.parties if one.name == "Business Manager").party_id
    lines = [line for line in overview.objectives if any(one.party_id == party for one in line.answering)]

    assert (
        load_in_a_sentence(lines, {party}, overview.on)
        == "Leads 6; 3 are overdue and 1 is due in the next four weeks."
    )
    assert load_in_a_sentence([], {party}, overview.on) == ""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Write it and publish it", ["Write it", " and publish it"]),
        ("Write it. Publish it.", ["Write it. ", "Publish it."]),
        (
            "Write it; then publish it, and tell people",
            ["Write it; ", "then publish it", ", and tell people"],
        ),
        ("One thing", ["One thing"]),
        ("Plan:\n• one\n• two", ["Plan:\n", "• one\n", "• two"]),
    ],
)
def test_a_text_divides_where_a_new_commitment_may_begin(text, parts):
    assert [one.text for one in fragments(text)] == parts


def test_pieces_are_tidied_and_nothing_else():
    text = "Write the strategy, and publish it; then tell people"
    places = [one.at for one in fragments(text)[1:]]

    assert divided(text, places) == ["Write the strategy", "Publish it", "Tell people"]
    assert divided(text, []) == [text]
    assert divided(text, [-4, 0, 9999]) == [text]


@given(st.text(alphabet="abc .;,\n•andthen", max_size=80))
def test_fragments_are_the_whole_text(text):
    assert "".join(one.text for one in fragments(text)) == text
