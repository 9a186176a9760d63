"""Taking messages to a real mail server on loopback, with everything that goes wrong."""

import datetime

import pytest
from django.db import OperationalError
from django.urls import reverse

from lineofsight.core.clock import now
from lineofsight.history.queries import story_of
from lineofsight.links import kinds
from lineofsight.notices import services, workflow
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.notices.services import sending
from lineofsight.organisations.models import Partnership

from .factories import BY, link_for, message_to

pytestmark = pytest.mark.django_db
A_MINUTE = datetime.timedelta(minutes=1)


def test_a_waiting_message_arrives_and_is_marked_sent(post_office, grace):
    notice = message_to(grace, subject="Neglect: what happened?", text="Dear Grace,\n\n£5 – ‘thanks’")

    told = services.send_waiting(now())

    notice.refresh_from_db()
    message = post_office.letterbox.received[0]
    assert (told.sent, notice.state, notice.sent_to) == (1, NoticeState.SENT, "grace@example.org")
    assert (message["Subject"], message["To"]) == ("Neglect: what happened?", "grace@example.org")
    assert "£5 – ‘thanks’" in message.get_content()
    assert message["Auto-Submitted"] == "auto-generated"


def test_running_twice_sends_once(post_office, grace):
    message_to(grace)

    services.send_waiting(now())
    services.send_waiting(now())

    assert len(post_office.letterbox.received) == 1


def test_replies_go_to_the_partnerships_own_mailbox(post_office, grace):
    Partnership.objects.update(contact_email="scp@example.org")
    message_to(grace)

    services.send_waiting(now())

    assert post_office.letterbox.received[0]["Reply-To"] == "scp@example.org"


def test_it_goes_to_the_address_on_record_on_the_day_of_sending(post_office, grace):
    message_to(grace)
    grace.email = "g.lin@example.org"
    grace.save()

    services.send_waiting(now())

    assert post_office.letterbox.received[0]["To"] == "g.lin@example.org"


def test_without_a_mail_server_messages_wait_untouched(settings, grace):
    settings.EMAIL_HOST = ""
    notice = message_to(grace)

    assert "no mail server" in services.send_waiting(now()).problem

    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (NoticeState.WAITING, 0)


def test_while_the_server_is_down_nothing_is_lost_and_the_next_round_is_later(
    closed_post_office, grace, harun
):
    first, second = message_to(grace, key="1"), message_to(harun, key="2")

    told = services.send_waiting(now())

    first.refresh_from_db(), second.refresh_from_db()
    assert "cannot be reached" in told.problem
    assert first.state == second.state == NoticeState.WAITING
    assert first.next_attempt_at > now() and "cannot be reached" in first.last_error
    assert second.attempts == 0, "the round ends instead of trying every message in vain"


def test_once_the_server_is_back_the_message_goes(closed_post_office, settings, grace, request):
    notice = message_to(grace)
    services.send_waiting(now())
    office = request.getfixturevalue("post_office")

    services.send_waiting(now())
    assert office.letterbox.received == [], "it is not due yet"
    services.send_waiting(now() + 2 * A_MINUTE)

    notice.refresh_from_db()
    assert (notice.state, notice.last_error, len(office.letterbox.received)) == (NoticeState.SENT, "", 1)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_is_said_with_its_remedy_and_nothing_is_lost(guarded_post_office, settings, grace):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "outbox", "wrong"
    notice = message_to(grace)

    told = services.send_waiting(now())

    assert "Check SMTP_USER and SMTP_PASSWORD" in told.problem
    settings.EMAIL_HOST_PASSWORD = "right"
    services.send_waiting(now() + 2 * A_MINUTE)
    notice.refresh_from_db()
    assert (notice.state, len(guarded_post_office.letterbox.received)) == (NoticeState.SENT, 1)


def test_an_address_the_server_refuses_for_good_is_given_up_at_once_and_the_others_go(
    post_office, grace, harun
):
    post_office.letterbox.refuse["grace@example.org"] = "550 no such user here"
    bad, good = message_to(grace, key="1"), message_to(harun, key="2")

    told = services.send_waiting(now())

    bad.refresh_from_db(), good.refresh_from_db()
    assert (told.sent, told.given_up) == (1, 1)
    assert bad.state == NoticeState.FAILED and "no such user here (550)" in bad.last_error
    assert good.state == NoticeState.SENT
    assert story_of(bad)[0].kind == "notices.given_up"


def test_a_server_that_asks_for_patience_gets_it(post_office, grace):
    post_office.letterbox.refuse["grace@example.org"] = "451 try later"
    notice = message_to(grace)

    services.send_waiting(now())

    notice.refresh_from_db()
    assert notice.state == NoticeState.WAITING and notice.next_attempt_at > now()


def test_a_message_whose_content_is_refused_is_given_up_with_the_servers_words(post_office, grace):
    post_office.letterbox.data_answer = "554 looks like spam"
    notice = message_to(grace)

    services.send_waiting(now())

    notice.refresh_from_db()
    assert notice.state == NoticeState.FAILED and "looks like spam" in notice.last_error


def test_after_three_days_of_trying_it_is_given_up_and_shown_as_failed(closed_post_office, grace):
    notice = message_to(grace)
    moment, rounds = now(), 0
    while notice.state == NoticeState.WAITING:
        services.send_waiting(moment)
        notice.refresh_from_db()
        moment, rounds = moment + datetime.timedelta(days=2), rounds + 1
        assert rounds < 20

    assert (notice.state, notice.attempts) == (NoticeState.FAILED, len(workflow.WAITS) + 1)
    assert "cannot be reached" in notice.last_error


