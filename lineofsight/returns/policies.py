"""Who may ask, answer, pass on and read. One function serves the template, the tooltip and the refusal."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.groups.models import Party
from lineofsight.groups.policies import answers_as
from lineofsight.people.roles import KEEPERS

from .models import Ask
from .workflow import ANSWERED, HANDED_ON, OPEN, STATES, WITHDRAWN, can_move

#: Who looks at the whole: they test what is claimed, and what is passed over in silence.
OVERSEERS = ("scrutineer", "lead-safeguarding-partner", "delegated-safeguarding-partner")


def can_ask(reader: Reader) -> Decision:
    """A business manager or a coordinator asks."""
    return (
        YES
        if reader.holds(*KEEPERS)
        else no("Only a business manager or a coordinator can ask for an answer")
    )


def can_answer(reader: Reader, ask: Ask) -> Decision:
    """Whoever answers for the party, while the ask is open; afterwards they may add to what they said. A keeper of the
    plan may write down what they were told."""
    if not can_move(ask.state, ANSWERED):
        return no(f"This question no longer waits for an answer: {STATES[ask.state][0].lower()}")
    if answers_as(reader, ask.party) or reader.holds(*KEEPERS):
        return YES
    return no(f"Only whoever answers for {ask.party.name} can answer this")


def can_tell(reader: Reader, party: Party) -> Decision:
    """Whoever answers for a party tells for it what happened; a keeper of the plan writes down what they were told."""
    if answers_as(reader, party) or reader.holds(*KEEPERS):
        return YES
    return no(f"Only whoever answers for {party.name} can tell this for them")


def can_hand_on(reader: Reader, ask: Ask) -> Decision:
    """Whoever answers for the party says whose it is; a keeper of the plan passes it on."""
    if not can_move(ask.state, HANDED_ON):
        return no(f"This question cannot be handed on: {STATES[ask.state][0].lower()}")
    if reader.holds(*KEEPERS) or (ask.state == OPEN and answers_as(reader, ask.party)):
        return YES
    return no(f"Only whoever answers for {ask.party.name} can hand this on")


def can_withdraw(reader: Reader, ask: Ask) -> Decision:
    """A keeper of the plan takes a question back as long as nothing came of it."""
    if not can_move(ask.state, WITHDRAWN):
        return no(f"This question cannot be withdrawn: {STATES[ask.state][0].lower()}")
    return can_ask(reader)


def can_remind(reader: Reader, ask: Ask) -> Decision:
    """A keeper of the plan reminds those who were asked and have not answered."""
    if ask.state != OPEN:
        return no(f"There is nothing to remind of: {STATES[ask.state][0].lower()}")
    return can_ask(reader)


def can_read_question(reader: Reader, ask: Ask, *, may_see_record: bool) -> Decision:
    """What exactly a party was asked: the party itself, those who keep the plan, and those who oversee it as far as they
    may see the record. No agency meets a question that was put to another."""
    if (
        answers_as(reader, ask.party)
        or reader.holds(*KEEPERS)
        or (may_see_record and reader.holds(*OVERSEERS))
    ):
        return YES
    return no("This question is between those who were asked and those who keep the plan")


def can_read_answers(reader: Reader, ask: Ask, *, may_see_record: bool) -> Decision:
    """That a party was asked and what came back: whoever may see the record, and the party itself always."""
    if may_see_record:
        return YES
    return can_read_question(reader, ask, may_see_record=False)
