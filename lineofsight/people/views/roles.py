"""Giving and ending roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out

from .. import forms, policies, presenters, queries, services
from ..roles import ROLES

#: So many holders of a role are named beside it, or their names would crowd out what it is for; all of them stand in the
#: list of people.
MOST_NAMED = 8


@access(policies.can_give_roles)
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a role."""
    person = get_object_or_404(queries.people(), pk=pk)
    form = forms.GiveRoleForm(request.POST or None, person=person)
    if form.is_valid() and carry_out(
        form, lambda: services.give_role(person, by=request.reader, **form.cleaned_data), field="role"
    ):
        messages.success(request, "The role is given.")
        return redirect(person)
    return render(request, "people/give_role.jinja", {"form": form, "person": person})


@access(policies.can_give_roles)
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role somebody holds."""
    held = get_object_or_404(queries.roles_held(), pk=pk)
    form = forms.EndRoleForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.end_role(held, by=request.reader, **form.cleaned_data), field="last_day"
    ):
        messages.success(request, "The role ends.")
        return redirect(held.person)
    context = {"form": form, "held": held, "role": presenters.role_in_words(held)}
    return render(request, "people/end_role.jinja", context)


@access("signed-in")
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """What each role is for, and who holds it now."""
    context = {
        "roles": ROLES,
        "holders": queries.holders_by_role(today(), most=MOST_NAMED),
        "may_keep": policies.can_keep_people(request.reader),
    }
    return render(request, "people/roles.jinja", context)
