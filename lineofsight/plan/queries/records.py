"""Everything that stands in a plan, fetched at once: what exports, gaps and comparisons are made from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Q, QuerySet

from ..models import Accountability, Action, Doubt, Objective, Outcome, Plan, Promise, Section, Statement

#: What the name of a party is made of, so that names cost no further query.
PARTY_NAMES = ("party__group", "party__post__organisation", "party__organisation", "party__person")

Record = TypeVar("Record")


@dataclass
class PlanRecords:
    """The standing records of one plan, in printed order; retired ones are left out. Lists are keyed by the record
    above: `outcomes` and `objectives` by section, `actions` by objective; `served` holds the outcomes of an
    objective."""

    plan: Plan
    statements: list[Statement]
    sections: list[Section]
    outcomes: dict[int, list[Outcome]]
    objectives: dict[int, list[Objective]]
    actions: dict[int, list[Action]]
    served: dict[int, set[int]]
    of_objective: dict[int, list[Accountability]]
    of_action: dict[int, list[Accountability]]
    doubts: list[Doubt] = field(default_factory=list)

    def accountable(self, promise: Promise) -> list[Accountability]:
        """Who answers for an objective or an action, leads first, in printed order."""
        answering = self.of_objective if isinstance(promise, Objective) else self.of_action
        return answering.get(promise.pk, [])

    def promises(self) -> Iterable[tuple[Section, Promise]]:
        """Every objective with its section, each followed by its actions, in printed order."""
        for section in self.sections:
            for objective in self.objectives.get(section.pk, []):
                yield section, objective
                yield from ((section, action) for action in self.actions.get(objective.pk, []))


def records_of(plan: Plan, *, with_doubts: bool = True) -> PlanRecords:
    """What stands in `plan`. Eight queries, seven without doubts, however long the plan."""
    in_section = Q(section__plan=plan, section__retired_on=None, retired_on=None)
    through = Objective.outcomes.through.objects.filter(objective__section__plan=plan)
    served: dict[int, set[int]] = defaultdict(set)
    for objective_id, outcome_id in through.values_list("objective_id", "outcome_id"):
        served[objective_id].add(outcome_id)
    objectives = Objective.objects.filter(section__plan=plan).order_by().values("pk")
    actions = Action.objects.filter(objective__section__plan=plan).order_by().values("pk")
    answering = list(_with_names(Q(objective__in=objectives) | Q(action__in=actions)))
    return PlanRecords(
        plan=plan,
        statements=list(Statement.objects.filter(plan=plan).standing()),
        sections=list(Section.objects.filter(plan=plan).standing()),
        outcomes=_by(Outcome.objects.filter(in_section), "section_id"),
        objectives=_by(Objective.objects.filter(in_section), "section_id"),
        actions=_by(_standing_actions(plan), "objective_id"),
        served=served,
        of_objective=_by([one for one in answering if one.objective_id], "objective_id"),
        of_action=_by([one for one in answering if one.action_id], "action_id"),
        doubts=list(Doubt.objects.filter(plan=plan).open()) if with_doubts else [],
    )


def records_of_objective(objective: Objective) -> PlanRecords:
    """As `records_of`, for one objective (fetched with its section and plan) and its actions alone: enough to say
    what it leaves open. Two queries."""
    answering = list(_with_names(Q(objective=objective) | Q(action__objective=objective)))
    return PlanRecords(
        plan=objective.section.plan,
        statements=[],
        sections=[objective.section],
        outcomes={},
        objectives={objective.section_id: [objective]},
        actions=_by(Action.objects.filter(objective=objective).standing(), "objective_id"),
        served={},
        of_objective=_by([one for one in answering if one.objective_id], "objective_id"),
        of_action=_by([one for one in answering if one.action_id], "action_id"),
    )


def _standing_actions(plan: Plan) -> QuerySet[Action]:
    return Action.objects.filter(
        objective__section__plan=plan, objective__section__retired_on=None, objective__retired_on=None
    ).standing()


def _with_names(*which: Q, **where: object) -> QuerySet[Accountability]:
    return Accountability.objects.filter(*which, **where).select_related(*PARTY_NAMES)


def _by(records: Sequence[Record] | QuerySet, attribute: str) -> dict[int, list[Record]]:
    grouped: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        grouped[getattr(record, attribute)].append(record)
    return grouped
