"""Asking for updates and answering over the API, with the rights of one person."""

import datetime
from typing import Literal

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.identifying import require_no_likeness
from lineofsight.core.schemas import Schema
from lineofsight.groups.policies import answers_as
from lineofsight.people.roles import KEEPERS

from . import policies, queries, services
from .models import Ask, ToldHow
from .services.answering import LIMIT

router = Router(tags=["asks"])
KEEP = tuple(f"role:{role}" for role in KEEPERS)
KEPT_BECAUSE = Field("", max_length=300, description="Why words that look like a child's name have to stay.")


class AnswerOut(Schema):
    """What came back. `kind` is happened, no_change or not_mine; `further` holds (question, answer)."""

    kind: str
    text: str
    at: datetime.datetime
    said_by: str
    said_role: str
    further: list[tuple[str, str]]


class AskOut(Schema):
    """A question about a record ("plan.objective:17") to a party. `question` is "" for those who may know that the party
    was asked and what came back, but not in which words."""

    id: int
    record: str
    record_label: str
    party_id: int
    party_name: str
    question: str
    state: str
    asked_on: datetime.date
    due_on: datetime.date
    days_late: int
    reminders: int
    answers: list[AnswerOut]
    address: str

    @staticmethod
    def resolve_address(line: queries.AskLine) -> str:
        return f"{settings.SITE_ADDRESS}{line.address}" if line.address else ""


class AskIn(Schema):
    """`party` is "group:3", "post:4", "organisation:2" or "person:9"."""

    record: str = Field(max_length=80)
    party: str = Field(max_length=40)
    question: str = Field(min_length=1, max_length=1000)
    due_on: datetime.date
    identifying_reason: str = KEPT_BECAUSE


class AnswerIn(Schema):
    """For a party one answers for. A keeper of the plan who writes down what they were told says who told them and how."""

    kind: Literal["happened", "no_change"]
    text: str = Field(min_length=1, max_length=LIMIT)
    said_by: str = Field("", max_length=150)
    said_role: str = Field("", max_length=150)
    told_how: ToldHow | None = None
    further: dict[str, str] = Field(
        {}, description="Answers to the further questions about its kind of record, by key."
    )
    identifying_reason: str = KEPT_BECAUSE


class TellIn(AnswerIn):
    """What happened about a record, told for a party whether it was asked or not. `party` is "group:3", "post:4",
    "organisation:2" or "person:9"."""

    record: str = Field(max_length=80)
    party: str = Field(max_length=40)


class HandOnIn(Schema):
    """`party` is "group:3", "post:4", "organisation:2" or "person:9"."""

    party: str = Field(max_length=40)
    text: str = Field(min_length=1, max_length=1000)
    identifying_reason: str = KEPT_BECAUSE


class WithdrawIn(Schema):
    reason: str = Field(max_length=300)


@router.get("/asks", response=list[AskOut], summary="What is asked about a record")
@access("signed-in")
def about(request: HttpRequest, record: str):
    """Newest first, as far as you may read it; `record` is a name like "plan.objective:17"."""
    return queries.asks_about([record], request.reader)[record]


@router.get("/asks/mine", response=list[AskOut], summary="What is asked of you")
@access("signed-in")
def mine(request: HttpRequest):
    """Of the parties you answer for: what waits for an answer, due first."""
    return queries.asked_of(request.reader, today())[0]


@router.post("/asks", response={201: AskOut}, summary="Ask for an update")
@access(*KEEP)
def ask(request: HttpRequest, data: AskIn):
    """Everybody who answers for the party today gets a message with a link of their own."""
    require_no_likeness(data.question, data.identifying_reason)
    made = services.ask_somebody(data.party, data.record, data.question, data.due_on, by=request.reader)
    return _shown(request, made)


@router.post("/asks/{pk}/answer", response=AskOut, summary="Answer a question")
@access(*KEEP, each=policies.can_answer)
def answer(request: HttpRequest, pk: int, data: AnswerIn):
    """Or add to what was answered: nothing that was said is changed."""
    asked = _found(request, pk)
    require_no_likeness("\n".join([data.text, *data.further.values()]), data.identifying_reason)
    reader = request.reader
    own = answers_as(reader, asked.party)
    services.answer(
        asked, data.kind, data.text, by=reader, said_by=reader.name if own else data.said_by,
        said_role=data.said_role, told_how="" if own else (data.told_how or ""),
        further=data.further, identifying_reason=data.identifying_reason,
    )  # fmt: skip
    return _shown(request, asked)


@router.post("/updates", response={201: AskOut}, summary="Tell what happened without being asked")
@access(*KEEP, each=policies.can_tell)
def tell(request: HttpRequest, data: TellIn):
    """A question to the party about the record that waits is answered by it."""
    party = services.party_with_code(data.party, by=request.reader)
    require_no_likeness("\n".join([data.text, *data.further.values()]), data.identifying_reason)
    reader = request.reader
    own = answers_as(reader, party)
    made = services.tell_unasked(
        party, data.record, data.kind, data.text, by=reader, said_by=reader.name if own else data.said_by,
        said_role=data.said_role, told_how="" if own else (data.told_how or ""), further=data.further,
        identifying_reason=data.identifying_reason,
    )  # fmt: skip
    return _shown(request, made.ask)


@router.post("/asks/{pk}/hand-on", response=AskOut, summary="Hand a question on")
@access(*KEEP, each=policies.can_hand_on)
def hand_on(request: HttpRequest, pk: int, data: HandOnIn):
    """They are asked the same, with these words, and have two weeks at least. What was asked here comes back."""
    asked = _found(request, pk)
    require_no_likeness(data.text, data.identifying_reason)
    services.hand_on_to_somebody(
        asked, data.party, data.text, by=request.reader, said_by=request.reader.name,
        identifying_reason=data.identifying_reason,
    )  # fmt: skip
    return _shown(request, asked)


@router.post("/asks/{pk}/remind", response=AskOut, summary="Remind of a question")
@access(*KEEP)
def remind(request: HttpRequest, pk: int):
    """At most once a day."""
    asked = _found(request, pk)
    services.remind(asked, by=request.reader)
    return _shown(request, asked)


@router.post("/asks/{pk}/withdraw", response=AskOut, summary="Take a question back")
@access(*KEEP)
def withdraw(request: HttpRequest, pk: int, data: WithdrawIn):
    """With the reason; its links close."""
    asked = _found(request, pk)
    services.withdraw(asked, reason=data.reason, by=request.reader)
    return _shown(request, asked)


def _found(request: HttpRequest, pk: int) -> Ask:
    """The ask, as far as the reader may read it."""
    asked = queries.ask_seen_by(request.reader, pk)
    if asked is None:
        raise Http404
    return asked


def _shown(request: HttpRequest, asked: Ask) -> queries.AskLine:
    return queries.asks_of(queries.asks(request.reader).filter(pk=asked.pk), request.reader, today())[0]
