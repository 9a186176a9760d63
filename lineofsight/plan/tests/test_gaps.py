"""What a plan leaves open is listed by kind, settled or let stand; doubts of the reading are settled with how."""

import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.groups.services import match_words, party_for
from lineofsight.history.queries import story_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Accountability, Due, Objective, SetAsideGap
from lineofsight.plan.queries.gaps import all_gaps, gaps_of_objective
from lineofsight.plan.queries.overview import overview_of
from lineofsight.plan.services.gaps import set_aside_gap, settle_doubt, take_up_gap
from lineofsight.plan.services.promises import give_date
from lineofsight.plan.services.saving import save_plan

from .contents import A_MONTH, a_plan, a_row, a_section, a_usual_plan, an_action
from .factories import DoubtFactory, PlanFactory, a_plan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(asha):
    return read_as(asha)


def _open(plan, name):
    return {gap.kind for gap in all_gaps(plan) if gap.record == name and gap.set_aside is None}


def _kinds(plan, text: str) -> set[str]:
    return {gap.kind for gap in all_gaps(plan) if gap.text == text}


def test_each_sort_of_gap_is_found_in_the_live_plan(keeper):
    rows = [
        a_row("Nobody does this."),
        a_row("Everybody does this.", leads=["All agencies"], leads_text="All agencies"),
        a_row("To be settled.", leads_text="TBC"),
        a_row("Unknown people do this.", leads=["The Widget Group"]),
        a_row("Keep going.", leads=["Business Manager"], due_text="Ongoing", due={**A_MONTH, "precision": "ongoing", "earliest": None, "latest": None}),
        a_row("Review the strategy. Publish a new guide for schools.", leads=["Business Manager"]),
        a_row("All in order.", leads=["Business Manager"], due_text="March 2027", due=dict(A_MONTH), measure_text="An audit"),
    ]  # fmt: skip

    plan = save_plan(a_plan(a_section("S", *rows)), by=keeper)

    assert _kinds(plan, "Nobody does this.") == {"no_lead", "no_due", "no_measure"}
    assert _kinds(plan, "Everybody does this.") == {"everyone_leads", "no_due", "no_measure"}
    assert _kinds(plan, "To be settled.") == {"lead_not_found", "no_due", "no_measure"}
    assert _kinds(plan, "Unknown people do this.") == {"lead_not_found", "no_due", "no_measure"}
    assert _kinds(plan, "Keep going.") == {"ongoing", "no_measure"}
    assert "compound" in _kinds(plan, "Review the strategy. Publish a new guide for schools.")
    assert _kinds(plan, "All in order.") == set()


def test_words_that_nobody_is_matched_to_are_named_until_somebody_says_who(keeper, quality_group):
    plan = save_plan(a_plan(a_section("S", a_row("Do it.", leads=["The Widget Group"]))), by=keeper)
    (gap,) = [gap for gap in all_gaps(plan) if gap.kind == "lead_not_found"]
    assert [words.words for words in gap.unknown] == ["The Widget Group"]

    match_words(Accountability.objects.get().party, quality_group, by=keeper)

    assert "lead_not_found" not in _kinds(plan, "Do it.")


def test_an_objective_tells_in_its_history_whom_its_printed_lead_turned_out_to_mean(keeper, quality_group):
    rows = [a_row("Do it.", leads=["The Widget Group", "Business Manager"]), a_row("Other.", leads=["Chair"])]
    save_plan(a_plan(a_section("S", *rows)), by=keeper)
    objective, other = Objective.objects.order_by("pk")
    party = Accountability.objects.get(party__printed="The Widget Group").party

    match_words(party, quality_group, by=keeper, reason="Its old name")

    told = story_of(objective)[0]
    assert (told.kind, told.reason) == ("plan.objective_answered_for", "Its old name")
    (before, after) = told.changes["answering"]
    assert [one.rpartition(" (")[0] for one in before] == ["The Widget Group", "Business Manager"]
    assert [one.rpartition(" (")[0] for one in after] == [quality_group.name, "Business Manager"]
    assert "plan.objective_answered_for" not in [event.kind for event in story_of(other)]


