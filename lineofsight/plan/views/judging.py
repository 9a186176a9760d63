"""The three judgements on an objective and the tests of its effect: claiming, judging, choosing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.documents.queries import readable_evidence
from lineofsight.groups.queries import everybody
from lineofsight.history.services import reference

from .. import policies
from ..forms.judging import BecauseForm, ClaimForm, EffectForm, EffectTestForm, JudgeEffectForm, JudgeForm
from ..models import Judged, Objective
from ..presenters.judging import judging_list, judging_shown
from ..presenters.navigation import way_to
from ..queries import judging as queries
from ..queries.objectives import objectives
from ..services import judging as services
from .found import changeable, must_stand
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent

JUDGES = tuple(f"role:{role}" for role in policies.JUDGES)


@access("signed-in")
@require_safe
def to_judge(request: HttpRequest) -> HttpResponse:
    """What is claimed and waits to be judged, and the tests of effect whose day has come or is near."""
    listing = judging_list(request.GET, queries.to_judge(request.reader, today()))
    return listing.export() or render(request, "plan/to_judge.jinja", {"list": listing})


@access(*KEEPERS, each=policies.can_claim)
def claim(request: HttpRequest, pk: int, judgement: str) -> HttpResponse:
    """Claim that an objective is done, embedded or has changed things, with the evidence for it."""
    objective = get_object_or_404(objectives(request.reader), pk=pk)
    if judgement not in Judged.values:
        raise Http404("There is no such judgement")
    answers = queries.answers_for(request.reader, objective)
    policies.can_claim(request.reader, objective.section.plan, answers=answers).require()
    evidence = list(readable_evidence(reference(objective), request.reader))
    form = ClaimForm(sent(request), evidence=[(str(one.pk), one.title) for one in evidence])
    must_stand(objective, request.reader, form if form.is_bound else None)
    if form.is_valid() and carry_out(form, lambda: _claim(request, objective, judgement, form, evidence)):
        messages.success(request, "It is claimed. Somebody else now looks at the evidence.")
        return redirect(objective)
    context = {"heading": Judged(judgement).label, "lead_in": str(objective)}
    if not evidence:
        told = {"record": reference(objective), "back": request.path, "steps": way_to(objective, itself=True)}
        return render(request, "plan/claim_without_evidence.jinja", context | told)
    return _page(request, form, objective, "Claim it", "plan/because.jinja", **context)


def _claim(
    request: HttpRequest, objective: Objective, judgement: str, form: ClaimForm, evidence: list
) -> None:
    chosen = [one for one in evidence if str(one.pk) in form.cleaned_data["documents"]]
    services.claim(
        objective, judgement, because=form.cleaned_data["because"], documents=chosen, by=request.reader,
        identifying_reason=form.identifying_reason,
    )  # fmt: skip


@access("role:scrutineer", each=policies.can_judge)
def judge_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a claim or not, and say why."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    objective, reader = claim.objective, request.reader
    policies.can_judge(
        reader, answers=queries.answers_for(reader, objective), own=claim.claimed_by == reader.actor,
        above=queries.chairs_above(reader, objective),
    ).require()  # fmt: skip
    form = JudgeForm(sent(request))
    if form.is_valid() and carry_out(
        form,
        lambda: services.judge_claim(
            claim,
            accepted=form.cleaned_data["accepted"] == "yes",
            because=form.cleaned_data["because"],
            by=reader,
            identifying_reason=form.identifying_reason,
        ),
    ):
        messages.success(request, "Your judgement is kept, with what you saw.")
        return redirect(objective)
    judging = queries.judging_of(objective, today())
    shown = judging_shown(reader, objective, judging, set(), answers=False)
    (one,) = [each for each in shown.judgements if each.name == claim.get_judgement_display()]
    context = {"heading": one.name, "lead_in": str(objective), "claim": one.claim, "evidence": one.evidence}
    return _page(request, form, objective, "Save my judgement", "plan/judge_claim.jinja", **context)


@access(*KEEPERS, each=policies.can_claim)
def withdraw_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim back before it is judged."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    answers = queries.answers_for(request.reader, claim.objective)
    policies.can_claim(request.reader, claim.objective.section.plan, answers=answers).require()
    return _because(request, claim, services.withdraw_claim, "Take this claim back", "Take it back")


@access(*JUDGES, *KEEPERS)
def reopen_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what was accepted no longer holds."""
    claim = get_object_or_404(queries.claims(request.reader), pk=pk)
    policies.can_reopen(request.reader).require()
    return _because(request, claim, services.reopen_claim, "This no longer holds", "Open it again")


