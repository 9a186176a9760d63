"""The states of an ask and the moves between them, as data. The diagram in docs/reference is made from this."""

OPEN, ANSWERED, NOT_THEIRS, HANDED_ON, WITHDRAWN = "open", "answered", "not_theirs", "handed_on", "withdrawn"

#: What an answer can be.
HAPPENED, NO_CHANGE, NOT_MINE = "happened", "no_change", "not_mine"

#: kind of answer → its name on pages
ANSWERS = {HAPPENED: "Here is what happened", NO_CHANGE: "No change, because…", NOT_MINE: "Not mine"}

#: state → {state it may move to: event recorded}
MOVES = {
    OPEN: {
        ANSWERED: "returns.answered",
        NOT_THEIRS: "returns.said_not_theirs",
        HANDED_ON: "returns.handed_on",
        WITHDRAWN: "returns.withdrawn",
    },
    ANSWERED: {ANSWERED: "returns.answered_again"},
    NOT_THEIRS: {HANDED_ON: "returns.handed_on", WITHDRAWN: "returns.withdrawn"},
    HANDED_ON: {},
    WITHDRAWN: {},
}

#: state → (its name on pages, what it means in one sentence)
STATES = {
    OPEN: ("Waiting for an answer", "Asked; nothing has come back yet."),
    ANSWERED: ("Answered", "Something came back; “no change, because…” counts."),
    NOT_THEIRS: ("Not theirs", "They say it is not theirs: somebody has to pass it on."),
    HANDED_ON: ("Handed on", "Somebody else is asked instead."),
    WITHDRAWN: ("Withdrawn", "Taken back before it was answered."),
}


def can_move(state: str, to: str) -> bool:
    """Whether an ask in `state` may move to `to`."""
    return to in MOVES[state]
