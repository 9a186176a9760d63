"""Who may do what with a plan. One function serves the template, the tooltip and the refusal."""

from lineofsight.core.access import YES, Decision, Reader, first_refusal, no
from lineofsight.groups.models import Party
from lineofsight.groups.policies import answers_as
from lineofsight.people.roles import KEEPERS

from .models import Plan, Promise
from .workflow import STAGES, can_move

#: Who tests what is claimed, unless a test names another judge.
JUDGES = ("scrutineer", "lead-safeguarding-partner", "delegated-safeguarding-partner")
IN_FORCE = ("agreed", "live")


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


def can_claim(reader: Reader, plan: Plan, *, answers: bool) -> Decision:
    """Whoever answers for an objective claims that it is done, embedded or has changed things, while its plan is in force; a
    keeper of the plan does so for them. `answers`: whether the reader speaks for a party that answers for it."""
    if plan.stage not in IN_FORCE:
        return no(f"Nothing is claimed in a plan that is {STAGES[plan.stage][0].lower()}")
    if answers or reader.holds(*KEEPERS):
        return YES
    return no("Only those who answer for this objective, or who keep the plan, can claim this")


def can_judge(
    reader: Reader, *, answers: bool, own: bool = False, above: bool = False, judge: Party | None = None
) -> Decision:
    """Somebody else than those who answer for it or claimed it: the judge who was named, else the scrutineer, a safeguarding
    partner, or (`above`) the chair of a group to which a group that leads it reports."""
    if own:
        return no("You claimed this, so somebody else judges it")
    if answers:
        return no("You answer for this objective, so somebody else judges it")
    if (
        reader.holds(*JUDGES)
        or (judge is not None and answers_as(reader, judge))
        or (judge is None and above)
    ):
        return YES
    who = (
        judge.name
        if judge
        else "the scrutineer, a safeguarding partner, or the chair of the group it reports to"
    )
    return no(f"This is judged by {who}")


def can_reopen(reader: Reader) -> Decision:
    """Whoever judges, and whoever keeps the plan, says that something accepted no longer holds."""
    if reader.holds(*JUDGES, *KEEPERS):
        return YES
    return no("Only a scrutineer, a safeguarding partner, or those who keep the plan can reopen this")
