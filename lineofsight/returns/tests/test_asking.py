"""Putting a question, reminding of it, withdrawing it."""

import datetime

import pytest
from django.db import IntegrityError

from lineofsight.core.clock import now, today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.groups.models import Party
from lineofsight.history.queries import lines_about, story_of
from lineofsight.notices.models import Notice, NoticeState, SignedLink
from lineofsight.notices.services import LinkClosed, open_link
from lineofsight.returns import services
from lineofsight.returns.models import Ask, AskState
from tests.cast import read_as

from .factories import IN_TWO_WEEKS, ask_long_ago, ask_of, secret_for, words_of_mail

pytestmark = pytest.mark.django_db


def test_a_question_is_put_and_whoever_answers_is_told_with_a_link(hospital_party, promise, asha, grace):
    ask = ask_of(hospital_party, promise, asha)

    notice = Notice.objects.get()
    assert (ask.state, ask.record_label) == (AskState.OPEN, "Every school has a named lead for neglect")
    assert notice.to == grace and "asks Testshire Hospitals Trust" in notice.text
    assert "Every school has a named lead for neglect" in notice.text
    assert open_link(secret_for(ask, grace), "returns.answer").person == grace


def test_the_story_of_the_promise_tells_of_it(hospital_party, promise, asha):
    ask = ask_of(hospital_party, promise, asha)

    line = lines_about([promise])[0]
    assert (line.kind, line.actor, line.for_whom) == (
        "returns.asked", f"person:{asha.pk}", f"groups.party:{hospital_party.pk}",
    )  # fmt: skip
    assert line == story_of(ask)[1]


def test_everybody_who_answers_for_the_party_gets_a_link_of_their_own(
    group_party, promise, asha, dilys, femi
):
    ask_of(group_party, promise, asha)

    assert [link.person for link in SignedLink.objects.all()] == [dilys], (
        "a member who is not chair is not asked"
    )


@pytest.mark.parametrize("who", ["grace", "dilys", "ines", "jo"])
def test_only_keepers_of_the_plan_ask(who, hospital_party, promise, request):
    with pytest.raises(NotAllowed, match="Only a business manager or a coordinator"):
        ask_of(hospital_party, promise, request.getfixturevalue(who))


def test_a_party_is_asked_once_at_a_time_about_a_record(hospital_party, promise, asha):
    ask_of(hospital_party, promise, asha)

    with pytest.raises(Refused, match="was asked about this on .* remind them instead"):
        ask_of(hospital_party, promise, asha)
    assert Ask.objects.count() == 1 and Notice.objects.count() == 1


def test_the_database_itself_holds_the_one_open_question(hospital_party, promise, asha):
    ask = ask_of(hospital_party, promise, asha)
    ask.pk = None

    with pytest.raises(IntegrityError):
        ask.save(force_insert=True)


def test_printed_words_cannot_be_asked_until_somebody_says_who_they_are(promise, asha):
    with pytest.raises(Refused, match="Nobody knows yet who “All agencies” is"):
        ask_of(Party.objects.create(printed="All agencies"), promise, asha)


def test_a_party_for_which_nobody_answers_cannot_be_asked_and_the_remedy_is_said(promise, police, asha):
    with pytest.raises(
        Refused, match="Nobody answers for Testshire Police today.*name its agency lead first"
    ):
        ask_of(Party.objects.create(organisation=police), promise, asha)


def test_somebody_without_an_address_cannot_be_asked(hospital_party, promise, asha, grace):
    grace.email, grace.is_active = "", False
    grace.save()

    with pytest.raises(
        Refused, match="Grace Lin answers for Testshire Hospitals Trust but has no e-mail address"
    ):
        ask_of(hospital_party, promise, asha)


def test_nobody_is_asked_about_what_they_may_not_see(hospital_party, promises, promise, asha, grace):
    promises.hidden_from.add(grace.pk)

    with pytest.raises(Refused, match="may not see this yet"):
        ask_of(hospital_party, promise, asha)
    assert not Notice.objects.exists()


