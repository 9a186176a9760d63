"""A directory with very many people in one place: its pages name some, count all, and lead to the others."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.core.clock import today
from lineofsight.groups.models import Membership
from lineofsight.organisations.queries import register
from lineofsight.people.models import Person, RoleHeld

pytestmark = pytest.mark.django_db
A_YEAR_AGO = today() - datetime.timedelta(days=365)


def many(how_many, agency, group):
    """So many agency leads of one agency who all sit on one group."""
    first = Person.objects.count()
    people = Person.objects.bulk_create(
        Person(name=f"Lead {first + number:03}", organisation=agency) for number in range(how_many)
    )
    RoleHeld.objects.bulk_create(
        RoleHeld(person=one, role="agency-lead", organisation=agency, from_on=A_YEAR_AGO) for one in people
    )
    Membership.objects.bulk_create(
        Membership(group=group, person=one, organisation=agency, from_on=A_YEAR_AGO) for one in people
    )
    return people


def test_an_agencys_page_names_some_of_its_people_and_leads_to_all(client, asha, police, quality_group):
    gone, *_ = many(40, police, quality_group)
    Person.objects.filter(pk=gone.pk).update(left_on=A_YEAR_AGO)
    client.force_login(asha)

    page = client.get(police.get_absolute_url()).content.decode()

    people = page[page.index("People</h2>") : page.index("in the list</a>")]
    assert people.count(">Lead 0") == 25 and gone.name not in people
    assert "See all 39 in the list</a>, 1 person who left among them" in page
    assert f'href="/people/?organisation={police.pk}"' in page


def test_the_page_of_roles_names_some_holders_and_leads_to_the_others(client, asha, police, quality_group):
    many(40, police, quality_group)
    client.force_login(asha)

    page = client.get("/people/roles/").content.decode()

    assert 'and <a class="govuk-link" href="/people/?role=agency-lead">32 others</a>' in page


def test_a_groups_seats_come_in_pages_chairs_first(client, asha, police, quality_group):
    *others, chair, past = many(40, police, quality_group)
    Membership.objects.filter(person=chair).update(seat="chair")
    Membership.objects.filter(person=past).update(until_on=today())
    client.force_login(asha)
    address = quality_group.get_absolute_url()

    first, second = (client.get(f"{address}?page={number}").content.decode() for number in (1, 2))

    assert first.index(chair.name) < first.index(others[0].name)
    assert [others[-1].name in page for page in (first, second)] == [False, True]
    assert "Who sat here before (1)" in first and past.name in first


@pytest.mark.parametrize("path", ["/agencies/", "/groups/", "/people/", "/people/roles/", "/posts/"])
def test_a_page_costs_the_same_however_many_there_are(path, client, asha, police, quality_group):
    client.force_login(asha)
    many(1, police, quality_group)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)

    many(60, police, quality_group)

    with CaptureQueriesContext(connection) as more:
        assert client.get(path).status_code == 200
    assert len(more) == len(few)


def test_each_agency_counts_its_own_people_who_are_here(police, hospital, quality_group):
    gone, *_ = many(3, police, quality_group)
    Person.objects.filter(pk=gone.pk).update(left_on=A_YEAR_AGO)

    counted = {one.name: one.people_count for one in register(today())}

    for agency in (police, hospital):
        assert counted[agency.name] == sum(one.is_here(today()) for one in agency.people.all())
    assert counted[police.name] >= 2


def test_a_seat_that_ends_on_a_day_ahead_is_still_sat_on(client, asha, police, quality_group):
    sitting, past = many(2, police, quality_group)
    Membership.objects.filter(person=sitting).update(until_on=today() + datetime.timedelta(days=30))
    Membership.objects.filter(person=past).update(until_on=today())
    client.force_login(asha)

    now, before = (
        client.get(quality_group.get_absolute_url()).content.decode().split("Who sat here before (1)")
    )

    assert sitting.name in now and past.name not in now
    assert past.name in before


def test_a_later_page_of_earlier_seats_is_shown_open(client, asha, police, quality_group):
    past = many(30, police, quality_group)
    Membership.objects.filter(person__in=past).update(until_on=today())
    client.force_login(asha)

    first, second = (
        client.get(f"{quality_group.get_absolute_url()}?before-page={number}").content.decode()
        for number in (1, 2)
    )

    assert past[0].name in first and past[-1].name not in first
    assert past[-1].name in second
    assert [page.count('<details class="govuk-details" open>') for page in (first, second)] == [0, 1]
