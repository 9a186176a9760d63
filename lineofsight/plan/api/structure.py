"""The shape of a plan over the API: order, moving, splitting, merging, taking out, putting back, and history."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from lineofsight.core.access import access
from lineofsight.core.clock import today

from ..queries.objectives import actions, objectives, part_page
from ..queries.plans import plans, statements
from ..queries.sections import outcomes, sections
from ..queries.stories import story_page
from ..services import editing, structure
from ..services.structure import Piece
from .plans import KEEPERS
from .promise_shapes import Merge, MoveToObjective, MoveToSection, Place, PromiseOut, Split
from .shapes import (
    EventOut,
    Events,
    MergeSections,
    MergeText,
    MoveStatement,
    OutcomeOut,
    Retire,
    SectionWithOutcomes,
    SplitSection,
    SplitText,
    StatementOut,
)

router = Router(tags=["plan"])
ROWS = {
    "statement": statements,
    "section": sections,
    "outcome": outcomes,
    "objective": objectives,
    "action": actions,
}


@router.post("/objectives/{pk}/move", response=PromiseOut, summary="Move an objective to another section")
@access(*KEEPERS)
def move_objective(request: HttpRequest, pk: int, data: MoveToSection):
    """To the end of another section of the same plan, with its actions."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    section = get_object_or_404(sections(request.reader), pk=data.section)
    told = {"edition": data.edition, "reason": data.reason}
    return part_page(structure.move_objective(objective, by=request.reader, section=section, **told), today())


@router.post("/actions/{pk}/move", response=PromiseOut, summary="Move an action to another objective")
@access(*KEEPERS)
def move_action(request: HttpRequest, pk: int, data: MoveToObjective):
    """To the end of another objective's actions in the same plan."""
    action = get_object_or_404(actions(request.reader), pk=pk)
    above = get_object_or_404(objectives(request.reader), pk=data.objective)
    told = {"edition": data.edition, "reason": data.reason}
    return part_page(structure.move_action(action, by=request.reader, objective=above, **told), today())


@router.post("/objectives/{pk}/split", response=list[PromiseOut], summary="Split an objective")
@access(*KEEPERS)
def split_objective(request: HttpRequest, pk: int, data: Split):
    """Into two or more, in order. Each keeps the date, the outcomes and everybody who answers."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    pieces = [Piece(piece.text, frozenset(piece.actions)) for piece in data.pieces]
    told = {"edition": data.edition, "reason": data.reason}
    made = structure.split_objective(objective, by=request.reader, pieces=pieces, **told)
    return [part_page(one, today()) for one in made]


@router.post("/objectives/{pk}/merge", response=PromiseOut, summary="Merge two objectives")
@access(*KEEPERS)
def merge_objectives(request: HttpRequest, pk: int, data: Merge):
    """This one stays, with everybody, every outcome and every action of both; the other leaves the plan."""
    kept = get_object_or_404(objectives(request.reader), pk=pk)
    gone = get_object_or_404(objectives(request.reader), pk=data.other)
    made = structure.merge_objectives(
        kept,
        gone,
        by=request.reader,
        on=today(),
        text=data.text,
        due=data.due.as_due(kept.section.plan),
        editions=(data.edition, data.other_edition),
        reason=data.reason,
    )
    return part_page(made, today())


@router.post("/outcomes/{pk}/move", response=OutcomeOut, summary="Move an outcome to another section")
@access(*KEEPERS)
def move_outcome(request: HttpRequest, pk: int, data: MoveToSection):
    """To the end of another section of the same plan; the objectives of this one no longer serve it."""
    outcome = get_object_or_404(outcomes(request.reader), pk=pk)
    section = get_object_or_404(sections(request.reader), pk=data.section)
    told = {"edition": data.edition, "reason": data.reason}
    return structure.move_outcome(outcome, by=request.reader, section=section, **told)


@router.post("/statements/{pk}/move", response=StatementOut, summary="Make another kind of a statement")
@access(*KEEPERS)
def move_statement(request: HttpRequest, pk: int, data: MoveStatement):
    """A principle of a value, or the other way round."""
    statement = get_object_or_404(statements(request.reader), pk=pk)
    return structure.move_statement(statement, by=request.reader, **data.model_dump())


@router.post("/sections/{pk}/split", response=SectionWithOutcomes, summary="Split a section")
@access(*KEEPERS)
def split_section(request: HttpRequest, pk: int, data: SplitSection):
    """These outcomes and objectives go to a new section right after it, which comes back."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    return structure.split_section(section, by=request.reader, **data.model_dump())


@router.post("/sections/{pk}/merge", response=SectionWithOutcomes, summary="Merge two sections")
@access(*KEEPERS)
def merge_sections(request: HttpRequest, pk: int, data: MergeSections):
    """This one stays, with the outcomes and objectives of both; the other leaves the plan."""
    kept = get_object_or_404(sections(request.reader), pk=pk)
    gone = get_object_or_404(sections(request.reader), pk=data.other)
    return structure.merge_sections(kept, gone, by=request.reader, title=data.title, **_two(data))


@router.post("/actions/{pk}/split", response=list[PromiseOut], summary="Split an action")
@access(*KEEPERS)
def split_action(request: HttpRequest, pk: int, data: SplitText):
    """Into two or more, in order. Each keeps the date and everybody who answers."""
    action = get_object_or_404(actions(request.reader), pk=pk)
    made = structure.split_action(action, by=request.reader, **data.model_dump())
    return [part_page(one, today()) for one in made]


