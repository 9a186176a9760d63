"""The story of a record of the plan: what happened to it and to what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models

from lineofsight.core.access import Reader
from lineofsight.history.queries import StoryLine, story_of
from lineofsight.links.kinds import Card, cards_for
from lineofsight.notices.queries import holders_of
from lineofsight.people.queries import people

PAGE = 50


@dataclass(frozen=True)
class Told:
    """One event with the name of who did it and what may be shown of the record it happened to (None: nothing)."""

    line: StoryLine
    who: str
    card: Card | None


@dataclass(frozen=True)
class Story:
    """One page of a story, newest first. `before` is where the next, older page begins; None when this is the last."""

    events: tuple[Told, ...]
    before: int | None


def story_page(record: models.Model, reader: Reader, *, before: int | None = None, size: int = PAGE) -> Story:
    """What happened to a record and what is told about it. Two queries, and one for each kind of record of the plan
    that is told of (five at most). The caller answers for the reader's right to see the record."""
    lines = story_of(record, limit=size + 1, before=before)
    shown = lines[:size]
    names = _names_of([line.actor for line in shown])
    cards = cards_for(reader, {line.subject for line in shown if line.subject.startswith("plan.")})
    events = tuple(Told(line, _who(line, names), cards.get(line.subject)) for line in shown)
    return Story(events, shown[-1].position if len(lines) > size else None)


def _names_of(actors: Sequence[str]) -> dict[str, str]:
    ids = {int(actor.removeprefix("person:")) for actor in actors if actor.removeprefix("person:").isdigit()}
    return {f"person:{person.pk}": person.name for person in people().filter(pk__in=ids)} | holders_of(actors)


def _who(line: StoryLine, names: dict[str, str]) -> str:
    if line.actor in names:
        return names[line.actor]
    kind, _, rest = line.actor.partition(":")
    return {
        "system": f"The system ({rest})",
        "link": "Somebody, by a link",
        "public": "Somebody who was not signed in",
    }.get(kind, "Somebody")
