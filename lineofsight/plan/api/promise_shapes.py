"""What goes in and out of the API for objectives and actions."""

import datetime
from typing import Any, Literal

from django.conf import settings
from pydantic import Field

from lineofsight.core.schemas import Schema

from ..forms.dates import due_from_words
from ..models import Due, Part, Plan, Precision
from ..ratings import Meaning
from ..services.promises import Answerer
from .shapes import EDITION, REASON, WHY


class DueOut(Schema):
    """When something is due: the words, and what is understood of them. `recurrence` is an RFC 5545 rule."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None
    precision: str
    recurrence: str
    condition: str


class DueIn(Schema):
    """The words alone are read as the pages read them; with any other field given, that is taken instead. Empty words take
    the date away."""

    text: str = Field("", max_length=1000)
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    precision: Precision | None = None
    recurrence: str = ""
    condition: str = ""

    def as_due(self, plan: Plan) -> Due:
        """What the service takes."""
        told = (self.earliest, self.latest, self.precision, self.recurrence, self.condition)
        if not any(told):
            return due_from_words(self.text, plan)
        precision = self.precision or (
            Precision.DAY if self.latest and self.earliest == self.latest else Precision.UNKNOWN
        )
        return Due(self.text, self.earliest, self.latest, precision, self.recurrence, self.condition)


class DueChange(Schema):
    edition: int = EDITION
    due: DueIn
    reason: str = REASON


class AnsweringOut(Schema):
    """Who answers. `party` is an id of /parties; `kind` is "" while only printed words are known."""

    party: int
    name: str
    kind: str
    part: Part
    printed: str

    @staticmethod
    def resolve_party(answering: Any) -> int:
        return answering.party_id


class AnsweringIn(Schema):
    """`who` is "group:3", "post:1", "organisation:12", "person:9" or "party:5"."""

    who: str = Field(pattern=r"^(group|post|organisation|person|party):\d{1,18}$")
    part: Part = Part.LEAD

    def as_answerer(self) -> Answerer:
        """What the service takes."""
        return Answerer(self.who, self.part)


class AnsweringChange(Schema):
    edition: int = EDITION
    answering: list[AnsweringIn] = Field(max_length=60)
    reason: str = REASON


class PositionOut(Schema):
    """Where it stands, worked out, with the reason in a sentence."""

    standing: str
    reason: str
    next_on: datetime.date | None


class HeardOut(Schema):
    """Asks and answers: `state` is answered, asked, silent or never_asked."""

    state: str
    last_answer_on: datetime.date | None
    asked_on: datetime.date | None
    due_on: datetime.date | None


class JudgementsOut(Schema):
    """How far each judgement has come: not claimed, claimed, shown or failed."""

    done: str
    embedded: str
    changed: str


class ReportedOut(Schema):
    """How whoever answers rated it last, in the plan's words of that day. It is never mixed with `position`."""

    code: str
    words: str
    meaning: Meaning
    on: datetime.date
    by: str


class PromiseOut(Schema):
    """An objective or an action. `disagreement` says where what was reported and its position do not agree."""

    id: int
    kind: Literal["objective", "action"]
    reference: str
    stable_reference: str
    text: str
    section_id: int
    objective_id: int
    plan_id: int
    due: DueOut
    measure_text: str
    answering: list[AnsweringOut]
    position: PositionOut
    heard: HeardOut
    judgements: JudgementsOut
    reported: ReportedOut | None
    disagreement: str
    comes_next: str
    gets_in_the_way: str
    forecast_on: datetime.date | None
    edition: int
    address: str

    @staticmethod
    def resolve_reported(line: Any) -> Any:
        return line.progress.rating

    @staticmethod
    def resolve_comes_next(line: Any) -> str:
        return line.progress.comes_next

    @staticmethod
    def resolve_gets_in_the_way(line: Any) -> str:
        return line.progress.gets_in_the_way

    @staticmethod
    def resolve_forecast_on(line: Any) -> datetime.date | None:
        return line.progress.forecast_on

    @staticmethod
    def resolve_id(line: Any) -> int:
        return line.pk

    @staticmethod
    def resolve_reference(line: Any) -> str:
        return line.label

    @staticmethod
    def resolve_heard(line: Any) -> Any:
        return line.freshness

    @staticmethod
    def resolve_judgements(line: Any) -> dict[str, str]:
        return {name: claim.words for name, claim in line.judgements.in_order()}

    @staticmethod
    def resolve_position(line: Any) -> dict[str, Any]:
        position = line.position
        return {"standing": str(position.standing), "reason": position.reason, "next_on": position.next_on}

    @staticmethod
    def resolve_address(line: Any) -> str:
        return f"{settings.SITE_ADDRESS}{line.address}"


class PromiseTexts(Schema):
    measure_text: str = Field("", max_length=10000)
    printed_reference: str = Field("", max_length=60)
    evidence_text: str = Field("", max_length=10000)
    status_text: str = Field("", max_length=1000)
    progress_text: str = Field("", max_length=20000)
    source_text: str = Field("", max_length=10000)


class PromiseIn(PromiseTexts):
    text: str = Field(max_length=10000)
    due: DueIn = Field(default_factory=lambda: DueIn(text=""))
    answering: list[AnsweringIn] = Field([], max_length=60)
    reason: str = REASON


class ObjectiveIn(PromiseIn):
    """`outcomes` are ids of outcomes of the section."""

    outcomes: list[int] = []


class PromiseChange(Schema):
    """Fields left out stay as they are."""

    edition: int = EDITION
    reason: str = REASON
    text: str | None = Field(None, max_length=10000)
    measure_text: str | None = Field(None, max_length=10000)
    printed_reference: str | None = Field(None, max_length=60)
    evidence_text: str | None = Field(None, max_length=10000)
    status_text: str | None = Field(None, max_length=1000)
    progress_text: str | None = Field(None, max_length=20000)
    source_text: str | None = Field(None, max_length=10000)


class OutcomesChange(Schema):
    edition: int = EDITION
    outcomes: list[int]
    reason: str = REASON


class Place(Schema):
    """1 is first; a place past the end is the last."""

    place: int = Field(ge=1, le=100000)
    reason: str = REASON


class MoveToSection(Schema):
    edition: int = EDITION
    section: int
    reason: str = REASON


class MoveToObjective(Schema):
    edition: int = EDITION
    objective: int
    reason: str = REASON


class PieceIn(Schema):
    """The words of one of the objectives, and the ids of the actions that go with it."""

    text: str = Field(max_length=10000)
    actions: list[int] = []


class Split(Schema):
    """The first piece stays the objective itself."""

    edition: int = EDITION
    pieces: list[PieceIn] = Field(min_length=2, max_length=20)
    reason: str = REASON


class Merge(Schema):
    """`other` leaves the plan; the words and the date are those of what comes of both."""

    edition: int = EDITION
    other: int
    other_edition: int
    text: str = Field(max_length=20000)
    due: DueIn
    reason: str = WHY
