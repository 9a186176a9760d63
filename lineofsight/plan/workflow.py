"""The stages of a plan and the states of a claim, with the moves between them, as data. The diagrams in docs/reference are
made from this."""

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


#: state of a claim → {state it may move to: event recorded}
CLAIM_MOVES = {
    "claimed": {
        "accepted": "plan.claim_accepted",
        "refused": "plan.claim_refused",
        "withdrawn": "plan.claim_withdrawn",
    },
    "accepted": {"reopened": "plan.claim_reopened"},
    "refused": {},
    "withdrawn": {},
    "reopened": {},
}

#: state of a claim → (its name on pages, what it means in one sentence)
CLAIMS = {
    "claimed": ("Claimed", "Claimed with evidence; somebody else has not judged it yet."),
    "accepted": ("Accepted", "Somebody else looked at the evidence and accepted it."),
    "refused": (
        "Not accepted",
        "Somebody else looked at the evidence and did not accept it, or its test of effect failed.",
    ),
    "withdrawn": ("Withdrawn", "Taken back by those who claimed it."),
    "reopened": ("Reopened", "It was accepted, and no longer holds."),
}


def claim_can_move(state: str, to: str) -> bool:
    """Whether a claim in `state` may move to `to`."""
    return to in CLAIM_MOVES[state]
