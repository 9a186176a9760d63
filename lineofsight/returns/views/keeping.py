"""Asking, reminding, passing on, withdrawing: for those who keep the plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.design.wording import listed
from lineofsight.groups.queries import everybody
from lineofsight.links.kinds import cards_for
from lineofsight.people.roles import KEEPERS
from lineofsight.returns import forms, policies, presenters, queries, services

from .asked import ask_or_404

KEEP = tuple(f"role:{role}" for role in KEEPERS)


@access(*KEEP)
@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """Every question that was asked, and what came back."""
    list = presenters.ask_list(request.GET, request.reader, today())
    return list.export() or render(request, "returns/asks.jinja", {"list": list, "on": today()})


@access(*KEEP)
def new_ask(request: HttpRequest) -> HttpResponse:
    """Ask somebody for an update. `?record=` names what about, `?party=` whom if that is known."""
    record = request.GET.get("record", "")
    card = cards_for(request.reader, [record]).get(record)
    if card is None:
        raise Http404
    code = queries.code_of_party(request.GET.get("party", ""))
    form = forms.AskForm(request.POST or None, parties=everybody(today()), initial={"party": code})
    if form.is_valid():
        try:
            made = services.ask_somebody(
                form.cleaned_data["party"], record, form.cleaned_data["question"], form.cleaned_data["due_on"],
                by=request.reader,
            )  # fmt: skip
            messages.success(request, f"{made.party.name} was asked. {_who_gets_a_link(made)}")
            return redirect(made)
        except Refused as refusal:
            form.add_error("party", str(refusal))
    return render(request, "returns/new_ask.jinja", {"form": form, "card": card})


def _who_gets_a_link(ask) -> str:
    reached, missed = queries.reach_of(ask, today())
    said = f"{listed(reached)} get{'s' if len(reached) == 1 else ''} a link by e-mail."
    return (
        f"{said} {listed(missed)} could not be told: no e-mail address, or they may not see this."
        if missed
        else said
    )


@access(*KEEP)
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind those who have not answered."""
    ask = ask_or_404(request, pk)
    try:
        people = services.remind(ask, by=request.reader)
        messages.success(request, f"{listed(person.name for person in people)} will be reminded by e-mail.")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect(ask)


@access(policies.can_ask, each=policies.can_hand_on)
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a question on to whoever it is for."""
    ask = ask_or_404(request, pk)
    policies.can_hand_on(request.reader, ask).require()
    form = forms.HandOnForm(request.POST or None, parties=everybody(today()))
    if form.is_valid():
        try:
            after = services.hand_on_to_somebody(
                ask, form.cleaned_data["party"], form.cleaned_data["text"], by=request.reader,
                said_by=request.reader.name, said_role=request.user.job_title, identifying_reason=form.identifying_reason,
            )  # fmt: skip
            messages.success(request, f"{after.party.name} is asked instead.")
            return redirect(after if queries.ask_seen_by(request.reader, after.pk) else ask)
        except Refused as refusal:
            form.add_error("party", str(refusal))
    return render(request, "returns/hand_on.jinja", {"form": form, "ask": ask})


@access(*KEEP)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question back."""
    ask = ask_or_404(request, pk)
    policies.can_withdraw(request.reader, ask).require()
    form = forms.WithdrawForm(request.POST or None)
    if form.is_valid():
        services.withdraw(ask, reason=form.cleaned_data["reason"], by=request.reader)
        return redirect(ask)
    return render(request, "returns/withdraw.jinja", {"form": form, "ask": ask})
