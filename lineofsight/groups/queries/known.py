"""What the directory holds now, by every name a file may use for it."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from rapidfuzz import fuzz, process

from lineofsight.organisations.models import Area, Organisation
from lineofsight.people.models import Person, RoleHeld

from ..importing.cells import fold
from ..importing.columns import SHEETS
from ..models import Group, Membership, Post, PostHolding
from .standing import current

#: From this likeness on (0 to 100) a name may be a slip of the hand for another.
SLIP = 85


@dataclass
class Known:
    """Records by sheet and id, and the ids that a name may mean. A record is named by its key, "12"; a row of the file that
    is not there yet by "row 4": so that a row may name what another row adds."""

    records: dict[str, dict[str, models.Model]]
    names: dict[str, dict[str, list[str]]]
    seats: dict[tuple[int, int], Membership] = field(default_factory=dict)
    holdings: dict[tuple[int, int], PostHolding] = field(default_factory=dict)
    leads: set[tuple[int, int]] = field(default_factory=set)

    def add_name(self, sheet: str, words: str, key: str) -> None:
        """Let a name mean a record; said twice it changes nothing."""
        if not words:
            return
        keys = self.names[sheet][fold(words)]
        if key not in keys:
            keys.append(key)

    def keys_for(self, sheet: str, words: str) -> list[str]:
        """The keys that a name may mean: [] nobody, several when it is not certain."""
        return self.names[sheet].get(fold(words), [])

    def key_named(self, sheet: str, words: str) -> str | None:
        """The key of what is called exactly so; where that is nobody, of the first that is called so for short."""
        keys = self.keys_for(sheet, words)
        exact = [key for key in keys if fold(self.label(sheet, key)) == fold(words)]
        return next(iter(exact or keys), None)

    def nearest(self, sheet: str, words: str) -> str | None:
        """The key of what is called so much like these words that they may be a slip of the hand; None for nothing."""
        found = process.extractOne(
            fold(words), self.names[sheet].keys(), scorer=fuzz.ratio, score_cutoff=SLIP
        )
        return self.names[sheet][found[0]][0] if found else None

    def label(self, sheet: str, key: str | None) -> str:
        """What to call the record with this key."""
        record = self.records[sheet].get(key or "")
        return str(record) if record else ""


def nothing_known() -> Known:
    """A directory that holds nothing yet. No query."""
    return Known({sheet.key: {} for sheet in SHEETS}, {sheet.key: defaultdict(list) for sheet in SHEETS})


def known_directory(on: datetime.date) -> Known:
    """Everything a file is compared with. Nine queries."""
    people = list(Person.objects.select_related("organisation"))
    posts = list(Post.objects.select_related("organisation"))
    groups = list(Group.objects.select_related("reports_to"))
    organisations = list(Organisation.objects.prefetch_related("areas"))
    records: dict[str, list] = {
        "areas": list(Area.objects.all()),
        "organisations": organisations,
        "people": people,
        "posts": posts,
        "groups": groups,
    }
    known = Known(
        {sheet: {str(row.pk): row for row in rows} for sheet, rows in records.items()},
        {sheet: defaultdict(list) for sheet in records},
    )
    for sheet, rows in records.items():
        for row in rows:
            for words in _names_of(sheet, row):
                known.add_name(sheet, words, str(row.pk))
    seats = Membership.objects.filter(until_on=None).select_related("group", "person", "organisation")
    known.seats = {(seat.group_id, seat.person_id): seat for seat in seats}
    holdings = PostHolding.objects.filter(until_on=None).select_related("post", "person")
    known.holdings = {(one.post_id, one.person_id): one for one in holdings}
    leads = RoleHeld.objects.filter(current(on) | models.Q(until_on=None), role="agency-lead")
    known.leads = set(leads.values_list("person_id", "organisation_id"))
    return known


def _names_of(sheet: str, row) -> list[str]:
    if sheet == "people":
        return [row.name, row.email]
    if sheet == "posts":
        return [post_name(row.name, str(row.organisation_id or ""))]
    return [row.name, getattr(row, "short_name", "")]


def post_name(name: str, organisation_key: str) -> str:
    """A post is known by its name and its agency's key together."""
    return f"{name} of {organisation_key or 'the partnership'}"


def record_with_key(sheet: str, key: str) -> models.Model:
    """The record of a sheet that has this key. One query."""
    models_of: dict[str, Any] = {
        "areas": Area,
        "organisations": Organisation,
        "people": Person,
        "posts": Post,
        "groups": Group,
    }
    return models_of[sheet]._default_manager.get(pk=int(key))
