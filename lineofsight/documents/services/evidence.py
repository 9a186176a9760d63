"""What a document supports: one piece of evidence can serve many records."""

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.errors import NotAllowed
from lineofsight.documents import policies
from lineofsight.documents.models import Document
from lineofsight.links.kinds import cards_for
from lineofsight.links.models import Verb
from lineofsight.links.queries import stand_in_for
from lineofsight.links.services import connect, disconnect


@transaction.atomic
def serve_as_evidence(document: Document, record_name: str, *, by: Reader) -> None:
    """Say that a document is evidence for the record named so ("plan.objective:17"). Saying it twice changes nothing.
    Raises NotAllowed when `by` may not see one of the two. Records `links.connected`."""
    may_see = record_name in cards_for(by, [record_name])
    policies.can_support(by, document, may_see_record=may_see).require()
    connect(document, Verb.SUPPORTS, stand_in_for(record_name), by=by)


@transaction.atomic
def no_longer_evidence(document: Document, record_name: str, *, reason: str, by: Reader) -> None:
    """Take back that a document is evidence for a record. Raises NotAllowed (policies.can_change). Records
    `links.disconnected`."""
    policies.can_change(by, document).require()
    _must_see(by, record_name)
    disconnect(document, Verb.SUPPORTS, stand_in_for(record_name), by=by, reason=reason)


def _must_see(by: Reader, record_name: str) -> None:
    if record_name not in cards_for(by, [record_name]):
        raise NotAllowed("You may not see what this would be evidence for")
