"""The three judgements: claimed with evidence, judged by somebody else; and the tests of effect that settle the third."""

import datetime

import pytest
from django.urls import reverse

from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.documents.services import keep_statement, serve_as_evidence
from lineofsight.groups.models import Group
from lineofsight.groups.services import party_for
from lineofsight.history.queries import story_of
from lineofsight.notices.models import Notice
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
from lineofsight.plan.services.telling_judges import tell_judges

from .browsing import words
from .factories import AccountabilityFactory, ObjectiveFactory, OutcomeFactory, SectionFactory
from .making import TODAY
from .test_api import call, read

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
    test = a_test(promise, asha, judge=f"group:{quality_group.pk}")
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
def test_judgements_cost_one_query_however_many(live, proof, asha, how_many, django_assert_num_queries):
    names = []
    for _ in range(how_many):
        objective = ObjectiveFactory(section=SectionFactory(plan=live))
        claimed(objective, asha, proof)
        names.append(f"plan.objective:{objective.pk}")

    with django_assert_num_queries(1):
        assert {marks.done.value for marks in judgements_of(names).values()} == {"half"}


# --- pages -----------------------------------------------------------------------------------------------------------


def evidence_for(promise, proof, person):
    serve_as_evidence(proof, f"plan.objective:{promise.pk}", by=read_as(person))


def test_whoever_answers_claims_and_the_scrutineer_judges_on_pages(
    client, promise, proof, grace, ines, callum
):
    client.force_login(grace)
    address = reverse("plan:claim", args=[promise.pk, "done"])
    assert "Nothing is claimed without evidence, and there is none" in words(client.get(address))
    evidence_for(promise, proof, callum)
    empty = client.post(address, {"because": "All nine."})
    assert (
        "Choose the evidence. Nothing is claimed without it" in words(empty)
        and "All nine." in empty.content.decode()
    )
    client.post(address, {"because": "All nine wards are trained.", "documents": [proof.pk]})
    assert "Claimed on 23 November 2026 by Grace Lin, and not judged yet" in words(
        client.get(promise.get_absolute_url())
    )
    claim_id = Claim.objects.get().pk
    assert client.get(reverse("plan:judge_claim", args=[claim_id])).status_code == 403

    client.force_login(ines)
    waiting = words(client.get(reverse("plan:to_judge")))
    assert "Train every ward." in waiting and "Judge it" in waiting
    form = words(client.get(reverse("plan:judge_claim", args=[claim_id])))
    assert "All nine wards are trained." in form and "Register of training" in form
    client.post(
        reverse("plan:judge_claim", args=[claim_id]),
        {"accepted": "yes", "because": "The register names them."},
    )

    shown = words(client.get(promise.get_absolute_url()))
    assert "Accepted on 23 November 2026 by Ines Moreau: The register names them." in shown
    assert "It no longer holds" in shown
    history = words(client.get(reverse("plan:objective_history", args=[promise.pk])))
    assert "Accepted a claim" in history and "Is it done?" in history
    assert "Nothing waits to be judged" in words(client.get(reverse("plan:to_judge")))


def test_a_keeper_adds_a_test_of_effect_and_the_scrutineer_finds_that_it_failed(client, promise, asha, ines):
    client.force_login(asha)
    address = reverse("plan:objective_effect_test", args=[promise.pk])
    typed = {
        "kind": "audit",
        "looks_at": "A sample of twenty.",
        "target": "Sixteen seen in time",
        "judge": "",
        "reason": "Agreed",
    }
    late = client.post(address, typed | {"due_on-day": "1", "due_on-month": "1", "due_on-year": "2020"})
    assert "must be today or later" in words(late)
    client.post(address, typed | {"due_on-day": "1", "due_on-month": "12", "due_on-year": "2026"})
    assert "To be judged by 1 December 2026" in words(client.get(promise.get_absolute_url()))

    client.force_login(ines)
    assert "A sample of twenty: Sixteen seen in time" in words(client.get(reverse("plan:to_judge")))
    test = EffectTest.objects.get()
    assert "What would show it Sixteen seen in time" in words(client.get(test.judging_address()))
    client.post(test.judging_address(), {"result": "failed", "because": "Nine of twenty."})

    shown = words(client.get(promise.get_absolute_url()))
    assert "Not met on 23 November 2026, judged by Ines Moreau: Nine of twenty." in shown
    assert marks(promise)[2] == "failed"


def test_a_keeper_says_that_it_is_enabling_work(client, promise, asha):
    client.force_login(asha)
    address = reverse("plan:choose_effect", args=[promise.pk])
    assert "The test of an outcome it serves" not in words(client.get(address))

    client.post(
        address,
        {
            "effect": "enabling",
            "effect_because": "It makes the audit possible.",
            "reason": "Agreed",
            "edition": promise.edition,
        },
    )

    assert "No test of its own, because It makes the audit possible." in words(
        client.get(promise.get_absolute_url())
    )


def test_evidence_that_a_reader_may_not_open_is_counted_and_not_named(client, promise, grace, harun, callum):
    secret = keep_statement(
        title="Names of wards",
        statement="Nine.",
        seen_by="Grace",
        seen_on=TODAY,
        audience="role:coordinator",
        by=read_as(callum),
    )
    claimed(promise, callum, secret)
    client.force_login(harun)

    shown = words(client.get(promise.get_absolute_url()))

    assert "1 piece that you may not open" in shown and "Names of wards" not in shown
    assert "Claim it" not in shown and "Judge it" not in shown


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_is_to_be_judged_costs_the_same_however_much(
    client, live, proof, asha, ines, how_many, django_assert_max_num_queries
):
    for _ in range(how_many):
        objective = ObjectiveFactory(section=SectionFactory(plan=live))
        claimed(objective, asha, proof)
        a_test(objective, asha, due_on=TODAY)
    client.force_login(ines)

    with django_assert_max_num_queries(15):
        assert client.get(reverse("plan:to_judge")).status_code == 200


