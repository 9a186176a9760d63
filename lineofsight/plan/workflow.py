"""The stages of a plan and the moves between them, as data. The diagram in docs/reference is made from this."""

#: stage → {stage it may move to: event recorded}
MOVES = {
    "draft": {"agreed": "plan.plan_agreed"},
    "agreed": {"live": "plan.plan_went_live", "draft": "plan.plan_returned_to_draft"},
    "live": {"closed": "plan.plan_closed"},
    "closed": {"live": "plan.plan_reopened"},
}

#: stage → (its name on pages, what it means in one sentence)
STAGES = {
    "draft": ("Draft", "Being put together: only those who keep the plan see it."),
    "agreed": ("Agreed", "Signed off as it stands; its wording is kept as the plan as agreed."),
    "live": ("Live", "In force: promises are asked about and answered."),
    "closed": ("Closed", "No longer in force: kept as it was, for the record."),
}

#: Stages in which everyone who is signed in may read the plan.
READABLE = ("agreed", "live", "closed")


def can_move(stage: str, to: str) -> bool:
    """Whether a plan in `stage` may move to `to`."""
    return to in MOVES[stage]
