"""Plans, their sections, outcomes and statements over the API."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import PageNumberPagination, paginate

from lineofsight.core.access import access

from ..queries.exchange import plan_as_dict
from ..queries.plans import plans, statements
from ..queries.sections import outcomes, sections
from ..ratings import Step
from ..services import editing
from ..services.progress import choose_scale
from ..services.stages import move_plan
from .shapes import (
    OutcomeIn,
    OutcomeOut,
    PlanChange,
    PlanIn,
    PlanOut,
    ScaleChange,
    SectionChange,
    SectionIn,
    SectionOut,
    SectionWithOutcomes,
    StageChange,
    StatementIn,
    StatementOut,
    TextChange,
    given,
)

KEEPERS = ("role:business-manager", "role:coordinator")
router = Router(tags=["plan"])


@router.get("/plans", response=list[PlanOut], summary="Plans")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def list_plans(request: HttpRequest, stage: str = ""):
    """Every plan you may see, newest period first; with `stage` only those in it."""
    return plans(request.reader).filter(stage=stage) if stage else plans(request.reader)


@router.post("/plans", response={201: PlanOut}, summary="Start an empty plan")
@access(*KEEPERS)
def add_plan(request: HttpRequest, data: PlanIn):
    """A draft with a title and a period."""
    return editing.add_plan(by=request.reader, **data.model_dump())


@router.get("/plans/{pk}", response=PlanOut, summary="One plan")
@access(*KEEPERS, each=plans)
def show_plan(request: HttpRequest, pk: int):
    """Title, stage and period."""
    return get_object_or_404(plans(request.reader), pk=pk)


@router.get("/plans/{pk}/content", response=dict[str, Any], summary="A whole plan")
@access(*KEEPERS, each=plans)
def plan_content(request: HttpRequest, pk: int):
    """Everything that stands in the plan, in the interchange format `lineofsight-plan/1`. Each section, objective and action
    also carries its stable reference as `key`."""
    return plan_as_dict(get_object_or_404(plans(request.reader), pk=pk), with_keys=True)


@router.patch("/plans/{pk}", response=PlanOut, summary="Change a plan")
@access(*KEEPERS)
def change_plan(request: HttpRequest, pk: int, data: PlanChange):
    """Its title or period."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return editing.change_plan(
        plan, by=request.reader, edition=data.edition, reason=data.reason, **given(data)
    )


@router.put("/plans/{pk}/rating-scale", response=PlanOut, summary="Choose the scale on which a plan is rated")
@access(*KEEPERS)
def choose_rating_scale(request: HttpRequest, pk: int, data: ScaleChange):
    """What was rated before keeps its words."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    steps = [Step(one.code, one.words, one.meaning, one.colour) for one in data.steps]
    return choose_scale(plan, steps, by=request.reader, edition=data.edition, reason=data.reason)


@router.post("/plans/{pk}/stage", response=PlanOut, summary="Move a plan along its stages")
@access(*KEEPERS)
def change_stage(request: HttpRequest, pk: int, data: StageChange):
    """Agree it, put it in force, close it, or take it back to a draft."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    told = {"edition": data.edition, "on": data.on, "reason": data.reason}
    return move_plan(plan, data.stage, by=request.reader, **told)


@router.get("/plans/{pk}/statements", response=list[StatementOut], summary="Vision, values and principles")
@access(*KEEPERS, each=plans)
def list_statements(request: HttpRequest, pk: int):
    """What the plan says before its sections."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return statements(request.reader).filter(plan=plan).standing()


@router.post("/plans/{pk}/statements", response={201: StatementOut}, summary="Add a statement")
@access(*KEEPERS)
def add_statement(request: HttpRequest, pk: int, data: StatementIn):
    """The vision, a value or a principle."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return editing.add_statement(plan, by=request.reader, **data.model_dump())


@router.patch("/statements/{pk}", response=StatementOut, summary="Reword a statement")
@access(*KEEPERS)
def change_statement(request: HttpRequest, pk: int, data: TextChange):
    """New words for the vision, a value or a principle."""
    statement = get_object_or_404(statements(request.reader), pk=pk)
    return editing.change_statement(statement, by=request.reader, **data.model_dump())


@router.get("/plans/{pk}/sections", response=list[SectionOut], summary="The sections of a plan")
@access(*KEEPERS, each=plans)
def list_sections(request: HttpRequest, pk: int):
    """Those that stand in it, in printed order."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return sections(request.reader).filter(plan=plan).standing().order_by("position", "pk")


@router.post("/plans/{pk}/sections", response={201: SectionOut}, summary="Add a section")
@access(*KEEPERS)
def add_section(request: HttpRequest, pk: int, data: SectionIn):
    """At the end of the plan."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return editing.add_section(plan, by=request.reader, **data.model_dump())


@router.get("/sections/{pk}", response=SectionWithOutcomes, summary="One section")
@access(*KEEPERS, each=plans)
def show_section(request: HttpRequest, pk: int):
    """With its outcomes."""
    return get_object_or_404(sections(request.reader), pk=pk)


@router.patch("/sections/{pk}", response=SectionOut, summary="Change a section")
@access(*KEEPERS)
def change_section(request: HttpRequest, pk: int, data: SectionChange):
    """Its title, kind, reference or lead words."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    return editing.change_section(
        section, by=request.reader, edition=data.edition, reason=data.reason, **given(data)
    )


@router.post("/sections/{pk}/outcomes", response={201: OutcomeOut}, summary="Add an outcome")
@access(*KEEPERS)
def add_outcome(request: HttpRequest, pk: int, data: OutcomeIn):
    """What will be different for children."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    return editing.add_outcome(section, by=request.reader, **data.model_dump())


@router.patch("/outcomes/{pk}", response=OutcomeOut, summary="Reword an outcome")
@access(*KEEPERS)
def change_outcome(request: HttpRequest, pk: int, data: TextChange):
    """New words for an outcome."""
    outcome = get_object_or_404(outcomes(request.reader), pk=pk)
    return editing.change_outcome(outcome, by=request.reader, **data.model_dump())
