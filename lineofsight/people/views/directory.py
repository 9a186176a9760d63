"""The directory of people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.links.panels import drawn_panels
from lineofsight.links.stories import told_story

from .. import forms, policies, presenters, queries, services


@access("signed-in")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody the partnership knows by name."""
    list = presenters.people_list(request.GET, today())
    may_keep = policies.can_keep_people(request.reader)
    context = {"list": list, "may_keep": may_keep, "today": today(), "wide": True}
    return list.export() or render(request, "people/people.jinja", context)


@access("signed-in")
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one person."""
    person = get_object_or_404(queries.people(), pk=pk)
    reader = request.reader
    may_see_account = policies.is_themselves(reader, person) or policies.can_manage_accounts(reader)
    may_give = policies.can_give_roles(reader)
    context = {
        "person": person,
        "last_day": presenters.last_day(person),
        "today": today(),
        "role_rows": presenters.role_rows(queries.roles_of(person), today(), may_end=bool(may_give)),
        "account": queries.account_of(person) if may_see_account else None,
        "is_themselves": policies.is_themselves(reader, person),
        "may_change": policies.can_change_details(reader, person),
        "may_keep": policies.can_keep_people(reader),
        "may_end_roles": may_give,
        "may_give_roles": may_give and person.is_here(today()),
        "may_open": policies.can_open_account(reader, person),
        "may_close": policies.can_close_account(reader, person),
        "may_manage": policies.can_manage_accounts(reader),
        "panels": drawn_panels(reader, "people.person", person),
        "story": told_story(reader, person, presenters.STORY),
    }
    return render(request, "people/person.jinja", context)


@access(policies.can_keep_people)
def add_person(request: HttpRequest) -> HttpResponse:
    """Add somebody to the directory."""
    form = forms.AddPersonForm(request.POST or None, initial={"organisation": request.GET.get("agency")})
    if form.is_valid():
        made = []
        if carry_out(
            form,
            lambda: made.append(services.add_person(**form.cleaned_data, by=request.reader)),
            field="email",
        ):
            messages.success(request, f"{made[0].name} is in the directory.")
            return redirect(made[0])
    return render(request, "people/add_person.jinja", {"form": form})


@access(policies.can_keep_people, each=policies.can_change_details)
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody's entry."""
    person = get_object_or_404(queries.people(), pk=pk)
    policies.can_change_details(request.reader, person).require()
    form = forms.ChangePersonForm(
        request.POST or None,
        initial=forms.person_as_they_are(person),
        may_move=bool(policies.can_keep_people(request.reader)),
        may_change_address=bool(policies.can_change_address(request.reader, person)),
    )
    if form.is_valid() and carry_out(
        form, lambda: services.change_person(person, by=request.reader, **form.cleaned_data), field="email"
    ):
        messages.success(request, "Saved.")
        return redirect(person)
    address = policies.can_change_address(request.reader, person)
    return render(request, "people/change_person.jinja", {"form": form, "person": person, "address": address})


@access(policies.can_keep_people)
def record_returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that somebody came back."""
    person = get_object_or_404(queries.people(), pk=pk)
    form = forms.WhyForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: services.mark_as_returned(person, by=request.reader, **form.cleaned_data))
    ):
        messages.success(request, f"{person.name} is here again. Give them roles, seats and an account anew.")
        return redirect(person)
    return render(request, "people/record_returning.jinja", {"form": form, "person": person})


@access("signed-in")
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """The way to one's own entry."""
    return redirect("people:person", request.reader.person_id)
