"""The register of kinds of record: how lower modules name and show what stands above them.

A module declares its kinds in its own `kinds.py`; `lineofsight.links.apps` loads every one at start-up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lineofsight.core.access import Reader


@dataclass(frozen=True)
class Card:
    """What may be shown of a record wherever it is mentioned: a label, an address, one word for what it is."""

    record: str
    label: str
    address: str
    kind_name: str
    detail: str = ""

    def page(self, wanted: str) -> str:
        """`wanted`, when it is a part of this record's own page ("/plans/objectives/7/comments/"); else that page. Where
        somebody is led back to after adding something to the record: never anywhere else."""
        part = wanted.removeprefix(self.address)
        return wanted if part != wanted and re.fullmatch(r"[a-z-]+/", part) else self.address


@dataclass(frozen=True)
class Kind:
    """A kind of record. `cards(reader, ids)` returns {id: Card} for those the reader may see, in one query."""

    key: str
    name: str
    plural: str
    cards: Callable[[Reader, Iterable[int]], dict[int, Card]]


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> Kind:
    """Declare a kind; its key is "app.model". Declaring the same key twice is a programming error."""
    if kind.key in _kinds:
        raise ValueError(f"The kind {kind.key} is declared twice")
    _kinds[kind.key] = kind
    return kind


def all_kinds() -> list[Kind]:
    """Every declared kind, by key."""
    return [_kinds[key] for key in sorted(_kinds)]


def kind_of(key: str) -> Kind | None:
    """The kind with this key ("plan.objective"), or None."""
    return _kinds.get(key)


def cards_for(reader: Reader, records: Iterable[str]) -> dict[str, Card]:
    """What the reader may see of these records ("app.model:id" → Card). One query per kind; unseen ones are left
    out, so a caller cannot tell "hidden" from "gone"."""
    by_kind: dict[str, set[int]] = {}
    for name in records:
        key, _, number = name.partition(":")
        if key in _kinds and number.isdigit():
            by_kind.setdefault(key, set()).add(int(number))
    found: dict[str, Card] = {}
    for key in sorted(by_kind):
        for pk, card in _kinds[key].cards(reader, by_kind[key]).items():
            found[f"{key}:{pk}"] = card
    return found
