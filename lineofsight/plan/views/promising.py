"""Adding and changing objectives and actions: words, outcomes, date, who answers. Both kinds share each page; the address
says which (`noun`)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.groups.queries import everybody

from .. import policies
from ..forms.dates import DateForm
from ..forms.promises import NewPromiseForm, OutcomesForm, PromiseForm, WhoForm
from ..models import Action, Objective
from ..queries.answerers import who_answers_now
from ..queries.sections import sections, standing_outcomes
from ..services import promises
from ..services.changing import plan_of
from .found import changeable
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent


@access(*KEEPERS)
def add_objective(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an objective to a section; its date is the next step."""
    section = get_object_or_404(sections(request.reader), pk=pk)
    policies.can_change(request.reader, section.plan).require()
    serving = list(standing_outcomes(section))
    form = NewPromiseForm(sent(request), plan=section.plan, who=everybody(today()), outcomes=serving)
    made: list[Objective] = []
    if form.is_valid():
        typed = _typed(form) | {
            "outcomes": [one for one in serving if one.pk in (form.cleaned_data.get("outcomes") or [])]
        }
        if is_saved(form, lambda: made.append(promises.add_objective(section, by=request.reader, **typed))):
            return done(
                request,
                "The objective was added. Now say when it is due.",
                reverse("plan:objective_date", args=[made[0].pk]),
            )
    more = {"heading": "Add an objective", "back": section.get_absolute_url(), "button": "Add"}
    return form_page(request, form, above=section, **more)


@access(*KEEPERS)
def add_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an action below an objective; its date is the next step."""
    objective = changeable(request, "objective", pk)
    form = NewPromiseForm(sent(request), plan=objective.section.plan, who=everybody(today()))
    made: list[Action] = []
    if form.is_valid() and is_saved(
        form, lambda: made.append(promises.add_action(objective, by=request.reader, **_typed(form)))
    ):
        return done(
            request,
            "The action was added. Now say when it is due.",
            reverse("plan:action_date", args=[made[0].pk]),
        )
    more = {"heading": "Add an action", "back": objective.get_absolute_url(), "button": "Add"}
    return form_page(request, form, above=objective, **more)


@access(*KEEPERS)
def change(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Change the words of an objective or action."""
    promise = changeable(request, noun, pk)
    form = PromiseForm(sent(request), plan=plan_of(promise), record=promise)
    if form.is_valid() and is_saved(
        form, lambda: promises.change_promise(promise, by=request.reader, **form.cleaned_data)
    ):
        return done(request, f"The {noun} was changed.", promise.get_absolute_url())
    return form_page(
        request,
        form,
        above=promise,
        heading=f"Change the words of this {noun}",
        back=promise.get_absolute_url(),
    )


@access(*KEEPERS)
def give_date(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Say when an objective or action is due: first the words, then what they are taken to mean."""
    promise = changeable(request, noun, pk)
    form = DateForm(sent(request), plan=plan_of(promise), record=promise)
    if form.needs_showing:
        form.show()
    elif form.is_valid() and is_saved(
        form, lambda: promises.give_date(promise, by=request.reader, due=form.due, **_why(form))
    ):
        said = f"The {noun} was given its date." if form.due.text else f"The {noun} has no date now."
        return done(request, said, promise.get_absolute_url())
    more = {"template": "plan/date_form.jinja", "promise": promise}
    return form_page(
        request,
        form,
        above=promise,
        heading=f"When is this {noun} due?",
        back=promise.get_absolute_url(),
        **more,
    )


@access(*KEEPERS)
def choose_who_answers(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Choose who leads and who supports."""
    promise = changeable(request, noun, pk)
    given = {"plan": plan_of(promise), "record": promise, "who": everybody(today())}
    form = WhoForm(sent(request), held=who_answers_now(promise), **given)
    if "add-another" in request.POST:
        typed = {name: request.POST.get(name, "") for name in ("reason", "edition")}
        form = WhoForm(None, held=form.rows_with_one_more(), initial=typed, **given)
    elif form.is_valid() and is_saved(
        form,
        lambda: promises.choose_who_answers(
            promise, by=request.reader, answering=form.answering, **_why(form)
        ),
    ):
        return done(request, f"Who answers for this {noun} was changed.", promise.get_absolute_url())
    more = {"template": "plan/who_form.jinja", "promise": promise}
    return form_page(
        request,
        form,
        above=promise,
        heading=f"Who answers for this {noun}?",
        back=promise.get_absolute_url(),
        **more,
    )


@access(*KEEPERS)
def choose_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which outcomes of its section an objective serves."""
    objective = changeable(request, "objective", pk)
    choices = list(standing_outcomes(objective.section))
    serving = [outcome.pk for outcome in objective.outcomes.all()]
    form = OutcomesForm(
        sent(request),
        plan=plan_of(objective),
        record=objective,
        choices=choices,
        initial={"outcomes": serving},
    )
    back = objective.get_absolute_url()
    if form.is_valid():
        chosen = [one for one in choices if one.pk in form.cleaned_data["outcomes"]]
        if is_saved(
            form,
            lambda: promises.choose_outcomes(objective, by=request.reader, outcomes=chosen, **_why(form)),
        ):
            return done(request, "Which outcomes this objective serves was changed.", back)
    return form_page(
        request, form, above=objective, heading="Which outcomes does this objective serve?", back=back
    )


def _typed(form: NewPromiseForm) -> dict:
    """What a new objective or action is made from."""
    cleaned = form.cleaned_data
    typed = {"text": cleaned["text"], "measure_text": cleaned["measure_text"], "answering": form.answering}
    return typed | {"reason": cleaned.get("reason", "")}


def _why(form) -> dict:
    return {"edition": form.cleaned_data["edition"], "reason": form.cleaned_data.get("reason", "")}
