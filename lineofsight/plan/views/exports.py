"""Taking a plan away as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access

from ..forms.exports import ExportForm
from ..presenters.exports import ExportedFile, exported, only_sections
from ..queries.exchange import plan_as_dict, sections_of
from ..queries.plans import plans


@access("signed-in")
def export_plan(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(plans(request.reader), pk=pk)
    form = ExportForm(request.GET if "kind" in request.GET else None, sections=sections_of(plan))
    if not form.is_valid():
        return render(request, "plan/export.jinja", {"plan": plan, "form": form})
    content = plan_as_dict(plan)
    if form.cleaned_data["sections"]:
        content = only_sections(content, set(form.cleaned_data["sections"]))
    return as_download(exported(content, form.cleaned_data["kind"]))


def as_download(file: ExportedFile) -> HttpResponse:
    """The file as an answer that the browser saves."""
    response = HttpResponse(file.body, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
