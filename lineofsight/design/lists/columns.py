"""What a list shows and what it can be narrowed by, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from lineofsight.design import wording
from lineofsight.design.forms.finding import AS_A_SELECT, Finder

Row = Any
Rows: TypeAlias = QuerySet | Sequence[Row]


@dataclass(frozen=True)
class Column:
    """One column of a list.

    key       names it in addresses; also the attribute shown unless `show` is given ("section.title" may dig)
    show      attribute path or function row → what stands in the cell (text, date, number, Markup)
    sort      True (by `key`), the ORM name or attribute to sort by, several of them, or False
    export    function row → the cell of the file; by default what `show` gives; False leaves the column out
    link      function row → address the cell leads to
    numeric   right-aligned
    heading   the cell names its row (the first column usually): th scope=row
    """

    key: str
    label: str
    show: str | Callable[[Row], Any] = ""
    sort: bool | str | Sequence[str] = False
    export: bool | Callable[[Row], Any] = True
    link: Callable[[Row], str] | None = None
    numeric: bool = False
    heading: bool = False
    hint: str = ""

    @property
    def sort_names(self) -> list[str]:
        """The ORM names or attributes to sort by; empty when the column cannot be sorted."""
        if isinstance(self.sort, bool):
            return [self.key] if self.sort else []
        return [self.sort] if isinstance(self.sort, str) else list(self.sort)

    def value(self, row: Row) -> Any:
        """What the cell says, raw."""
        return self.show(row) if callable(self.show) else dig(row, self.show or self.key)

    def shown(self, row: Row) -> Any:
        """What the cell says, as people write it."""
        return as_words(self.value(row))

    def exported(self, row: Row) -> Any:
        """What the cell of a file holds: raw values, so that dates stay dates."""
        return self.export(row) if callable(self.export) else self.value(row)


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list.

    choices   (value, label) pairs, or a function giving them; without choices it is a text box
    finder    instead of choices: a function giving what finds them. While they are few they are a select; of more one
              types words, which are looked for in `words`
    apply     function (rows, value) → rows for a choice (and for words, unless `words` are given); by default `field` equals the value (text: contains it, case aside)
    field     ORM name or attribute; several for a text box that looks in more than one
    """

    key: str
    label: str
    choices: Iterable[tuple[Any, str]] | Callable[[], Iterable[tuple[Any, str]]] | None = None
    apply: Callable[[Rows, str], Rows] | None = None
    field: str | Sequence[str] = ""
    hint: str = ""
    finder: Callable[[], Finder] | None = None
    words: Sequence[str] = ()

    def options(self) -> list[tuple[str, str]] | None:
        """The choices as text, without an empty one; None when one types into it. A function of choices, and a finder, is
        asked each time: keep the result."""
        if self.finder:
            few = self.finder().find("", AS_A_SELECT + 1)
            return few if len(few) <= AS_A_SELECT else None
        if self.choices is None:
            return None
        given = self.choices() if callable(self.choices) else self.choices
        return [(str(value), str(label)) for value, label in given if str(value) != ""]

    def called(self, value: str) -> str:
        """What a choice is called that was not offered, because there are too many; "" when it is words."""
        return self.finder().called([value]).get(value, "") if self.finder else ""

    def narrow(self, rows: Rows, value: str, *, is_choice: bool) -> Rows:
        """The rows that fit a choice, or words that were typed."""
        if self.apply and (is_choice or not self.words):
            return self.apply(rows, value)
        names = [self.field] if isinstance(self.field, str) else list(self.field)
        if self.words and not is_choice:
            names = list(self.words)
        names = [name or self.key for name in names]
        if isinstance(rows, QuerySet):
            wanted = Q()
            for name in names:
                wanted |= Q(**{name if is_choice else f"{name}__icontains": value})
            return rows.filter(wanted)
        if not is_choice:
            return [
                row
                for row in rows
                if any(value.lower() in str(_attribute(row, name)).lower() for name in names)
            ]
        return [row for row in rows if any(str(_attribute(row, name)) == value for name in names)]


def _attribute(row: Row, name: str) -> Any:
    found = dig(row, name)
    return "" if found is None else found


def dig(row: Row, path: str) -> Any:
    """`dig(row, "section.title")`: attributes, keys of dicts, and nothing once something on the way is None."""
    for name in path.replace("__", ".").split("."):
        if row is None:
            return None
        row = row[name] if isinstance(row, dict) else getattr(row, name)
        if callable(row):
            row = row()
    return row


def as_words(value: Any) -> Any:
    """A cell as people write it: dates, numbers, yes and no; Markup stays, nothing is empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if wording.is_date(value):
        return wording.moment(value) if hasattr(value, "hour") else wording.day(value)
    if isinstance(value, (int, float)):
        return wording.number(value)
    return value
