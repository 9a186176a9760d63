"""What goes in and out of the plan's API."""

import datetime
from typing import Any, Literal

from django.conf import settings
from pydantic import Field

from lineofsight.core.schemas import Schema

from ..models import Plan, SectionKind, StatementKind
from ..queries.sections import standing_outcomes
from ..ratings import COLOURS, Meaning, Step

REASON = Field("", max_length=500, description="Why. Needed once the plan is past its draft.")
WHY = Field(max_length=500, description="Why. Always needed.")
EDITION = Field(
    description="The edition you read. If somebody saved since, the answer is 409 with both versions."
)


def full_address(thing: Any) -> str:
    """The page of a record, with this installation's own address."""
    return f"{settings.SITE_ADDRESS}{thing.get_absolute_url()}"


class StepShape(Schema):
    """One step of the scale on which a plan is rated: its code as printed, its words, what it means and its colour."""

    code: str = Field(max_length=20)
    words: str = Field(max_length=80)
    meaning: Meaning
    colour: Literal[*COLOURS]  # type: ignore[valid-type]


class ScaleChange(Schema):
    """The steps in the order in which they are offered."""

    steps: list[StepShape]
    edition: int = EDITION
    reason: str = REASON


class PlanOut(Schema):
    """A plan. `stage` is draft, agreed, live or closed."""

    id: int
    title: str
    stage: str
    partnership_text: str
    period_text: str
    period_start: datetime.date | None
    period_end: datetime.date | None
    agreed_on: datetime.date | None
    rating_scale: list[StepShape]
    edition: int
    address: str

    @staticmethod
    def resolve_rating_scale(plan: Plan) -> list[Step]:
        return list(plan.scale.steps)

    @staticmethod
    def resolve_address(plan: Plan) -> str:
        return full_address(plan)


class PlanIn(Schema):
    title: str = Field(max_length=300)
    partnership_text: str = Field("", max_length=300)
    period_text: str = Field("", max_length=200)
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None


class PlanChange(Schema):
    """Fields left out stay as they are."""

    edition: int = EDITION
    reason: str = REASON
    title: str | None = Field(None, max_length=300)
    partnership_text: str | None = Field(None, max_length=300)
    period_text: str | None = Field(None, max_length=200)
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None


class StageChange(Schema):
    """`on` is the day the plan was agreed; only for `agreed`."""

    stage: Literal["draft", "agreed", "live", "closed"]
    edition: int = EDITION
    on: datetime.date | None = None
    reason: str = REASON


class StatementOut(Schema):
    id: int
    kind: StatementKind
    text: str
    edition: int


class StatementIn(Schema):
    kind: StatementKind
    text: str = Field(max_length=5000)
    reason: str = REASON


class TextChange(Schema):
    """New words for a statement or an outcome."""

    edition: int = EDITION
    text: str = Field(max_length=5000)
    reason: str = REASON


class OutcomeOut(Schema):
    id: int
    text: str
    edition: int


class OutcomeIn(Schema):
    text: str = Field(max_length=5000)
    reason: str = REASON


class SectionOut(Schema):
    id: int
    kind: SectionKind
    printed_reference: str
    title: str
    lead_text: str
    edition: int
    retired_on: datetime.date | None
    address: str

    @staticmethod
    def resolve_address(section: Any) -> str:
        return full_address(section)


class SectionWithOutcomes(SectionOut):
    outcomes: list[OutcomeOut]

    @staticmethod
    def resolve_outcomes(section: Any) -> list[Any]:
        return list(standing_outcomes(section))


class SectionIn(Schema):
    title: str = Field(max_length=1000)
    kind: SectionKind = SectionKind.PRIORITY
    printed_reference: str = Field("", max_length=60)
    lead_text: str = ""
    reason: str = REASON


class SectionChange(Schema):
    """Fields left out stay as they are."""

    edition: int = EDITION
    reason: str = REASON
    title: str | None = Field(None, max_length=1000)
    kind: SectionKind | None = None
    printed_reference: str | None = Field(None, max_length=60)
    lead_text: str | None = None


class MoveStatement(Schema):
    edition: int = EDITION
    kind: StatementKind
    reason: str = REASON


class SplitText(Schema):
    """The first text stays the record itself."""

    edition: int = EDITION
    texts: list[str] = Field(min_length=2, max_length=20)
    reason: str = REASON


class MergeText(Schema):
    """`other` leaves the plan; `text` is what the one that stays says."""

    edition: int = EDITION
    other: int
    other_edition: int
    text: str = Field(max_length=20000)
    reason: str = WHY


class SplitSection(Schema):
    """`outcomes` and `objectives` are ids of what goes to the new section."""

    edition: int = EDITION
    title: str = Field(max_length=1000)
    outcomes: list[int] = []
    objectives: list[int]
    reason: str = REASON


class MergeSections(Schema):
    """`other` leaves the plan; `title` is that of the one that stays."""

    edition: int = EDITION
    other: int
    other_edition: int
    title: str = Field(max_length=1000)
    reason: str = WHY


class Retire(Schema):
    edition: int = EDITION
    reason: str = WHY


class EventOut(Schema):
    """One thing that happened. `changes` maps field → [before, after]."""

    at: datetime.datetime
    kind: str
    record: str
    who: str
    reason: str
    changes: dict[str, Any]


class Events(Schema):
    """Newest first. `before` is where the next, older page begins; null when this is the last."""

    events: list[EventOut]
    before: int | None


def given(change: Schema, *but: str) -> dict[str, Any]:
    """The fields that a change names, those left out (and `but`) left out; null counts as left out except for days, which
    it takes away."""
    sent = change.model_dump(exclude_unset=True, exclude={"edition", "reason", *but})
    return {
        name: value
        for name, value in sent.items()
        if value is not None or name in ("period_start", "period_end")
    }
