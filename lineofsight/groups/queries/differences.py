"""What a directory file would change: new rows, changed fields, rows that say nothing new, and who is no longer in it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lineofsight.core.access import Reader
from lineofsight.people.policies import can_change_address, can_give_roles

from ..importing.columns import BY_KEY, SHEETS
from .gone import Gone, no_longer_in_file
from .known import Known, known_directory, post_name

Row = dict[str, Any]


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

    @property
    def is_nothing_new(self) -> bool:
        """Whether applying would change nothing."""
        return not self.faults and all(one.kind == "same" for one in self.entries)

    def counts(self) -> list[tuple[str, str, int, int, int]]:
        """(sheet key, title, new, changed, same) of each sheet that has rows."""
        rows = []
        for sheet in SHEETS:
            numbers = [len(self.of_kind(kind, sheet.key)) for kind in ("new", "changed", "same")]
            if any(numbers):
                rows.append((sheet.key, sheet.title, *numbers))
        return rows


def differences(content: dict, *, by: Reader, on: datetime.date) -> Differences:
    """Compare what was read of a file with the directory. Nine queries, however long the file is.

    `content` is what `importing.read_directory` gives. Faults that the reader of the file met stand first.
    """
    comparison = _Comparison(content, by, on)
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


class _Comparison:
    def __init__(self, content: dict, by: Reader, on: datetime.date):
        self.rows: dict[str, list[Row]] = content["sheets"]
        self.by, self.on = by, on
        self.known: Known = known_directory(on)
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []

    def run(self) -> None:
        compare: dict[str, Callable[[Row], None]] = {
            "areas": self.area,
            "organisations": self.organisation,
            "people": self.person,
            "posts": self.post,
            "groups": self.group,
            "memberships": self.membership,
        }
        for row in self.rows.get("groups", []):  # groups may report to one that stands below them in the file
            self.key_of("groups", row, row["name"])
        for sheet in SHEETS:
            for row in self.rows.get(sheet.key, []):
                compare[sheet.key](row)

    # Naming

    def fault(self, sheet: str, row: Row, column: str, message: str) -> None:
        self.faults.append(
            Fault(BY_KEY[sheet].title, row["row"], BY_KEY[sheet].column(column).title, message)
        )

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
            self.fault(
                sheet,
                row,
                column,
                f"“{words}” is not on the sheet {title} and not known here. Add it there first.",
            )
        else:
            self.fault(
                sheet, row, column, f"“{words}” may be {len(keys)} of them. Give the email address instead."
            )
        return None

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
            self.entries.append(Entry(sheet, row["row"], label, "new", key, wanted, tuple(changes)))
            return
        differing = {name: value for name, value in wanted.items() if self.stands(record, name) != value}
        changes = [
            self.change(sheet, name, self.stands(record, name), value) for name, value in differing.items()
        ]
        kind = "changed" if differing else "same"
        self.entries.append(Entry(sheet, row["row"], label, kind, key, differing, tuple(changes)))

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
            return "; ".join(
                self.known.label(column.lists, key) or self.row_label(column.lists, key) for key in keys
            )
        return str(value)

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
                stated[name] = empty if value is None else _day(value) if column.kind == "day" else value
        return stated

    def area(self, row: Row) -> None:
        key = self.key_of("areas", row, row["name"])
        self.put("areas", row, row["name"], key, self.wanted("areas", row, "name", "code"))

    def organisation(self, row: Row) -> None:
        key = self.key_of("organisations", row, row["name"])
        wanted = self.wanted(
            "organisations",
            row,
            "name",
            "short_name",
            "sector",
            "is_safeguarding_partner",
            "email",
            "joined_on",
        )
        if wanted.get("sector") == "":
            del wanted["sector"]
        if "areas" in row:
            keys = [
                self.named("organisations", row | {"areas": area}, "areas", "areas")
                for area in row["areas"] or []
            ]
            wanted["areas"] = sorted(key for key in keys if key)
        self.put("organisations", row, row["name"], key, wanted)

    def person(self, row: Row) -> None:
        key = self.key_of_person(row)
        if key is None:
            return
        record = self.known.records["people"].get(key)
        wanted = self.wanted("people", row, "name", "email", "job_title", "telephone", "initials")
        if "organisation" in row:
            wanted["organisation"] = self.named("people", row, "organisation", "organisations")
        new_address = record is not None and "email" in wanted and wanted["email"] != record.email
        if new_address:
            may = can_change_address(self.by, record)
            if not may:
                self.fault("people", row, "email", f"{may.reason}. Leave it blank.")
            elif record.is_active and not wanted["email"]:
                self.fault("people", row, "email", "They sign in with this address, so it cannot be emptied.")
        if row.get("agency_lead"):
            wanted["agency_lead"] = True
            self.check_agency_lead(row, record, wanted)
        self.put("people", row, row["name"], key, wanted)

    def check_agency_lead(self, row: Row, record: Any, wanted: dict) -> None:
        organisation = wanted.get("organisation") or (record and record.organisation_id)
        is_lead = record is not None and self.stands(record, "agency_lead")
        if not organisation:
            self.fault(
                "people", row, "agency_lead", "leads for no agency. Say in the column Organisation for which."
            )
        elif not is_lead and not can_give_roles(self.by):
            self.fault("people", row, "agency_lead", f"{can_give_roles(self.by).reason}. Leave it blank.")

    def key_of_person(self, row: Row) -> str | None:
        """By address; else by name, where it is certain who is meant; else somebody new."""
        email, name = row.get("email") or "", row["name"]
        found = self.known.keys_for("people", email) if email else []
        if not found:
            namesakes = [key for key in self.known.keys_for("people", name) if self.may_be(key, row)]
            if len(namesakes) > 1:
                self.fault(
                    "people", row, "name", f"{len(namesakes)} people are called so. Give the email address."
                )
                return None
            found = namesakes
        key = found[0] if found else f"row {row['row']}"
        self.known.add_name("people", name, key)
        if email:
            self.known.add_name("people", email, key)
        return key

    def may_be(self, key: str, row: Row) -> bool:
        """Whether a namesake may be whom a row is about: somebody here with another address works for the same agency."""
        record: Any = self.known.records["people"].get(key)
        if record is None:
            return not row.get("email")
        if not row.get("email") or not record.email:
            return True
        agency = row.get("organisation")
        return not agency or str(record.organisation_id or "") in self.known.keys_for("organisations", agency)

    def post(self, row: Row) -> None:
        organisation = self.named("posts", row, "organisation", "organisations")
        if row.get("organisation") and organisation is None:
            return
        name = post_name(row["name"], organisation or "")
        is_new = not self.known.keys_for("posts", name)
        key = self.key_of("posts", row, name)
        holder = self.named("posts", row, "held_by", "people")
        record, person = self.known.records["posts"].get(key), self.known.records["people"].get(holder or "")
        holds = record is not None and person is not None and (record.pk, person.pk) in self.known.holdings
        wanted: dict[str, Any] = {"name": row["name"], "organisation": organisation} if is_new else {}
        if holder and not holds:
            wanted |= {"held_by": holder, "from_on": _day(row["from_on"]) if row.get("from_on") else self.on}
        label = row["name"] + (
            f" of {self.words('posts', 'organisation', organisation)}" if organisation else ""
        )
        changes = [self.change("posts", name, None, value) for name, value in wanted.items() if value]
        kind = "new" if is_new else "changed" if wanted else "same"
        self.entries.append(
            Entry("posts", row["row"], label, kind, key, wanted, tuple(changes), holder or "")
        )

    def group(self, row: Row) -> None:
        key = self.key_of("groups", row, row["name"])
        wanted = self.wanted(
            "groups", row, "name", "short_name", "kind", "purpose", "email", "began_on", "ends_on"
        )
        if wanted.get("kind") == "":
            del wanted["kind"]
        if "reports_to" in row:
            wanted["reports_to"] = self.named("groups", row, "reports_to", "groups")
            if wanted["reports_to"] == key:
                self.fault("groups", row, "reports_to", "A group cannot report to itself.")
        self.put("groups", row, row["name"], key, wanted)

    def membership(self, row: Row) -> None:
        group = self.named("memberships", row, "group", "groups")
        person = self.named("memberships", row, "person", "people")
        agency = self.named("memberships", row, "organisation", "organisations")
        if not group or not person or (row.get("organisation") and not agency):
            return
        label = (
            f"{self.words('memberships', 'person', person)} on {self.words('memberships', 'group', group)}"
        )
        stated = {"seat": row["seat"]} if row.get("seat") else {}
        stated |= {"organisation": agency} if agency else {}
        seat = self.seat_of(group, person)
        from_on = _day(row["from_on"]) if row.get("from_on") else self.on
        if seat is None:
            wanted = {"group": group, "person": person, "seat": "member", **stated, "from_on": from_on}
            changes = [self.change("memberships", name, None, value) for name, value in wanted.items()]
            self.entries.append(
                Entry("memberships", row["row"], label, "new", f"row {row['row']}", wanted, tuple(changes))
            )
            return
        differing = {name: value for name, value in stated.items() if self.stands(seat, name) != value}
        changes = [
            self.change("memberships", name, self.stands(seat, name), value)
            for name, value in differing.items()
        ]
        kind = "changed" if differing else "same"
        wanted = differing | ({"from_on": max(from_on, self.on)} if differing else {})
        self.entries.append(
            Entry("memberships", row["row"], label, kind, str(seat.pk), wanted, tuple(changes))
        )

    def seat_of(self, group: str, person: str) -> Any:
        if not group.isdigit() or not person.isdigit():
            return None
        return self.known.seats.get((int(group), int(person)))


def _day(words: str) -> datetime.date:
    return datetime.date.fromisoformat(words)
