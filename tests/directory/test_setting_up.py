"""An empty installation leads to setting it up, once."""

import pytest

from lineofsight.organisations.models import Area, Partnership
from lineofsight.people.models import Person, RoleHeld

pytestmark = pytest.mark.django_db
TOLD = {
    "name": "Testshire Safeguarding Children Partnership",
    "short_name": "TSCP",
    "areas": "Testshire\r\n\r\nOtherford",
    "administrator_name": "Jo Tan",
    "email": "jo@example.org",
    "password": "correct-horse-battery",
    "is_business_manager": "yes",
}


@pytest.mark.parametrize("path", ["/", "/people/", "/sign-in/login/", "/agencies/1/"])
def test_until_then_every_page_leads_there(path, client):
    response = client.get(path)

    assert (response.status_code, response.url) == (302, "/set-up/")


def test_setting_up_signs_in_whoever_did_it(client):
    assert "Set up your partnership" in client.get("/set-up/").content.decode()

    response = client.post("/set-up/", TOLD)

    assert (response.status_code, response.url) == (302, "/")
    assert Partnership.objects.get().called == "TSCP"
    assert sorted(area.name for area in Area.objects.all()) == ["Otherford", "Testshire"]
    assert client.session["_auth_user_id"] == str(Person.objects.get().pk)
    assert client.get("/people/").status_code == 200
    assert RoleHeld.objects.count() == 2


def test_it_is_usable_once_only(client, partnership):
    assert client.get("/set-up/").url == "/"
    assert client.post("/set-up/", TOLD).url == "/"

    assert Person.objects.count() == 0 and Partnership.objects.get() == partnership


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", 'href="#id_name"'),
        ("areas", " \n ", 'href="#id_areas"'),
        ("email", "jo", "Enter an email address in the right form"),
        ("password", "short", "too short"),
        ("password", "jo@example.org", "too similar"),
        ("administrator_name", "Correct Battery Horse", "too similar to the name"),
        ("is_business_manager", "", "Answer the question"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_made(field, value, said, client):
    page = client.post("/set-up/", TOLD | {field: value}).content.decode()

    assert said in page and "There is a problem" in page
    assert not Partnership.objects.exists() and not Person.objects.exists()


def test_a_person_without_a_partnership_is_not_locked_out(client, db):
    person = Person.objects.create(name="Jo", email="jo@example.org", is_active=True)
    client.force_login(person)

    assert client.get("/people/").status_code == 200
