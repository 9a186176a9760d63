"""Evidence as other records' pages show it: frozen, at a fixed price."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast, Substr

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.design.forms.finding import RowsFinder
from lineofsight.documents import policies
from lineofsight.documents.models import Document, DocumentKind
from lineofsight.links.models import Link, Verb

from .documents import KEY, names_by_mark


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence. `href` is where it is read: the download, the address elsewhere, or the page of a statement.
    `size` is in bytes, 0 for anything but a file; `version` is the latest number."""

    id: int
    title: str
    kind: str
    kind_name: str
    page: str
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
    for_everybody: bool
    may_change: bool


def readable_evidence(record_name: str, reader: Reader) -> QuerySet[Document]:
    """The evidence for one record that the reader may see, newest first: rows for `evidence_lines`, to be taken page by
    page. The caller answers for the reader's right to see the record. The rows cost two queries."""
    edges = Link.objects.filter(right=record_name, verb=Verb.SUPPORTS, left__startswith=f"{KEY}:")
    key = Cast(Substr("left", len(KEY) + 2), BigIntegerField())
    seen = Document.objects.visible_to(reader).filter(pk__in=edges.values(document=key), taken_down_at=None)
    return seen.prefetch_related("versions")


def evidence_lines(documents: Iterable[Document], reader: Reader) -> list[EvidenceLine]:
    """These documents, their versions fetched, as lines. One query."""
    rows = list(documents)
    people, on = names_by_mark(document.kept_by for document in rows), today()
    return [evidence_line(document, reader, people, on) for document in rows]


def evidence_line(
    document: Document, reader: Reader, people: dict[str, str], on: datetime.date
) -> EvidenceLine:
    """A document, its versions fetched, as a line. No query."""
    latest = next(iter(document.versions.all()), None)
    page = document.get_absolute_url()
    href = {
        DocumentKind.ADDRESS: document.address,
        DocumentKind.FILE: f"{page}{latest.number}/" if latest else page,
    }
    return EvidenceLine(
        id=document.pk,
        title=document.title,
        kind=document.kind,
        kind_name=DocumentKind(document.kind).label,
        page=page,
        href=href.get(document.kind, page),
        file_name=latest.original_name if latest else "",
        size=latest.size if latest else 0,
        version=latest.number if latest else 0,
        statement=document.statement,
        seen_by=document.seen_by,
        seen_on=document.seen_on,
        kept_where=document.kept_where,
        kept_by=people.get(document.kept_by, "the system"),
        kept_at=document.kept_at,
        expires_on=document.expires_on,
        has_expired=document.has_expired(on),
        for_everybody=document.audience == "signed-in",
        may_change=bool(policies.can_change(reader, document)),
    )


def evidence_to_choose(reader: Reader, record_name: str) -> RowsFinder:
    """Finds documents the reader may see that are not yet evidence for this record, newest first, by their title. One
    query, and one each time it is asked."""
    already = Link.objects.filter(right=record_name, verb=Verb.SUPPORTS, left__startswith=f"{KEY}:")
    taken = [int(left.partition(":")[2]) for left in already.values_list("left", flat=True)]
    free = Document.objects.visible_to(reader).filter(taken_down_at=None).exclude(pk__in=taken)
    return RowsFinder(free, names=("title",), label_of=lambda document: document.title)
