"""What was claimed of objectives and what is to be judged: claims and tests of effect."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.documents.models import Document
from lineofsight.returns.queries import actor_names

from ..models import Accountability, Claim, EffectResult, EffectTest, Judged, Objective, Part
from ..workflow import CLAIMS
from .work_plans import own_parties

PARTIES = ("judge", "judge__group", "judge__post", "judge__organisation", "judge__person")


def answers_for(reader: Reader, objective: Objective) -> bool:
    """Whether the reader speaks for a party that answers for an objective, leading or supporting. Two queries."""
    held = Accountability.objects.filter(
        objective=objective, party__in=[party.pk for party in own_parties(reader)]
    )
    return held.exists()


def chairs_above(reader: Reader, objective: Objective) -> bool:
    """Whether the reader chairs a group to which a group that leads the objective reports. One query."""
    leading = Accountability.objects.filter(objective=objective, part=Part.LEAD, party__group__isnull=False)
    above = leading.values_list("party__group__reports_to", flat=True)
    return any(f"role:chair@group:{group}" in reader for group in above if group)


def claims(reader: Reader) -> QuerySet[Claim]:
    """Claims on objectives of the plans that the reader may see."""
    return Claim.objects.visible_to(reader).select_related("objective__section__plan")


def effect_tests(reader: Reader) -> QuerySet[EffectTest]:
    """Tests of effect in the plans that the reader may see."""
    return EffectTest.objects.visible_to(reader).select_related(
        "objective__section__plan", "outcome__section__plan", *PARTIES
    )


def objectives_served(test: EffectTest) -> QuerySet[Objective]:
    """The objectives whose effect a test shows: its own, or those that serve its outcome and rest on that test."""
    if test.objective_id:
        return Objective.objects.filter(pk=test.objective_id).select_related("section__plan")
    return test.outcome.objectives.standing().filter(effect="outcome").select_related("section__plan")


def tests_of(objective: Objective) -> QuerySet[EffectTest]:
    """The tests that show the effect of an objective, its own and those of its outcomes. One query."""
    return (
        EffectTest.objects.standing()
        .filter(Q(objective=objective) | Q(outcome__objectives=objective))
        .select_related("outcome", "objective", *PARTIES)
        .prefetch_related("documents")
        .distinct()
    )


@dataclass(frozen=True)
class Shown:
    """A document behind a claim or a test, as far as the reader may open it."""

    title: str
    address: str


@dataclass(frozen=True)
class ClaimLine:
    """The last claim of one judgement. `kept_from_reader` counts evidence that this reader may not open."""

    id: int
    judgement: str
    state: str
    state_name: str
    because: str
    on: datetime.date
    by: str
    evidence: tuple[Shown, ...]
    kept_from_reader: int
    decided_on: datetime.date | None
    decided_by: str
    decided_because: str
    is_own: bool
    by_test: bool


@dataclass(frozen=True)
class EffectLine:
    """A test of effect. `of_outcome` is the outcome it stands on, "" for one of the objective's own."""

    id: int
    kind_name: str
    looks_at: str
    target: str
    due_on: datetime.date
    is_due: bool
    judge: str
    result: str
    result_name: str
    judged_on: datetime.date | None
    judged_by: str
    because: str
    of_outcome: str
    evidence: tuple[Shown, ...]


@dataclass(frozen=True)
class Judging:
    """What stands of the three judgements on one objective: the last claim of each, and the tests of its effect."""

    claims: Mapping[str, ClaimLine]
    tests: tuple[EffectLine, ...]


def judging_of(objective: Objective, reader: Reader, on: datetime.date) -> Judging:
    """As `Judging`, with the evidence that the reader may open. Six queries."""
    last: dict[str, Claim] = {}
    for claim in Claim.objects.filter(objective=objective).prefetch_related("documents"):
        last.setdefault(claim.judgement, claim)
    tests = list(tests_of(objective))
    documents = {one.pk for row in (*last.values(), *tests) for one in row.documents.all()}
    readable = {one.pk for one in Document.objects.visible_to(reader).filter(pk__in=documents)}
    names = actor_names(
        [mark for one in last.values() for mark in (one.claimed_by, one.decided_by)]
        + [one.judged_by for one in tests]
    )
    return Judging(
        claims={key: _claim_line(last[key], readable, names, reader) for key in Judged.values if key in last},
        tests=tuple(_effect_line(one, readable, names, on) for one in tests),
    )


def _claim_line(claim: Claim, readable: set[int], names: Mapping[str, str], reader: Reader) -> ClaimLine:
    evidence = _shown(claim.documents.all(), readable)
    return ClaimLine(
        id=claim.pk,
        judgement=claim.judgement,
        state=claim.state,
        state_name=CLAIMS[claim.state][0],
        because=claim.because,
        on=claim.claimed_on,
        by=names.get(claim.claimed_by, "the system"),
        evidence=evidence,
        kept_from_reader=len(claim.documents.all()) - len(evidence),
        decided_on=claim.decided_on,
        decided_by=names.get(claim.decided_by, "the system") if claim.decided_by else "",
        decided_because=claim.decided_because,
        is_own=claim.claimed_by == reader.actor,
        by_test=claim.test_id is not None,
    )


def _effect_line(
    test: EffectTest, readable: set[int], names: Mapping[str, str], on: datetime.date
) -> EffectLine:
    return EffectLine(
        id=test.pk,
        kind_name=test.get_kind_display(),
        looks_at=test.looks_at,
        target=test.target,
        due_on=test.due_on,
        is_due=not test.result and test.due_on <= on,
        judge=test.judge.name if test.judge else "",
        result=test.result,
        result_name=EffectResult(test.result).label if test.result else "",
        judged_on=test.judged_on,
        judged_by=names.get(test.judged_by, "the system") if test.judged_by else "",
        because=test.because,
        of_outcome=str(test.outcome) if test.outcome_id else "",
        evidence=_shown(test.documents.all(), readable),
    )


def _shown(documents: Iterable[Document], readable: set[int]) -> tuple[Shown, ...]:
    return tuple(Shown(one.title, one.get_absolute_url()) for one in documents if one.pk in readable)
