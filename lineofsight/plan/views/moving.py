"""Moving what stands in a plan: to another section, under another objective, to another kind of statement."""

from django.http import HttpRequest, HttpResponse

from lineofsight.core.access import access

from ..forms.structure import MoveActionForm, MoveStatementForm, MoveToSectionForm, finder_among
from ..models import StatementKind
from ..queries.objectives import objectives_beside
from ..queries.sections import sections_beside
from ..services import structure
from ..services.changing import plan_of
from .found import changeable
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent

WHAT_MOVES = {
    "objective": "It goes to the end of that section with its actions, and no longer serves the outcomes of this one.",
    "outcome": "It goes to the end of that section’s outcomes, and the objectives of this one no longer serve it.",
}


@access(*KEEPERS)
def to_section(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Move an objective or an outcome to another section."""
    record = changeable(request, noun, pk)
    others = list(sections_beside(record.section).exclude(pk=record.section_id))
    form = MoveToSectionForm(sent(request), plan=plan_of(record), record=record, sections=others)
    back = record.get_absolute_url()
    move = structure.move_objective if noun == "objective" else structure.move_outcome
    if form.is_valid():
        there = next(one for one in others if one.pk == form.cleaned_data["section"])
        typed = form.cleaned_data | {"section": there}
        if is_saved(form, lambda: move(record, by=request.reader, **typed)):
            where = back if noun == "objective" else record.get_absolute_url()
            return done(request, f"The {noun} now stands in {there}.", where)
    more = {"heading": f"Move this {noun}", "back": back, "button": "Move", "lead_in": WHAT_MOVES[noun]}
    return form_page(request, form, above=record, **more)


@access(*KEEPERS)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an action to another objective."""
    action = changeable(request, "action", pk)
    others = objectives_beside(action.objective)
    given = {"plan": plan_of(action), "record": action}
    form = MoveActionForm(sent(request), **given, objectives=finder_among(others))
    back = action.get_absolute_url()
    if form.is_valid():
        above = others.get(pk=form.cleaned_data["objective"])
        typed = form.cleaned_data | {"objective": above}
        if is_saved(form, lambda: structure.move_action(action, by=request.reader, **typed)):
            return done(request, f"The action now stands under {above.label}.", back)
    return form_page(request, form, above=action, heading="Move this action", back=back, button="Move")


@access(*KEEPERS)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a principle of a value, or the other way round."""
    statement = changeable(request, "statement", pk)
    form = MoveStatementForm(sent(request), plan=statement.plan, record=statement)
    back = statement.get_absolute_url()
    if form.is_valid() and is_saved(
        form, lambda: structure.move_statement(statement, by=request.reader, **form.cleaned_data)
    ):
        kind = StatementKind(form.cleaned_data["kind"]).label.lower()
        return done(request, f"It is a {kind} now.", back)
    heading = f"Move this {statement.get_kind_display().lower()}"
    more = {"lead_in": statement.text, "heading": heading, "back": back, "button": "Move"}
    return form_page(request, form, above=statement, **more)
