"""What this module declares in the registers."""

from collections.abc import Iterable

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.links.kinds import Card, Kind, register_kind
from lineofsight.notices.schedules import register_job

from .models import Document, DocumentKind
from .services import sweep


def cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Documents the reader may see. One query."""
    return {
        document.pk: Card(
            f"documents.document:{document.pk}", document.title, document.get_absolute_url(), "document",
            "taken down" if document.taken_down_at else DocumentKind(document.kind).label,
        )
        for document in Document.objects.visible_to(reader).filter(pk__in=set(ids))
    }  # fmt: skip


register_kind(Kind("documents.document", "document", "documents", cards))
register_job("documents.sweep", lambda: sweep(now()))
