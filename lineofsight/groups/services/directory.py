"""The directory comes in as a file: reading it safely, and applying what it says, all or nothing."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction

from lineofsight.core import sandbox
from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.history.services import record
from lineofsight.organisations import services as organisations
from lineofsight.people import services as people

from .. import policies
from ..importing.columns import BY_KEY
from ..models import DirectoryFile, DirectoryFileStage, Membership
from ..queries.differences import Differences, Entry, Fault, differences
from ..queries.known import record_with_key
from .groups import A_DAY, change_group, change_seat, create_group, end_membership, start_membership
from .posts import create_post, take_up_post

KEPT_FOR = datetime.timedelta(days=14)
LIMITS = sandbox.Limits(seconds=20, memory_bytes=1024 * sandbox.MEBIBYTE)


class DirectoryRefused(Refused):
    """A directory file cannot be applied. `faults` name sheet, row, column and remedy."""

    def __init__(self, faults: tuple[Fault, ...]):
        super().__init__("Nothing was saved. " + " ".join(str(fault) for fault in faults))
        self.faults = faults


def read_directory_file(path: str) -> dict:
    """Read a workbook in a child process with limits (20 seconds, 1 GiB). Returns what `importing.read_directory` gives.

    Raises Refused with the reason and the remedy when it cannot be read; nothing is saved.
    """
    try:
        return sandbox.run("lineofsight.groups.importing.read_directory", str(path), limits=LIMITS)
    except sandbox.SaidError as fault:
        raise Refused(str(fault)) from fault
    except sandbox.TookTooLong as fault:
        raise Refused(
            "The workbook takes too long to read. Delete empty rows below the last one and save it again."
        ) from fault
    except sandbox.TooMuchMemory as fault:
        raise Refused(
            "The workbook is too large to read. Delete empty rows and pictures, and save it again."
        ) from fault
    except sandbox.SandboxError as fault:
        raise Refused("The workbook is damaged and cannot be read. Save it again as .xlsx.") from fault


@transaction.atomic
def keep_directory_file(name: str, content: dict, *, by: Reader) -> DirectoryFile:
    """Keep what was read of a file until somebody has looked at the differences.

    Files that nobody settled for two weeks are emptied. Raises NotAllowed (policies.can_keep_groups).
    """
    policies.can_keep_groups(by).require()
    waiting = DirectoryFile.objects.filter(stage=DirectoryFileStage.CHECKED)
    waiting.filter(given_at__lt=now() - KEPT_FOR).update(stage=DirectoryFileStage.ABANDONED, content={})
    return DirectoryFile.objects.create(name=name[:255], content=content, given_by=by.actor, given_at=now())


@transaction.atomic
def apply_directory_file(file: DirectoryFile, *, by: Reader) -> Differences:
    """Apply a kept file, compared anew with what the directory holds now; its content is emptied.

    Returns what was applied. Raises NotAllowed; DirectoryRefused with every fault, nothing saved; Refused when it was
    settled before. Records `groups.directory_applied` and whatever each row's service records.
    """
    policies.can_keep_groups(by).require()
    kept = DirectoryFile.objects.select_for_update().get(pk=file.pk)
    if kept.stage != DirectoryFileStage.CHECKED:
        raise Refused("This file was settled already. Choose it again to compare it once more.")
    applied = apply_directory(kept.content, by=by)
    kept.stage, kept.content = DirectoryFileStage.APPLIED, {}
    kept.save(update_fields=["stage", "content"])
    added = {title: new for _, title, new, _, _ in applied.counts if new}
    changed = {title: number for _, title, _, number, _ in applied.counts if number}
    record("groups.directory_applied", kept, by=by, file=kept.name, added=added, changed=changed)
    return applied


@transaction.atomic
def give_up_directory_file(file: DirectoryFile, *, by: Reader) -> None:
    """Put a kept file aside without applying it; its content is emptied. Raises NotAllowed."""
    policies.can_keep_groups(by).require()
    DirectoryFile.objects.filter(pk=file.pk, stage=DirectoryFileStage.CHECKED).update(
        stage=DirectoryFileStage.ABANDONED, content={}
    )


@transaction.atomic
def apply_directory(content: dict, *, by: Reader) -> Differences:
    """Do what a file says: add what is new, change what differs. Nobody is deleted or ended.

    Returns the differences that were applied. Raises NotAllowed (policies.can_keep_groups), DirectoryRefused with the
    faults when there is one, and then nothing is saved. Applying the same content again changes nothing.
    """
    policies.can_keep_groups(by).require()
    found = differences(content, by=by, on=today())
    if found.faults:
        raise DirectoryRefused(found.faults)
    _Applying(by).run(found)
    return found


class _Applying:
    """Applies entries in order, remembering what each row added, so that later rows can name it."""

    def __init__(self, by: Reader):
        self.by = by
        self.made: dict[tuple[str, str], Any] = {}

    def run(self, found: Differences) -> None:
        act: dict[str, Callable[[Entry], None]] = {
            "areas": self.area,
            "organisations": self.organisation,
            "people": self.person,
            "posts": self.post,
            "groups": self.group,
            "memberships": self.membership,
        }
        for entry in found.entries:
            if entry.kind != "same":
                self.guarded(entry, act[entry.sheet])
        for entry in found.entries:
            if entry.sheet == "groups" and "reports_to" in entry.wanted:
                self.guarded(entry, self.group_above)

    def guarded(self, entry: Entry, act: Callable[[Entry], None]) -> None:
        """A refusal of a service names the row that asked for it."""
        try:
            act(entry)
        except (Refused, NotAllowed) as fault:
            title = BY_KEY[entry.sheet].title
            raise DirectoryRefused((Fault(title, entry.row, "", f"{entry.label}: {fault}"),)) from fault

    def record(self, sheet: str, key: str | None) -> Any:
        """The record with this key: added by an earlier row, or there before."""
        if key is None:
            return None
        if (sheet, key) not in self.made:
            self.made[(sheet, key)] = record_with_key(sheet, key)
        return self.made[(sheet, key)]

    def area(self, entry: Entry) -> None:
        if entry.kind == "new":
            self.made[("areas", entry.key)] = organisations.create_area(**entry.wanted, by=self.by)
            return
        area = self.record("areas", entry.key)
        wanted = {"name": area.name, "code": area.code, **entry.wanted}
        organisations.change_area(area, by=self.by, **wanted)

    def organisation(self, entry: Entry) -> None:
        wanted = dict(entry.wanted)
        if "areas" in wanted:
            wanted["areas"] = [self.record("areas", key) for key in wanted["areas"]]
        if entry.kind == "new":
            self.made[("organisations", entry.key)] = organisations.create_organisation(**wanted, by=self.by)
        else:
            organisations.change_organisation(self.record("organisations", entry.key), by=self.by, **wanted)

    def person(self, entry: Entry) -> None:
        wanted = dict(entry.wanted)
        leads = wanted.pop("agency_lead", False)
        if "organisation" in wanted:
            wanted["organisation"] = self.record("organisations", wanted["organisation"])
        if entry.kind == "new":
            person = self.made[("people", entry.key)] = people.add_person(**wanted, by=self.by)
        else:
            person = people.change_person(self.record("people", entry.key), by=self.by, **wanted)
        if leads:
            people.give_role(person, "agency-lead", by=self.by, organisation=person.organisation)

    def post(self, entry: Entry) -> None:
        if entry.kind == "new":
            organisation = self.record("organisations", entry.wanted["organisation"])
            post = create_post(entry.wanted["name"], by=self.by, organisation=organisation)
            self.made[("posts", entry.key)] = post
        if "held_by" in entry.wanted:
            person = self.record("people", entry.wanted["held_by"])
            post = self.record("posts", entry.key)
            take_up_post(post, person, by=self.by, from_on=entry.wanted["from_on"])

    def group(self, entry: Entry) -> None:
        wanted = {name: value for name, value in entry.wanted.items() if name != "reports_to"}
        if entry.kind == "new":
            self.made[("groups", entry.key)] = create_group(**wanted, by=self.by)
        elif wanted:
            change_group(self.record("groups", entry.key), by=self.by, **wanted)

    def group_above(self, entry: Entry) -> None:
        """Once every group is there: which it reports to."""
        above = self.record("groups", entry.wanted["reports_to"])
        change_group(self.record("groups", entry.key), by=self.by, reports_to=above)

    def membership(self, entry: Entry) -> None:
        wanted = dict(entry.wanted)
        agency = self.record("organisations", wanted.get("organisation"))
        if entry.kind == "new":
            start_membership(
                self.record("groups", wanted["group"]),
                self.record("people", wanted["person"]),
                by=self.by,
                from_on=wanted["from_on"],
                seat=wanted["seat"],
                organisation=agency,
            )
            return
        seat = Membership.objects.select_related("group", "person", "organisation").get(pk=entry.key)
        if agency is None:
            change_seat(seat, by=self.by, seat=wanted["seat"], from_on=wanted["from_on"])
            return
        end_membership(seat, by=self.by, last_day=wanted["from_on"] - A_DAY)
        start_membership(
            seat.group,
            seat.person,
            by=self.by,
            from_on=wanted["from_on"],
            seat=wanted.get("seat", seat.seat),
            organisation=agency,
        )
