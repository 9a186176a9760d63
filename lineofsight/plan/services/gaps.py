"""Settling what a plan leaves open: a gap set aside with its reason, a doubt of the reading settled."""

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.core.errors import Refused
from lineofsight.history.services import record

from .. import policies
from ..models import Doubt, Objective, Plan, Promise, SetAsideGap


@transaction.atomic
def set_aside_gap(
    promise: Promise, kind: str, *, because: str, by: Reader, identifying_reason: str = ""
) -> SetAsideGap:
    """Let a gap of an objective or action stand, with the reason ("enabling work, no measure").

    `identifying_reason` says why words that look like a child's name stand in it. Raises NotAllowed
    (policies.can_change_promise); Refused without a reason, or when it is set aside already.
    Records `plan.gap_set_aside`, about the plan.
    """
    plan = plan_of(promise)
    policies.can_change_promise(by, promise, plan).require()
    because = because.strip()
    if not because:
        raise Refused("Say why this gap may stand.")
    about = _about(promise)
    if SetAsideGap.objects.filter(kind=kind, **about).exists():
        raise Refused("This gap is set aside already.")
    gap = SetAsideGap.objects.create(
        kind=kind, because=because, set_aside_by=by.actor, set_aside_at=now(), **about
    )
    told = {"kept_because": identifying_reason} if identifying_reason else {}
    record("plan.gap_set_aside", promise, by=by, reason=because, about=(plan,), gap=kind, **told)
    return gap


@transaction.atomic
def take_up_gap(gap: SetAsideGap, *, by: Reader) -> None:
    """Count a gap again that was set aside. Raises NotAllowed. Records `plan.gap_taken_up_again`, about the plan."""
    promise = gap.objective or gap.action
    plan = plan_of(promise)
    policies.can_change_promise(by, promise, plan).require()
    gap.delete()
    record("plan.gap_taken_up_again", promise, by=by, about=(plan,), gap=gap.kind)


@transaction.atomic
def settle_doubt(doubt: Doubt, *, how: str, by: Reader, identifying_reason: str = "") -> None:
    """Say that a doubt of the reading is settled, and how ("left as it is: both belong together").

    Raises NotAllowed (policies.can_change); Refused without words, or when somebody settled it first.
    Records `plan.doubt_settled` on what the doubt is about, and about the plan.
    """
    policies.can_change(by, doubt.plan).require()
    how = how.strip()
    if not how:
        raise Refused("Say how this was settled.")
    settled = {"settled_at": now(), "settled_by": by.actor, "settled_how": how}
    if not Doubt.objects.filter(pk=doubt.pk, settled_at=None).update(**settled):
        raise Refused("Somebody has settled this in the meantime.")
    for name, value in settled.items():
        setattr(doubt, name, value)
    subject = doubt.action or doubt.objective or doubt.section or doubt.plan
    told = {"kept_because": identifying_reason} if identifying_reason else {}
    record("plan.doubt_settled", subject, by=by, reason=how, about=(doubt.plan,), doubt=doubt.message, **told)


def plan_of(promise: Promise) -> Plan:
    """The plan in which an objective or action stands. Raises Refused for an action that stands in none."""
    objective = promise if isinstance(promise, Objective) else promise.objective
    if objective is None:
        raise Refused("This action stands under no objective, so it is in no plan.")
    return objective.section.plan


def _about(promise: Promise) -> dict:
    return {"objective": promise} if isinstance(promise, Objective) else {"action": promise}
