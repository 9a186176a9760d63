"""Reordering, moving, splitting and merging."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.links.queries import links_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Action, Due, Objective, Section
from lineofsight.plan.services import structure
from lineofsight.plan.services.promises import who_answers_in_words
from lineofsight.plan.services.structure import Piece

from .factories import (
    AccountabilityFactory,
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    PartyFactory,
    PlanFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 23)
WHY = "Agreed at the executive on 12 November"
BY_MARCH = Due("by March 2027", datetime.date(2027, 3, 1), datetime.date(2027, 3, 31), "month")


def texts(section):
    return list(
        Objective.objects.filter(section=section)
        .standing()
        .order_by("position", "pk")
        .values_list("text", flat=True)
    )


def five_in(section):
    return [ObjectiveFactory(section=section, text=letter, position=0) for letter in "abcde"]


@pytest.mark.parametrize(
    ("letter", "place", "order"),
    [("a", 3, "bcade"), ("e", 1, "eabcd"), ("b", 99, "acdeb"), ("d", -4, "dabce"), ("c", 3, "abcde")],
)
def test_an_objective_is_put_at_a_place(asha, letter, place, order):
    section = SectionFactory()
    objective = next(one for one in five_in(section) if one.text == letter)

    structure.move_to_place(objective, by=read_as(asha), place=place)

    assert "".join(texts(section)) == order


def test_moving_is_told_with_the_places(asha):
    section = SectionFactory(plan=PlanFactory(live=True))
    objective = five_in(section)[0]

    structure.move_to_place(objective, by=read_as(asha), place=3, reason=WHY)

    event = story_of(objective)[0]
    assert (event.kind, event.changes, event.reason) == ("plan.objective_moved", {"place": [1, 3]}, WHY)


def test_up_and_down_stop_at_the_ends_and_pass_over_what_was_taken_out(asha):
    section = SectionFactory()
    first, gone, last = (
        ObjectiveFactory(section=section, text=letter, position=n) for n, letter in enumerate("axb")
    )
    Objective.objects.filter(pk=gone.pk).update(retired_on=TODAY, retired_because="Over")

    structure.move_by_one(last, by=read_as(asha), up=True)
    assert texts(section) == ["b", "a"]
    structure.move_by_one(Objective.objects.get(pk=last.pk), by=read_as(asha), up=True)
    assert texts(section) == ["b", "a"]
    structure.move_by_one(Objective.objects.get(pk=last.pk), by=read_as(asha), up=False)
    assert texts(section) == ["a", "b"]
    assert first.section_id == section.pk


@settings(max_examples=25, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), max_size=8))
def test_any_moves_give_the_order_a_list_would_have(moves):
    from lineofsight.core.access import system

    Objective.objects.all().delete()
    section = SectionFactory()
    made = five_in(section)
    expected = [one.text for one in made]
    for which, place in moves:
        structure.move_to_place(Objective.objects.get(pk=made[which].pk), by=system("test"), place=place)
        expected.remove(made[which].text)
        expected.insert(place - 1, made[which].text)
    assert texts(section) == expected


def test_sections_are_reordered_too(asha):
    plan = PlanFactory()
    names = [SectionFactory(plan=plan, title=letter, position=0) for letter in "abc"]

    structure.move_by_one(names[2], by=read_as(asha), up=True)

    assert list(Section.objects.order_by("position").values_list("title", flat=True)) == ["a", "c", "b"]


def test_an_objective_moves_to_another_section_with_its_actions_and_without_its_outcomes(asha):
    plan = PlanFactory(live=True)
    here, there = SectionFactory(plan=plan, title="Here"), SectionFactory(plan=plan, title="There")
    ObjectiveFactory(section=there, position=6)
    objective = ObjectiveFactory(section=here)
    objective.outcomes.add(OutcomeFactory(section=here))
    action = ActionFactory(objective=objective)

    structure.move_objective(objective, by=read_as(asha), section=there, edition=1, reason=WHY)

    objective = Objective.objects.get(pk=objective.pk)
    assert (objective.section, objective.position, objective.edition) == (there, 7, 2)
    assert not objective.outcomes.exists()
    assert Action.objects.get().objective_id == objective.pk == action.objective_id
    for record in (here, there, plan):
        assert story_of(record)[0].changes == {"section": ["Here", "There"]}


def test_an_objective_stays_within_its_plan(asha):
    with pytest.raises(Refused, match="within its own plan"):
        structure.move_objective(ObjectiveFactory(), by=read_as(asha), section=SectionFactory(), edition=1)


def test_an_action_moves_to_another_objective(asha):
    plan = PlanFactory()
    one, other = ObjectiveFactory(section__plan=plan), ObjectiveFactory(section__plan=plan)
    action = ActionFactory(objective=one)

    structure.move_action(action, by=read_as(asha), objective=other, edition=1)

    assert Action.objects.get().objective == other
    assert story_of(one)[0].kind == story_of(other)[0].kind == "plan.action_moved"
    with pytest.raises(Refused, match="within its own plan"):
        structure.move_action(Action.objects.get(), by=read_as(asha), objective=ObjectiveFactory(), edition=2)


def test_a_split_keeps_the_first_and_carries_who_answers_when_and_what_for(asha):
    section = SectionFactory(plan=PlanFactory(live=True))
    objective = ObjectiveFactory(
        section=section, text="Write it and publish it", position=0, printed_reference="1.2",
        due_text="by March 2027", due_earliest=BY_MARCH.earliest, due_latest=BY_MARCH.latest, due_precision="month",
    )  # fmt: skip
    ObjectiveFactory(section=section, text="Next", position=1)
    outcome = OutcomeFactory(section=section)
    objective.outcomes.add(outcome)
    AccountabilityFactory(objective=objective, party=PartyFactory(printed="Training Sub-Group"))
    stays, goes = ActionFactory(objective=objective), ActionFactory(objective=objective)

    made = structure.split_objective(
        objective,
        by=read_as(asha),
        pieces=[Piece("Write it"), Piece("Publish it", frozenset({goes.pk})), Piece("Tell everybody")],
        edition=1,
        reason=WHY,
    )

    assert texts(section) == ["Write it", "Publish it", "Tell everybody", "Next"]
    assert made[0].pk == objective.pk
    for fresh in made[1:]:
        fresh = Objective.objects.get(pk=fresh.pk)
        assert fresh.printed_reference == "", "two with the same printed reference could not be told apart"
        assert fresh.due == BY_MARCH and list(fresh.outcomes.all()) == [outcome]
        assert who_answers_in_words(fresh) == ["Training Sub-Group (leads)"]
        (link,) = links_of(fresh, read_as(asha))
        assert (link.verb, link.outwards, link.card.record) == (
            "was split from",
            True,
            f"plan.objective:{objective.pk}",
        )
    assert Action.objects.get(pk=stays.pk).objective_id == objective.pk
    assert Action.objects.get(pk=goes.pk).objective_id == made[1].pk
    event = next(line for line in story_of(objective) if line.kind == "plan.objective_split")
    assert event.changes == {"text": ["Write it and publish it", "Write it"]}
    assert event.facts["into"] == [one.stable_reference for one in made]
    assert event.reason == WHY


@pytest.mark.parametrize(
    ("pieces", "fault"),
    [
        ([Piece("One")], "at least one place"),
        ([Piece("One"), Piece(" ")], "Enter the words of objective 2"),
        ([Piece("One"), Piece("Two", frozenset({987654}))], "one of the new objectives only"),
    ],
)
def test_a_split_that_cannot_be_changes_nothing(asha, pieces, fault):
    objective = ObjectiveFactory(text="One and two")

    with pytest.raises(Refused, match=fault):
        structure.split_objective(objective, by=read_as(asha), pieces=pieces, edition=1)

    assert list(Objective.objects.values_list("text", "edition")) == [("One and two", 1)]


def test_an_action_goes_with_one_piece_only(asha):
    action = ActionFactory()
    both = [Piece("One", frozenset({action.pk})), Piece("Two", frozenset({action.pk}))]

    with pytest.raises(Refused, match="one of the new objectives only"):
        structure.split_objective(action.objective, by=read_as(asha), pieces=both, edition=1)


def test_a_split_of_an_older_edition_is_refused(asha):
    objective = ObjectiveFactory(edition=3)

    with pytest.raises(EditionConflict):
        structure.split_objective(objective, by=read_as(asha), pieces=[Piece("One"), Piece("Two")], edition=2)


def test_a_merge_keeps_everything_either_had(asha):
    plan = PlanFactory(live=True)
    section = SectionFactory(plan=plan)
    kept = ObjectiveFactory(section=section, text="Train staff", measure_text="Numbers")
    gone = ObjectiveFactory(
        section=section, text="Train volunteers", measure_text="Stories", printed_reference="4"
    )
    shared, own = PartyFactory(printed="Training Sub-Group"), PartyFactory(printed="Lay members")
    for objective, party in ((kept, shared), (gone, shared), (gone, own)):
        AccountabilityFactory(objective=objective, party=party)
    one, other = OutcomeFactory(section=section), OutcomeFactory(section=section)
    kept.outcomes.add(one)
    gone.outcomes.add(other)
    action = ActionFactory(objective=gone)

    structure.merge_objectives(
        kept,
        gone,
        by=read_as(asha),
        on=TODAY,
        text="Train staff and volunteers",
        due=BY_MARCH,
        editions=(1, 1),
        reason=WHY,
    )

    kept, gone = Objective.objects.get(pk=kept.pk), Objective.objects.get(pk=gone.pk)
    assert (kept.text, kept.due, kept.measure_text) == (
        "Train staff and volunteers",
        BY_MARCH,
        "Numbers\nStories",
    )
    assert set(kept.outcomes.all()) == {one, other}
    assert who_answers_in_words(kept) == ["Training Sub-Group (leads)", "Lay members (leads)"]
    assert Action.objects.get(pk=action.pk).objective_id == kept.pk
    assert Action.objects.get(pk=action.pk).retired_on is None
    assert (gone.retired_on, gone.retired_because) == (TODAY, f"Merged into {kept.label}: {WHY}")
    (link,) = links_of(gone, read_as(asha))
    assert (link.verb, link.outwards) == ("was merged into", True)
    assert {"plan.objective_merged", "plan.objective_retired"} <= {line.kind for line in story_of(plan)}


def test_a_merge_is_of_two_objectives_of_one_plan(asha):
    kept = ObjectiveFactory()

    for other, fault in ((kept, "Choose another objective"), (ObjectiveFactory(), "of the same plan")):
        with pytest.raises(Refused, match=fault):
            structure.merge_objectives(
                kept, other, by=read_as(asha), on=TODAY, text="Both", due=Due(), editions=(1, 1), reason=WHY
            )


def test_a_merge_needs_a_reason_even_in_a_draft(asha):
    plan = PlanFactory()
    kept, gone = ObjectiveFactory(section__plan=plan), ObjectiveFactory(section__plan=plan)

    with pytest.raises(Refused, match="Say why"):
        structure.merge_objectives(
            kept, gone, by=read_as(asha), on=TODAY, text="Both", due=Due(), editions=(1, 1), reason=""
        )
    assert Objective.objects.get(pk=kept.pk).text != "Both"


def test_nobody_but_a_keeper_changes_the_structure(grace):
    plan = PlanFactory(live=True)
    objective, other = ObjectiveFactory(section__plan=plan), ObjectiveFactory(section__plan=plan)
    action, by = ActionFactory(objective=objective), read_as(grace)

    for change in (
        lambda: structure.move_to_place(objective, by=by, place=1, reason=WHY),
        lambda: structure.move_by_one(objective, by=by, up=True, reason=WHY),
        lambda: structure.move_objective(objective, by=by, section=other.section, edition=1, reason=WHY),
        lambda: structure.move_action(action, by=by, objective=other, edition=1, reason=WHY),
        lambda: structure.split_objective(
            objective, by=by, pieces=[Piece("a"), Piece("b")], edition=1, reason=WHY
        ),
        lambda: structure.merge_objectives(
            objective, other, by=by, on=TODAY, text="x", due=Due(), editions=(1, 1), reason=WHY
        ),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert story_of(plan) == []
