"""What a record is linked to, as far as the reader may see it."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import Q

from lineofsight.core.access import Reader
from lineofsight.history.services import reference

from .kinds import Card, cards_for
from .models import Link, Verb


@dataclass(frozen=True)
class LinkedRecord:
    """One neighbour: `outwards` is True when the record asked about stands on the left of the verb."""

    verb: str
    outwards: bool
    card: Card


def links_of(record: models.Model, reader: Reader) -> list[LinkedRecord]:
    """Neighbours of `record` that `reader` may see. One query, and one more for each kind of neighbour."""
    name = reference(record)
    edges = list(Link.objects.filter(Q(left=name) | Q(right=name)).order_by("made_at", "pk"))
    cards = cards_for(reader, {edge.right if edge.left == name else edge.left for edge in edges})
    found = []
    for edge in edges:
        outwards = edge.left == name
        card = cards.get(edge.right if outwards else edge.left)
        if card:
            found.append(LinkedRecord(Verb(edge.verb).label, outwards, card))
    return found


def stand_in_for(name: str) -> models.Model:
    """An unfetched instance that stands for the record named "app.model:id" where only its name matters: in history
    and in links. No query. Raises LookupError when there is no such kind of record."""
    key, _, number = name.partition(":")
    if not number.isdigit():
        raise LookupError(f"“{name}” names no record")
    return apps.get_model(key)(pk=int(number))
