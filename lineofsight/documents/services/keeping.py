"""Keeping a file, an address or a statement; changing what is said about it; taking it down."""

import datetime
from urllib.parse import urlsplit

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.core.errors import EditionConflict, Refused
from lineofsight.documents import policies
from lineofsight.documents.models import Document, DocumentKind, FileVersion
from lineofsight.history.services import record

from .receiving import ReceivedFile, receive_file
from .storage import delete, move_in


def keep_file(
    upload: UploadedFile | ReceivedFile,
    *,
    title: str = "",
    audience: str = "signed-in",
    by: Reader,
    expires_on: datetime.date | None = None,
    new_version_of: Document | None = None,
) -> Document:
    """Keep a file as a document of its own, or as the next version of one there is; without a title it is called by its
    name. The same content again by the same person, for the same audience, is the same version: that document is returned
    and nothing is added.

    An upload is checked here (see `receive_file`); inside a transaction pass a ReceivedFile instead, so that nothing waits
    for the check. Raises NotAllowed, FileRefused. Records `documents.kept` or `documents.version_kept`.
    """
    (policies.can_change(by, new_version_of) if new_version_of else policies.can_keep(by)).require()
    received = upload if isinstance(upload, ReceivedFile) else receive_file(upload)
    with transaction.atomic():
        same = _same_content(received, audience, by, new_version_of)
        if same is not None:
            received.path.unlink(missing_ok=True)
            return same
        document = new_version_of or _new(
            str(DocumentKind.FILE), title or received.original_name, audience, by, expires_on=expires_on
        )
        version = _add_version(document, received, by)
        facts = {"file": version.original_name, "size": version.size, "sha256": version.sha256}
        kind = "documents.version_kept" if new_version_of else "documents.kept"
        record(kind, document, by=by, number=version.number, **facts)
    return document


def _same_content(received: ReceivedFile, audience: str, by: Reader, of: Document | None) -> Document | None:
    same = FileVersion.objects.filter(sha256=received.sha256, removed_at=None).select_related("document")
    if of is not None:
        latest = of.versions.first()
        return of if latest and latest.sha256 == received.sha256 and latest.removed_at is None else None
    same = same.filter(
        kept_by=policies.person_mark(by), document__audience=audience, document__taken_down_at=None
    )
    version = same.order_by("pk").first()
    return version.document if version else None


def _add_version(document: Document, received: ReceivedFile, by: Reader) -> FileVersion:
    Document.objects.select_for_update().get(pk=document.pk)  # two versions at once get two numbers
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    return FileVersion.objects.create(
        document=document,
        number=last + 1,
        stored_as=move_in(received.path),
        original_name=received.original_name,
        media_type=received.media_type,
        size=received.size,
        sha256=received.sha256,
        scanned_at=received.scanned_at,
        kept_by=policies.person_mark(by),
        kept_at=now(),
    )


@transaction.atomic
def keep_address(
    address: str,
    *,
    title: str,
    audience: str = "signed-in",
    by: Reader,
    expires_on: datetime.date | None = None,
) -> Document:
    """Keep the address of something that lies elsewhere. Raises NotAllowed, and Refused for anything but a web address.
    Records `documents.kept`."""
    policies.can_keep(by).require()
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("An address begins with https:// and names a site, like https://example.org/report")
    document = _new(
        str(DocumentKind.ADDRESS), title or address, audience, by, address=address, expires_on=expires_on
    )
    record("documents.kept", document, by=by, address=address)
    return document


@transaction.atomic
def keep_statement(
    statement: str,
    *,
    title: str,
    seen_by: str,
    seen_on: datetime.date | None,
    kept_where: str = "",
    audience: str = "signed-in",
    by: Reader,
    expires_on: datetime.date | None = None,
    identifying_reason: str = "",
) -> Document:
    """Keep the word of somebody who saw the thing itself: what they saw, who they are, when, and where it is kept; for
    agencies that may not send the file. Raises NotAllowed, and Refused without words or without a name. Records
    `documents.kept`."""
    policies.can_keep(by).require()
    if not statement.strip() or not seen_by.strip():
        raise Refused("A statement says what was seen, and by whom")
    document = _new(
        str(DocumentKind.STATEMENT), title, audience, by, statement=statement, seen_by=seen_by, seen_on=seen_on,
        kept_where=kept_where, expires_on=expires_on,
    )  # fmt: skip
    record("documents.kept", document, by=by, reason=identifying_reason, seen_by=seen_by, seen_on=seen_on)
    return document


def _new(kind: str, title: str, audience: str, by: Reader, **fields) -> Document:
    return Document.objects.create(
        kind=kind, title=title.strip()[:200], audience=audience, kept_by=policies.person_mark(by), kept_at=now(), **fields
    )  # fmt: skip


@transaction.atomic
def change_document(
    document: Document,
    *,
    title: str,
    audience: str,
    expires_on: datetime.date | None,
    edition: int,
    by: Reader,
) -> Document:
    """Change what is said about a document: its title, who may see it, until when it counts. Raises NotAllowed and
    EditionConflict. Records `documents.changed` with what changed; nothing when nothing did."""
    policies.can_change(by, document).require()
    policies.can_open_to(by, document, audience).require()
    wanted = {"title": title.strip()[:200], "audience": audience, "expires_on": expires_on}
    current = Document.objects.select_for_update().get(pk=document.pk)
    changes = {
        name: [getattr(current, name), value]
        for name, value in wanted.items()
        if getattr(current, name) != value
    }
    if not changes:
        return current
    if not Document.objects.filter(pk=document.pk, edition=edition).update(
        edition=F("edition") + 1, **wanted
    ):
        raise EditionConflict(current, theirs={name: getattr(current, name) for name in wanted}, yours=wanted)
    record("documents.changed", current, by=by, changes=changes)
    current.refresh_from_db()
    return current


@transaction.atomic
def take_down(document: Document, *, reason: str, by: Reader) -> None:
    """Take the content away for good (a child is named, the wrong file was sent); the row and the story stay. The files
    are deleted once this is committed. Raises NotAllowed; Refused without a reason. Records `documents.taken_down`."""
    policies.can_change(by, document).require()
    if not reason.strip():
        raise Refused("Say why it is taken down")
    versions = list(document.versions.filter(removed_at=None))
    document.versions.filter(removed_at=None).update(removed_at=now())
    Document.objects.filter(pk=document.pk).update(
        taken_down_at=now(), taken_down_because=reason, statement="", address="", edition=F("edition") + 1
    )
    record("documents.taken_down", document, by=by, reason=reason, versions=len(versions))
    transaction.on_commit(lambda: delete(versions))


def record_reading(document: Document, *, by: Reader, number: int | None = None) -> None:
    """Remember that a document which is not for everybody was read. Records `documents.read`; nothing for those that
    everybody who is signed in may see."""
    if document.audience != "signed-in":
        record("documents.read", document, by=by, number=number)
