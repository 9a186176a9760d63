"""Plans in any container become `lineofsight-plan/1`. See README.md.

What understands a plan is loaded when one is read: every command and page that only shares a word list with it starts
without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.plan.importing.document import CannotRead, Document

if TYPE_CHECKING:
    from lineofsight.plan.importing.reader.understanding import Reading

__all__ = ["CannotRead", "Document", "read_plan", "understood"]

Choices = Mapping[str, Sequence[str | None]]


def read_plan(
    path: Path | str,
    choices: Choices | None = None,
    progress: Callable[[str, float | None], None] | None = None,
) -> Reading:
    """Read a plan from a file of any container, or from `lineofsight-plan/1` JSON.

    `choices` maps header signatures to column meanings; `progress` is told what is being done and the part done (0-1).
    Raises CannotRead, naming place and remedy. Runs in the caller's process, without limits of its own.
    """
    from lineofsight.plan.importing import containers
    from lineofsight.plan.importing.reader.exchange import read_exchange
    from lineofsight.plan.importing.reader.understanding import Reading

    path = Path(path)
    if containers.detect(path) == "json":
        return Reading(read_exchange(path))
    document = containers.read(path, progress)
    if progress:
        progress("Understanding the plan", None)
    return understood(path, document, choices)


def understood(path: Path, document: Document, choices: Choices | None = None) -> Reading:
    """What the document that a file holds means. Where no plan is found in it, that is told with what the file is, if its
    name says otherwise."""
    from lineofsight.plan.importing import containers
    from lineofsight.plan.importing.reader.understanding import understand

    try:
        return understand(document, choices)
    except CannotRead as fault:
        told = containers.told_from_name(path, document.container)
        raise CannotRead(f"{told} {fault}".strip(), fault.place) from fault
