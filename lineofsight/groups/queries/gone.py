"""Who and what is here but no longer in a directory file: listed, never deleted."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .entries import Entry
from .known import Known


@dataclass(frozen=True)
class Gone:
    """Something a file leaves out. `kind` is "people.person", "organisations.organisation", "groups.group",
    "groups.membership" or "groups.postholding"; `words` say what it is."""

    kind: str
    id: int
    label: str
    words: str


def no_longer_in_file(
    present: Sequence[str], entries: Sequence[Entry], known: Known, on: datetime.date
) -> Iterator[Gone]:
    """What stands here on a day and in none of the rows, for each sheet the file has. No query."""
    mentioned = {(entry.sheet, entry.key) for entry in entries}
    for sheet, kind, words in (
        ("organisations", "organisations.organisation", "agency"),
        ("people", "people.person", "person"),
        ("groups", "groups.group", "group"),
    ):
        if sheet not in present:
            continue
        for key, record in known.records[sheet].items():
            if (sheet, key) not in mentioned and _stands(record, on):
                yield Gone(kind, record.pk, str(record), words)
    if "memberships" in present:
        yield from _seats(entries, known)
    if "posts" in present:
        yield from _holdings(entries, known)


def _stands(record, on: datetime.date) -> bool:
    left = getattr(record, "left_on", None)
    ended = getattr(record, "ends_on", None)
    return (left is None or left > on) and (ended is None or ended >= on)


def _seats(entries: Sequence[Entry], known: Known) -> Iterator[Gone]:
    kept = {entry.key for entry in entries if entry.sheet == "memberships"}
    for seat in known.seats.values():
        if str(seat.pk) not in kept:
            words = f"{seat.get_seat_display().lower()} of {seat.group.name}"
            yield Gone("groups.membership", seat.pk, seat.person.name, words)


def _holdings(entries: Sequence[Entry], known: Known) -> Iterator[Gone]:
    """Only of posts that the file names: a post it does not know says nothing about its holders."""
    rows: dict[str, set[str]] = {}
    for entry in entries:
        if entry.sheet == "posts":
            rows.setdefault(entry.key, set()).update({entry.holder} if entry.holder else set())
    for one in known.holdings.values():
        holders = rows.get(str(one.post_id))
        if holders and str(one.person_id) not in holders:
            yield Gone("groups.postholding", one.pk, one.person.name, f"holds the post {one.post.name}")
