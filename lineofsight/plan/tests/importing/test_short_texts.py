"""Short objectives and actions: a few letters tell little, so the printed reference and who or when are asked too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.plan.importing.differences import compare

from .test_differences import AUDIT, REVIEW, action, commitment, plan, section, told


def _one_row(text, **fields):
    return plan(section("Health", [commitment(text, **fields), commitment(AUDIT, ref="1.10")], ref="P1"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Meet the dentists", "Meet all dentists"),
        ("Train new staff", "Train all staff"),
        ("Train staff", "Training for staff"),
        ("Meet dentists", "Meet all the dentists in the borough"),
        ("Audit neglect cases", "Audit neglect files"),
    ],
)
@pytest.mark.parametrize("kept", [{"due": "June 2028"}, {"leads": "Chair"}, {}])
def test_a_short_objective_under_its_own_reference_is_reworded(old, new, kept):
    before, after = _one_row(old, ref="1.9"), _one_row(new, ref="1.9", **kept)
    assert ("reworded", "objective", "text") in told(before, after)
    assert not {"added", "removed"} & {kind for kind, _, _ in told(before, after)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Meet the dentists", "Meet the schools"),
        ("Train staff", "Train carers"),
        ("Neglect audit", "Neglect strategy"),
        ("Annual report", "Annual review"),
        ("Meet the dentists", "Write a strategy"),
        ("", "Meet the dentists"),
    ],
)
def test_two_short_objectives_that_share_only_reference_lead_and_date_are_two(old, new):
    assert told(_one_row(old, ref="1.9"), _one_row(new, ref="1.9")) == [
        ("added", "objective", ""),
        ("removed", "objective", ""),
    ]


def test_a_short_objective_with_another_lead_and_date_is_another():
    before = _one_row("Meet the dentists", ref="1.9")
    after = _one_row("Meet all dentists", ref="1.9", leads="Chair", due="")
    assert {kind for kind, _, _ in told(before, after)} == {"added", "removed"}
    assert {kind for kind, _, _ in told(_one_row("Meet the dentists"), _one_row("Meet all dentists"))} == {
        "added",
        "removed",
    }


def test_a_short_objective_goes_to_its_own_words_before_its_reference():
    before = plan(
        section("Health", [commitment("Train new staff", ref="1"), commitment("Train all staff", ref="2")])
    )
    after = plan(section("Health", [commitment("Train all our staff", ref="1")]))
    assert compare(before, after).pairs == {(0, 1): (0, 0)}


def test_short_actions_are_known_by_their_reference_below_the_same_objective():
    def of(first, second):
        return plan(
            section(
                "Health",
                [
                    commitment(REVIEW, ref="1", actions=[action(first, ref="a)")]),
                    commitment(AUDIT, ref="2", actions=[action(second, ref="a)")]),
                ],
            )
        )

    before, after = of("Meet the dentists", "Write it up"), of("Meet all dentists", "Write it all up")
    assert compare(before, after).pairs[(0, 0, 0)] == (0, 0, 0)
    crossed = of("Write it up", "Meet all dentists")
    assert compare(before, crossed).pairs.get((0, 0, 0)) is None


SHORT_OBJECTIVES = (
    "Meet the dentists",
    "Train carers",
    "Write a strategy",
    "Annual report",
    "Hear from parents",
    "Audit neglect",
    "Visit schools",
    "Publish the guide",
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(SHORT_OBJECTIVES), unique=True),
    st.lists(st.sampled_from(SHORT_OBJECTIVES), unique=True),
)
def test_short_objectives_of_a_renumbered_plan_go_only_to_themselves(old, new):
    def of(texts):
        rows = [commitment(text, ref=f"1.{number}") for number, text in enumerate(texts)]
        return plan(section("Health", rows))

    pairs = compare(of(old), of(new)).pairs
    assert {(old[one[1]], new[other[1]]) for one, other in pairs.items()} == {
        (text, text) for text in set(old) & set(new)
    }
