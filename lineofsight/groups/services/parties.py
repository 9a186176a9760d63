"""Parties: whoever can answer for something. One row for each group, post, organisation, person or set of words."""

import re
from collections.abc import Iterator

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.core.errors import Refused
from lineofsight.history.services import record
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from .. import policies
from ..models import Group, Party, Post, Wording
from ..signals import words_matched

Answerable = Group | Post | Organisation | Person
LONGEST_WORDS = 300


def party_for(thing: Answerable, *, by: Reader) -> Party:
    """The party that stands for a group, post, organisation or person; made the first time it is asked for.

    Needs no right of its own and records nothing: it says nothing new about the thing. The caller's own policy
    decides what may be done with it.
    """
    field = _field_for(thing)
    party, _ = Party.objects.get_or_create(**{field: thing})
    return party


def party_of_words(words: str, *, by: Reader) -> Party:
    """The party that stands for words as a plan printed them; white space is folded, capitals do not matter.

    Where somebody has matched these words before, it is the party they said. Words longer than 300 characters are
    cut with "…". Raises Refused when there are no words. Records nothing, as `party_for`.
    """
    words = folded(words)
    if not words:
        raise Refused("Give the words as they are printed.")
    known = Wording.objects.filter(words__iexact=words).select_related("party").first()
    if known:
        return known.party
    party, _ = Party.objects.get_or_create(printed__iexact=words, defaults={"printed": words})
    return party


def folded(words: str) -> str:
    """Words as a party keeps them: single spaces, at most 300 characters."""
    words = re.sub(r"\s+", " ", words).strip()
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rstrip() + "…"


@transaction.atomic
def match_words(party: Party, thing: Answerable, *, by: Reader, reason: str = "") -> Party:
    """Say whom a party of printed words means. Everything that pointed to the words then points to `thing`'s party.

    Returns the party of `thing`; `party` itself is gone when `thing` had one of its own. The words are remembered, so
    `party_of_words` gives the same answer for the next plan. Where somebody answered for one thing both as words and
    as themselves, they answer once. Raises NotAllowed (policies.can_keep_groups); Refused when the party is matched
    already or a record cannot be moved. Records `groups.words_matched`, about the thing; sends `signals.words_matched`.
    """
    policies.can_keep_groups(by).require()
    if not party.printed:
        raise Refused(f"“{party.name}” is matched already.")
    words = party.printed
    kept = Party.objects.filter(**{_field_for(thing): thing}).first()
    moved = list(_pointing_at(party))
    if kept is None:
        kept = party
        kept.printed = ""
        setattr(kept, _field_for(thing), thing)
        kept.save(update_fields=["printed", _field_for(thing)])
    else:
        moved = [row for row in moved if _move(row, kept)]
        _remove(party)
    Wording.objects.update_or_create(
        words__iexact=words,
        defaults={"words": words, "party": kept, "matched_by": by.actor, "matched_at": now()},
    )
    record("groups.words_matched", kept, by=by, reason=reason, about=(thing,), words=words, means=str(thing))
    words_matched.send(Party, party=kept, words=words, moved=[row for row, _ in moved], by=by, reason=reason)
    return kept


@transaction.atomic
def forget_wording(wording: Wording, *, by: Reader, reason: str = "") -> None:
    """Take back what words were said to mean: the next plan that prints them asks again. What they were matched in
    stays as it is. Raises NotAllowed (policies.can_keep_groups). Records `groups.wording_forgotten`."""
    policies.can_keep_groups(by).require()
    thing = wording.party.meant
    record(
        "groups.wording_forgotten",
        wording.party,
        by=by,
        reason=reason,
        about=(thing,) if thing else (),
        words=wording.words,
    )
    wording.delete()


def _field_for(thing: Answerable) -> str:
    for field, model in (
        ("group", Group),
        ("post", Post),
        ("organisation", Organisation),
        ("person", Person),
    ):
        if isinstance(thing, model):
            return field
    raise TypeError(f"A {type(thing).__name__} cannot answer for anything")


Place = tuple[models.Model, str]


def _pointing_at(party: Party) -> Iterator[Place]:
    """Every row of any module whose foreign key points to this party, with the key's name. One query per key."""
    for relation in Party._meta.related_objects:
        if relation.related_model is Wording:
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: party}).order_by("pk")
        yield from ((row, relation.field.name) for row in rows)


def _move(place: Place, kept: Party) -> bool:
    """Point a row to another party. False when the same already stands there: the row said it twice and goes."""
    row, field = place
    same = type(row)._default_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            same.update(**{field: kept})
    except IntegrityError:
        _remove(row)
        return False
    setattr(row, field, kept)
    return True


def _remove(row: models.Model) -> None:
    try:
        row.delete()
    except ProtectedError as fault:
        what = row._meta.verbose_name
        raise Refused(
            f"These words cannot be matched: a {what} of theirs is still needed. Settle that first."
        ) from fault
