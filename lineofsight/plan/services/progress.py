"""What is said of promises: kept from answers, and the scale on which a plan is rated."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, today
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.returns.models import Answer

from .. import policies
from ..models import Accountability, Action, Objective, Plan, ProgressUpdate, Promise
from ..queries.progress import FORECAST, IN_THE_WAY, NEXT, RATING, progress_of
from ..ratings import LEAST_STEPS, MOST_STEPS, Scale, Step
from .changing import noun_of, plan_of, require_reason, require_standing, tell

KINDS: dict[str, type[Promise]] = {"plan.objective": Objective, "plan.action": Action}


@transaction.atomic
def keep_update(answer: Answer, *, by: Reader) -> ProgressUpdate | None:
    """Keep what an answer says of an objective or action; None where it is about something else. Returns the update.

    Raises Refused for a forecast that is past, and, where nobody had asked, when the party does not answer for the
    promise, or it stands in no plan that is in force. Records `plan.objective_rated` or `plan.action_rated` where it
    was rated or forecast.
    """
    kind, _, number = answer.ask.record.partition(":")
    if kind not in KINDS:
        return None
    noun = kind.removeprefix("plan.")
    promise = KINDS[kind]._default_manager.get(pk=number)
    if answer.ask.unasked:
        _require_own(promise, answer)
    said = {one["key"]: one["value"] for one in answer.further}
    forecast_on = datetime.date.fromisoformat(said[FORECAST]) if FORECAST in said else None
    if forecast_on and forecast_on < today():
        raise Refused("The day on which you expect it to be done must be today or later")
    step = plan_of(promise).scale.step(said.get(RATING, ""))
    before = progress_of([answer.ask.record])[answer.ask.record]
    update = ProgressUpdate.objects.create(
        **{noun: promise},
        party=answer.ask.party,
        answer=answer,
        given_on=answer.answered_at.astimezone(LONDON).date(),
        comes_next=said.get(NEXT, ""),
        gets_in_the_way=said.get(IN_THE_WAY, ""),
        forecast_on=forecast_on,
        **(_rated(step) if step else {}),
    )
    changes = {
        "rating": [before.rating.words if before.rating else "", step.words if step else None],
        "forecast_on": [before.forecast_on, forecast_on],
    }
    told = {field: values for field, values in changes.items() if values[1] is not None}
    if told:
        tell(promise, "rated", by=by, changes=told)
    return update


@transaction.atomic
def choose_scale(plan: Plan, steps: Sequence[Step], *, by: Reader, edition: int, reason: str = "") -> Plan:
    """Choose the scale on which the promises of a plan are rated. What was rated before keeps its words.

    Raises NotAllowed (policies.can_change); EditionConflict; Refused without a reason once the plan is agreed, for fewer than two or more
    than seven steps, for a step without code or words, or for a code that stands twice. Records `plan.plan_changed`.
    """
    policies.can_change(by, plan).require()
    require_reason(plan, reason)
    _require_scale(steps)
    before = scale_in_words(plan.scale)
    if change(plan, {"rating_scale": Scale(tuple(steps)).as_json()}, edition=edition):
        changes = {"rating_scale": [before, scale_in_words(plan.scale)]}
        tell(plan, "changed", by=by, reason=reason, changes=changes)
    return plan


def scale_in_words(scale: Scale) -> str:
    """ "G: On track; A: At risk; R: Off track"."""
    return "; ".join(step.name for step in scale.steps)


def _require_scale(steps: Sequence[Step]) -> None:
    if not LEAST_STEPS <= len(steps) <= MOST_STEPS:
        raise Refused(f"A scale has {LEAST_STEPS} to {MOST_STEPS} steps; there are {len(steps)}")
    for step in steps:
        if not step.code.strip() or not step.words.strip():
            raise Refused("Give each step its letter or number, and its words")
    codes = [step.code.casefold() for step in steps]
    if twice := next((step.code for step in steps if codes.count(step.code.casefold()) > 1), None):
        raise Refused(f"“{twice}” stands for two steps: give each its own")


def _require_own(promise: Promise, answer: Answer) -> None:
    """Unasked, those tell who answer for the promise, while its plan is in force."""
    require_standing(promise)
    noun, plan = noun_of(promise), plan_of(promise)
    if plan.stage not in ("agreed", "live"):
        raise Refused(
            f"Nothing is told of this {noun} now: its plan is a {plan.get_stage_display().lower()} plan"
        )
    party = answer.ask.party
    if not Accountability.objects.filter(**{noun: promise}, party=party).exists():
        raise Refused(
            f"{party.name} does not answer for this {noun}. Say it in a comment, or have it changed who answers"
        )


def _rated(step: Step) -> dict[str, str]:
    return {
        "rating": step.code,
        "rating_words": step.words,
        "rating_meaning": step.meaning.value,
        "rating_colour": step.colour,
    }
