"""What people do with questions. `asking`: put, remind, withdraw; `answering`: answer, say whose it is, hand on; `words`:
what the messages say."""

from .answering import (
    answer,
    hand_on,
    hand_on_to_somebody,
    pass_on_or_say_not_theirs,
    say_not_theirs,
    tell_unasked,
)
from .asking import ask, ask_somebody, party_with_code, remind, send_new_link, withdraw

__all__ = [
    "answer",
    "ask",
    "ask_somebody",
    "hand_on",
    "hand_on_to_somebody",
    "party_with_code",
    "pass_on_or_say_not_theirs",
    "remind",
    "say_not_theirs",
    "send_new_link",
    "tell_unasked",
    "withdraw",
]