def test_a_slow_server_that_never_answers_is_left_and_the_message_kept(post_office, settings, grace):
    settings.EMAIL_TIMEOUT = 1
    post_office.letterbox.slow = 3
    notice = message_to(grace)

    services.send_waiting(now())

    notice.refresh_from_db()
    assert notice.state == NoticeState.WAITING and notice.last_error


def test_a_message_in_another_senders_hands_is_left_alone_until_the_lease_runs_out(post_office, grace):
    message_to(grace)
    Notice.objects.update(leased_until=now() + workflow.LEASE)

    assert services.send_waiting(now()).sent == 0
    assert services.send_waiting(now() + 2 * workflow.LEASE).sent == 1


def test_a_sender_that_lost_its_lease_does_not_mark_what_another_has_in_hand(post_office, grace, monkeypatch):
    notice = message_to(grace)
    anothers_lease = now() + datetime.timedelta(hours=1)

    def meanwhile(message, server):
        Notice.objects.update(leased_until=anothers_lease)

    monkeypatch.setattr(sending, "_hand_over", meanwhile)
    services.send_waiting(now())

    notice.refresh_from_db()
    assert (notice.state, notice.leased_until) == (NoticeState.WAITING, anothers_lease)


def test_a_database_that_is_busy_for_a_moment_does_not_make_it_go_twice(post_office, grace, monkeypatch):
    notice = message_to(grace)
    busy = iter([OperationalError("database is locked")] * 2)
    really = sending._mark

    def mark(*given, **changes):
        for trouble in busy:
            raise trouble
        return really(*given, **changes)

    monkeypatch.setattr(sending, "_mark", mark)
    monkeypatch.setattr(sending, "PAUSES", (0, 0, 0))
    services.send_waiting(now())

    notice.refresh_from_db()
    assert (notice.state, len(post_office.letterbox.received)) == (NoticeState.SENT, 1)


def test_the_message_id_comes_from_the_key_so_a_second_copy_is_recognised(post_office, grace):
    message_to(grace, key="returns.ask:7")
    services.send_waiting(now())
    Notice.objects.update(state=NoticeState.WAITING, sent_at=None)
    services.send_waiting(now())

    first, second = post_office.letterbox.received
    assert first["Message-ID"] == second["Message-ID"]


@pytest.fixture
def secret_kind(monkeypatch):
    """A kind of record that only those on the list may see."""
    may_see = set()

    def cards(reader, ids):
        seen = ids if reader.person_id in may_see else ()
        return {
            number: kinds.Card(f"organisations.area:{number}", "Secret", "/", "secret") for number in seen
        }

    monkeypatch.setitem(
        kinds._kinds, "organisations.area", kinds.Kind("organisations.area", "Secret", "Secrets", cards)
    )
    return may_see


def test_rights_are_checked_again_when_the_message_is_composed(post_office, secret_kind, grace, harun):
    secret_kind.update({grace.pk, harun.pk})
    stays = message_to(grace, key="1", about="organisations.area:1")
    goes = message_to(harun, key="2", about="organisations.area:1")
    secret_kind.discard(harun.pk)

    told = services.send_waiting(now())

    stays.refresh_from_db(), goes.refresh_from_db()
    assert (told.sent, told.withdrawn) == (1, 1)
    assert (stays.state, goes.state) == (NoticeState.SENT, NoticeState.WITHDRAWN)
    assert goes.withdrawn_because == "Harun Aziz may no longer see what this message is about"
    assert story_of(goes)[0].reason == goes.withdrawn_because


def test_a_message_to_somebody_who_left_meanwhile_is_withdrawn(post_office, grace):
    notice = message_to(grace)
    grace.left_on, grace.is_active = now().date(), False
    grace.save()

    services.send_waiting(now())

    notice.refresh_from_db()
    assert (notice.state, notice.withdrawn_because) == (NoticeState.WITHDRAWN, "Grace Lin has left")


def test_the_link_is_put_in_only_when_the_message_is_composed(post_office, grace, hospital):
    link, secret = link_for(grace, hospital)
    notice = message_to(grace, text=f"Answer here: {services.address_in_text(link)}")

    services.send_waiting(now())

    notice.refresh_from_db()
    assert reverse("returns:answer", args=[secret]) in post_office.letterbox.received[0].get_content()
    assert secret not in notice.text and secret not in str(Notice.objects.values())


def test_a_link_still_works_after_the_installations_key_was_changed_before_sending(
    post_office, settings, grace, hospital
):
    link, _ = link_for(grace, hospital)
    message_to(grace, text=f"Answer here: {services.address_in_text(link)}")
    settings.SECRET_KEY = "another key, fifty characters long or even longer than that"

    services.send_waiting(now())

    secret = post_office.letterbox.received[0].get_content().strip().rsplit("/", 2)[-2]
    assert services.open_link(secret, "returns.answer") == link


def test_sign_in_mail_loses_its_words_once_it_is_sent(post_office, grace):
    services.tell_in_secret(grace, subject="Your code", text="The code is 123456", key="c:1", by=BY)

    services.send_waiting(now())

    assert "123456" in post_office.letterbox.received[0].get_content()
    assert "123456" not in Notice.objects.get().text


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_round_costs_a_fixed_number_of_queries_for_each_message(
    how_many, post_office, grace, django_assert_num_queries
):
    for number in range(how_many):
        message_to(grace, key=str(number))

    with django_assert_num_queries(4 + 13 * how_many):  # 3 of the 4 begin the chain of history
        services.send_waiting(now())

    assert len(post_office.letterbox.received) == how_many
