"""Bringing a plan in, step by step. Each step can be left and taken up again; nothing is kept before it is saved."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lineofsight.core.access import access
from lineofsight.core.errors import Refused
from lineofsight.design.forms.saving import carry_out

from .. import tasks
from ..forms.imports import (
    ColumnsForm,
    DifferencesForm,
    ImportForm,
    LeadsForm,
    RowForm,
    UploadForm,
    proposals_for,
)
from ..importing.decisions import CannotDecide, row_at
from ..models import ImportStage, Plan, PlanImport
from ..presenters import imports as shown
from ..presenters.preview import path_from, preview_of
from ..queries import imports as queries
from ..queries.plans import plans
from ..services import importing as services
from ..services.matching import SORTS
from .saving import sent

#: As many names are offered while somebody types; of more, those near what was typed are named when it is sent.
MOST_NAMES = 500
KEEPERS = ("role:business-manager", "role:coordinator")


@access(*KEEPERS)
def imports(request: HttpRequest) -> HttpResponse:
    """Every import: those still open, and what became of the others."""
    listing = shown.import_list(request.GET, queries.import_lines(request.reader))
    return listing.export() or render(request, "plan/imports/imports.jinja", {"list": listing})


@access(*KEEPERS)
def start(request: HttpRequest, newer_version_of: Plan | None = None) -> HttpResponse:
    """Bring a plan in: choose a file or paste the text; the reading begins at once."""
    form = UploadForm(sent(request), request.FILES if request.method == "POST" else None)
    begun: list[PlanImport] = []
    if form.is_valid() and carry_out(
        form, lambda: begun.append(_begin(request, form, newer_version_of)), field="file"
    ):
        tasks.have_read(begun[0])
        return redirect(begun[0])
    waiting = [line for line in queries.import_lines(request.reader) if line.in_progress]
    context = {"form": form, "newer_version_of": newer_version_of, "waiting": waiting}
    return render(request, "plan/imports/start.jinja", context)


def _begin(request: HttpRequest, form: UploadForm, plan: Plan | None) -> PlanImport:
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if file:
        return services.begin_import(file, by=request.reader, newer_version_of=plan)
    return services.begin_from_text(text, by=request.reader, newer_version_of=plan)


@access(*KEEPERS)
def newer_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a newer version of a plan's file."""
    return start(request, get_object_or_404(plans(request.reader), pk=pk))


@access(*KEEPERS)
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an import stands: being read, failed, to be checked, or done. The next step is one press away."""
    plan_import = _found(request, pk)
    if plan_import.stage == ImportStage.CHECKING:
        return redirect("plan:import_check", pk)
    context = {"plan_import": plan_import, "work": shown.reading_under_way(plan_import)}
    return render(request, "plan/imports/progress.jinja", context)


def while_checking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the import itself. One that is being read, or finished, is shown on its own page instead."""

    @wraps(view)
    def found(request: HttpRequest, pk: int, **named: str) -> HttpResponse:
        plan_import = get_object_or_404(queries.imports(request.reader), pk=pk)
        if plan_import.stage == ImportStage.CHECKING:
            return view(request, plan_import, **named)
        return redirect(plan_import)

    return found


