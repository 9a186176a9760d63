"""Every page of the plan: drawn for whoever may see it, refused to others, at a fixed price."""

import re

import pytest
from django.urls import reverse

from lineofsight.groups.models import Party
from lineofsight.plan.models import Accountability, Objective, Plan, Section
from lineofsight.returns.models import Ask

from .browsing import is_cheap, queries_of
from .factories import ObjectiveFactory, PlanFactory, SectionFactory
from .making import a_lifelike_plan, a_wide_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]

PARTS = ("", "_asked", "_evidence", "_comments", "_history")
PLAN_PAGES = ("plan", "timeline", "carriers", "promises", "about", "plan_history")


@pytest.fixture
def made(on_23_november, asha, quality_group):
    return a_lifelike_plan(asha)


def pages_of(plan: Plan):
    """Every page for reading a plan, one of each sort."""
    section = plan.sections.first()
    objective = (
        Objective.objects.filter(section__plan=plan, actions__isnull=False).first()
        or Objective.objects.filter(section__plan=plan).first()
    )
    yield from (reverse(f"plan:{name}", args=[plan.pk]) for name in PLAN_PAGES)
    yield from (reverse(f"plan:{name}", args=[section.pk]) for name in ("section", "section_history"))
    yield from (reverse(f"plan:objective{part}", args=[objective.pk]) for part in PARTS)
    for action in objective.actions.all()[:1]:
        yield from (reverse(f"plan:action{part}", args=[action.pk]) for part in PARTS)
    for outcome in section.outcomes.all()[:1]:
        yield reverse("plan:outcome_history", args=[outcome.pk])


def pages_of_parties(plan: Plan):
    yield from (reverse("plan:plans"), reverse("plan:work_plans"), reverse("plan:my_work_plan"))
    held = Objective.objects.filter(section__plan=plan, accountabilities__isnull=False).first()
    yield reverse("plan:work_plan", args=[held.accountabilities.first().party_id])


def test_everyone_signed_in_reads_every_page_of_a_live_plan(
    made, client, asha, callum, dilys, femi, grace, ines, jo
):
    for person in (asha, callum, dilys, femi, grace, ines, jo):
        client.force_login(person)
        for page in (*pages_of(made.plan), *pages_of_parties(made.plan)):
            assert client.get(page).status_code == 200, (person, page)


def test_a_stranger_is_sent_to_sign_in(made, client):
    for page in (*pages_of(made.plan), *pages_of_parties(made.plan)):
        answer = client.get(page)
        assert answer.status_code == 302 and answer.url.startswith("/sign-in/"), page


def test_nobody_but_keepers_knows_that_a_draft_exists(made, client, dilys, femi, grace, ines, jo):
    Plan.objects.update(stage="draft", agreed_on=None)
    words = made.objectives[0].text[:30]

    for person in (dilys, femi, grace, ines, jo):
        client.force_login(person)
        for page in pages_of(made.plan):
            assert client.get(page).status_code == 404, (person, page)
        for page in pages_of_parties(made.plan):
            assert words not in client.get(page).content.decode(), (person, page)


def test_keepers_read_a_draft(made, client, callum):
    Plan.objects.update(stage="draft", agreed_on=None)
    client.force_login(callum)

    for page in pages_of(made.plan):
        assert client.get(page).status_code == 200, page


def test_pages_of_what_does_not_exist_are_not_found(made, client, asha):
    client.force_login(asha)

    for name in (
        "plan",
        "timeline",
        "section",
        "objective",
        "action",
        "work_plan",
        "objective_date",
        "take_out_section",
    ):
        assert client.get(reverse(f"plan:{name}", args=[987654])).status_code == 404, name


# What each page costs.


@pytest.mark.parametrize("person", ["asha", "grace"])
def test_every_page_costs_at_most_fifteen_queries_however_large_the_plan(
    client, request, person, django_assert_num_queries
):
    client.force_login(request.getfixturevalue(person))
    small, large = a_wide_plan(1, 1, actions=1), a_wide_plan(40, 8, actions=2)
    priced = [
        (queries_of(client, one), queries_of(client, other), one)
        for one, other in zip(pages_of(small), pages_of(large), strict=True)
    ]

    for of_small, of_large, page in priced:
        assert of_small == of_large and is_cheap(of_large), page


def test_pages_of_an_objective_cost_the_same_with_one_action_and_with_25(client, asha):
    few, many = a_wide_plan(1, 1, actions=1), a_wide_plan(1, 1, actions=25)
    client.force_login(asha)

    for part in PARTS:
        prices = {
            queries_of(
                client, reverse(f"plan:objective{part}", args=[plan.sections.get().objectives.get().pk])
            )
            for plan in (few, many)
        }
        assert len(prices) == 1 and is_cheap(prices.pop()), part


