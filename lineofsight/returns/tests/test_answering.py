"""Answering, adding, handing on."""

import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.groups.models import Party
from lineofsight.history.queries import lines_about, story_of
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.notices.services import reader_of
from lineofsight.returns import services
from lineofsight.returns.models import Answer, Ask, AskState, ToldHow
from tests.cast import read_as

from .factories import answer_as, ask_of, link_of, words_of_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(hospital_party, promise, asha):
    return ask_of(hospital_party, promise, asha)


def test_whoever_answers_for_the_party_answers(ask, grace, promise):
    answer = answer_as(grace, ask)

    ask.refresh_from_db()
    assert (ask.state, answer.by, answer.said_by, answer.by_link) == (
        AskState.ANSWERED,
        grace,
        "Grace Lin",
        False,
    )
    assert lines_about([promise])[0].kind == "returns.answered"


def test_no_change_because_counts_as_an_answer(ask, grace):
    answer_as(grace, ask, "The post is vacant.", kind="no_change")

    ask.refresh_from_db()
    assert ask.state == AskState.ANSWERED


def test_an_answer_by_link_names_the_link_and_keeps_what_the_sender_says_of_themselves(ask, grace):
    link = link_of(ask, grace)

    answer = services.answer(
        ask,
        "happened",
        "Done.",
        by=reader_of(link, today()),
        said_by="Theo Mbeki",
        said_role="Deputy lead",
        link=link,
    )

    assert (answer.by, answer.said_by, answer.said_role, answer.link) == (
        grace,
        "Theo Mbeki",
        "Deputy lead",
        link,
    )
    assert story_of(ask)[0].actor == f"link:{link.pk}"


def test_an_answer_is_for_the_party_and_says_so(ask, grace, hospital_party):
    answer_as(grace, ask)

    assert story_of(ask)[0].for_whom == f"groups.party:{hospital_party.pk}"


@pytest.mark.parametrize("who", ["harun", "dilys", "ines", "jo"])
def test_nobody_else_answers(who, ask, request):
    with pytest.raises(NotAllowed, match="Only whoever answers for Testshire Hospitals Trust"):
        answer_as(request.getfixturevalue(who), ask)


def test_a_keeper_writes_down_what_they_were_told_and_it_is_marked_so(ask, callum):
    answer = services.answer(
        ask,
        "happened",
        "Twelve schools.",
        by=read_as(callum),
        said_by="Grace Lin",
        told_how=ToldHow.TELEPHONE,
    )

    ask.refresh_from_db()
    assert (ask.state, answer.by, answer.said_by, answer.told_how) == (
        "answered",
        callum,
        "Grace Lin",
        "telephone",
    )


def test_a_keeper_says_how_they_were_told(ask, callum):
    with pytest.raises(Refused, match="say how you were told"):
        services.answer(ask, "happened", "Twelve.", by=read_as(callum), said_by="Grace Lin")


@pytest.mark.parametrize("words", ["", "   ", "x" * 5001])
def test_an_answer_has_words_but_not_a_book(words, ask, grace):
    with pytest.raises(Refused, match="between 1 and 5,000"):
        answer_as(grace, ask, words)


def test_somebody_says_who_is_answering(ask, grace):
    with pytest.raises(Refused, match="Say who is answering"):
        services.answer(ask, "happened", "Done", by=read_as(grace), said_by=" ")


def test_a_link_answers_only_its_own_question(ask, promises, hospital_party, asha, grace):
    other = ask_of(hospital_party, promises.make("Another promise"), asha)
    link = link_of(other, grace)

    with pytest.raises(NotAllowed, match="for another question"):
        services.answer(ask, "happened", "Done", by=reader_of(link, today()), said_by="Grace Lin", link=link)


def test_more_can_be_said_later_and_nothing_is_changed(ask, grace):
    answer_as(grace, ask, "Twelve of fourteen.")
    answer_as(grace, ask, "Now all fourteen.")

    assert [answer.text for answer in ask.answers.all()] == ["Now all fourteen.", "Twelve of fourteen."]
    assert story_of(ask)[0].kind == "returns.answered_again"


def test_once_answered_messages_not_sent_yet_are_withdrawn(ask, grace):
    answer_as(grace, ask)

    notice = Notice.objects.get()
    assert (notice.state, notice.withdrawn_because) == (NoticeState.WITHDRAWN, "the question is answered")


def test_of_two_who_answer_at_once_the_second_adds(ask, grace):
    second = type(ask).objects.get(pk=ask.pk)
    answer_as(grace, ask, "First.")

    with pytest.raises(Refused, match="a moment ago"):
        answer_as(grace, second, "Second.")
    assert Answer.objects.count() == 1


