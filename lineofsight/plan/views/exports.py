"""Taking a plan away as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from .. import policies
from ..forms.exports import ExportForm
from ..presenters.exports import ExportedFile, exported, only_sections
from ..queries.exchange import plan_as_dict, sections_of
from ..queries.heard import plan_with_last_answers
from ..queries.plans import plans


@access(policies.can_keep_plans, each=plans)
def export_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan as a file; for a meeting with what was last heard of each row under its Progress."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    form = ExportForm(request.GET if "kind" in request.GET else None, sections=sections_of(plan))
    if not form.is_valid():
        return render(request, "plan/export.jinja", {"plan": plan, "form": form})
    chosen = form.cleaned_data
    heard = chosen["progress"] == "heard" and chosen["kind"] != "json"
    content = plan_with_last_answers(plan, today()) if heard else plan_as_dict(plan)
    if chosen["sections"]:
        content = only_sections(content, set(chosen["sections"]))
    return as_download(exported(content, chosen["kind"]))


def as_download(file: ExportedFile) -> HttpResponse:
    """The file as an answer that the browser saves."""
    response = HttpResponse(file.body, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
