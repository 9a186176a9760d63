"""Answering a question, saying that it is somebody else's, handing it on."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.documents.models import Document
from lineofsight.documents.services import ReceivedFile, keep_file, serve_as_evidence
from lineofsight.groups.models import Party
from lineofsight.groups.policies import answers_as
from lineofsight.groups.services import party_for
from lineofsight.history.services import record as remember
from lineofsight.history.services import reference
from lineofsight.links.kinds import cards_for
from lineofsight.notices.models import SignedLink
from lineofsight.notices.services import NoAddress, tell
from lineofsight.people.models import Person
from lineofsight.returns import policies
from lineofsight.returns.further import further_about, kept_words
from lineofsight.returns.models import Answer, Ask
from lineofsight.returns.queries import somebody_called, somebody_with_code
from lineofsight.returns.signals import answered
from lineofsight.returns.workflow import ANSWERED, HANDED_ON, HAPPENED, NO_CHANGE, NOT_MINE, NOT_THEIRS, OPEN

from . import words
from .asking import key_prefix, party_with_code, put_question, settle

#: Somebody to whom a question is handed on has at least this long.
TIME_TO_ANSWER = datetime.timedelta(days=14)
#: What stands for the question where somebody told of a record of their own accord.
UNASKED = "Told without being asked"
#: How long an answer may be, in characters.
LIMIT = 5000


@transaction.atomic
def answer(
    ask: Ask, kind: str, text: str, *, by: Reader, said_by: str, said_role: str = "", link: SignedLink | None = None,
    told_how: str = "", files: Iterable[ReceivedFile] = (), further: Mapping[str, str] | None = None,
    identifying_reason: str = "",
) -> Answer:  # fmt: skip
    """Answer a question: `kind` is "happened" or "no_change"; `text` says what, or because of what. `said_by` and
    `said_role` are what the sender states of themselves; `link` is the link they came by. A keeper who writes down what
    they were told says how (`told_how`); it counts as the party's answer. `files` become evidence for the record;
    `further` holds what is said to the further questions about it, by key (see `returns.further`).

    An ask that was answered can be added to: nothing is ever changed. Raises NotAllowed (policies.can_answer; a link that
    is for another question); Refused without words, without a name, for what somebody else settled meanwhile, for a
    further answer that cannot be, and where a module that hears of it refuses.
    Records `returns.answered` or `returns.answered_again`, told about the record. Sends `signals.answered`.
    """
    if kind not in (HAPPENED, NO_CHANGE):
        raise Refused("Say what happened, or that nothing changed; if it is not yours, hand it on")
    _check(ask, text, said_by, by, link)
    told_how = _how(ask, by, told_how)
    settle(ask, ANSWERED, by=by, reason=identifying_reason)
    made = _add(
        ask, kind, text, by=by, said_by=said_by, said_role=said_role, link=link, told_how=told_how,
        further=kept_words(further_about(ask.record), further or {}),
    )  # fmt: skip
    for file in files:
        made.documents.add(_keep_evidence(file, ask, by))
    answered.send(Answer, answer=made, by=by)
    return made


@transaction.atomic
def tell_unasked(
    party: Party, record: str, kind: str, text: str, *, by: Reader, said_by: str, said_role: str = "", told_how: str = "",
    files: Iterable[ReceivedFile] = (), further: Mapping[str, str] | None = None, identifying_reason: str = "",
) -> Answer:  # fmt: skip
    """Tell what happened about a record ("plan.objective:17") for a party, whether it was asked or not. A question of
    theirs that waits is answered by it; else the answer is kept with one that nobody had to put.

    As `answer`; raises NotAllowed (policies.can_tell) as well, and Refused for a record that `by` may not see.
    """
    policies.can_tell(by, party).require()
    waiting = Ask.objects.filter(party=party, record=record, state=OPEN).select_related("party").first()
    shared: dict[str, Any] = {
        "said_by": said_by, "said_role": said_role, "told_how": told_how, "files": files, "further": further,
        "identifying_reason": identifying_reason,
    }  # fmt: skip
    if waiting:
        return answer(waiting, kind, text, by=by, **shared)
    card = cards_for(by, [record]).get(record)
    if card is None:
        raise Refused("You may not see what this would be about")
    made = Ask.objects.create(
        party=party, record=record, record_label=card.label, question=UNASKED, asked_on=today(), due_on=today(),
        asked_by=by.actor, unasked=True,
    )  # fmt: skip
    return answer(made, kind, text, by=by, **shared)


@transaction.atomic
def say_not_theirs(
    ask: Ask, text: str, *, by: Reader, said_by: str, said_role: str = "", link: SignedLink | None = None,
    identifying_reason: str = "",
) -> Answer:  # fmt: skip
    """Say that a question is not for this party, without knowing whose it is in the system's terms: whoever asked is told
    and passes it on. Raises as `answer` does. Records `returns.said_not_theirs`."""
    _check(ask, text, said_by, by, link)
    settle(ask, NOT_THEIRS, by=by, reason=identifying_reason)
    made = _add(ask, NOT_MINE, text, by=by, said_by=said_by, said_role=said_role, link=link)
    _tell_asker(ask, text, by)
    return made


@transaction.atomic
def hand_on(
    ask: Ask, to: Party, text: str, *, by: Reader, said_by: str, said_role: str = "", link: SignedLink | None = None,
    identifying_reason: str = "",
) -> Ask:  # fmt: skip
    """Hand a question on to another party: they are asked the same, with these words, and have two weeks at least. The
    new ask points back to this one. Returns the new ask.

    Raises NotAllowed (policies.can_hand_on); Refused when `to` is the same party or cannot be asked (see `ask`). Records
    `returns.handed_on` and, for the new one, `returns.asked`.
    """
    _check(ask, text, said_by, by, link, may=policies.can_hand_on)
    if to.pk == ask.party_id:
        raise Refused(f"This is with {to.name} already: choose somebody else")
    settle(ask, HANDED_ON, by=by, reason=identifying_reason, to=reference(to))
    _add(ask, NOT_MINE, text, by=by, said_by=said_by, said_role=said_role, link=link)
    due_on = max(ask.due_on, today() + TIME_TO_ANSWER)
    passed_on = f"{ask.party.name} passed this on to {to.name}: “{text.strip()}”"
    return put_question(to, ask.record, ask.question, due_on, by=by, handed_on_from=ask, passed_on=passed_on)


def hand_on_to_somebody(ask: Ask, code: str, text: str, *, by: Reader, **said) -> Ask:
    """As `hand_on`, to the group, post, agency or person with this code ("group:3"). Raises Refused for nobody."""
    return hand_on(ask, party_with_code(code, by=by), text, by=by, **said)


def pass_on_or_say_not_theirs(ask: Ask, whose: str, text: str, *, by: Reader, **said) -> None:
    """ "Not mine, it is…": hand the question on when `whose` (a code, or words) means exactly one who can be asked; else
    say that it is not theirs, so that whoever asked finds out. Raises as `say_not_theirs` does."""
    on = today()
    somebody = somebody_with_code(whose, on) or somebody_called(whose, on)
    if somebody is not None and policies.can_hand_on(by, ask):
        try:
            with transaction.atomic():
                hand_on(ask, party_for(somebody, by=by), text, by=by, **said)
            return
        except Refused:
            ask.refresh_from_db()  # they cannot be asked: whoever asked has to see to it
            text = f"{text.strip()}\n(It is said to be: {somebody})"
    elif whose and whose not in text:
        text = f"{text.strip()}\n(It is said to be: {whose})"
    say_not_theirs(ask, text, by=by, **said)


def _check(
    ask: Ask, text: str, said_by: str, by: Reader, link: SignedLink | None, may=policies.can_answer
) -> None:
    may(by, ask).require()
    if by.person_id is None:
        raise NotAllowed("Only a person can answer")
    if link is not None and link.subject != reference(ask):
        raise NotAllowed("This link is for another question")
    if not text.strip() or len(text) > LIMIT:
        raise Refused(f"Write between 1 and {LIMIT:,} characters: there are {len(text.strip()):,}")
    if not said_by.strip():
        raise Refused("Say who is answering")


def _how(ask: Ask, by: Reader, told_how: str) -> str:
    """How a keeper was told; "" for those who answer for the party themselves."""
    if answers_as(by, ask.party):
        return ""
    if not told_how:
        raise Refused(f"You do not answer for {ask.party.name}: say how you were told")
    return told_how


def _add(
    ask: Ask, kind: str, text: str, *, by: Reader, said_by: str, said_role: str, link, told_how: str = "",
    further: Sequence[dict[str, str]] = (),
) -> Answer:  # fmt: skip
    return Answer.objects.create(
        ask=ask, kind=kind, text=text.strip(), by_id=by.person_id, said_by=said_by.strip()[:150],
        said_role=said_role.strip()[:150], told_how=told_how, link=link, further=list(further), answered_at=now(),
    )  # fmt: skip


def _keep_evidence(file: ReceivedFile, ask: Ask, by: Reader) -> Document:
    """A file that came with an answer: open to the party and those who keep the plan; evidence for the record."""
    title = f"{file.original_name} (from {ask.party.name})"
    document = keep_file(file, title=title, audience=audience_of(ask.party, by), by=by)
    serve_as_evidence(document, ask.record, by=by)
    return document


def audience_of(party: Party, by: Reader) -> str:
    """The narrowest audience that holds a party: its agency, its group, or whoever sent it. Wider is a choice somebody
    makes later."""
    if party.group_id:
        return f"group:{party.group_id}"
    organisation = party.organisation_id or (party.post and party.post.organisation_id)
    organisation = organisation or (party.person and party.person.organisation_id)
    return f"organisation:{organisation}" if organisation else f"person:{by.person_id}"


def _tell_asker(ask: Ask, text: str, by: Reader) -> None:
    """Whoever asked has to pass it on. A system's ask, and an asker without an address, stand in the list of asks."""
    kind, _, number = ask.asked_by.partition(":")
    asker = Person.objects.filter(pk=number).first() if kind == "person" else None
    if asker is None:
        return
    letter = words.not_theirs(ask, asker.name, text, settings.SITE_ADDRESS + ask.get_absolute_url())
    try:
        tell(
            asker,
            subject=letter.subject,
            text=letter.text,
            key=f"{key_prefix(ask)}not-theirs",
            about=ask.record,
            by=by,
        )
    except NoAddress:
        remember(
            "returns.asker_not_told", ask, by=by, reason=f"{asker.name} cannot be told: no address on record"
        )
