"""Who may look after the outbox."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.people.roles import KEEPERS

from .models import Notice
from .workflow import FAILED, STATES, WITHDRAWN, can_move

#: Who looks after the outbox: those who keep the plan, and whoever keeps the system.
OUTBOX_KEEPERS = (*KEEPERS, "administrator")


def can_keep_outbox(reader: Reader) -> Decision:
    """A business manager, a coordinator or an administrator sees which messages wait and tries failed ones again."""
    if reader.holds(*OUTBOX_KEEPERS):
        return YES
    return no("Only a business manager, a coordinator or an administrator looks after the outbox")


def can_read_words(reader: Reader, notice: Notice) -> Decision:
    """The words of a message: those who keep the plan; sign-in mail nobody, since it opens somebody's account."""
    if notice.is_secret:
        return no("This message opens somebody's account, so its words are shown to nobody else")
    return (
        YES
        if reader.holds(*KEEPERS)
        else no("Only a business manager or a coordinator reads what messages say")
    )


def can_withdraw(reader: Reader, notice: Notice) -> Decision:
    """As long as it was not sent."""
    if not can_move(notice.state, WITHDRAWN):
        return no(f"This message can no longer be withdrawn: {STATES[notice.state][0].lower()}")
    return can_keep_outbox(reader)


def can_try_again(reader: Reader, notice: Notice) -> Decision:
    """Once it was given up."""
    if notice.state != FAILED:
        return no(f"There is nothing to try again: {STATES[notice.state][0].lower()}")
    return can_keep_outbox(reader)
