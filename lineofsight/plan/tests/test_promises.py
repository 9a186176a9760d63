"""Adding objectives and actions, changing their words, their date and who answers for them."""

import datetime

import pytest

from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.groups.models import Party, Post
from lineofsight.history.queries import story_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Accountability, Action, Due, Objective
from lineofsight.plan.services import promises
from lineofsight.plan.services.promises import Answerer

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
WHY = "Agreed at the executive on 12 November"
BY_MARCH = Due("by March 2027", datetime.date(2027, 3, 1), datetime.date(2027, 3, 31), "month")


def last_event(record):
    return story_of(record)[0]


def test_an_objective_is_added_with_everything_known_of_it(asha, quality_group):
    section = SectionFactory(plan=PlanFactory(live=True))
    ObjectiveFactory(section=section, position=4)
    outcome = OutcomeFactory(section=section)

    objective = promises.add_objective(
        section,
        by=read_as(asha),
        text="Run a third neglect audit",
        due=BY_MARCH,
        measure_text="Better than round two",
        outcomes=[outcome],
        answering=[Answerer(f"group:{quality_group.pk}"), Answerer(f"person:{asha.pk}", "support")],
        reason=WHY,
    )

    objective = Objective.objects.get(pk=objective.pk)
    assert (objective.position, objective.due, objective.measure_text) == (
        5,
        BY_MARCH,
        "Better than round two",
    )
    assert list(objective.outcomes.all()) == [outcome]
    assert promises.who_answers_in_words(objective) == [
        "Quality and Effectiveness Sub-Group (leads)",
        "Asha Patel (supports)",
    ]
    event = last_event(section)
    assert (event.kind, event.reason) == ("plan.objective_added", WHY)
    assert event.changes["answering"][1][0] == "Quality and Effectiveness Sub-Group (leads)"


def test_an_action_is_added_below_its_objective_and_told_all_the_way_up(asha):
    objective = ObjectiveFactory()

    action = promises.add_action(objective, by=read_as(asha), text="Book the room")

    assert (action.objective, action.position) == (objective, 0)
    for record in (action, objective, objective.section, objective.section.plan):
        assert last_event(record).kind == "plan.action_added"


def test_nothing_is_added_to_what_was_taken_out(asha):
    section = SectionFactory(retired_on=datetime.date(2026, 5, 1), retired_because="Over")

    with pytest.raises(Refused, match="This section was taken out"):
        promises.add_objective(section, by=read_as(asha), text="More")


def test_words_are_changed_and_what_was_printed_elsewhere_stays(asha):
    objective = ObjectiveFactory(text="Do it", leads_text="BM", measure_text="Audit")

    promises.change_promise(objective, by=read_as(asha), edition=1, text="Do it well", measure_text="")

    objective.refresh_from_db()
    assert (objective.text, objective.measure_text, objective.leads_text) == ("Do it well", "", "BM")
    assert last_event(objective).changes == {"text": ["Do it", "Do it well"], "measure_text": ["Audit", ""]}


def test_a_field_that_has_its_own_way_of_changing_is_not_changed_as_text(asha):
    with pytest.raises(TypeError, match="due_text"):
        promises.change_promise(ObjectiveFactory(), by=read_as(asha), edition=1, due_text="soon")


def test_a_date_is_given_and_taken_away(asha):
    action = ActionFactory()

    promises.give_date(action, by=read_as(asha), edition=1, due=BY_MARCH)
    assert Action.objects.get().due == BY_MARCH
    assert last_event(action).kind == "plan.action_dated"
    assert last_event(action).changes["due_latest"] == [None, "2027-03-31"]

    promises.give_date(action, by=read_as(asha), edition=2, due=Due())
    assert Action.objects.get().due == Due()


@pytest.mark.parametrize(
    ("due", "fault"),
    [
        (
            Due("x", datetime.date(2027, 3, 2), datetime.date(2027, 3, 1), "day"),
            "must be the same as or after",
        ),
        (Due("x", recurrence="every week"), "not a rule for coming round"),
        (Due("x", precision="roughly"), "does not say how exact"),
    ],
)
def test_a_date_that_cannot_be_is_refused(asha, due, fault):
    with pytest.raises(Refused, match=fault):
        promises.give_date(ObjectiveFactory(), by=read_as(asha), edition=1, due=due)


