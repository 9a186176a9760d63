"""Who can be asked: every group, post, agency and person, whether they were ever asked or not."""

import datetime

from django.db.models import Q

from lineofsight.groups.models import Party
from lineofsight.groups.queries import Somebody, rows_of_everybody


def somebody_with_code(code: str, on: datetime.date) -> Somebody | None:
    """Whom a choice of `groups.queries.everybody` means. One query."""
    kind, _, number = code.partition(":")
    rows = rows_of_everybody(on).get(kind)
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
    found = [each for kind, rows in rows_of_everybody(on).items() for each in rows.filter(how[kind])[:2]]
    return found[0] if len(found) == 1 else None
