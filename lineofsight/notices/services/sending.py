"""Taking messages from the outbox to the mail server: one at a time, each under a lease, so that nothing is lost and a
sender that is killed holds nothing up.

Nothing here runs inside a transaction while the mail server is spoken to. A message is leased (committed), composed,
handed over, marked (committed). Killed between the last two, it goes again once the lease has run out, under the same
Message-ID, so that mail programs and people can tell that it is the same.
"""

import datetime
import hashlib
import smtplib
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, transaction
from django.db.models import F, Model, Q, QuerySet

from lineofsight.core.access import Reader, system
from lineofsight.core.clock import LONDON
from lineofsight.core.clock import now as present_moment
from lineofsight.core.readers import reader_for
from lineofsight.history.services import record
from lineofsight.links.kinds import cards_for
from lineofsight.links.queries import stand_in_for
from lineofsight.notices.models import Notice
from lineofsight.notices.queries.links import with_links
from lineofsight.notices.workflow import FAILED, LEASE, MOVES, SENT, WAITING, WITHDRAWN, next_wait
from lineofsight.organisations.models import Partnership

from .links import renew_links

#: What stands in place of the words of a sign-in message once it is sent.
WORDS_NOT_KEPT = "(This message opened an account, so its words were not kept.)"

#: Seconds between attempts to mark a message while the database is busy.
PAUSES = (0.5, 2, 5)

BY: Reader = system("send-notices")


@dataclass(frozen=True)
class Round:
    """What one round of sending came to. `problem` says why it stopped early, in words fit for the log and the page."""

    sent: int = 0
    delayed: int = 0
    given_up: int = 0
    withdrawn: int = 0
    problem: str = ""

    def __str__(self) -> str:
        said = f"{self.sent} sent, {self.delayed} to try again, {self.given_up} given up, {self.withdrawn} withdrawn"
        return f"{said}; {self.problem}" if self.problem else said


class MailServerTrouble(Exception):
    """The server cannot be reached or will not talk to us: no fault of the message, so the round ends. `came_to` is
    what became of the message at hand."""

    came_to = "delayed"


class MessageRefused(Exception):
    """The server will not take this message; `for_good` when trying again is no use."""

    def __init__(self, words: str, *, for_good: bool):
        super().__init__(words)
        self.for_good = for_good


def is_mail_set_up() -> bool:
    """Whether a mail server is configured; without one messages stay in the outbox."""
    return bool(settings.EMAIL_HOST)


def send_waiting(now: datetime.datetime, limit: int = 100) -> Round:
    """Send what is due at `now`, oldest first, at most `limit` messages. Safe to run twice at once and to kill.

    Without a mail server nothing is touched. When the server fails, the message at hand is put off (`WAITS`) and the
    round ends. A message whose addressee may no longer see what it is about, has left, or lost their address is
    withdrawn with the reason. Records `notices.sent`, `notices.given_up` and `notices.withdrawn`.
    """
    if not is_mail_set_up():
        return Round(problem="no mail server is set up, so messages wait")
    counts: dict[str, Any] = {"sent": 0, "delayed": 0, "given_up": 0, "withdrawn": 0}
    server = get_connection()
    try:
        for pk in list(_due(now).values_list("pk", flat=True)[:limit]):
            notice = _lease(pk, now)
            if notice is not None:
                counts[_deliver(notice, server)] += 1
    except MailServerTrouble as trouble:
        counts[trouble.came_to] += 1
        return Round(**counts, problem=str(trouble))
    finally:
        _close(server)
    return Round(**counts)


def _due(now: datetime.datetime) -> QuerySet[Notice]:
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Notice.objects.filter(free, state=WAITING, next_attempt_at__lte=now).order_by(
        "next_attempt_at", "pk"
    )


def _lease(pk: int, now: datetime.datetime) -> Notice | None:
    """Take the message for ourselves; None when another sender was quicker. Committed at once."""
    until = present_moment() + LEASE
    if not _due(now).filter(pk=pk).order_by().update(leased_until=until, attempts=F("attempts") + 1):
        return None
    return Notice.objects.select_related("to").get(pk=pk)


