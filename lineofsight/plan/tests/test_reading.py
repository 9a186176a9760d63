"""Reads of the plan at a fixed price, and what other modules may show of it."""

import pytest

from lineofsight.links.kinds import cards_for
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Objective, Plan
from lineofsight.plan.presenters.next_step import what_is_next
from lineofsight.plan.queries.answerers import who_answers_now
from lineofsight.plan.queries.objectives import action_page, actions, objective_page, objectives, part_page
from lineofsight.plan.queries.overview import overview_of
from lineofsight.plan.queries.plans import plans, plans_with_counts, statements_of
from lineofsight.plan.queries.retired import taken_out_of
from lineofsight.plan.queries.sections import section_page, sections
from lineofsight.plan.queries.stories import story_page
from lineofsight.plan.queries.work_plans import own_parties, parties_with_work, work_plan_of
from lineofsight.plan.services import editing

from .factories import ObjectiveFactory, PlanFactory, SectionFactory, StatementFactory
from .making import TODAY, a_lifelike_plan, a_wide_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.mark.parametrize("how_many", [1, 25])
def test_each_read_costs_what_it_says_however_much_there_is(
    how_many, django_assert_num_queries, asha, quality_group
):
    reader = read_as(asha)
    plan = a_wide_plan(2, how_many, actions=how_many)
    section = sections(reader).filter(plan=plan).first()
    objective = objectives(reader).filter(section=section).first()
    action = actions(reader).filter(objective=objective).first()
    party = objective.accountabilities.get().party_id
    priced = (
        (1, lambda: list(plans_with_counts(reader, TODAY))),
        (1, lambda: statements_of(plan)),
        (10, lambda: section_page(section, TODAY)),
        (8, lambda: objective_page(objective, TODAY)),
        (7, lambda: action_page(action, TODAY)),
        (5, lambda: part_page(objective, TODAY)),
        (4, lambda: part_page(action, TODAY)),
        (10, lambda: work_plan_of([party], reader, TODAY)),
        (8, lambda: overview_of(plan, TODAY, with_actions=True)),
        (6, lambda: parties_with_work(reader, TODAY)),
        (1, lambda: own_parties(reader)),
        (5, lambda: taken_out_of(plan)),
        (1, lambda: who_answers_now(objective)),
    )  # fmt: skip
    for place, (price, read) in enumerate(priced):
        with django_assert_num_queries(price, info=f"read number {place}"):
            read()


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_story_costs_two_queries_and_one_for_each_kind_it_tells_of(
    how_many, django_assert_num_queries, asha
):
    plan, reader = PlanFactory(), read_as(asha)
    for number in range(how_many):
        section = editing.add_section(plan, by=reader, title=f"Section {number}")
        editing.add_outcome(section, by=reader, text="Better")

    with django_assert_num_queries(4):
        assert len(story_page(plan, reader).events) == 2 * how_many


def test_a_line_names_parties_as_they_name_themselves(asha):
    made = a_lifelike_plan(asha)
    for line in overview_of(made.plan, TODAY).objectives:
        held = Objective.objects.get(pk=line.pk).accountabilities
        named = [(one.party.name, one.party.kind) for one in held.order_by("part", "position", "pk")]
        assert [(one.name, one.kind) for one in line.answering] == named


def test_the_section_page_says_which_objectives_serve_an_outcome_and_counts_actions(asha):
    made = a_lifelike_plan(asha)
    Objective.objects.filter(pk=made.objectives[4].pk).update(retired_on=TODAY)

    page = section_page(made.sections[0], TODAY)

    assert [line.label for line in page.outcomes[0].served_by] == ["1.1", "1.2", "1.3", "1.4"]
    assert page.action_counts[made.objectives[0].pk] == 2 and page.retired_count == 1
    assert (page.before, page.after) == (None, made.sections[1])


def test_counts_of_parties_agree_with_their_work_plans(asha):
    """The twin: each party's counts, counted from its own work plan."""
    a_lifelike_plan(asha)
    reader = read_as(asha)
    for counts in parties_with_work(reader, TODAY):
        lines = work_plan_of([counts.pk], reader, TODAY)
        leads = sum(any(one.leads and one.party_id == counts.pk for one in line.answering) for line in lines)
        assert counts.objectives == sum(line.kind == "objective" for line in lines)
        assert counts.actions == sum(line.kind == "action" for line in lines)
        assert counts.leads == leads
        assert counts.overdue == sum(line.is_overdue for line in lines)


# Who may see what


def test_drafts_are_for_keepers_and_the_rest_for_everyone_signed_in(asha, grace):
    for stage in ("live", "agreed", "closed"):
        PlanFactory(**{stage: True})
    draft = PlanFactory()

    assert set(plans(read_as(grace))) == set(Plan.objects.exclude(pk=draft.pk))
    assert set(plans(read_as(asha))) == set(Plan.objects.all())


def test_other_modules_meet_only_what_their_reader_may_see(asha, grace):
    live, draft = ObjectiveFactory(section__plan=PlanFactory(live=True)), ObjectiveFactory()
    names = [f"plan.objective:{one.pk}" for one in (live, draft)]

    assert set(cards_for(read_as(grace), names)) == {names[0]}
    cards = cards_for(read_as(asha), names)
    assert set(cards) == set(names)
    assert (cards[names[0]].label, cards[names[0]].address) == (live.text, live.get_absolute_url())


def test_a_card_says_when_something_was_taken_out(asha):
    section = SectionFactory(retired_on=TODAY, retired_because="Over")
    StatementFactory(plan=section.plan)

    (card,) = cards_for(read_as(asha), [f"plan.section:{section.pk}"]).values()

    assert (card.kind_name, card.detail) == ("section", "taken out of the plan")


# What is next


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ("Map the places", "Next: action A2 is due by 28 February 2027, in 3 months."),
        ("Bring the missing", "Next: action A3 is due by 31 December 2026, in 5 weeks."),
        ("Agree one screening", "Next: 31 March 2027, in 4 months."),
        ("Run the third audit", "Next: an answer is hoped for by 2 December 2026, in 9 days."),
        ("Offer mental health", "Next: 30 September 2027, in 10 months."),
        ("Develop a course", "Nothing is set to happen next."),
    ],
)
def test_what_happens_next(asha, begins, words):
    made = a_lifelike_plan(asha)
    objective = next(one for one in made.objectives if one.text.startswith(begins))

    page = objective_page(objectives(read_as(asha)).get(pk=objective.pk), TODAY)

    assert what_is_next(page.line, page.actions, TODAY) == words
