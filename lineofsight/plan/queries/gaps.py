"""What a plan leaves open, by the same rule for a printed plan and a live one, and what the reading was not sure of."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.history.keeping import until_something_happens

from ..importing.reader.leads import is_collective
from ..models import Accountability, Doubt, Objective, Part, Plan, Promise, Section, SetAsideGap
from .exchange import as_dict
from .records import PlanRecords, records_of, records_of_objective


@dataclass(frozen=True)
class SetAside:
    """Who let a gap stand, when and why. `by` is an actor as history keeps it."""

    pk: int
    because: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class Words:
    """Printed words that stand for somebody nobody has named yet."""

    party_id: int
    words: str


@dataclass(frozen=True)
class Gap:
    """One thing that an objective or action leaves open. `record` is its name in history ("plan.objective:17");
    `unknown` holds the printed words of a `lead_not_found`; `set_aside` says why it may stand, or is None."""

    kind: str
    message: str
    record: str
    label: str
    text: str
    address: str
    section_id: int
    section: str
    unknown: tuple[Words, ...] = ()
    set_aside: SetAside | None = None

    @property
    def noun(self) -> str:
        """ "objective" or "action"."""
        return self.record.split(":")[0].removeprefix("plan.")

    @property
    def pk(self) -> int:
        return int(self.record.split(":")[1])


@until_something_happens
def all_gaps(plan: Plan) -> tuple[Gap, ...]:
    """Every gap of a plan in printed order, those set aside included. Eight queries, however long the plan."""
    return tuple(_gaps_in(records_of(plan, with_doubts=False), _set_aside_in(plan)))


def gaps_of_objective(objective: Objective, records: PlanRecords | None = None) -> dict[str, list[Gap]]:
    """What one objective and the actions below it leave open, by their names in history ("plan.objective:17"), those set
    aside included. Three queries, one with the `records` (`records_of_objective`) given; the objective comes with its
    section and plan."""
    aside = SetAsideGap.objects.filter(Q(objective=objective) | Q(action__objective=objective))
    found: dict[str, list[Gap]] = defaultdict(list)
    for gap in _gaps_in(records or records_of_objective(objective), aside):
        found[gap.record].append(gap)
    return dict(found)


def open_doubts(plan: Plan) -> QuerySet[Doubt]:
    """Doubts of the reading that nobody settled yet, with what they are about. One query."""
    return Doubt.objects.filter(plan=plan).open().select_related("section", "objective__section", "action")


def doubts(reader: Reader) -> QuerySet[Doubt]:
    """Doubts in plans that the reader may see."""
    return Doubt.objects.filter(plan__in=Plan.objects.visible_to(reader)).select_related(
        "plan", "section", "objective", "action"
    )


def set_aside_gaps(reader: Reader) -> QuerySet[SetAsideGap]:
    """Gaps set aside in plans that the reader may see."""
    seen = Plan.objects.visible_to(reader)
    return SetAsideGap.objects.filter(
        Q(objective__section__plan__in=seen) | Q(action__objective__section__plan__in=seen)
    ).select_related("objective__section__plan", "action__objective__section__plan")


def _set_aside_in(plan: Plan) -> QuerySet[SetAsideGap]:
    return SetAsideGap.objects.filter(
        Q(objective__section__plan=plan) | Q(action__objective__section__plan=plan)
    )


def _gaps_in(records: PlanRecords, aside: Iterable[SetAsideGap]) -> list[Gap]:
    stands = {
        (
            _name("objective", each.objective_id) if each.objective_id else _name("action", each.action_id),
            each.kind,
        ): each
        for each in aside
    }
    content = as_dict(records)
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for finding in content["findings"]:
        promise = _promise_at(records, finding)
        if promise is not None:
            kinds[_name_of(promise)][finding["kind"]] = finding["message"]
    gaps = []
    for section, promise in records.promises():
        name = _name_of(promise)
        unknown = tuple(_unknown(records.accountable(promise)))
        said = dict(kinds[name])
        if unknown:
            said["lead_not_found"] = "The plan names somebody who is not known here yet."
        gaps += [
            _gap(
                kind,
                message,
                promise,
                section,
                unknown if kind == "lead_not_found" else (),
                stands.get((name, kind)),
            )
            for kind, message in said.items()
        ]
    return gaps


def _unknown(answering: list[Accountability]) -> Iterable[Words]:
    """Leads that are only words so far; collectives ("all agencies") are a gap of their own."""
    for each in answering:
        if each.part == Part.LEAD and not each.party.kind and not is_collective(each.party.printed):
            yield Words(each.party_id, each.printed or each.party.printed)


def _promise_at(records: PlanRecords, place: dict) -> Promise | None:
    if "objective" not in place:
        return None
    section = records.sections[place["section"]]
    objective = records.objectives[section.pk][place["objective"]]
    return records.actions[objective.pk][place["action"]] if "action" in place else objective


def _gap(
    kind: str,
    message: str,
    promise: Promise,
    section: Section,
    unknown: tuple[Words, ...],
    aside: SetAsideGap | None,
) -> Gap:
    return Gap(
        kind=kind,
        message=message,
        record=_name_of(promise),
        label=promise.label,
        text=promise.text,
        address=promise.get_absolute_url(),
        section_id=section.pk,
        section=str(section),
        unknown=unknown,
        set_aside=aside and SetAside(aside.pk, aside.because, aside.set_aside_by, aside.set_aside_at),
    )


def _name_of(promise: Promise) -> str:
    return _name("objective" if isinstance(promise, Objective) else "action", promise.pk)


def _name(noun: str, pk: int) -> str:
    return f"plan.{noun}:{pk}"
