"""Tokens for the API."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out

from .. import forms, policies, presenters, queries, services


@access("signed-in")
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens for the API."""
    rows = [(token, *presenters.token_state(token, today())) for token in queries.tokens_of(request.user)]
    return render(request, "people/tokens.jinja", {"rows": rows})


@access("signed-in")
def make_token(request: HttpRequest) -> HttpResponse:
    """Make a token for the API; its secret stands on the page that answers, and nowhere else."""
    form = forms.TokenForm(request.POST or None)
    made = []
    if form.is_valid() and carry_out(
        form,
        lambda: made.append(services.make_token(request.user, by=request.reader, **form.cleaned_data)),
        field="expires_on",
    ):
        token, secret = made[0]
        return render(request, "people/token_made.jinja", {"token": token, "secret": secret})
    return render(request, "people/make_token.jinja", {"form": form})


@access(policies.can_manage_accounts, each=policies.can_revoke_token)
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token."""
    token = get_object_or_404(queries.tokens_within(request.reader), pk=pk)
    policies.can_revoke_token(request.reader, token).require()
    if request.method == "POST":
        services.revoke_token(token, by=request.reader)
        messages.success(request, f"“{token.label}” no longer opens anything.")
        return redirect(
            "people:tokens" if policies.is_themselves(request.reader, token.person) else token.person
        )
    return render(request, "people/revoke_token.jinja", {"token": token})
