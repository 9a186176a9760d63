"""Finding what somebody wants to change, of any kind that stands in a plan."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from .. import policies
from ..models import Action, Objective, Outcome, Promise, Section, Statement
from ..queries.objectives import actions, objectives
from ..queries.plans import statements
from ..queries.sections import outcomes, sections
from ..services.changing import plan_of

#: The word for a kind of record in addresses → the rows of it that a reader may see.
ROWS = {
    "statement": statements,
    "section": sections,
    "outcome": outcomes,
    "objective": objectives,
    "action": actions,
}
InPlan = Statement | Section | Outcome | Objective | Action


def found(request: HttpRequest, noun: str, pk: int) -> InPlan:
    """The record, taken out or not, once the reader may change its plan. Raises Http404, NotAllowed."""
    record = get_object_or_404(ROWS[noun](request.reader), pk=pk)
    policies.can_change(request.reader, plan_of(record)).require()
    return record


def changeable(request: HttpRequest, noun: str, pk: int):
    """As `found`; what was taken out of the plan says so before anything is typed."""
    record = found(request, noun, pk)
    if isinstance(record, Promise):
        policies.can_change_promise(request.reader, record, plan_of(record)).require()
    return record


def called(record: InPlan) -> str:
    """How a record is told from its like: its reference, else its title or nothing."""
    if isinstance(record, Promise):
        return record.label
    return str(record) if isinstance(record, Section) else ""
