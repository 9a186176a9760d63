"""Documents as pages: the list, one document, the download, the forms."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lineofsight.core.clock import today
from lineofsight.documents import services
from lineofsight.documents.models import Document
from lineofsight.history.models import Event
from lineofsight.links.models import Link
from tests.cast import read_as

from .conftest import PDF, PNG, upload

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def as_grace(client, grace):
    client.force_login(grace)
    return client


@pytest.fixture
def document(grace):
    return services.keep_file(upload("report.pdf"), title="Audit of referrals", by=read_as(grace))


def address(name, *parts):
    return reverse(f"documents:{name}", args=parts)


def test_an_empty_list_says_what_it_is_for_and_what_to_do(as_grace):
    said = words(as_grace.get(address("documents")))
    assert "Nothing is kept here yet" in said and "Add the first document" in said


def test_the_list_is_filtered_sorted_and_exported(as_grace, document, grace):
    services.keep_address("https://x.org", title="Zebra", expires_on=today(), by=read_as(grace))

    assert "Audit of referrals" in words(as_grace.get(address("documents"), {"words": "referr"}))
    assert "Zebra" not in words(as_grace.get(address("documents"), {"words": "report.pdf"}))
    assert "Zebra" in words(as_grace.get(address("documents"), {"standing": "expired"}))
    assert "Zebra" in words(as_grace.get(address("documents"), {"standing": "unused"}))
    assert "Zebra" not in words(as_grace.get(address("documents"), {"kind": "file"}))
    exported = b"".join(as_grace.get(address("documents"), {"export": "csv"}).streaming_content).decode()
    assert "Audit of referrals" in exported and "Grace Lin" in exported


def test_a_file_is_added_and_becomes_evidence_for_the_record_one_came_from(as_grace, promise):
    sent = {"kind": "file", "file": SimpleUploadedFile("photo.png", PNG), "audience": "signed-in"}
    response = as_grace.post(f"{address('add')}?record={promise}", sent)

    assert response.url.startswith("/promise/")
    assert Link.objects.get().right == promise and Document.objects.get().title == "photo.png"


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"kind": ""}, "What do you want to add?"),
        ({"kind": "file"}, "Choose a file"),
        ({"kind": "address", "title": "x", "address": "javascript:alert(1)"}, "must begin with https://"),
        ({"kind": "address", "title": "", "address": "https://x.org"}, "Enter a title"),
        ({"kind": "statement", "title": "x", "statement": "", "seen_by": "Theo"}, "What was seen?"),
        ({"kind": "statement", "title": "x", "statement": "NHS 943 476 5919", "seen_by": "T"}, "looks like an NHS number"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(sent, error, as_grace):
    page = as_grace.post(address("add"), {"audience": "signed-in", **sent})
    assert page.status_code == 200 and error in words(page) and not Document.objects.exists()


def test_a_file_that_is_not_what_it_says_comes_back_with_the_reason(as_grace):
    sent = {"kind": "file", "file": SimpleUploadedFile("photo.png", b"<html>"), "audience": "signed-in"}
    assert "what is in it is a web page" in words(as_grace.post(address("add"), sent))


def test_a_statement_is_added(as_grace):
    sent = {
        "kind": "statement", "title": "File check", "statement": "Twelve had one", "seen_by": "Theo, deputy",
        "seen_on": today().isoformat(), "kept_where": "Audit folder", "audience": "signed-in",
    }  # fmt: skip
    page = as_grace.post(address("add"), sent, follow=True)
    assert "Twelve had one" in words(page) and "Theo, deputy" in words(page)


def test_a_download_is_always_an_attachment_that_nothing_sniffs_or_runs(as_grace, document):
    response = as_grace.get(address("download", document.pk, 1))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert (
        response["X-Content-Type-Options"] == "nosniff" and "sandbox" in response["Content-Security-Policy"]
    )
    assert response["Content-Type"] == "application/pdf"


def test_a_web_page_comes_back_as_plain_text(as_grace, grace):
    page = services.keep_file(upload("page.html", b"<script>alert(1)</script>"), by=read_as(grace))
    response = as_grace.get(address("download", page.pk, 1))

    assert (
        response["Content-Type"].startswith("text/plain") and "attachment" in response["Content-Disposition"]
    )
    assert b"".join(response.streaming_content)


def test_a_name_cannot_break_out_of_the_header(as_grace, grace):
    kept = services.keep_file(upload('a"; filename=evil.exe\r\nX: y.pdf'), by=read_as(grace))
    response = as_grace.get(address("download", kept.pk, 1))

    assert "X" not in response.headers and response["Content-Disposition"].count("filename") <= 2
    assert b"".join(response.streaming_content)


@pytest.mark.parametrize("name", ["document", "change", "add_version", "take_down"])
def test_who_may_not_see_it_does_not_find_it(name, client, harun, grace, hospital):
    hidden = services.keep_file(upload(), audience=f"organisation:{hospital.pk}", by=read_as(grace))
    client.force_login(harun)

    assert client.get(address(name, hidden.pk)).status_code == 404
    assert client.get(address("download", hidden.pk, 1)).status_code == 404


@pytest.mark.parametrize("name", ["change", "add_version", "take_down"])
def test_who_may_see_but_not_change_it_is_told_why(name, client, harun, document):
    client.force_login(harun)
    page = client.get(address(name, document.pk))

    assert page.status_code == 403 and "Only whoever added this document" in words(page)


def test_reading_what_is_not_for_everybody_is_remembered(client, asha, grace, hospital, document):
    narrow = services.keep_file(
        upload("b.png", PNG), audience=f"organisation:{hospital.pk}", by=read_as(grace)
    )
    client.force_login(asha)

    for one in (document, narrow):
        assert b"".join(client.get(address("download", one.pk, 1)).streaming_content)

    read = Event.objects.filter(kind="documents.read")
    assert [(event.subject, event.actor) for event in read] == [
        (f"documents.document:{narrow.pk}", f"person:{asha.pk}")
    ]


def test_the_page_shows_versions_evidence_and_history(as_grace, document, grace, promise):
    services.serve_as_evidence(document, promise, by=read_as(grace))
    as_grace.post(address("add_version", document.pk), {"file": upload("new.pdf", PDF + b"2")})

    said = words(as_grace.get(address("document", document.pk)))
    for part in (
        "Version 2",
        "Version 1",
        "new.pdf",
        "A named lead in every school",
        "A newer version added",
        "Became evidence",
    ):
        assert part in said


def test_records_the_reader_may_not_see_are_counted_not_named(
    as_grace, document, grace, promise, hidden_from
):
    services.serve_as_evidence(document, promise, by=read_as(grace))
    hidden_from.add(grace.pk)

    said = words(as_grace.get(address("document", document.pk)))
    assert "1 record more that you may not see" in said and "named lead" not in said


def test_the_second_of_two_who_change_it_sees_both(as_grace, document):
    told = {"audience": "signed-in", "edition": 1}
    as_grace.post(address("change", document.pk), {"title": "First", **told})
    page = as_grace.post(address("change", document.pk), {"title": "Second", **told})

    said = words(page)
    assert "Somebody else changed this" in said and "First" in said and "Second" in said
    edition = re.search(r'name="edition" value="(\d+)"', page.content.decode())[1]
    as_grace.post(
        address("change", document.pk), {"title": "Second", "audience": "signed-in", "edition": edition}
    )
    document.refresh_from_db()
    assert document.title == "Second"


def test_taking_down_asks_for_a_reason(as_grace, document):
    assert "There is a problem" in words(as_grace.post(address("take_down", document.pk), {"reason": ""}))
    as_grace.post(address("take_down", document.pk), {"reason": "It names a child"})

    page = as_grace.get(address("document", document.pk))
    assert "It names a child" in words(page) and "Download" not in words(page)


def test_a_document_there_is_already_is_chosen_as_evidence(as_grace, document, promise):
    page = as_grace.get(f"{address('support')}?record={promise}")
    assert "Audit of referrals" in words(page)

    as_grace.post(f"{address('support')}?record={promise}", {"document": document.pk})

    assert Link.objects.get().left == f"documents.document:{document.pk}"
    assert "is evidence for this already" in words(as_grace.get(f"{address('support')}?record={promise}"))


def test_it_is_evidence_no_longer(as_grace, document, grace, promise):
    services.serve_as_evidence(document, promise, by=read_as(grace))
    as_grace.post(f"{address('no_longer', document.pk)}?record={promise}", {"reason": "Wrong one"})

    assert not Link.objects.exists()


def test_nothing_is_added_for_a_record_one_may_not_see(as_grace, promise, hidden_from, grace):
    hidden_from.add(grace.pk)
    assert as_grace.get(f"{address('add')}?record={promise}").status_code == 404
    assert as_grace.get(f"{address('support')}?record={promise}").status_code == 404


def test_a_keeper_may_not_be_fooled_into_an_audience_of_others(as_grace, housing):
    sent = {"kind": "file", "file": upload(), "audience": f"organisation:{housing.pk}"}
    assert as_grace.post(address("add"), sent).status_code == 200
    assert not Document.objects.exists()


def test_the_part_for_other_pages_shows_evidence(document, grace, promise):
    from django.template import engines

    from lineofsight.design.lists import in_pages
    from lineofsight.documents import queries

    services.serve_as_evidence(document, promise, by=read_as(grace))
    statement = services.keep_statement(
        "<b>Seen</b>", title="Check", seen_by="Theo", seen_on=None, by=read_as(grace)
    )
    services.serve_as_evidence(statement, promise, by=read_as(grace))
    template = engines.all()[0].env.from_string(
        '{% from "documents/_evidence.jinja" import evidence_part %}{{ evidence_part(name, list, lines) }}'
    )
    list = in_pages(
        {}, queries.readable_evidence(promise, read_as(grace)), noun=("document",), name="Evidence"
    )
    lines = queries.evidence_lines(list.page, read_as(grace))
    html = template.render(name=promise, list=list, lines=lines)

    assert "Audit of referrals" in html and "&lt;b&gt;Seen" in html and "Add evidence" in html
