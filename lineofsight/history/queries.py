"""Reading the story back, and checking that nobody changed it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from .models import ChainHead, Event
from .services import digests_of, hash_of, reference


@dataclass(frozen=True)
class StoryLine:
    """One event as a page shows it. `changes` maps field → [before, after]; empty when `purged_on` is set."""

    position: int
    at: datetime.datetime
    kind: str
    subject: str
    actor: str
    for_whom: str
    reason: str
    changes: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    purged_on: datetime.date | None = None


def story_of(*records: models.Model, limit: int = 500, before: int | None = None) -> list[StoryLine]:
    """Everything that happened to these records or is told about them, newest first; only what came before the event
    at position `before`, when given. One query."""
    return lines_about([reference(record) for record in records], limit=limit, before=before)


def lines_about(names: Iterable[str], *, limit: int = 500, before: int | None = None) -> list[StoryLine]:
    """As `story_of`, for records named "app.model:id". One query."""
    names = list(names)
    mentioned = Event.objects.filter(mentions__record__in=names).values("pk")
    events = Event.objects.filter(Q(subject__in=names) | Q(pk__in=mentioned)).select_related("detail")
    if before is not None:
        events = events.filter(position__lt=before)
    return [_line(event) for event in events.order_by("-position")[:limit]]


def _line(event: Event) -> StoryLine:
    detail = event.detail
    return StoryLine(
        position=event.position,
        at=event.at,
        kind=event.kind,
        subject=event.subject,
        actor=event.actor,
        for_whom=event.for_whom,
        reason=detail.values.get("reason", ""),
        changes=detail.values.get("changes", {}),
        facts=detail.values.get("facts", {}),
        purged_on=detail.purged_on,
    )


@dataclass(frozen=True)
class Verdict:
    """`fault` is "" when the chain is whole, else a sentence naming the first row that is not as it was written."""

    events: int
    fault: str = ""


def verify() -> Verdict:
    """Walk the whole chain in order and name the first row that was altered, removed or inserted."""
    count, before = 0, ""
    for event in Event.objects.select_related("detail").order_by("position").iterator(chunk_size=2000):
        fault = _fault_of(event, expected_position=count + 1, before=before)
        if fault:
            return Verdict(count, fault)
        count, before = event.position, event.hash
    head = ChainHead.objects.filter(pk=1).first() or ChainHead(position=0, hash="")
    if (head.position, head.hash) != (count, before):
        return Verdict(
            count,
            f"The chain ends at event {count}, but {head.position} were written: the last were removed.",
        )
    return Verdict(count)


def _fault_of(event: Event, *, expected_position: int, before: str) -> str:
    if event.position != expected_position:
        return f"Event {expected_position} is missing: it was removed, and event {event.position} follows."
    if event.previous_hash != before:
        return f"Event {event.position} does not follow the event before it: one of them was altered or inserted."
    if event.hash != hash_of(event):
        return f"Event {event.position} ({event.kind}) was altered."
    detail = getattr(event, "detail", None)
    if detail is None:
        return f"The detail of event {event.position} ({event.kind}) was removed."
    if detail.purged_on is None and digests_of(detail.values, detail.salt) != event.digests:
        return f"The detail of event {event.position} ({event.kind}) was altered."
    return ""