@access(*KEEPERS)
@while_checking
def check(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Check what was understood of a plan's file. The printed document on the left, what was understood on the right,
    doubts in between. Sent, it says whether the file is a newer version of a plan that is here."""
    if request.method == "POST":
        return _compare_with(request, plan_import)
    decided = queries.decided(plan_import)
    asked = request.GET.get("page", "")
    preview = preview_of(plan_import.document, decided.content, int(asked[:4]) if asked.isdecimal() else 1)
    context = _step(plan_import, "check", decided.content) | {
        "preview": preview,
        "doubts": shown.doubts_shown(plan_import, decided.content, preview),
        "lost": [plan_import.decisions[place] for place in decided.lost],
        "earlier": queries.earlier_version(plan_import, decided.content, request.reader),
    }
    return render(request, "plan/imports/check.jinja", context)


def _compare_with(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    chosen = request.POST.get("plan", "")
    plan = get_object_or_404(plans(request.reader), pk=int(chosen)) if chosen.isdecimal() else None
    _say_refusal(
        request,
        lambda: services.compare_with(plan_import, plan, by=request.reader, edition=_edition(request)),
    )
    return redirect("plan:import_differences" if plan else "plan:import_check", plan_import.pk)


@access(*KEEPERS)
@while_checking
def columns(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Say what each column of a plan's file means. A change has the file read again at once and is remembered."""
    form = ColumnsForm(sent(request), columns=plan_import.columns, edition=plan_import.edition)
    if form.is_valid() and not form.chosen:
        return redirect("plan:import_check", plan_import.pk)
    if form.is_valid() and carry_out(
        form,
        lambda: services.choose_columns(
            plan_import, form.chosen, by=request.reader, edition=form.cleaned_data["edition"]
        ),
    ):
        tasks.have_read(plan_import)
        return redirect(plan_import)
    context = _step(plan_import, "columns", queries.decided(plan_import).content) | {"form": form}
    return render(request, "plan/imports/columns.jinja", context)


@access(*KEEPERS)
@while_checking
def row(request: HttpRequest, plan_import: PlanImport, place: str) -> HttpResponse:
    """Put one row of a plan's file right: as it is, joined, split, moved, or not part of the plan."""
    content, path = queries.decided(plan_import).content, path_from(place)
    try:
        found = row_at(content, path) if path else None
    except CannotDecide as gone:
        raise Http404("There is no such row") from gone
    if found is None:
        raise Http404("There is no such row")
    form = RowForm(sent(request), content=content, path=path, edition=plan_import.edition)
    if form.is_valid() and carry_out(form, lambda: _decide(request, plan_import, path, form)):
        messages.success(request, shown.DONE[form.cleaned_data["do"]])
        return redirect(reverse("plan:import_check", args=[plan_import.pk]) + f"#row-{place}")
    context = _step(plan_import, "check", content) | {"form": form, "row": found, "place": place}
    return render(
        request, "plan/imports/row.jinja", context | shown.around(plan_import.document, content, path)
    )


def _decide(request: HttpRequest, plan_import: PlanImport, path: tuple[int, ...], form: RowForm) -> None:
    edition = form.cleaned_data["edition"]
    do = form.cleaned_data["do"]
    services.decide_about_row(plan_import, path, do, by=request.reader, edition=edition, **form.how)


@access(*KEEPERS)
@require_POST
@while_checking
def undo(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Take back the last decision."""
    _say_refusal(
        request, lambda: services.undo_decision(plan_import, by=request.reader, edition=_edition(request))
    )
    return redirect("plan:import_check", plan_import.pk)


@access(*KEEPERS)
@while_checking
def leads(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Say whom each lead printed in a plan's file means."""
    content = queries.decided(plan_import).content
    found, names = queries.printed_leads(plan_import)
    proposals = proposals_for(found)
    form = LeadsForm(
        sent(request),
        leads=found,
        names=names,
        proposed=proposals if "propose" in request.GET else {},
        edition=plan_import.edition,
    )
    if form.is_valid() and carry_out(
        form,
        lambda: services.match_leads(
            plan_import, form.chosen, by=request.reader, edition=form.cleaned_data["edition"]
        ),
    ):
        return redirect(shown.last_step(plan_import), plan_import.pk)
    context = _step(plan_import, "leads", content) | {
        "form": form,
        "names": names.offered if len(names.offered) <= MOST_NAMES else (),
        "known": sum(lead.answer != "words" for lead in found),
        "proposals": [(words, SORTS[choice.removeprefix("create:")]) for words, choice in proposals.items()],
        "is_proposed": "propose" in request.GET,
    }
    return render(request, "plan/imports/leads.jinja", context)


@access(*KEEPERS)
@while_checking
def save(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Save what was understood as a draft plan. What will happen stands there once more."""
    if plan_import.newer_version_of:
        return redirect("plan:import_differences", plan_import.pk)
    content = queries.decided(plan_import).content
    form = ImportForm(sent(request), edition=plan_import.edition)
    made: list[Plan] = []
    if form.is_valid() and carry_out(
        form,
        lambda: made.append(
            services.save_import(plan_import, by=request.reader, edition=form.cleaned_data["edition"])
        ),
    ):
        messages.success(request, "The plan is saved as a draft. Only those who keep plans see it.")
        return redirect(made[0])
    found, names = queries.printed_leads(plan_import)
    context = (
        _step(plan_import, "save", content) | {"form": form} | shown.what_saving_does(content, found, names)
    )
    return render(request, "plan/imports/save.jinja", context)


@access(*KEEPERS)
@while_checking
def differences(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """Accept what a newer version of a plan changes, one by one or all."""
    update = queries.update_from(plan_import)
    if update is None:
        return redirect("plan:import_save", plan_import.pk)
    plan = plan_import.newer_version_of
    form = DifferencesForm(
        sent(request),
        ids=[change.id for change in update.offered],
        needs_reason=plan.stage != "draft",
        edition=plan_import.edition,
        initial=shown.accepted_at_first(update),
    )
    if form.is_valid() and carry_out(form, lambda: _apply(request, plan_import, form)):
        messages.success(request, "The changes you accepted are in the plan; the rest stays as it was.")
        return redirect(plan)
    context = _step(plan_import, "differences", update.content) | {
        "form": form,
        "update": update,
        "plan": plan,
    }
    return render(request, "plan/imports/differences.jinja", context | shown.differences_shown(update, form))


def _apply(request: HttpRequest, plan_import: PlanImport, form) -> None:
    given = form.cleaned_data
    services.apply_import(
        plan_import,
        given["accepted"],
        by=request.reader,
        edition=given["edition"],
        reason=given.get("reason", ""),
    )


@access(*KEEPERS)
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a plan's file read once more."""
    plan_import = _found(request, pk)
    if _say_refusal(
        request, lambda: services.read_again(plan_import, by=request.reader, edition=plan_import.edition)
    ):
        tasks.have_read(plan_import)
    return redirect(plan_import)


@access(*KEEPERS)
def abandon(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an import up."""
    plan_import = _found(request, pk)
    if request.method == "POST":
        _say_refusal(request, lambda: services.abandon_import(plan_import, by=request.reader))
        return redirect("plan:imports")
    return render(request, "plan/imports/abandon.jinja", {"plan_import": plan_import})


def _found(request: HttpRequest, pk: int) -> PlanImport:
    return get_object_or_404(queries.imports(request.reader), pk=pk)


def _step(plan_import: PlanImport, step: str, content: dict) -> dict:
    return {
        "plan_import": plan_import,
        "steps_of_import": shown.steps_of(plan_import, step),
        "content": content,
        "counts": shown.counts_of(content),
        "next_step": shown.next_step(plan_import, step),
    }


def _edition(request: HttpRequest) -> int:
    told = request.POST.get("edition", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def _say_refusal(request: HttpRequest, act) -> bool:
    """Do something that has no form of its own; a refusal is said on the page that follows."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True
