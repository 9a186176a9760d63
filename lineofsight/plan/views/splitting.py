"""One into several: first where the text divides, then the words of each; a section by what goes to the new one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lineofsight.core.access import access

from ..forms.structure import SplitForm, SplitSectionForm
from ..models import Action, Objective, Outcome, Statement
from ..presenters.dividing import divided, fragments
from ..presenters.navigation import way_to
from ..queries.objectives import objectives, standing_actions_of
from ..queries.sections import standing_outcomes
from ..services import structure
from ..services.changing import noun_of, parent_of, plan_of
from ..services.structure import Piece
from .found import changeable
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent

WHAT_EACH_KEEPS = {
    "objective": "Each keeps the date, the outcomes and everybody who answers. ",
    "action": "Each keeps the date and everybody who answers. ",
    "outcome": "The objectives that serve it serve each of them. ",
    "statement": "",
}


@access(*KEEPERS)
def split(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Split one in two or more. Choose where its text divides; then see, correct and save what comes of it."""
    record = changeable(request, noun, pk)
    parts = fragments(record.text)
    pieces = divided(record.text, [part.at for part in parts if str(part.at) in request.GET.getlist("at")])
    if len(pieces) < 2:
        return _where(request, record, parts)
    below = list(standing_actions_of(record)) if isinstance(record, Objective) else []
    form = SplitForm(sent(request), plan=plan_of(record), record=record, pieces=pieces, actions=below)
    if form.is_valid() and is_saved(form, _splitter(request, record, form)):
        above = parent_of(record)
        back = record.get_absolute_url() if isinstance(record, Statement) else above.get_absolute_url()
        return done(request, f"There are {len(form.pieces())} {noun}s now.", back)
    lead_in = f"{WHAT_EACH_KEEPS[noun]}The words as they were stay in history."
    more = {"template": "plan/form.jinja", "button": f"Split into {len(pieces)}", "lead_in": lead_in}
    back = reverse(f"plan:{noun}_split", args=[pk])
    return form_page(request, form, above=record, heading=f"Split this {noun}", back=back, **more)


def _where(request: HttpRequest, record, parts: list) -> HttpResponse:
    noun, above = noun_of(record), parent_of(record) or record.plan
    context = {
        "record": record,
        "noun": noun,
        "fragments": parts,
        "nothing_chosen": "go" in request.GET,
        "steps": way_to(record, itself=True),
        "back": record.get_absolute_url(),
        "another": reverse(f"plan:add_{noun}", args=[above.pk]),
        "reword": reverse(REWORD[noun], args=[record.pk]),
    }
    return render(request, "plan/divide.jinja", context)


REWORD = {
    "objective": "plan:objective_change",
    "action": "plan:action_change",
    "outcome": "plan:change_outcome",
    "statement": "plan:change_statement",
}


def _splitter(request: HttpRequest, record, form: SplitForm) -> Callable[[], object]:
    told = {"edition": form.cleaned_data["edition"], "reason": form.cleaned_data.get("reason", "")}
    if isinstance(record, Objective):
        pieces = [Piece(text, gone) for text, gone in form.pieces()]
        return lambda: structure.split_objective(record, by=request.reader, pieces=pieces, **told)
    texts = [text for text, _ in form.pieces()]
    into: Callable = structure.split_action if isinstance(record, Action) else structure.split_text
    assert isinstance(record, Action | Outcome | Statement)
    return lambda: into(record, by=request.reader, texts=texts, **told)


@access(*KEEPERS)
def section(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a second section out of a part of one."""
    section = changeable(request, "section", pk)
    below = list(objectives(request.reader).filter(section=section).standing().order_by("position", "pk"))
    form = SplitSectionForm(
        sent(request),
        plan=section.plan,
        record=section,
        outcomes=list(standing_outcomes(section)),
        objectives=below,
    )
    made: list = []
    if form.is_valid():
        typed = {"outcomes": [], "reason": "", **form.cleaned_data}
        if is_saved(form, lambda: made.append(structure.split_section(section, by=request.reader, **typed))):
            return done(request, f"{made[0]} is a section of its own now.", made[0].get_absolute_url())
    lead_in = (
        "The new section stands right after this one. What goes to it keeps its history, and an objective goes on "
        "serving the outcomes that go along with it."
    )
    more = {"heading": "Split this section", "button": "Split", "lead_in": lead_in}
    return form_page(request, form, above=section, back=section.get_absolute_url(), **more)
