"""Who may do what with a plan. One function serves the template, the tooltip and the refusal."""

from lineofsight.core.access import YES, Decision, Reader, first_refusal, no
from lineofsight.people.roles import KEEPERS

from .models import Plan, Promise
from .workflow import STAGES, can_move


def can_keep_plans(reader: Reader) -> Decision:
    """A business manager or a coordinator brings plans in and keeps them."""
    return (
        YES if reader.holds(*KEEPERS) else no("Only a business manager or a coordinator can change the plan")
    )


def can_change(reader: Reader, plan: Plan) -> Decision:
    """Whoever keeps plans may change one until it is closed."""
    if plan.stage == "closed":
        return no("This plan is closed: it is kept as it was")
    return can_keep_plans(reader)


def can_move_to(reader: Reader, plan: Plan, stage: str) -> Decision:
    """Whoever keeps plans may move one along its stages."""
    if not can_move(plan.stage, stage):
        return no(f"A plan that is {STAGES[plan.stage][0].lower()} cannot become {STAGES[stage][0].lower()}")
    return can_keep_plans(reader)


def can_change_promise(reader: Reader, promise: Promise, plan: Plan) -> Decision:
    """As `can_change`, as long as the objective or action still stands in the plan."""
    if promise.retired_on:
        return no("This was taken out of the plan")
    return first_refusal(can_change(reader, plan))
