"""Comparing the rows of a directory file with what the directory holds: naming, and what differs."""

import datetime
from typing import Any

from lineofsight.core.access import Reader

from ..importing.columns import BY_KEY
from .entries import Entry, Fault, FieldChange
from .known import Known

Row = dict[str, Any]


class Comparison:
    """One file beside the directory. `entries` and `faults` are what came of it; `mentioned` also holds what rows are
    about that the reader of the file found at fault: they are compared for the rest of their faults, and for who is named."""

    def __init__(self, content: dict, by: Reader, on: datetime.date, known: Known):
        self.rows: dict[str, list[Row]] = {
            sheet: sorted([*rows, *content.get("faulty", {}).get(sheet, ())], key=lambda row: row["row"])
            for sheet, rows in content["sheets"].items()
        }
        self.faulty = {
            (sheet, row["row"]) for sheet, rows in content.get("faulty", {}).items() for row in rows
        }
        self.called_in_file: dict[str, str] = content.get("called", {})
        self.by, self.on = by, on
        self.known = known
        self.mentioned: list[Entry] = []
        self.faults: list[Fault] = []

    @property
    def entries(self) -> list[Entry]:
        return [entry for entry in self.mentioned if (entry.sheet, entry.row) not in self.faulty]

    # Naming

    def fault(self, sheet: str, row: Row, column: str, message: str) -> None:
        called = self.called_in_file.get(sheet, BY_KEY[sheet].title)
        self.faults.append(Fault(called, row["row"], BY_KEY[sheet].column(column).title, message))

    def key_of(self, sheet: str, row: Row, name: str) -> str:
        """The key of what a row is about; its own row where it is new, so that later rows can name it."""
        key = self.known.key_named(sheet, name) or f"row {row['row']}"
        self.known.add_name(sheet, name, key)
        if row.get("short_name"):
            self.known.add_name(sheet, row["short_name"], key)
        return key

    def named(self, sheet: str, row: Row, column: str, of: str) -> str | None:
        """The key of what a cell names; None when it is blank or emptied, or with a fault when nobody or several are
        meant."""
        words = row.get(column)
        if not words:
            return None
        keys = self.known.keys_for(of, words)
        if len(keys) == 1:
            return keys[0]
        title = BY_KEY[of].title
        if not keys:
            near = self.called(of, self.known.nearest(of, words))
            remedy = f"Did you mean “{near}”? If not, add it there first." if near else "Add it there first."
            self.fault(
                sheet, row, column, f"“{words}” is not on the sheet {title} and not known here. {remedy}"
            )
        else:
            self.fault(
                sheet, row, column, f"“{words}” may be {len(keys)} of them. Give the email address instead."
            )
        return None

    @staticmethod
    def says(row: Row, column: str) -> bool:
        """Whether something stands in a cell of a row, be it that it could not be read."""
        return bool(row.get(column)) or column in row.get("unread", ())

    # Comparing

    def put(self, sheet: str, row: Row, label: str, key: str, wanted: dict[str, Any]) -> None:
        """Add the entry of a row: new, changed in the fields that differ, or the same."""
        record = self.known.records[sheet].get(key)
        if record is None:
            changes = [
                self.change(sheet, name, None, value)
                for name, value in wanted.items()
                if value not in (None, "", [])
            ]
            self.mentioned.append(Entry(sheet, row["row"], label, "new", key, wanted, tuple(changes)))
            return
        differing = {name: value for name, value in wanted.items() if self.stands(record, name) != value}
        changes = [
            self.change(sheet, name, self.stands(record, name), value) for name, value in differing.items()
        ]
        kind = "changed" if differing else "same"
        self.mentioned.append(Entry(sheet, row["row"], label, kind, key, differing, tuple(changes)))

    def stands(self, record: Any, name: str) -> Any:
        """What stands in a field now, in the shape rows give it."""
        if name in ("organisation", "reports_to"):
            pk = getattr(record, f"{name}_id")
            return str(pk) if pk else None
        if name == "areas":
            return sorted(str(area.pk) for area in record.areas.all())
        if name == "agency_lead":
            return (record.pk, record.organisation_id) in self.known.leads
        return getattr(record, name)

    def change(self, sheet: str, name: str, before: Any, after: Any) -> FieldChange:
        return FieldChange(
            name,
            BY_KEY[sheet].column(name).title,
            self.words(sheet, name, before),
            self.words(sheet, name, after),
        )

    def words(self, sheet: str, name: str, value: Any) -> str:
        column = BY_KEY[sheet].column(name)
        if value in (None, "", []):
            return ""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if column.choices:
            return column.choices[value]
        if isinstance(value, datetime.date):
            return f"{value.day} {value:%B} {value.year}"
        if column.lists:
            keys = value if isinstance(value, list) else [value]
            return "; ".join(self.called(column.lists, key) for key in keys)
        return str(value)

    def called(self, sheet: str, key: str | None) -> str:
        """What to call the record with this key, or what a row of this file adds; "" for none."""
        return self.known.label(sheet, key) or (self.row_label(sheet, key) if key else "")

    def row_label(self, sheet: str, key: str) -> str:
        """The name a row of this file gives to what it adds."""
        return next((str(row["name"]) for row in self.rows.get(sheet, []) if f"row {row['row']}" == key), key)

    def wanted(self, sheet: str, row: Row, *names: str) -> dict[str, Any]:
        """The plain fields that a row states: a blank cell states nothing, a dash empties."""
        stated = {}
        for name in names:
            if name in row:
                column, value = BY_KEY[sheet].column(name), row[name]
                empty = None if column.kind == "day" else False if column.kind == "yes_no" else ""
                stated[name] = empty if value is None else day_of(value) if column.kind == "day" else value
        return stated


def day_of(words: str) -> datetime.date:
    """A day as the reader of a workbook gives it."""
    return datetime.date.fromisoformat(words)