def test_the_api_claims_and_judges(client, promise, proof, grace, ines, asha, callum):
    evidence_for(promise, proof, callum)
    client.force_login(grace)
    told = {"judgement": "done", "because": "All nine.", "documents": [proof.pk]}
    assert call(client, "post", f"/objectives/{promise.pk}/claims", **(told | {"documents": []}))[0] == 409
    status, shown = call(client, "post", f"/objectives/{promise.pk}/claims", **told)
    assert status == 201 and shown["claims"][0]["evidence"][0]["title"] == "Register of training"
    address = f"/claims/{shown['claims'][0]['id']}"
    assert call(client, "post", f"{address}/judge", accepted=True, because="Yes")[0] == 403
    client.force_login(ines)
    assert [row["mine"] for row in read(client, "/to-judge")[1]] == [True]
    assert (
        call(client, "post", f"{address}/judge", accepted=True, because="Yes")[1]["claims"][0]["state"]
        == "accepted"
    )
    assert call(client, "post", f"{address}/reopen", because="No more")[1]["claims"][0]["state"] == "reopened"
    client.force_login(asha)
    test = {
        "kind": "audit",
        "looks_at": "Twenty.",
        "target": "Sixteen.",
        "due_on": "2027-04-30",
        "reason": "Agreed",
    }
    status, shown = call(client, "post", f"/objectives/{promise.pk}/effect-tests", **test)
    assert status == 201 and shown["tests"][0]["due_on"] == "2027-04-30"
    outcome = promise.outcomes.get()
    assert call(client, "post", f"/outcomes/{outcome.pk}/effect-tests", **test)[0] == 201
    promise.refresh_from_db()
    effect = {"effect": "outcome", "edition": promise.edition, "reason": "Agreed"}
    assert call(client, "put", f"/objectives/{promise.pk}/effect", **effect)[0] == 200
    number = shown["tests"][0]["id"]
    assert call(client, "post", f"/effect-tests/{number}/take-out", because="Replaced")[0] == 200
    client.force_login(ines)
    other = EffectTest.objects.standing().get().pk
    assert (
        call(client, "post", f"/effect-tests/{other}/judge", result="met", because="Seen")[1]["result"]
        == "met"
    )
    assert read(client, f"/objectives/{promise.pk}/judging")[1]["claims"][-1]["judgement"] == "changed"


# --- telling the judge -----------------------------------------------------------------------------------------------


def letters():
    return [(notice.to.name, notice.subject) for notice in Notice.objects.order_by("pk")]


def test_the_scrutineer_is_told_once_when_the_day_of_a_test_has_come(promise, asha, ines):
    a_test(promise, asha, due_on=TODAY)
    a_test(promise, asha, due_on=SPRING)

    assert tell_judges() == "1 told that a test of effect is to be judged" and tell_judges() == ""

    assert [name for name, _ in letters()] == ["Ines Moreau"]
    assert "Sixteen seen in time" in Notice.objects.get().text and "/judge/" in Notice.objects.get().text


def test_the_judge_who_was_named_is_told_instead(promise, asha, ines, dilys, quality_group):
    a_test(promise, asha, due_on=TODAY, judge=f"group:{quality_group.pk}")

    tell_judges()

    assert [name for name, _ in letters()] == ["Dilys Owen"]


def test_of_what_was_judged_or_stands_in_a_plan_that_is_not_live_nobody_is_told(promise, asha, ines):
    judge_effect(a_test(promise, asha, due_on=TODAY), "met", because="Seen.", by=read_as(ines))
    a_test(promise, asha, due_on=TODAY)
    promise.section.plan.__class__.objects.update(stage="closed")

    assert tell_judges() == "" and not letters()


def test_an_outcome_shows_its_test_and_keepers_add_one_there(client, promise, asha, grace):
    outcome = promise.outcomes.get()
    client.force_login(asha)
    section = promise.section.get_absolute_url()
    assert reverse("plan:outcome_effect_test", args=[outcome.pk]) in client.get(section).content.decode()

    a_test(outcome, asha)

    client.force_login(grace)
    shown = words(client.get(section))
    assert "How we will know: Sample of twenty Sixteen seen in time. To be judged by 30 April 2027." in shown
    assert "Add a test of effect" not in shown


def test_a_judgement_that_seems_to_name_a_child_is_warned_of_and_kept_with_the_reason(
    client, promise, proof, grace, ines
):
    made = claimed(promise, grace, proof)
    client.force_login(ines)
    address = reverse("plan:judge_claim", args=[made.pk])
    said = {"accepted": "yes", "because": "I read about a child called Jayden Smith, aged 6."}

    warned = words(client.post(address, said))
    assert "must not be named here" in warned and "I read about a child called Jayden Smith" in warned
    assert call(client, "post", f"/claims/{made.pk}/judge", **(said | {"accepted": True}))[0] in (409, 422)
    client.post(address, said | {"identifying_reason": "It is the name of a published review"})

    assert marks(promise)[0] == "full"
    assert story_of(promise)[0].facts["kept_because"] == "It is the name of a published review"
