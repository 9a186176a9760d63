"""The register of panels: parts that a higher module adds to the page of a lower module's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lineofsight.core.access import Reader


@dataclass(frozen=True)
class Panel:
    """A part that a higher module adds to the page of a lower module's record. `build(reader, record)` returns a
    frozen dataclass (or None for nothing) for the template `partial`, in exactly `queries` SQL queries."""

    on: str
    order: int
    title: str
    partial: str
    build: Callable[[Reader, Any], object | None]
    queries: int


_panels: list[Panel] = []


def register_panel(panel: Panel) -> Panel:
    """Declare a panel for the page of `panel.on`."""
    _panels.append(panel)
    _panels.sort(key=lambda one: (one.on, one.order, one.title))
    return panel


def panels_on(key: str) -> list[Panel]:
    """The panels for the page of one kind, in order."""
    return [panel for panel in _panels if panel.on == key]


@dataclass(frozen=True)
class DrawnPanel:
    """A panel ready for the page: its partial is included with `content` in its context."""

    title: str
    partial: str
    content: object


def drawn_panels(reader: Reader, key: str, record: object) -> list[DrawnPanel]:
    """What the modules above add to the page of this record, for this reader, in order; panels with nothing to show are
    left out. As many queries as the panels state. `links/_panels.jinja` draws them."""
    built = [(panel, panel.build(reader, record)) for panel in panels_on(key)]
    return [
        DrawnPanel(panel.title, panel.partial, content) for panel, content in built if content is not None
    ]
