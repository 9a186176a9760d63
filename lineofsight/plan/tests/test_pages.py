"""Every page of the plan is drawn, by whoever may see it, at a fixed price."""

import pytest
from django.urls import reverse

from lineofsight.plan.models import Plan

from .making import a_lifelike_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(asha, quality_group):
    return a_lifelike_plan(asha)


def pages_of(made):
    plan, section, objective = made.plan, made.sections[0], made.objectives[0]
    action = objective.actions.first()
    outcome = section.outcomes.first()
    party = objective.accountabilities.first().party
    yield from (
        reverse("plan:plans"),
        *(reverse(f"plan:{name}", args=[plan.pk]) for name in ("plan", "timeline", "carriers", "promises", "about", "plan_history")),
        *(reverse(f"plan:{name}", args=[section.pk]) for name in ("section", "section_history")),
        reverse("plan:outcome_history", args=[outcome.pk]),
        *(reverse(f"plan:objective{part}", args=[objective.pk]) for part in ("", "_asked", "_evidence", "_comments", "_history")),
        *(reverse(f"plan:action{part}", args=[action.pk]) for part in ("", "_asked", "_evidence", "_comments", "_history")),
        reverse("plan:work_plans"),
        reverse("plan:my_work_plan"),
        reverse("plan:work_plan", args=[party.pk]),
    )


@pytest.mark.parametrize("person", ["asha", "grace", "dilys", "ines"])
def test_everyone_signed_in_reads_every_page_of_a_live_plan(made, client, request, person):
    client.force_login(request.getfixturevalue(person))

    for page in pages_of(made):
        answer = client.get(page)
        assert answer.status_code == 200, page
