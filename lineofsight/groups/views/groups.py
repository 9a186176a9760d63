"""Groups and their seats."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.design.lists import in_pages
from lineofsight.links.panels import drawn_panels
from lineofsight.links.stories import told_story

from .. import forms, policies, presenters, queries, services


@access("signed-in")
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """Every group."""
    list = presenters.group_list(request.GET, today())
    may_keep = policies.can_keep_groups(request.reader)
    context = {"list": list, "may_keep": may_keep, "today": today(), "wide": True}
    return list.export() or render(request, "groups/groups.jinja", context)


@access("signed-in")
@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """Which group reports to which."""
    context = {
        "branches": queries.structure(today()),
        "may_keep": policies.can_keep_groups(request.reader),
    }
    return render(request, "groups/structure.jinja", context)


@access("signed-in")
@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one group."""
    group = get_object_or_404(queries.groups(), pk=pk)
    may_keep = policies.can_keep_groups(request.reader)
    now = in_pages(request.GET, queries.seats_of_group(group, today()), noun=("seat",), name="Who sits here")
    before = in_pages(
        request.GET,
        queries.seats_before_in(group, today()),
        noun=("seat",),
        name="Who sat here before",
        prefix="before-",
    )
    context = {
        "group": group,
        "today": today(),
        "list": now,
        "seats": presenters.seat_rows(now.page, may_keep=bool(may_keep)),
        "before": before,
        "seats_before": presenters.seat_rows(before.page, may_keep=False),
        "below": queries.groups().filter(reports_to=group),
        "may_keep": may_keep,
        "panels": drawn_panels(request.reader, "groups.group", group),
        "story": told_story(request.reader, group, presenters.STORY),
    }
    return render(request, "groups/group.jinja", context)


@access(policies.can_keep_groups)
def add_group(request: HttpRequest) -> HttpResponse:
    """Add a group."""
    form = forms.GroupForm(request.POST or None, initial={"reports_to": request.GET.get("under")})
    if form.is_valid():
        made = []
        if carry_out(
            form,
            lambda: made.append(services.create_group(**form.cleaned_data, by=request.reader)),
            field="name",
        ):
            messages.success(request, f"{made[0].name} is here. Say now who sits on it.")
            return redirect(made[0])
    return render(request, "groups/add_group.jinja", {"form": form})


@access(policies.can_keep_groups)
def change_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a group's entry."""
    group = get_object_or_404(queries.groups(), pk=pk)
    form = forms.ChangeGroupForm(request.POST or None, initial=forms.group_as_it_is(group), group=group)
    if form.is_valid() and carry_out(
        form, lambda: services.change_group(group, by=request.reader, **form.cleaned_data), field="name"
    ):
        messages.success(request, "Saved.")
        return redirect(group)
    return render(request, "groups/change_group.jinja", {"form": form, "group": group})


@access(policies.can_keep_groups)
def end_group(request: HttpRequest, pk: int) -> HttpResponse:
    """End a group, and say what takes its place."""
    group = get_object_or_404(queries.groups(), pk=pk)
    form = forms.LastDayForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.end_group(group, by=request.reader, **form.cleaned_data), field="last_day"
    ):
        messages.success(request, f"{group.name} ends, and so do its seats.")
        return redirect(group)
    return render(request, "groups/end_group.jinja", {"form": form, "group": group})


@access(policies.can_keep_groups)
def start_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on a group."""
    group = get_object_or_404(queries.groups(), pk=pk)
    form = forms.SeatForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.start_membership(group, by=request.reader, **form.cleaned_data), field="person"
    ):
        messages.success(request, f"{form.cleaned_data['person'].name} sits on {group.name}.")
        return redirect(group)
    return render(request, "groups/start_membership.jinja", {"form": form, "group": group})


@access(policies.can_keep_groups)
def change_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Change or end somebody's seat on a group."""
    seat = get_object_or_404(queries.memberships(), pk=pk)
    form = forms.ChangeSeatForm(request.POST or None, initial={"seat": seat.seat})
    if form.is_valid() and carry_out(form, lambda: _change(seat, form.cleaned_data, request.reader)):
        messages.success(request, "Saved.")
        return redirect(seat.group)
    return render(request, "groups/change_seat.jinja", {"form": form, "seat": seat})


def _change(seat, told: dict, by) -> None:
    if told["what"] == "end":
        services.end_membership(seat, by=by, last_day=told["last_day"], reason=told["reason"])
    else:
        services.change_seat(seat, by=by, seat=told["seat"], from_on=told["from_on"], reason=told["reason"])
