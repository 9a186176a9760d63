"""What each move of a plan is called on pages, and what will happen when somebody makes it."""

from dataclasses import dataclass

from lineofsight.core.access import Reader

from ..models import Plan
from ..policies import can_move_to
from ..workflow import MOVES


@dataclass(frozen=True)
class Move:
    """One move as a page offers it. `takes_away` marks one that closes something."""

    stage: str
    button: str
    question: str
    consequence: str
    takes_away: bool = False


_MOVES = {
    ("draft", "agreed"): Move(
        "agreed",
        "Agree the plan",
        "Has this plan been agreed?",
        "The plan is kept word for word as it stands now, and everyone who signs in can read it. You can still change "
        "it, with a reason each time; both versions can be seen side by side.",
    ),
    ("agreed", "draft"): Move(
        "draft",
        "Back to a draft",
        "Make this plan a draft again?",
        "Only those who keep the plan will see it. What was agreed stays on record.",
        takes_away=True,
    ),
    ("agreed", "live"): Move(
        "live",
        "Put the plan in force",
        "Put this plan in force?",
        "From now on those who answer for its objectives can be asked for updates.",
    ),
    ("live", "closed"): Move(
        "closed",
        "Close the plan",
        "Close this plan?",
        "Nothing in it can be changed and nobody is asked about it any more. It stays here to be read.",
        takes_away=True,
    ),
    ("closed", "live"): Move(
        "live",
        "Open the plan again",
        "Open this plan again?",
        "It can be changed again, and those who answer for it can be asked.",
    ),
}


def move_of(plan: Plan, stage: str) -> Move:
    """The words for moving `plan` to `stage`. Raises KeyError when there is no such move."""
    return _MOVES[plan.stage, stage]


def moves_for(reader: Reader, plan: Plan) -> list[Move]:
    """The moves that the reader may make with a plan now."""
    return [move_of(plan, stage) for stage in MOVES[plan.stage] if can_move_to(reader, plan, stage)]