@router.post("/actions/{pk}/merge", response=PromiseOut, summary="Merge two actions")
@access(*KEEPERS)
def merge_actions(request: HttpRequest, pk: int, data: Merge):
    """This one stays, with everybody who answers for either; the other leaves the plan."""
    kept = get_object_or_404(actions(request.reader), pk=pk)
    gone = get_object_or_404(actions(request.reader), pk=data.other)
    due = data.due.as_due(kept.objective.section.plan)
    made = structure.merge_actions(kept, gone, by=request.reader, text=data.text, due=due, **_two(data))
    return part_page(made, today())


def _two(data: Merge | MergeText | MergeSections) -> dict:
    """What every merge is told: the day, both editions, why."""
    return {"on": today(), "editions": (data.edition, data.other_edition), "reason": data.reason}


@router.get("/plans/{pk}/history", response=Events, summary="The history of a plan")
@access(*KEEPERS, each=plans)
def history_of_plan(request: HttpRequest, pk: int, before: int | None = None):
    """Of the plan and everything in it, 50 events at a time."""
    return _events(request, get_object_or_404(plans(request.reader), pk=pk), before)


def _events(request: HttpRequest, record, before: int | None) -> dict:
    story = story_page(record, request.reader, before=before)
    events = [
        EventOut(
            at=told.line.at,
            kind=told.line.kind,
            record=told.line.subject,
            who=told.who,
            reason=told.line.reason,
            changes=told.line.changes if told.line.kind.startswith("plan.") else {},
        )
        for told in story.events
    ]
    return {"events": events, "before": story.before}


def _operations_on(noun: str) -> None:
    """What can be done with every kind of record that stands in a plan."""
    rows, called = ROWS[noun], f"a{'n' if noun[0] in 'aeiou' else ''} {noun}"

    @router.post(
        f"/{noun}s/{{pk}}/place",
        response={204: None},
        summary=f"Put {called} at a place",
        operation_id=f"place_{noun}",
    )
    @access(*KEEPERS)
    def place(request: HttpRequest, pk: int, data: Place):
        """Among those like it."""
        record = get_object_or_404(rows(request.reader), pk=pk)
        structure.move_to_place(record, by=request.reader, place=data.place, reason=data.reason)
        return

    @router.post(
        f"/{noun}s/{{pk}}/retire",
        response={204: None},
        summary=f"Take {called} out of the plan",
        operation_id=f"retire_{noun}",
    )
    @access(*KEEPERS)
    def retire(request: HttpRequest, pk: int, data: Retire):
        """With what stands below it. Its history stays, and it can be put back."""
        record = get_object_or_404(rows(request.reader), pk=pk)
        editing.retire(record, by=request.reader, on=today(), edition=data.edition, reason=data.reason)
        return

    @router.post(
        f"/{noun}s/{{pk}}/restore",
        response={204: None},
        summary=f"Put {called} back",
        operation_id=f"restore_{noun}",
    )
    @access(*KEEPERS)
    def restore(request: HttpRequest, pk: int, data: Retire):
        """At its old place, with everything that was taken out with it."""
        record = get_object_or_404(rows(request.reader), pk=pk)
        editing.restore(record, by=request.reader, edition=data.edition, reason=data.reason)
        return

    @router.get(
        f"/{noun}s/{{pk}}/history",
        response=Events,
        summary=f"The history of {called}",
        operation_id=f"history_of_{noun}",
    )
    @access(*KEEPERS, each=plans)
    def history(request: HttpRequest, pk: int, before: int | None = None):
        """Newest first, 50 events at a time."""
        return _events(request, get_object_or_404(rows(request.reader), pk=pk), before)


def _operations_on_texts(noun: str, shape: type) -> None:
    """Splitting and merging of what is only a text."""
    rows, called = ROWS[noun], f"a{'n' if noun[0] in 'aeiou' else ''} {noun}"

    @router.post(
        f"/{noun}s/{{pk}}/split",
        response=list[shape],  # type: ignore[valid-type]
        summary=f"Split {called}",
        operation_id=f"split_{noun}",
    )
    @access(*KEEPERS)
    def split(request: HttpRequest, pk: int, data: SplitText):
        """Into two or more, in order; the first stays the record itself."""
        record = get_object_or_404(rows(request.reader), pk=pk)
        return structure.split_text(record, by=request.reader, **data.model_dump())

    @router.post(
        f"/{noun}s/{{pk}}/merge", response=shape, summary=f"Merge two {noun}s", operation_id=f"merge_{noun}s"
    )
    @access(*KEEPERS)
    def merge(request: HttpRequest, pk: int, data: MergeText):
        """This one stays; the other leaves the plan."""
        kept = get_object_or_404(rows(request.reader), pk=pk)
        gone = get_object_or_404(rows(request.reader), pk=data.other)
        return structure.merge_texts(kept, gone, by=request.reader, text=data.text, **_two(data))


for noun in ROWS:
    _operations_on(noun)
for noun, shape in (("statement", StatementOut), ("outcome", OutcomeOut)):
    _operations_on_texts(noun, shape)
