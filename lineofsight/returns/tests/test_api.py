"""Asking and answering over the API, with the rights of the pages."""

import datetime
import json

import pytest

from lineofsight.core.access import system
from lineofsight.core.clock import today
from lineofsight.groups.services import party_for
from lineofsight.returns.models import Answer, Ask

from .factories import ask_of

pytestmark = pytest.mark.django_db


def call(browser, method: str, path: str, **body):
    """(status, what came back) of one call as JSON."""
    answer = getattr(browser, method)(f"/api{path}", json.dumps(body), content_type="application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


def read(browser, path: str):
    answer = browser.get(f"/api{path}")
    return answer.status_code, json.loads(answer.content)


@pytest.fixture
def record(promises):
    return promises.make("Publish the strategy")


def party_of(group):
    return party_for(group, by=system("a test"))


def in_two_weeks() -> str:
    return (today() + datetime.timedelta(days=14)).isoformat()


def test_a_keeper_asks_reminds_and_takes_back(client, asha, dilys, quality_group, record):
    client.force_login(asha)
    status, asked = call(client, "post", "/asks", record=record, party=f"group:{quality_group.pk}",
                         question="What has happened?", due_on=in_two_weeks())  # fmt: skip
    assert status == 201 and (asked["state"], asked["party_name"]) == ("open", quality_group.name)
    assert [one["id"] for one in read(client, f"/asks?record={record}")[1]] == [asked["id"]]

    status, reminded = call(client, "post", f"/asks/{asked['id']}/remind")
    assert (status, reminded["reminders"]) == (200, 1)
    assert call(client, "post", f"/asks/{asked['id']}/remind")[0] == 409
    status, gone = call(client, "post", f"/asks/{asked['id']}/withdraw", reason="Asked by mistake")
    assert (status, gone["state"]) == (200, "withdrawn")


def test_whoever_answers_for_the_party_answers_and_nobody_else(
    client, asha, dilys, harun, quality_group, record
):
    asked = ask_of(party_of(quality_group), record, asha)

    client.force_login(harun)
    assert call(client, "post", f"/asks/{asked.pk}/answer", kind="happened", text="It is out.")[0] == 404
    client.force_login(dilys)
    assert [one["id"] for one in read(client, "/asks/mine")[1]] == [asked.pk]
    refused = call(
        client, "post", f"/asks/{asked.pk}/answer", kind="happened", text="Jayden, 6 years old, is safe"
    )
    assert refused[0] == 409 and "identifying_reason" in refused[1]["detail"]
    status, said = call(client, "post", f"/asks/{asked.pk}/answer", kind="happened", text="It is out.")

    assert (status, said["state"]) == (200, "answered")
    assert [(one["text"], one["said_by"]) for one in said["answers"]] == [("It is out.", dilys.name)]
    assert read(client, "/asks/mine")[1] == []


def test_a_keeper_writes_down_what_they_were_told_and_says_how(client, asha, dilys, quality_group, record):
    asked = ask_of(party_of(quality_group), record, asha)
    client.force_login(asha)

    assert call(client, "post", f"/asks/{asked.pk}/answer", kind="no_change", text="No post yet.")[0] == 409
    status, said = call(client, "post", f"/asks/{asked.pk}/answer", kind="no_change", text="No post yet.",
                        said_by="Dilys", told_how="telephone")  # fmt: skip

    assert status == 200 and said["answers"][0]["said_by"] == "Dilys"
    assert Answer.objects.get().told_how == "telephone"


def test_a_question_is_handed_on(client, asha, dilys, grace, hospital, quality_group, record):
    asked = ask_of(party_of(quality_group), record, asha)
    client.force_login(dilys)

    status, before = call(client, "post", f"/asks/{asked.pk}/hand-on", party=f"organisation:{hospital.pk}",
                          text="This is yours.")  # fmt: skip

    assert (status, before["state"]) == (200, "handed_on")
    assert Ask.objects.get(handed_on_from=asked).party.organisation == hospital


def test_nobody_but_a_keeper_asks(client, dilys, quality_group, record):
    client.force_login(dilys)

    status, said = call(client, "post", "/asks", record=record, party=f"group:{quality_group.pk}",
                        question="What?", due_on=in_two_weeks())  # fmt: skip

    assert status == 403 and "business manager" in said["detail"]
    assert not Ask.objects.exists()


def test_a_question_to_one_party_is_not_read_by_another(client, asha, dilys, harun, quality_group, record):
    ask_of(party_of(quality_group), record, asha, question="A private question")
    client.force_login(harun)

    told = read(client, f"/asks?record={record}")[1]

    assert "A private question" not in json.dumps(told)
