"""The states of a message in the outbox, as data; and when it is tried again."""

import datetime

WAITING, SENT, FAILED, WITHDRAWN = "waiting", "sent", "failed", "withdrawn"

#: state → {state it may move to: event recorded}
MOVES = {
    WAITING: {SENT: "notices.sent", FAILED: "notices.given_up", WITHDRAWN: "notices.withdrawn"},
    FAILED: {WAITING: "notices.tried_again", WITHDRAWN: "notices.withdrawn"},
    SENT: {},
    WITHDRAWN: {},
}

#: state → (its name on pages, what it means in one sentence)
STATES = {
    WAITING: ("Waiting to be sent", "It goes with the next round, or when its next attempt is due."),
    SENT: ("Sent", "The mail server took it."),
    FAILED: ("Given up", "The mail server would not take it; somebody has to look."),
    WITHDRAWN: ("Withdrawn", "Taken back before it was sent."),
}

_MINUTE = datetime.timedelta(minutes=1)

#: How long to wait after the first, second, … failed attempt. After the last the message is given up: three days in all.
WAITS = tuple(_MINUTE * minutes for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440))

#: How long a sender may take over one message before another may take it up: longer than the mail server's timeouts.
LEASE = 5 * _MINUTE


def next_wait(attempts: int) -> datetime.timedelta | None:
    """How long to wait after this many failed attempts; None when it is time to give up."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None


def can_move(state: str, to: str) -> bool:
    """Whether a message in `state` may move to `to`."""
    return to in MOVES[state]
