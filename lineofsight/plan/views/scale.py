"""The scale on which a plan is rated."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lineofsight.core.access import access

from .. import policies
from ..forms.scale import ScaleForm
from ..queries.plans import plans
from ..ratings import PRESETS, scale_of_key
from ..services.progress import choose_scale
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent


@access(*KEEPERS)
def rating_scale(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the steps on which a plan is rated, their words and colours. `?start=` begins with one that is ready:
    "printed" is the plan's own key."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    policies.can_change(request.reader, plan).require()
    printed = scale_of_key(plan.status_key)
    ready = {**({"printed": ("As this plan prints it", printed)} if printed else {}), **PRESETS}
    start = request.GET.get("start", "")
    scale = ready[start][1] if start in ready else plan.scale
    form = ScaleForm(sent(request), plan=plan, scale=scale)
    back = reverse("plan:about", args=[pk])
    if form.is_valid() and is_saved(form, lambda: choose_scale(plan, by=request.reader, **form.cleaned_data)):
        return done(request, "The scale was changed. What was rated before keeps its words.", back)
    more = {"template": "plan/scale_form.jinja", "ready": [(key, name) for key, (name, _) in ready.items()]}
    heading = "How objectives and actions are rated"
    return form_page(request, form, above=plan, heading=heading, back=back, start=start, **more)
