"""Putting a question, reminding of it, taking it back; and the links its messages carry."""

import datetime
import textwrap

from django.db import IntegrityError, models, transaction
from django.db.models import F

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, now, today
from lineofsight.core.errors import Refused
from lineofsight.core.readers import reader_for
from lineofsight.groups.models import Party
from lineofsight.groups.queries import people_answering_for
from lineofsight.groups.services import party_for
from lineofsight.history.services import record as remember
from lineofsight.history.services import reference
from lineofsight.links.kinds import Card, cards_for
from lineofsight.links.queries import stand_in_for
from lineofsight.notices.models import SignedLink
from lineofsight.notices.services import (
    address_in_text,
    mint_link,
    reader_of,
    revoke_links,
    tell,
    withdraw_waiting,
)
from lineofsight.people.models import Person
from lineofsight.returns import policies
from lineofsight.returns.models import Ask
from lineofsight.returns.queries import PURPOSE, somebody_with_code
from lineofsight.returns.workflow import MOVES, OPEN, STATES, WITHDRAWN

from . import words

#: A link still works this long after the day an answer was hoped for: late answers are answers.
GRACE = datetime.timedelta(days=28)


@transaction.atomic
def ask(party: Party, record: models.Model | str, question: str, due_on: datetime.date, *, by: Reader) -> Ask:
    """Put a question to `party` about `record` (a record or its name, "plan.objective:17"), hoping for an answer by
    `due_on`; everybody who answers for the party today is told, each with a signed link of their own.

    Raises NotAllowed (policies.can_ask); Refused when the party is only printed words, is being asked about this already,
    when nobody answers for it who may see the record and has an address, or when the day is past. Records
    `returns.asked`, told about the record.
    """
    policies.can_ask(by).require()
    return put_question(
        party, record if isinstance(record, str) else reference(record), question, due_on, by=by
    )


def ask_somebody(code: str, record_name: str, question: str, due_on: datetime.date, *, by: Reader) -> Ask:
    """As `ask`, of the group, post, agency or person with this code ("group:3")."""
    with transaction.atomic():
        return ask(party_with_code(code, by=by), record_name, question, due_on, by=by)


def party_with_code(code: str, *, by: Reader) -> Party:
    """The party of the group, post, agency or person with this code. Raises Refused when there is none."""
    somebody = somebody_with_code(code, today())
    if somebody is None:
        raise Refused("Choose who is meant from the list")
    return party_for(somebody, by=by)


def put_question(
    party: Party, record_name: str, question: str, due_on: datetime.date, *, by: Reader, handed_on_from: Ask | None = None,
    passed_on: str = "",
) -> Ask:  # fmt: skip
    """As `ask`, for a caller who has asked the policy; `passed_on` is a sentence for the message."""
    on = today()
    card = cards_for(by, [record_name]).get(record_name)
    _refuse_what_cannot_be_asked(party, card, due_on, on)
    people = _reachable(party, record_name, on)
    assert card is not None
    made = _create(
        party=party, record=record_name, record_label=card.label, question=question.strip(), asked_on=on, due_on=due_on,
        asked_by=by.actor, handed_on_from=handed_on_from,
    )  # fmt: skip
    remember(
        "returns.asked", made, by=by, about=(stand_in_for(record_name),), for_whom=reference(party), due_on=due_on, told=[person.pk for person in people],
    )  # fmt: skip
    asker = by.name if by.person_id else ""
    for person in people:
        link = link_for(made, person, by=by)
        letter = words.the_question(made, person.name, asker, address_in_text(link), _day_of(link), passed_on)
        _send(made, person, letter, "asked", by)
    return made


def _refuse_what_cannot_be_asked(
    party: Party, card: Card | None, due_on: datetime.date, on: datetime.date
) -> None:
    if card is None:
        raise Refused("You may not see what this question would be about")
    if not party.kind:
        raise Refused(f"Nobody knows yet who “{party.name}” is: say who is meant first, then ask")
    if due_on < on:
        raise Refused("The day by which an answer is hoped for must not be past")


def _reachable(party: Party, record_name: str, on: datetime.date) -> list[Person]:
    """Those who answer for the party, may see the record and have an address; Refused, with the remedy, when none."""
    people = people_answering_for(party, on)
    if not people:
        remedy = {
            "group": "give it a chair",
            "post": "say who holds it",
            "organisation": "name its agency lead",
            "person": "choose somebody who is still here",
        }[party.kind]
        raise Refused(f"Nobody answers for {party.name} today, so nobody can be asked: {remedy} first")
    seeing = [person for person in people if record_name in cards_for(reader_for(person, on), [record_name])]
    if not seeing:
        raise Refused(f"Whoever answers for {party.name} may not see this yet. Is the plan still a draft?")
    reached = [person for person in seeing if person.email]
    if not reached:
        names = " and ".join(person.name for person in seeing)
        raise Refused(f"{names} answers for {party.name} but has no e-mail address: add one first")
    return reached


