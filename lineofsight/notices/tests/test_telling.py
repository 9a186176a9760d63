"""Putting messages into the outbox."""

import datetime

import pytest
from django.db import transaction

from lineofsight.core.errors import NotAllowed
from lineofsight.history.queries import story_of
from lineofsight.notices import services
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.people.signals import sign_in_mail_wanted
from tests.cast import read_as

from .factories import BY, message_to

pytestmark = pytest.mark.django_db


def test_a_message_waits_in_the_outbox(grace):
    notice = message_to(grace)

    assert (notice.state, notice.to, notice.attempts) == (NoticeState.WAITING, grace, 0)


def test_the_same_key_says_it_once(grace):
    first = message_to(grace, key="ask:1")
    second = message_to(grace, key="ask:1", subject="Something else")

    assert first == second
    assert Notice.objects.get().subject == "A question for you"


def test_two_long_keys_that_begin_alike_stay_two_messages(grace):
    message_to(grace, key="k" * 200 + "one")
    message_to(grace, key="k" * 200 + "two")

    assert Notice.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_message_about_a_change_that_is_undone_never_was(grace):
    with pytest.raises(RuntimeError), transaction.atomic():
        message_to(grace)
        raise RuntimeError("the change failed")

    assert not Notice.objects.exists()


def test_somebody_without_an_address_cannot_be_told_and_the_caller_hears_why(grace):
    grace.email, grace.is_active = "", False
    grace.save()

    with pytest.raises(services.NoAddress, match="Grace Lin has no e-mail address. Add one"):
        message_to(grace)


def test_somebody_who_left_cannot_be_told(grace):
    grace.left_on, grace.is_active = datetime.date(2026, 1, 1), False

    with pytest.raises(services.NoAddress, match="has left"):
        message_to(grace)


def test_a_subject_is_one_line_so_that_nothing_can_be_slipped_into_the_header(grace):
    notice = message_to(grace, subject="Hello\r\nBcc: everyone@example.org")

    assert notice.subject == "Hello Bcc: everyone@example.org"


def test_a_message_can_be_taken_back_until_it_is_sent_and_the_story_says_why(grace, asha):
    notice = message_to(grace)

    services.withdraw(notice, reason="Sent to the wrong agency", by=read_as(asha))

    notice.refresh_from_db()
    assert (notice.state, notice.withdrawn_because) == (NoticeState.WITHDRAWN, "Sent to the wrong agency")
    assert story_of(notice)[0].reason == "Sent to the wrong agency"


def test_a_sent_message_cannot_be_taken_back(grace, asha):
    notice = message_to(grace)
    Notice.objects.update(state=NoticeState.SENT, sent_at=notice.made_at)
    notice.refresh_from_db()

    with pytest.raises(NotAllowed, match="can no longer be withdrawn: sent"):
        services.withdraw(notice, reason="Too late", by=read_as(asha))


def test_only_keepers_take_messages_back(grace, harun):
    with pytest.raises(NotAllowed, match="looks after the outbox"):
        services.withdraw(message_to(grace), reason="No", by=read_as(harun))


def test_every_waiting_message_of_one_occasion_can_be_taken_back_at_once(grace, harun, asha):
    message_to(grace, key="returns.ask:5:person:1")
    message_to(harun, key="returns.ask:5:person:2")
    message_to(harun, key="returns.ask:55:person:2")

    assert services.withdraw_waiting("returns.ask:5:", reason="Asked by mistake", by=read_as(asha)) == 2
    assert Notice.objects.get(state=NoticeState.WAITING).key == "returns.ask:55:person:2"


def test_messages_given_up_can_be_put_back(grace, harun, asha):
    message_to(grace, key="one")
    message_to(harun, key="two")
    Notice.objects.filter(key="one").update(state=NoticeState.FAILED, attempts=9, last_error="No such user")

    assert services.try_again(Notice.objects.all(), by=read_as(asha)) == 1
    notice = Notice.objects.get(key="one")
    assert (notice.state, notice.attempts) == (NoticeState.WAITING, 0)


def test_an_agency_lead_cannot_put_messages_back(grace):
    with pytest.raises(NotAllowed):
        services.try_again(Notice.objects.all(), by=read_as(grace))


def test_sign_in_mail_is_heard_from_below_and_kept_secret(grace):
    sign_in_mail_wanted.send(
        None, person=grace, subject="Your code", text="The code is 123456", key="c:1", by=BY
    )

    notice = Notice.objects.get()
    assert (notice.to, notice.subject, notice.is_secret) == (grace, "Your code", True)
