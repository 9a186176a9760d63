"""The one write of this module. Other modules call it inside the transaction of the change itself."""

import datetime
import decimal
import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today

from .models import ChainHead, Detail, Event, Mention


def reference(record: models.Model) -> str:
    """How history names a record: "plan.objective:17"."""
    return f"{record._meta.label_lower}:{record.pk}"


@dataclass(frozen=True)
class Happening:
    """One event still to be written, for `record_all`: the arguments of `record`."""

    kind: str
    subject: models.Model
    changes: dict[str, list] = field(default_factory=dict)
    reason: str = ""
    about: tuple[models.Model, ...] = ()
    for_whom: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def record(
    kind: str,
    subject: models.Model,
    *,
    by: Reader,
    changes: dict[str, list] | None = None,
    reason: str = "",
    about: tuple[models.Model, ...] = (),
    for_whom: str = "",
    **facts: Any,
) -> Event:
    """Add one event to the chain, in the caller's transaction.

    `kind` is "module.what_happened"; `changes` maps field → [before, after]; `facts` are further plain values worth
    telling; `about` are records whose story this also belongs to. Values must be JSON-able, dates and decimals
    included. Returns the event. Two writers are put in order by the lock on the chain's head.
    """
    return record_all([Happening(kind, subject, changes or {}, reason, about, for_whom, facts)], by=by)[0]


@transaction.atomic
def record_all(happenings: Iterable[Happening], *, by: Reader) -> list[Event]:
    """Add many events to the chain in the order given, in a handful of statements however many they are.

    As `record`, for work that touches hundreds of records at once (a whole plan brought in).
    """
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    position, before, at = head.position, head.hash, now()
    events, details = [], []
    for happening in happenings:
        position += 1
        event, detail = _written(happening, by=by, at=at, position=position, before=before)
        before = event.hash
        events.append(event)
        details.append(detail)
    Event.objects.bulk_create(events)
    for event, detail in zip(events, details, strict=True):
        detail.event = event
    Detail.objects.bulk_create(details)
    Mention.objects.bulk_create(
        [Mention(event=event, record=name) for event in events for name in event.about]
    )
    ChainHead.objects.filter(pk=1).update(position=position, hash=before)
    return events


def _written(
    happening: Happening, *, by: Reader, at: datetime.datetime, position: int, before: str
) -> tuple[Event, Detail]:
    """The event and its detail, not yet saved: the next link of the chain after the hash `before`."""
    salt = secrets.token_hex(16)
    values = _plain({"changes": happening.changes, "reason": happening.reason, "facts": happening.facts})
    event = Event(
        position=position,
        at=at,
        kind=happening.kind,
        subject=reference(happening.subject),
        about=sorted({reference(other) for other in happening.about} - {reference(happening.subject)}),
        actor=by.actor,
        for_whom=happening.for_whom,
        digests=digests_of(values, salt),
        previous_hash=before,
    )
    event.hash = hash_of(event)
    return event, Detail(salt=salt, values=values)


@transaction.atomic
def purge_detail(event: Event, *, by: Reader, why: str) -> None:
    """Empty the values of an event whose retention period is over. The chain stays whole; the story shows "purged
    on…". Records `history.detail_purged`."""
    Detail.objects.filter(event=event).update(values={}, salt="", purged_on=today())
    record("history.detail_purged", event, by=by, reason=why)


def digests_of(values: dict, salt: str) -> dict[str, str]:
    """One salted SHA-256 for each field that changed and each fact told, so that a value can later be proven without
    standing in the chain."""
    told = {**values["changes"], **values["facts"]}
    if values["reason"]:
        told["reason"] = values["reason"]
    return {name: _sha256(salt + _canonical(value)) for name, value in sorted(told.items())}


def hash_of(event: Event) -> str:
    """The link of the chain: SHA-256 over everything the event states and the hash before it."""
    stated = [
        event.position,
        event.at.astimezone(datetime.UTC).isoformat(),
        event.kind,
        event.subject,
        event.about,
        event.actor,
        event.for_whom,
        event.digests,
        event.previous_hash,
    ]
    return _sha256(_canonical(stated))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    return value


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
