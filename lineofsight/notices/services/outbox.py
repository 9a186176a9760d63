"""Putting a message into the outbox, taking it back, trying it again."""

import hashlib

from django.db import models, transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today
from lineofsight.core.errors import Refused
from lineofsight.history.services import record
from lineofsight.notices import policies
from lineofsight.notices.models import Notice, SignedLink
from lineofsight.notices.workflow import FAILED, WAITING, WITHDRAWN
from lineofsight.people.models import Person

#: How long the words of a subject may be; mail programs show about half of it.
SUBJECT_LIMIT = 200


class NoAddress(Refused):
    """Somebody has no e-mail address on record, or has left, so no message can reach them."""


@transaction.atomic
def tell(person: Person, *, subject: str, text: str, key: str, by: Reader, about: str = "") -> Notice:
    """Put a message to `person` into the outbox, in the caller's transaction: it goes if and only if the change stays.

    `key` names the occasion ("returns.ask:5:person:9"); the same key again gives the notice there is and changes
    nothing. `about` is the record it tells of ("plan.objective:17"): when the message is composed and they may no
    longer see it, it is withdrawn instead. A signed link belongs into `text` as `address_in_text(link)`.
    Raises NoAddress when they have no address on record or have left.
    """
    if not person.is_here(today()):
        raise NoAddress(f"{person.name} has left, so no message can be sent. Choose somebody else.")
    if not person.email:
        raise NoAddress(
            f"{person.name} has no e-mail address. Add one to their entry, or tell them yourself."
        )
    return _put(key, to=person, subject=subject, text=text, about=about, by=by)


@transaction.atomic
def tell_in_secret(person: Person, *, subject: str, text: str, key: str, by: Reader) -> Notice:
    """As `tell`, for sign-in mail: what it says opens an account, so nobody else may read it and its words are emptied
    once they are sent. Raises NoAddress."""
    if not person.email:
        raise NoAddress(f"{person.name} has no e-mail address.")
    return _put(key, to=person, subject=subject, text=text, is_secret=True, by=by)


def _put(key: str, *, subject: str, by: Reader, **fields) -> Notice:
    at = now()
    defaults = {
        "subject": " ".join(subject.split())[:SUBJECT_LIMIT],
        "made_at": at,
        "next_attempt_at": at,
        "made_by": by.actor,
        **fields,
    }
    return Notice.objects.get_or_create(key=short_key(key), defaults=defaults)[0]


def short_key(key: str) -> str:
    """The key as it is kept: a long one ends in its digest, so that two long keys never become one."""
    limit = Notice._meta.get_field("key").max_length
    if len(key) <= limit:
        return key
    mark = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"{key[: limit - 33]}:{mark}"


def address_in_text(link: SignedLink) -> str:
    """The mark that stands for a signed link in the text of a message until it is composed."""
    return f"[link:{link.pk}]"


@transaction.atomic
def withdraw(notice: Notice, *, reason: str, by: Reader) -> None:
    """Take a message back that was not sent yet. Raises NotAllowed (policies.can_withdraw). Records
    `notices.withdrawn`."""
    policies.can_withdraw(by, notice).require()
    _withdraw(Notice.objects.filter(pk=notice.pk).select_related("to"), reason=reason, by=by)


@transaction.atomic
def withdraw_waiting(key_prefix: str, *, reason: str, by: Reader) -> int:
    """Take back every unsent message whose key begins so, because what it says no longer holds. Returns how many.
    Records `notices.withdrawn` for each."""
    return _withdraw(
        Notice.objects.filter(key__startswith=key_prefix).select_related("to"), reason=reason, by=by
    )


def _withdraw(notices: models.QuerySet[Notice], *, reason: str, by: Reader) -> int:
    unsent = notices.filter(state__in=(WAITING, FAILED)).select_for_update(of=("self",))
    count = 0
    for notice in unsent.order_by("pk"):
        before, notice.state = notice.state, WITHDRAWN
        notice.withdrawn_because, notice.leased_until = reason, None
        notice.save(update_fields=["state", "withdrawn_because", "leased_until"])
        record(
            "notices.withdrawn", notice, by=by, changes={"state": [before, notice.state]}, reason=reason,
            about=(notice.to,),
        )  # fmt: skip
        count += 1
    return count


@transaction.atomic
def try_again(notices: models.QuerySet[Notice], *, by: Reader) -> int:
    """Put messages that were given up back into the outbox, to go with the next round; those in other states are left
    alone. Returns how many. Raises NotAllowed (policies.can_keep_outbox). Records `notices.tried_again` for each."""
    policies.can_keep_outbox(by).require()
    count = 0
    for notice in notices.filter(state=FAILED).select_for_update().order_by("pk"):
        notice.state, notice.attempts, notice.next_attempt_at = WAITING, 0, now()
        notice.save(update_fields=["state", "attempts", "next_attempt_at"])
        record("notices.tried_again", notice, by=by, changes={"state": [FAILED, notice.state]})
        count += 1
    return count
