"""The history of everything in a plan."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lineofsight.core.access import access
from lineofsight.history.services import reference
from lineofsight.links.queries import links_of

from .. import policies
from ..presenters.history import events_shown
from ..presenters.navigation import pages_of_plan, parts_of_promise, way_to
from ..queries.objectives import actions, objectives
from ..queries.plans import plans, statements
from ..queries.sections import outcomes, sections
from ..queries.stories import story_page


@access(policies.can_keep_plans, each=plans)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to a plan and everything in it."""
    plan = get_object_or_404(plans(request.reader), pk=pk)
    return _story(
        request, plan, {"plan": plan, "pages": pages_of_plan(plan, request.reader, "plan:plan_history")}
    )


@access(policies.can_keep_plans, each=plans)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to the vision, a value or a principle."""
    return _story_with_links(request, get_object_or_404(statements(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def section(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to a section and what stands in it."""
    return _story_with_links(request, get_object_or_404(sections(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to an outcome."""
    return _story_with_links(request, get_object_or_404(outcomes(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def objective(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to an objective, where it came from and what became of it."""
    return _story_of_promise(request, get_object_or_404(objectives(request.reader), pk=pk))


@access(policies.can_keep_plans, each=plans)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to an action."""
    return _story_of_promise(request, get_object_or_404(actions(request.reader), pk=pk))


def _story_of_promise(request: HttpRequest, promise) -> HttpResponse:
    return _story_with_links(request, promise, parts=parts_of_promise(promise, "_history"))


def _story_with_links(request: HttpRequest, record: models.Model, **context) -> HttpResponse:
    return _story(request, record, {"links": links_of(record, request.reader)} | context)


def _story(request: HttpRequest, record: models.Model, context: dict) -> HttpResponse:
    before = request.GET.get("before", "")
    story = story_page(
        record, request.reader, before=int(before) if before.isascii() and before.isdigit() else None
    )
    shown = {
        "record": record,
        "noun": record._meta.model_name,
        "steps": way_to(record, itself=record._meta.model_name != "plan"),
        "events": events_shown(story, of=reference(record)),
        "older": story.before,
        "is_first_page": not before,
    }
    return render(request, "plan/history.jinja", context | shown)
