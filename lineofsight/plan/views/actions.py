"""The page of an action and its parts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from .. import policies
from ..queries.objectives import action_page, actions
from ..queries.plans import plans
from . import promise_parts


@access(policies.can_keep_plans, each=plans)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """The action, what it is for, who answers, where it stands and what it leaves open."""
    action = get_object_or_404(actions(request.reader), pk=pk)
    page = action_page(action, today())
    context = promise_parts.head(request, action, page.line, "") | promise_parts.first_part(
        request, action, page
    )
    return render(request, "plan/action.jinja", context)


@access(policies.can_keep_plans, each=plans)
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked about an action and what came back."""
    return promise_parts.asked(request, get_object_or_404(actions(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence for an action."""
    return promise_parts.evidence(request, get_object_or_404(actions(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """What people say about an action."""
    return promise_parts.comments(request, get_object_or_404(actions(request.reader), pk=pk))
