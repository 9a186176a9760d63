"""The first page: what needs whom, and where the plan stands for those who look at the whole."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from lineofsight.core.clock import today
from lineofsight.history.keeping import kept
from lineofsight.home.presenters import MOST_MARKS
from lineofsight.home.queries import MOST_LINES
from lineofsight.people.models import RoleHeld
from lineofsight.plan.models import Doubt, Objective, Plan
from lineofsight.plan.tests.making import TODAY, a_lifelike_plan, a_wide_plan
from lineofsight.returns.models import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def on_23_november(monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setattr("lineofsight.core.clock.now", lambda: noon)


@pytest.fixture
def made(on_23_november, asha):
    return a_lifelike_plan(asha)


def home_as(client, person) -> str:
    client.force_login(person)
    page = client.get("/").content.decode()
    return re.sub(r"\s+", " ", page.partition("<main")[2].partition("</main>")[0])


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_business_manager_sees_five_lines_at_most_each_a_way_to_settle_it(client, asha, made):
    Doubt.objects.create(plan=made.plan, kind="title", message="The title was not certain.", confidence=0.5)

    told = home_as(client, asha)

    needs = re.findall(r'href="([^"]+)"><span class="los-needs__count">(\d+)</span>', told)
    assert 0 < len(needs) <= 5
    assert "1 doubt about what the document meant" in words(told)
    for address, count in needs:
        address = address.replace("&amp;", "&")
        page = client.get(address).content.decode()
        if "/list/" in address:
            assert f"{count} objective" in page, address
        else:
            assert f'id="{address.partition("#")[2]}"' in page, address


def test_one_thing_is_told_in_the_singular(client, asha):
    plan = a_wide_plan(1, 1)
    plan.sections.first().objectives.first().accountabilities.all().delete()

    assert "1 objective that nobody answers for" in words(home_as(client, asha))


def test_a_partner_executive_sees_position_wall_what_slipped_what_changed_and_what_to_decide(
    client, grace, made
):
    RoleHeld.objects.create(person=grace, role="delegated-safeguarding-partner", from_on=today())

    told = words(home_as(client, grace))

    assert "Where Business plan 2026 to 2028 stands" in told
    assert "The plan has 40 objectives in 12 sections; nobody answers for 4" in told
    for heading in (
        "The plan at a glance",
        "What slipped, and why",
        "What waits for a decision",
        "What changed for children",
        "What went silent",
    ):
        assert heading in told, heading
    assert "Nobody answers for it. Who shall?" in told
    assert "is everybody. Who brings them together?" in told
    assert "Nothing has been claimed to have changed things for children yet." in told
    slipped = told.partition("What slipped, and why")[2].partition("What waits for a decision")[0]
    assert "They were asked on" in slipped or "“" in slipped


def test_what_is_silent_and_due_soon_is_counted_alike_in_sentences_on_the_first_page_and_in_the_list(
    client, asha, grace, made
):
    asked = Ask.objects.filter(state="open", due_on__lt=TODAY).values_list("record", flat=True)
    silent = Objective.objects.filter(pk__in=[record.rpartition(":")[2] for record in asked])
    soon, later = TODAY + datetime.timedelta(days=28), TODAY + datetime.timedelta(days=200)
    silent.update(due_earliest=soon, due_latest=soon, due_recurrence="")
    Objective.objects.exclude(pk__in=silent).update(due_earliest=later, due_latest=later, due_recurrence="")
    count = silent.count()
    assert count > 1

    RoleHeld.objects.create(person=grace, role="delegated-safeguarding-partner", from_on=today())
    told = words(home_as(client, grace))
    wall = words(client.get(made.plan.get_absolute_url()).content.decode())
    listed = client.get(
        reverse("plan:promises", args=[made.plan.pk]), {"due": "4-weeks", "what": "objective"}
    )

    assert f"and {count} are due in the next four weeks" in told
    assert f"and {count} are due in the next four weeks" in wall
    assert f'los-listing__count" role="status">{count} ' in listed.content.decode()
    client.force_login(asha)
    assert (
        words(client.get("/").content.decode()).partition("The next four weeks")[2].count("21 December")
        == count
    )


def test_of_many_that_fall_in_the_next_four_weeks_a_few_lead_to_all(client, grace):
    plan = a_wide_plan(1, MOST_LINES + 1)
    plan.sections.first().objectives.update(due_earliest=TODAY, due_latest=TODAY, due_recurrence="")

    told = home_as(client, grace)
    address = re.search(r'href="([^"]+)">All 6 that fall in the next four weeks', told)[1].replace(
        "&amp;", "&"
    )
    assert 'los-listing__count" role="status">6 ' in client.get(address).content.decode()


def test_somebody_who_answers_for_little_is_told_that_nothing_waits(client, harun, made):
    told = words(home_as(client, harun))

    assert "Nothing waits for you today" in told
    assert "You are asked by email when an update is hoped for" in told


def test_without_a_plan_the_page_says_what_to_do_first(client, asha, grace, jo):
    assert "Import a plan" in home_as(client, asha)
    assert "There is no agreed plan yet" in home_as(client, grace)
    assert "Import a file of people" in home_as(client, jo)


def test_a_draft_is_told_of_to_nobody_but_its_keepers(client, asha, grace, made):
    Plan.objects.update(stage="draft", agreed_on=None)

    assert "objectives are overdue" in home_as(client, asha)
    assert "There is no agreed plan yet" in home_as(client, grace)


@pytest.mark.parametrize("how_many", [1, 30])
def test_the_first_page_costs_the_same_however_long_the_plan_is(client, asha, how_many):
    a_wide_plan(2, how_many)
    client.force_login(asha)
    with override_settings(KEEPS_RESULTS=True):
        kept.forget()
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        kept.forget()
    assert len(captured) <= 15


def test_of_a_section_too_long_to_take_in_the_small_wall_counts_each_mark(client, asha):
    a_wide_plan(1, MOST_MARKS + 1)

    wall = words(home_as(client, asha).partition("The plan at a glance")[2])

    assert f"Section 0 {MOST_MARKS + 1} : Not due" in wall
