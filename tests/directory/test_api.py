"""The API of the directory: who asks, what they get, how it refuses."""

import datetime
import json

import pytest
from django.test import Client

from lineofsight.config.api import only_for_its_audience
from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.schemas import Schema
from lineofsight.groups import services as groups
from lineofsight.people import services as people
from lineofsight.people.tests.factories import PersonFactory
from tests.cast import read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(femi, client):
    """Ask the API as Femi, with a token that may read."""
    _, secret = people.make_token(femi, by=read_as(femi), label="Dashboard", expires_on=today())

    def asked(path, **headers):
        return client.get(path, headers={"authorization": f"Bearer {secret}", **headers})

    asked.secret = secret
    return asked


def test_without_a_token_or_a_session_nothing_is_told(client, femi):
    response = client.get("/api/people")

    assert response.status_code == 401 and "detail" in response.json()


@pytest.mark.parametrize("secret", ["los_nothing", ""])
def test_a_token_that_does_not_work_is_refused_even_beside_a_session(secret, client, femi):
    client.force_login(femi)

    response = client.get("/api/people", headers={"authorization": f"Bearer {secret}"})

    assert response.status_code == 401
    assert "unknown, expired or revoked" in response.json()["detail"]


def test_a_token_reads_what_its_person_may(ask, femi, quality_group, police):
    me = ask("/api/people/me").json()

    assert (me["name"], me["agency"]) == ("Femi Adeyemi", {"id": police.pk, "name": police.name})
    assert ask(f"/api/people/{femi.pk}").json() == me
    assert ask(f"/api/groups/{quality_group.pk}").json()["seats"][0]["person"]["name"] == "Femi Adeyemi"


def test_whoever_is_signed_in_on_the_pages_may_read_too(client, femi):
    client.force_login(femi)

    assert client.get("/api/people").json()["count"] == 1


def test_lists_are_paged_and_narrowed(ask, femi, hospital):
    PersonFactory.create_batch(120, organisation=hospital)
    PersonFactory(name="Gone Away", left_on=today())

    first = ask("/api/people").json()
    assert (first["count"], len(first["items"])) == (121, 100)
    assert len(ask("/api/people?page=2").json()["items"]) == 21
    assert ask(f"/api/people?agency={hospital.pk}").json()["count"] == 120
    assert ask("/api/people?words=adeyemi").json()["count"] == 1
    assert ask("/api/people?words=gone&here=false").json()["items"][0]["last_day"] == str(
        today() - datetime.timedelta(days=1)
    )


def test_agencies_areas_posts_and_parties_are_read_in_the_same_words(ask, asha, police):
    groups.party_of_words("All partners", by=read_as(asha))
    groups.party_for(police, by=read_as(asha))

    agencies = ask("/api/agencies?sector=police").json()["items"]
    assert [one["name"] for one in agencies] == ["Testshire Police"]
    assert ask(f"/api/agencies/{police.pk}").json()["is_safeguarding_partner"] is True
    assert [one["name"] for one in ask("/api/areas").json()] == ["Testshire"]
    assert ask("/api/posts").json()["items"][0]["holders"] == [{"id": asha.pk, "name": "Asha Patel"}]
    assert [(one["kind"], one["name"]) for one in ask("/api/parties").json()["items"]] == [
        ("", "All partners"),
        ("organisation", "Testshire Police"),
    ]


@pytest.mark.parametrize(
    "path", ["/api/people/999999", "/api/agencies/999999", "/api/groups/999999", "/api/nothing"]
)
def test_what_is_not_there_is_not_found(ask, path):
    assert ask(path).status_code == 404


def test_a_wrong_choice_is_named(ask):
    response = ask("/api/agencies?sector=circus")

    assert response.status_code == 422 and "sector" in json.dumps(response.json())


def test_nothing_that_writes_is_open_to_a_token_that_may_only_read(ask, client):
    response = client.post("/api/people/me", headers={"authorization": f"Bearer {ask.secret}"})

    assert response.status_code in (403, 405)


def test_an_operation_without_an_audience_is_a_programming_error():
    with pytest.raises(TypeError, match="say who may use it"):
        only_for_its_audience(lambda request: None)


def test_an_operation_is_held_to_its_audience(rf, femi, jo):
    guarded = only_for_its_audience(access("role:administrator")(lambda request: "done"))
    request = rf.get("/")

    request.reader = read_as(jo)
    assert guarded(request) == "done"
    request.reader = read_as(femi)
    from lineofsight.core.errors import NotAllowed

    with pytest.raises(NotAllowed, match="for an administrator"):
        guarded(request)


def test_a_field_that_a_shape_does_not_know_is_refused():
    class Shape(Schema):
        name: str

    with pytest.raises(ValueError, match="nmae"):
        Shape(name="x", nmae="y")


def test_the_page_and_the_document_need_no_script_of_others(client, partnership):
    page = client.get("/api/")
    document = client.get("/api/openapi.json").json()

    assert page.status_code == 200 and "/api/people" in page.content.decode()
    assert "<script>" not in page.content.decode() and "cdn" not in page.content.decode()
    assert document["info"]["title"] == "Line of Sight"
    assert {"TokenAuth", "SessionAuth"} <= set(document["components"]["securitySchemes"])


def test_a_session_writes_only_with_the_csrf_token(femi):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(femi)

    assert strict.get("/api/people").status_code == 200
    assert strict.post("/api/people").status_code in (403, 405)


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_list_costs_the_same_however_long_it_is(how_many, ask, hospital, django_assert_max_num_queries):
    PersonFactory.create_batch(how_many, organisation=hospital)

    with django_assert_max_num_queries(12) as counted:
        ask("/api/people")
    assert len(counted) <= 12