def test_lists_of_parties_and_plans_cost_the_same_for_one_plan_and_for_25(client, asha):
    client.force_login(asha)
    first = a_wide_plan(1, 2)
    pages = [reverse("plan:plans"), reverse("plan:work_plans"), reverse("plan:my_work_plan")]
    pages.append(
        reverse(
            "plan:work_plan", args=[first.sections.get().objectives.first().accountabilities.get().party_id]
        )
    )
    before = [queries_of(client, page) for page in pages]
    for _ in range(24):
        a_wide_plan(1, 2)

    assert [queries_of(client, page) for page in pages] == before
    assert all(map(is_cheap, before))


# Empty pages say what to do first.


@pytest.mark.parametrize(
    ("person", "words"), [("asha", "Bring in a plan from a file"), ("grace", "No plan has been agreed yet")]
)
def test_without_a_plan_the_list_says_what_to_do(client, request, person, words):
    client.force_login(request.getfixturevalue(person))

    page = client.get(reverse("plan:plans")).content.decode()

    assert words in page
    assert (reverse("plan:import_plan") in page) == (person == "asha")


def test_an_empty_plan_and_an_empty_section_lead_to_the_first_step(client, asha):
    client.force_login(asha)
    plan = PlanFactory()
    for name in ("plan", "promises"):
        assert (
            reverse("plan:add_section", args=[plan.pk])
            in client.get(reverse(f"plan:{name}", args=[plan.pk])).content.decode()
        )
    for name in ("timeline", "carriers", "about", "plan_history"):
        assert client.get(reverse(f"plan:{name}", args=[plan.pk])).status_code == 200
    section = SectionFactory(plan=plan)
    assert (
        reverse("plan:add_objective", args=[section.pk])
        in client.get(section.get_absolute_url()).content.decode()
    )


def test_whoever_answers_for_nothing_is_told_so(client, harun):
    client.force_login(harun)

    assert "Nothing in a plan names you yet" in client.get(reverse("plan:my_work_plan")).content.decode()


# What the pages say.


def test_the_objective_page_tells_a_keeper_the_one_thing_to_do(client, asha):
    client.force_login(asha)
    objective = ObjectiveFactory(section__plan=PlanFactory(live=True))

    page = client.get(objective.get_absolute_url()).content.decode()

    assert "Nobody answers for this, so nobody can be asked." in page
    assert f'href="{reverse("plan:objective_who_answers", args=[objective.pk])}"' in page


def test_whoever_is_asked_is_led_to_say_what_happened(made, client, grace):
    objective = next(one for one in made.objectives if one.text.startswith("Publish a local pathway"))
    ask = Ask.objects.get(record=f"plan.objective:{objective.pk}")
    Party.objects.filter(pk=ask.party_id).update(organisation=grace.organisation)
    client.force_login(grace)

    page = client.get(objective.get_absolute_url()).content.decode()

    assert "Say what happened" in page and f'href="{ask.get_absolute_url()}"' in page
    assert "Change this objective" not in page


def test_whoever_answered_is_led_to_add_to_it(made, client, grace):
    answered = next(one for one in made.objectives if one.text.startswith("Bring the missing"))
    ask = Ask.objects.get(record=f"plan.objective:{answered.pk}")
    Party.objects.filter(pk=ask.party_id).update(organisation=grace.organisation)
    client.force_login(grace)

    page = client.get(answered.get_absolute_url()).content.decode()

    assert "You have answered. Add what has happened since." in page
    assert f'href="{ask.get_absolute_url()}"' in page


def test_silence_is_chased_before_smaller_gaps_are_settled(made, client, asha):
    silent = next(one for one in made.objectives if one.text.startswith("Map the places"))
    client.force_login(asha)

    page = client.get(silent.get_absolute_url()).content.decode()

    assert "Remind them" in page and "Several commitments in one" in page


def test_the_last_words_stand_on_the_page(made, client, grace):
    answered = next(one for one in made.objectives if one.text.startswith("Bring the missing"))
    client.force_login(grace)

    assert "86 people have completed it" in client.get(answered.get_absolute_url()).content.decode()


def test_a_person_who_cannot_change_the_plan_meets_no_way_to_do_so(made, client, grace):
    client.force_login(grace)

    for page in pages_of(made.plan):
        drawn = client.get(page).content.decode()
        ways = re.findall(
            r'href="(/plans/[^"]*/(?:change|take-out|arrange|split|merge|move|add|who|date)/)"', drawn
        )
        assert [way for way in ways if way != reverse("plan:carriers", args=[made.plan.pk])] == [], page


def test_what_was_taken_out_says_so_and_leaves_the_wall(made, client, asha, grace):
    gone = made.objectives[3]
    Objective.objects.filter(pk=gone.pk).update(
        retired_on="2026-11-01", retired_because="Moved to the adults’ board"
    )
    client.force_login(grace)
    assert gone.text[:40] not in client.get(made.plan.get_absolute_url()).content.decode()
    page = client.get(gone.get_absolute_url()).content.decode()
    assert "Taken out of the plan on 1 November 2026" in page and "Moved to the adults’ board" in page
    assert "Put it back" not in page

    client.force_login(asha)
    assert (
        reverse("plan:put_back_objective", args=[gone.pk])
        in client.get(gone.get_absolute_url()).content.decode()
    )
    listed = client.get(reverse("plan:taken_out", args=[made.plan.pk])).content.decode()
    assert "Moved to the adults’ board" in listed


