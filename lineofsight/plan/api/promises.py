"""Objectives, actions and work plans over the API."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import PageNumberPagination, paginate

from lineofsight.core.access import access
from lineofsight.core.clock import today

from ..models import Action, Objective, Outcome
from ..position import Standing
from ..queries.objectives import actions, objectives, part_page
from ..queries.overview import PromiseLine, overview_of
from ..queries.plans import plans
from ..queries.sections import sections, standing_outcomes
from ..queries.work_plans import own_parties, party, with_its_posts, work_plan_of
from ..services import promises
from .plans import KEEPERS
from .promise_shapes import (
    AnsweringChange,
    DueChange,
    ObjectiveIn,
    OutcomesChange,
    PromiseChange,
    PromiseIn,
    PromiseOut,
)
from .shapes import given

router = Router(tags=["plan"])


@router.get("/plans/{pk}/objectives", response=list[PromiseOut], summary="The objectives of a plan")
@access(*KEEPERS, each=plans)
@paginate(PageNumberPagination, page_size=100)
def list_objectives(
    request: HttpRequest, pk: int, section: int | None = None, standing: Standing | None = None
):
    """In printed order; `section` (an id) and `standing` narrow the list."""
    return _listed(request, pk, "objective", section, standing)


@router.get("/plans/{pk}/actions", response=list[PromiseOut], summary="The actions of a plan")
@access(*KEEPERS, each=plans)
@paginate(PageNumberPagination, page_size=100)
def list_actions(request: HttpRequest, pk: int, section: int | None = None, standing: Standing | None = None):
    """In printed order; `section` (an id) and `standing` narrow the list."""
    return _listed(request, pk, "action", section, standing)


def _listed(
    request: HttpRequest, pk: int, kind: str, section: int | None, standing: Standing | None
) -> list[PromiseLine]:
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return [
        line
        for line in overview_of(plan, today(), with_actions=True).promises
        if line.kind == kind and section in (None, line.section_id) and standing in (None, line.standing)
    ]


@router.get("/parties/{pk}/work-plan", response=list[PromiseOut], summary="What somebody answers for")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def work_plan(request: HttpRequest, pk: int):
    """Everything a party answers for in plans that are not closed; an agency also through its posts."""
    whose = party(pk)
    if whose is None:
        raise Http404
    return work_plan_of([one.pk for one in with_its_posts(whose)], request.reader, today())


@router.get("/work-plans/mine", response=list[PromiseOut], summary="What you answer for")
@access("signed-in")
@paginate(PageNumberPagination, page_size=100)
def my_work_plan(request: HttpRequest):
    """As chair of a group, as holder of a post, as an agency's lead, in person."""
    return work_plan_of([one.pk for one in own_parties(request.reader)], request.reader, today())


@router.post("/sections/{pk}/objectives", response={201: PromiseOut}, summary="Add an objective")
@access(*KEEPERS)
def add_objective(request: HttpRequest, pk: int, data: ObjectiveIn):
    """Last in its section."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    made = promises.add_objective(
        section,
        by=request.reader,
        due=data.due.as_due(section.plan),
        answering=[one.as_answerer() for one in data.answering],
        outcomes=_outcomes(section, data.outcomes),
        **data.model_dump(exclude={"due", "answering", "outcomes"}),
    )
    return part_page(made, today())


@router.post("/objectives/{pk}/actions", response={201: PromiseOut}, summary="Add an action")
@access(*KEEPERS)
def add_action(request: HttpRequest, pk: int, data: PromiseIn):
    """Last under its objective."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    made = promises.add_action(
        objective,
        by=request.reader,
        due=data.due.as_due(objective.section.plan),
        answering=[one.as_answerer() for one in data.answering],
        **data.model_dump(exclude={"due", "answering"}),
    )
    return part_page(made, today())


@router.put(
    "/objectives/{pk}/outcomes", response=PromiseOut, summary="Choose which outcomes an objective serves"
)
@access(*KEEPERS)
def choose_outcomes(request: HttpRequest, pk: int, data: OutcomesChange):
    """Ids of outcomes of its own section."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    chosen = _outcomes(objective.section, data.outcomes)
    told = {"edition": data.edition, "reason": data.reason}
    promises.choose_outcomes(objective, by=request.reader, outcomes=chosen, **told)
    return part_page(objective, today())


def _outcomes(section, ids: list[int]) -> list[Outcome]:
    """The outcomes with these ids. Raises Http404 when one does not stand in the section."""
    found = [one for one in standing_outcomes(section) if one.pk in set(ids)]
    if len(found) != len(set(ids)):
        raise Http404
    return found


def found(request: HttpRequest, noun: str, pk: int) -> Objective | Action:
    """The objective or action, when the reader may see it. Raises Http404."""
    return get_object_or_404((objectives if noun == "objective" else actions)(request.reader), pk=pk)


def _operations_on(noun: str) -> None:
    """Reading and changing one objective or action: the same four operations for both."""

    @router.get(f"/{noun}s/{{pk}}", response=PromiseOut, summary=f"One {noun}", operation_id=f"show_{noun}")
    @access(*KEEPERS, each=plans)
    def show(request: HttpRequest, pk: int) -> PromiseLine:
        """Who answers, when, where it stands and why, what came back."""
        return part_page(found(request, noun, pk), today())

    @router.patch(
        f"/{noun}s/{{pk}}",
        response=PromiseOut,
        summary=f"Change the words of an {noun}",
        operation_id=f"change_{noun}",
    )
    @access(*KEEPERS)
    def change(request: HttpRequest, pk: int, data: PromiseChange) -> PromiseLine:
        """Its words and what the plan says around them."""
        promise = found(request, noun, pk)
        told = {"edition": data.edition, "reason": data.reason}
        return part_page(promises.change_promise(promise, by=request.reader, **told, **given(data)), today())

    @router.put(
        f"/{noun}s/{{pk}}/due",
        response=PromiseOut,
        summary=f"Say when an {noun} is due",
        operation_id=f"date_{noun}",
    )
    @access(*KEEPERS)
    def give_date(request: HttpRequest, pk: int, data: DueChange) -> PromiseLine:
        """In words, or as dates, or both."""
        promise = found(request, noun, pk)
        objective = promise if isinstance(promise, Objective) else promise.objective
        told = {
            "edition": data.edition,
            "reason": data.reason,
            "due": data.due.as_due(objective.section.plan),
        }
        return part_page(promises.give_date(promise, by=request.reader, **told), today())

    @router.put(
        f"/{noun}s/{{pk}}/answering",
        response=PromiseOut,
        summary=f"Choose who answers for an {noun}",
        operation_id=f"choose_who_answers_for_{noun}",
    )
    @access(*KEEPERS)
    def choose_who_answers(request: HttpRequest, pk: int, data: AnsweringChange) -> PromiseLine:
        """All of them, in order: who is left out no longer answers."""
        promise = found(request, noun, pk)
        chosen = [one.as_answerer() for one in data.answering]
        told = {"edition": data.edition, "reason": data.reason}
        return part_page(
            promises.choose_who_answers(promise, by=request.reader, answering=chosen, **told), today()
        )


for noun in ("objective", "action"):
    _operations_on(noun)
