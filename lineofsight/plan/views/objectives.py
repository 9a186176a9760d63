"""The page of an objective and its parts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.lists import in_pages

from .. import policies
from ..queries.objectives import objective_page, objectives
from ..queries.plans import plans
from . import promise_parts


@access(policies.can_keep_plans, each=plans)
def objective(request: HttpRequest, pk: int) -> HttpResponse:
    """The promise, who answers, where it stands, what happens next, its actions and what it leaves open."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    page = objective_page(objective, today())
    context = promise_parts.head(request, objective, page.line, "") | promise_parts.first_part(
        request, objective, page
    )
    actions = in_pages(request.GET, page.actions, noun=("action",), name="Actions")
    return render(request, "plan/objective.jinja", context | {"actions": actions})


@access(policies.can_keep_plans, each=plans)
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked about an objective and what came back."""
    return promise_parts.asked(request, get_object_or_404(objectives(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence for an objective."""
    return promise_parts.evidence(request, get_object_or_404(objectives(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """What people say about an objective."""
    return promise_parts.comments(request, get_object_or_404(objectives(request.reader), pk=pk))
