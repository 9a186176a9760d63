"""What a file prints nothing about is not changed by it."""

import copy

import pytest

from lineofsight.plan.importing.differences import compare, same
from lineofsight.plan.importing.differences.unsaid import with_unsaid_from

from .test_differences import AUDIT, REVIEW, TRAIN, commitment, plan, section, told


@pytest.fixture
def older():
    return plan(
        section("Safe at home", [commitment(REVIEW, ref="1.1"), commitment(AUDIT, ref="1.2")], ref="P1"),
        section("Core business", [commitment(TRAIN, ref="2.1")], ref="C", kind="standing")
        | {"lead_text": "Chair"},
    )


@pytest.fixture
def table(older):
    """The same rows out of a file that has only a table."""
    made = copy.deepcopy(older)
    made |= {"title": "", "partnership": "", "period": {"text": "", "start": None, "end": None}}
    made |= {"statements": {"vision": "", "values": [], "principles": []}, "status_key": {}}
    return made


def test_a_table_says_nothing_of_the_plan_as_a_whole(older, table):
    assert same(older, with_unsaid_from(older, table))


@pytest.mark.parametrize("field", ["title", "ref", "lead_text"])
def test_a_section_may_leave_out_what_it_is_called(older, table, field):
    for each in table["sections"]:
        each[field] = ""
    assert same(older, with_unsaid_from(older, table))


def test_a_section_without_a_heading_says_nothing_of_its_kind(older, table):
    table["sections"][1] |= {"title": "", "kind": "priority"}
    assert same(older, with_unsaid_from(older, table))
    table["sections"][0] |= {"title": "", "kind": "standing"}
    assert told(older, with_unsaid_from(older, table)) == [("changed", "section", "kind")]


def test_what_the_file_does_say_is_a_difference(older, table):
    table |= {"title": "Business Plan 2027-29", "statements": {"vision": "", "values": ["Candour"]}}
    table["sections"][0]["title"] = "Safe and well at home"
    assert told(older, with_unsaid_from(older, table)) == [
        ("changed", "plan", "title"),
        ("changed", "plan", "vision"),  # whoever prints statements prints all of them
        ("changed", "plan", "values"),
        ("changed", "section", "title"),
    ]


def test_an_emptied_cell_of_a_row_is_a_difference(older, table):
    table["sections"][0]["objectives"][0] |= {"due_text": "", "due": None, "leads_text": "", "leads": []}
    assert told(older, with_unsaid_from(older, table)) == [
        ("changed", "objective", "leads"),
        ("changed", "objective", "due"),
    ]


def test_between_two_states_of_the_plan_an_emptied_field_is_a_difference(older, table):
    table["sections"][1]["ref"] = ""
    fields = {each.field for each in compare(older, table)}
    assert fields == {
        "title",
        "partnership",
        "period",
        "vision",
        "values",
        "status key",
        "reference",
    }


def test_a_section_that_is_new_takes_nothing_from_another(older, table):
    table["sections"].append(section("", [commitment("Write a plain guide for parents")], ref="P9"))
    filled = with_unsaid_from(older, table)
    assert filled["sections"][2] == table["sections"][2]


def test_words_for_a_time_that_stayed_mean_what_they_meant(older, table):
    rows = table["sections"][0]["objectives"]
    autumn = {"earliest": None, "latest": None, "precision": "season", "recurrence": ""}
    older["sections"][0]["objectives"][0]["due_text"] = "in the autumn"
    rows[0] |= {"due_text": "in the autumn", "due": dict(autumn)}
    rows[1] |= {"due_text": "in the spring", "due": dict(autumn)}
    assert told(older, with_unsaid_from(older, table)) == [("changed", "objective", "due")]
    assert rows[0]["due"] == autumn, "what was read stays as it was"


def test_days_that_a_file_does_tell_are_its_own(older, table):
    row = table["sections"][0]["objectives"][0]
    row["due"] = row["due"] | {"earliest": "2028-05-01", "latest": "2028-05-31"}
    assert told(older, with_unsaid_from(older, table)) == [("changed", "objective", "due")]


def test_a_period_in_the_same_words_keeps_its_days(older, table):
    table["period"] = {"text": "2026-28", "start": None, "end": None}
    assert same(older, with_unsaid_from(older, table))
