"""Comments over the API."""

import json

import pytest

from lineofsight.comments.models import Comment

pytestmark = pytest.mark.django_db


def call(browser, path: str, **body):
    answer = browser.post(f"/api{path}", json.dumps(body), content_type="application/json")
    return answer.status_code, json.loads(answer.content)


def record_of(agency) -> str:
    return f"organisations.organisation:{agency.pk}"


def test_something_is_said_read_and_taken_back(client, grace, dilys, hospital):
    client.force_login(grace)
    status, said = call(client, "/comments", record=record_of(hospital), text="We moved to the new tool.")
    assert (status, said["author"]) == (201, grace.name)

    client.force_login(dilys)
    read = json.loads(client.get(f"/api/comments?record={record_of(hospital)}").content)
    assert [one["text"] for one in read] == ["We moved to the new tool."]
    assert call(client, f"/comments/{said['id']}/take-back")[0] == 403

    client.force_login(grace)
    status, gone = call(client, f"/comments/{said['id']}/take-back")
    assert (status, gone["text"]) == (200, "") and gone["taken_back_at"]


def test_a_text_that_names_a_child_is_refused_without_a_reason(client, grace, hospital):
    client.force_login(grace)
    text = "Jayden, 6 years old, was seen."

    assert call(client, "/comments", record=record_of(hospital), text=text)[0] == 409
    assert (
        call(client, "/comments", record=record_of(hospital), text=text, identifying_reason="Published")[0]
        == 201
    )
    assert Comment.objects.count() == 1


def test_nothing_is_said_about_what_one_may_not_see(client, grace, partnership):
    client.force_login(grace)

    assert call(client, "/comments", record="plan.objective:999", text="Hello")[0] == 403
    assert json.loads(client.get("/api/comments?record=plan.objective:999").content) == []