def test_who_answers_is_chosen_and_printed_words_stay_with_their_party(asha, hospital):
    objective = ObjectiveFactory(leads_text="Training Sub-Group / Designated nurse")
    AccountabilityFactory(objective=objective, party=PartyFactory(printed="Training Sub-Group"))
    stays = AccountabilityFactory(
        objective=objective, party=PartyFactory(printed="Designated nurse"), position=1
    )

    promises.choose_who_answers(
        objective,
        by=read_as(asha),
        edition=1,
        answering=[Answerer(f"organisation:{hospital.pk}"), Answerer(f"party:{stays.party_id}", "support")],
    )

    held = list(Accountability.objects.filter(objective=objective).order_by("position"))
    assert [(one.party.name, one.part, one.printed) for one in held] == [
        ("Testshire Hospitals Trust", "lead", ""),
        ("Designated nurse", "support", "Designated nurse"),
    ]
    event = last_event(objective)
    assert event.kind == "plan.objective_answered_for"
    assert event.changes["answering"] == [
        ["Training Sub-Group (leads)", "Designated nurse (leads)"],
        ["Testshire Hospitals Trust (leads)", "Designated nurse (supports)"],
    ]
    objective.refresh_from_db()
    assert objective.edition == 2


def test_choosing_the_same_again_changes_nothing(asha):
    post = Post.objects.create(name="Training Officer")
    objective = ObjectiveFactory()
    chosen = [Answerer(f"post:{post.pk}")]
    promises.choose_who_answers(objective, by=read_as(asha), edition=1, answering=chosen)
    told = len(story_of(objective))

    promises.choose_who_answers(objective, by=read_as(asha), edition=2, answering=chosen)

    objective.refresh_from_db()
    assert objective.edition == 2 and len(story_of(objective)) == told
    assert Party.objects.filter(post=post).count() == 1


def test_nobody_can_be_chosen_and_shows_as_a_gap(asha):
    objective = AccountabilityFactory().objective

    promises.choose_who_answers(objective, by=read_as(asha), edition=1, answering=[])

    assert not objective.accountabilities.exists()
    assert last_event(objective).changes["answering"][1] == []


@pytest.mark.parametrize("who", ["group:999", "robot:1", "group:", "group:x", "", "party:4242"])
def test_somebody_who_does_not_exist_cannot_be_chosen(asha, who):
    objective = ObjectiveFactory()

    with pytest.raises(Refused, match="from the list"):
        promises.choose_who_answers(objective, by=read_as(asha), edition=1, answering=[Answerer(who)])


def test_nobody_is_chosen_twice(asha, housing):
    objective, both = (
        ObjectiveFactory(),
        [Answerer(f"organisation:{housing.pk}"), Answerer(f"organisation:{housing.pk}")],
    )

    with pytest.raises(Refused, match="Harbour Homes is chosen twice"):
        promises.choose_who_answers(objective, by=read_as(asha), edition=1, answering=both)

    assert not objective.accountabilities.exists()


def test_two_people_choosing_who_answers_see_both_versions(asha, callum, housing, hospital):
    objective = ObjectiveFactory()
    promises.choose_who_answers(
        objective, by=read_as(asha), edition=1, answering=[Answerer(f"organisation:{housing.pk}")]
    )

    with pytest.raises(EditionConflict) as raised:
        promises.choose_who_answers(
            objective, by=read_as(callum), edition=1, answering=[Answerer(f"organisation:{hospital.pk}")]
        )

    assert raised.value.theirs == {"answering": ["Harbour Homes (leads)"]}
    assert raised.value.yours == {"answering": ["Testshire Hospitals Trust (leads)"]}


def test_an_objective_serves_outcomes_of_its_own_section(asha):
    objective = ObjectiveFactory()
    own, other = OutcomeFactory(section=objective.section), OutcomeFactory()

    promises.choose_outcomes(objective, by=read_as(asha), edition=1, outcomes=[own])
    assert list(objective.outcomes.all()) == [own]
    assert last_event(objective).changes == {"outcomes": [[], [own.text]]}

    with pytest.raises(Refused, match="its own section"):
        promises.choose_outcomes(objective, by=read_as(asha), edition=2, outcomes=[other])


@pytest.mark.parametrize("person", ["grace", "femi", "dilys", "ines", "jo"])
def test_nobody_but_a_keeper_changes_a_promise(request, person):
    reader = read_as(request.getfixturevalue(person))
    objective = ObjectiveFactory(section__plan=PlanFactory(live=True))

    for change in (
        lambda: promises.add_objective(objective.section, by=reader, text="Mine", reason=WHY),
        lambda: promises.add_action(objective, by=reader, text="Mine", reason=WHY),
        lambda: promises.change_promise(objective, by=reader, edition=1, text="Mine", reason=WHY),
        lambda: promises.give_date(objective, by=reader, edition=1, due=BY_MARCH, reason=WHY),
        lambda: promises.choose_who_answers(objective, by=reader, edition=1, answering=[], reason=WHY),
        lambda: promises.choose_outcomes(objective, by=reader, edition=1, outcomes=[], reason=WHY),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert story_of(objective) == []
