"""Moving a plan along its stages, and keeping it as it was agreed."""

import datetime

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.history.services import record

from .. import policies
from ..models import AgreedPlan, Objective, Plan
from ..queries.exchange import plan_as_dict
from ..workflow import MOVES


@transaction.atomic
def move_plan(
    plan: Plan,
    stage: str,
    *,
    by: Reader,
    edition: int | None = None,
    on: datetime.date | None = None,
    reason: str = "",
) -> Plan:
    """Move a plan to `stage` ("agreed", "live", "closed", or back to "draft").

    Agreeing keeps the whole plan as it stands (`AgreedPlan`), dated `on` (today when not given); nothing that happens
    later changes what is kept. Going back, closing and reopening need a reason.
    Raises NotAllowed (policies.can_move_to); EditionConflict; Refused without a needed reason, for a date to come, and
    for a plan without a single objective. Records the event that workflow.MOVES names.
    """
    policies.can_move_to(by, plan, stage).require()
    event, before = MOVES[plan.stage][stage], plan.stage
    if needs_reason(before, stage) and not reason.strip():
        raise Refused("Say why, so that others can follow it later.")
    wanted: dict = {"stage": stage}
    if stage == "agreed":
        on = on or today()
        if on > today():
            raise Refused("The day on which the plan was agreed cannot be in the future.")
        if not Objective.objects.filter(section__plan=plan, section__retired_on=None).standing().exists():
            raise Refused("There is no objective in this plan yet, so there is nothing to agree.")
        wanted["agreed_on"] = on
    if stage == "draft":
        wanted["agreed_on"] = None
    changes = change(plan, wanted, edition=edition)
    if stage == "agreed":
        AgreedPlan.objects.create(
            plan=plan, agreed_on=on, agreed_by=by.actor, content=plan_as_dict(plan, with_keys=True)
        )
    record(event, plan, by=by, changes=changes, reason=reason.strip())
    return plan


def needs_reason(before: str, after: str) -> bool:
    """Whether a move is one that others will ask about: going back to a draft, closing, reopening."""
    return (before, after) not in {("draft", "agreed"), ("agreed", "live")}
