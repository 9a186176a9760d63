"""What each row of a directory file would do, sheet by sheet."""

from collections.abc import Callable
from typing import Any

from lineofsight.people.policies import can_change_address, can_give_roles

from ..importing.columns import SHEETS
from .comparing import Comparison, Row, day_of
from .entries import Entry
from .known import post_name


class RowComparison(Comparison):
    """Goes through the sheets in the order in which they are applied."""

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
            self.key_of("groups", row, row.get("name", ""))
        for sheet in SHEETS:
            for row in self.rows.get(sheet.key, []):
                compare[sheet.key](row if sheet.key == "memberships" else {"name": ""} | row)

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
        record: Any = self.known.records["people"].get(key or "")
        wanted = self.wanted("people", row, "name", "email", "job_title", "telephone", "initials")
        if "organisation" in row:
            wanted["organisation"] = self.named("people", row, "organisation", "organisations")
        if record is not None and "email" in wanted:
            self.check_address(row, record, wanted["email"])
        if row.get("agency_lead"):
            wanted["agency_lead"] = True
            self.check_agency_lead(row, record, wanted)
        if key is not None:
            self.put("people", row, row["name"], key, wanted)

    def check_address(self, row: Row, record: Any, email: str) -> None:
        may = can_change_address(self.by, record)
        if email != record.email and not may:
            self.fault("people", row, "email", f"{may.reason}. Leave it blank.")
        elif record.is_active and not email:
            self.fault("people", row, "email", "They sign in with this address, so it cannot be emptied.")

    def check_agency_lead(self, row: Row, record: Any, wanted: dict) -> None:
        organisation = wanted.get("organisation") or (record and record.organisation_id)
        is_lead = record is not None and self.stands(record, "agency_lead")
        if not organisation and not self.says(row, "organisation"):
            # one that is not found is a fault of its own cell
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
            if len(namesakes) > 1 and "email" not in row.get("unread", ()):
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
        holder = self.named("posts", row, "held_by", "people")
        if self.says(row, "organisation") and organisation is None:
            return
        name = post_name(row["name"], organisation or "")
        is_new = not self.known.keys_for("posts", name)
        key = self.key_of("posts", row, name)
        record, person = self.known.records["posts"].get(key), self.known.records["people"].get(holder or "")
        holds = record is not None and person is not None and (record.pk, person.pk) in self.known.holdings
        wanted: dict[str, Any] = {"name": row["name"], "organisation": organisation} if is_new else {}
        if holder and not holds:
            wanted |= {
                "held_by": holder,
                "from_on": day_of(row["from_on"]) if row.get("from_on") else self.on,
            }
        label = row["name"] + (
            f" of {self.words('posts', 'organisation', organisation)}" if organisation else ""
        )
        changes = [self.change("posts", name, None, value) for name, value in wanted.items() if value]
        kind = "new" if is_new else "changed" if wanted else "same"
        self.mentioned.append(
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
        from_on = day_of(row["from_on"]) if row.get("from_on") else self.on
        if seat is None:
            wanted = {"group": group, "person": person, "seat": "member", **stated, "from_on": from_on}
            changes = [self.change("memberships", name, None, value) for name, value in wanted.items()]
            self.mentioned.append(
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
        self.mentioned.append(
            Entry("memberships", row["row"], label, kind, str(seat.pk), wanted, tuple(changes))
        )

    def seat_of(self, group: str, person: str) -> Any:
        if not group.isdigit() or not person.isdigit():
            return None
        return self.known.seats.get((int(group), int(person)))
