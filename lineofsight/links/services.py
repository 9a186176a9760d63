"""Making and breaking links."""

from django.db import models, transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.history.services import record, reference

from .models import Link, Verb


@transaction.atomic
def connect(left: models.Model, verb: Verb, right: models.Model, *, by: Reader) -> Link:
    """Say that `left` does `verb` to `right`. Saying it twice changes nothing. Records `links.connected`."""
    link, is_new = Link.objects.get_or_create(
        left=reference(left),
        verb=Verb(verb),
        right=reference(right),
        defaults={"made_at": now(), "made_by": by.actor},
    )
    if is_new:
        record("links.connected", left, by=by, about=(right,), verb=str(verb), other=reference(right))
    return link


@transaction.atomic
def disconnect(left: models.Model, verb: Verb, right: models.Model, *, by: Reader, reason: str) -> None:
    """Take the link away, with a reason. Records `links.disconnected` when there was one."""
    gone, _ = Link.objects.filter(left=reference(left), verb=verb, right=reference(right)).delete()
    if gone:
        record(
            "links.disconnected",
            left,
            by=by,
            about=(right,),
            reason=reason,
            verb=str(verb),
            other=reference(right),
        )
