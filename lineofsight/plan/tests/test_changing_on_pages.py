"""Changing a live plan on its pages: each change with its reason, refusals beside the form, both versions of a conflict."""

import re

import pytest
from django.urls import reverse

from lineofsight.history.queries import story_of
from lineofsight.plan.models import Objective, Outcome, Plan, Section, Statement
from lineofsight.returns.models import Ask

from .browsing import WHY, errors_on, page, send
from .factories import (
    AccountabilityFactory,
    ActionFactory,
    OutcomeFactory,
    PartyFactory,
    SectionFactory,
    StatementFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


# Who may


EDITING = (
    ("add_plan", None),
    ("change_plan", "plan"),
    ("add_statement", "plan"),
    ("add_section", "plan"),
    ("arrange_sections", "plan"),
    ("taken_out", "plan"),
    ("change_statement", "statement"),
    ("take_out_statement", "statement"),
    ("change_section", "section"),
    ("add_outcome", "section"),
    ("add_objective", "section"),
    ("arrange_objectives", "section"),
    ("arrange_outcomes", "section"),
    ("take_out_section", "section"),
    ("put_back_section", "section"),
    ("change_outcome", "outcome"),
    ("take_out_outcome", "outcome"),
    ("objective_change", "objective"),
    ("objective_measure", "objective"),
    ("objective_date", "objective"),
    ("objective_who_answers", "objective"),
    ("objective_outcomes", "objective"),
    ("objective_move", "objective"),
    ("objective_split", "objective"),
    ("objective_merge", "objective"),
    ("add_action", "objective"),
    ("arrange_actions", "objective"),
    ("take_out_objective", "objective"),
    ("action_change", "action"),
    ("action_date", "action"),
    ("action_who_answers", "action"),
    ("action_move", "action"),
    ("take_out_action", "action"),
)


@pytest.fixture
def everything(live, objective):
    return {
        "plan": live,
        "objective": objective,
        "section": objective.section,
        "action": ActionFactory(objective=objective),
        "outcome": OutcomeFactory(section=objective.section),
        "statement": StatementFactory(plan=live),
    }


def editing_pages(everything):
    return [reverse(f"plan:{name}", args=[everything[what].pk] if what else []) for name, what in EDITING]


def test_keepers_meet_a_form_on_every_page_that_changes_something(keeper, everything):
    for address in editing_pages(everything):
        assert keeper.get(address).status_code == 200, address


def test_everybody_else_is_told_who_may(client, everything, dilys, femi, grace, ines, jo):
    before = [story_of(record) for record in everything.values()]
    for person in (dilys, femi, grace, ines, jo):
        client.force_login(person)
        for address in editing_pages(everything):
            for answer in (
                client.get(address),
                client.post(address, {"text": "Mine", "reason": WHY, "edition": "1"}),
            ):
                assert answer.status_code == 403, (person, address)
                assert "a business manager or a coordinator" in page(answer)
    assert [story_of(record) for record in everything.values()] == before


def test_a_closed_plan_says_so_before_anything_is_typed(keeper, everything):
    Plan.objects.update(stage="closed")

    for address in editing_pages(everything):
        if address not in (reverse("plan:add_plan"), reverse("plan:taken_out", args=[everything["plan"].pk])):
            answer = keeper.get(address)
            assert answer.status_code == 403 and "This plan is closed" in page(answer), address


# The plan, its statements, sections and outcomes


def test_starting_an_empty_plan_and_building_it_up(keeper):
    send(keeper, "add_plan", title="Neglect plan 2027", period_text="2027")
    plan = Plan.objects.get()
    send(keeper, "add_statement", plan.pk, kind="vision", text="Every child is safe")
    send(keeper, "add_section", plan.pk, title="Neglect", kind="priority", printed_reference="P1")
    section = Section.objects.get()
    send(keeper, "add_outcome", section.pk, text="Children are seen")
    answer = send(
        keeper,
        "add_objective",
        section.pk,
        text="Run the audit",
        measure_text="",
        outcomes=[Outcome.objects.get().pk],
    )

    made = Objective.objects.get()
    assert answer.url == reverse("plan:objective_date", args=[made.pk])
    assert list(made.outcomes.all()) == [Outcome.objects.get()]
    assert (plan.stage, Statement.objects.get().text, str(section)) == (
        "draft",
        "Every child is safe",
        "P1 Neglect",
    )
    assert "Run the audit" in page(keeper.get(plan.get_absolute_url()))


def test_the_period_of_a_plan_must_run_forwards(keeper, live):
    answer = send(
        keeper,
        "change_plan",
        live.pk,
        title="Plan",
        period_start="2027-04-01",
        period_end="2026-04-01",
        reason=WHY,
        edition=1,
    )

    assert errors_on(answer) == ["Last day must be the same as or after the first day"]


def test_a_change_to_a_live_plan_needs_its_reason_and_keeps_what_was_typed(keeper, objective):
    answer = send(keeper, "objective_change", objective.pk, text="Write it anew", edition=1)

    assert errors_on(answer) == ["Say why, so that others can follow it later"]
    assert "Write it anew" in page(answer)
    assert Objective.objects.get().text == "Write the strategy and publish it"


def test_a_draft_asks_for_no_reason(keeper):
    section = SectionFactory()

    assert 'name="reason"' not in page(keeper.get(reverse("plan:change_section", args=[section.pk])))
    send(keeper, "change_section", section.pk, title="Neglect", kind="standing", edition=1)
    assert str(Section.objects.get()) == "Neglect"


def test_changing_the_words_is_kept_with_its_reason_and_shown_in_history(keeper, objective, asha):
    answer = send(
        keeper,
        "objective_change",
        objective.pk,
        text="Write the strategy and tell people",
        reason=WHY,
        edition=1,
    )

    assert answer.url == objective.get_absolute_url()
    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))
    assert "Changed this objective" in told and f"Reason: {WHY}" in told and asha.name in told
    assert "<del>" in told and "<ins>" in told


