"""What somebody answers for stands on their page in the directory, and an agency also carries what its posts carry."""

import pytest
from django.urls import reverse

from lineofsight.groups.models import Party
from lineofsight.groups.tests.factories import GroupFactory, PostFactory
from lineofsight.organisations.tests.factories import OrganisationFactory
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Plan
from lineofsight.plan.presenters.answers_for import MOST, answers_for

from .browsing import is_cheap, page, queries_of
from .factories import AccountabilityFactory, ObjectiveFactory, PartyFactory, SectionFactory
from .making import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


def party_of(thing) -> Party:
    return PartyFactory(printed="", **{thing._meta.model_name: thing})


def led_by(party, live, *texts, **fields):
    section = SectionFactory(plan=live)
    made = [ObjectiveFactory(section=section, text=text, **fields) for text in texts]
    for objective in made:
        AccountabilityFactory(objective=objective, party=party)
    return made


def test_a_group_shows_what_presses_most_first_and_leads_to_all_of_it(client, asha, live):
    group = GroupFactory(name="Quality Group")
    party = party_of(group)
    led_by(party, live, *(f"Quiet thing {number}." for number in range(MOST + 1)))
    led_by(party, live, "A late thing.", due_text="May 2026", due_earliest=TODAY.replace(month=5, day=1),
           due_latest=TODAY.replace(month=5, day=31), due_precision="month")  # fmt: skip
    client.force_login(asha)

    told = page(client.get(group.get_absolute_url())).partition("What it answers for")[2]

    assert told.index("A late thing.") < told.index("Quiet thing 0.")
    assert f"Quiet thing {MOST}." not in told
    assert reverse("plan:work_plan", args=[party.pk]) in told and f"all {MOST + 2}" in told


def test_an_agency_carries_what_its_posts_carry(client, asha, live):
    agency = OrganisationFactory(name="Vale Homes")
    post = PostFactory(name="Housing Lead", organisation=agency)
    other = PostFactory(name="Elsewhere Lead", organisation=OrganisationFactory(name="Elsewhere"))
    led_by(party_of(post), live, "Ask housing officers.")
    led_by(party_of(other), live, "Somebody else's thing.")

    shown = answers_for(read_as(asha), agency)
    assert [(line.text, through) for line, through in shown.lines] == [
        ("Ask housing officers.", "Housing Lead")
    ]
    assert shown.href == ""  # no plan names the agency itself, so it has no work plan of its own yet

    party = party_of(agency)
    client.force_login(asha)
    told = page(client.get(reverse("plan:work_plan", args=[party.pk])))
    assert "Ask housing officers." in told and "With what its posts answer for" in told
    assert "Somebody else" not in told
    answer = client.get(f"/api/parties/{party.pk}/work-plan")
    assert [row["text"] for row in answer.json()["items"]] == ["Ask housing officers."]


def test_a_draft_shows_on_nobodys_page_but_to_those_who_keep_it(client, asha, ines, live):
    group = GroupFactory(name="Quality Group")
    led_by(party_of(group), live, "A thing in a draft.")
    Plan.objects.update(stage="draft", agreed_on=None)

    client.force_login(ines)
    assert "Nothing in a plan that is not closed names Quality Group." in page(
        client.get(group.get_absolute_url())
    )
    client.force_login(asha)
    assert "A thing in a draft." in page(client.get(group.get_absolute_url()))


def test_a_person_whom_no_plan_names_has_no_such_part(asha, ines):
    assert answers_for(read_as(asha), ines) is None


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_page_of_a_group_costs_the_same_however_much_it_answers_for(client, asha, live, how_many):
    group = GroupFactory(name="Quality Group")
    led_by(party_of(group), live, *(f"Thing {number}." for number in range(how_many)))
    client.force_login(asha)

    assert is_cheap(queries_of(client, group.get_absolute_url()))
