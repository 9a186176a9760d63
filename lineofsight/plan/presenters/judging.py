"""What waits to be judged, and what stands of the judgements on an objective, as pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.design.lists import Column, Filter, Listing

from .. import policies
from ..models import Judged, Objective
from ..queries.judging import ClaimLine, EffectLine, Judging, Proof, ToJudge, chairs_above, openable

WHAT = (("claim", "Claims"), ("test", "Tests of effect"))
#: Words and address of something one can do.
Ways = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EvidenceShown:
    """The evidence that a reader may open, and how many pieces they may not."""

    open: tuple[Proof, ...]
    kept: int


@dataclass(frozen=True)
class JudgementShown:
    """One of the three judgements: its last claim or None, the evidence, and what this reader can do."""

    name: str
    claim: ClaimLine | None
    evidence: EvidenceShown
    ways: Ways


@dataclass(frozen=True)
class EffectShown:
    """A test of effect with its evidence and what this reader can do about it."""

    test: EffectLine
    evidence: EvidenceShown
    ways: Ways


@dataclass(frozen=True)
class JudgingShown:
    """Everything about the judgements on one objective, for one reader."""

    judgements: tuple[JudgementShown, ...]
    tests: tuple[EffectShown, ...]


def judging_shown(
    reader: Reader, objective: Objective, judging: Judging, own: set[int], answers: bool
) -> JudgingShown:
    """The judgements on an objective for a reader who answers for the parties `own`, and (`answers`) for the objective
    itself. Two queries at most."""
    may_open = openable(judging.evidence, reader) if judging.evidence else set()
    above = judging.waits and chairs_above(reader, objective)
    may_change = bool(policies.can_change_promise(reader, objective, objective.section.plan))

    def shown(evidence: Sequence[Proof]) -> EvidenceShown:
        open_ones = tuple(one for one in evidence if one.id in may_open)
        return EvidenceShown(open_ones, len(evidence) - len(open_ones))

    def ways_of_test(test: EffectLine) -> Ways:
        named = test.judge_id in own
        judges = not answers and (named or reader.holds(*policies.JUDGES) or (above and not test.judge_id))
        return (
            *(
                (("Judge it", reverse("plan:judge_effect", args=[test.id])),)
                if judges and not test.result
                else ()
            ),
            *(
                (("Take it out", reverse("plan:retire_effect_test", args=[test.id])),)
                if may_change and not test.result
                else ()
            ),
        )

    return JudgingShown(
        judgements=tuple(
            JudgementShown(
                Judged(key).label,
                judging.claim(key),
                shown(claim.evidence if (claim := judging.claim(key)) else ()),
                _ways(reader, objective, key, judging.claim(key), answers=answers, above=above),
            )
            for key in Judged.values
        ),
        tests=tuple(EffectShown(test, shown(test.evidence), ways_of_test(test)) for test in judging.tests),
    )


def _ways(
    reader: Reader, objective: Objective, key: str, claim: ClaimLine | None, *, answers: bool, above: bool
) -> Ways:
    stands = objective.retired_on is None
    may_claim = stands and bool(policies.can_claim(reader, objective.section.plan, answers=answers))
    if claim is None or claim.state in ("refused", "withdrawn", "reopened"):
        return (("Claim it", reverse("plan:claim", args=[objective.pk, key])),) if may_claim else ()
    if claim.state == "accepted":
        way = ("It no longer holds", reverse("plan:reopen_claim", args=[claim.id]))
        return (way,) if policies.can_reopen(reader) else ()
    judges = policies.can_judge(reader, answers=answers, own=claim.claimed_by == reader.actor, above=above)
    return (
        *((("Judge it", reverse("plan:judge_claim", args=[claim.id])),) if judges else ()),
        *((("Take it back", reverse("plan:withdraw_claim", args=[claim.id])),) if may_claim else ()),
    )


def judging_list(asked: Mapping[str, str], rows: Sequence[ToJudge]) -> Listing:
    """What waits to be judged as a list: narrowed by what it is, by whether the reader judges it, and by words."""
    return Listing(
        asked,
        rows=rows,
        columns=[
            Column("label", "Objective or outcome", heading=True, link=lambda row: row.address),
            Column("question", "What is to be judged"),
            Column("because", "What is claimed, or what would show it"),
            Column("on", "Claimed, or judged by", sort=True),
            Column("by", "Claimed by, or judge"),
            Column("way", "Judge it", link=lambda row: row.judging_address, export=False),
        ],
        filters=[
            Filter("what", "What", choices=WHAT, field="what"),
            Filter("mine", "Who judges", choices=[("yes", "Mine to judge")], field="is_mine"),
            Filter("words", "Words", field=("label", "question", "because")),
        ],
        noun=("thing to judge", "things to judge"),
        name="What is to be judged",
        order="on",
    )
