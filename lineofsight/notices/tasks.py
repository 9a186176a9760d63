"""Background work: somebody who wants to sign in should not wait for the next round of due jobs."""

from django.db import transaction
from django_tasks import task

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.people.models import Person

from . import services


@task()
def send_waiting_messages() -> str:
    """One round of sending, as `run-due` does it."""
    return str(services.send_waiting(now()))


def send_sign_in_mail(
    sender, *, person: Person, subject: str, text: str, key: str, by: Reader, **others
) -> None:
    """Hears `people.signals.sign_in_mail_wanted`: puts the message into the outbox, in the sender's transaction, and has
    it sent as soon as that is committed."""
    services.tell_in_secret(person, subject=subject, text=text, key=key, by=by)
    if services.is_mail_set_up():
        transaction.on_commit(send_waiting_messages.enqueue)
