"""The three judgements and the tests of effect over the API: what the pages do, with the rights of one person."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.identifying import require_no_likeness
from lineofsight.core.schemas import Schema
from lineofsight.documents.queries import readable_evidence
from lineofsight.history.services import reference

from .. import policies
from ..models import EffectBy, EffectKind, EffectResult, Judged, Objective
from ..queries import judging as queries
from ..queries.objectives import objectives
from ..queries.sections import outcomes
from ..services import judging as services
from .shapes import EDITION, REASON

KEEPERS = ("role:business-manager", "role:coordinator")
JUDGES = tuple(f"role:{role}" for role in policies.JUDGES)
BECAUSE = Field(min_length=1, max_length=2000, description="What was seen, or why.")
KEPT_BECAUSE = Field("", max_length=300, description="Why words that look like a child's name have to stay.")
router = Router(tags=["judgements"])


class ProofOut(Schema):
    id: int
    title: str
    address: str

    @staticmethod
    def resolve_address(one: Any) -> str:
        return f"{settings.SITE_ADDRESS}{one.address}"


class ClaimOut(Schema):
    """The last claim of one judgement. `state` is claimed, accepted, refused, withdrawn or reopened."""

    id: int
    judgement: str
    state: str
    because: str
    on: datetime.date
    by: str
    evidence: list[ProofOut]
    decided_on: datetime.date | None
    decided_by: str
    decided_because: str


class EffectTestOut(Schema):
    """A test of effect; `result` is "", met or failed. `judge` is who was named to judge it, "" for the usual judge."""

    id: int
    kind_name: str
    looks_at: str
    target: str
    due_on: datetime.date
    judge: str
    result: str
    judged_on: datetime.date | None
    judged_by: str
    because: str
    of_outcome: str


class JudgingOut(Schema):
    claims: list[ClaimOut]
    tests: list[EffectTestOut]


class ToJudgeOut(Schema):
    """A claim or a test of effect that waits. `mine`: you judge it."""

    what: str
    label: str
    question: str
    because: str
    on: datetime.date
    by: str
    mine: bool

    @staticmethod
    def resolve_mine(row: Any) -> bool:
        return bool(row.is_mine)


class BecauseIn(Schema):
    because: str = BECAUSE
    identifying_reason: str = KEPT_BECAUSE

    def checked(self) -> dict[str, str]:
        """What was said, once it seems to name no child or says why it has to."""
        require_no_likeness(self.because, self.identifying_reason)
        return {"because": self.because, "identifying_reason": self.identifying_reason}


class ClaimIn(BecauseIn):
    """`documents` are ids of evidence beside the objective."""

    judgement: Judged
    documents: list[int]


class JudgeIn(BecauseIn):
    accepted: bool


class EffectIn(Schema):
    """`effect` is outcome, or enabling with the reason in `because`; a test of its own is added as such."""

    effect: EffectBy
    because: str = Field("", max_length=1000)
    edition: int = EDITION
    reason: str = REASON


class EffectTestIn(Schema):
    """`judge` is "group:3", "post:4", "organisation:2" or "person:9"; "" for the usual judge."""

    kind: EffectKind
    looks_at: str = Field(min_length=1, max_length=1000)
    target: str = Field(min_length=1, max_length=300)
    due_on: datetime.date
    judge: str = Field("", max_length=40)
    reason: str = REASON


class JudgeEffectIn(BecauseIn):
    result: EffectResult
    documents: list[int] = []


@router.get("/to-judge", response=list[ToJudgeOut], summary="What is to be judged")
@access("signed-in")
def to_judge(request: HttpRequest):
    """Claims that wait, and tests of effect whose day has come or is near."""
    return queries.to_judge(request.reader, today())


@router.get("/objectives/{pk}/judging", response=JudgingOut, summary="The judgements on an objective")
@access("signed-in")
def judging(request: HttpRequest, pk: int):
    """The last claim of each judgement, and the tests of effect. Evidence is named as far as you may open it."""
    return _shown(request, get_object_or_404(objectives(request.reader), pk=pk))


@router.post("/objectives/{pk}/claims", response={201: JudgingOut}, summary="Claim a judgement")
@access(*KEEPERS, each=policies.can_claim)
def claim(request: HttpRequest, pk: int, data: ClaimIn):
    """That it is done, embedded, or has changed things for children. Never without evidence."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    documents = _evidence(request, objective, data.documents)
    services.claim(objective, data.judgement, documents=documents, by=request.reader, **data.checked())
    return _shown(request, objective)


