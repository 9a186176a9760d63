"""Claiming a judgement, judging it, and the tests of effect. Nobody judges what they claimed or answer for themselves."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.documents.models import Document
from lineofsight.history.services import record as record_event

from .. import policies
from ..models import Claim, EffectBy, EffectKind, EffectResult, EffectTest, Judged, Objective, Outcome
from ..queries.judging import answers_for, chairs_above, objectives_served
from ..workflow import CLAIM_MOVES, CLAIMS, claim_can_move
from .changing import lineage_of, plan_of, require_change, require_standing, require_text, tell
from .promises import party_called


@transaction.atomic
def claim(
    objective: Objective, judgement: str, *, because: str, documents: Collection[Document], by: Reader,
    identifying_reason: str = "",
) -> Claim:  # fmt: skip
    """Claim that an objective is done, embedded, or has changed things for children; `documents` are the evidence.

    Raises NotAllowed (policies.can_claim); Refused without words, without evidence, or while it is claimed or accepted
    already. Records `plan.claimed`, told about all the objective stands in.
    """
    policies.can_claim(by, plan_of(objective), answers=answers_for(by, objective)).require()
    require_standing(objective)
    judgement = Judged(judgement)
    if not documents:
        raise Refused(
            "Choose what shows it. Nothing is claimed without evidence: a statement of what was seen is enough"
        )
    if Claim.objects.filter(objective=objective, judgement=judgement).standing().exists():
        raise Refused("This is claimed already")
    made = Claim.objects.create(
        objective=objective, judgement=judgement, because=require_text(because, "what you claim"), state="claimed",
        claimed_on=today(), claimed_by=by.actor,
    )  # fmt: skip
    made.documents.set(documents)
    _tell(
        made, "plan.claimed", by=by, reason=made.because, evidence=len(documents), **_kept(identifying_reason)
    )
    return made


@transaction.atomic
def judge_claim(
    claim: Claim, *, accepted: bool, because: str, by: Reader, identifying_reason: str = ""
) -> None:
    """Accept a claim or not, and say why. Raises NotAllowed (policies.can_judge); Refused without words, or when it was
    settled meanwhile. Records `plan.claim_accepted` or `plan.claim_refused`."""
    policies.can_judge(
        by, answers=answers_for(by, claim.objective), own=claim.claimed_by == by.actor, above=chairs_above(by, claim.objective),
    ).require()  # fmt: skip
    _settle(claim, "accepted" if accepted else "refused", because, by=by, kept=identifying_reason)


@transaction.atomic
def withdraw_claim(claim: Claim, *, because: str, by: Reader, identifying_reason: str = "") -> None:
    """Take a claim back before it is judged. Raises NotAllowed (policies.can_claim); Refused as `judge_claim`. Records
    `plan.claim_withdrawn`."""
    policies.can_claim(by, plan_of(claim.objective), answers=answers_for(by, claim.objective)).require()
    _settle(claim, "withdrawn", because, by=by, kept=identifying_reason)


@transaction.atomic
def reopen_claim(claim: Claim, *, because: str, by: Reader, identifying_reason: str = "") -> None:
    """Say that what was accepted no longer holds. Raises NotAllowed (policies.can_reopen); Refused as `judge_claim`.
    Records `plan.claim_reopened`."""
    policies.can_reopen(by).require()
    _settle(claim, "reopened", because, by=by, kept=identifying_reason)


@transaction.atomic
def choose_effect(
    objective: Objective, effect: str, *, because: str = "", by: Reader, edition: int, reason: str = ""
) -> Objective:
    """Say by what we will know that an objective changed things: a test of its own (EffectBy.OWN), that of an outcome it
    serves, or none of its own `because` it is enabling work.

    Raises NotAllowed and Refused as every change of the plan; EditionConflict; Refused too for enabling work without
    words, and for an outcome's test where no outcome it serves has one. Records `plan.objective_changed`.
    """
    require_change(objective, by=by, reason=reason)
    require_standing(objective)
    effect = EffectBy(effect)
    if effect == EffectBy.ENABLING:
        because = require_text(because, "why it has no test of its own")
    if effect == EffectBy.OUTCOME and not EffectTest.objects.standing().filter(outcome__objectives=objective):
        raise Refused("No outcome that it serves has a test yet: add one to the outcome first")
    values = {"effect": effect.value, "effect_because": because if effect == EffectBy.ENABLING else ""}
    if changes := change(objective, values, edition=edition):
        tell(objective, "changed", by=by, reason=reason, changes=changes)
    return objective


@transaction.atomic
def add_effect_test(
    on: Objective | Outcome, *, kind: str, looks_at: str, target: str, due_on: datetime.date, judge: str = "",
    by: Reader, reason: str = "",
) -> EffectTest:  # fmt: skip
    """Add a test of effect to an objective or an outcome: what is looked at, what would show it, and on which day. Returns
    it. `judge` is who judges ("group:3", see `promises.party_called`), "" for the usual judge. An objective then has a test
    of its own.

    Raises NotAllowed and Refused as every change of the plan; Refused too for a day that is past. Records
    `plan.effect_test_added`.
    """
    require_change(on, by=by, reason=reason)
    require_standing(on)
    if due_on < today():
        raise Refused("The day on which it is judged must be today or later")
    made = EffectTest.objects.create(
        **{on._meta.model_name: on}, kind=EffectKind(kind), looks_at=require_text(looks_at, "what is looked at"),
        target=require_text(target, "what would show it"), due_on=due_on,
        judge=party_called(judge, by=by) if judge else None,
    )  # fmt: skip
    if isinstance(on, Objective) and on.effect != EffectBy.OWN:
        change(on, {"effect": EffectBy.OWN.value, "effect_because": ""}, edition=None)
    _tell_of_test(made, "plan.effect_test_added", by=by, reason=reason)
    return made


@transaction.atomic
def retire_effect_test(test: EffectTest, *, because: str, by: Reader, identifying_reason: str = "") -> None:
    """Take a test of effect out, for another to stand in its place. What it showed stays. Raises NotAllowed and Refused as
    every change of the plan. Records `plan.effect_test_retired`."""
    require_change(test.stands_on, by=by, reason=because)
    values = {"retired_on": today(), "retired_because": require_text(because, "why it is taken out")}
    change(test, values, edition=None)
    _tell_of_test(test, "plan.effect_test_retired", by=by, reason=because, **_kept(identifying_reason))


@transaction.atomic
def judge_effect(
    test: EffectTest, result: str, *, because: str, documents: Collection[Document] = (), by: Reader,
    identifying_reason: str = "",
) -> None:  # fmt: skip
    """Judge a test of effect: met or failed. It settles whether each objective it serves has changed things for children;
    a failed one reopens what was accepted of them.

    Raises NotAllowed (policies.can_judge); Refused without words, or when it was judged already. Records
    `plan.effect_test_judged`, and for each objective what became of its claims.
    """
    served = list(objectives_served(test))
    own = any(answers_for(by, objective) for objective in served)
    above = any(chairs_above(by, objective) for objective in served)
    policies.can_judge(by, answers=own, above=above, judge=test.judge).require()
    if test.result or test.retired_on:
        raise Refused("This test was judged or taken out already. Look at it again.")
    values = {
        "result": EffectResult(result).value, "judged_on": today(), "judged_by": by.actor,
        "because": require_text(because, "what was seen"),
    }  # fmt: skip
    change(test, values, edition=test.edition)
    test.documents.set(documents)
    _tell_of_test(
        test, "plan.effect_test_judged", by=by, reason=because, result=result, **_kept(identifying_reason)
    )
    for objective in served:
        _settle_by_test(objective, test, by=by)


def _settle_by_test(objective: Objective, test: EffectTest, *, by: Reader) -> None:
    """What a test shows of one objective: "changed" is settled by it, and a failed one reopens what was accepted."""
    met = test.result == EffectResult.MET
    for standing in Claim.objects.filter(objective=objective).standing():
        if standing.judgement == Judged.CHANGED and standing.state == "claimed":
            _settle(standing, "accepted" if met else "refused", test.because, by=by, test=test)
        elif standing.state == "accepted" and not met:
            _settle(standing, "reopened", f"The test of effect failed: {test.because}", by=by, test=test)
    changed = Claim.objects.filter(objective=objective, judgement=Judged.CHANGED)
    if met and changed.standing().exists():
        return
    if not met and changed.filter(test=test).exists():
        return
    made = Claim.objects.create(
        objective=objective, judgement=Judged.CHANGED, because=str(test), claimed_on=today(), claimed_by=by.actor,
        state="accepted" if met else "refused", decided_on=today(), decided_by=by.actor, decided_because=test.because,
        test=test,
    )  # fmt: skip
    made.documents.set(test.documents.all())
    _tell(made, CLAIM_MOVES["claimed"][made.state], by=by, reason=test.because)


def _settle(
    claim: Claim, state: str, because: str, *, by: Reader, test: EffectTest | None = None, kept: str = ""
) -> None:
    if not claim_can_move(claim.state, state):
        raise Refused(f"This cannot be done any more. The claim stands as: {CLAIMS[claim.state][0].lower()}")
    because = require_text(because, "why")
    before = claim.state
    told: dict[str, Any] = {"decided_on": today(), "decided_by": by.actor, "decided_because": because}
    if test:
        told["test"] = test
    if not Claim.objects.filter(pk=claim.pk, state=before).update(state=state, **told):
        raise Refused("Somebody settled this a moment ago. Look at it again.")
    claim.refresh_from_db(fields=["state", *told])
    _tell(claim, CLAIM_MOVES[before][state], by=by, reason=because, **_kept(kept))


def _kept(identifying_reason: str) -> dict[str, str]:
    """Why words that seem to name a child had to stay, as history keeps it."""
    return {"kept_because": identifying_reason} if identifying_reason else {}


def _tell(claim: Claim, event: str, *, by: Reader, reason: str, **told: Any) -> None:
    objective = claim.objective
    record_event(
        event, objective, by=by, reason=reason, about=lineage_of(objective), judgement=claim.judgement, **told
    )


def _tell_of_test(test: EffectTest, event: str, *, by: Reader, reason: str, **told: Any) -> None:
    on = test.stands_on
    record_event(event, on, by=by, reason=reason, about=lineage_of(on), test=str(test), **told)
