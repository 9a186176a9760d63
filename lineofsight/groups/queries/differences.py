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


def differences(content: dict, *, by: Reader, on: datetime.date) -> Differences:
    """Compare what was read of a file with the directory. Nine queries, however long the file is.

    `content` is what `importing.read_directory` gives. Faults that the reader of the file met stand first.
    """
    comparison = RowComparison(content, by, on)
    comparison.run()
    faults = [Fault(**one) for one in content["faults"]] + comparison.faults
    return Differences(
        entries=tuple(comparison.entries),
        faults=tuple(sorted(faults, key=lambda one: (_place(one.sheet), one.row))),
        gone=tuple(no_longer_in_file(content["present"], comparison.entries, comparison.known, on)),
        notes=tuple(content["notes"]),
    )


def _place(sheet: str) -> int:
    titles = [one.title for one in SHEETS]
    return titles.index(sheet) if sheet in titles else len(titles)