def listed(client, address: str, asked: dict | None = None) -> tuple[int, str]:
    """How many rows a list says it has, and the page."""
    page = client.get(address, asked or {}).content.decode()
    found = re.search(r'los-listing__count" role="status">(\d+) ', page)
    return (int(found.group(1)) if found else 0), page


def test_the_list_is_filtered_sorted_and_taken_away_as_a_file(made, client, grace):
    client.force_login(grace)
    address = reverse("plan:promises", args=[made.plan.pk])
    neglect = made.sections[1]

    assert listed(client, address)[0] == 46
    assert listed(client, address, {"position": "overdue", "what": "objective"})[0] == 6
    assert listed(client, address, {"who": "nobody"})[0] == 4
    assert listed(client, address, {"who": "everybody"})[0] == 5
    assert listed(client, address, {"due": "4-weeks"})[0] == 3
    assert listed(client, address, {"due": "undated", "what": "objective"})[0] == 16
    assert listed(client, address, {"section": neglect.pk})[0] == 5
    count, page = listed(client, address, {"words": "NEGLECT", "what": "objective"})
    assert count == 4 and "Rewrite the neglect strategy" in page and "Feed back" not in page
    _, page = listed(client, address, {"sort": "position"})
    shown = re.findall(r'class="los-mark__words">(Overdue|Silent|Due soon|Never dated)', page)
    assert shown[:6] == ["Overdue"] * 6 and shown.index("Silent") > shown.index("Overdue")

    file = client.get(address, {"export": "csv", "what": "action"})
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith(
        "Ref,What,Section,Who leads,Due,Position,Reported,Last heard,Kind,Stable reference"
    )
    assert len(lines) == 1 + 6 and lines[1].startswith('A1,"Walk the bus station, ')
    assert client.get(address, {"export": "xlsx"}).status_code == 200


def test_a_work_plan_holds_what_a_party_answers_for_in_open_plans(made, client, grace):
    client.force_login(grace)
    trust = Party.objects.get(organisation__name="Vale Hospitals Trust")
    address = reverse("plan:work_plan", args=[trust.pk])

    count, page = listed(client, address)
    assert count == Accountability.objects.filter(party=trust).count() > 2
    assert "What Vale Hospitals Trust answers for" in page
    assert "Leads 2 and supports 11" in page

    Plan.objects.update(stage="closed")
    count, page = listed(client, address)
    assert count == 0 and "Nothing in a plan that is not closed names Vale Hospitals Trust" in page


def test_my_work_plan_holds_what_i_answer_for_as_chair_and_as_holder_of_a_post(
    made, client, asha, dilys, quality_group
):
    client.force_login(dilys)
    count, page = listed(client, reverse("plan:my_work_plan"))
    assert "You answer as:" in page and quality_group.name in page
    assert count == Accountability.objects.filter(party__group=quality_group).count() > 0

    client.force_login(asha)
    count, page = listed(client, reverse("plan:my_work_plan"))
    assert "Business Manager" in page
    assert count == Accountability.objects.filter(party__post__name="Business Manager").count() > 0


def test_the_index_counts_what_everybody_answers_for(made, client, grace):
    client.force_login(grace)

    count, page = listed(client, reverse("plan:work_plans"))

    assert count == Party.objects.filter(accountabilities__isnull=False).distinct().count()
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Business Manager.*?</tr>", page, re.S).group()
    assert re.findall(r'los-table__value">(.*?)</span>', row) == ["Post", "6", "3", "9", "<b>4</b>"]


def test_the_sections_beside_are_one_step_away(made, client, grace):
    client.force_login(grace)
    page = client.get(made.sections[1].get_absolute_url()).content.decode()

    for beside in (made.sections[0], made.sections[2]):
        assert f'href="{beside.get_absolute_url()}"' in page
    assert Section.objects.count() == len(made.sections)


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("{address}comments/", "{address}comments/"),
        ("", "{address}"),
        ("https://elsewhere.example/", "{address}"),
        ("{address}../../people/", "{address}"),
        ("{address}/elsewhere.example/", "{address}"),
    ],
)
def test_after_a_comment_one_is_back_on_the_comments_and_never_elsewhere(made, client, grace, back, leads_to):
    objective = made.objectives[0]
    client.force_login(grace)
    assert (
        'name="back"' in client.get(reverse("plan:objective_comments", args=[objective.pk])).content.decode()
    )

    told = {
        "record": f"plan.objective:{objective.pk}",
        "text": "We can help",
        "back": back.format(address=objective.get_absolute_url()),
    }
    answer = client.post(reverse("comments:add"), told)

    assert answer.url.split("#")[0] == leads_to.format(address=objective.get_absolute_url())
