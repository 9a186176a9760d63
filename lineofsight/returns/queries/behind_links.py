"""What a signed link opens: one question, and that party's own last answer. Nothing else."""

import datetime
from dataclasses import dataclass

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, now
from lineofsight.groups.policies import answers_as
from lineofsight.links.kinds import cards_for
from lineofsight.notices.models import SignedLink
from lineofsight.notices.queries import address_of
from lineofsight.notices.services import LinkClosed, open_link, reader_of
from lineofsight.returns.further import Further, further_about
from lineofsight.returns.models import Answer, Ask
from lineofsight.returns.workflow import ANSWERED, ANSWERS, OPEN

from .asks import asks_answered_by, own_last_answer

#: The page a link opens: the route "returns:answer".
PURPOSE = "returns.answer"


@dataclass(frozen=True)
class OwnAnswer:
    """What the party said: now, or the last time it was asked about the same record."""

    kind_name: str
    text: str
    on: datetime.date
    said_by: str


@dataclass(frozen=True)
class Question:
    """One question as its link shows it. `before` is the party's last answer in an earlier ask, `answered` the one to
    this ask; `further` what else an answer may say; `reader` has the rights of the link's person today."""

    link: SignedLink
    ask: Ask
    reader: Reader
    label: str
    party_name: str
    person_name: str
    before: OwnAnswer | None
    answered: OwnAnswer | None
    further: tuple[Further, ...]

    @property
    def is_open(self) -> bool:
        return self.ask.state == OPEN

    @property
    def can_add(self) -> bool:
        return self.ask.state == ANSWERED


def question_behind(secret: str, on: datetime.date) -> Question:
    """What the link with this secret opens on a day. Changes nothing. Raises LinkClosed with words for the page: unknown,
    expired, revoked, left; "no longer theirs" when the person no longer answers for the party, or may no longer see the
    record. A fixed number of queries."""
    link = open_link(secret, PURPOSE)
    ask = ask_of(link)
    reader = reader_of(link, on)
    if not answers_as(reader, ask.party):
        raise LinkClosed("moved", f"{link.person.name} no longer answers for {ask.party.name}.", link)
    card = cards_for(reader, [ask.record]).get(ask.record)
    if card is None:
        raise LinkClosed("hidden", "What this question is about can no longer be shown.", link)
    last = own_last_answer(ask)
    is_answer_to_this = last is not None and last.ask_id == ask.pk
    return Question(
        link=link,
        ask=ask,
        reader=reader,
        label=card.label,
        party_name=ask.party.name,
        person_name=link.person.name,
        before=_own(last) if last and not is_answer_to_this else None,
        answered=_own(last) if last and is_answer_to_this else None,
        further=further_about(ask.record),
    )


def ask_of(link: SignedLink) -> Ask:
    """The ask a link was made for, with its party's name. Raises LinkClosed("unknown") when there is none. One query."""
    number = link.subject.partition(":")[2]
    parties = ("group", "post__organisation", "organisation", "person__organisation")
    ask = (
        Ask.objects.select_related("party", *[f"party__{part}" for part in parties]).filter(pk=number).first()
    )
    if ask is None:
        raise LinkClosed("unknown", "We do not know this link.", link)
    return ask


def next_link_for(question: Question) -> str:
    """The address of the same person's next open question, as far as they have a link to it that works; "" when none.
    Two queries."""
    waiting = list(
        asks_answered_by(question.reader)
        .filter(state=OPEN)
        .exclude(pk=question.ask.pk)
        .values_list("pk", flat=True)
    )
    subjects = {f"returns.ask:{pk}": place for place, pk in enumerate(waiting)}
    links = SignedLink.objects.filter(
        purpose=PURPOSE,
        person=question.link.person,
        subject__in=subjects,
        revoked_at=None,
        expires_at__gt=now(),
    )
    nearest = min(links, key=lambda link: subjects[link.subject], default=None)
    return address_of(nearest) if nearest else ""


def _own(answer: Answer) -> OwnAnswer:
    on = answer.answered_at.astimezone(LONDON).date()
    return OwnAnswer(ANSWERS[answer.kind], answer.text, on, answer.said_by)
