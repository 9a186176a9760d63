"""A newer version of a plan comes in on the pages, and an export comes back."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Objective, Plan, PlanImport
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.services.reading import read_import

from .wizard import PLAN, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def keeper(asha, files):
    return read_as(asha)


def test_json_from_an_export_comes_back_in_through_the_pages(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)
    sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)
    plan = Plan.objects.get()
    body = client.get(f"/plans/{plan.pk}/export/", {"kind": "json"}).content

    back = begun(keeper, body.decode(), "plan.json")

    assert back.plan_content == json.loads(body)
    assert back.columns == []
    assert client.get(f"/plans/import/{back.pk}/check/").status_code == 200
    assert plan_as_dict(plan) == back.plan_content


def test_a_newer_version_is_noticed_compared_and_applied(client, asha, keeper):
    first = begun(keeper)
    client.force_login(asha)
    sent(client, f"/plans/import/{first.pk}/save/", first)
    plan = Plan.objects.get()
    newer = begun(
        keeper, PLAN.replace("two lay members", "three lay members").replace("March 2027", "May 2027")
    )
    address = f"/plans/import/{newer.pk}"

    assert "looks like a newer version" in client.get(f"{address}/check/").content.decode()
    answer = sent(client, f"{address}/check/", newer, plan=plan.pk)
    assert answer["Location"].endswith("/differences/")
    page = client.get(f"{address}/differences/").content.decode()
    assert "2 differences" in page and "three" in page

    nothing = sent(client, f"{address}/differences/", newer)
    assert "Tick what to accept" in nothing.content.decode()
    from lineofsight.plan.queries.imports import update_from

    newer.refresh_from_db()
    ids = [change.id for change in update_from(newer).offered if change.difference.kind == "reworded"]
    answer = sent(client, f"{address}/differences/", newer, accepted=ids)

    assert answer["Location"] == plan.get_absolute_url()
    assert Objective.objects.filter(text="Recruit three lay members.").exists()
    assert Objective.objects.get(text__startswith="Rewrite").due_text == "March 2027"
    newer.refresh_from_db()
    assert (newer.stage, newer.plan) == ("saved", plan)


def test_a_file_that_looks_like_a_plan_here_may_be_a_plan_of_its_own(client, asha, keeper):
    first = begun(keeper)
    client.force_login(asha)
    sent(client, f"/plans/import/{first.pk}/save/", first)
    other = begun(keeper, PLAN + "\n")

    sent(client, f"/plans/import/{other.pk}/check/", other, plan="")

    assert "looks like a newer version" not in client.get(f"/plans/import/{other.pk}/check/").content.decode()
    sent(client, f"/plans/import/{other.pk}/save/", other)
    assert Plan.objects.count() == 2


def test_a_newer_version_is_begun_from_the_plan(client, asha, keeper):
    first = begun(keeper)
    client.force_login(asha)
    sent(client, f"/plans/import/{first.pk}/save/", first)
    plan = Plan.objects.get()

    page = client.get(f"/plans/{plan.pk}/newer-version/").content.decode()
    client.post(f"/plans/{plan.pk}/newer-version/", {"file": SimpleUploadedFile("plan.md", PLAN.encode())})

    assert "Bring in a newer version" in page
    again = PlanImport.objects.first()
    assert again.newer_version_of == plan
    read_import(again.pk, 1)
    assert "Nothing new" in client.get(f"/plans/import/{again.pk}/differences/").content.decode()
