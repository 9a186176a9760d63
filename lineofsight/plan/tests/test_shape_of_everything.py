"""Splitting, merging and moving of statements, sections, outcomes and actions; each with its reason in history."""

import datetime

import pytest
from django.urls import reverse

from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.links.queries import links_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Action, Due, Objective, Outcome, Section, Statement
from lineofsight.plan.services import structure
from lineofsight.plan.services.promises import who_answers_in_words

from .browsing import WHY, errors_on, page, send
from .factories import (
    AccountabilityFactory,
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    PartyFactory,
    PlanFactory,
    SectionFactory,
    StatementFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
TODAY = datetime.date(2026, 11, 23)
BY_MARCH = Due("by March 2027", datetime.date(2027, 3, 1), datetime.date(2027, 3, 31), "month")


def texts(rows):
    return list(rows.order_by("position", "pk").values_list("text", flat=True))


def told(record):
    event = story_of(record)[0]
    return event.kind, event.reason


# Services


def test_an_outcome_is_split_and_what_served_it_serves_each(asha, live):
    section = SectionFactory(plan=live)
    first, last = OutcomeFactory(section=section, text="Seen and heard."), OutcomeFactory(section=section)
    objective = ObjectiveFactory(section=section)
    objective.outcomes.add(first)

    made = structure.split_text(first, by=read_as(asha), texts=["Seen.", "Heard."], edition=1, reason=WHY)

    assert texts(Outcome.objects.filter(section=section)) == ["Seen.", "Heard.", last.text]
    assert set(objective.outcomes.all()) == set(made)
    assert told(first) == ("plan.outcome_split", WHY)
    assert [one.verb for one in links_of(made[1], read_as(asha))] == ["was split from"]


def test_a_value_is_split_and_a_vision_is_not(asha, live):
    value = StatementFactory(plan=live, kind="value", text="Kind and curious")
    vision = StatementFactory(plan=live, kind="vision")

    structure.split_text(value, by=read_as(asha), texts=["Kind", "Curious"], edition=1, reason=WHY)

    assert texts(Statement.objects.filter(kind="value")) == ["Kind", "Curious"]
    with pytest.raises(Refused, match="one vision"):
        structure.split_text(vision, by=read_as(asha), texts=["a", "b"], edition=1, reason=WHY)


def test_an_action_is_split_with_its_date_and_everybody_who_answers(asha, objective):
    action = ActionFactory(
        objective=objective, text="Write it and send it", due_text=BY_MARCH.text,
        due_earliest=BY_MARCH.earliest, due_latest=BY_MARCH.latest, due_precision=BY_MARCH.precision,
    )  # fmt: skip
    AccountabilityFactory(objective=None, action=action, party=PartyFactory(printed="Police"))

    made = structure.split_action(
        action, by=read_as(asha), texts=["Write it", "Send it"], edition=1, reason=WHY
    )

    assert texts(Action.objects.filter(objective=objective)) == ["Write it", "Send it"]
    fresh = Action.objects.get(pk=made[1].pk)
    assert fresh.due == BY_MARCH and who_answers_in_words(fresh) == who_answers_in_words(action)


@pytest.mark.parametrize("wrong", [["Only one"], ["", "Two"], ["One", "  "]])
def test_a_split_needs_two_texts_with_words(asha, live, wrong):
    outcome = OutcomeFactory(section__plan=live)

    with pytest.raises(Refused):
        structure.split_text(outcome, by=read_as(asha), texts=wrong, edition=1, reason=WHY)
    assert Outcome.objects.count() == 1


def test_a_section_is_split_and_objectives_keep_the_outcomes_that_go_along(asha, live):
    section, after = SectionFactory(plan=live, title="Both"), SectionFactory(plan=live, title="After")
    stays, goes = OutcomeFactory(section=section), OutcomeFactory(section=section)
    first, second = ObjectiveFactory(section=section), ObjectiveFactory(section=section)
    second.outcomes.set([stays, goes])

    fresh = structure.split_section(
        section, by=read_as(asha), title="Second half", outcomes=[goes.pk], objectives=[second.pk],
        edition=1, reason=WHY,
    )  # fmt: skip

    assert list(Section.objects.order_by("position").values_list("title", flat=True)) == [
        "Both", "Second half", "After",
    ]  # fmt: skip
    assert (fresh.kind, list(fresh.objectives.all()), list(fresh.outcomes.all())) == (
        section.kind, [second], [goes],
    )  # fmt: skip
    assert list(second.outcomes.all()) == [goes] and list(section.objectives.all()) == [first]
    assert {event.kind for event in story_of(fresh)} >= {"plan.section_added", "plan.objective_moved"}
    assert told(section)[1] == WHY and after.pk


@pytest.mark.parametrize("which", ["nothing", "everything", "somebody else's"])
def test_a_section_is_not_split_into_nothing(asha, live, which):
    section = SectionFactory(plan=live)
    mine, other = ObjectiveFactory(section=section), ObjectiveFactory(section__plan=live)
    objectives = {"nothing": [], "everything": [mine.pk], "somebody else's": [other.pk]}[which]

    with pytest.raises(Refused):
        structure.split_section(
            section, by=read_as(asha), title="New", outcomes=[], objectives=objectives, edition=1, reason=WHY
        )
    assert Section.objects.filter(title="New").count() == 0


def test_two_sections_become_one_with_everything_of_both(asha, live):
    kept, gone = SectionFactory(plan=live, title="Kept"), SectionFactory(plan=live, title="Gone")
    ObjectiveFactory(section=kept, text="first")
    outcome = OutcomeFactory(section=gone)
    objective = ObjectiveFactory(section=gone, text="second")
    objective.outcomes.add(outcome)
    action = ActionFactory(objective=objective)

    structure.merge_sections(
        kept, gone, by=read_as(asha), on=TODAY, title="Both", editions=(1, 1), reason=WHY
    )

    kept = Section.objects.get(pk=kept.pk)
    assert (kept.title, texts(kept.objectives)) == ("Both", ["first", "second"])
    assert list(Objective.objects.get(text="second").outcomes.all()) == [outcome]
    assert Action.objects.get(pk=action.pk).retired_on is None
    gone = Section.objects.get(pk=gone.pk)
    assert gone.retired_on == TODAY and "Merged into Both" in gone.retired_because


def test_two_outcomes_become_one_that_everything_serves(asha, live):
    section = SectionFactory(plan=live)
    kept, gone = OutcomeFactory(section=section), OutcomeFactory(section=section)
    objective = ObjectiveFactory(section=section)
    objective.outcomes.add(gone)

    structure.merge_texts(kept, gone, by=read_as(asha), on=TODAY, text="Both", editions=(1, 1), reason=WHY)

    assert texts(Outcome.objects.standing()) == ["Both"]
    assert kept in objective.outcomes.all()
    with pytest.raises(Refused, match="same section"):
        structure.merge_texts(
            kept, OutcomeFactory(section__plan=live), by=read_as(asha), on=TODAY, text="x", editions=(2, 1),
            reason=WHY,
        )  # fmt: skip


def test_two_actions_become_one_with_everybody_who_answers_for_either(asha, objective):
    kept, gone = ActionFactory(objective=objective), ActionFactory(objective=objective)
    for action, words in ((kept, "Police"), (gone, "Health")):
        AccountabilityFactory(objective=None, action=action, party=PartyFactory(printed=words))

    structure.merge_actions(
        kept, gone, by=read_as(asha), on=TODAY, text="Both", due=BY_MARCH, editions=(1, 1), reason=WHY
    )

    kept = Action.objects.get(pk=kept.pk)
    assert (kept.text, kept.due) == ("Both", BY_MARCH)
    assert {one.printed for one in kept.accountabilities.all()} == {"Police", "Health"}
    assert Action.objects.get(pk=gone.pk).retired_on == TODAY


def test_statements_of_two_kinds_are_not_merged_until_one_is_moved(asha, live):
    value = StatementFactory(plan=live, kind="value", text="Kind")
    principle = StatementFactory(plan=live, kind="principle", text="Curious")
    together = {"by": read_as(asha), "on": TODAY, "text": "Kind and curious", "reason": WHY}

    with pytest.raises(Refused, match="same kind"):
        structure.merge_texts(value, principle, editions=(1, 1), **together)
    structure.move_statement(principle, by=read_as(asha), kind="value", edition=1, reason=WHY)
    structure.merge_texts(value, principle, editions=(1, 2), **together)

    assert texts(Statement.objects.standing()) == ["Kind and curious"]


def test_a_second_vision_is_not_made_by_moving(asha, live):
    StatementFactory(plan=live, kind="vision")
    value = StatementFactory(plan=live, kind="value")

    with pytest.raises(Refused, match="has a vision"):
        structure.move_statement(value, by=read_as(asha), kind="vision", edition=1, reason=WHY)


def test_an_outcome_moves_and_nothing_it_leaves_serves_it(asha, live):
    here, there = SectionFactory(plan=live, title="Here"), SectionFactory(plan=live, title="There")
    outcome, objective = OutcomeFactory(section=here), ObjectiveFactory(section=here)
    objective.outcomes.add(outcome)

    structure.move_outcome(outcome, by=read_as(asha), section=there, edition=1, reason=WHY)

    assert Outcome.objects.get().section == there and not objective.outcomes.exists()
    assert story_of(here)[0].changes == {"section": ["Here", "There"]}
    with pytest.raises(Refused, match="within its own plan"):
        structure.move_outcome(
            Outcome.objects.get(), by=read_as(asha), section=SectionFactory(), edition=2, reason=WHY
        )


def test_each_needs_the_right_a_reason_and_the_edition_that_was_seen(asha, grace, live):
    section = SectionFactory(plan=live)
    one, two = OutcomeFactory(section=section), OutcomeFactory(section=section)
    ways = (
        lambda **how: structure.split_text(one, texts=["a", "b"], **{"edition": 1, **how}),
        lambda **how: structure.move_outcome(one, section=SectionFactory(plan=live), **{"edition": 1, **how}),
        lambda edition=1, **how: structure.merge_texts(
            one, two, on=TODAY, text="x", editions=(edition, 1), **how
        ),
        lambda **how: structure.split_section(
            section, title="x", outcomes=[one.pk], objectives=[], **{"edition": 1, **how}
        ),
    )
    for way in ways:
        with pytest.raises(NotAllowed):
            way(by=read_as(grace), reason=WHY)
        with pytest.raises(Refused, match="Say why"):
            way(by=read_as(asha), reason="")
        with pytest.raises(EditionConflict):
            way(by=read_as(asha), reason=WHY, edition=7)


# Pages


def test_outcomes_statements_and_actions_are_split_on_their_page(keeper, live):
    records = {
        "outcome": OutcomeFactory(section__plan=live, text="Seen early and kept safe"),
        "statement": StatementFactory(plan=live, kind="value", text="Seen early and kept safe"),
        "action": ActionFactory(objective__section__plan=live, text="Seen early and kept safe"),
    }
    for noun, record in records.items():
        address = reverse(f"plan:{noun}_split", args=[record.pk])
        first = page(keeper.get(address))
        assert f"A new {noun} begins with" in first and "and kept safe" in first
        place = first.partition('name="at" type="checkbox" value="')[2].partition('"')[0]
        assert f"New {noun} 1" in page(keeper.get(address, {"at": place}))
        keeper.post(
            f"{address}?at={place}",
            {"piece-1": "Seen early", "piece-2": "Kept safe", "reason": WHY, "edition": 1},
        )
        assert texts(type(record).objects.all()) == ["Seen early", "Kept safe"], noun


@pytest.mark.parametrize("noun", ["statement", "section", "outcome", "action"])
def test_two_of_a_kind_are_merged_on_their_page(keeper, live, noun):
    section = SectionFactory(plan=live)
    make = {
        "statement": lambda: StatementFactory(plan=live, kind="principle"),
        "section": lambda: SectionFactory(plan=live),
        "outcome": lambda: OutcomeFactory(section=section),
        "action": lambda: ActionFactory(objective__section=section),
    }[noun]
    kept, gone = make(), make()
    address = reverse(f"plan:{noun}_merge", args=[kept.pk])
    assert str(gone) in page(keeper.get(address))
    assert "This one leaves" in page(keeper.get(address, {"other": gone.pk}))

    answer = keeper.post(
        f"{address}?other={gone.pk}",
        {"text": "Both of them", "due": "kept", "reason": WHY, "edition": 1, "other_edition": 1},
    )

    assert answer.status_code == 302
    assert "Both of them" in str(type(kept).objects.get(pk=kept.pk))
    assert type(gone).objects.get(pk=gone.pk).retired_on == TODAY
    assert WHY in page(keeper.get(reverse(f"plan:{noun}_history", args=[kept.pk])))


def test_a_section_is_split_on_its_page(keeper, live):
    section = SectionFactory(plan=live)
    stays, goes = ObjectiveFactory(section=section), ObjectiveFactory(section=section)

    assert errors_on(send(keeper, "section_split", section.pk, title="New", reason=WHY, edition=1))
    send(keeper, "section_split", section.pk, title="New", objectives=[goes.pk], reason=WHY, edition=1)

    assert Objective.objects.get(pk=goes.pk).section.title == "New"
    assert Objective.objects.get(pk=stays.pk).section == section


def test_the_pages_that_change_words_lead_to_the_other_ways(keeper, live):
    outcome = OutcomeFactory(section__plan=live)
    vision = StatementFactory(plan=live, kind="vision")

    told = page(keeper.get(reverse("plan:change_outcome", args=[outcome.pk])))
    for way in ("outcome_split", "outcome_merge", "outcome_move", "take_out_outcome", "outcome_history"):
        assert reverse(f"plan:{way}", args=[outcome.pk]) in told, way
    told = page(keeper.get(reverse("plan:change_statement", args=[vision.pk])))
    assert reverse("plan:statement_history", args=[vision.pk]) in told
    assert reverse("plan:statement_split", args=[vision.pk]) not in told


def test_everybody_reads_the_history_of_a_statement_and_only_keepers_change_it(client, grace, live):
    statement = StatementFactory(plan=live, kind="value")
    client.force_login(grace)

    about = page(client.get(reverse("plan:about", args=[live.pk])))
    assert reverse("plan:statement_history", args=[statement.pk]) in about
    assert client.get(reverse("plan:statement_history", args=[statement.pk])).status_code == 200
    for way in ("statement_split", "statement_merge", "statement_move", "change_statement"):
        assert client.get(reverse(f"plan:{way}", args=[statement.pk])).status_code == 403, way


def test_a_text_that_may_name_a_child_is_questioned_and_the_reason_is_kept(keeper, live):
    section = SectionFactory(plan=live)
    text = "Act on the review of Jayden, 6 years old."

    answer = send(keeper, "add_outcome", section.pk, text=text, reason=WHY)
    assert errors_on(answer) and not Outcome.objects.exists()
    send(keeper, "add_outcome", section.pk, text=text, reason=WHY, identifying_reason="The published name")

    assert told(Outcome.objects.get()) == (
        "plan.outcome_added",
        f"{WHY}\nWords that may look like a child’s name stay: The published name",
    )


def test_a_plan_that_is_started_may_be_told_to_keep_such_words(keeper):
    title = "Plan after the review of Jayden, 6 years old"

    assert errors_on(send(keeper, "add_plan", title=title))
    answer = send(keeper, "add_plan", title=title, identifying_reason="The published name")

    assert answer.status_code == 302


def test_a_closed_plan_says_so_before_anything_is_typed(keeper):
    outcome = OutcomeFactory(section__plan=PlanFactory(closed=True))

    answer = keeper.get(reverse("plan:outcome_split", args=[outcome.pk]))

    assert answer.status_code == 403 and "This plan is closed" in page(answer)
