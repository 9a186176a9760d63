"""The page of a section."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.lists import in_pages

from .. import policies
from ..presenters.navigation import way_to
from ..queries.plans import plans
from ..queries.sections import section_page, sections
from ..queries.sentences import lines_in_a_sentence


@access(policies.can_keep_plans, each=plans)
def section(request: HttpRequest, pk: int) -> HttpResponse:
    """A section: its outcomes and its objectives, with who answers, when, and where each stands."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    on = today()
    page = section_page(section, on)
    context = {
        "page": page,
        "objectives": in_pages(request.GET, page.objectives, noun=("objective",), name="Objectives"),
        "sentence": lines_in_a_sentence(page.objectives, on),
        "steps": way_to(section),
        "may_change": policies.can_change(request.reader, section.plan),
    }
    return render(request, "plan/section.jinja", context)
