"""The register of panels: parts that a higher module adds to the page of a lower module's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lineofsight.core.access import Reader


@dataclass(frozen=True)
class Panel:
    """A part that a higher module adds to the page of a lower module's record. `build(reader, record)` returns a
    frozen dataclass (or None for nothing) for the template `partial`, in exactly `queries` SQL queries."""

    on: str
    order: int
    title: str
    partial: str
    build: Callable[[Reader, object], object | None]
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
