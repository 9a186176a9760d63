"""A decision is yes, or no with a reason; a mark opens what asked for it and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access import PUBLIC, YES, Reader, first_refusal, may_enter, no, words_for
from lineofsight.core.errors import NotAllowed


def reader(*marks):
    return Reader(marks=frozenset(marks))


def test_a_refusal_carries_its_reason():
    with pytest.raises(NotAllowed, match="Only a chair"):
        no("Only a chair can do this").require()


def test_the_first_refusal_wins():
    assert first_refusal(YES, no("first"), no("second")).reason == "first"
    assert first_refusal(YES, YES)


@pytest.mark.parametrize(
    ("marks", "wanted", "opens"),
    [
        ({"signed-in"}, ["signed-in"], True),
        (set(), ["signed-in"], False),
        (set(), ["public"], True),
        ({"role:coordinator"}, ["role:business-manager", "role:coordinator"], True),
        ({"role:chair@group:3"}, ["role:chair"], False),
        ({"role:chair@group:3"}, ["role:chair@*"], True),
        ({"role:chairman@group:3"}, ["role:chair@*"], False),
    ],
)
def test_any_one_of_the_marks_a_page_names_opens_it(marks, wanted, opens):
    assert bool(may_enter(reader(*marks), wanted)) is opens


def test_a_page_that_names_nobody_is_closed_to_everybody():
    assert not may_enter(reader("signed-in", "role:administrator"), ())


def test_ids_are_read_from_marks_of_exactly_that_kind():
    someone = reader("group:3", "group:3:restricted", "role:chair@group:7", "subgroup:9")
    assert someone.ids("group") == {3}
    assert someone.scopes("chair", "group") == {7}


@given(st.sets(st.text(max_size=20)))
def test_the_public_enters_only_what_is_public(wanted):
    assert bool(may_enter(PUBLIC, wanted)) is ("public" in wanted)


def test_audiences_are_said_in_words():
    assert (
        words_for(("role:business-manager", "role:agency-lead@*")) == "a business manager or an agency lead"
    )
