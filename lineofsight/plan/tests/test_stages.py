"""A plan goes from draft to agreed, live and closed; what was agreed is kept."""

import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import AgreedPlan, Objective, Plan
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.services.promises import change_promise
from lineofsight.plan.services.saving import save_plan
from lineofsight.plan.services.stages import move_plan
from lineofsight.plan.workflow import MOVES, STAGES

from .contents import a_usual_plan
from .factories import PlanFactory, a_plan_of

pytestmark = pytest.mark.django_db
MAY_DAY = datetime.date(2026, 5, 1)


@pytest.fixture
def keeper(asha):
    return read_as(asha)


@pytest.fixture
def plan(keeper):
    return save_plan(a_usual_plan(), by=keeper)


def test_agreeing_keeps_the_plan_word_for_word(plan, keeper):
    move_plan(plan, "agreed", by=keeper, on=MAY_DAY, edition=plan.edition)

    plan.refresh_from_db()
    kept = AgreedPlan.objects.get(plan=plan)
    assert (plan.stage, plan.agreed_on, kept.agreed_on) == ("agreed", MAY_DAY, MAY_DAY)
    assert kept.content == plan_as_dict(plan, with_keys=True)
    assert story_of(plan)[0].kind == "plan.plan_agreed"


def test_what_was_agreed_does_not_change_with_the_plan(plan, keeper):
    move_plan(plan, "agreed", by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")

    change_promise(lay, by=keeper, edition=1, text="Recruit three lay members.", reason="Executive, 3 June")

    kept = AgreedPlan.objects.get(plan=plan).content
    assert kept["sections"][1]["objectives"][0]["text"] == "Recruit two lay members."


def test_a_plan_goes_through_all_its_stages_and_tells_each(plan, keeper):
    for stage, reason in (
        ("agreed", ""),
        ("live", ""),
        ("closed", "Its time is over"),
        ("live", "Extended by a year"),
    ):
        move_plan(plan, stage, by=keeper, reason=reason)

    kinds = [line.kind for line in story_of(plan)]
    assert kinds[:4] == ["plan.plan_reopened", "plan.plan_closed", "plan.plan_went_live", "plan.plan_agreed"]


@pytest.mark.parametrize("stage", list(STAGES))
@pytest.mark.parametrize("to", list(STAGES))
def test_only_the_moves_of_the_workflow_can_be_made(keeper, stage, to):
    plan = a_plan_of(1, stage=stage, agreed_on=None if stage == "draft" else MAY_DAY, live=False)

    if to in MOVES[stage]:
        assert move_plan(plan, to, by=keeper, reason="So it was decided").stage == to
    else:
        with pytest.raises(NotAllowed):
            move_plan(plan, to, by=keeper, reason="So it was decided")


def test_going_back_to_a_draft_hides_the_plan_and_keeps_what_was_agreed(plan, keeper, dilys):
    move_plan(plan, "agreed", by=keeper)
    move_plan(plan, "draft", by=keeper, reason="Agreed by mistake")

    assert not Plan.objects.visible_to(read_as(dilys)).exists()
    assert AgreedPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("stage", "named", "words"),
    [
        ("agreed", {"on": today() + datetime.timedelta(days=1)}, "future"),
        ("closed", {}, "Say why"),
    ],
)
def test_a_move_that_lacks_something_is_refused(keeper, stage, named, words):
    plan = a_plan_of(1, live=stage == "closed")

    with pytest.raises(Refused, match=words):
        move_plan(plan, stage, by=keeper, **named)


def test_an_empty_plan_cannot_be_agreed(keeper):
    with pytest.raises(Refused, match="nothing to agree"):
        move_plan(PlanFactory(), "agreed", by=keeper)


def test_the_second_of_two_people_is_told(plan, keeper):
    move_plan(plan, "agreed", by=keeper, edition=1)

    with pytest.raises(EditionConflict):
        move_plan(plan, "live", by=keeper, edition=1)


def test_others_cannot_move_a_plan(plan, dilys):
    with pytest.raises(NotAllowed):
        move_plan(plan, "agreed", by=read_as(dilys))


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_plan_is_agreed_from_the_pages_and_then_everybody_reads_it(client, asha, dilys, plan):
    client.force_login(asha)
    page = client.get(f"/plans/{plan.pk}/stage/agreed/").content.decode()
    day = {"on-day": "1", "on-month": "5", "on-year": "2026", "edition": str(plan.edition)}

    answer = client.post(f"/plans/{plan.pk}/stage/agreed/", day)

    assert "The plan is kept word for word" in page
    assert answer.status_code == 302
    client.force_login(dilys)
    assert client.get(f"/plans/{plan.pk}/").status_code == 200


def test_the_page_says_why_a_move_cannot_be_made(client, asha, dilys, plan):
    client.force_login(asha)
    assert client.get(f"/plans/{plan.pk}/stage/closed/").status_code == 403
    assert client.get(f"/plans/{plan.pk}/stage/burnt/").status_code == 404
    client.force_login(dilys)
    assert client.get(f"/plans/{plan.pk}/stage/agreed/").status_code == 403


def test_closing_without_a_reason_asks_again(client, asha):
    plan = a_plan_of(1)
    client.force_login(asha)

    answer = client.post(f"/plans/{plan.pk}/stage/closed/", {"reason": "", "edition": "1"})

    assert "Say why" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.stage == "live"


def test_the_page_of_a_draft_says_what_comes_next_to_those_who_keep_it(client, asha, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    client.force_login(asha)

    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "See what it leaves open" in page and f"/plans/{plan.pk}/stage/agreed/" in page

    move_plan(plan, "agreed", by=keeper)
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "not yet in force" in page and f"/plans/{plan.pk}/stage/live/" in page


def test_others_are_not_told_what_comes_next(client, grace, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    move_plan(plan, "agreed", by=keeper)
    client.force_login(grace)

    assert "not yet in force" not in client.get(f"/plans/{plan.pk}/").content.decode()
