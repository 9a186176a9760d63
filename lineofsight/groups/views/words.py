"""Printed words that mean somebody: which are not matched, and whom they mean."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import Reader, access
from lineofsight.design.forms.saving import carry_out
from lineofsight.links.panels import drawn_panels

from .. import forms, policies, presenters, queries, services
from ..models import Party


@access("signed-in")
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Words printed in plans that were not matched to anybody."""
    list = presenters.words_list(request.GET)
    context = {
        "list": list,
        "wordings": queries.wordings(),
        "may_keep": policies.can_keep_groups(request.reader),
    }
    return list.export() or render(request, "groups/words.jinja", context)


@access("signed-in")
def match_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom printed words mean. Those who may not say so see who is likely, and why they cannot."""
    party = get_object_or_404(queries.parties(), pk=pk)
    if party.kind:
        return redirect(party)
    may_keep = policies.can_keep_groups(request.reader)
    candidates = queries.candidates_for(party.printed)
    form = forms.MatchForm(request.POST or None, words=party.printed, candidates=candidates)
    matched: list[Party] = []
    if form.is_valid() and carry_out(
        form, lambda: matched.append(_match(party, form, request.reader)), field="name"
    ):
        messages.success(request, "Matched. The next plan that prints these words is matched by itself.")
        return redirect(matched[0])
    context = {
        "party": party,
        "form": form,
        "candidates": candidates,
        "may_keep": may_keep,
        "panels": drawn_panels(request.reader, "groups.party", party),
    }
    return render(request, "groups/match_words.jinja", context)


def _match(party: Party, form: forms.MatchForm, by: Reader) -> Party:
    kind, chosen = form.chosen
    reason = form.cleaned_data["reason"]
    if kind == "new":
        return services.match_words_with_new(party, chosen, form.cleaned_data["name"], by=by, reason=reason)
    return services.match_words(party, queries.answerable(kind, int(chosen)), by=by, reason=reason)


@access(policies.can_keep_groups)
def forget_wording(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget whom printed words meant."""
    wording = get_object_or_404(queries.wordings(), pk=pk)
    if request.method == "POST":
        services.forget_wording(wording, by=request.reader)
        messages.success(request, f"“{wording.words}” is asked about again in the next plan.")
        return redirect("groups:words")
    return render(request, "groups/forget_wording.jinja", {"wording": wording})
