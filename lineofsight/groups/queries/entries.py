"""What one row of a directory file would do, and what stands in its way."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FieldChange:
    """One field: its label, what stands there and what the file says, both in words."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One row of the file: what it is about and what it would do. `kind` is "new", "changed" or "same"; `key` names the
    record (see `Known`); `wanted` holds the fields to write, references as keys; `holder` is whom a row of the sheet Posts
    names."""

    sheet: str
    row: int
    label: str
    kind: str
    key: str
    wanted: dict[str, Any] = field(default_factory=dict)
    changes: tuple[FieldChange, ...] = ()
    holder: str = ""


@dataclass(frozen=True)
class Fault:
    """Why a file cannot be applied: where, and what to do."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.sheet}, row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.message}"
