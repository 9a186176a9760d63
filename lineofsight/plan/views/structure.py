"""Putting what stands in a plan in order."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from lineofsight.core.access import access

from .. import policies
from ..forms.base import DraftReasonForm
from ..models import StatementKind
from ..presenters.arranging import Arranged, arranged, rows_in_order
from ..presenters.navigation import way_to
from ..queries.objectives import objectives, standing_actions_of
from ..queries.plans import plans, statements
from ..queries.sections import sections, standing_outcomes
from ..services import structure
from .keeping import KEEPERS
from .saving import is_saved, sent


@access(*KEEPERS)
def arrange_sections(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the sections of a plan in order."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    rows = list(sections(request.reader).filter(plan=plan).standing().order_by("position", "pk"))
    return _arrange(request, plan, plan, rows, "the sections of this plan", plan.get_absolute_url())


@access(*KEEPERS)
def arrange_statements(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Put the values or the principles of a plan in order."""
    if kind not in StatementKind.values:
        raise Http404
    plan = get_object_or_404(plans(request.reader), pk=pk)
    rows = list(statements(request.reader).filter(plan=plan, kind=kind).standing().order_by("position", "pk"))
    what = f"the {StatementKind(kind).label.lower()}s of this plan"
    return _arrange(request, plan, plan, rows, what, reverse("plan:about", args=[pk]))


@access(*KEEPERS)
def arrange_objectives(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the objectives of a section in order."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    rows = list(objectives(request.reader).filter(section=section).standing().order_by("position", "pk"))
    return _arrange(
        request, section, section.plan, rows, "the objectives of this section", section.get_absolute_url()
    )


@access(*KEEPERS)
def arrange_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the outcomes of a section in order."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    rows = list(standing_outcomes(section))
    return _arrange(
        request, section, section.plan, rows, "the outcomes of this section", section.get_absolute_url()
    )


@access(*KEEPERS)
def arrange_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the actions of an objective in order."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    rows = list(standing_actions_of(objective))
    plan = objective.section.plan
    return _arrange(
        request, objective, plan, rows, "the actions of this objective", objective.get_absolute_url()
    )


def _arrange(request: HttpRequest, above, plan, rows: list, what: str, back: str) -> HttpResponse:
    """The rows with buttons up and down and a place to type; one reason serves every move made on the page."""
    policies.can_change(request.reader, plan).require()
    form = DraftReasonForm(sent(request), plan=plan, initial={"reason": request.GET.get("why", "")})
    asked = arranged(request.POST, rows)
    if (
        form.is_valid()
        and asked
        and is_saved(form, _mover(request, asked, form.cleaned_data.get("reason", "")))
    ):
        why = form.cleaned_data.get("reason", "")
        return redirect(
            f"{request.path}?{urlencode({'why': why, 'moved': asked.record.pk})}#row-{asked.record.pk}"
        )
    context = {"form": form, "what": what, "back": back, "steps": way_to(above, itself=True)}
    return render(request, "plan/arrange.jinja", context | rows_in_order(request.GET, rows))


def _mover(request: HttpRequest, asked: Arranged, reason: str) -> Callable[[], object]:
    if asked.place:
        return lambda: structure.move_to_place(
            asked.record, by=request.reader, place=asked.place, reason=reason
        )
    return lambda: structure.move_by_one(asked.record, by=request.reader, up=asked.up, reason=reason)
