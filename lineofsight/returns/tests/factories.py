"""Asks, answers and links for tests."""

import datetime
import re

from django.test import Client
from django.urls import reverse

from lineofsight.core.clock import today
from lineofsight.notices.models import Notice, SignedLink
from lineofsight.notices.queries import address_of
from lineofsight.returns import services
from lineofsight.returns.models import Ask
from tests.cast import read_as

QUESTION = "What has happened?"
IN_TWO_WEEKS = datetime.timedelta(days=14)


def ask_of(party, record, asker, *, question=QUESTION, due_on=None):
    """Put a question as the asker would."""
    return services.ask(party, record, question, due_on or today() + IN_TWO_WEEKS, by=read_as(asker))


def ask_long_ago(party, record, asker, *, days_late=10):
    """An ask whose day has passed."""
    made = ask_of(party, record, asker)
    asked_on = today() - datetime.timedelta(days=days_late + 14)
    Ask.objects.filter(pk=made.pk).update(
        asked_on=asked_on, due_on=today() - datetime.timedelta(days=days_late)
    )
    made.refresh_from_db()
    return made


def answer_as(person, ask, text="Twelve of fourteen schools have one.", kind="happened", **more):
    """Answer signed in, for oneself."""
    return services.answer(ask, kind, text, by=read_as(person), said_by=person.name, **more)


def link_of(ask, person) -> SignedLink:
    return SignedLink.objects.get(subject=f"returns.ask:{ask.pk}", person=person)


def address_for(ask, person) -> str:
    """The path their e-mail leads to."""
    return re.sub(r"^https?://[^/]+", "", address_of(link_of(ask, person)))


def secret_for(ask, person) -> str:
    return address_for(ask, person).strip("/").split("/")[1]


def words_of_mail() -> str:
    """Everything in the outbox, for searching."""
    return "\n".join(f"{notice.subject}\n{notice.text}" for notice in Notice.objects.order_by("pk"))


def form_by_link(**told):
    """What the page behind a link sends."""
    return {"kind": "happened", "text": "Twelve of fourteen schools have one.", "who": "self", **told}


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(ask) -> str:
    return reverse("returns:ask", args=[ask.pk])
