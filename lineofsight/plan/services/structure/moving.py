"""Where things stand: moved to another section, under another objective, to another kind of statement."""

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused

from ...models import Action, Objective, Outcome, Section, Statement, StatementKind
from ..changing import next_position, plan_of, require_change, require_standing, tell


@transaction.atomic
def move_objective(
    objective: Objective, *, by: Reader, section: Section, edition: int, reason: str = ""
) -> Objective:
    """Move an objective, with its actions, to the end of another section of the same plan. It no longer serves the
    outcomes of the section it leaves. Raises also EditionConflict; Refused for another plan's section or one taken
    out. Records `plan.objective_moved`, in the stories of both sections."""
    require_change(objective, by=by, reason=reason)
    require_standing(section)
    if section.plan_id != objective.section.plan_id:
        raise Refused("An objective can only be moved within its own plan.")
    if section.pk == objective.section_id:
        raise Refused("The objective stands in that section already.")
    carry_to(objective, section, by=by, edition=edition, reason=reason)
    return objective


@transaction.atomic
def move_action(
    action: Action, *, by: Reader, objective: Objective, edition: int, reason: str = ""
) -> Action:
    """Move an action to the end of another objective's actions in the same plan. Raises also EditionConflict; Refused
    for another plan's objective or one taken out. Records `plan.action_moved`, in the stories of both objectives."""
    require_change(action, by=by, reason=reason)
    require_standing(objective)
    if plan_of(objective) != plan_of(action):
        raise Refused("An action can only be moved within its own plan.")
    if objective.pk == action.objective_id:
        raise Refused("The action stands under that objective already.")
    left = action.objective
    values = {"objective": objective, "position": next_position(Action.objects.filter(objective=objective))}
    change(action, values, edition=edition)
    changes = {"objective": [_called(left), _called(objective)]}
    tell(action, "moved", by=by, reason=reason, also=(left,) if left else (), changes=changes)
    return action


@transaction.atomic
def move_outcome(
    outcome: Outcome, *, by: Reader, section: Section, edition: int, reason: str = ""
) -> Outcome:
    """Move an outcome to the end of another section's outcomes in the same plan; the objectives of the section it leaves
    no longer serve it. Raises also EditionConflict; Refused for another plan's section or one taken out. Records
    `plan.outcome_moved`, in the stories of both sections."""
    require_change(outcome, by=by, reason=reason)
    require_standing(outcome)
    require_standing(section)
    if section.plan_id != outcome.section.plan_id:
        raise Refused("An outcome can only be moved within its own plan.")
    if section.pk == outcome.section_id:
        raise Refused("The outcome stands in that section already.")
    carry_to(outcome, section, by=by, edition=edition, reason=reason)
    outcome.objectives.remove(*outcome.objectives.exclude(section=section))
    return outcome


@transaction.atomic
def move_statement(
    statement: Statement, *, by: Reader, kind: str, edition: int, reason: str = ""
) -> Statement:
    """Make a value of a principle, or the other way round, last of its new kind. Raises also EditionConflict; Refused for
    the kind it has, and for a vision where there is one. Records `plan.statement_moved`."""
    require_change(statement, by=by, reason=reason)
    require_standing(statement)
    wanted = StatementKind(kind)
    if wanted == statement.kind:
        raise Refused(f"This is a {wanted.label.lower()} already.")
    others = Statement.objects.filter(plan=statement.plan_id, kind=wanted)
    if wanted == StatementKind.VISION and others.standing().exists():
        raise Refused("The plan has a vision. Change its words instead.")
    before = StatementKind(statement.kind).label
    change(statement, {"kind": wanted, "position": next_position(others)}, edition=edition)
    tell(statement, "moved", by=by, reason=reason, changes={"kind": [before, wanted.label]})
    return statement


def carry_to(
    record: Objective | Outcome, section: Section, *, by: Reader, edition: int | None, reason: str
) -> None:
    """Put an objective or outcome at the end of another section. An objective goes on serving only what stands there."""
    left = record.section
    last = next_position(type(record).objects.filter(section=section))
    change(record, {"section": section, "position": last}, edition=edition)
    if isinstance(record, Objective):
        record.outcomes.remove(*record.outcomes.exclude(section=section))
    changes = {"section": [str(left), str(section)]}
    tell(record, "moved", by=by, reason=reason, also=(left,), changes=changes)


def _called(objective: Objective | None) -> str:
    return f"{objective.label} {objective.text}" if objective else ""
