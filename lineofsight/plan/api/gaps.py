"""What a plan leaves open and what its reading was not sure of, over the API."""

import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.errors import Refused
from lineofsight.core.identifying import require_no_likeness
from lineofsight.core.schemas import Schema

from ..presenters.gaps import KINDS
from ..queries.gaps import Gap, all_gaps, doubts, open_doubts, set_aside_gaps
from ..queries.objectives import actions, objectives
from ..queries.plans import plans
from ..services.gaps import set_aside_gap, settle_doubt, take_up_gap
from .plans import KEEPERS

router = Router(tags=["plan"])
KEPT_BECAUSE = Field("", max_length=300, description="Why words that look like a child's name have to stay.")


class GapOut(Schema):
    """Something the plan leaves open. `record` is "plan.objective:17" or "plan.action:4"; `set_aside` says why it may
    stand, and `set_aside_id` is what counts it again."""

    kind: str
    message: str
    record: str
    reference: str
    set_aside: str | None
    set_aside_id: int | None

    @staticmethod
    def resolve_reference(gap: Gap) -> str:
        return gap.label

    @staticmethod
    def resolve_set_aside(gap: Gap) -> str | None:
        return gap.set_aside.because if gap.set_aside else None

    @staticmethod
    def resolve_set_aside_id(gap: Gap) -> int | None:
        return gap.set_aside.pk if gap.set_aside else None


class LetStand(Schema):
    because: str = Field(max_length=500)
    identifying_reason: str = KEPT_BECAUSE


class DoubtOut(Schema):
    """A place where the reader of a file was not sure: about an action, else an objective, else a section, else the
    whole plan."""

    id: int
    kind: str
    message: str
    confidence: float | None
    section_id: int | None
    objective_id: int | None
    action_id: int | None
    settled_at: datetime.datetime | None
    settled_how: str


class Settle(Schema):
    how: str = Field(max_length=500)
    identifying_reason: str = KEPT_BECAUSE


@router.get("/plans/{pk}/gaps", response=list[GapOut], summary="What a plan leaves open")
@access(*KEEPERS)
def list_gaps(request: HttpRequest, pk: int):
    """Every gap in printed order; `set_aside` says why one may stand."""
    return all_gaps(get_object_or_404(plans(request.reader), pk=pk))


@router.post("/gaps/{pk}/count-again", response={204: None}, summary="Count a gap again")
@access(*KEEPERS)
def count_again(request: HttpRequest, pk: int):
    """One that was let stand; `pk` is its `set_aside_id`."""
    take_up_gap(get_object_or_404(set_aside_gaps(request.reader), pk=pk), by=request.reader)
    return


@router.get("/plans/{pk}/doubts", response=list[DoubtOut], summary="Doubts of the reading")
@access(*KEEPERS)
def list_doubts(request: HttpRequest, pk: int):
    """Those that nobody has settled yet."""
    return open_doubts(get_object_or_404(plans(request.reader), pk=pk))


@router.post("/doubts/{pk}/settle", response=DoubtOut, summary="Settle a doubt of the reading")
@access(*KEEPERS)
def settle(request: HttpRequest, pk: int, data: Settle):
    """Say how it was settled."""
    doubt = get_object_or_404(doubts(request.reader), pk=pk)
    require_no_likeness(data.how, data.identifying_reason)
    settle_doubt(doubt, by=request.reader, **data.model_dump())
    return doubt


def _let_stand(noun: str, rows) -> None:
    @router.post(
        f"/{noun}s/{{pk}}/gaps/{{kind}}/let-stand",
        response={204: None},
        summary=f"Let a gap of an {noun} stand",
        operation_id=f"let_gap_of_{noun}_stand",
    )
    @access(*KEEPERS)
    def let_stand(request: HttpRequest, pk: int, kind: str, data: LetStand):
        """With the reason, which is kept in history."""
        promise = get_object_or_404(rows(request.reader), pk=pk)
        if kind not in KINDS:
            raise Refused(f"There is no gap of that kind. It is one of: {', '.join(KINDS)}.")
        require_no_likeness(data.because, data.identifying_reason)
        set_aside_gap(promise, kind, by=request.reader, **data.model_dump())
        return


for noun, rows in (("objective", objectives), ("action", actions)):
    _let_stand(noun, rows)
