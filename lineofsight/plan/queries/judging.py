"""What was claimed of objectives and what is to be judged: claims and tests of effect."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lineofsight.core.access import Decision, Reader
from lineofsight.documents.models import Document
from lineofsight.history.keeping import until_something_happens
from lineofsight.returns.queries import actor_names

from ..models import Accountability, Claim, EffectResult, EffectTest, Judged, Objective, Part, Section
from ..policies import can_judge
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
    return (
        EffectTest.objects.visible_to(reader)
        .select_related("objective__section__plan", "outcome__section__plan", *PARTIES)
        .prefetch_related("outcome__objectives")
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


def tests_of_outcomes(section: Section, on: datetime.date) -> dict[int, list["EffectLine"]]:
    """The tests of effect of each outcome of a section, by its id. One query, three once there is one."""
    tests = list(
        EffectTest.objects.standing()
        .filter(outcome__section=section)
        .select_related("outcome", *PARTIES)
        .prefetch_related("documents")
    )
    names = actor_names([test.judged_by for test in tests]) if tests else {}
    found: dict[int, list[EffectLine]] = {}
    for test in tests:
        found.setdefault(test.outcome_id, []).append(_effect_line(test, names, on))
    return found


@dataclass(frozen=True)
class Proof:
    """A document behind a claim or a test. Whether somebody may open it is asked for each reader (`openable`)."""

    id: int
    title: str
    address: str


@dataclass(frozen=True)
class ClaimLine:
    """The last claim of one judgement. `claimed_by` is the actor as history keeps it, `by` their name."""

    id: int
    judgement: str
    state: str
    state_name: str
    because: str
    on: datetime.date
    claimed_by: str
    by: str
    evidence: tuple[Proof, ...]
    decided_on: datetime.date | None
    decided_by: str
    decided_because: str
    by_test: bool


@dataclass(frozen=True)
class EffectLine:
    """A test of effect. `of_outcome` is the outcome it stands on, "" for one of the objective's own; `judge_id` the party
    that was named to judge it, 0 for none."""

    id: int
    kind_name: str
    looks_at: str
    target: str
    due_on: datetime.date
    is_due: bool
    judge: str
    judge_id: int
    result: str
    result_name: str
    judged_on: datetime.date | None
    judged_by: str
    because: str
    of_outcome: str
    evidence: tuple[Proof, ...]


@dataclass(frozen=True)
class Judging:
    """What stands of the three judgements on one objective: the last claim of each that was claimed, by its key, and the
    tests of its effect."""

    claims: tuple[tuple[str, ClaimLine], ...]
    tests: tuple[EffectLine, ...]

    def claim(self, judgement: str) -> ClaimLine | None:
        return dict(self.claims).get(judgement)

    @property
    def waits(self) -> bool:
        """Whether anything waits to be judged."""
        return any(claim.state == "claimed" for _, claim in self.claims) or any(
            not test.result for test in self.tests
        )

    @property
    def evidence(self) -> set[int]:
        return {one.id for line in (*dict(self.claims).values(), *self.tests) for one in line.evidence}


@until_something_happens
def judging_of(objective: Objective, on: datetime.date) -> Judging:
    """As `Judging`. Two queries, and up to four once something was claimed or is tested."""
    last: dict[str, Claim] = {}
    for claim in Claim.objects.filter(objective=objective).prefetch_related("documents"):
        last.setdefault(claim.judgement, claim)
    tests = list(tests_of(objective))
    marks = [mark for one in last.values() for mark in (one.claimed_by, one.decided_by)]
    marks += [one.judged_by for one in tests]
    names = actor_names(marks) if marks else {}
    return Judging(
        claims=tuple((key, _claim_line(last[key], names)) for key in Judged.values if key in last),
        tests=tuple(_effect_line(one, names, on) for one in tests),
    )


def openable(evidence: set[int], reader: Reader) -> set[int]:
    """Those of these documents that the reader may open. One query, none where there is no evidence."""
    return {one.pk for one in Document.objects.visible_to(reader).filter(pk__in=evidence).only("pk")}


def effect_line(test: EffectTest, on: datetime.date) -> EffectLine:
    """One test of effect as a line. Four queries at most."""
    return _effect_line(test, actor_names([test.judged_by]) if test.judged_by else {}, on)


def _claim_line(claim: Claim, names: Mapping[str, str]) -> ClaimLine:
    return ClaimLine(
        id=claim.pk,
        judgement=claim.judgement,
        state=claim.state,
        state_name=CLAIMS[claim.state][0],
        because=claim.because,
        on=claim.claimed_on,
        claimed_by=claim.claimed_by,
        by=names.get(claim.claimed_by, "the system"),
        evidence=_proofs(claim.documents.all()),
        decided_on=claim.decided_on,
        decided_by=names.get(claim.decided_by, "the system") if claim.decided_by else "",
        decided_because=claim.decided_because,
        by_test=claim.test_id is not None,
    )


def _effect_line(test: EffectTest, names: Mapping[str, str], on: datetime.date) -> EffectLine:
    return EffectLine(
        id=test.pk,
        kind_name=test.get_kind_display(),
        looks_at=test.looks_at,
        target=test.target,
        due_on=test.due_on,
        is_due=not test.result and test.due_on <= on,
        judge=test.judge.name if test.judge else "",
        judge_id=test.judge_id or 0,
        result=test.result,
        result_name=EffectResult(test.result).label if test.result else "",
        judged_on=test.judged_on,
        judged_by=names.get(test.judged_by, "the system") if test.judged_by else "",
        because=test.because,
        of_outcome=str(test.outcome) if test.outcome_id else "",
        evidence=_proofs(test.documents.all()),
    )


def _proofs(documents: Iterable[Document]) -> tuple[Proof, ...]:
    return tuple(Proof(one.pk, one.title, one.get_absolute_url()) for one in documents)


#: A test of effect is listed this long before its day.
NEAR = datetime.timedelta(days=28)


@dataclass(frozen=True)
class ToJudge:
    """Something that waits to be judged. `what` is "claim" or "test"; `on` the day it was claimed, or is to be judged;
    `is_mine` "yes" where this reader judges it, else ""."""

    what: str
    label: str
    address: str
    question: str
    because: str
    on: datetime.date
    by: str
    is_mine: str
    judging_address: str

    @property
    def way(self) -> str:
        return "Judge it" if self.is_mine else ""


def to_judge(reader: Reader, on: datetime.date) -> tuple[ToJudge, ...]:
    """Claims that wait, and tests of effect whose day has come or is near, in the plans the reader sees. Seven queries,
    however many."""
    waiting = list(claims(reader).filter(state="claimed", objective__retired_on=None))
    tests = list(effect_tests(reader).unjudged().filter(due_on__lte=on + NEAR))
    served = {test.pk: [one.pk for one in _served(test)] for test in tests}
    objectives = {claim.objective_id for claim in waiting} | {pk for pks in served.values() for pk in pks}
    answers, above = _of_reader(reader, objectives)
    names = actor_names([claim.claimed_by for claim in waiting])
    rows = [_claim_to_judge(claim, reader, answers, above, names) for claim in waiting]
    rows += [_test_to_judge(test, reader, set(served[test.pk]), answers, above) for test in tests]
    return tuple(sorted(rows, key=lambda row: (row.on, row.label)))


def may_judge_test(reader: Reader, test: EffectTest) -> Decision:
    """Whether the reader judges a test of effect (see `policies.can_judge`). Three queries."""
    answers, above = _of_reader(reader, {one.pk for one in objectives_served(test)})
    return can_judge(reader, answers=bool(answers), above=bool(above), judge=test.judge)


def _served(test: EffectTest) -> list[Objective]:
    if test.objective:
        return [test.objective]
    return [
        one for one in test.outcome.objectives.all() if one.effect == "outcome" and one.retired_on is None
    ]


def _of_reader(reader: Reader, objectives: set[int]) -> tuple[set[int], set[int]]:
    """Those of these objectives for which the reader answers, and those led by a group that reports to one they chair. Two
    queries."""
    own = {party.pk for party in own_parties(reader)}
    rows = Accountability.objects.filter(objective__in=objectives).values_list(
        "objective", "party", "part", "party__group__reports_to"
    )
    answers, above = set(), set()
    for objective, party, part, group in rows:
        if party in own:
            answers.add(objective)
        if part == Part.LEAD and group and f"role:chair@group:{group}" in reader:
            above.add(objective)
    return answers, above


def _claim_to_judge(
    claim: Claim, reader: Reader, answers: set[int], above: set[int], names: Mapping[str, str]
) -> ToJudge:
    mine = can_judge(
        reader,
        answers=claim.objective_id in answers,
        own=claim.claimed_by == reader.actor,
        above=claim.objective_id in above,
    )
    return ToJudge(
        what="claim",
        label=f"{claim.objective.label} {claim.objective.text}",
        address=claim.objective.get_absolute_url(),
        question=claim.get_judgement_display(),
        because=claim.because,
        on=claim.claimed_on,
        by=names.get(claim.claimed_by, "the system"),
        is_mine="yes" if mine else "",
        judging_address=claim.judging_address(),
    )


def _test_to_judge(
    test: EffectTest, reader: Reader, served: set[int], answers: set[int], above: set[int]
) -> ToJudge:
    mine = can_judge(reader, answers=bool(served & answers), above=bool(served & above), judge=test.judge)
    return ToJudge(
        what="test",
        label=f"{getattr(test.stands_on, 'label', '')} {test.stands_on}".strip(),
        address=test.get_absolute_url(),
        question=Judged.CHANGED.label,
        because=str(test),
        on=test.due_on,
        by=test.judge.name if test.judge else "the usual judge",
        is_mine="yes" if mine else "",
        judging_address=test.judging_address(),
    )