def _create(**fields) -> Ask:
    """The ask; Refused when the party is being asked about the record already, also by somebody at this very moment."""
    party = fields["party"]
    try:
        with transaction.atomic():
            return Ask.objects.create(**fields)
    except IntegrityError as twice:
        open_one = Ask.objects.filter(party=party, record=fields["record"], state=OPEN).first()
        if open_one is None:
            raise
        since = f"{open_one.asked_on.day} {open_one.asked_on:%B %Y}"
        raise Refused(
            f"{party.name} was asked about this on {since} and has not answered: remind them instead"
        ) from twice


def link_for(ask: Ask, person: Person, *, by: Reader) -> SignedLink:
    """The link of this person to this question: the one they have while it works for a week or more, else a new one."""
    lasting = now() + datetime.timedelta(days=7)
    have = SignedLink.objects.filter(
        purpose=PURPOSE, subject=reference(ask), person=person, revoked_at=None, expires_at__gt=lasting
    ).first()
    return have or mint_link(PURPOSE, ask, person, expires_at=_expiry(ask), by=by)[0]


def _expiry(ask: Ask) -> datetime.datetime:
    last_day = max(ask.due_on, today()) + GRACE
    return datetime.datetime.combine(last_day, datetime.time(23, 59, 59), LONDON)


def _day_of(link: SignedLink) -> datetime.date:
    return link.expires_at.astimezone(LONDON).date()


def _send(ask: Ask, person: Person, letter: words.Letter, occasion: str, by: Reader) -> None:
    key = f"{key_prefix(ask)}{occasion}:person:{person.pk}"
    tell(person, subject=letter.subject, text=letter.text, key=key, about=ask.record, by=by)


def key_prefix(ask: Ask) -> str:
    """How the keys of all messages about an ask begin."""
    return f"returns.ask:{ask.pk}:"


@transaction.atomic
def remind(ask: Ask, *, by: Reader) -> list[Person]:
    """Tell everybody who answers for the party today once more, at most once a day. Returns whom.

    Raises NotAllowed (policies.can_remind); Refused when they were reminded today already, or nobody can be reached.
    Records `returns.reminded`."""
    policies.can_remind(by, ask).require()
    on = today()
    changed = Ask.objects.filter(pk=ask.pk, state=OPEN).exclude(last_reminded_on=on)
    if not changed.update(last_reminded_on=on, reminders=F("reminders") + 1):
        raise Refused(f"{ask.party.name} was reminded today already")
    people = _reachable(ask.party, ask.record, on)
    for person in people:
        link = link_for(ask, person, by=by)
        _send(
            ask, person, words.a_reminder(ask, person.name, address_in_text(link), on), f"reminded:{on}", by
        )
    remember(
        "returns.reminded", ask, by=by, about=(stand_in_for(ask.record),), for_whom=reference(ask.party),
        told=[person.pk for person in people],
    )  # fmt: skip
    return people


@transaction.atomic
def withdraw(ask: Ask, *, reason: str, by: Reader) -> None:
    """Take a question back: its links close, its unsent messages are withdrawn. Raises NotAllowed (policies.can_withdraw);
    Refused without a reason. Records `returns.withdrawn`."""
    policies.can_withdraw(by, ask).require()
    if not reason.strip():
        raise Refused("Say why the question is withdrawn")
    settle(ask, WITHDRAWN, by=by, reason=reason, withdrawn_because=reason)
    because = textwrap.shorten(reason, 150, placeholder="…").rstrip(".")
    revoke_links(subject=reference(ask), reason=f"the question was taken back, because “{because}”", by=by)


def settle(ask: Ask, state: str, *, by: Reader, reason: str = "", to: str = "", **changes) -> None:
    """Move the ask to `state`, record that move (`to`: the party it was handed on to), and take back messages about it
    that no longer hold. Refused when somebody was quicker."""
    if state not in MOVES[ask.state]:
        raise Refused(f"This cannot be done any more. The question stands as: {STATES[ask.state][0].lower()}")
    moved = Ask.objects.filter(pk=ask.pk, state=ask.state)
    before = ask.state
    if not moved.update(state=state, settled_at=now(), **changes):
        raise Refused(
            "Somebody answered or withdrew this question a moment ago. Open it again to see what they said"
        )
    ask.refresh_from_db(fields=["state", "settled_at", *changes])
    withdraw_waiting(key_prefix(ask), reason=f"the question is {STATES[state][0].lower()}", by=by)
    remember(
        MOVES[before][state], ask, by=by, reason=reason, changes={"state": [before, state]},
        about=(stand_in_for(ask.record),), for_whom=reference(ask.party), **({"to": to} if to else {}),
    )  # fmt: skip


@transaction.atomic
def send_new_link(link: SignedLink, ask: Ask) -> None:
    """Somebody came with an expired link: a new one goes to the address on record, to nobody else, once an hour at most.

    Raises Refused when the question no longer waits for an answer, or the person no longer answers for the party."""
    on = today()
    reader = reader_of(link, on)
    policies.can_answer(reader, ask).require()
    fresh = link_for(ask, link.person, by=reader)
    letter = words.a_new_link(ask, link.person.name, address_in_text(fresh), _day_of(fresh))
    _send(ask, link.person, letter, f"new-link:{now():%Y-%m-%dT%H}", reader)
