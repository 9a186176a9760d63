"""Saying something about a record, and taking it back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today
from lineofsight.core.errors import Refused
from lineofsight.core.readers import reader_for
from lineofsight.history.services import record as remember
from lineofsight.links.kinds import Card, cards_for
from lineofsight.links.queries import stand_in_for
from lineofsight.notices.services import NoAddress, tell, withdraw_waiting
from lineofsight.people.models import Person

from . import policies
from .models import Comment

#: How long a comment may be, in characters.
LIMIT = 5000


@dataclass(frozen=True)
class Said:
    """A comment that was added. `not_told` are the people mentioned who may not see the record or have no address:
    nobody tells them, and the author should know."""

    comment: Comment
    told: tuple[Person, ...] = ()
    not_told: tuple[Person, ...] = ()


@transaction.atomic
def comment_on(
    record_name: str, text: str, *, by: Reader, mentions: Iterable[int] = (), identifying_reason: str = ""
) -> Said:
    """Say something about the record named so ("plan.objective:17"). People mentioned, by id or as "@Full Name" in the
    text, are told if they may see the record.

    Raises NotAllowed (policies.can_comment); Refused for an empty or overlong text. Records `comments.said`, told about
    the record; `identifying_reason` is why a text that seems to name a child stands all the same.
    """
    card = cards_for(by, [record_name]).get(record_name)
    policies.can_comment(by, may_see_record=card is not None).require()
    assert card is not None
    text = text.strip()
    if not text or len(text) > LIMIT:
        raise Refused(f"A comment has between 1 and {LIMIT:,} characters: this one has {len(text):,}")
    comment = Comment.objects.create(record=record_name, author_id=by.person_id, text=text, made_at=now())
    mentioned = _mentioned(text, mentions, by)
    comment.mentions.set(mentioned)
    remember(
        "comments.said", comment, by=by, reason=identifying_reason, about=(stand_in_for(record_name),),
        mentioned=[person.pk for person in mentioned],
    )  # fmt: skip
    told = tuple(person for person in mentioned if _tell(person, comment, card, by))
    return Said(comment, told, tuple(person for person in mentioned if person not in told))


def _mentioned(text: str, chosen: Iterable[int], by: Reader) -> list[Person]:
    """Who is meant: chosen from the list, or named in full after an "@"; never the author. One query."""
    chosen = set(chosen)
    folded = re.sub(r"\s+", " ", text).casefold()
    return [
        person
        for person in Person.objects.here(today()).order_by("name", "pk")
        if person.pk != by.person_id and (person.pk in chosen or _is_named(person.name, folded))
    ]


def _is_named(name: str, folded: str) -> bool:
    return re.search(rf"@{re.escape(name.casefold())}(?!\w)", folded) is not None


def _tell(person: Person, comment: Comment, card: Card, by: Reader) -> bool:
    """Whether they were told: only those who may see what the comment is about."""
    if comment.record not in cards_for(reader_for(person, today()), [comment.record]):
        return False
    text = (
        f"Dear {person.name},\n\n{by.name} mentioned you in a comment on the {card.kind_name} “{card.label}”:\n\n"
        f"{_quoted(comment.text)}\n\nRead it and answer: {settings.SITE_ADDRESS}{card.address}#comment-{comment.pk}\n"
    )
    key = f"comments.mention:{comment.pk}:person:{person.pk}"
    try:
        tell(person, subject=f"{by.name} mentioned you", text=text, key=key, about=comment.record, by=by)
    except NoAddress:
        return False
    return True


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


@transaction.atomic
def take_back(comment: Comment, *, by: Reader, reason: str = "") -> None:
    """Take the words of a comment away; that something was said stays. Messages about it that were not sent yet are
    withdrawn. Raises NotAllowed (policies.can_take_back); Refused when somebody else than its author gives no reason.
    Records `comments.taken_back`."""
    policies.can_take_back(by, comment).require()
    if comment.author_id != by.person_id and not reason.strip():
        raise Refused("Say why you take back what somebody else wrote")
    Comment.objects.filter(pk=comment.pk).update(text="", taken_back_at=now(), taken_back_by=by.actor)
    withdraw_waiting(f"comments.mention:{comment.pk}:", reason="the comment was taken back", by=by)
    remember("comments.taken_back", comment, by=by, reason=reason, about=(stand_in_for(comment.record),))
