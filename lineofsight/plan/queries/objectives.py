"""One objective or action, and everything in the plan that belongs on its page."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, QuerySet, When

from lineofsight.core.access import Reader
from lineofsight.history.keeping import until_something_happens
from lineofsight.returns.models import Ask, AskState
from lineofsight.returns.queries import asks_answered_by

from ..models import Action, Doubt, Objective, Outcome, Promise
from .gaps import Gap, gaps_of_objective
from .lines import PromiseLine, answering_of, lines_for, lines_with, name_of
from .records import PlanRecords, records_of_objective


def objectives(reader: Reader) -> QuerySet[Objective]:
    """The objectives of the plans a reader may see, those taken out included, with their section and plan."""
    return Objective.objects.visible_to(reader).select_related("section__plan")


def actions(reader: Reader) -> QuerySet[Action]:
    """The actions of the plans a reader may see, those taken out included, with their objective, section and plan."""
    return Action.objects.visible_to(reader).select_related("objective__section__plan")


def objectives_beside(objective: Objective) -> QuerySet[Objective]:
    """The other objectives that stand in the same plan, in printed order, with their section."""
    return (
        Objective.objects.filter(section__plan=objective.section.plan_id, section__retired_on=None)
        .standing()
        .exclude(pk=objective.pk)
        .select_related("section")
        .order_by("section__position", "section_id", "position", "pk")
    )


def actions_beside(action: Action) -> QuerySet[Action]:
    """The other actions that stand in the same plan, in printed order, with their objective."""
    in_plan = {
        "objective__section__plan": action.objective.section.plan_id,
        "objective__section__retired_on": None,
        "objective__retired_on": None,
    }
    others = Action.objects.filter(**in_plan).standing().exclude(pk=action.pk)
    above = ("objective__section__position", "objective__section_id", "objective__position", "objective_id")
    return others.select_related("objective__section__plan").order_by(*above, "position", "pk")


def standing_actions_of(objective: Objective) -> QuerySet[Action]:
    """The actions that stand below an objective, in order, with what they stand in."""
    below = Action.objects.filter(objective=objective).standing()
    return below.select_related("objective__section__plan").order_by("position", "pk")


@dataclass(frozen=True)
class ObjectivePage:
    """What the plan knows for the page of an objective: `outcomes` are those it serves; `gaps` what it and its actions
    leave open, by name in history, those set aside included."""

    objective: Objective
    line: PromiseLine
    outcomes: tuple[Outcome, ...]
    actions: tuple[PromiseLine, ...]
    gaps: dict[str, list[Gap]]

    @property
    def open_gaps(self) -> list[Gap]:
        """What the objective itself leaves open and nobody let stand."""
        return [gap for gap in self.gaps.get(self.line.record, ()) if gap.set_aside is None]


@dataclass(frozen=True)
class ActionPage:
    """What the plan knows for the page of an action; `objective` is the line of the one it stands under."""

    action: Action
    line: PromiseLine
    objective: PromiseLine
    gaps: dict[str, list[Gap]]
    actions: tuple[PromiseLine, ...] = ()

    @property
    def open_gaps(self) -> list[Gap]:
        """What the action leaves open and nobody let stand."""
        return [gap for gap in self.gaps.get(self.line.record, ()) if gap.set_aside is None]


@until_something_happens
def objective_page(objective: Objective, on: datetime.date) -> ObjectivePage:
    """An objective with its outcomes, its actions and what they leave open on a day. Eight queries. The objective comes
    from `objectives`, so the reader's right is settled."""
    records = records_of_objective(objective)
    below = records.actions.get(objective.pk, [])
    line, *actions = _lines_with(objective, below, records, on)
    return ObjectivePage(
        objective=objective,
        line=line,
        outcomes=tuple(objective.outcomes.filter(retired_on=None)),
        actions=tuple(actions),
        gaps=gaps_of_objective(objective, records),
    )


@until_something_happens
def action_page(action: Action, on: datetime.date) -> ActionPage:
    """An action with the objective above it and what it leaves open on a day. Seven queries."""
    objective = action.objective
    if objective is None:
        raise ValueError("An action under no objective has its page where it came from")
    records = records_of_objective(objective)
    above, line = _lines_with(objective, [action], records, on)
    return ActionPage(action=action, line=line, objective=above, gaps=gaps_of_objective(objective, records))


def part_page(promise: Promise, on: datetime.date) -> PromiseLine:
    """The line of an objective or action, for the head of the other parts of its page. Five queries
    at most."""
    if isinstance(promise, Objective):
        return lines_for([promise], [], on)[0]
    return lines_for([], [promise], on)[0]  # type: ignore[list-item]


def own_ask_about(reader: Reader, record: str) -> Ask | None:
    """The question about this record ("plan.objective:17") that the reader answers: the one that waits for them, else the
    one they answered last, to which they may add. None when they were never asked. One query."""
    asked = asks_answered_by(reader).filter(record=record, state__in=(AskState.OPEN, AskState.ANSWERED))
    waiting = Case(When(state=AskState.OPEN, then=0), default=1)
    return asked.order_by(waiting, "-asked_on", "-pk").first()


def open_doubts(promise: Promise) -> QuerySet[Doubt]:
    """Doubts about an objective or action that nobody settled yet. One query."""
    return Doubt.objects.filter(**{str(promise._meta.model_name): promise}).open()


def _lines_with(
    objective: Objective, actions: list[Action], records: PlanRecords, on: datetime.date
) -> list[PromiseLine]:
    for action in actions:
        action.objective = objective
    promises: list[Promise] = [objective, *actions]
    answering = {name_of(one): [answering_of(held) for held in records.accountable(one)] for one in promises}
    return lines_with(promises, answering, on)
