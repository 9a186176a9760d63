"""Somebody changes what was taken out of the plan while they typed: they are told by whom, why, and where it went; nothing
they typed is lost, and nothing is saved."""

import pytest
from django.urls import reverse

from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.links.models import Verb
from lineofsight.links.services import connect
from lineofsight.plan.models import Due
from lineofsight.plan.services import editing, structure
from tests.cast import read_as

from .browsing import WHY, page, send
from .factories import ActionFactory, ObjectiveFactory, OutcomeFactory, SectionFactory, StatementFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
TYPED = "Words that took an afternoon."


@pytest.fixture
def callums(callum):
    """The reader of the coordinator, who is quicker."""
    return read_as(callum)


def take_out(record, by):
    return editing.retire(record, by=by, on=today(), edition=record.edition, reason="The trust does it now")


def merge(kept, gone, by):
    told = {"by": by, "on": today(), "editions": (kept.edition, gone.edition), "reason": "They are the same"}
    return structure.merge_objectives(kept, gone, text=kept.text, due=Due(), **told)


def test_who_took_it_out_why_and_what_was_typed_stand_on_one_page(keeper, objective, callums):
    take_out(objective, callums)

    answer = send(keeper, "objective_change", objective.pk, text=TYPED, reason=WHY, edition=1)

    told = page(answer)
    assert answer.status_code == 409 and "This objective is not in the plan any more" in told
    assert "Callum Reid took it out on 23 November 2026" in told and "The trust does it now" in told
    assert TYPED in told and WHY in told and "What will be done?" in told
    assert reverse("plan:put_back_objective", args=[objective.pk]) in told
    assert type(objective).objects.get(pk=objective.pk).text == objective.text


def test_the_one_it_was_merged_into_is_offered_also_when_that_was_merged_again(keeper, objective, callums):
    second, third = ObjectiveFactory.create_batch(2, section=objective.section)
    merge(second, objective, callums)
    second.refresh_from_db()
    merge(third, second, callums)

    told = page(send(keeper, "objective_change", objective.pk, text=TYPED, reason=WHY, edition=1))

    assert f'href="{third.get_absolute_url()}"' in told and "Open what took its place" in told
    assert f'href="{second.get_absolute_url()}"' not in told


def test_what_a_newer_version_put_in_its_place_is_offered(keeper, objective, callums):
    fresh = ActionFactory(objective=ObjectiveFactory(section=objective.section))
    take_out(objective, callums)
    connect(fresh, Verb.REPLACES, objective, by=callums)

    told = page(send(keeper, "objective_change", objective.pk, text=TYPED, reason=WHY, edition=1))

    assert f'href="{fresh.get_absolute_url()}"' in told


def test_what_it_left_with_is_named_and_it_cannot_be_put_back_alone(keeper, objective, callums):
    take_out(objective.section, callums)

    told = page(send(keeper, "objective_change", objective.pk, text=TYPED, reason=WHY, edition=1))

    assert "It left together with" in told and f'href="{objective.section.get_absolute_url()}"' in told
    assert reverse("plan:put_back_objective", args=[objective.pk]) not in told


@pytest.mark.parametrize(
    ("route", "typed", "kept"),
    [
        ("objective_date", {"due_text": "by May 2027"}, "by May 2027"),
        ("objective_outcomes", {"outcomes": ["{outcome}"]}, "Children are safer"),
        ("objective_who_answers", {"more": "post:{post}", "more_part": "lead"}, "Business Manager"),
        ("objective_move", {"section": "{elsewhere}"}, "Elsewhere"),
        ("add_action", {"text": TYPED}, TYPED),
        ("take_out_objective", {}, ""),
    ],
)
def test_every_form_about_it_keeps_what_was_typed(keeper, asha, objective, callums, route, typed, kept):
    outcome = OutcomeFactory(section=objective.section, text="Children are safer.")
    elsewhere = SectionFactory(plan=objective.section.plan, title="Elsewhere")
    known = {"outcome": outcome.pk, "post": asha.posts_held.get().post_id, "elsewhere": elsewhere.pk}
    take_out(objective, callums)

    filled = {
        name: [one.format(**known) for one in value] if isinstance(value, list) else value.format(**known)
        for name, value in typed.items()
    }
    answer = send(keeper, route, objective.pk, **filled, reason=WHY, edition=1)

    assert answer.status_code == 409 and kept in page(answer) and WHY in page(answer)


@pytest.mark.parametrize("noun", ["section", "outcome", "statement"])
def test_what_else_stands_in_a_plan_is_kept_the_same_way(keeper, live, callums, noun):
    make = {"section": SectionFactory, "statement": StatementFactory}.get(noun)
    record = make(plan=live) if make else OutcomeFactory(section__plan=live)
    take_out(record, callums)

    words = {"title": TYPED, "kind": "priority"} if noun == "section" else {"text": TYPED}
    answer = send(keeper, f"change_{noun}", record.pk, **words, reason=WHY, edition=1)

    assert answer.status_code == 409 and TYPED in page(answer)
    with pytest.raises(Refused, match="was taken out of the plan. Put it back first"):
        change = getattr(editing, f"change_{noun}")
        change(
            record, by=callums, edition=2, reason=WHY, **({"title": TYPED} if noun == "section" else words)
        )


def test_two_are_merged_and_the_other_one_left_meanwhile(keeper, objective, callums):
    other = ObjectiveFactory(section=objective.section)
    take_out(other, callums)

    address = reverse("plan:objective_merge", args=[objective.pk])
    typed = {"text": TYPED, "due": "kept", "reason": WHY, "edition": 1, "other_edition": 1}
    answer = keeper.post(f"{address}?other={other.pk}", typed)

    assert answer.status_code == 409 and TYPED in page(answer) and other.text in page(answer)


def test_a_form_that_is_opened_too_late_says_the_same_with_nothing_typed(keeper, objective, callums):
    take_out(objective, callums)

    for route in ("objective_change", "objective_date", "objective_split", "objective_merge", "add_action"):
        answer = keeper.get(reverse(f"plan:{route}", args=[objective.pk]))
        assert answer.status_code == 409 and "was not saved" not in page(answer), route


def test_a_gap_of_it_cannot_be_let_stand_and_the_reason_is_kept(keeper, objective, callums):
    take_out(objective, callums)

    address = reverse("plan:set_aside_gap", args=["objective", objective.pk, "no_lead"])
    answer = keeper.post(address, {"because": TYPED})

    assert answer.status_code == 409 and TYPED in page(answer)


def test_the_page_costs_the_same_however_much_happened(
    keeper, objective, callums, django_assert_max_num_queries
):
    take_out(objective, callums)
    with django_assert_max_num_queries(26):
        send(keeper, "objective_change", objective.pk, text=TYPED, reason=WHY, edition=1)
