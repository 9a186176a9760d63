"""How alive a record is, as far as asking goes."""

import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.groups.models import Party
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import RoleHeld
from lineofsight.returns import queries, services
from tests.cast import read_as

from .factories import answer_as, ask_long_ago, ask_of

pytestmark = pytest.mark.django_db


def freshness(name):
    return queries.freshness_of([name], today())[name]


def test_what_nobody_was_asked_about_was_never_asked(promise):
    assert freshness(promise) == queries.NEVER_ASKED
    assert freshness(promise).words == "Never asked"


def test_asked_with_time_left(hospital_party, promise, asha):
    ask = ask_of(hospital_party, promise, asha)

    found = freshness(promise)
    assert (found.state, found.asked_on, found.due_on, found.waiting_for) == ("asked", today(), ask.due_on, 1)


def test_silent_once_the_day_has_passed(hospital_party, promise, asha):
    ask = ask_long_ago(hospital_party, promise, asha)

    found = freshness(promise)
    assert (found.state, found.asked_on, found.due_on) == ("silent", ask.asked_on, ask.due_on)


def test_answered_with_the_day_and_the_words(hospital_party, promise, asha, grace):
    answer_as(grace, ask_of(hospital_party, promise, asha), "Twelve schools.")

    found = freshness(promise)
    assert (found.state, found.last_answer_on, found.last_words) == ("answered", today(), "Twelve schools.")
    assert (found.due_on, found.waiting_for) == (None, 0)


def test_one_silent_party_makes_it_silent_however_many_answered(
    hospital_party, housing_party, promise, asha, grace
):
    ask_long_ago(housing_party, promise, asha)
    answer_as(grace, ask_of(hospital_party, promise, asha), "Ours is done.")

    found = freshness(promise)
    assert (found.state, found.last_words, found.waiting_for) == ("silent", "Ours is done.", 1)


def test_not_theirs_still_waits_for_somebody(hospital_party, promise, asha, grace):
    ask = ask_of(hospital_party, promise, asha)
    services.say_not_theirs(ask, "Not us", by=read_as(grace), said_by="Grace Lin")

    found = freshness(promise)
    assert (found.state, found.last_words, found.last_answer_on) == ("asked", "", None)


def test_a_withdrawn_question_was_never_asked(hospital_party, promise, asha):
    services.withdraw(ask_of(hospital_party, promise, asha), reason="Mistake", by=read_as(asha))

    assert freshness(promise).state == "never_asked"


def test_the_latest_answer_counts_when_there_are_several_rounds(hospital_party, promise, asha, grace):
    answer_as(grace, ask_of(hospital_party, promise, asha), "Round one.")
    answer_as(grace, ask_of(hospital_party, promise, asha), "Round two.")

    assert freshness(promise).last_words == "Round two."


def test_every_name_asked_about_gets_its_own(hospital_party, promises, promise, asha):
    other = promises.make("Another promise")
    ask_of(hospital_party, promise, asha)

    found = queries.freshness_of([promise, other, promise], today())
    assert {name: one.state for name, one in found.items()} == {promise: "asked", other: "never_asked"}


@pytest.mark.parametrize("how_many", [1, 25])
def test_freshness_costs_two_queries_however_many_records(
    how_many, hospital_party, promises, asha, grace, django_assert_num_queries
):
    names = [promises.make(f"Promise {number}") for number in range(how_many)]
    for name in names:
        answer_as(grace, ask_of(hospital_party, name, asha))

    with django_assert_num_queries(2):
        found = queries.freshness_of(names, today())
    assert {one.state for one in found.values()} == {"answered"}


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_is_asked_about_records_costs_four_queries(
    how_many, hospital_party, promises, asha, grace, django_assert_num_queries
):
    names = [promises.make(f"Promise {number}") for number in range(how_many)]
    for name in names:
        answer_as(grace, ask_of(hospital_party, name, asha))
    reader = read_as(asha)

    with django_assert_num_queries(4):
        found = queries.asks_about(names, reader)
    assert [len(lines) for lines in found.values()] == [1] * how_many


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_is_asked_of_one_record_by_many_parties_costs_the_same(
    how_many, promise, asha, django_assert_num_queries, council
):
    for number in range(how_many):
        agency = Organisation.objects.create(name=f"Agency {number}")
        RoleHeld.objects.create(
            person=asha, role="agency-lead", organisation=agency, from_on=today() - datetime.timedelta(days=9)
        )
        ask_of(Party.objects.create(organisation=agency), promise, asha)
    reader = read_as(asha)

    with django_assert_num_queries(3 if how_many else 0):
        lines = queries.asks_about([promise], reader)[promise]
    assert len(lines) == how_many and lines[0].party_name.startswith("Agency")