def test_a_gap_that_is_settled_is_gone(keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")
    assert "no_due" in _kinds(plan, lay.text)

    day = datetime.date(2027, 3, 31)
    give_date(lay, by=keeper, edition=1, due=Due("31 March 2027", day, day, "day"))

    assert "no_due" not in _kinds(plan, lay.text)


def test_a_gap_may_stand_with_a_reason_and_count_again(keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")
    name = f"plan.objective:{lay.pk}"

    aside = set_aside_gap(lay, "no_measure", because=" Enabling work ", by=keeper)

    assert _open(plan, name) == {"no_due"}
    (shown,) = [gap for gap in gaps_of_objective(lay)[name] if gap.set_aside]
    assert (shown.set_aside.because, shown.set_aside.by) == ("Enabling work", keeper.actor)
    assert story_of(lay)[0].reason == "Enabling work"

    take_up_gap(aside, by=keeper)
    assert _open(plan, name) == {"no_due", "no_measure"}


@pytest.mark.parametrize(("because", "again"), [("  ", False), ("Enabling work", True)])
def test_a_gap_stands_only_with_a_reason_and_only_once(keeper, because, again):
    save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")
    if again:
        set_aside_gap(lay, "no_due", because=because, by=keeper)

    with pytest.raises(Refused):
        set_aside_gap(lay, "no_due", because=because, by=keeper)

    assert SetAsideGap.objects.count() == int(again)


def test_others_cannot_let_gaps_stand(keeper, dilys):
    save_plan(a_usual_plan(), by=keeper)

    with pytest.raises(NotAllowed):
        set_aside_gap(Objective.objects.first(), "no_due", because="Why not", by=read_as(dilys))


def test_actions_have_gaps_of_their_own_where_they_carry_the_plan(keeper):
    row = a_row("Improve practice.", actions=[an_action("Run a course.", leads=["Business Manager"])])
    plan = save_plan(a_plan(a_section("S", row)), by=keeper)

    assert {gap.noun for gap in all_gaps(plan)} == {"action"}


def test_a_doubt_is_settled_with_how_and_by_whom(keeper):
    doubt = DoubtFactory()

    settle_doubt(doubt, how="Both sentences belong together", by=keeper)

    doubt.refresh_from_db()
    assert (doubt.settled_by, doubt.settled_how) == (keeper.actor, "Both sentences belong together")
    assert story_of(doubt.plan)[0].kind == "plan.doubt_settled"
    with pytest.raises(Refused, match="in the meantime"):
        settle_doubt(doubt, how="Again", by=keeper)


def test_a_doubt_needs_words(keeper):
    with pytest.raises(Refused, match="how"):
        settle_doubt(DoubtFactory(), how="  ", by=keeper)


@pytest.mark.parametrize("how_many", [1, 25])
def test_all_gaps_cost_eight_queries_however_long_the_plan(how_many, django_assert_num_queries):
    plan = a_plan_of(how_many, with_actions=True)

    with django_assert_num_queries(8):
        assert len({gap.record for gap in all_gaps(plan)}) == how_many  # each lead is not known here


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_gaps_of_one_objective_cost_three_queries(how_many, django_assert_num_queries):
    plan = a_plan_of(how_many, with_actions=True)
    objective = Objective.objects.select_related("section__plan").first()

    with django_assert_num_queries(3):
        assert gaps_of_objective(objective)

    assert plan == objective.section.plan


# --- pages -----------------------------------------------------------------------------------------------------------


def _page(client, person, address, **asked):
    client.force_login(person)
    return client.get(address, asked)


def test_the_page_groups_gaps_by_kind_with_the_way_to_settle_each(client, asha, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")

    html = _page(client, asha, f"/plans/{plan.pk}/gaps/").content.decode()

    assert "No date" in html and "Everybody leads, so nobody does" in html
    assert f"/objectives/{lay.pk}/date/" in html
    assert f"/gaps/objective/{lay.pk}/no_due/let-stand/" in html


def test_the_list_of_gaps_is_narrowed_and_downloaded(client, asha, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)

    html = _page(client, asha, f"/plans/{plan.pk}/gaps/", kind="everyone_leads").content.decode()
    file = _page(client, asha, f"/plans/{plan.pk}/gaps/", kind="everyone_leads", export="csv")

    assert "All agencies to train" in html and "Recruit two lay members" not in html
    lines = file.getvalue().decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and "All agencies to train" in lines[1]


def test_a_gap_is_let_stand_and_counted_again_from_the_pages(client, asha, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")
    client.force_login(asha)

    refused = client.post(f"/gaps/objective/{lay.pk}/no_due/let-stand/", {"because": ""})
    client.post(f"/gaps/objective/{lay.pk}/no_due/let-stand/", {"because": "No date can be known yet"})

    assert refused.status_code == 200 and "There is a problem" in refused.content.decode()
    aside = SetAsideGap.objects.get()
    html = client.get(f"/plans/{plan.pk}/gaps/", {"state": "aside"}).content.decode()
    assert "No date can be known yet" in html
    client.post(f"/gaps/{aside.pk}/count-again/")
    assert not SetAsideGap.objects.exists()


def test_a_doubt_is_settled_from_its_page(client, asha, keeper):
    plan = save_plan(
        a_usual_plan() | {"doubts": [{"kind": "continuation", "section": 0, "objective": 1, "message": "May go on.", "confidence": 0.6}]},
        by=keeper,
    )  # fmt: skip
    doubt = plan.doubts.get()
    client.force_login(asha)

    page = client.get(f"/doubts/{doubt.pk}/").content.decode()
    client.post(f"/doubts/{doubt.pk}/", {"how": "Checked against the signed copy"})

    assert "May go on." in page and "Hold a third audit" in page
    doubt.refresh_from_db()
    assert doubt.settled_how == "Checked against the signed copy"


def test_an_empty_plan_says_what_the_page_is_for(client, asha):
    html = _page(client, asha, f"/plans/{PlanFactory().pk}/gaps/").content.decode()

    assert "Nothing is open in this plan" in html


def test_gaps_are_for_those_who_keep_plans_and_strangers_learn_nothing(client, asha, dilys, keeper):
    plan = save_plan(a_usual_plan(), by=keeper)
    lay = Objective.objects.get(text__startswith="Recruit")

    assert _page(client, dilys, f"/plans/{plan.pk}/gaps/").status_code == 403
    assert _page(client, dilys, f"/gaps/objective/{lay.pk}/no_due/let-stand/").status_code == 403
    assert _page(client, asha, "/plans/999/gaps/").status_code == 404
    assert _page(client, asha, f"/gaps/section/{lay.pk}/no_due/let-stand/").status_code == 404
    assert _page(client, asha, f"/gaps/objective/{lay.pk}/no_such/let-stand/").status_code == 404


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_page_of_gaps_costs_the_same_however_long_the_plan(
    client, asha, how_many, django_assert_max_num_queries
):
    plan = a_plan_of(how_many)
    client.force_login(asha)
    client.get(f"/plans/{plan.pk}/gaps/")

    with django_assert_max_num_queries(19):
        assert client.get(f"/plans/{plan.pk}/gaps/").status_code == 200


def test_pictures_and_gaps_count_the_same_everybody_also_when_a_part_is_matched(asha, quality_group):
    rows = [
        a_row("Deliver the plan.", leads=["Partnership", "Sub-Group Members"], leads_text="Partnership / Sub-Group Members"),
        a_row("Train enough people.", leads=["All agencies"], leads_text="All agencies"),
        a_row("Hold an audit.", leads=["Partnership"], leads_text="Partnership"),
    ]  # fmt: skip
    keeper = read_as(asha)
    matches = {"Partnership": party_for(quality_group, by=keeper)}
    plan = save_plan(a_plan(a_section("Core duties", *rows)), by=keeper, matches=matches)

    in_gaps = {gap.record for gap in all_gaps(plan) if gap.kind == "everyone_leads"}
    on_the_wall = {line.record for line in overview_of(plan, today()).objectives if line.answers_everybody}

    assert in_gaps == on_the_wall and len(in_gaps) == 2