def test_a_day_that_is_past_is_refused(hospital_party, promise, asha):
    with pytest.raises(Refused, match="must not be past"):
        ask_of(hospital_party, promise, asha, due_on=today() - datetime.timedelta(days=1))


def test_a_reminder_says_how_late_it_is_and_carries_the_same_link(hospital_party, promise, asha, grace):
    ask = ask_long_ago(hospital_party, promise, asha)

    assert services.remind(ask, by=read_as(asha)) == [grace]

    ask.refresh_from_db()
    assert (ask.reminders, ask.last_reminded_on) == (1, today())
    assert "10 days ago" in words_of_mail() and SignedLink.objects.count() == 1
    assert story_of(ask)[0].kind == "returns.reminded"


def test_a_reminder_goes_once_a_day(hospital_party, promise, asha):
    ask = ask_of(hospital_party, promise, asha)
    services.remind(ask, by=read_as(asha))

    with pytest.raises(Refused, match="reminded today already"):
        services.remind(ask, by=read_as(asha))
    assert Notice.objects.count() == 2


def test_a_reminder_goes_to_whoever_answers_now(hospital_party, promise, asha, grace, harun, hospital):
    ask = ask_of(hospital_party, promise, asha)
    grace.roles_held.update(until_on=today())
    harun.roles_held.update(organisation=hospital)

    assert services.remind(ask, by=read_as(asha)) == [harun]


def test_a_reminder_makes_a_new_link_when_the_old_one_is_about_to_end(hospital_party, promise, asha, grace):
    ask = ask_of(hospital_party, promise, asha)
    SignedLink.objects.update(expires_at=now() + datetime.timedelta(days=3))

    services.remind(ask, by=read_as(asha))

    assert SignedLink.objects.filter(person=grace).count() == 2


def test_a_withdrawn_question_closes_its_links_and_unsends_its_messages(hospital_party, promise, asha, grace):
    ask = ask_of(hospital_party, promise, asha)
    secret = secret_for(ask, grace)

    services.withdraw(ask, reason="Asked of the wrong agency", by=read_as(asha))

    ask.refresh_from_db()
    assert (ask.state, ask.withdrawn_because) == (AskState.WITHDRAWN, "Asked of the wrong agency")
    assert Notice.objects.get().state == NoticeState.WITHDRAWN
    with pytest.raises(LinkClosed, match="the question was taken back, because “Asked of the wrong agency”"):
        open_link(secret, "returns.answer")


def test_a_withdrawn_question_can_be_put_anew(hospital_party, promise, asha):
    services.withdraw(ask_of(hospital_party, promise, asha), reason="Wrong words", by=read_as(asha))

    assert ask_of(hospital_party, promise, asha).state == AskState.OPEN


def test_it_is_withdrawn_with_a_reason_or_not_at_all(hospital_party, promise, asha):
    with pytest.raises(Refused, match="Say why"):
        services.withdraw(ask_of(hospital_party, promise, asha), reason=" ", by=read_as(asha))


def test_an_agency_lead_neither_reminds_nor_withdraws(hospital_party, promise, asha, grace):
    ask = ask_of(hospital_party, promise, asha)

    with pytest.raises(NotAllowed):
        services.remind(ask, by=read_as(grace))
    with pytest.raises(NotAllowed):
        services.withdraw(ask, reason="No", by=read_as(grace))


def test_somebody_is_asked_who_was_never_a_party_before(promise, asha, harun, housing):
    ask = services.ask_somebody(
        f"organisation:{housing.pk}", promise, "What has happened?", today() + IN_TWO_WEEKS, by=read_as(asha)
    )

    assert ask.party.organisation == housing and Notice.objects.get().to == harun


@pytest.mark.parametrize("code", ["", "group:999999", "planet:1", "organisation:x"])
def test_nobody_is_asked_by_a_code_that_means_nobody(code, promise, asha):
    with pytest.raises(Refused, match="from the list"):
        services.ask_somebody(code, promise, "What?", today() + IN_TWO_WEEKS, by=read_as(asha))