@access(*KEEPERS)
def choose_effect(request: HttpRequest, pk: int) -> HttpResponse:
    """Say by what we will know that an objective changed things, where it has no test of its own."""
    objective = changeable(request, "objective", pk)
    of_outcomes = [str(one) for one in queries.tests_of(objective) if one.outcome_id]
    form = EffectForm(
        sent(request), plan=objective.section.plan, record=objective, tests_of_outcomes=of_outcomes
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        told["because"] = told.pop("effect_because", "")
        if is_saved(form, lambda: services.choose_effect(objective, by=request.reader, **told)):
            return done(request, "It is kept how we will know.", objective.get_absolute_url())
    heading = "How will we know that it changed things?"
    return form_page(request, form, above=objective, heading=heading, back=objective.get_absolute_url())


@access(*KEEPERS)
def add_effect_test(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Add a test of effect to an objective, or to an outcome for all that serve it."""
    record = changeable(request, noun, pk)
    form = EffectTestForm(sent(request), plan=record.section.plan, who=everybody(today()))
    if form.is_valid() and is_saved(
        form, lambda: services.add_effect_test(record, by=request.reader, **form.cleaned_data)
    ):
        return done(request, "The test of effect was added.", record.get_absolute_url())
    heading = f"Add a test of effect to this {noun}"
    return form_page(
        request, form, above=record, heading=heading, back=record.get_absolute_url(), button="Add"
    )


@access(*KEEPERS)
def retire_effect_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a test of effect out, for another to stand in its place."""
    test = get_object_or_404(queries.effect_tests(request.reader), pk=pk)
    policies.can_change(request.reader, test.stands_on.section.plan).require()
    return _because(request, test, services.retire_effect_test, "Take this test out", "Take it out")


@access(*JUDGES, each=policies.can_judge)
def judge_effect(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge a test of effect: whether its target was met."""
    test = get_object_or_404(queries.effect_tests(request.reader), pk=pk)
    on, reader = test.stands_on, request.reader
    queries.may_judge_test(reader, test).require()
    evidence = list(readable_evidence(reference(on), reader))
    form = JudgeEffectForm(sent(request), evidence=[(str(one.pk), one.title) for one in evidence])
    if form.is_valid() and carry_out(form, lambda: _judge_effect(test, form, evidence, reader)):
        messages.success(request, "Your judgement is kept, with what you saw.")
        return redirect(on)
    context = {"heading": "Has it changed things for children?", "lead_in": str(on), "test": test}
    return _page(request, form, on, "Save my judgement", "plan/judge_effect.jinja", **context)


def _judge_effect(test, form: JudgeEffectForm, evidence: list, reader) -> None:
    told = form.cleaned_data
    chosen = [one for one in evidence if str(one.pk) in (told.get("documents") or [])]
    services.judge_effect(
        test, told["result"], because=told["because"], documents=chosen, by=reader,
        identifying_reason=form.identifying_reason,
    )  # fmt: skip


def _because(request: HttpRequest, record: Any, service, heading: str, button: str) -> HttpResponse:
    """One reason, then it is done."""
    on = record.objective if hasattr(record, "objective") and record.objective else record.stands_on
    form = BecauseForm(sent(request))
    if form.is_valid() and carry_out(
        form,
        lambda: service(
            record,
            because=form.cleaned_data["because"],
            by=request.reader,
            identifying_reason=form.identifying_reason,
        ),
    ):
        messages.success(request, "It is kept, with the reason.")
        return redirect(on)
    return _page(request, form, on, button, "plan/because.jinja", heading=heading, lead_in=str(record))


def _page(request: HttpRequest, form, above, button: str, template: str, **context: Any) -> HttpResponse:
    frame = {
        "form": form,
        "button_text": button,
        "cancel_href": above.get_absolute_url(),
        "steps": way_to(above, itself=True),
    }
    return render(request, template, frame | context)
