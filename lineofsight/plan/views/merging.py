"""Two into one: choose the other one, then say what the one that comes of both says."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from ..forms.structure import ChooseOtherForm, MergeForm, finder_among
from ..models import Action, Objective, Outcome, Section, Statement
from ..presenters.navigation import way_to
from ..queries.objectives import actions_beside, objectives_beside
from ..queries.plans import statements
from ..queries.sections import sections_beside, standing_outcomes
from ..services import structure
from ..services.changing import plan_of
from .found import ROWS, InPlan, called, changeable, must_stand
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent

WHAT_COMES = {
    "objective": "What comes of both keeps everybody who answers for either, the outcomes of either and the actions of either.",
    "action": "What comes of both keeps everybody who answers for either.",
    "outcome": "Every objective that serves either of them serves the one that stays.",
    "statement": "The plan keeps one of the two.",
    "section": "The outcomes and objectives of both stand in the one that stays, serving what they serve now.",
}


@access(*KEEPERS)
def merge(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Merge two of a kind into one. Choose the other one; then the words, and for objectives and actions the date, of
    the one that comes of both."""
    kept = changeable(request, noun, pk)
    others = _others(request, kept)
    back = kept.get_absolute_url()
    asked = request.GET if {"other", "other-typed"} & request.GET.keys() else None
    form = ChooseOtherForm(asked, noun=noun, others=finder_among(others))
    gone = others.get(pk=form.cleaned_data["other"]) if form.is_valid() else None
    if gone is None:
        _must_both_stand(request, kept)
        context = {"form": form, "record": kept, "noun": noun, "steps": way_to(kept, itself=True)}
        context["any"] = others.exists()
        return render(request, "plan/choose_other.jinja", context | {"cancel_href": back})
    form = MergeForm(sent(request), plan=plan_of(kept), kept=kept, gone=gone)
    if form.is_valid() and is_saved(form, _merger(request, form, kept, gone)):
        name = called(gone)
        return done(request, f"{name or f'The other {noun}'} was merged into this {noun}.", back)
    more = {
        "template": "plan/merge_form.jinja",
        "kept": kept,
        "gone": gone,
        "kept_label": called(kept),
        "gone_label": called(gone),
        "what_comes": WHAT_COMES[noun],
        "button": "Merge",
    }
    return form_page(request, form, above=kept, heading=f"Merge two {noun}s", back=back, **more)


def _must_both_stand(request: HttpRequest, kept: InPlan) -> None:
    """Raises TakenOutMeanwhile when the other one, chosen a moment ago, left the plan before the two were merged."""
    number = request.GET.get("other", "")
    if request.method == "POST" and number.isdigit():
        gone = ROWS[kept._meta.model_name](request.reader).filter(pk=number).first()
        if gone is not None:
            must_stand(
                gone, request.reader, MergeForm(request.POST, plan=plan_of(kept), kept=kept, gone=gone)
            )


def _others(request: HttpRequest, kept: InPlan) -> QuerySet:
    """What it can be merged with, in printed order."""
    if isinstance(kept, Objective):
        return objectives_beside(kept)
    if isinstance(kept, Action):
        return actions_beside(kept)
    if isinstance(kept, Outcome):
        return standing_outcomes(kept.section).exclude(pk=kept.pk)
    if isinstance(kept, Section):
        return sections_beside(kept).exclude(pk=kept.pk)
    like_it = statements(request.reader).filter(plan=kept.plan, kind=kept.kind).standing()
    return like_it.exclude(pk=kept.pk).order_by("position", "pk")


def _merger(request: HttpRequest, form: MergeForm, kept, gone) -> Callable[[], object]:
    typed = form.cleaned_data
    told = {
        "by": request.reader,
        "on": today(),
        "editions": (typed["edition"], typed["other_edition"]),
        "reason": typed["reason"],
    }
    if isinstance(kept, Section):
        return lambda: structure.merge_sections(kept, gone, title=typed["text"], **told)
    if isinstance(kept, Outcome | Statement):
        return lambda: structure.merge_texts(kept, gone, text=typed["text"], **told)
    due = (kept if typed["due"] == "kept" else gone).due
    into: Callable = structure.merge_actions if isinstance(kept, Action) else structure.merge_objectives
    return lambda: into(kept, gone, text=typed["text"], due=due, **told)
