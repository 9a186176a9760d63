"""The list of plans, and the pages of one plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from .. import policies, queries
from ..presenters.lists import choices_of_plan, plan_list, promise_list
from ..presenters.navigation import pages_of_plan
from ..presenters.stages import moves_for
from ..presenters.wall import wall_of
from ..queries.overview import overview_of
from ..queries.plans import statements_of
from ..queries.retired import taken_out_of
from ..queries.sentences import position_in_three_sentences


@access("signed-in")
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan the reader may see."""
    listing = plan_list(request.GET, queries.plans.plans_with_counts(request.reader, today()))
    may_keep = policies.can_keep_plans(request.reader)
    return listing.export() or render(request, "plan/plans.jinja", {"list": listing, "may_keep": may_keep})


@access(policies.can_keep_plans, each=queries.plans.plans)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan at a glance: who answers and what falls when in a sentence each, and the wall with its own answer."""
    plan = get_object_or_404(queries.plans.plans(request.reader), pk=pk)
    overview = overview_of(plan, today())
    shown = {
        "sentences": position_in_three_sentences(overview)[:2],
        "wall": wall_of(overview, request.GET),
        "next_stage": next((one for one in moves_for(request.reader, plan) if not one.takes_away), None),
        "overview": overview,
    }
    return render(request, "plan/plan.jinja", _about_plan(request, plan, "plan:plan") | shown)


@access(policies.can_keep_plans, each=queries.plans.plans)
def promises(request: HttpRequest, pk: int) -> HttpResponse:
    """Every objective and action of a plan as a list."""
    plan = get_object_or_404(queries.plans.plans(request.reader), pk=pk)
    on = today()
    overview = overview_of(plan, on, with_actions=True)
    listing = promise_list(
        request,
        overview.promises,
        on=on,
        name=f"Objectives and actions of {plan.title}",
        choices=overview.once(choices_of_plan),
    )
    context = _about_plan(request, plan, "plan:promises") | {"list": listing}
    return listing.export() or render(request, "plan/promises.jinja", context)


@access(policies.can_keep_plans, each=queries.plans.plans)
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """What a plan says before its sections: vision, values, principles; and where it stands as a document."""
    plan = get_object_or_404(queries.plans.plans(request.reader), pk=pk)
    context = _about_plan(request, plan, "plan:about") | {"statements": statements_of(plan)}
    return render(request, "plan/about.jinja", context | {"moves": moves_for(request.reader, plan)})


@access("role:business-manager", "role:coordinator")
def taken_out(request: HttpRequest, pk: int) -> HttpResponse:
    """What was taken out of a plan, each with the way to put it back."""
    plan = get_object_or_404(queries.plans.plans(request.reader), pk=pk)
    context = _about_plan(request, plan, "") | {"rows": taken_out_of(plan)}
    return render(request, "plan/taken_out.jinja", context)


def _about_plan(request: HttpRequest, plan, current: str) -> dict:
    return {
        "plan": plan,
        "pages": pages_of_plan(plan, request.reader, current),
        "may_change": policies.can_change(request.reader, plan),
    }