def _deliver(notice: Notice, server: BaseEmailBackend) -> str:
    """One message to its end: "sent", "delayed", "given_up" or "withdrawn". Raises MailServerTrouble."""
    objection = reason_not_to_send(notice)
    if objection:
        return _settle(notice, WITHDRAWN, withdrawn_because=objection)
    renew_links(notice.text)
    message = compose(notice)
    try:
        _hand_over(message, server)
    except MessageRefused as refusal:
        return _put_off(notice, str(refusal), for_good=refusal.for_good)
    except MailServerTrouble as trouble:
        trouble.came_to = _put_off(notice, str(trouble), for_good=False)
        raise
    emptied = {"text": WORDS_NOT_KEPT} if notice.is_secret and not settings.DEMONSTRATION else {}
    return _settle(notice, SENT, sent_at=present_moment(), sent_to=message.to[0], last_error="", **emptied)


def reason_not_to_send(notice: Notice) -> str:
    """Why the message must not go (any more): rights are checked now, when it is composed, not when it was written.
    "" when it may go."""
    person = notice.to
    on = present_moment().astimezone(LONDON).date()
    if not person.is_here(on):
        return f"{person.name} has left"
    if not person.email:
        return f"{person.name} no longer has an e-mail address"
    if notice.about and notice.about not in cards_for(reader_for(person, on), [notice.about]):
        return f"{person.name} may no longer see what this message is about"
    return ""


def compose(notice: Notice) -> EmailMessage:
    """The message as it goes to the mail server. Its Message-ID comes from its key: sent twice, it is recognised."""
    partnership = Partnership.objects.first()
    mark = hashlib.sha256(notice.key.encode()).hexdigest()[:40]
    return EmailMessage(
        subject=notice.subject,
        body=with_links(notice.text),
        to=[notice.to.email],
        reply_to=[partnership.contact_email] if partnership and partnership.contact_email else None,
        headers={
            "Message-ID": f"<{mark}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _hand_over(message: EmailMessage, server: BaseEmailBackend) -> None:
    try:
        server.open()
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        raise MessageRefused(
            f"The address was refused: {_said(words)} ({code})", for_good=code >= 500
        ) from refusal
    except smtplib.SMTPDataError as refusal:
        raise MessageRefused(
            f"The message was refused: {_said(refusal.smtp_error)} ({refusal.smtp_code})",
            for_good=refusal.smtp_code >= 500,
        ) from refusal
    except (UnicodeError, ValueError) as fault:
        raise MessageRefused(f"The message could not be written: {fault}", for_good=True) from fault
    except smtplib.SMTPAuthenticationError as trouble:
        raise MailServerTrouble(
            f"The mail server did not accept our user and password: {_said(trouble.smtp_error)} ({trouble.smtp_code}). "
            "Check SMTP_USER and SMTP_PASSWORD."
        ) from trouble
    except smtplib.SMTPResponseException as trouble:
        raise MailServerTrouble(
            f"The mail server said: {_said(trouble.smtp_error)} ({trouble.smtp_code})"
        ) from trouble
    except OSError as trouble:
        where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        raise MailServerTrouble(f"The mail server {where} cannot be reached: {trouble}") from trouble


def _said(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def _close(server: BaseEmailBackend) -> None:
    """Part from the server; what it says about that changes nothing."""
    try:
        server.close()
    except OSError:
        return


def _put_off(notice: Notice, error: str, *, for_good: bool) -> str:
    """Try again later, or give up when it is no use or was tried often enough."""
    wait = next_wait(notice.attempts)
    if for_good or wait is None:
        return _settle(notice, FAILED, last_error=error)
    return _settle(notice, WAITING, last_error=error, next_attempt_at=present_moment() + wait)


def _settle(notice: Notice, state: str, **changes) -> str:
    """Mark the message, unless our lease ran out and another sender holds it now. Returns the word for the count.

    The message may have gone already, so a database that is busy for a moment is asked again: unmarked, it would go
    twice."""
    for pause in PAUSES:
        try:
            return _mark(notice, state, **changes)
        except OperationalError:
            time.sleep(pause)
    return _mark(notice, state, **changes)


@transaction.atomic
def _mark(notice: Notice, state: str, **changes) -> str:
    ours = Notice.objects.filter(pk=notice.pk, state=WAITING, leased_until=notice.leased_until)
    if ours.update(state=state, leased_until=None, **changes) and state != WAITING:
        reason = changes.get("withdrawn_because") or changes.get("last_error") or ""
        record(MOVES[WAITING][state], notice, by=BY, about=_told_of(notice), reason=reason)
    return {SENT: "sent", FAILED: "given_up", WITHDRAWN: "withdrawn", WAITING: "delayed"}[state]


def _told_of(notice: Notice) -> tuple[Model, ...]:
    """Whose story it belongs to: the addressee's, and that of the record the message is about."""
    return (notice.to, stand_in_for(notice.about)) if notice.about else (notice.to,)
