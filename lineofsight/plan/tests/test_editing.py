"""Changing the plan itself, its statements, sections and outcomes; taking out and putting back."""

import datetime

import pytest

from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Action, Objective, Outcome, Section, Statement
from lineofsight.plan.services import editing

from .factories import (
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    PlanFactory,
    SectionFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 23)
WHY = "Agreed at the executive on 12 November"


def last_event(record):
    return story_of(record)[0]


def test_a_keeper_starts_an_empty_plan(asha):
    plan = editing.add_plan(by=read_as(asha), title="  Neglect plan ", period_text="2027")

    assert (plan.title, plan.stage, plan.period_text) == ("Neglect plan", "draft", "2027")
    assert last_event(plan).kind == "plan.plan_added"


def test_an_agency_lead_cannot_start_a_plan(grace):
    with pytest.raises(NotAllowed, match="Only a business manager or a coordinator"):
        editing.add_plan(by=read_as(grace), title="Ours")


def test_a_plan_cannot_end_before_it_starts(asha):
    plan = PlanFactory(period_start=datetime.date(2026, 4, 1))

    with pytest.raises(Refused, match="last day must be the same as or after"):
        editing.change_plan(plan, by=read_as(asha), edition=1, period_end=datetime.date(2026, 3, 31))


def test_changing_a_title_is_remembered_with_both_versions_and_the_reason(asha):
    plan = PlanFactory(live=True, title="Plan")

    editing.change_plan(plan, by=read_as(asha), edition=1, title="Plan for 2026 to 2028", reason=WHY)

    plan.refresh_from_db()
    assert (plan.title, plan.edition) == ("Plan for 2026 to 2028", 2)
    event = last_event(plan)
    assert (event.kind, event.reason) == ("plan.plan_changed", WHY)
    assert event.changes == {"title": ["Plan", "Plan for 2026 to 2028"]}
    assert event.actor == f"person:{asha.pk}"


def test_saving_without_a_difference_records_nothing(asha):
    plan = PlanFactory(title="Plan")

    editing.change_plan(plan, by=read_as(asha), edition=1, title="Plan")

    plan.refresh_from_db()
    assert plan.edition == 1 and story_of(plan) == []


@pytest.mark.parametrize("stage", ["agreed", "live"])
def test_once_agreed_each_change_needs_its_reason(asha, stage):
    plan = PlanFactory(**{stage: True})

    with pytest.raises(Refused, match="Say why"):
        editing.add_section(plan, by=read_as(asha), title="Neglect", reason="  ")

    assert not Section.objects.exists()


def test_a_closed_plan_is_kept_as_it_was(asha):
    section = SectionFactory(plan=PlanFactory(closed=True))

    with pytest.raises(NotAllowed, match="closed"):
        editing.change_section(section, by=read_as(asha), edition=1, title="Other", reason=WHY)


def test_the_second_person_to_save_sees_both_versions(asha, callum):
    section = SectionFactory(title="Neglect")
    editing.change_section(Section.objects.get(), by=read_as(asha), edition=1, title="Neglect and early help")

    with pytest.raises(EditionConflict) as raised:
        editing.change_section(section, by=read_as(callum), edition=1, title="Childhood neglect")

    assert raised.value.theirs == {"title": "Neglect and early help"}
    assert raised.value.yours == {"title": "Childhood neglect"}
    assert Section.objects.get().title == "Neglect and early help"


def test_statements_are_added_and_reworded(asha):
    plan = PlanFactory()
    first = editing.add_statement(plan, by=read_as(asha), kind="value", text="We listen")
    second = editing.add_statement(plan, by=read_as(asha), kind="value", text="We act")
    editing.change_statement(first, by=read_as(asha), edition=1, text="We listen first")

    assert [(one.text, one.position) for one in Statement.objects.order_by("position")] == [
        ("We listen first", 0),
        ("We act", 1),
    ]
    assert [event.kind for event in story_of(plan)] == [
        "plan.statement_changed",
        "plan.statement_added",
        "plan.statement_added",
    ]
    assert last_event(second).facts == {"statement_kind": "value"}


