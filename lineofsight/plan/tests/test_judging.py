"""The three judgements: claimed with evidence, judged by somebody else; and the tests of effect that settle the third."""

import datetime

import pytest

from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.documents.services import keep_statement
from lineofsight.groups.models import Group
from lineofsight.groups.services import party_for
from lineofsight.history.queries import story_of
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Claim, EffectTest
from lineofsight.plan.queries.judgements import judgements_of
from lineofsight.plan.services.judging import (
    add_effect_test,
    choose_effect,
    claim,
    judge_claim,
    judge_effect,
    reopen_claim,
    retire_effect_test,
    withdraw_claim,
)

from .factories import AccountabilityFactory, ObjectiveFactory, OutcomeFactory, SectionFactory
from .making import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
SPRING = datetime.date(2027, 4, 30)


@pytest.fixture
def promise(live, asha, hospital):
    """Led by the hospital, for which Grace answers; it serves an outcome."""
    section = SectionFactory(plan=live)
    objective = ObjectiveFactory(section=section, text="Train every ward.")
    objective.outcomes.add(OutcomeFactory(section=section, text="Children are seen early."))
    AccountabilityFactory(objective=objective, party=party_for(hospital, by=read_as(asha)))
    return objective


@pytest.fixture
def proof(callum):
    return keep_statement(
        title="Register of training", statement="Nine wards are in it.", seen_by="Grace Lin", seen_on=TODAY,
        kept_where="With the trust", audience="signed-in", by=read_as(callum),
    )  # fmt: skip


def marks(promise):
    name = f"plan.objective:{promise.pk}"
    return [how.value for _, how in judgements_of([name])[name].in_order()]


def claimed(promise, person, proof, judgement="done", because="All nine wards are trained."):
    return claim(promise, judgement, because=because, documents=[proof], by=read_as(person))


def a_test(on, asha, **more):
    told = {
        "kind": "audit",
        "looks_at": "Sample of twenty",
        "target": "Sixteen seen in time",
        "due_on": SPRING,
    } | more
    return add_effect_test(on, **told, by=read_as(asha), reason="Agreed")


def test_nothing_is_claimed_at_first(promise):
    assert marks(promise) == ["empty", "empty", "empty"]


def test_what_is_claimed_with_evidence_is_accepted_by_somebody_else(promise, proof, grace, ines):
    made = claimed(promise, grace, proof)
    assert marks(promise) == ["half", "empty", "empty"]

    judge_claim(made, accepted=True, because="The register names each ward.", by=read_as(ines))

    assert marks(promise) == ["full", "empty", "empty"]
    kinds = [line.kind for line in story_of(promise)]
    assert kinds[:2] == ["plan.claim_accepted", "plan.claimed"]


def test_a_claim_that_is_not_accepted_can_be_made_again_with_better_evidence(promise, proof, grace, ines):
    judge_claim(
        claimed(promise, grace, proof), accepted=False, because="Two wards are missing.", by=read_as(ines)
    )
    assert marks(promise) == ["failed", "empty", "empty"]

    claimed(promise, grace, proof)

    assert marks(promise) == ["half", "empty", "empty"]


def test_done_without_evidence_is_refused(promise, grace):
    with pytest.raises(Refused, match="without evidence"):
        claim(promise, "done", because="All trained.", documents=[], by=read_as(grace))

    assert not Claim.objects.exists()


def test_each_judgement_is_claimed_once_at_a_time(promise, proof, grace):
    claimed(promise, grace, proof)
    with pytest.raises(Refused, match="claimed already"):
        claimed(promise, grace, proof)

    claimed(promise, grace, proof, "embedded")


def test_nobody_judges_what_they_claimed_or_answer_for(
    promise, proof, grace, asha, ines, harun, dilys, quality_group
):
    made = claimed(promise, grace, proof)
    for person, why in (
        (grace, "somebody else judges it"),
        (harun, "judged by"),
        (asha, "judged by"),
        (dilys, "judged by"),
    ):
        with pytest.raises(NotAllowed, match=why):
            judge_claim(made, accepted=True, because="Fine", by=read_as(person))
    withdraw_claim(made, because="Counted wrongly", by=read_as(grace))
    assert marks(promise) == ["empty", "empty", "empty"]
    of_the_keeper = claimed(promise, asha, proof)
    with pytest.raises(NotAllowed):
        judge_claim(of_the_keeper, accepted=True, because="Fine", by=read_as(asha))


def test_the_chair_of_the_group_it_reports_to_judges_too(live, asha, proof, dilys, quality_group):
    below = Group.objects.create(name="Training Group", reports_to=quality_group)
    objective = ObjectiveFactory(section=SectionFactory(plan=live))
    AccountabilityFactory(objective=objective, party=party_for(below, by=read_as(asha)))

    made = claimed(objective, asha, proof)
    judge_claim(made, accepted=True, because="Seen at our meeting.", by=read_as(dilys))

    assert marks(objective)[0] == "full"


