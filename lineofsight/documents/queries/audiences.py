"""Who may see a document, in words."""

from collections.abc import Iterable

from lineofsight.core.access import Reader
from lineofsight.links.kinds import cards_for

EVERYBODY = "Everybody who is signed in"
BESIDE = "those who keep the plan, and the scrutineer"

#: kind of mark → kind of record that names it.
NAMED_BY = {"organisation": "organisations.organisation", "group": "groups.group"}


def audience_words(audiences: Iterable[str], reader: Reader) -> dict[str, str]:
    """Each audience as a page says it: {"organisation:3": "Harbour Homes, those who keep the plan, and the scrutineer"}.
    One query for each kind of record that names one."""
    audiences = set(audiences)
    cards = cards_for(reader, [name for name in map(_record_of, audiences) if name])
    return {audience: _words(audience, reader, cards.get(_record_of(audience))) for audience in audiences}


def audiences_for(reader: Reader, *, beside: str = "") -> list[tuple[str, str]]:
    """The audiences a reader can choose from, widest first: [(mark, words)]. `beside` is one more that must stand in the
    list (a document's present audience). One query for each kind of record that names one."""
    own = [f"{kind}:{number}" for kind in NAMED_BY for number in sorted(reader.ids(kind))]
    marks = ["signed-in", *own, *([f"person:{reader.person_id}"] if reader.person_id else [])]
    if beside and beside not in marks:
        marks.append(beside)
    words = audience_words(marks, reader)
    return [(mark, words[mark]) for mark in marks]


def _record_of(audience: str) -> str:
    kind, _, number = audience.partition(":")
    return f"{NAMED_BY[kind]}:{number}" if kind in NAMED_BY else ""


def _words(audience: str, reader: Reader, card) -> str:
    if audience == "signed-in":
        return EVERYBODY
    if card:
        return f"{card.label}, {BESIDE}"
    kind, _, number = audience.partition(":")
    if kind == "person":
        own = str(reader.person_id) == number
        return f"Only {'you' if own else 'whoever added it'}, {BESIDE}"
    if kind == "role":
        return f"Whoever is {number.split('@')[0].replace('-', ' ')}, {BESIDE}"
    return f"One {'agency' if kind == 'organisation' else kind}, {BESIDE}"
