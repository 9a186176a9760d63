"""What changed between two plans."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.plan.importing.differences import compare, out_of_order, same
from lineofsight.plan.importing.differences.matching import closeness, items_of


def commitment(text, ref="", leads="Board", due="May 2027", outcomes=(0,), actions=(), **more):
    made = {
        "ref": ref,
        "text": text,
        "outcomes": list(outcomes),
        "leads_text": leads,
        "leads": [leads] if leads else [],
        "due_text": due,
        "due": {"earliest": "2027-05-01", "latest": "2027-05-31", "precision": "month", "recurrence": ""}
        if due
        else None,
        "measure_text": "",
        "evidence_text": "",
        "status_text": "",
        "progress_text": "",
        "source_text": "",
        "actions": list(actions),
        "origin": {"page": 1, "table": 1, "row": 1},
    }
    return made | more


def action(text, **more):
    made = commitment(text, **more)
    del made["actions"], made["outcomes"]
    return made


def section(title, objectives, ref="", kind="priority", outcomes=("Children are safe at home",)):
    return {
        "kind": kind,
        "ref": ref,
        "title": title,
        "lead_text": "",
        "outcomes": list(outcomes),
        "objectives": objectives,
    }


def plan(*sections, **more):
    made = {
        "format": "lineofsight-plan/1",
        "title": "Business Plan 2026-28",
        "partnership": "Marlowe Vale Safeguarding Children Partnership",
        "period": {"text": "2026-28", "start": "2026-04-01", "end": "2028-03-31"},
        "statements": {"vision": "Every child safe", "values": ["Children first"], "principles": []},
        "status_key": {"G": "on track"},
        "sections": list(sections),
        "findings": [],
        "doubts": [],
    }
    return made | more


REVIEW = "Commission an external review of the whole system around young people at risk"
AUDIT = "Run a themed audit of neglect across all partner agencies and report what it found"
TRAIN = "Train every designated lead in the new graded care profile by the summer"
VISIT = "Visit each of the four area teams and hear from practitioners at the front door"


@pytest.fixture
def before():
    return plan(
        section("Safe at home", [commitment(REVIEW, ref="1.1"), commitment(AUDIT, ref="1.2")], ref="P1"),
        section("Neglect", [commitment(TRAIN, ref="2.1", actions=[action(VISIT)])], ref="P2"),
    )


@pytest.fixture
def after(before):
    return copy.deepcopy(before)


def told(before, after):
    """(kind, what, field) of every difference."""
    return [(one.kind, one.what, one.field) for one in compare(before, after)]


def test_a_plan_brings_nothing_new_against_itself(before, after):
    assert same(before, after)
    assert not compare(before, after)


def test_origins_findings_doubts_spacing_and_typing_are_no_differences(before, after):
    after["findings"] = [{"kind": "no_lead", "section": 0, "objective": 0, "message": "x"}]
    after["doubts"] = [{"kind": "continuation"}]
    first = after["sections"][0]["objectives"][0]
    first["origin"] = {"page": 9, "table": 9, "row": 9}
    first["text"] = first["text"].replace(" ", "  ")
    after["title"] = after["title"].replace("-", "–")
    assert same(before, after)


def test_a_new_objective(before, after):
    after["sections"][0]["objectives"].insert(1, commitment("Write a plain guide for parents", ref="1.1a"))
    (found,) = compare(before, after)
    assert (found.kind, found.what, found.place_before, found.place_after) == (
        "added",
        "objective",
        None,
        (0, 1),
    )
    assert found.after["leads_text"] == "Board"
    assert "actions" not in found.after
    assert found.sentence == "New objective “Write a plain guide for parents” in “Safe at home”."


def test_a_removed_objective_takes_its_actions_with_it(before, after):
    after["sections"][1]["objectives"] = []
    assert told(before, after) == [("removed", "objective", ""), ("removed", "action", "")]


def test_a_reworded_objective(before, after):
    reworded = REVIEW.replace("external review", "independent review") + ", and act on it"
    after["sections"][0]["objectives"][0]["text"] = reworded
    (found,) = compare(before, after)
    assert (found.kind, found.before, found.after) == ("reworded", REVIEW, reworded)
    assert "now reads" in found.sentence


def test_of_a_long_text_the_sentence_tells_the_part_that_is_new(before, after):
    long = (
        "Agree with every school, college and nursery in both towns how worries about a child are passed on"
    )
    before["sections"][0]["objectives"][0]["text"] = long + ", this year."
    after["sections"][0]["objectives"][0]["text"] = long + ", before the summer."
    (found,) = compare(before, after)
    assert found.sentence.endswith("now reads “…child are passed on, before the summer.”")


def test_a_text_that_was_cut_at_a_page_and_is_whole_now_is_reworded(before, after):
    before["sections"][0]["objectives"][0]["text"] = REVIEW[:45]
    assert told(before, after) == [("reworded", "objective", "text")]


def test_very_different_texts_are_a_removal_and_an_addition_even_with_one_reference(before, after):
    after["sections"][0]["objectives"][0]["text"] = "Publish the timetable of meetings"
    assert told(before, after) == [("added", "objective", ""), ("removed", "objective", "")]


def test_one_reference_in_one_section_helps_a_text_that_changed_much(before, after):
    much = "Commission an internal review of all services for young people"
    assert 50 <= closeness(REVIEW, much) < 75
    after["sections"][0]["objectives"][0]["text"] = much
    assert told(before, after) == [("reworded", "objective", "text")]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("leads", {"leads_text": "Chair", "leads": ["Chair"]}),
        ("due", {"due_text": "June 2027", "due": None}),
        ("status", {"status_text": "G"}),
        ("measure", {"measure_text": "Fewer repeat plans"}),
        ("evidence", {"evidence_text": "Minutes"}),
        ("progress", {"progress_text": "Begun"}),
        ("source", {"source_text": "Inspection 2025"}),
        ("reference", {"ref": "1.9"}),
    ],
)
def test_each_field_of_an_objective(before, after, field, change):
    after["sections"][0]["objectives"][0].update(change)
    (found,) = compare(before, after)
    assert (found.kind, found.field, found.place_before, found.place_after) == (
        "changed",
        field,
        (0, 0),
        (0, 0),
    )
    assert found.sentence.endswith(".")
    if len(change) == 1:
        assert found.after == next(iter(change.values()))
    else:
        assert found.after == change


def test_the_sentence_of_a_changed_lead_names_both(before, after):
    after["sections"][0]["objectives"][1].update(leads_text="", leads=[])
    (found,) = compare(before, after)
    assert found.sentence == f"The lead of the objective “{AUDIT}” changed from “Board” to nothing."


def test_an_objective_that_moves_to_another_section(before, after):
    after["sections"][1]["objectives"].append(after["sections"][0]["objectives"].pop(1))
    differences = compare(before, after)
    (found,) = differences.of_kind("moved")
    assert (found.field, found.place_before, found.place_after) == ("section", (0, 1), (1, 1))
    assert (
        found.sentence
        == f"The objective “{AUDIT}” moved from objective 2 of “Safe at home” to objective 2 of “Neglect”."
    )
    assert len(differences) == 2  # and it no longer serves the outcome of the section it left
    assert differences.pairs[(0, 1)] == (1, 1)


def test_an_objective_that_moves_within_its_section_and_those_that_only_shift(before, after):
    objectives = after["sections"][0]["objectives"]
    objectives.insert(0, commitment("Write a plain guide for parents and carers"))
    assert told(before, after) == [("added", "objective", "")]
    objectives.append(objectives.pop(1))
    assert sorted(told(before, after)) == [("added", "objective", ""), ("moved", "objective", "position")]


def test_an_action_that_becomes_an_objective(before, after):
    moved = after["sections"][1]["objectives"][0]["actions"].pop()
    after["sections"][1]["objectives"].append(commitment(moved["text"], outcomes=()))
    assert told(before, after) == [("moved", "objective", "parent")]


def test_an_action_under_another_objective(before, after):
    after["sections"][0]["objectives"][0]["actions"] = after["sections"][1]["objectives"][0].pop("actions")
    after["sections"][1]["objectives"][0]["actions"] = []
    assert told(before, after) == [("moved", "action", "section")]


def test_an_action_stays_where_its_reworded_objective_is(before, after):
    after["sections"][1]["objectives"][0]["text"] = TRAIN.replace("the summer", "the autumn")
    assert told(before, after) == [("reworded", "objective", "text")]


def test_sections_renamed_moved_added_and_removed(before, after):
    after["sections"][0]["title"] = "Safe and well at home"
    assert told(before, after) == [("changed", "section", "title")]
    after["sections"].reverse()
    assert sorted(told(before, after)) == [("changed", "section", "title"), ("moved", "section", "position")]
    after["sections"].append(section("Voice of children", [], ref="P3", outcomes=()))
    assert ("added", "section", "") in told(before, after)
    del after["sections"][0]
    assert ("removed", "section", "") in told(before, after)


def test_a_section_with_another_title_is_known_by_what_it_holds(before, after):
    after["sections"][0].update(title="Something else entirely", ref="")
    assert told(before, after) == [("changed", "section", "title"), ("changed", "section", "reference")]


def test_the_kind_and_lead_of_a_section(before, after):
    after["sections"][0].update(kind="standing", lead_text="Chair")
    assert told(before, after) == [("changed", "section", "kind"), ("changed", "section", "leads")]
    assert "from a priority to a standing duty" in list(compare(before, after))[0].sentence


def test_outcomes_added_reworded_removed_and_served(before, after):
    outcomes = after["sections"][0]["outcomes"]
    outcomes[0] = "Children are safe at home and at school"
    assert told(before, after) == [("reworded", "outcome", "text")]
    outcomes.insert(0, "Families get help early")
    for objective in after["sections"][0]["objectives"]:
        objective["outcomes"] = [1]
    assert told(before, after) == [("added", "outcome", ""), ("reworded", "outcome", "text")]
    after["sections"][0]["objectives"][0]["outcomes"] = [0, 1]
    assert ("changed", "objective", "outcomes") in told(before, after)
    after["sections"][0]["outcomes"] = []
    for objective in after["sections"][0]["objectives"]:
        objective["outcomes"] = []
    assert told(before, after) == [("removed", "outcome", "")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "Business Plan 2027-29"}, "title"),
        ({"partnership": "Another Partnership"}, "partnership"),
        ({"period": {"text": "2027-29", "start": "2027-04-01", "end": "2029-03-31"}}, "period"),
        (
            {"statements": {"vision": "Every child seen", "values": ["Children first"], "principles": []}},
            "vision",
        ),
        ({"statements": {"vision": "Every child safe", "values": [], "principles": []}}, "values"),
        (
            {
                "statements": {
                    "vision": "Every child safe",
                    "values": ["Children first"],
                    "principles": ["Help"],
                }
            },
            "principles",
        ),
        ({"status_key": {"G": "on track", "R": "late"}}, "status key"),
    ],
)
def test_what_the_plan_says_of_itself(before, after, change, field):
    after.update(change)
    (found,) = compare(before, after)
    assert (found.kind, found.what, found.field) == ("changed", "plan", field)
    assert found.sentence.startswith("The ")


def test_rows_with_the_same_words_are_paired_in_their_order():
    twins = plan(
        section(
            "Safe",
            [commitment("Review", leads="A"), commitment("Review", leads="B"), commitment("", leads="C")],
        )
    )
    assert same(twins, copy.deepcopy(twins))
    swapped = copy.deepcopy(twins)
    swapped["sections"][0]["objectives"][0].update(leads_text="Z", leads=["Z"])
    (found,) = compare(twins, swapped)
    assert (found.field, found.place_before) == ("leads", (0, 0))


def test_each_is_matched_once_and_to_its_nearest():
    one = plan(
        section(
            "Safe",
            [
                commitment("Report the audit of neglect to the board"),
                commitment("Report the audit of voice to the board"),
            ],
        )
    )
    two = plan(
        section(
            "Safe",
            [
                commitment("Report the audit of voice to the whole board"),
                commitment("Report the audit of neglect to the whole board"),
            ],
        )
    )
    words = {(found.before, found.after) for found in compare(one, two).of_kind("reworded")}
    assert words == {
        ("Report the audit of voice to the board", "Report the audit of voice to the whole board"),
        ("Report the audit of neglect to the board", "Report the audit of neglect to the whole board"),
    }


def test_identities_are_stable_and_particular(before, after):
    after["sections"][0]["objectives"][0].update(leads_text="Chair", leads=["Chair"])
    after["sections"][0]["objectives"][1].update(leads_text="Chair", leads=["Chair"])
    first, again = compare(before, after), compare(copy.deepcopy(before), json.loads(json.dumps(after)))
    assert [one.id for one in first] == [one.id for one in again]
    assert len({one.id for one in first}) == 2
    after["sections"][0]["objectives"][0]["leads_text"] = "Somebody else"
    assert compare(before, after).found[0].id != first.found[0].id


def test_a_plan_with_missing_parts_is_compared_without_falling():
    assert same({}, {"sections": [], "statements": None})
    assert not same({}, plan())


WORDS = st.sampled_from(
    ["review", "audit", "neglect", "train", "visit", "board", "families", "early help", "report", "", "1.2"]
)
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)


def commitments(depth=1):
    fields = {
        "ref": st.sampled_from(["", "1.1", "2", "a)"]),
        "text": TEXTS,
        "leads": TEXTS,
        "due": st.sampled_from(["", "May 2027"]),
    }
    if depth:
        return st.builds(
            commitment, **fields, outcomes=st.just(()), actions=st.lists(commitments(0), max_size=2)
        )
    return st.builds(action, **fields)


PLANS = st.builds(
    lambda sections: plan(*sections),
    st.lists(
        st.builds(
            section,
            TEXTS,
            st.lists(commitments(), max_size=4),
            ref=st.sampled_from(["", "P1"]),
            outcomes=st.lists(TEXTS, max_size=2),
        ),
        max_size=4,
    ),
)


@given(PLANS)
@settings(deadline=None)
def test_no_plan_differs_from_itself(made):
    assert not compare(made, json.loads(json.dumps(made)))


@given(PLANS, PLANS)
@settings(deadline=None)
def test_every_item_is_kept_once_or_removed_or_added(one, two):
    differences = compare(one, two)
    kept = set(differences.pairs)
    assert len(set(differences.pairs.values())) == len(kept)
    removed = [
        found.place_before
        for found in differences.of_kind("removed")
        if found.what in ("objective", "action")
    ]
    added = [
        found.place_after for found in differences.of_kind("added") if found.what in ("objective", "action")
    ]
    assert sorted([*kept, *removed]) == sorted(item.place for item in items_of(one))
    assert sorted([*differences.pairs.values(), *added]) == sorted(item.place for item in items_of(two))


@given(PLANS, PLANS)
@settings(deadline=None)
def test_nothing_is_paired_with_something_very_different(one, two):
    texts = [{item.place: item.text for item in items_of(side)} for side in (one, two)]
    for place, other in compare(one, two).pairs.items():
        assert closeness(texts[0][place], texts[1][other]) >= 50


@given(PLANS, PLANS)
@settings(deadline=None)
def test_every_difference_has_its_own_identity_and_a_sentence(one, two):
    differences = compare(one, two)
    assert len({found.id for found in differences}) == len(differences)
    assert all(found.sentence.endswith(".") and "None" not in found.sentence for found in differences)


@given(st.lists(st.integers(0, 12), unique=True, max_size=9))
def test_the_fewest_move(values):
    """A twin: try every way of leaving some out, fewest first."""
    from itertools import combinations

    moved = out_of_order(values)
    rest = [value for value in values if value not in moved]
    assert rest == sorted(rest)
    for fewer in range(len(moved)):
        for left_out in combinations(values, fewer):
            assert (kept := [value for value in values if value not in left_out]) != sorted(kept)
