"""Setting the partnership up: the first page of an empty installation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import access
from lineofsight.design.forms.saving import carry_out

from .. import forms, queries, services


@access("public")
def set_up(request: HttpRequest) -> HttpResponse:
    """Set the partnership up, once: afterwards this leads to the start page."""
    if queries.is_set_up():
        if request.method == "POST":
            messages.warning(request, "This partnership is set up already. Nothing was changed.")
        return redirect("/")
    form = forms.SetUpForm(request.POST or None)
    made = []
    if form.is_valid() and carry_out(
        form, lambda: made.append(services.set_up_partnership(**form.cleaned_data))
    ):
        partnership, person = made[0]
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        messages.success(request, f"{partnership.name} is set up, and you are signed in.")
        return redirect("/")
    return render(request, "people/set_up.jinja", {"form": form})
