import datetime

import pytest
from allauth.account.models import EmailAddress

from lineofsight.core.clock import today
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.people import queries, services
from lineofsight.people.models import Person, RoleHeld
from lineofsight.people.tests.factories import RoleHeldFactory
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def test_somebody_is_added_without_an_account(callum, police):
    person = services.add_person(
        "Kit Marsh",
        by=read_as(callum),
        email=" Kit.Marsh@Example.org ",
        organisation=police,
        job_title="Inspector",
    )

    assert (person.email, person.is_active, person.has_usable_password()) == (
        "kit.marsh@example.org",
        False,
        False,
    )
    assert story_of(person)[0].kind == "people.person_added"
    assert story_of(police)[0].subject == f"people.person:{person.pk}"


def test_an_address_belongs_to_one_person_whatever_its_case(callum, grace):
    with pytest.raises(Refused, match="Somebody else already has this email address"):
        services.add_person("Another Grace", by=read_as(callum), email="GRACE@example.org")


def test_many_people_may_have_no_address(callum):
    for name in ("One", "Two"):
        services.add_person(name, by=read_as(callum))
    assert Person.objects.filter(email="").count() == 2


def test_people_change_their_own_contact_details_but_not_their_agency(grace, police):
    by = read_as(grace)

    services.change_person(grace, by=by, edition=1, telephone="01234 567890")

    with pytest.raises(NotAllowed, match="Only a business manager"):
        services.change_person(grace, by=by, edition=2, organisation=police)


def test_an_agency_lead_changes_details_of_their_own_colleagues_only(grace, femi, hospital):
    colleague = Person.objects.create(name="Ola Webb", organisation=hospital)
    by = read_as(grace)

    services.change_person(colleague, by=by, job_title="Matron", email="ola@example.org")

    assert Person.objects.get(pk=colleague.pk).job_title == "Matron"
    with pytest.raises(NotAllowed, match="Only they themselves, the lead of their agency"):
        services.change_person(femi, by=by, job_title="Sergeant")


@pytest.mark.parametrize("who", ["callum", "grace", "femi"])
def test_the_address_somebody_signs_in_with_is_not_changed_by_just_anybody(who, request, femi, hospital):
    person = request.getfixturevalue(who)
    victim = Person.objects.create(
        name="Ola Webb", organisation=hospital, email="ola@example.org", is_active=True
    )
    target = victim if who != "femi" else femi

    with pytest.raises(NotAllowed, match="sign in with this email address"):
        services.change_person(target, by=read_as(person), email="thief@example.org")


def test_a_new_address_closes_the_ways_in_through_the_old_one(jo, femi):
    EmailAddress.objects.create(user=femi, email=femi.email, verified=True, primary=True)

    services.change_person(femi, by=read_as(jo), email="femi.new@example.org")

    assert not EmailAddress.objects.filter(user=femi).exists()


def test_an_account_holder_keeps_an_address(jo, femi):
    with pytest.raises(Refused, match="needs an email address"):
        services.change_person(femi, by=read_as(jo), email="")


def test_the_second_to_save_sees_both_versions(asha, callum, femi):
    services.change_person(femi, by=read_as(asha), edition=1, job_title="Inspector")

    with pytest.raises(EditionConflict) as conflict:
        services.change_person(femi, by=read_as(callum), edition=1, job_title="Sergeant")
    assert conflict.value.theirs == {"job_title": "Inspector"}


@pytest.mark.parametrize(("who", "may"), [("jo", True), ("asha", True), ("callum", False), ("grace", False)])
def test_roles_are_given_by_administrators_and_business_managers_only(who, may, request, femi):
    by = read_as(request.getfixturevalue(who))

    if may:
        services.give_role(femi, "coordinator", by=by)
        assert read_as(femi).holds("coordinator")
        assert story_of(femi)[0].facts["role"] == "Coordinator"
    else:
        with pytest.raises(NotAllowed, match="Only an administrator or a business manager"):
            services.give_role(femi, "coordinator", by=by)
        assert not RoleHeld.objects.filter(person=femi).exists()


def test_a_role_for_an_agency_is_for_their_own_unless_another_is_named(jo, femi, police, hospital):
    services.give_role(femi, "agency-lead", by=read_as(jo))
    services.give_role(femi, "agency-lead", by=read_as(jo), organisation=hospital)

    assert read_as(femi).scopes("agency-lead", "organisation") == {police.pk, hospital.pk}


def test_a_role_for_an_agency_needs_one(jo, ines):
    with pytest.raises(Refused, match="Say for which agency"):
        services.give_role(ines, "agency-lead", by=read_as(jo))


def test_a_role_is_not_held_twice_and_unknown_roles_are_refused(jo, callum):
    with pytest.raises(Refused, match="already hold this role"):
        services.give_role(callum, "coordinator", by=read_as(jo))
    for role in ("chair", "emperor"):
        with pytest.raises(Refused, match="no role that can be given"):
            services.give_role(callum, role, by=read_as(jo))


def test_a_role_ends_after_its_last_day(jo, callum):
    services.end_role(RoleHeld.objects.get(person=callum), by=read_as(jo), last_day=today() - A_DAY)

    assert not read_as(callum).holds("coordinator")
    with pytest.raises(Refused, match="no longer holds"):
        services.end_role(RoleHeld.objects.get(person=callum), by=read_as(jo), last_day=today())


def test_somebody_must_stay_who_can_let_people_in(jo, femi):
    held = RoleHeld.objects.get(person=jo)
    with pytest.raises(Refused, match="only administrator"):
        services.end_role(held, by=read_as(jo), last_day=today())

    services.give_role(femi, "administrator", by=read_as(jo))
    services.end_role(held, by=read_as(jo), last_day=today())


def test_a_leaver_who_comes_back_starts_without_roles_and_account(jo, callum):
    services.mark_as_left(callum, by=read_as(jo), last_day=today() - A_DAY)

    services.mark_as_returned(callum, by=read_as(jo))

    assert (callum.left_on, callum.is_active) == (None, False)
    assert not read_as(callum).holds("coordinator")


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_a_reader_may_do_costs_one_query_of_people(how_many, femi, django_assert_num_queries):
    for day in range(how_many):
        RoleHeldFactory(person=femi, from_on=today() - 2 * A_DAY, until_on=today() + day * A_DAY)

    with django_assert_num_queries(1):
        marks = set(queries.marks_of(femi, today()))
    assert f"organisation:{femi.organisation_id}" in marks
