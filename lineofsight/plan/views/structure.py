"""Changing the shape of a plan: order, place, splitting, merging."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from lineofsight.core.access import access
from lineofsight.core.clock import today

from .. import policies
from ..forms.base import DraftReasonForm
from ..forms.structure import ChooseObjectiveForm, MergeForm, MoveActionForm, MoveObjectiveForm, SplitForm
from ..models import StatementKind
from ..presenters.arranging import Arranged, arranged
from ..presenters.dividing import divided, fragments
from ..presenters.navigation import way_to
from ..queries.objectives import objectives, objectives_beside, standing_actions_of
from ..queries.plans import plans, statements
from ..queries.sections import sections, sections_beside, standing_outcomes
from ..services import structure
from ..services.structure import Piece
from .keeping import KEEPERS
from .promising import changeable, plan_of
from .saving import done, form_page, is_saved, sent


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
    context = {"form": form, "rows": rows, "what": what, "back": back, "steps": way_to(above, itself=True)}
    return render(request, "plan/arrange.jinja", context | {"moved": request.GET.get("moved", "")})


def _mover(request: HttpRequest, asked: Arranged, reason: str) -> Callable[[], object]:
    if asked.place:
        return lambda: structure.move_to_place(
            asked.record, by=request.reader, place=asked.place, reason=reason
        )
    return lambda: structure.move_by_one(asked.record, by=request.reader, up=asked.up, reason=reason)


@access(*KEEPERS)
def move_objective(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an objective to another section."""
    objective = changeable(request, "objective", pk)
    others = list(sections_beside(objective.section).exclude(pk=objective.section_id))
    form = MoveObjectiveForm(sent(request), plan=plan_of(objective), record=objective, sections=others)
    back = objective.get_absolute_url()
    if form.is_valid():
        typed = form.cleaned_data | {
            "section": next(one for one in others if one.pk == form.cleaned_data["section"])
        }
        if is_saved(form, lambda: structure.move_objective(objective, by=request.reader, **typed)):
            return done(request, f"The objective now stands in {typed['section']}.", back)
    lead_in = (
        "It goes to the end of that section with its actions, and no longer serves the outcomes of this one."
    )
    return form_page(
        request,
        form,
        above=objective,
        heading="Move this objective",
        back=back,
        button="Move",
        lead_in=lead_in,
    )


@access(*KEEPERS)
def move_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an action to another objective."""
    action = changeable(request, "action", pk)
    others = list(objectives_beside(action.objective))
    form = MoveActionForm(sent(request), plan=plan_of(action), record=action, objectives=others)
    back = action.get_absolute_url()
    if form.is_valid():
        above = next(one for one in others if one.pk == form.cleaned_data["objective"])
        typed = form.cleaned_data | {"objective": above}
        if is_saved(form, lambda: structure.move_action(action, by=request.reader, **typed)):
            return done(request, f"The action now stands under {above.label}.", back)
    return form_page(request, form, above=action, heading="Move this action", back=back, button="Move")


@access(*KEEPERS)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose where an objective divides; then see, correct and save what comes of it."""
    objective = changeable(request, "objective", pk)
    parts = fragments(objective.text)
    pieces = divided(objective.text, [part.at for part in parts if str(part.at) in request.GET.getlist("at")])
    if len(pieces) < 2:
        context = {"objective": objective, "fragments": parts, "steps": way_to(objective, itself=True)}
        return render(request, "plan/divide.jinja", context | {"nothing_chosen": "go" in request.GET})
    below = list(standing_actions_of(objective))
    form = SplitForm(sent(request), plan=plan_of(objective), record=objective, pieces=pieces, actions=below)
    if form.is_valid():
        made = [Piece(text, gone) for text, gone in form.pieces()]
        told = {"edition": form.cleaned_data["edition"], "reason": form.cleaned_data.get("reason", "")}
        if is_saved(
            form, lambda: structure.split_objective(objective, by=request.reader, pieces=made, **told)
        ):
            return done(
                request, f"There are {len(made)} objectives now.", objective.section.get_absolute_url()
            )
    back = reverse("plan:objective_split", args=[pk])
    lead_in = (
        "Each keeps the date, the outcomes and everybody who answers. The words as they were stay in history."
    )
    more = {"template": "plan/form.jinja", "button": f"Split into {len(pieces)}", "lead_in": lead_in}
    return form_page(request, form, above=objective, heading="Split this objective", back=back, **more)


@access(*KEEPERS)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another objective; then say what the one that comes of both says."""
    kept = changeable(request, "objective", pk)
    others = list(objectives_beside(kept))
    gone = next((one for one in others if str(one.pk) == request.GET.get("other")), None)
    back = kept.get_absolute_url()
    if gone is None:
        form = ChooseObjectiveForm(request.GET if "other" in request.GET else None, objectives=others)
        context = {"form": form, "objective": kept, "steps": way_to(kept, itself=True), "cancel_href": back}
        return render(request, "plan/choose_other.jinja", context)
    form = MergeForm(sent(request), plan=plan_of(kept), kept=kept, gone=gone)
    if form.is_valid() and is_saved(form, lambda: _merge(request, form, kept, gone)):
        return done(request, f"{gone.label} was merged into this objective.", back)
    more = {"template": "plan/merge_form.jinja", "kept": kept, "gone": gone, "button": "Merge"}
    return form_page(request, form, above=kept, heading="Merge two objectives", back=back, **more)


def _merge(request: HttpRequest, form: MergeForm, kept, gone) -> None:
    typed = form.cleaned_data
    structure.merge_objectives(
        kept,
        gone,
        by=request.reader,
        on=today(),
        text=typed["text"],
        due=(kept if typed["due"] == "kept" else gone).due,
        editions=(typed["edition"], typed["other_edition"]),
        reason=typed["reason"],
    )
