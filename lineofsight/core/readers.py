"""Working out a Reader: sources registered by `people` and `groups` each add the marks they know of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from .access import Reader

#: (person, today) → marks. Registered at start-up, asked once per request.
Source = Callable[[Any, datetime.date], Iterable[str]]
_sources: list[Source] = []


def register_source(source: Source) -> Source:
    """Add a source of audience marks. Each may cost one SQL query."""
    if source not in _sources:
        _sources.append(source)
    return source


def reader_for(person, on: datetime.date) -> Reader:
    """The reader that stands for `person` on a day, with every mark that any source gives. One query per source."""
    marks = {"signed-in", f"person:{person.pk}"}
    for source in _sources:
        marks.update(source(person, on))
    return Reader(person_id=person.pk, name=person.name, marks=frozenset(marks), actor=f"person:{person.pk}")