@router.post("/claims/{pk}/judge", response=JudgingOut, summary="Judge a claim")
@access("role:scrutineer", each=policies.can_judge)
def judge_claim(request: HttpRequest, pk: int, data: JudgeIn):
    """Nobody judges what they claimed or answer for."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    services.judge_claim(claim, accepted=data.accepted, by=request.reader, **data.checked())
    return _shown(request, claim.objective)


@router.post("/claims/{pk}/withdraw", response=JudgingOut, summary="Take a claim back")
@access(*KEEPERS, each=policies.can_claim)
def withdraw_claim(request: HttpRequest, pk: int, data: BecauseIn):
    """Before it is judged."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    services.withdraw_claim(claim, by=request.reader, **data.checked())
    return _shown(request, claim.objective)


@router.post("/claims/{pk}/reopen", response=JudgingOut, summary="Open an accepted claim again")
@access(*JUDGES, *KEEPERS)
def reopen_claim(request: HttpRequest, pk: int, data: BecauseIn):
    """What was accepted no longer holds."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    services.reopen_claim(claim, by=request.reader, **data.checked())
    return _shown(request, claim.objective)


@router.put("/objectives/{pk}/effect", response=JudgingOut, summary="Say by what its effect is known")
@access(*KEEPERS)
def choose_effect(request: HttpRequest, pk: int, data: EffectIn):
    """By the test of an outcome it serves, or by none because it is enabling work."""
    require_no_likeness(data.because, "")
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    services.choose_effect(
        objective,
        data.effect,
        because=data.because,
        by=request.reader,
        edition=data.edition,
        reason=data.reason,
    )
    return _shown(request, objective)


@router.post(
    "/objectives/{pk}/effect-tests",
    response={201: JudgingOut},
    summary="Add a test of effect to an objective",
)
@access(*KEEPERS)
def add_objective_test(request: HttpRequest, pk: int, data: EffectTestIn):
    """What is looked at, what would show it, and on which day."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    services.add_effect_test(objective, by=request.reader, **_checked(data))
    return _shown(request, objective)


@router.post(
    "/outcomes/{pk}/effect-tests",
    response={201: dict[str, int]},
    summary="Add a test of effect to an outcome",
)
@access(*KEEPERS)
def add_outcome_test(request: HttpRequest, pk: int, data: EffectTestIn):
    """For every objective that serves the outcome and rests on its test. Returns the id of the test."""
    outcome = get_object_or_404(outcomes(request.reader), pk=pk)
    return {"id": services.add_effect_test(outcome, by=request.reader, **_checked(data)).pk}


@router.post("/effect-tests/{pk}/judge", response=EffectTestOut, summary="Judge a test of effect")
@access(*JUDGES, each=policies.can_judge)
def judge_effect(request: HttpRequest, pk: int, data: JudgeEffectIn):
    """A target that was not met opens again what was accepted of the objectives it serves."""
    test = get_object_or_404(queries.effect_tests(request.reader), pk=pk)
    documents = _evidence(request, test.stands_on, data.documents)
    services.judge_effect(test, data.result, documents=documents, by=request.reader, **data.checked())
    return queries.effect_line(test, today())


@router.post("/effect-tests/{pk}/take-out", response=EffectTestOut, summary="Take a test of effect out")
@access(*KEEPERS)
def retire_effect_test(request: HttpRequest, pk: int, data: BecauseIn):
    """For another to stand in its place."""
    test = get_object_or_404(queries.effect_tests(request.reader), pk=pk)
    services.retire_effect_test(test, by=request.reader, **data.checked())
    return queries.effect_line(test, today())


def _checked(data: EffectTestIn) -> dict[str, Any]:
    require_no_likeness(f"{data.looks_at}\n{data.target}", "")
    return data.dict()


def _evidence(request: HttpRequest, record: Any, ids: list[int]) -> list:
    return [one for one in readable_evidence(reference(record), request.reader) if one.pk in ids]


def _shown(request: HttpRequest, objective: Objective) -> dict[str, Any]:
    held = queries.judging_of(objective, today())
    may_open = queries.openable(held.evidence, request.reader)
    shown = [ClaimOut.from_orm(line) for _, line in held.claims]
    for one in shown:
        one.evidence = [proof for proof in one.evidence if proof.id in may_open]
    return {"claims": shown, "tests": list(held.tests)}
