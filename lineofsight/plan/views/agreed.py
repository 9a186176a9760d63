"""The plan as it was agreed beside the plan as it is now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access

from .. import policies
from ..presenters.agreed import sections_shown
from ..presenters.differences import counted, shown
from ..presenters.navigation import pages_of_plan
from ..presenters.stages import moves_for
from ..queries.agreed import agreed_beside_now
from ..queries.plans import plans


@access(policies.can_keep_plans, each=plans)
def as_agreed(request: HttpRequest, pk: int, version: int | None = None) -> HttpResponse:
    """The plan as it was agreed beside the plan as it is now. What changed since, or with `?show=all` everything."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    compared = agreed_beside_now(plan, version)
    if compared is None and version is not None:
        raise Http404("There is no such version")
    everything = request.GET.get("show") == "all"
    context = {
        "plan": plan,
        "pages": pages_of_plan(plan, request.reader, "plan:as_agreed"),
        "may_change": policies.can_change(request.reader, plan),
        "moves": moves_for(request.reader, plan),
        "compared": compared,
        "everything": everything,
    }
    if compared:
        context["counts"] = counted(compared.differences)
        context["plan_differences"] = [shown(each) for each in compared.plan_differences]
        context["sections"] = sections_shown(compared, request.GET)
    return render(request, "plan/agreed.jinja", context)
