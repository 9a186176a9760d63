"""The pictures of a plan: the timeline, and who carries what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.returns.queries import answer_days

from .. import policies
from ..presenters.carriers import carriers_of
from ..presenters.navigation import pages_of_plan
from ..presenters.timeline import timeline_of
from ..queries.overview import overview_of
from ..queries.plans import plans


@access(policies.can_keep_plans, each=plans)
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """What falls when, and what was never dated."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    on = today()
    shown = timeline_of(plan, overview_of(plan, on, with_actions=True), request.GET, answer_days)
    pages = pages_of_plan(plan, request.reader, "plan:timeline")
    return render(request, "plan/timeline.jinja", {"plan": plan, "pages": pages, "timeline": shown})


@access(policies.can_keep_plans, each=plans)
def carriers(request: HttpRequest, pk: int) -> HttpResponse:
    """On whom the plan rests, and what rests on nobody."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    shown = carriers_of(overview_of(plan, today()), plan.pk, request.GET)
    pages = pages_of_plan(plan, request.reader, "plan:carriers")
    return render(request, "plan/carriers.jinja", {"plan": plan, "pages": pages, "carriers": shown})
