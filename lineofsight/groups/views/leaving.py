"""Somebody leaves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.people.policies import can_keep_people, can_record_leaving
from lineofsight.people.queries import people

from .. import forms, presenters, queries, services


@access(can_keep_people)
def record_leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that somebody left."""
    person = get_object_or_404(people(), pk=pk)
    can_record_leaving(request.reader, person).require()
    form = forms.LeavingForm(request.POST or None)
    if form.is_valid() and carry_out(
        form,
        lambda: services.record_leaving(person, by=request.reader, **form.cleaned_data),
        field="last_day",
    ):
        messages.success(request, f"{person.name}'s leaving is recorded.")
        return redirect("groups:left_empty", person.pk)
    context = {
        "person": person,
        "form": form,
        "held": queries.held_by(person, today()),
        "empty": queries.left_empty_by(person, today()),
    }
    return render(request, "groups/record_leaving.jinja", context)


@access("signed-in")
@require_safe
def left_empty(request: HttpRequest, pk: int) -> HttpResponse:
    """What nobody holds since somebody left, with the way to each."""
    person = get_object_or_404(people().filter(left_on__isnull=False), pk=pk)
    last_day = person.left_on - presenters.A_DAY
    empty = queries.left_empty_by(person, last_day)
    return render(
        request, "groups/left_empty.jinja", {"person": person, "last_day": last_day, "empty": empty}
    )
