"""The documents themselves, within what their reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from lineofsight.core.access import Reader
from lineofsight.core.counting import counted
from lineofsight.documents import policies
from lineofsight.documents.models import Document, FileVersion
from lineofsight.history.queries import StoryLine, story_of
from lineofsight.history.services import reference
from lineofsight.links.kinds import Card, cards_for
from lineofsight.links.models import Link, Verb
from lineofsight.people.models import Person

from .audiences import audience_words

KEY = "documents.document"


@dataclass(frozen=True)
class Support:
    """A record this document is evidence for; `name` is "app.model:id"."""

    name: str
    card: Card


@dataclass(frozen=True)
class DocumentPage:
    """Everything the page of one document shows."""

    document: Document
    versions: tuple[FileVersion, ...]
    audience: str
    kept_by: str
    story: tuple[StoryLine, ...]
    names: dict[str, str]
    may_change: bool

    @property
    def latest(self) -> FileVersion | None:
        return self.versions[0] if self.versions else None


def documents(reader: Reader) -> QuerySet[Document]:
    """Every document the reader may see, with `version_count`, `support_count` (what it is evidence for) and `keeper`
    (what to call whoever keeps it, "" for nobody in particular)."""
    mark = Concat(Value(f"{KEY}:"), Cast(OuterRef("pk"), CharField()))
    links = Link.objects.filter(left=mark, verb=Verb.SUPPORTS).order_by().values("left")
    keeper = Case(
        When(kept_by__startswith="person:", then=Cast(Substr("kept_by", 8), BigIntegerField())), default=0
    )
    named = Person.objects.filter(pk=OuterRef("keeper_id")).order_by().values("name")[:1]
    return Document.objects.visible_to(reader).annotate(
        version_count=counted(FileVersion.objects.all(), "document"),
        support_count=Coalesce(Subquery(links.annotate(count=Count("pk")).values("count")[:1]), 0),
        keeper_id=keeper,
        keeper=Coalesce(Subquery(named), Value("")),
    )


def with_words(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those of `rows` whose title, statement or a file's name holds the words."""
    found = (
        Q(title__icontains=words)
        | Q(statement__icontains=words)
        | Q(versions__original_name__icontains=words)
    )
    return rows.filter(found).distinct()


def find_documents(reader: Reader, *, words: str = "", kind: str = "") -> QuerySet[Document]:
    """The documents the reader may see, newest first: with these words, of this kind."""
    rows = Document.objects.visible_to(reader)
    rows = rows.filter(kind=kind) if kind else rows
    return with_words(rows, words) if words else rows


def document_seen_by(reader: Reader, pk: int) -> Document | None:
    """The document, or None when there is none or the reader may not see it. One query."""
    return Document.objects.visible_to(reader).filter(pk=pk).first()


def version_seen_by(reader: Reader, pk: int, number: int) -> FileVersion | None:
    """A version whose content is still here of a document the reader may see, with the document; else None. One query."""
    seen = Document.objects.visible_to(reader)
    return (
        FileVersion.objects.select_related("document")
        .filter(document__in=seen, document=pk, number=number, removed_at=None)
        .first()
    )


def document_page(reader: Reader, pk: int) -> DocumentPage | None:
    """The document with its versions and its story; None when the reader may not see it. Four queries, and one for each
    kind of record that names its audience."""
    document = (
        Document.objects.visible_to(reader).prefetch_related(Prefetch("versions")).filter(pk=pk).first()
    )
    if document is None:
        return None
    versions, story = tuple(document.versions.all()), tuple(story_of(document))
    marks = [document.kept_by, *(one.kept_by for one in versions), *(line.actor for line in story)]
    names = names_by_mark(marks)
    return DocumentPage(
        document=document,
        versions=versions,
        audience=audience_words([document.audience], reader)[document.audience],
        kept_by=names.get(document.kept_by, "the system"),
        story=story,
        names=names,
        may_change=bool(policies.can_change(reader, document)),
    )


def records_supported(document: Document) -> QuerySet:
    """The names of the records that a document is evidence for, as they were connected: to be taken page by page."""
    edges = Link.objects.filter(left=reference(document), verb=Verb.SUPPORTS)
    return edges.order_by("made_at", "pk").values_list("right", flat=True)


def supports_of(record_names: Iterable[str], reader: Reader) -> tuple[list[Support], int]:
    """These records as far as the reader may see them, and how many more there are among them. One query for each kind."""
    names = list(record_names)
    cards = cards_for(reader, names)
    seen = [Support(name, cards[name]) for name in names if name in cards]
    return seen, len(names) - len(seen)


def names_by_mark(marks: Iterable[str]) -> dict[str, str]:
    """What to call those who kept a document: {"person:9": "Grace Lin"}. One query."""
    ids = {int(mark[7:]) for mark in marks if mark.startswith("person:") and mark[7:].isdigit()}
    named = Person.objects.filter(pk__in=ids).order_by().values_list("pk", "name")
    return {f"person:{pk}": name for pk, name in named}