def test_the_second_person_to_save_sees_both_versions_and_chooses(keeper, objective):
    send(keeper, "objective_change", objective.pk, text="Theirs", reason=WHY, edition=1)
    answer = send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition=1)

    drawn = page(answer)
    assert "Somebody else saved this while you were working on it" in drawn
    assert "Theirs" in drawn and "Mine" in drawn and 'name="edition" value="2"' in drawn
    assert Objective.objects.get().text == "Theirs"

    send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition=2)
    assert Objective.objects.get().text == "Mine"


def test_a_tampered_edition_saves_nothing(keeper, objective):
    send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition="x1")

    assert Objective.objects.get().edition == 1


# Taking out and putting back


def test_taking_out_says_what_goes_with_it_and_withdraws_what_is_still_asked(
    keeper, objective, grace, hospital, asha
):
    held = AccountabilityFactory(objective=objective, party=PartyFactory(printed="", organisation=hospital))
    ask = Ask.objects.create(
        party=held.party, record=f"plan.objective:{objective.pk}", record_label="x", question="What happened?",
        asked_on="2026-11-01", due_on="2026-11-30", asked_by=f"person:{asha.pk}",
    )  # fmt: skip
    assert "Its actions leave with it" in page(
        keeper.get(reverse("plan:take_out_objective", args=[objective.pk]))
    )

    answer = send(keeper, "take_out_objective", objective.pk, reason="Done by the council", edition=1)

    assert answer.url == objective.section.get_absolute_url()
    assert str(Objective.objects.get().retired_on) == "2026-11-23"
    ask.refresh_from_db()
    assert ask.state == "withdrawn"


def test_what_was_taken_out_is_put_back(keeper, objective):
    send(keeper, "take_out_objective", objective.pk, reason="Done", edition=1)
    listed = page(keeper.get(reverse("plan:taken_out", args=[objective.section.plan_id])))
    assert reverse("plan:put_back_objective", args=[objective.pk]) in listed

    answer = send(keeper, "put_back_objective", objective.pk, reason="It was not done", edition=2)

    assert answer.url == objective.get_absolute_url() and Objective.objects.get().retired_on is None
    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))
    assert "Took this objective out of the plan" in told and "Put this objective back into the plan" in told


@pytest.mark.parametrize("noun", ["statement", "section", "outcome", "action"])
def test_everything_can_be_taken_out_and_put_back(keeper, everything, noun):
    record = everything[noun]
    assert send(keeper, f"take_out_{noun}", record.pk, reason="Over", edition=1).status_code == 302
    assert type(record).objects.get(pk=record.pk).retired_on
    assert send(keeper, f"put_back_{noun}", record.pk, reason="Not over", edition=2).status_code == 302
    assert type(record).objects.get(pk=record.pk).retired_on is None


def test_what_was_taken_out_is_not_taken_out_twice(keeper, everything):
    outcome = everything["outcome"]
    send(keeper, "take_out_outcome", outcome.pk, reason="Over", edition=1)

    answer = send(keeper, "take_out_outcome", outcome.pk, reason="Once more", edition=2)

    assert answer.status_code == 409 and "This outcome is not in the plan any more" in page(answer)
    assert type(outcome).objects.get(pk=outcome.pk).retired_because == "Over"


# History


def test_the_history_of_a_plan_tells_of_everything_in_it_a_page_at_a_time(keeper, live):
    section = SectionFactory(plan=live)
    for number in range(55):
        send(keeper, "add_outcome", section.pk, text=f"Outcome {number}", reason=WHY)

    address = reverse("plan:plan_history", args=[live.pk])
    newest = page(keeper.get(address))
    assert "Outcome 54" in newest and "Outcome 2<" not in newest
    older = re.search(r'href="(\?before=\d+)"', newest).group(1)
    oldest = page(keeper.get(address + older))
    assert "Outcome 2" in oldest and "Outcome 54" not in oldest and "Older" not in oldest
    assert "Nothing older" not in oldest


def test_an_untouched_record_says_that_nothing_has_happened(keeper, objective):
    assert "Nothing has happened here yet" in page(
        keeper.get(reverse("plan:objective_history", args=[objective.pk]))
    )


def test_a_change_of_date_reads_as_one_change(keeper, objective):
    send(
        keeper,
        "objective_date",
        objective.pk,
        due_text="May 2027",
        shown_for="May 2027",
        meaning="yes",
        reason=WHY,
        edition=1,
    )

    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))

    assert "Changed when this objective is due" in told
    assert "“May 2027”, from 1 May 2027, to 31 May 2027" in told
