"""Giving dates and choosing who answers on the pages of a live plan."""

import re

import pytest
from django.urls import reverse

from lineofsight.groups.models import Post
from lineofsight.plan.models import Action, Objective
from lineofsight.plan.services.promises import who_answers_in_words

from .browsing import WHY, errors_on, page, send
from .factories import (
    AccountabilityFactory,
    ActionFactory,
    PartyFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


# Dates


def test_a_date_is_shown_as_understood_before_it_is_saved(keeper, objective):
    address = reverse("plan:objective_date", args=[objective.pk])
    first = keeper.post(address, {"due_text": "Q2 2027/28", "reason": WHY, "edition": 1})

    assert first.status_code == 200
    assert "Some time from 1 July to 30 September 2027" in page(first)
    assert not Objective.objects.get().due_text

    second = keeper.post(
        address,
        {"due_text": "Q2 2027/28", "shown_for": "Q2 2027/28", "meaning": "yes", "reason": WHY, "edition": 1},
    )
    assert second.url == objective.get_absolute_url()
    due = Objective.objects.get().due
    assert (due.text, str(due.earliest), str(due.latest), due.precision) == (
        "Q2 2027/28",
        "2027-07-01",
        "2027-09-30",
        "quarter",
    )


def test_a_day_of_each_year_is_shown_as_understood_and_drawn_with_its_next_round(keeper, objective):
    words = {"due_text": "by 30 September each year", "reason": WHY, "edition": 1}
    shown = page(keeper.post(reverse("plan:objective_date", args=[objective.pk]), words))
    assert "is taken to mean:" in shown and ">Every 30 September<" in shown

    send(keeper, "objective_date", objective.pk, **words, shown_for=words["due_text"], meaning="yes")
    assert Objective.objects.get().due.recurrence == "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"
    assert "It comes round every 30 September; the next time is due by 30 September 2027" in page(
        keeper.get(objective.get_absolute_url())
    )
    timeline = page(keeper.get(reverse("plan:timeline", args=[objective.section.plan.pk])))
    assert timeline.count('class="los-timeline__review"') == 2  # in the picture, and in its key


def test_other_words_are_shown_again_before_they_are_saved(keeper, objective):
    answer = send(
        keeper,
        "objective_date",
        objective.pk,
        due_text="May 2027",
        shown_for="Q2 2027/28",
        meaning="yes",
        reason=WHY,
        edition=1,
    )

    assert "Some time from 1 to 31 May 2027" in page(answer) and not Objective.objects.get().due_text


@pytest.mark.parametrize(
    ("meaning", "more", "expected"),
    [
        ("by", {"by-month": "5", "by-year": "2027"}, ("2027-05-01", "2027-05-31", "month", "")),
        (
            "round",
            {"rhythm": "FREQ=MONTHLY;INTERVAL=6"},
            ("None", "None", "ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        ),
        (
            "round",
            {"rhythm": "FREQ=YEARLY", "first-month": "9", "first-year": "2027"},
            ("2027-09-01", "2027-09-30", "ongoing", "FREQ=YEARLY"),
        ),
        ("none", {}, ("None", "None", "unknown", "")),
    ],
)
def test_what_the_reader_did_not_understand_is_said_otherwise(keeper, objective, meaning, more, expected):
    words = "when the new post is filled, probably"
    send(
        keeper,
        "objective_date",
        objective.pk,
        due_text=words,
        shown_for=words,
        meaning=meaning,
        reason=WHY,
        edition=1,
        **more,
    )

    due = Objective.objects.get().due
    assert due.text == words
    assert (str(due.earliest), str(due.latest), due.precision, due.recurrence) == expected


def test_words_that_name_no_date_are_not_taken_as_understood(keeper, objective):
    first = send(keeper, "objective_date", objective.pk, due_text="in due course", reason=WHY, edition=1)
    assert "These words name no date" in page(first)
    assert not re.search(r'name="meaning"[^>]*value="yes"[^>]*checked', page(first))

    second = send(
        keeper,
        "objective_date",
        objective.pk,
        due_text="in due course",
        shown_for="in due course",
        reason=WHY,
        edition=1,
    )
    assert errors_on(second) == ["Answer the question “Is this what it means?”"]


def test_a_date_can_be_taken_away(keeper, live):
    action = ActionFactory(objective__section__plan=live, due_text="May 2027", due_precision="month")

    send(keeper, "action_date", action.pk, due_text="", reason=WHY, edition=1)

    assert Action.objects.get().due_text == "" and Action.objects.get().due_precision == ""


# Who answers


def test_somebody_is_chosen_to_answer_and_another_added_without_saving(keeper, objective, hospital):
    post = Post.objects.create(name="Training Officer")
    address = reverse("plan:objective_who_answers", args=[objective.pk])
    first = keeper.post(
        address,
        {"more": f"post:{post.pk}", "more_part": "lead", "add-another": "yes", "reason": WHY, "edition": 1},
    )

    assert f'name="rows" value="post:{post.pk}"' in page(first) and WHY in page(first)
    assert errors_on(first) == [] and who_answers_in_words(objective) == []

    keeper.post(
        address,
        {
            "rows": [f"post:{post.pk}"],
            f"part-post:{post.pk}": "support",
            "more": f"organisation:{hospital.pk}",
            "more_part": "lead",
            "reason": WHY,
            "edition": 1,
        },
    )
    assert who_answers_in_words(objective) == [
        "Testshire Hospitals Trust (leads)",
        "Training Officer (supports)",
    ]


def test_somebody_no_longer_answers(keeper, live):
    held = AccountabilityFactory(objective__section__plan=live, party=PartyFactory(printed="All partners"))
    who = f"party:{held.party_id}"

    send(
        keeper,
        "objective_who_answers",
        held.objective_id,
        rows=who,
        reason=WHY,
        edition=1,
        **{f"part-{who}": "none"},
    )

    assert who_answers_in_words(held.objective) == []


def test_somebody_who_is_not_on_the_list_cannot_be_slipped_in(keeper, objective):
    send(
        keeper,
        "objective_who_answers",
        objective.pk,
        rows="group:987",
        reason=WHY,
        edition=1,
        **{"part-group:987": "lead"},
    )
    answer = send(keeper, "objective_who_answers", objective.pk, more="group:987", reason=WHY, edition=1)

    assert errors_on(answer) and who_answers_in_words(objective) == []
