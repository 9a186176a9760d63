"""Asks and answers as pages show them: frozen, so that a template cannot query."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.groups.policies import answers_as
from lineofsight.links.kinds import Card, cards_for
from lineofsight.returns import policies
from lineofsight.returns.models import Answer, Ask, ToldHow
from lineofsight.returns.workflow import ANSWERS, OPEN, STATES

#: The state of an ask that nobody put: somebody told of their own accord.
TOLD_UNASKED = "Told unasked"


@dataclass(frozen=True)
class Evidence:
    """A document sent with an answer that the reader may see."""

    title: str
    address: str


@dataclass(frozen=True)
class AnswerLine:
    """One answer. `said_by` and `said_role` are what the sender stated; `by` is whose link or account it was; `further`
    holds what was said to further questions, as (question, words)."""

    kind: str
    kind_name: str
    text: str
    at: datetime.datetime
    said_by: str
    said_role: str
    by: str
    by_link: bool
    told_how: str
    further: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class AskLine:
    """One ask with its answers, newest first. `question` and `address` are "" for those who may know that the party was
    asked and what came back, but not in which words. `days_late` is 0 unless it is open and its day has passed. The `may_…`
    say what this reader can do with it."""

    id: int
    address: str
    record: str
    record_label: str
    record_kind: str
    record_address: str
    party_id: int
    party_name: str
    party_kind: str
    question: str
    state: str
    state_name: str
    asked_on: datetime.date
    due_on: datetime.date
    days_late: int
    reminders: int
    last_reminded_on: datetime.date | None
    withdrawn_because: str
    handed_on_to: str
    handed_on_from: str
    answers: tuple[AnswerLine, ...]
    is_own: bool
    may_answer: bool
    may_remind: bool
    may_hand_on: bool
    may_withdraw: bool

    @property
    def last_answer(self) -> AnswerLine | None:
        return self.answers[0] if self.answers else None

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


def with_all_that_is_shown(asks: QuerySet[Ask], reader: Reader) -> QuerySet[Ask]:
    """Fetch what `ask_line` needs: two further queries (answers, and the documents the reader may see)."""
    parties = ("group", "post__organisation", "organisation", "person__organisation")
    paths = ["party", "handed_on_to__party", "handed_on_from__party"]
    joined = paths + [f"{path}__{part}" for path in paths for part in parties]
    documents = Answer.documents.field.related_model.objects.visible_to(reader).order_by("pk")
    answers = Answer.objects.select_related("by").prefetch_related(
        Prefetch("documents", queryset=documents, to_attr="documents_shown")
    )
    return asks.select_related(*joined).prefetch_related(Prefetch("answers", queryset=answers))


def ask_line(ask: Ask, reader: Reader, on: datetime.date, card: Card | None = None) -> AskLine:
    """An ask fetched by `with_all_that_is_shown` as a page shows it. `card` is its record's, None when the reader may
    not see that (any more). No query."""
    after = getattr(ask, "handed_on_to", None)
    reads_question = policies.can_read_question(reader, ask, may_see_record=card is not None)
    return AskLine(
        id=ask.pk,
        address=ask.get_absolute_url() if reads_question else "",
        record=ask.record,
        record_label=card.label if card else ask.record_label,
        record_kind=card.kind_name if card else "",
        record_address=card.address if card else "",
        party_id=ask.party_id,
        party_name=ask.party.name,
        party_kind=ask.party.kind,
        question=ask.question if reads_question else "",
        state=ask.state,
        state_name=TOLD_UNASKED if ask.unasked else STATES[ask.state][0],
        asked_on=ask.asked_on,
        due_on=ask.due_on,
        days_late=max(0, (on - ask.due_on).days) if ask.state == OPEN else 0,
        reminders=ask.reminders,
        last_reminded_on=ask.last_reminded_on,
        withdrawn_because=ask.withdrawn_because,
        handed_on_to=after.party.name if after else "",
        handed_on_from=ask.handed_on_from.party.name if ask.handed_on_from_id else "",
        answers=tuple(_answer_line(answer) for answer in ask.answers.all()),
        is_own=answers_as(reader, ask.party),
        may_answer=bool(policies.can_answer(reader, ask)),
        may_remind=bool(policies.can_remind(reader, ask)),
        may_hand_on=bool(policies.can_hand_on(reader, ask)),
        may_withdraw=bool(policies.can_withdraw(reader, ask)),
    )


def _answer_line(answer: Answer) -> AnswerLine:
    return AnswerLine(
        kind=answer.kind,
        kind_name=ANSWERS[answer.kind],
        text=answer.text,
        at=answer.answered_at,
        said_by=answer.said_by,
        said_role=answer.said_role,
        by=answer.by.name,
        by_link=answer.by_link,
        told_how=ToldHow(answer.told_how).label if answer.told_how else "",
        further=tuple((one["asked"], one["words"]) for one in answer.further),
        evidence=tuple(Evidence(shown.title, shown.get_absolute_url()) for shown in answer.documents_shown),
    )


def asks_about(record_names: Iterable[str], reader: Reader) -> dict[str, list[AskLine]]:
    """What is asked about each record ("app.model:id"), newest first: {name: [AskLine]}, an entry for every name given.
    Three queries, and one for each kind of record. A reader who may not see a record meets only what is asked of a
    party they answer for."""
    names = list(dict.fromkeys(record_names))
    cards = cards_for(reader, names)
    found: dict[str, list[AskLine]] = {name: [] for name in names}
    on = today()
    for ask in with_all_that_is_shown(Ask.objects.filter(record__in=names), reader):
        card = cards.get(ask.record)
        if policies.can_read_answers(reader, ask, may_see_record=card is not None):
            found[ask.record].append(ask_line(ask, reader, on, card))
    return found


def asked_about(record_name: str, reader: Reader) -> QuerySet[Ask]:
    """What is asked about a record that the reader may see, newest first: rows for `asks_of`, to be taken page by page.
    No query; the rows cost three."""
    return with_all_that_is_shown(Ask.objects.filter(record=record_name), reader)


def parties_waiting(record_name: str) -> set[int]:
    """The parties whose answer about a record is waited for. One query."""
    asked = Ask.objects.filter(record=record_name, state=OPEN)
    return set(asked.order_by().values_list("party_id", flat=True))


def asks_of(
    asks: Sequence[Ask] | QuerySet[Ask],
    reader: Reader,
    on: datetime.date,
    cards: Mapping[str, Card] | None = None,
) -> list[AskLine]:
    """These asks as pages show them; the caller has chosen those the reader may read. `cards` are those of their records,
    where the caller knows them. Three queries, and one for each kind of record that is not known."""
    rows = list(with_all_that_is_shown(asks, reader)) if isinstance(asks, QuerySet) else list(asks)
    cards = cards_for(reader, {ask.record for ask in rows}) if cards is None else cards
    return [ask_line(ask, reader, on, cards.get(ask.record)) for ask in rows]
