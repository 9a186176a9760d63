"""What a plan leaves open, and what its reading was not sure of: found here, settled from here."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lineofsight.core.access import access
from lineofsight.design.forms.saving import carry_out

from .. import policies
from ..forms.gaps import SetAsideForm, SettleDoubtForm
from ..models import Promise
from ..presenters.gaps import KINDS, gap_list, groups_of, kind_of, rows_of
from ..presenters.navigation import pages_of_plan, way_to
from ..presenters.open_gaps import origin_in_words
from ..queries import gaps as queries
from ..queries.objectives import actions, objectives
from ..queries.plans import plans
from ..services.gaps import plan_of, set_aside_gap, settle_doubt, take_up_gap
from .found import must_stand
from .saving import sent

KEEPERS = ("role:business-manager", "role:coordinator")
#: So many doubts of the reading stand on the page at once; the others come up as these are settled.
FIRST_DOUBTS = 25
ROWS = {"objective": objectives, "action": actions}


@access(*KEEPERS)
def gaps(request: HttpRequest, pk: int) -> HttpResponse:
    """What a plan leaves open, and the ways to settle it. Gaps by kind with the first of each; narrowed, the list of
    them. Doubts of the reading stand below."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    rows = rows_of(plan)
    listing = gap_list(request.GET, rows, plan)
    if export := listing.export():
        return export
    doubts = queries.open_doubts(plan)
    context = {
        "plan": plan,
        "pages": pages_of_plan(plan, request.reader, "plan:gaps"),
        "list": listing,
        "groups": groups_of(rows, reverse("plan:gaps", args=[plan.pk])),
        "aside": sum(row.state == "aside" for row in rows),
        "doubts": [] if listing.is_narrowed else doubts[:FIRST_DOUBTS],
        "all_doubts": 0 if listing.is_narrowed else doubts.count(),
        "may_change": policies.can_change(request.reader, plan),
    }
    return render(request, "plan/gaps.jinja", context)


@access(*KEEPERS)
def set_aside(request: HttpRequest, noun: str, pk: int, kind: str) -> HttpResponse:
    """Let a gap of an objective or action stand, with the reason."""
    promise = _promise(request, noun, pk)
    if kind not in KINDS:
        raise Http404("There is no such gap")
    policies.can_change(request.reader, plan_of(promise)).require()
    form = SetAsideForm(sent(request))
    must_stand(promise, request.reader, form if form.is_bound else None)
    if form.is_valid() and carry_out(
        form, lambda: set_aside_gap(promise, kind, by=request.reader, **form.cleaned_data)
    ):
        messages.success(request, "It may stand as it is; the reason is kept with it.")
        return redirect(promise)
    context = {"promise": promise, "kind": kind_of(kind), "form": form, "steps": way_to(promise, itself=True)}
    return render(request, "plan/gaps_set_aside.jinja", context)


@access(*KEEPERS)
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a gap again that was let stand."""
    gap = get_object_or_404(queries.set_aside_gaps(request.reader), pk=pk)
    promise = gap.objective or gap.action
    take_up_gap(gap, by=request.reader)
    messages.success(request, "It counts as a gap again.")
    return redirect(promise)


@access(*KEEPERS)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at one doubt of the reading beside what it is about, and say how it was settled."""
    doubt = get_object_or_404(queries.doubts(request.reader), pk=pk)
    policies.can_change(request.reader, doubt.plan).require()
    about = doubt.action or doubt.objective or doubt.section
    back = about.get_absolute_url() if about else reverse("plan:gaps", args=[doubt.plan_id])
    form = SettleDoubtForm(sent(request))
    if form.is_valid() and carry_out(
        form, lambda: settle_doubt(doubt, by=request.reader, **form.cleaned_data)
    ):
        messages.success(request, "The doubt is settled.")
        return redirect(reverse("plan:gaps", args=[doubt.plan_id]))
    context = {
        "doubt": doubt,
        "about": about,
        "origin": origin_in_words(about.origin) if isinstance(about, Promise) else "",
        "form": form,
        "steps": way_to(about, itself=True) if about else way_to(doubt.plan, itself=True),
        "cancel_href": back,
    }
    return render(request, "plan/gaps_doubt.jinja", context)


def _promise(request: HttpRequest, noun: str, pk: int) -> Promise:
    if noun not in ROWS:
        raise Http404("There is no such kind of record")
    return get_object_or_404(ROWS[noun](request.reader), pk=pk)