def test_what_was_accepted_is_reopened_with_a_reason(promise, proof, grace, ines, harun):
    made = claimed(promise, grace, proof)
    judge_claim(made, accepted=True, because="Yes.", by=read_as(ines))

    with pytest.raises(NotAllowed):
        reopen_claim(made, because="I doubt it", by=read_as(harun))
    reopen_claim(made, because="Three wards have new staff.", by=read_as(ines))

    assert marks(promise)[0] == "failed"
    with pytest.raises(Refused, match="cannot be done any more"):
        reopen_claim(made, because="Again", by=read_as(ines))


# --- tests of effect -------------------------------------------------------------------------------------------------


def test_a_met_test_shows_that_it_changed_things(promise, asha, ines):
    test = a_test(promise, asha)
    promise.refresh_from_db()
    assert promise.effect == "own"

    judge_effect(test, "met", because="Seventeen of twenty.", by=read_as(ines))

    assert marks(promise) == ["empty", "empty", "full"]
    assert Claim.objects.get().test == test


def test_a_failed_test_reopens_what_was_accepted_and_history_tells_the_story(
    promise, asha, proof, grace, ines
):
    judge_claim(claimed(promise, grace, proof), accepted=True, because="The register.", by=read_as(ines))
    test = a_test(promise, asha)

    judge_effect(test, "failed", because="Nine of twenty.", documents=[proof], by=read_as(ines))

    assert marks(promise) == ["failed", "empty", "failed"]
    told = [line.kind for line in story_of(promise)]
    assert told[:5] == [
        "plan.claim_refused", "plan.claim_reopened", "plan.effect_test_judged", "plan.effect_test_added", "plan.claim_accepted",
    ]  # fmt: skip


def test_a_failed_test_settles_the_claim_that_waits_and_makes_no_second_one(
    promise, asha, proof, grace, ines
):
    claimed(promise, grace, proof, "changed")

    judge_effect(a_test(promise, asha), "failed", because="Nine of twenty.", by=read_as(ines))

    assert Claim.objects.count() == 1 and marks(promise)[2] == "failed"


def test_the_test_of_an_outcome_shows_the_effect_of_every_objective_that_rests_on_it(promise, asha, ines):
    outcome = promise.outcomes.get()
    other = ObjectiveFactory(section=promise.section)
    other.outcomes.add(outcome)
    test = a_test(outcome, asha)
    choose_effect(promise, "outcome", by=read_as(asha), edition=promise.edition, reason="Agreed")

    judge_effect(test, "met", because="Seen.", by=read_as(ines))

    assert (marks(promise)[2], marks(other)[2]) == ("full", "empty")


def test_enabling_work_has_no_test_because(promise, asha):
    with pytest.raises(Refused, match="why it has no test"):
        choose_effect(promise, "enabling", by=read_as(asha), edition=promise.edition, reason="Agreed")

    choose_effect(
        promise,
        "enabling",
        because="It makes the audit possible.",
        by=read_as(asha),
        edition=promise.edition,
        reason="Agreed",
    )

    assert (promise.effect, promise.effect_because) == ("enabling", "It makes the audit possible.")


def test_an_outcome_without_a_test_serves_as_none(promise, asha):
    with pytest.raises(Refused, match="add one to the outcome"):
        choose_effect(promise, "outcome", by=read_as(asha), edition=promise.edition, reason="Agreed")


def test_a_test_is_judged_once_by_who_was_named_and_not_by_those_who_answer(
    promise, asha, grace, dilys, ines, quality_group
):
    test = a_test(promise, asha, judge=party_for(quality_group, by=read_as(asha)))
    with pytest.raises(NotAllowed):
        judge_effect(test, "met", because="We think so.", by=read_as(grace))

    judge_effect(test, "met", because="Seen at our meeting.", by=read_as(dilys))

    with pytest.raises(Refused, match="judged or taken out already"):
        judge_effect(test, "failed", because="No.", by=read_as(ines))


def test_a_test_is_replaced_with_a_reason_and_what_it_showed_stays(promise, asha):
    test = a_test(promise, asha)

    retire_effect_test(test, because="The audit was moved", by=read_as(asha))

    assert (
        not EffectTest.objects.standing().exists()
        and EffectTest.objects.get().retired_because == "The audit was moved"
    )
    with pytest.raises(Refused, match="today or later"):
        a_test(promise, asha, due_on=TODAY - datetime.timedelta(1))


@pytest.mark.parametrize("how_many", [1, 25])
def test_judgements_cost_two_queries_however_many(live, proof, asha, how_many, django_assert_num_queries):
    names = []
    for _ in range(how_many):
        objective = ObjectiveFactory(section=SectionFactory(plan=live))
        claimed(objective, asha, proof)
        names.append(f"plan.objective:{objective.pk}")

    with django_assert_num_queries(2):
        assert {marks.done.value for marks in judgements_of(names).values()} == {"half"}
