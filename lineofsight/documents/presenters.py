"""Lists and stories of documents, for templates."""

from collections.abc import Mapping

from django.http import FileResponse
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.design.lists import Column, Filter, Listing, in_pages
from lineofsight.history.queries import StoryLine

from . import queries
from .models import Document, DocumentKind, FileVersion
from .services import path_of

EVENTS = {
    "documents.kept": ("Added", "draft"),
    "documents.version_kept": ("A newer version added", "up"),
    "documents.changed": ("Changed", "draft"),
    "documents.read": ("Read", "dash"),
    "documents.taken_down": ("Taken down", "failed"),
    "links.connected": ("Became evidence", "tick"),
    "links.disconnected": ("No longer evidence", "cross"),
}
FIELDS = {"title": "Title", "audience": "Who may see it", "expires_on": "Counts until"}


def document_list(asked: Mapping[str, str], reader: Reader) -> Listing:
    """Every document the reader may see, filtered and sorted as asked. Two queries, and one for each kind of record
    that names an audience."""
    on = today()
    words: dict[str, str] = {}

    def audience(document: Document) -> str:
        if document.audience not in words:
            words.update(queries.audience_words([document.audience], reader))
        return words[document.audience]

    return Listing(
        asked,
        rows=queries.documents(reader),
        name="Documents",
        noun=("document",),
        order="-kept_at",
        columns=[
            Column("title", "Title", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("kind", "Kind", show=lambda one: DocumentKind(one.kind).label, sort=True),
            Column("kept_at", "Added", sort=True),
            Column("kept_by", "By", show=lambda one: one.keeper or "the system"),
            Column("version_count", "Versions", show=lambda one: one.version_count or "", sort=True, numeric=True),
            Column("support_count", "Evidence for", sort=True, numeric=True),
            Column("audience", "Who may see it", show=audience),
            Column("expires_on", "Counts until", sort=True),
            Column("standing", "Standing", show=lambda one: standing(one, on)),
        ],
        filters=[
            Filter("words", "Words in the title", field=("title", "statement", "versions__original_name"), apply=queries.with_words),
            Filter("kind", "Kind", choices=DocumentKind.choices),
            Filter("standing", "Standing", choices=STANDINGS, apply=lambda rows, value: _standing(rows, value, on)),
        ],
    )  # fmt: skip


def supported_list(asked: Mapping[str, str], document: Document) -> Listing:
    """The names of what a document is evidence for, page by page. Two queries."""
    return in_pages(
        asked, queries.records_supported(document), noun=("record",), name="What it is evidence for"
    )


STANDINGS = (
    ("counts", "Counts"),
    ("expired", "Expired"),
    ("unused", "Evidence for nothing yet"),
    ("down", "Taken down"),
)


def standing(document: Document, on) -> str:
    """Whether a document still speaks for anything."""
    if document.taken_down_at:
        return "Taken down"
    return "Expired" if document.has_expired(on) else "Counts"


def _standing(rows, value: str, on):
    if value == "down":
        return rows.filter(taken_down_at__isnull=False)
    rows = rows.filter(taken_down_at=None)
    if value == "expired":
        return rows.filter(expires_on__lte=on)
    return rows.filter(support_count=0) if value == "unused" else rows.exclude(expires_on__lte=on)


def as_attachment(version: FileVersion) -> FileResponse:
    """The content of a version for somebody who may have it: never shown by the browser, only saved."""
    response = FileResponse(path_of(version).open("rb"), as_attachment=True, filename=version.original_name)
    response["Content-Type"] = version.media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def story(page: queries.DocumentPage) -> list[dict]:
    """The story of a document for the macro `story`."""
    return [_event(line, page.names) for line in page.story]


def _event(line: StoryLine, names: Mapping[str, str]) -> dict:
    what, shape = EVENTS.get(line.kind, (line.kind.partition(".")[2].replace("_", " ").capitalize(), "draft"))
    changed = ", ".join(FIELDS.get(name, name) for name in line.changes)
    detail = f"{what}: {changed}" if changed else what
    if line.facts.get("number") and line.kind == "documents.version_kept":
        detail = f"{what} ({line.facts['number']}): {line.facts.get('file', '')}"
    return {
        "on": line.at,
        "who": who(line.actor, names),
        "what": detail,
        "reason": line.reason,
        "shape": shape,
    }


def who(actor: str, names: Mapping[str, str]) -> str:
    """What to call whoever did something."""
    if actor.startswith("link:"):
        return "by a link from an e-mail"
    return names.get(actor, "the system")


def address_after(record_card, fallback: str = "") -> str:
    """Where to go once something was done for a record."""
    return record_card.address if record_card else fallback or reverse("documents:documents")
