"""Keeping, changing, taking down; what a document is evidence for."""

import datetime
import hashlib
import os

import pytest

from lineofsight.core.access import PUBLIC
from lineofsight.core.clock import now, today
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.documents import queries, services
from lineofsight.documents.models import Document, DocumentKind, FileVersion
from lineofsight.history.queries import lines_about, story_of
from lineofsight.links.models import Link
from tests.cast import read_as

from .conftest import PDF, PNG, upload

pytestmark = pytest.mark.django_db


def keep(person, name="report.pdf", content=PDF, **more):
    return services.keep_file(upload(name, content), by=read_as(person), **more)


def test_a_file_is_kept_under_a_name_nobody_can_guess(grace, files_dir):
    document = keep(grace, title="Audit of referrals")

    version = document.versions.get()
    assert (document.title, document.kind, version.number) == ("Audit of referrals", DocumentKind.FILE, 1)
    assert services.path_of(version).read_bytes() == PDF
    assert "report" not in version.stored_as and len(version.stored_as) >= 40
    assert version.sha256 == hashlib.sha256(PDF).hexdigest()
    assert story_of(document)[0].facts["sha256"] == version.sha256
    assert not list((files_dir / "incoming").iterdir())


def test_without_a_title_it_is_called_by_its_name(grace):
    assert keep(grace).title == "report.pdf"


def test_the_same_content_by_the_same_person_is_the_same_version(grace):
    first = keep(grace, title="Audit")
    second = keep(grace, name="audit again.pdf", title="Audit again")

    assert first == second and FileVersion.objects.count() == 1


def test_by_somebody_else_it_is_their_own(grace, harun):
    assert keep(grace) != keep(harun)


def test_for_another_audience_it_is_another_document(grace, hospital):
    assert keep(grace) != keep(grace, audience=f"organisation:{hospital.pk}")


def test_a_newer_version_stands_beside_the_one_before(grace):
    document = keep(grace)
    services.keep_file(upload(content=PDF + b"more"), by=read_as(grace), new_version_of=document)

    assert [version.number for version in document.versions.all()] == [2, 1]
    assert story_of(document)[0].kind == "documents.version_kept"


def test_the_same_content_again_is_no_newer_version(grace):
    document = keep(grace)
    services.keep_file(upload(), by=read_as(grace), new_version_of=document)

    assert document.versions.count() == 1


def test_somebody_elses_document_gets_no_version_from_me(grace, harun):
    with pytest.raises(NotAllowed, match="Only whoever added this document"):
        services.keep_file(upload(content=PNG), by=read_as(harun), new_version_of=keep(grace))


def test_the_public_keeps_nothing(db):
    with pytest.raises(NotAllowed):
        services.keep_file(upload(), by=PUBLIC)


def test_a_change_that_is_undone_leaves_no_row_and_the_sweep_takes_the_file(grace, files_dir):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        keep(grace)
        raise RuntimeError("something else failed")
    left = [file for file in files_dir.rglob("*") if file.is_file()]
    assert not Document.objects.exists() and len(left) == 1

    assert services.sweep(now()) == "" and left[0].exists(), "it may still be on its way"
    assert services.sweep(now() + datetime.timedelta(days=2)) == "1 left-over files taken away"
    assert not left[0].exists()


def test_the_sweep_leaves_what_is_kept(grace):
    version = keep(grace).versions.get()
    os.utime(services.path_of(version), (0, 0))

    services.sweep(now())

    assert services.path_of(version).exists()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://", "ftp://x.org"]
)
def test_only_web_addresses_are_kept(address, grace):
    with pytest.raises(Refused, match="begins with https"):
        services.keep_address(address, title="Report", by=read_as(grace))


def test_an_address_is_kept(grace):
    document = services.keep_address("https://example.org/report", title="Report", by=read_as(grace))
    assert (document.kind, document.address) == (DocumentKind.ADDRESS, "https://example.org/report")


def test_a_statement_says_what_was_seen_by_whom_when_and_where_it_is(grace):
    document = services.keep_statement(
        "Twelve files had a chronology", title="File check", seen_by="Theo Mbeki, deputy", seen_on=today(),
        kept_where="The trust's audit folder", by=read_as(grace),
    )  # fmt: skip

    assert (document.seen_by, document.seen_on, document.kept_where) == (
        "Theo Mbeki, deputy", today(), "The trust's audit folder",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "who"), [("", "Theo"), ("Seen", " ")])
def test_a_statement_without_words_or_without_a_witness_is_none(words, who, grace):
    with pytest.raises(Refused, match="what was seen, and by whom"):
        services.keep_statement(words, title="Check", seen_by=who, seen_on=None, by=read_as(grace))


def test_who_sees_what(grace, harun, asha, ines, jo, dilys, femi, hospital, quality_group):
    ours = keep(grace, audience=f"organisation:{hospital.pk}")
    groups = keep(femi, content=PNG, name="a.png", audience=f"group:{quality_group.pk}")
    own = services.keep_address(
        "https://x.org", title="Mine", audience=f"person:{harun.pk}", by=read_as(harun)
    )
    everybodys = services.keep_address("https://y.org", title="All", by=read_as(harun))

    def seen(person):
        return set(queries.documents(read_as(person)))

    assert seen(grace) == {ours, everybodys}
    assert seen(harun) == {own, everybodys}
    assert seen(dilys) == seen(femi) == {groups, everybodys}
    assert seen(jo) == {everybodys}, "who keeps the system sees nothing confidential by right"
    assert seen(asha) == seen(ines) == {ours, groups, own, everybodys}


