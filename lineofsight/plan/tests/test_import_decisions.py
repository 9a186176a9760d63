"""What a person decides about a plan that was read: nothing is reworded, nothing is lost, and it holds when the file is
read again."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.importing.decisions import (
    CannotDecide,
    decide,
    decision_about,
    places_to_split,
    row_at,
    walk,
)

from .contents import A_MONTH, a_plan, a_row, a_section, a_usual_plan, an_action, plans


def _texts(content: dict) -> list[str]:
    return [row["text"] for _, row in walk(content)]


def _done(content: dict, *decisions: tuple) -> dict:
    """A plan after decisions given as (path, do, how)."""
    taken = []
    for path, do, how in decisions:
        taken.append(decision_about(decide(content, taken).content, path, do, **how))
    return decide(content, taken).content


def test_a_joined_row_goes_on_where_the_row_before_ends():
    content = a_plan(
        a_section(
            "S",
            a_row("Review the strategy", leads=["Quality"], outcomes=[0]),
            a_row("with families and schools.", leads_text="Sub-Group", leads=["Sub-Group"], due_text="May 2027", due=dict(A_MONTH), outcomes=[1]),
            outcomes=["One.", "Two."],
        ),
        doubts=[{"kind": "continuation", "section": 0, "objective": 1, "message": "May go on.", "confidence": 0.5}],
    )  # fmt: skip

    (row,) = _done(content, ((0, 1), "join", {}))["sections"][0]["objectives"]

    assert row["text"] == "Review the strategy with families and schools."
    assert (row["leads_text"], row["leads"]) == ("Quality Sub-Group", ["Quality Sub-Group"])
    assert (row["due_text"], row["outcomes"]) == ("May 2027", [0, 1])


def test_a_word_broken_at_a_hyphen_keeps_it():
    content = a_plan(a_section("S", a_row("Review multi-"), a_row("agency practice.")))

    assert _texts(_done(content, ((0, 1), "join", {}))) == ["Review multi-agency practice."]


def test_both_parts_of_a_split_keep_lead_date_and_outcomes_and_the_first_its_actions():
    content = a_plan(
        a_section(
            "S",
            a_row("Review it. Report it.", ref="1", leads=["Chair"], due_text="May", due=dict(A_MONTH), outcomes=[0], actions=[an_action("First.")]),
            outcomes=["One."],
        )
    )  # fmt: skip

    first, second = _done(content, ((0, 0), "split", {"at": 11}))["sections"][0]["objectives"]

    assert (first["text"], second["text"]) == ("Review it.", "Report it.")
    assert first["leads"] == second["leads"] == ["Chair"] and first["outcomes"] == second["outcomes"] == [0]
    assert (first["ref"], second["ref"]) == ("1", "")
    assert (len(first["actions"]), second["actions"]) == (1, [])


@pytest.mark.parametrize(
    ("path", "to", "found"),
    [
        ((1, 0), [0], [["A", "B", "C"], ["D"]]),
        ((1, 0), [0, 0], [["A", "C", "B"], ["D"]]),
        ((0, 1), [0, 0], [["A", "B"], ["C", "D"]]),
    ],
)
def test_a_row_moves_to_another_section_or_below_an_objective(path, to, found):
    content = a_plan(a_section("S", a_row("A"), a_row("B")), a_section("T", a_row("C"), a_row("D")))

    moved = _done(content, (path, "move", {"to": to}))

    assert [
        [row["text"] for _, row in walk({"sections": [section]})] for section in moved["sections"]
    ] == found


def test_an_objective_moved_below_another_brings_its_actions_along_beside_it():
    content = a_plan(a_section("S", a_row("A"), a_row("B", outcomes=[], actions=[an_action("B1")])))

    (objective,) = _done(content, ((0, 1), "move", {"to": [0, 0]}))["sections"][0]["objectives"]

    assert [action["text"] for action in objective["actions"]] == ["B", "B1"]
    assert "outcomes" not in objective["actions"][0]


def test_an_action_moved_to_a_section_is_an_objective():
    content = a_plan(a_section("S", a_row("A", actions=[an_action("A1")])), a_section("T"))

    moved = _done(content, ((0, 0, 0), "move", {"to": [1]}))

    assert moved["sections"][1]["objectives"][0]["actions"] == []
    assert moved["sections"][0]["objectives"][0]["actions"] == []


def test_a_doubt_goes_when_its_row_is_right_and_stays_with_it_when_others_move():
    content = a_plan(
        a_section("S", a_row("A"), a_row("B"), a_row("C")),
        doubts=[
            {"kind": "title", "section": None, "message": "No title."},
            {"kind": "continuation", "section": 0, "objective": 1, "message": "About B."},
            {"kind": "continuation", "section": 0, "objective": 2, "message": "About C."},
        ],
    )

    left = _done(content, ((0, 0), "drop", {}), ((0, 0), "keep", {}))["doubts"]

    assert left == [
        {"kind": "title", "section": None, "message": "No title."},
        {"kind": "continuation", "section": 0, "objective": 1, "message": "About C."},
    ]


@pytest.mark.parametrize(
    ("path", "do", "how", "words"),
    [
        ((0, 0), "join", {}, "no row before"),
        ((0, 0), "split", {"at": 0}, "both parts have words"),
        ((0, 0), "split", {"at": 999}, "both parts have words"),
        ((0, 0), "move", {"to": [0]}, "stands in that section already"),
        ((0, 0), "move", {"to": [0, 0]}, "below itself"),
        ((0, 0), "move", {"to": [7]}, "no longer there"),
        ((0, 9), "keep", {}, "no longer there"),
        ((0,), "join", {}, "objective or an action"),
    ],
)
def test_what_cannot_be_done_is_said(path, do, how, words):
    with pytest.raises(CannotDecide, match=words):
        decision_about(a_usual_plan(), path, do, **how)


def test_decisions_are_done_again_after_the_file_is_read_anew_and_the_lost_are_named():
    content = a_usual_plan()
    decisions = [
        decision_about(content, (1, 0), "drop"),
        decision_about(content, (0, 0), "keep"),
    ]
    again = deepcopy(content)
    again["sections"].insert(0, a_section("Another one first", a_row("New.")))
    again["sections"][1]["objectives"][0]["text"] = "Read differently now."
    again = a_plan(*again["sections"])

    decided = decide(again, decisions)

    assert "Recruit two lay members." not in _texts(decided.content)
    assert decided.lost == (1,)


def test_what_was_read_is_left_alone():
    content = a_usual_plan()

    _done(content, ((0, 1), "join", {}), ((1, 1), "drop", {}))

    assert content == a_usual_plan()


def test_places_to_split_are_where_clauses_begin():
    text = "Review it; train staff, and tell schools. Report to the board."

    parts = [text[at:] for at in places_to_split(text)]

    assert "Report to the board." in parts and "train staff, and tell schools. Report to the board." in parts
    assert all(0 < at < len(text) for at in places_to_split(text))


@given(plans(), st.data())
def test_no_decision_loses_or_changes_a_word(content, data):
    paths = [path for path, _ in walk(content)]
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    do = data.draw(st.sampled_from(["join", "split", "move", "keep"]))
    how = {}
    if do == "split":
        places = places_to_split(row_at(content, path)["text"])
        if not places:
            return
        how["at"] = data.draw(st.sampled_from(places))
    if do == "move":
        how["to"] = list(
            data.draw(st.sampled_from([*paths, *[(place,) for place in range(len(content["sections"]))]]))
        )
        if len(how["to"]) == 3:
            return
    try:
        after = _done(content, (path, do, how))
    except CannotDecide:
        return

    def words(plan: dict) -> list[str]:
        return sorted(" ".join(_texts(plan)).replace("-", " ").split())

    assert words(after) == words(content) or do == "join"
    assert "".join(words(after)) == "".join(words(content)) or do == "join"
    assert len(" ".join(_texts(after))) <= len(" ".join(_texts(content))) + 1
