"""Where a field that is searched finds its choices: a few at a time, however many there are.

A finder is asked for the choices that hold some words, and for the labels of values; nobody ever asks it for all. Fields
with `look="search"` are a select while there are few choices, else a box to type in (`drawing`), which a script asks for
choices as one types (`looking_up`) and which the server understands without a script too (`fields.SearchSelect`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from django.db.models import Case, Q, QuerySet, When

Choice = tuple[str, str]

#: As many choices are offered as a select; more are looked up.
AS_A_SELECT = 100
#: As many are offered at once for words that were typed.
AT_ONCE = 60


class Finder(Protocol):
    """Finds choices, as (value, label)."""

    def find(self, words: str, most: int) -> list[Choice]:
        """The first `most` choices that hold every word, those that begin with the words before others; without words
        the first of all."""

    def called(self, values: Iterable[str]) -> dict[str, str]:
        """value → label of those among `values` that are choices."""


class Words(str):
    """What was typed into a box where a choice was wanted, and is none yet."""


class ListFinder:
    """Finds among choices that are known already."""

    def __init__(self, choices: Iterable[tuple[Any, Any]]):
        self.choices = [(str(value), str(label)) for value, label in choices if str(value) != ""]

    def find(self, words: str, most: int) -> list[Choice]:
        """See `Finder.find`. No query."""
        wanted = words.casefold().split()
        if not wanted:
            return self.choices[:most]
        found = [one for one in self.choices if all(word in one[1].casefold() for word in wanted)]
        return beginning_first(found, words)[:most]

    def called(self, values: Iterable[str]) -> dict[str, str]:
        """See `Finder.called`. No query."""
        wanted = {str(value) for value in values}
        return {value: label for value, label in self.choices if value in wanted}


class RowsFinder:
    """Finds among the rows of a QuerySet by the words of `names`, of which the first is what they are called by.

    `label_of` says how one row is called in full; `prefix` stands before its key in the value ("group:3").
    """

    def __init__(
        self,
        rows: QuerySet,
        *,
        names: Sequence[str] = ("name",),
        label_of: Callable[[Any], str] = str,
        prefix: str = "",
    ):
        self.rows, self.names, self.label_of, self.prefix = rows, tuple(names), label_of, prefix

    def find(self, words: str, most: int) -> list[Choice]:
        """See `Finder.find`. One query."""
        rows = self.rows
        for word in words.split():
            held = Q()
            for name in self.names:
                held |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(held)
        if words.strip():
            begins = Case(When(**{f"{self.names[0]}__istartswith": words.strip()}, then=0), default=1)
            rows = rows.order_by(begins, *(rows.query.order_by or rows.model._meta.ordering), "pk")
        return [self._choice(row) for row in rows[:most]]

    def called(self, values: Iterable[str]) -> dict[str, str]:
        """See `Finder.called`. One query, none when no value can be a row of these."""
        keys = [
            str(value).removeprefix(self.prefix) for value in values if str(value).startswith(self.prefix)
        ]
        keys = [key for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
        return dict(map(self._choice, self.rows.filter(pk__in=keys))) if keys else {}

    def _choice(self, row: Any) -> Choice:
        return f"{self.prefix}{row.pk}", self.label_of(row)


class Finders:
    """Several finders as one, each with its share of what is offered."""

    def __init__(self, *finders: Finder):
        self.finders = finders

    def find(self, words: str, most: int) -> list[Choice]:
        """See `Finder.find`. The queries of each."""
        found = [finder.find(words, most) for finder in self.finders]
        share = most // len(found)
        if sum(map(len, found)) > most:  # whoever has few leaves their share to the others
            left = most - sum(min(len(one), share) for one in found)
            for place, one in enumerate(found):
                more = min(left, max(0, len(one) - share))
                found[place], left = one[: share + more], left - more
        return beginning_first([choice for one in found for choice in one], words)

    def called(self, values: Iterable[str]) -> dict[str, str]:
        """See `Finder.called`. The queries of each."""
        values = list(values)
        return {value: label for finder in self.finders for value, label in finder.called(values).items()}


def beginning_first(choices: list[Choice], words: str) -> list[Choice]:
    """The same choices, those whose label begins with the words before the others."""
    said = words.strip().casefold()
    return sorted(choices, key=lambda choice: not choice[1].casefold().startswith(said))


def exactly(finder: Finder, words: str) -> str | None:
    """The value of the one choice that is called by these words and no others, or None."""
    said = words.strip().casefold()
    named = [value for value, label in finder.find(words, AT_ONCE) if label.casefold() == said]
    return named[0] if len(named) == 1 else None


def flat(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The choices in order, groups flattened: their name stands before each choice."""
    found: list[tuple[Any, Any]] = []
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            found += [(inner, f"{value}: {words}") for inner, words in label]
        else:
            found.append((value, label))
    return found
