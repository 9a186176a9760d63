"""Evidence over the API, with a token that carries one person's rights: what the pages can, and what they refuse."""

import datetime
import json

import pytest
from django.test import Client

from lineofsight.core.clock import today
from lineofsight.documents import services
from lineofsight.documents.models import Document, FileVersion
from lineofsight.history.queries import story_of
from lineofsight.people.services import make_token
from tests import photos
from tests.cast import read_as

from .conftest import PDF, upload

pytestmark = pytest.mark.django_db
A_MONTH = datetime.timedelta(days=30)


class Programme:
    """A programme that sends somebody's token; as strict about cross-site requests as the real server."""

    def __init__(self, person, *, may_write=True):
        _, secret = make_token(
            person, by=read_as(person), label="A test", expires_on=today() + A_MONTH, may_write=may_write
        )
        self.client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})

    def get(self, path):
        answer = self.client.get(f"/api{path}")
        return answer.status_code, json.loads(answer.content)

    def send(self, path, method="post", **body):
        answer = getattr(self.client, method)(
            f"/api{path}", json.dumps(body), content_type="application/json"
        )
        return answer.status_code, json.loads(answer.content)

    def send_file(self, path, file, **more):
        answer = self.client.post(f"/api{path}", {"file": file, **more})
        return answer.status_code, json.loads(answer.content)


def test_a_file_is_kept_attached_listed_and_downloaded(grace, dilys, promise):
    theirs = Programme(grace)
    status, kept = theirs.send_file(
        "/documents/files", upload("audit.pdf"), title="Audit of referrals", record=promise
    )
    assert (status, kept["title"], kept["evidence_for"]) == (201, "Audit of referrals", [promise])
    assert kept["kept_by"] == "Grace Lin" and kept["versions"][0]["media_type"] == "application/pdf"

    others = Programme(dilys, may_write=False)
    (line,) = others.get(f"/evidence?record={promise}")[1]
    assert (line["title"], line["file_name"], line["size"]) == ("Audit of referrals", "audit.pdf", len(PDF))
    assert [one["id"] for one in others.get("/documents?words=audit")[1]["items"]] == [kept["id"]]
    answer = others.client.get(f"/api/documents/{kept['id']}/versions/1/file")
    assert b"".join(answer.streaming_content) == PDF
    assert "attachment" in answer["Content-Disposition"] and "sandbox" in answer["Content-Security-Policy"]


def test_the_same_file_again_is_the_same_document_and_a_newer_one_a_version(grace):
    theirs = Programme(grace)
    first = theirs.send_file("/documents/files", upload())[1]
    assert theirs.send_file("/documents/files", upload())[1]["id"] == first["id"]

    status, newer = theirs.send_file(f"/documents/{first['id']}/versions", upload(content=PDF + b"more"))
    assert status == 201 and [one["number"] for one in newer["versions"]] == [2, 1]


def test_an_address_and_a_statement_are_kept_and_attached(grace, promise):
    theirs = Programme(grace)
    status, address = theirs.send(
        "/documents/addresses", title="Its summary", address="https://example.org/s", record=promise
    )
    assert (status, address["address"], address["versions"]) == (201, "https://example.org/s", [])
    status, statement = theirs.send(
        "/documents/statements", title="Register", statement="All 12 were there.", seen_by="Grace Lin, lead",
        seen_on="2026-11-02", kept_where="Safeguarding office", record=promise,
    )  # fmt: skip
    assert (status, statement["kept_where"]) == (201, "Safeguarding office")
    assert {line["kind"] for line in theirs.get(f"/evidence?record={promise}")[1]} == {"address", "statement"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.pdf", photos.png(), "plan.pdf is called .pdf, but what is in it is a PNG picture"),
        ("tool.exe", b"MZ\x90\0" + bytes(500), "tool.exe"),
        ("empty.pdf", b"", "empty.pdf"),
        ("cut.jpg", photos.jpeg()[:200], "cut.jpg"),
    ],
)
def test_an_upload_is_checked_as_on_the_pages(grace, name, content, said):
    status, told = Programme(grace).send_file("/documents/files", upload(name, content))
    assert status in (409, 422) and said in json.dumps(told)
    assert not Document.objects.exists()


def test_a_photo_loses_its_notes_on_this_way_too(grace):
    kept = Programme(grace).send_file("/documents/files", upload("site.jpg", photos.jpeg()))[1]
    version = FileVersion.objects.get(document=kept["id"])
    assert b"Exif" not in services.path_of(version).read_bytes()


