"""Words that a plan prints turn out to mean somebody: whatever pointed at the words then points at them."""

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.groups import services
from lineofsight.groups.models import Party
from lineofsight.groups.services import parties
from lineofsight.plan.models import Accountability
from lineofsight.plan.tests.factories import ObjectiveFactory
from lineofsight.returns.models import Ask
from tests.cast import read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(asha):
    return read_as(asha)


@pytest.fixture
def words(by):
    return services.party_of_words("QESG", by=by)


def answers(party, objective, **more):
    return Accountability.objects.create(party=party, objective=objective, **more)


def test_every_objective_that_named_the_words_names_the_group(by, words, quality_group):
    services.party_for(quality_group, by=by)
    objectives = ObjectiveFactory.create_batch(3)
    for objective in objectives:
        answers(words, objective, printed="QESG")

    party = services.match_words(words, quality_group, by=by)

    assert Accountability.objects.filter(party=party, printed="QESG").count() == 3
    assert not Party.objects.filter(pk=words.pk).exists()


def test_whoever_was_named_twice_on_one_objective_answers_once(by, words, quality_group):
    objective, other = ObjectiveFactory.create_batch(2)
    answers(services.party_for(quality_group, by=by), objective)
    answers(words, objective)
    answers(words, other)

    party = services.match_words(words, quality_group, by=by)

    assert [one.party for one in Accountability.objects.filter(objective=objective)] == [party]
    assert Accountability.objects.get(objective=other).party == party


def test_asks_go_along(by, words, quality_group):
    services.party_for(quality_group, by=by)
    ask = Ask.objects.create(
        party=words,
        record="plan.objective:1",
        record_label="Review the neglect strategy",
        question="How far is it?",
        asked_on=today(),
        due_on=today(),
        asked_by="person:1",
    )

    party = services.match_words(words, quality_group, by=by)

    ask.refresh_from_db()
    assert ask.party == party


def test_what_cannot_be_moved_stops_the_match_and_changes_nothing(by, words, quality_group, monkeypatch):
    services.party_for(quality_group, by=by)
    objective = ObjectiveFactory()
    answers(words, objective)

    def still_needed(row):
        raise Refused("A record of theirs is still needed")

    monkeypatch.setattr(parties, "_remove", still_needed)
    with pytest.raises(Refused, match="still needed"):
        services.match_words(words, quality_group, by=by)

    assert Accountability.objects.get(objective=objective).party == words
    assert Party.objects.get(pk=words.pk).printed == "QESG"
