"""What a directory file would change: new rows, changed fields, rows that say nothing new, and who is no longer in it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from lineofsight.core.access import Reader
from lineofsight.history.keeping import until_something_happens

from ..importing.columns import SHEETS
from ..models import DirectoryFile
from .entries import Entry, Fault, FieldChange
from .gone import Gone, no_longer_in_file
from .known import Known, known_directory
from .rows import RowComparison

__all__ = ["Differences", "Entry", "Fault", "FieldChange", "Gone", "differences", "differences_in"]


@dataclass(frozen=True)
class Differences:
    """Everything the preview shows. `entries` stand in the order in which they are applied."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    gone: tuple[Gone, ...]
    notes: tuple[str, ...]

    def of_kind(self, kind: str, sheet: str = "") -> list[Entry]:
        """The entries of one kind, of one sheet or of all."""
        return [one for one in self.entries if one.kind == kind and sheet in ("", one.sheet)]

    @cached_property
    def differing(self) -> tuple[Entry, ...]:
        """The entries that say something new."""
        return tuple(one for one in self.entries if one.kind != "same")

    @property
    def is_nothing_new(self) -> bool:
        """Whether applying would change nothing."""
        return not self.faults and not self.differing

    @cached_property
    def counts(self) -> list[tuple[str, str, int, int, int]]:
        """(sheet key, title, new, changed, same) of each sheet that has rows."""
        rows = []
        for sheet in SHEETS:
            new, changed, same = (len(self.of_kind(kind, sheet.key)) for kind in ("new", "changed", "same"))
            if new or changed or same:
                rows.append((sheet.key, sheet.title, new, changed, same))
        return rows


@until_something_happens
def differences_in(file: DirectoryFile, by: Reader, on: datetime.date) -> Differences:
    """What a file that waits to be settled would change, as `differences`."""
    return differences(file.content, by=by, on=on)


def differences(content: dict, *, by: Reader, on: datetime.date, known: Known | None = None) -> Differences:
    """Compare what was read of a file with the directory, or with what is `known` instead. Nine queries, however long the
    file is.

    `content` is what `importing.read_directory` gives. Every fault of a row is told, those that the reader of the file met
    first.
    """
    comparison = RowComparison(content, by, on, known_directory(on) if known is None else known)
    comparison.run()
    faults = [Fault(**one) for one in content["faults"]] + comparison.faults
    called = content.get("called", {})
    places = {called.get(sheet.key, sheet.title): place for place, sheet in enumerate(SHEETS)}
    return Differences(
        entries=tuple(comparison.entries),
        faults=tuple(sorted(faults, key=lambda one: (places.get(one.sheet, len(places)), one.row))),
        gone=tuple(no_longer_in_file(content["present"], comparison.mentioned, comparison.known, on)),
        notes=tuple(content["notes"]),
    )
