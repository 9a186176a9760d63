"""Reordering, moving, splitting and merging on the pages of a live plan, without scripts."""

import re

import pytest
from django.urls import reverse

from lineofsight.plan.models import Action, Objective

from .browsing import WHY, errors_on, page, send
from .factories import (
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    SectionFactory,
    StatementFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


# Structure


def test_up_down_and_a_place_put_things_in_order_without_scripts(keeper, live):
    section = SectionFactory(plan=live)
    rows = [ObjectiveFactory(section=section, text=letter, position=n) for n, letter in enumerate("abc")]

    def order():
        return "".join(
            Objective.objects.filter(section=section).order_by("position").values_list("text", flat=True)
        )

    answer = send(keeper, "arrange_objectives", section.pk, up=rows[2].pk, reason=WHY)
    assert order() == "acb" and f"#row-{rows[2].pk}" in answer.url
    assert WHY in page(keeper.get(answer.url)) and "moved</span>" in page(keeper.get(answer.url))
    send(keeper, "arrange_objectives", section.pk, down=rows[0].pk, reason=WHY)
    assert order() == "cab"
    send(
        keeper, "arrange_objectives", section.pk, move=rows[1].pk, reason=WHY, **{f"place-{rows[1].pk}": "1"}
    )
    assert order() == "bca"
    assert errors_on(send(keeper, "arrange_objectives", section.pk, up=rows[0].pk)) == [
        "Say why, so that others can follow it later"
    ]
    send(
        keeper,
        "arrange_objectives",
        section.pk,
        move=rows[1].pk,
        reason=WHY,
        **{f"place-{rows[1].pk}": "soon"},
    )
    assert order() == "bca"


@pytest.mark.parametrize("what", ["sections", "outcomes", "actions", "statements"])
def test_everything_else_is_put_in_order_the_same_way(keeper, live, what):
    section = SectionFactory(plan=live)
    objective = ObjectiveFactory(section=section)
    made = {
        "sections": lambda: SectionFactory(plan=live, position=5),
        "outcomes": lambda: OutcomeFactory(section=section),
        "actions": lambda: ActionFactory(objective=objective),
        "statements": lambda: StatementFactory(plan=live, kind="value"),
    }[what]
    first, second = made(), made()
    parts = {
        "sections": [live.pk],
        "outcomes": [section.pk],
        "actions": [objective.pk],
        "statements": [live.pk, "value"],
    }[what]

    send(keeper, f"arrange_{what}", *parts, move=second.pk, reason=WHY, **{f"place-{second.pk}": "1"})

    rows = list(type(first).objects.filter(pk__in=[first.pk, second.pk]).order_by("position", "pk"))
    assert [row.pk for row in rows] == [second.pk, first.pk]


def test_an_objective_is_moved_to_another_section(keeper, objective, live):
    other = SectionFactory(plan=live, title="Elsewhere")

    send(keeper, "objective_move", objective.pk, section=other.pk, reason=WHY, edition=1)

    assert Objective.objects.get().section == other
    answer = send(keeper, "objective_move", objective.pk, section=SectionFactory().pk, reason=WHY, edition=2)
    assert errors_on(answer) and Objective.objects.get().section == other


def test_an_action_is_moved_to_another_objective(keeper, objective, live):
    action, other = ActionFactory(objective=objective), ObjectiveFactory(section__plan=live)

    send(keeper, "action_move", action.pk, objective=other.pk, reason=WHY, edition=1)

    assert Action.objects.get().objective == other


def test_an_objective_is_split_where_its_text_divides(keeper, objective):
    action = ActionFactory(objective=objective)
    address = reverse("plan:objective_split", args=[objective.pk])
    first = page(keeper.get(address))
    place = re.search(r'name="at" type="checkbox" value="(\d+)"', first).group(1)
    assert "and publish it" in first
    assert "Tick at least one part" in page(keeper.get(address, {"go": "yes"}))

    second = page(keeper.get(address, {"at": place, "go": "yes"}))
    assert "Write the strategy</textarea>" in second and "Publish it</textarea>" in second

    answer = keeper.post(
        f"{address}?at={place}&go=yes",
        {
            "piece-1": "Write the strategy",
            "piece-2": "Publish the strategy",
            f"action-{action.pk}": "2",
            "reason": WHY,
            "edition": 1,
        },
    )
    assert answer.url == objective.section.get_absolute_url()
    assert list(Objective.objects.order_by("position").values_list("text", flat=True)) == [
        "Write the strategy",
        "Publish the strategy",
    ]
    fresh = Objective.objects.exclude(pk=objective.pk).get()
    assert Action.objects.get().objective == fresh
    told = page(keeper.get(reverse("plan:objective_history", args=[fresh.pk])))
    assert "was split from" in told


def test_a_text_that_cannot_divide_leads_elsewhere(keeper, live):
    objective = ObjectiveFactory(section__plan=live, text="One thing only")

    drawn = page(keeper.get(reverse("plan:objective_split", args=[objective.pk])))

    assert (
        "There is no place in this text" in drawn
        and reverse("plan:add_objective", args=[objective.section_id]) in drawn
    )


def test_two_objectives_are_merged(keeper, objective, live):
    other = ObjectiveFactory(
        section=objective.section, text="Tell people", due_text="May 2027", due_precision="month"
    )
    address = reverse("plan:objective_merge", args=[objective.pk])
    assert "Tell people" in page(keeper.get(address))
    chosen = page(keeper.get(address, {"other": other.pk}))
    assert "This one leaves" in chosen and "Write the strategy and publish it\nTell people" in chosen.replace(
        "&#10;", "\n"
    )

    keeper.post(
        f"{address}?other={other.pk}",
        {
            "text": "Write, publish and tell people",
            "due": "gone",
            "reason": WHY,
            "edition": 1,
            "other_edition": 1,
        },
    )

    kept, gone = Objective.objects.get(pk=objective.pk), Objective.objects.get(pk=other.pk)
    assert (kept.text, kept.due_text) == ("Write, publish and tell people", "May 2027")
    assert gone.retired_on and kept.label in gone.retired_because
    assert "was merged into" in page(keeper.get(reverse("plan:objective_history", args=[gone.pk])))


def test_a_merge_with_what_somebody_else_changed_is_stopped(keeper, objective):
    other = ObjectiveFactory(section=objective.section, edition=4)
    address = f"{reverse('plan:objective_merge', args=[objective.pk])}?other={other.pk}"

    answer = keeper.post(
        address, {"text": "Both", "due": "kept", "reason": WHY, "edition": 1, "other_edition": 3}
    )

    assert answer.status_code == 200 and "Someone else changed this" in page(answer)
    assert Objective.objects.get(pk=other.pk).retired_on is None
    assert Objective.objects.get(pk=objective.pk).text == "Write the strategy and publish it"
