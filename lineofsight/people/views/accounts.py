"""Opening and closing accounts, helping people back in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from lineofsight.core.access import access
from lineofsight.design.forms.saving import carry_out

from .. import forms, policies, queries, services


@access(policies.can_manage_accounts)
def open_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account for somebody: they get a link to choose a password."""
    person = get_object_or_404(queries.people(), pk=pk)
    policies.can_open_account(request.reader, person).require()
    if request.method == "POST":
        services.open_account(person, by=request.reader)
        messages.success(request, f"{person.name} may sign in. A message with a link is on its way to them.")
        return redirect(person)
    return render(request, "people/open_account.jinja", {"person": person})


@access(policies.can_manage_accounts)
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Close somebody's account."""
    person = get_object_or_404(queries.people(), pk=pk)
    policies.can_close_account(request.reader, person).require()
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        services.close_account(person, by=request.reader, **form.cleaned_data)
        messages.success(request, f"{person.name} can no longer sign in.")
        return redirect(person)
    return render(request, "people/close_account.jinja", {"form": form, "person": person})


@access(policies.can_manage_accounts)
def send_password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody a link to choose a new password."""
    person = get_object_or_404(queries.people(), pk=pk)
    if request.method == "POST":
        services.send_new_password_link(person, by=request.reader)
        messages.success(request, f"A link to choose a password is on its way to {person.email}.")
        return redirect(person)
    return render(request, "people/send_password_link.jinja", {"person": person})


@access(policies.can_manage_accounts)
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second step of signing in away from somebody who lost it."""
    person = get_object_or_404(queries.people(), pk=pk)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.remove_second_factor(person, by=request.reader, **form.cleaned_data)
    ):
        messages.success(request, f"{person.name} signs in without a second step now, and is told so.")
        return redirect(person)
    return render(request, "people/remove_second_factor.jinja", {"form": form, "person": person})