def test_a_withdrawn_question_takes_no_answer(ask, asha, grace):
    services.withdraw(ask, reason="Mistake", by=read_as(asha))

    with pytest.raises(NotAllowed, match="no longer waits for an answer: withdrawn"):
        answer_as(grace, ask)


def test_not_mine_hands_the_question_on_with_words_and_both_are_linked(
    ask, grace, harun, housing_party, promise
):
    after = services.hand_on(
        ask, housing_party, "This is about homes", by=read_as(grace), said_by="Grace Lin"
    )

    ask.refresh_from_db()
    assert ask.state == AskState.HANDED_ON and after.handed_on_from == ask
    assert (after.party, after.record, after.question) == (housing_party, promise, ask.question)
    assert Notice.objects.get(state="waiting").to == harun
    assert (
        "Testshire Hospitals Trust passed this on to Harbour Homes: “This is about homes”" in words_of_mail()
    )


def test_whoever_gets_it_has_two_weeks_at_least(ask, grace, housing_party):
    type(ask).objects.filter(pk=ask.pk).update(due_on=today())
    ask.refresh_from_db()

    after = services.hand_on(ask, housing_party, "Theirs", by=read_as(grace), said_by="Grace Lin")

    assert after.due_on == today() + datetime.timedelta(days=14)


def test_it_cannot_be_handed_to_oneself(ask, grace, hospital_party):
    with pytest.raises(Refused, match="is with Testshire Hospitals Trust already"):
        services.hand_on(ask, hospital_party, "Mine", by=read_as(grace), said_by="Grace Lin")


def test_when_the_other_cannot_be_asked_nothing_changes(ask, grace, police):
    nobody_there = Party.objects.create(organisation=police)

    with pytest.raises(Refused, match="Nobody answers for Testshire Police"):
        services.hand_on(ask, nobody_there, "Theirs", by=read_as(grace), said_by="Grace Lin")

    ask.refresh_from_db()
    assert ask.state == AskState.OPEN and not ask.answers.exists()


def test_not_theirs_without_knowing_whose_tells_whoever_asked(ask, grace, asha):
    services.say_not_theirs(ask, "We have no schools", by=read_as(grace), said_by="Grace Lin")

    ask.refresh_from_db()
    notice = Notice.objects.get(state="waiting")
    assert ask.state == AskState.NOT_THEIRS and notice.to == asha
    assert "> We have no schools" in notice.text and f"/asked/{ask.pk}/" in notice.text


def test_a_keeper_passes_on_what_is_not_theirs(ask, grace, callum, housing_party):
    services.say_not_theirs(ask, "We have no schools", by=read_as(grace), said_by="Grace Lin")

    after = services.hand_on(ask, housing_party, "Please", by=read_as(callum), said_by="Callum Reid")

    ask.refresh_from_db()
    assert (ask.state, after.state) == (AskState.HANDED_ON, AskState.OPEN)


@pytest.mark.parametrize("whose", ["Harbour Homes", "harbour  homes", "harun@example.org", "Harun Aziz"])
def test_words_that_mean_exactly_one_who_can_be_asked_hand_it_on(whose, ask, grace, housing_party):
    services.pass_on_or_say_not_theirs(ask, whose, f"It is: {whose}", by=read_as(grace), said_by="Grace Lin")

    ask.refresh_from_db()
    assert ask.state == AskState.HANDED_ON and ask.handed_on_to.state == AskState.OPEN


@pytest.mark.parametrize("whose", ["somebody at the council", "Testshire Police", ""])
def test_words_that_do_not_leave_it_to_whoever_asked(whose, ask, grace, police):
    services.pass_on_or_say_not_theirs(ask, whose, "Not us.", by=read_as(grace), said_by="Grace Lin")

    ask.refresh_from_db()
    assert ask.state == AskState.NOT_THEIRS
    assert whose in ask.answers.get().text


def test_what_is_told_unasked_stands_among_the_asks_and_says_so(client, asha, grace, hospital_party, promise):
    services.tell_unasked(
        hospital_party, promise, "happened", "Two wards are trained.", by=read_as(grace), said_by="Grace Lin"
    )

    made = Ask.objects.get()
    assert (made.state, made.unasked, made.party) == ("answered", True, hospital_party)
    client.force_login(asha)
    assert "Told unasked" in client.get("/asks/").content.decode()


def test_nobody_tells_for_a_party_they_do_not_answer_for(harun, hospital_party, promise):
    with pytest.raises(NotAllowed):
        services.tell_unasked(hospital_party, promise, "happened", "Two.", by=read_as(harun), said_by="Harun")

    assert not Ask.objects.exists()
