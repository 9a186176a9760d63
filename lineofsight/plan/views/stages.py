"""Moving a plan along its stages."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from lineofsight.core.access import access

from .. import policies
from ..forms.stages import MoveStageForm
from ..presenters.stages import move_of
from ..queries.plans import plans
from ..services.stages import move_plan
from ..workflow import STAGES
from .saving import is_saved, sent


@access("role:business-manager", "role:coordinator")
def move_stage(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """Agree a plan, put it into use or close it. Asks once more first. A move that the plan cannot make any more says
    why."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    if stage not in STAGES:
        raise Http404("There is no such stage")
    policies.can_move_to(request.reader, plan, stage).require()
    move = move_of(plan, stage)
    form = MoveStageForm(sent(request), plan=plan, stage=stage)
    if form.is_valid() and is_saved(
        form, lambda: move_plan(plan, stage, by=request.reader, **form.cleaned_data)
    ):
        messages.success(request, f"This plan is now {STAGES[stage][0].lower()}.")
        return redirect(plan)
    return render(request, "plan/move_stage.jinja", {"plan": plan, "move": move, "form": form})
