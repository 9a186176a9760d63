"""A record's history as its page tells it: who did what, in words, with the names of whatever is mentioned."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from markupsafe import Markup

from lineofsight.core.access import Reader
from lineofsight.history.queries import StoryLine, story_of
from lineofsight.history.services import reference

from .kinds import Card, cards_for


@dataclass(frozen=True)
class Wording:
    """How a module tells its events. `events`: kind → (words, shape); `fields`: field or fact → its label; those that
    are not here are named as they are; `values`: field → {kept value: word for it}; `untold` facts stand in the words
    already."""

    events: Mapping[str, tuple[str, str]]
    fields: Mapping[str, str]
    untold: frozenset[str] = frozenset({"name"})
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def told_story(reader: Reader, record: models.Model, wording: Wording, *, limit: int = 100) -> list[dict]:
    """The story of one record for the design's macro `story`, newest first. One query, and one for each kind of record
    that is named in it, as far as the reader may see it."""
    lines, own = story_of(record, limit=limit), reference(record)
    actors = {f"people.{line.actor}" for line in lines if line.actor.startswith("person:")}
    cards = cards_for(reader, actors | {line.subject for line in lines if line.subject != own})
    return [_told(line, own, cards, wording) for line in lines]


def _told(line: StoryLine, own: str, cards: Mapping[str, Card], wording: Wording) -> dict:
    what, shape = wording.events.get(
        line.kind, (line.kind.partition(".")[2].replace("_", " ").capitalize(), "empty")
    )
    card = cards.get(line.subject) if line.subject != own else None
    return {
        "on": line.at,
        "who": who_in_words(line.actor, cards),
        "what": f"{what}: {card.label}" if card else what,
        "href": card.address if card else "",
        "reason": line.reason,
        "shape": shape,
        "detail": _detail(line, wording),
    }


def who_in_words(actor: str, cards: Mapping[str, Card]) -> str:
    """Whoever did something, by name where the reader may know it."""
    kind, _, rest = actor.partition(":")
    if kind == "person":
        card = cards.get(f"people.{actor}")
        return card.label if card else "somebody"
    return {"system": f"the system ({rest})", "link": "by a link from a message"}.get(
        kind, "somebody not signed in"
    )


def _detail(line: StoryLine, wording: Wording) -> Markup | str:
    if line.purged_on:
        return f"What was said is no longer kept: its time was over on {_words(line.purged_on.isoformat())}."
    rows = [
        Markup("<li>{}: <del>{}</del> → <ins>{}</ins></li>").format(
            _label(name, wording), _said(name, old, wording), _said(name, new, wording)
        )
        for name, (old, new) in line.changes.items()
    ]
    rows += [
        Markup("<li>{}: {}</li>").format(_label(name, wording), _said(name, value, wording))
        for name, value in line.facts.items()
        if name not in wording.untold and value not in ("", None, [], False)
    ]
    return Markup('<ul class="govuk-list govuk-body-s">{}</ul>').format(Markup("").join(rows)) if rows else ""


def _label(name: str, wording: Wording) -> str:
    return wording.fields.get(name, name.replace("_", " ").capitalize())


def _said(name: str, value: Any, wording: Wording) -> str:
    known = wording.values.get(name, {})
    return str(known[value]) if isinstance(value, str) and value in known else _words(value)


def _words(value: Any) -> str:
    """A kept value as people write it: days, yes and no, lists; nothing is "nothing"."""
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            on = datetime.date.fromisoformat(value)
        except ValueError:
            return value
        return f"{on.day} {on:%B} {on.year}"
    return str(value)
