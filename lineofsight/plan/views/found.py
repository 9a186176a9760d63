"""Finding what somebody wants to change, of any kind that stands in a plan."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lineofsight.core.access import Reader
from lineofsight.core.errors import NotAllowed
from lineofsight.design.forms import Form

from .. import policies
from ..models import Action, Objective, Outcome, Promise, Section, Statement
from ..presenters.navigation import shortened, way_to
from ..presenters.typed import typed_in
from ..queries.objectives import actions, objectives
from ..queries.plans import statements
from ..queries.retired import departure_of
from ..queries.sections import outcomes, sections
from ..services.changing import noun_of, parent_of, plan_of

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
    """As `found`; what was taken out of the plan says so before anything is typed. What is sent all the same goes on to its
    form, which keeps it (`saving`)."""
    record = found(request, noun, pk)
    if request.method != "POST":
        must_stand(record, request.reader)
    return record


class TakenOutMeanwhile(NotAllowed):
    """What somebody wants to change was taken out of the plan. Its page says by whom and why, where it went, and holds what
    was typed."""

    template, status = "plan/taken_out_meanwhile.jinja", 409

    def __init__(self, record: InPlan, reader: Reader, form: Form | None = None):
        super().__init__(f"This {noun_of(record)} was taken out of the plan")
        self.record, self.reader, self.form = record, reader, form

    def context(self) -> dict:
        return {
            "record": self.record,
            "noun": noun_of(self.record),
            "words": shortened(str(self.record), 300),
            "departure": departure_of(self.record, self.reader),
            "typed": typed_in(self.form) if self.form else [],
            "steps": way_to(parent_of(self.record), itself=True),
        }


def must_stand(record: InPlan | None, reader: Reader, form: Form | None = None) -> None:
    """Raises TakenOutMeanwhile for what no longer stands in the plan, holding what was typed into the form."""
    if getattr(record, "retired_on", None):
        raise TakenOutMeanwhile(record, reader, form)


def called(record: InPlan) -> str:
    """How a record is told from its like: its reference, else its title or nothing."""
    if isinstance(record, Promise):
        return record.label
    return str(record) if isinstance(record, Section) else ""
