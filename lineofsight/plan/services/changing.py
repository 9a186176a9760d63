"""How every change to a plan is made: may they, why, is it still the edition they saw, and what history keeps of it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Max

from lineofsight.core.access import Reader
from lineofsight.core.errors import Refused
from lineofsight.history.services import record as record_event

from .. import policies
from ..models import Action, Objective, Outcome, Plan, Promise, Section, Statement

#: Anything that stands in a plan and can be changed by hand.
Record = Plan | Statement | Section | Outcome | Objective | Action

#: What is recorded when something happens to a record of each kind.
EVENTS: dict[type[models.Model], dict[str, str]] = {
    Plan: {"added": "plan.plan_added", "changed": "plan.plan_changed"},
    Statement: {
        "added": "plan.statement_added",
        "changed": "plan.statement_changed",
        "moved": "plan.statement_moved",
        "retired": "plan.statement_retired",
        "restored": "plan.statement_restored",
        "split": "plan.statement_split",
        "merged": "plan.statement_merged",
    },
    Section: {
        "added": "plan.section_added",
        "changed": "plan.section_changed",
        "moved": "plan.section_moved",
        "retired": "plan.section_retired",
        "restored": "plan.section_restored",
        "split": "plan.section_split",
        "merged": "plan.section_merged",
    },
    Outcome: {
        "added": "plan.outcome_added",
        "changed": "plan.outcome_changed",
        "moved": "plan.outcome_moved",
        "retired": "plan.outcome_retired",
        "restored": "plan.outcome_restored",
        "split": "plan.outcome_split",
        "merged": "plan.outcome_merged",
    },
    Objective: {
        "added": "plan.objective_added",
        "changed": "plan.objective_changed",
        "dated": "plan.objective_dated",
        "answered_for": "plan.objective_answered_for",
        "rated": "plan.objective_rated",
        "moved": "plan.objective_moved",
        "retired": "plan.objective_retired",
        "restored": "plan.objective_restored",
        "split": "plan.objective_split",
        "merged": "plan.objective_merged",
    },
    Action: {
        "added": "plan.action_added",
        "changed": "plan.action_changed",
        "dated": "plan.action_dated",
        "answered_for": "plan.action_answered_for",
        "rated": "plan.action_rated",
        "moved": "plan.action_moved",
        "retired": "plan.action_retired",
        "restored": "plan.action_restored",
        "split": "plan.action_split",
        "merged": "plan.action_merged",
    },
}


def noun_of(record: Record) -> str:
    """The word for a record: "objective"."""
    return record._meta.model_name or ""


def parent_of(record: Record) -> Record | None:
    """What a record stands in: an action in its objective, an objective in its section, a section in its plan."""
    if isinstance(record, Action):
        return record.objective
    if isinstance(record, (Objective, Outcome)):
        return record.section
    return None if isinstance(record, Plan) else record.plan


def lineage_of(record: Record) -> tuple[Record, ...]:
    """Everything a record stands in, nearest first: an action's objective, section and plan."""
    above = parent_of(record)
    return () if above is None else (above, *lineage_of(above))


def plan_of(record: Record) -> Plan:
    """The plan a record stands in. Raises Refused for an action that stands in none."""
    top = (record, *lineage_of(record))[-1]
    if not isinstance(top, Plan):
        raise Refused("This action stands under no objective, so it is changed where it came from.")
    return top


def siblings_of(record: Record) -> models.QuerySet:
    """Everything of the same kind in the same place, the record itself and what was taken out included."""
    if isinstance(record, Statement):
        return Statement.objects.filter(plan_id=record.plan_id, kind=record.kind)
    if isinstance(record, Section):
        return Section.objects.filter(plan_id=record.plan_id)
    if isinstance(record, Outcome):
        return Outcome.objects.filter(section_id=record.section_id)
    if isinstance(record, Objective):
        return Objective.objects.filter(section_id=record.section_id)
    if isinstance(record, Action):
        return Action.objects.filter(objective_id=record.objective_id)
    raise TypeError(f"A {noun_of(record)} has no place among others")


def next_position(siblings: models.QuerySet) -> int:
    """The place after the last. One query."""
    last = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def require_change(record: Record, *, by: Reader, reason: str) -> Plan:
    """The plan of `record`, once `by` may change the record in it and has said why.

    Raises NotAllowed (policies.can_change, can_change_promise); Refused when the plan is past its draft and no reason
    is given.
    """
    plan = plan_of(record)
    if isinstance(record, Promise):
        policies.can_change_promise(by, record, plan).require()
    else:
        policies.can_change(by, plan).require()
    require_reason(plan, reason)
    return plan


def require_standing(record: Record) -> None:
    """Raises Refused for what was taken out of the plan."""
    if getattr(record, "retired_on", None):
        raise Refused(f"This {noun_of(record)} was taken out of the plan. Put it back first.")


def require_reason(plan: Plan, reason: str) -> None:
    """Once a plan is agreed each change carries its reason. Raises Refused without one."""
    if plan.stage != "draft" and not reason.strip():
        raise Refused("Say why. This plan has been agreed, so each change is kept with its reason.")


def require_text(text: str, what: str) -> str:
    """The text trimmed, its paragraphs kept. Raises Refused when there is none."""
    if not text.strip():
        raise Refused(f"Enter the words of {what}.")
    return text.strip()


def tell(
    record: Record, what: str, *, by: Reader, reason: str = "", also: Iterable[Record] = (), **told: Any
) -> None:
    """Record that `what` (a key of EVENTS) happened to `record`, in its own story and that of all it stands in.

    `told` may hold `changes`; the rest are facts.
    """
    about = (*lineage_of(record), *also)
    record_event(EVENTS[type(record)][what], record, by=by, reason=reason.strip(), about=about, **told)
