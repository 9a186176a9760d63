"""A decision is yes, or no with a reason; a mark opens what asked for it and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access import PUBLIC, YES, Entrance, Reader, first_refusal, may_enter, no, words_for
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


def can_keep_things(someone):
    """A coordinator keeps things. Nobody else does."""
    return YES if someone.holds("coordinator") else no("Only a coordinator keeps things")


def can_change_thing(someone, thing):
    """Whoever made it, and a coordinator."""


@pytest.mark.parametrize(
    ("entrance", "answers", "words"),
    [
        (Entrance(("public",)), ("yes", "yes", "yes"), "Everybody, also without signing in."),
        (Entrance(("signed-in",)), ("no", "yes", "yes"), "People who are signed in."),
        (Entrance(("role:coordinator",)), ("no", "no", "yes"), "A coordinator."),
        (Entrance((can_keep_things,)), ("no", "no", "yes"), "A coordinator keeps things."),
        (
            Entrance((can_keep_things,), can_change_thing),
            ("no", "some", "yes"),
            "Whoever made it, and a coordinator.",
        ),
        (Entrance(), ("no", "no", "no"), "Nobody."),
    ],
)
def test_an_entrance_opens_always_for_some_records_or_never_and_says_to_whom(entrance, answers, words):
    askers = (PUBLIC, reader("signed-in"), reader("signed-in", "role:coordinator"))
    assert tuple(entrance.answer(one) for one in askers) == answers
    assert tuple(bool(entrance.decision(one)) for one in askers) == tuple(one != "no" for one in answers)
    assert entrance.words == words


def test_a_door_that_stays_shut_says_why_in_the_words_of_its_policy():
    assert (
        Entrance((can_keep_things,)).decision(reader("signed-in")).reason == "Only a coordinator keeps things"
    )
    assert Entrance(("role:coordinator",)).decision(PUBLIC).reason == "This page is for a coordinator"