def test_a_plan_has_one_vision(asha):
    vision = StatementFactory()

    with pytest.raises(Refused, match="The plan has a vision"):
        editing.add_statement(vision.plan, by=read_as(asha), kind="vision", text="Another")

    editing.retire(vision, by=read_as(asha), on=TODAY, edition=1, reason="Reworded by young people")
    editing.add_statement(vision.plan, by=read_as(asha), kind="vision", text="Another")
    with pytest.raises(Refused, match="another vision by now"):
        editing.restore(vision, by=read_as(asha), edition=2, reason="It was better")


def test_sections_and_outcomes_are_added_last(asha):
    plan = PlanFactory()
    SectionFactory(plan=plan, position=7)

    section = editing.add_section(
        plan, by=read_as(asha), title="Neglect", kind="standing", printed_reference="P2"
    )
    outcome = editing.add_outcome(section, by=read_as(asha), text="Children are seen")

    assert (section.position, section.kind, str(section)) == (8, "standing", "P2 Neglect")
    assert (outcome.position, outcome.text) == (0, "Children are seen")
    assert {event.kind for event in story_of(section)} == {"plan.section_added", "plan.outcome_added"}


def test_words_cannot_be_blank(asha):
    outcome = OutcomeFactory()

    with pytest.raises(Refused, match="Enter the words of the outcome"):
        editing.change_outcome(outcome, by=read_as(asha), edition=1, text="   ")


def test_a_section_leaves_with_what_stands_in_it_and_comes_back_with_it(asha):
    section = SectionFactory()
    objective = ObjectiveFactory(section=section)
    action = ActionFactory(objective=objective)
    outcome = OutcomeFactory(section=section)
    gone_before = ObjectiveFactory(
        section=section, retired_on=datetime.date(2026, 5, 1), retired_because="Done"
    )

    editing.retire(section, by=read_as(asha), on=TODAY, edition=1, reason="Moved to the adults' board")

    for model, pk in ((Objective, objective.pk), (Action, action.pk), (Outcome, outcome.pk)):
        assert model.objects.get(pk=pk).retired_on == TODAY
    assert Action.objects.get().retired_because == "Taken out with its objective: Moved to the adults' board"
    assert last_event(action).kind == "plan.action_retired"

    editing.restore(Section.objects.get(), by=read_as(asha), edition=2, reason="The adults' board said no")

    for model, pk in ((Objective, objective.pk), (Action, action.pk), (Outcome, outcome.pk)):
        back = model.objects.get(pk=pk)
        assert (back.retired_on, back.retired_because) == (None, "")
    assert Objective.objects.get(pk=gone_before.pk).retired_because == "Done"
    assert last_event(action).kind == "plan.action_restored"


def test_taking_out_needs_a_reason_even_in_a_draft(asha):
    with pytest.raises(Refused, match="Say why it is taken out"):
        editing.retire(SectionFactory(), by=read_as(asha), on=TODAY, edition=1, reason="")


def test_nothing_comes_back_into_what_is_out(asha):
    section = SectionFactory(retired_on=TODAY, retired_because="Over")
    objective = ObjectiveFactory(
        section=section, retired_on=TODAY, retired_because="Taken out with its section: Over"
    )

    with pytest.raises(Refused, match="Its section was taken out"):
        editing.restore(objective, by=read_as(asha), edition=1, reason="Still needed")


def test_what_is_out_cannot_be_taken_out_or_put_back_twice(asha):
    section = SectionFactory()
    with pytest.raises(Refused, match="stands in the plan"):
        editing.restore(section, by=read_as(asha), edition=1, reason="Because")

    editing.retire(section, by=read_as(asha), on=TODAY, edition=1, reason="Over")
    with pytest.raises(Refused, match="taken out of the plan already"):
        editing.retire(section, by=read_as(asha), on=TODAY, edition=2, reason="Over")


def test_a_member_can_change_nothing(femi):
    section = SectionFactory(plan=PlanFactory(live=True))

    for change in (
        lambda by: editing.change_section(section, by=by, edition=1, title="Mine", reason=WHY),
        lambda by: editing.add_outcome(section, by=by, text="Mine", reason=WHY),
        lambda by: editing.add_statement(section.plan, by=by, kind="value", text="Mine", reason=WHY),
        lambda by: editing.retire(section, by=by, on=TODAY, edition=1, reason=WHY),
        lambda by: editing.change_plan(section.plan, by=by, edition=1, title="Mine", reason=WHY),
    ):
        with pytest.raises(NotAllowed, match="Only a business manager or a coordinator"):
            change(read_as(femi))
    assert story_of(section, section.plan) == []