def test_details_are_changed_and_the_story_says_how(grace):
    document = keep(grace)
    told = {"title": "Referral audit", "audience": "signed-in", "expires_on": today()}

    changed = services.change_document(document, **told, edition=1, by=read_as(grace))

    assert (changed.title, changed.edition, changed.has_expired(today())) == ("Referral audit", 2, True)
    assert story_of(document)[0].changes["title"] == ["report.pdf", "Referral audit"]


def test_the_second_of_two_who_change_it_sees_both_versions(grace, asha):
    document = keep(grace)
    told = {"audience": "signed-in", "expires_on": None, "edition": 1}
    services.change_document(document, title="First", **told, by=read_as(grace))

    with pytest.raises(EditionConflict) as conflict:
        services.change_document(document, title="Second", **told, by=read_as(asha))
    assert (conflict.value.theirs["title"], conflict.value.yours["title"]) == ("First", "Second")


def test_nobody_opens_a_document_to_people_they_do_not_belong_to(grace, housing):
    document = keep(grace)

    with pytest.raises(NotAllowed, match="only to people you belong to"):
        services.change_document(
            document,
            title="x",
            audience=f"organisation:{housing.pk}",
            expires_on=None,
            edition=1,
            by=read_as(grace),
        )


def test_what_is_taken_down_is_gone_from_the_disk_and_its_story_stays(
    grace, django_capture_on_commit_callbacks
):
    document = keep(grace)
    path = services.path_of(document.versions.get())

    with django_capture_on_commit_callbacks(execute=True):
        services.take_down(document, reason="It names a child", by=read_as(grace))

    document.refresh_from_db()
    assert not path.exists() and document.taken_down_because == "It names a child"
    assert document.versions.get().removed_at and story_of(document)[0].reason == "It names a child"
    assert queries.version_seen_by(read_as(grace), document.pk, 1) is None


def test_the_words_of_a_statement_go_too(grace):
    document = services.keep_statement("About AB", title="x", seen_by="Theo", seen_on=None, by=read_as(grace))
    services.take_down(document, reason="It names a child", by=read_as(grace))

    document.refresh_from_db()
    assert document.statement == ""
    with pytest.raises(NotAllowed, match="was taken down"):
        services.take_down(document, reason="Again", by=read_as(grace))


def test_one_document_can_serve_many_records_and_saying_it_twice_changes_nothing(grace, promise):
    document = keep(grace)
    for _ in range(2):
        services.serve_as_evidence(document, promise, by=read_as(grace))

    assert Link.objects.count() == 1
    assert lines_about([promise])[0].kind == "links.connected"


def test_nobody_makes_evidence_of_what_they_may_not_see(grace, harun, promise, hidden_from, hospital):
    document = keep(grace, audience=f"organisation:{hospital.pk}")
    with pytest.raises(NotAllowed, match="for others"):
        services.serve_as_evidence(document, promise, by=read_as(harun))
    hidden_from.add(grace.pk)
    with pytest.raises(NotAllowed, match="may not see what this would be evidence for"):
        services.serve_as_evidence(document, promise, by=read_as(grace))


def test_evidence_is_taken_back_with_a_reason(grace, promise):
    document = keep(grace)
    services.serve_as_evidence(document, promise, by=read_as(grace))

    services.no_longer_evidence(document, promise, reason="Wrong objective", by=read_as(grace))

    assert not Link.objects.exists() and story_of(document)[0].reason == "Wrong objective"


def shown(record, person):
    """The evidence for a record as somebody meets it."""
    return queries.evidence_lines(queries.readable_evidence(record, read_as(person)), read_as(person))


def test_evidence_stands_beside_the_record_for_those_who_may_see_it(grace, harun, asha, promise, hospital):
    document = keep(grace, audience=f"organisation:{hospital.pk}", expires_on=today())
    services.serve_as_evidence(document, promise, by=read_as(grace))

    line = shown(promise, asha)[0]
    assert (line.title, line.kept_by, line.has_expired, line.for_everybody) == (
        "report.pdf",
        "Grace Lin",
        True,
        False,
    )
    assert line.href == f"/documents/{document.pk}/1/" and line.size == len(PDF)
    assert shown(promise, harun) == []


@pytest.mark.parametrize("how_many", [1, 25])
def test_evidence_costs_three_queries_however_much_there_is(
    how_many, grace, promise, hidden_from, django_assert_num_queries
):
    for number in range(how_many):
        document = services.keep_address(f"https://x.org/{number}", title="x", by=read_as(grace))
        services.serve_as_evidence(document, promise, by=read_as(grace))
    reader = read_as(grace)

    with django_assert_num_queries(3):
        found = queries.evidence_lines(queries.readable_evidence(promise, reader), reader)
    assert len(found) == how_many


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_list_costs_three_queries_however_many_documents(
    how_many, grace, hospital, django_assert_num_queries
):
    from lineofsight.documents import presenters

    for number in range(how_many):
        services.keep_address(
            f"https://x.org/{number}", title="x", audience=f"organisation:{hospital.pk}", by=read_as(grace)
        )
    reader = read_as(grace)

    with django_assert_num_queries(3):
        list = presenters.document_list({}, reader)
        assert [str(cell.shown(row)) for row in list.page for cell in list.columns] and list.count == how_many
