"""Who can be asked: every group, post, agency and person, whether they were ever asked or not."""

import datetime

from django.db.models import Q

from lineofsight.groups.models import Group, Party, Post
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

Somebody = Group | Post | Organisation | Person


def everybody_by_code(on: datetime.date) -> list[tuple[str, str]]:
    """Everybody who can be asked on a day, as choices: [("group:3", "Quality Sub-Group (group)")], groups first. Four
    queries."""
    return [(f"{_kind(each)}:{each.pk}", _words(each)) for rows in _everybody(on).values() for each in rows]


def _everybody(on: datetime.date) -> dict:
    return {
        "group": Group.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on)).order_by("name", "pk"),
        "post": Post.objects.filter(Q(abolished_on=None) | Q(abolished_on__gt=on))
        .select_related("organisation")
        .order_by("name", "pk"),
        "organisation": Organisation.objects.in_partnership(on).order_by("name", "pk"),
        "person": Person.objects.here(on).select_related("organisation").order_by("name", "pk"),
    }


def somebody_with_code(code: str, on: datetime.date) -> Somebody | None:
    """Whom a code of `everybody_by_code` means. One query."""
    kind, _, number = code.partition(":")
    rows = _everybody(on).get(kind)
    return rows.filter(pk=number).first() if rows is not None and number.isdigit() else None


def code_of(party: Party) -> str:
    """The code of a party; "" while only its printed words are known."""
    return f"{party.kind}:{getattr(party, f'{party.kind}_id')}" if party.kind else ""


def somebody_called(words: str, on: datetime.date) -> Somebody | None:
    """The one group, post, agency or person that somebody means by these words: their name, short name or address; None
    when nobody or more than one is called so. Used where no list may be shown: behind a link. Four queries."""
    words = " ".join(words.split())
    if not words:
        return None
    named = Q(name__iexact=words)
    short = named | Q(short_name__iexact=words)
    how = {"group": short, "post": named, "organisation": short, "person": named | Q(email__iexact=words)}
    found = [each for kind, rows in _everybody(on).items() for each in rows.filter(how[kind])[:2]]
    return found[0] if len(found) == 1 else None


def _kind(somebody: Somebody) -> str:
    return type(somebody).__name__.lower()


def _words(somebody: Somebody) -> str:
    if isinstance(somebody, Group):
        return f"{somebody.name} (group)"
    if isinstance(somebody, Organisation):
        return f"{somebody.name} (agency)"
    kind = "post" if isinstance(somebody, Post) else "person"
    where = f", {somebody.organisation.called}" if somebody.organisation else ""
    return f"{somebody.name} ({kind}{where})"
