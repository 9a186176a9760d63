"""Keeping the plan itself: its title, statements, sections and outcomes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lineofsight.core.access import access

from .. import policies
from ..forms.sections import NewStatementForm, OutcomeForm, PlanForm, SectionForm, StatementForm
from ..models import Plan
from ..presenters.ways import other_ways
from ..queries.plans import plans, statements
from ..queries.sections import outcomes, sections
from ..services import editing
from .saving import done, form_page, is_saved, sent

KEEPERS = ("role:business-manager", "role:coordinator")


@access(*KEEPERS)
def add_plan(request: HttpRequest) -> HttpResponse:
    """Start an empty plan."""
    form = PlanForm(sent(request), plan=Plan())
    made: list[Plan] = []
    if form.is_valid() and is_saved(
        form, lambda: made.append(editing.add_plan(by=request.reader, **form.cleaned_data))
    ):
        return done(
            request,
            "The plan is a draft: only those who keep plans see it. Add its first section.",
            made[0].get_absolute_url(),
        )
    back = reverse("plan:plans")
    more = {"steps": [("Plans", back)]}
    return form_page(
        request, form, above=None, heading="Start an empty plan", back=back, button="Start the plan", **more
    )


@access(*KEEPERS)
def change_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan's title or period."""
    plan = _changeable(request, get_object_or_404(plans(request.reader), pk=pk))
    form = PlanForm(sent(request), plan=plan, record=plan)
    back = reverse("plan:about", args=[pk])
    if form.is_valid() and is_saved(
        form, lambda: editing.change_plan(plan, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The plan was changed.", back)
    return form_page(request, form, above=plan, heading="Change title or period", back=back)


@access(*KEEPERS)
def add_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the vision, a value or a principle."""
    plan = _changeable(request, get_object_or_404(plans(request.reader), pk=pk))
    form = NewStatementForm(sent(request), plan=plan)
    back = reverse("plan:about", args=[pk])
    if form.is_valid() and is_saved(
        form, lambda: editing.add_statement(plan, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The statement was added.", back)
    return form_page(request, form, above=plan, heading="Add a statement", back=back, button="Add")


@access(*KEEPERS)
def change_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword a statement."""
    statement = get_object_or_404(statements(request.reader), pk=pk)
    form = StatementForm(sent(request), plan=_changeable(request, statement.plan), record=statement)
    back = reverse("plan:about", args=[statement.plan_id])
    if form.is_valid() and is_saved(
        form, lambda: editing.change_statement(statement, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The statement was changed.", back)
    heading = f"Change the {statement.get_kind_display().lower()}"
    more = {"template": "plan/change_form.jinja", "ways": other_ways(statement)}
    return form_page(request, form, above=statement.plan, heading=heading, back=back, **more)


@access(*KEEPERS)
def add_section(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a section at the end of a plan."""
    plan = _changeable(request, get_object_or_404(plans(request.reader), pk=pk))
    form = SectionForm(sent(request), plan=plan)
    made: list = []
    if form.is_valid() and is_saved(
        form, lambda: made.append(editing.add_section(plan, by=request.reader, **form.cleaned_data))
    ):
        return done(request, "The section was added. Add its first objective.", made[0].get_absolute_url())
    return form_page(
        request, form, above=plan, heading="Add a section", back=plan.get_absolute_url(), button="Add"
    )


@access(*KEEPERS)
def change_section(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a section's title, kind or reference."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    form = SectionForm(sent(request), plan=_changeable(request, section.plan), record=section)
    back = section.get_absolute_url()
    if form.is_valid() and is_saved(
        form, lambda: editing.change_section(section, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The section was changed.", back)
    return form_page(request, form, above=section, heading="Change this section", back=back)


@access(*KEEPERS)
def add_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an outcome to a section."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    form = OutcomeForm(sent(request), plan=_changeable(request, section.plan))
    back = section.get_absolute_url()
    if form.is_valid() and is_saved(
        form, lambda: editing.add_outcome(section, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The outcome was added.", back)
    return form_page(request, form, above=section, heading="Add an outcome", back=back, button="Add")


@access(*KEEPERS)
def change_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword an outcome."""
    outcome = get_object_or_404(outcomes(request.reader), pk=pk)
    form = OutcomeForm(sent(request), plan=_changeable(request, outcome.section.plan), record=outcome)
    back = outcome.get_absolute_url()
    if form.is_valid() and is_saved(
        form, lambda: editing.change_outcome(outcome, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The outcome was changed.", back)
    more = {"template": "plan/change_form.jinja", "ways": other_ways(outcome)}
    return form_page(request, form, above=outcome.section, heading="Change this outcome", back=back, **more)


def _changeable(request: HttpRequest, plan: Plan) -> Plan:
    """The plan, once the reader may change it: a closed plan says so before anything is typed."""
    policies.can_change(request.reader, plan).require()
    return plan
