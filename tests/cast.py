"""A fixed cast: the people, agencies and groups of every test, as pytest fixtures.

Asha keeps the plan. Callum coordinates. Dilys chairs Quality and Effectiveness, on which Femi of the police sits.
Grace leads safeguarding for the hospital trust; Harun for the housing association, on no group. Ines scrutinises.
Jo keeps the system. Nobody has a password unless a test gives one.
"""

import datetime

import pytest

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.readers import reader_for
from lineofsight.groups.models import Group, Membership, Post, PostHolding, Seat
from lineofsight.organisations.models import Area, Organisation, Partnership, Sector
from lineofsight.people.models import Person, RoleHeld

A_YEAR_AGO = datetime.timedelta(days=365)


def read_as(person: Person) -> Reader:
    """The reader that stands for this person today."""
    return reader_for(person, today())


def _person(name, organisation=None, *, role="", role_for=None, signs_in=True):
    email = f"{name.split()[0].lower()}@example.org"
    person = Person.objects.create(name=name, email=email, organisation=organisation, is_active=signs_in)
    if role:
        RoleHeld.objects.create(person=person, role=role, organisation=role_for, from_on=today() - A_YEAR_AGO)
    return person


@pytest.fixture
def partnership(db):
    Area.objects.create(name="Testshire")
    return Partnership.objects.create(
        pk=1, name="Testshire Safeguarding Children Partnership", short_name="TSCP"
    )


@pytest.fixture
def council(partnership):
    return Organisation.objects.create(
        name="Testshire Council", sector=Sector.COUNCIL, is_safeguarding_partner=True
    )


@pytest.fixture
def police(partnership):
    return Organisation.objects.create(
        name="Testshire Police", sector=Sector.POLICE, is_safeguarding_partner=True
    )


@pytest.fixture
def hospital(partnership):
    return Organisation.objects.create(name="Testshire Hospitals Trust", sector=Sector.HEALTH)


@pytest.fixture
def housing(partnership):
    return Organisation.objects.create(name="Harbour Homes", sector=Sector.HOUSING)


@pytest.fixture
def asha(council):
    """The business manager, who holds the post of that name."""
    person = _person("Asha Patel", council, role="business-manager")
    post = Post.objects.create(name="Business Manager")
    PostHolding.objects.create(post=post, person=person, from_on=today() - A_YEAR_AGO)
    return person


@pytest.fixture
def callum(council):
    return _person("Callum Reid", council, role="coordinator")


@pytest.fixture
def quality_group(partnership):
    return Group.objects.create(name="Quality and Effectiveness Sub-Group", short_name="Q&E")


@pytest.fixture
def dilys(council, quality_group):
    """Chairs Quality and Effectiveness."""
    person = _person("Dilys Owen", council)
    Membership.objects.create(
        group=quality_group,
        person=person,
        organisation=council,
        seat=Seat.CHAIR,
        from_on=today() - A_YEAR_AGO,
    )
    return person


@pytest.fixture
def femi(police, quality_group):
    """A member of Quality and Effectiveness."""
    person = _person("Femi Adeyemi", police)
    Membership.objects.create(
        group=quality_group, person=person, organisation=police, from_on=today() - A_YEAR_AGO
    )
    return person


@pytest.fixture
def grace(hospital):
    return _person("Grace Lin", hospital, role="agency-lead", role_for=hospital)


@pytest.fixture
def harun(housing):
    return _person("Harun Aziz", housing, role="agency-lead", role_for=housing)


@pytest.fixture
def ines(partnership):
    return _person("Ines Moreau", role="scrutineer")


@pytest.fixture
def jo(partnership):
    return _person("Jo Tan", role="administrator")
