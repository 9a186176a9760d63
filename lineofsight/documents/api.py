"""Evidence over the API: files, addresses and statements are kept, read, changed and attached as on the pages, by the same
services: an uploaded file goes through the same checks."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile
from ninja.pagination import PageNumberPagination, paginate
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.errors import Refused
from lineofsight.core.identifying import require_no_likeness
from lineofsight.core.schemas import Schema, require_known_fields
from lineofsight.links.kinds import cards_for

from . import policies, presenters, queries, services
from .models import Document, DocumentKind, FileVersion

router = Router(tags=["evidence"])
KEPT_BECAUSE = Field("", max_length=300, description="Why words that look like a child's name have to stay.")
RECORD = Field("", max_length=80, description='What it is evidence for, like "plan.objective:17".')
AUDIENCE = Field("signed-in", max_length=60, description="One of `GET /documents/audiences`.")
BINARY = {"schema": {"type": "string", "format": "binary"}}
EXPIRES_ON = Field(None, description="From this day on it no longer counts as evidence.")


class AudienceOut(Schema):
    """Somebody a document can be opened to: `audience` is what to send, `words` what it means."""

    audience: str
    words: str


class EvidenceOut(Schema):
    """A piece of evidence as it stands beside a record. `kind` is file, address or statement; `href` is where it is read."""

    id: int
    title: str
    kind: str
    href: str
    file_name: str
    size: int
    version: int
    statement: str
    seen_by: str
    seen_on: datetime.date | None
    kept_where: str
    kept_by: str
    kept_at: datetime.datetime
    expires_on: datetime.date | None
    has_expired: bool

    @staticmethod
    def resolve_href(line: queries.EvidenceLine) -> str:
        return line.href if line.kind == DocumentKind.ADDRESS else f"{settings.SITE_ADDRESS}{line.href}"


class VersionOut(Schema):
    """A version of a file; `removed_at` is set once its content is gone."""

    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    kept_at: datetime.datetime
    removed_at: datetime.datetime | None

    @staticmethod
    def resolve_name(version: FileVersion) -> str:
        return version.original_name


class DocumentOut(Schema):
    """A document: a file with its versions, the `address` of something elsewhere, or a `statement` of what was seen.
    `audience` is who may see it; `edition` is sent back with a change."""

    id: int
    kind: str
    title: str
    audience: str
    address: str
    statement: str
    seen_by: str
    seen_on: datetime.date | None
    kept_where: str
    kept_at: datetime.datetime
    expires_on: datetime.date | None
    taken_down_at: datetime.datetime | None
    taken_down_because: str
    edition: int
    page: str

    @staticmethod
    def resolve_page(document: Document) -> str:
        return f"{settings.SITE_ADDRESS}{document.get_absolute_url()}"


class DocumentWithVersions(DocumentOut):
    """`evidence_for` are the records it supports that you may see."""

    kept_by: str
    versions: list[VersionOut]
    evidence_for: list[str]

    @staticmethod
    def resolve_kept_by(document: Document) -> str:
        return document.as_seen.kept_by

    @staticmethod
    def resolve_versions(document: Document) -> list[FileVersion]:
        return list(document.as_seen.versions)

    @staticmethod
    def resolve_evidence_for(document: Document) -> list[str]:
        return [one.name for one in document.supports_seen]


class Kept(Schema):
    """What every new document is told."""

    title: str = Field("", max_length=200)
    audience: str = AUDIENCE
    expires_on: datetime.date | None = EXPIRES_ON
    record: str = RECORD
    identifying_reason: str = KEPT_BECAUSE


class FileIn(Kept):
    """Without a title a file is called by its name."""


class AddressIn(Kept):
    title: str = Field(min_length=1, max_length=200)
    address: str = Field(max_length=500, description="It begins with https://")


class SeenIn(Kept):
    title: str = Field(min_length=1, max_length=200)
    statement: str = Field(min_length=1, max_length=5000)
    seen_by: str = Field(min_length=1, max_length=150, description="Who saw it: name and role.")
    seen_on: datetime.date | None = None
    kept_where: str = Field("", max_length=200)


class DocumentChange(Schema):
    """Fields left out stay as they are."""

    edition: int = Field(
        description="The edition you read. If somebody saved since, the answer is 409 with both versions."
    )
    title: str | None = Field(None, min_length=1, max_length=200)
    audience: str | None = Field(None, max_length=60)
    expires_on: datetime.date | None = None
    identifying_reason: str = KEPT_BECAUSE


class TakeDown(Schema):
    reason: str = Field(min_length=1, max_length=300)


class Supports(Schema):
    record: str = Field(max_length=80, description='Like "plan.objective:17".')


class NoLonger(Supports):
    reason: str = Field(min_length=1, max_length=300)


# Reading


@router.get("/evidence", response=list[EvidenceOut], summary="The evidence for a record")
@access("signed-in")
def evidence(request: HttpRequest, record: str):
    """Newest first, as far as you may see it; nothing for a record you may not see."""
    if record not in cards_for(request.reader, [record]):
        return []
    return queries.evidence_lines(queries.readable_evidence(record, request.reader), request.reader)


@router.get("/documents", response=list[DocumentOut], summary="Documents")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_documents(request: HttpRequest, words: str = "", kind: DocumentKind | None = None):
    """Newest first, as far as you may see them. `words` looks in titles, statements and names of files."""
    return queries.find_documents(request.reader, words=words, kind=kind or "")


@router.get("/documents/audiences", response=list[AudienceOut], summary="Whom you can open a document to")
@access("signed-in")
def audiences(request: HttpRequest):
    """Widest first. Whoever keeps the plan and the scrutineer see a document whatever its audience."""
    return [{"audience": mark, "words": words} for mark, words in queries.audiences_for(request.reader)]


# Keeping


@router.post("/documents/files", response={201: DocumentWithVersions}, summary="Keep a file")
@access(policies.can_keep)
def keep_file(request: HttpRequest, file: File[UploadedFile], data: Form[FileIn]):
    """Checked by its content, scanned where a scanner is set up; photos lose their notes. The same file again by the same
    person for the same audience is the same document."""
    require_known_fields(request, *FileIn.model_fields)
    return _kept(request, data, lambda told: services.keep_file(file, **told))


@router.post(
    "/documents/addresses",
    response={201: DocumentWithVersions},
    summary="Keep the address of something online",
)
@access(policies.can_keep)
def keep_address(request: HttpRequest, data: AddressIn):
    """Only the address is kept, not what lies there."""
    return _kept(request, data, lambda told: services.keep_address(data.address, **told))


@router.post(
    "/documents/statements", response={201: DocumentWithVersions}, summary="Keep a statement of what was seen"
)
@access(policies.can_keep)
def keep_statement(request: HttpRequest, data: SeenIn):
    """For what may not be sent itself: who saw what, when, and where it is kept."""
    require_no_likeness(data.statement, data.identifying_reason)
    seen = data.model_dump(include={"statement", "seen_by", "seen_on", "kept_where", "identifying_reason"})
    return _kept(request, data, lambda told: services.keep_statement(**seen, **told))


# One document (after the others: the first path that fits answers)


@router.get("/documents/{pk}", response=DocumentWithVersions, summary="One document")
@access(policies.can_see_all, each=policies.can_see)
def show(request: HttpRequest, pk: int):
    """With its versions and what it is evidence for. Reading what not everybody may read is kept in history."""
    document = _found(request, pk)
    if document.kind != DocumentKind.FILE:
        services.record_reading(document, by=request.reader)
    return _shown(request, pk)


@router.get(
    "/documents/{pk}/versions/{number}/file",
    summary="A version of a file",
    openapi_extra={
        "responses": {200: {"description": "The file", "content": {"application/octet-stream": BINARY}}}
    },
)
@access(policies.can_see_all, each=policies.can_see)
def download(request: HttpRequest, pk: int, number: int):
    """As it was kept, as an attachment. Reading what not everybody may read is kept in history."""
    version = queries.version_seen_by(request.reader, pk, number)
    if version is None:
        raise Http404
    services.record_reading(version.document, by=request.reader, number=number)
    return presenters.as_attachment(version)


@router.post(
    "/documents/{pk}/versions", response={201: DocumentWithVersions}, summary="Add a newer version of a file"
)
@access(policies.can_keep_all, each=policies.can_change)
def add_version(request: HttpRequest, pk: int, file: File[UploadedFile]):
    """The versions before stay."""
    require_known_fields(request)
    document = _found(request, pk)
    services.keep_file(file, by=request.reader, new_version_of=document)
    return _shown(request, pk)


@router.patch(
    "/documents/{pk}", response=DocumentWithVersions, summary="Change what is said about a document"
)
@access(policies.can_keep_all, each=policies.can_change)
def change(request: HttpRequest, pk: int, data: DocumentChange):
    """Its title, who may see it, until when it counts."""
    document = _found(request, pk)
    require_no_likeness(data.title or "", data.identifying_reason)
    given = data.model_dump(exclude_unset=True, exclude={"identifying_reason"})
    stands = {name: getattr(document, name) for name in ("title", "audience", "expires_on")}
    if given.get("audience", document.audience) != document.audience:
        _must_be_open_to(request, given["audience"])
    services.change_document(document, **{**stands, **given}, by=request.reader)
    return _shown(request, pk)


@router.post("/documents/{pk}/take-down", response=DocumentWithVersions, summary="Take a document down")
@access(policies.can_keep_all, each=policies.can_change)
def take_down(request: HttpRequest, pk: int, data: TakeDown):
    """Its content goes for good; that it was there, and why it was taken down, stays."""
    services.take_down(_found(request, pk), reason=data.reason, by=request.reader)
    return _shown(request, pk)


# What it is evidence for


@router.post(
    "/documents/{pk}/evidence",
    response=DocumentWithVersions,
    summary="Attach a document to a record as evidence",
)
@access(policies.can_keep_all, each=policies.can_support)
def attach(request: HttpRequest, pk: int, data: Supports):
    """One document can be evidence for many records."""
    services.serve_as_evidence(_found(request, pk), data.record, by=request.reader)
    return _shown(request, pk)


@router.post(
    "/documents/{pk}/evidence/take-back",
    response=DocumentWithVersions,
    summary="Take evidence back from a record",
)
@access(policies.can_keep_all, each=policies.can_change)
def detach(request: HttpRequest, pk: int, data: NoLonger):
    """The document stays."""
    services.no_longer_evidence(_found(request, pk), data.record, reason=data.reason, by=request.reader)
    return _shown(request, pk)


def _kept(request: HttpRequest, data: Kept, keep: Callable[[dict], Document]) -> Document:
    """Keep a document and attach it to the record it is for. Raises Refused for an audience one does not belong to,
    Http404 when the record is not there or hidden: before anything is kept."""
    _must_be_open_to(request, data.audience)
    if data.record and not cards_for(request.reader, [data.record]):
        raise Http404
    require_no_likeness(data.title, data.identifying_reason)
    told = data.model_dump(include={"title", "audience", "expires_on"}) | {"by": request.reader}
    document = keep(told)
    if data.record:
        services.serve_as_evidence(document, data.record, by=request.reader)
    return _shown(request, document.pk)


def _must_be_open_to(request: HttpRequest, audience: str) -> None:
    """The audiences are those that the page offers. Raises Refused."""
    if audience not in dict(queries.audiences_for(request.reader)):
        raise Refused(
            "You can open a document only to people you belong to yourself: see /documents/audiences."
        )


def _found(request: HttpRequest, pk: int) -> Document:
    document = queries.document_seen_by(request.reader, pk)
    if document is None:
        raise Http404
    return document


def _shown(request: HttpRequest, pk: int) -> Document:
    """The document, with `as_seen`, what its page shows this reader, and `supports_seen`, what it supports as far as the
    reader may see it."""
    page = queries.document_page(request.reader, pk)
    if page is None:
        raise Http404
    page.document.as_seen = page
    supported = queries.records_supported(page.document)
    page.document.supports_seen, _ = queries.supports_of(supported, request.reader)
    return page.document
