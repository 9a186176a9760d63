"""The plan as it was agreed, beside the plan as it is now."""

import datetime

import pytest

from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Due, Objective, Section
from lineofsight.plan.queries.agreed import agreed_beside_now
from lineofsight.plan.services.editing import retire
from lineofsight.plan.services.promises import add_objective, change_promise, give_date
from lineofsight.plan.services.saving import save_plan
from lineofsight.plan.services.stages import move_plan
from lineofsight.plan.services.structure import move_objective

from .contents import a_usual_plan
from .factories import a_plan_of

pytestmark = pytest.mark.django_db
WHY = "Executive group, 3 June"


@pytest.fixture
def keeper(asha):
    return read_as(asha)


@pytest.fixture
def plan(keeper):
    """The usual plan, agreed, and then: one objective reworded, one dated, one moved, one taken out, one new."""
    plan = save_plan(a_usual_plan(), by=keeper)
    move_plan(plan, "agreed", by=keeper, on=datetime.date(2026, 5, 1))
    rewrite, audit, lay, training = Objective.objects.order_by("pk")
    change_promise(
        rewrite, by=keeper, edition=1, text="Rewrite the neglect strategy with families.", reason=WHY
    )
    day = datetime.date(2027, 6, 30)
    give_date(audit, by=keeper, edition=1, due=Due("by June 2027", day, day, "day"), reason=WHY)
    move_objective(lay, by=keeper, section=Section.objects.get(title="Neglect"), edition=1, reason=WHY)
    retire(training, by=keeper, on=datetime.date(2026, 6, 3), edition=1, reason=WHY)
    add_objective(
        Section.objects.get(title="Core duties"), by=keeper, text="Write to every school.", reason=WHY
    )
    return plan


def _states(plan) -> dict[str, str]:
    rows = [row for section in agreed_beside_now(plan).sections for row in section.rows]
    return {(row.now or row.agreed)["text"]: row.state for row in rows}


def test_each_row_says_what_became_of_it(plan):
    assert _states(plan) == {
        "Rewrite the neglect strategy with families.": "changed",
        "Hold a third audit of neglect.": "changed",
        "Choose the cases.": "same",
        "Report what was found.": "same",
        "Recruit two lay members.": "changed",
        "Write to every school.": "added",
        "All agencies to train enough of their staff.": "removed",
    }


def test_both_versions_of_a_row_are_there(plan):
    rows = [row for section in agreed_beside_now(plan).sections for row in section.rows]
    rewrite = next(
        row for row in rows if row.agreed and row.agreed["text"] == "Rewrite the neglect strategy."
    )

    assert rewrite.now["text"] == "Rewrite the neglect strategy with families."
    assert [each.kind for each in rewrite.differences] == ["reworded"]


def test_rows_are_paired_by_what_they_are_and_not_by_their_words(plan, keeper):
    gone = Objective.objects.get(text__startswith="Rewrite")
    retire(gone, by=keeper, on=datetime.date(2026, 7, 1), edition=2, reason=WHY)
    section = Section.objects.get(title="Neglect")
    add_objective(section, by=keeper, text="Rewrite the neglect strategy.", reason=WHY)

    rows = [row for each in agreed_beside_now(plan).sections for row in each.rows]
    states = [row.state for row in rows if "Rewrite" in (row.now or row.agreed)["text"]]

    assert sorted(states) == ["added", "removed"]


def test_a_plan_agreed_twice_can_be_seen_beside_either(plan, keeper):
    move_plan(plan, "draft", by=keeper, reason="To be revised")
    move_plan(plan, "agreed", by=keeper, on=datetime.date(2026, 9, 1))

    newest, first = agreed_beside_now(plan).versions
    assert not agreed_beside_now(plan).differences
    assert agreed_beside_now(plan, first.pk).differences
    assert newest.agreed_on == datetime.date(2026, 9, 1)


def test_a_draft_that_was_never_agreed_has_nothing_to_compare(keeper):
    assert agreed_beside_now(save_plan(a_usual_plan(), by=keeper)) is None


@pytest.mark.parametrize("how_many", [1, 25])
def test_comparing_costs_nine_queries_however_long_the_plan(keeper, how_many, django_assert_num_queries):
    plan = a_plan_of(how_many, live=False)
    move_plan(plan, "agreed", by=keeper)

    with django_assert_num_queries(9):
        assert not agreed_beside_now(plan).differences


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_page_shows_what_changed_and_on_request_everything(client, plan, dilys):
    client.force_login(dilys)

    changed = client.get(f"/plans/{plan.pk}/as-agreed/").content.decode()
    everything = client.get(f"/plans/{plan.pk}/as-agreed/", {"show": "all"}).content.decode()

    assert "Agreed on 1 May 2026" in changed
    assert "Rewrite the neglect strategy." in changed and "with families." in changed
    assert "Taken out since" in changed and "Added since" in changed
    assert "Choose the cases." not in changed and "Choose the cases." in everything


def test_before_it_is_agreed_the_page_says_what_it_is_for(client, asha, keeper):
    draft = save_plan(a_usual_plan(), by=keeper)
    client.force_login(asha)

    page = client.get(f"/plans/{draft.pk}/as-agreed/").content.decode()

    assert "Once the plan is agreed" in page and f"/plans/{draft.pk}/stage/agreed/" in page


def test_another_plans_version_is_not_found(client, asha, plan):
    client.force_login(asha)

    assert client.get(f"/plans/{plan.pk}/as-agreed/999/").status_code == 404


def test_new_words_are_shown_in_place_with_the_way_to_their_reason(client, plan, dilys):
    reworded = Objective.objects.get(text__startswith="Rewrite")
    client.force_login(dilys)

    page = client.get(f"/plans/{plan.pk}/as-agreed/").content.decode()

    assert '<p class="los-words">' in page and "with families" in page.partition("<ins>")[2]
    assert f"/plans/objectives/{reworded.pk}/history/" in page


def test_what_only_moved_is_called_moved(plan, client, dilys):
    client.force_login(dilys)

    page = client.get(f"/plans/{plan.pk}/as-agreed/").content.decode()

    assert "Moved since" in page and "Moved: section" in page