def test_a_file_that_is_too_large_is_refused(grace, settings):
    settings.FILE_SIZE_LIMIT = 10
    status, told = Programme(grace).send_file("/documents/files", upload())
    assert status == 409 and "is larger than" in told["detail"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/documents/addresses", {"title": "Script", "address": "javascript:alert(1)"}, 409),
        ("/documents/addresses", {"title": "Nowhere", "address": "https://"}, 409),
        ("/documents/addresses", {"title": "More", "address": "https://example.org", "colour": "red"}, 422),
        ("/documents/statements", {"title": "Nobody", "statement": "Seen", "seen_by": ""}, 422),
        ("/documents/statements", {"title": "Child", "statement": "Jayden, 6 years old, was seen.", "seen_by": "Me"}, 409),
        ("/documents/addresses", {"title": "Other", "address": "https://example.org", "audience": "organisation:999"}, 409),
        ("/documents/addresses", {"title": "All", "address": "https://example.org", "audience": "public"}, 409),
        ("/documents/addresses", {"title": "X", "address": "https://example.org", "record": "plan.objective:99"}, 404),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_and_nothing_is_kept(grace, path, body, status):
    assert Programme(grace).send(path, **body)[0] == status
    assert not Document.objects.exists()


def test_a_field_that_a_form_does_not_have_is_refused(grace):
    status, _ = Programme(grace).send_file("/documents/files", upload(), titel="Misspelt")
    assert status == 422 and not Document.objects.exists()


def test_a_token_that_may_only_read_and_a_made_up_one_keep_nothing(grace, client):
    status, told = Programme(grace, may_write=False).send_file("/documents/files", upload())
    assert status == 403 and "may only read" in told["detail"]
    made_up = client.post(
        "/api/documents/files", {"file": upload()}, headers={"Authorization": "Bearer los_x"}
    )
    assert made_up.status_code == 401 and client.get("/api/documents").status_code == 401
    assert not Document.objects.exists()


def test_what_is_kept_for_one_agency_is_not_there_for_another(grace, harun, hospital, promise):
    kept = Programme(grace).send_file(
        "/documents/files", upload(), audience=f"organisation:{hospital.pk}", record=promise
    )[1]
    theirs = Programme(harun)
    path = f"/documents/{kept['id']}"
    assert theirs.get(path)[0] == 404 and theirs.get("/documents")[1]["items"] == []
    assert theirs.client.get(f"/api{path}/versions/1/file").status_code == 404
    assert theirs.get(f"/evidence?record={promise}")[1] == []
    assert theirs.send(f"{path}/evidence", record=promise)[0] == 404
    assert theirs.send(f"{path}/take-down", reason="Mine")[0] == 404


def test_what_others_kept_is_seen_and_not_changed(grace, dilys):
    kept = Programme(grace).send_file("/documents/files", upload())[1]
    others = Programme(dilys)
    path = f"/documents/{kept['id']}"
    assert others.get(path)[0] == 200
    for status, told in (
        others.send(path, "patch", edition=1, title="Mine"),
        others.send(f"{path}/take-down", reason="Mine"),
        others.send_file(f"{path}/versions", upload()),
    ):
        assert status == 403 and "Only whoever added this document" in told["detail"]


def test_nothing_is_evidence_for_a_record_one_may_not_see(grace, promise, hidden_from):
    theirs = Programme(grace)
    kept = theirs.send_file("/documents/files", upload())[1]
    hidden_from.add(grace.pk)
    assert theirs.send(f"/documents/{kept['id']}/evidence", record=promise)[0] == 403
    assert theirs.send_file("/documents/files", upload(content=PDF + b"2"), record=promise)[0] == 404
    assert theirs.get(f"/evidence?record={promise}")[1] == []
    assert Document.objects.count() == 1


def test_evidence_is_attached_to_more_and_taken_back_with_a_reason(grace, promise):
    theirs = Programme(grace)
    kept = theirs.send_file("/documents/files", upload())[1]
    path = f"/documents/{kept['id']}/evidence"
    assert theirs.send(path, record=promise)[1]["evidence_for"] == [promise]
    assert theirs.send(f"{path}/take-back", record=promise)[0] == 422, "a reason is needed"
    assert theirs.send(f"{path}/take-back", record=promise, reason="The wrong one")[1]["evidence_for"] == []


def test_a_change_by_two_people_shows_both_versions_to_the_second(grace, asha):
    theirs = Programme(grace)
    kept = theirs.send_file("/documents/files", upload())[1]
    path = f"/documents/{kept['id']}"
    status, changed = theirs.send(
        path, "patch", edition=kept["edition"], title="Audit", expires_on="2027-03-31"
    )
    assert (status, changed["title"], changed["expires_on"]) == (200, "Audit", "2027-03-31")
    status, told = Programme(asha).send(path, "patch", edition=kept["edition"], title="Report")
    assert status == 409 and told["theirs"]["title"] == "Audit" and told["yours"]["title"] == "Report"
    assert theirs.send(path, "patch", edition=changed["edition"], audience="organisation:999")[0] == 409


def test_what_is_taken_down_is_gone_and_says_why(grace):
    theirs = Programme(grace)
    kept = theirs.send_file("/documents/files", upload())[1]
    status, gone = theirs.send(f"/documents/{kept['id']}/take-down", reason="It names a child")
    assert status == 200 and gone["taken_down_because"] == "It names a child"
    assert theirs.client.get(f"/api/documents/{kept['id']}/versions/1/file").status_code == 404
    assert theirs.send_file(f"/documents/{kept['id']}/versions", upload())[0] == 403


def test_reading_what_is_not_for_everybody_is_kept_in_history(grace, asha, hospital):
    theirs, keepers = Programme(grace), Programme(asha)
    kept = theirs.send_file("/documents/files", upload(), audience=f"organisation:{hospital.pk}")[1]
    answer = keepers.client.get(f"/api/documents/{kept['id']}/versions/1/file")
    assert b"".join(answer.streaming_content) == PDF
    read = story_of(Document.objects.get())[0]
    assert (read.kind, read.actor, read.facts["number"]) == ("documents.read", f"person:{asha.pk}", 1)


def test_one_is_told_whom_one_can_open_a_document_to(grace, hospital):
    told = Programme(grace).get("/documents/audiences")[1]
    assert [one["audience"] for one in told] == [
        "signed-in", f"organisation:{hospital.pk}", f"person:{grace.pk}",
    ]  # fmt: skip


def test_what_it_takes_is_described_on_the_page_of_the_api(client, partnership):
    page = client.get("/api/").content.decode()
    assert "/api/documents/files" in page and "From this day on" not in page
    described = json.loads(client.get("/api/openapi.json").content)["paths"]
    sent = described["/api/documents/files"]["post"]["requestBody"]["content"]["multipart/form-data"][
        "schema"
    ]
    assert sent["required"] == ["file"] and "record" in sent["properties"]
