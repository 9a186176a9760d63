"""Pages about the partnership, its areas and its agencies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.design.forms.saving import carry_out
from lineofsight.links.panels import drawn_panels
from lineofsight.links.stories import told_story

from . import forms, policies, presenters, queries, services


@access("signed-in")
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Every agency."""
    list = presenters.agency_list(request.GET, today())
    may_keep = policies.can_keep_organisations(request.reader)
    context = {"list": list, "may_keep": may_keep, "wide": True}
    return list.export() or render(request, "organisations/organisations.jinja", context)


@access("signed-in")
@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one agency."""
    agency = get_object_or_404(queries.organisations(), pk=pk)
    context = {
        "agency": agency,
        "areas": list(agency.areas.all()),
        "last_day": presenters.last_day(agency),
        "today": today(),
        "may_keep": policies.can_keep_organisations(request.reader),
        "panels": drawn_panels(request.reader, "organisations.organisation", agency),
        "story": told_story(request.reader, agency, presenters.STORY),
    }
    return render(request, "organisations/organisation.jinja", context)


@access(policies.can_keep_organisations)
def add_organisation(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    form = forms.AgencyForm(request.POST or None)
    if form.is_valid():
        made = []
        if carry_out(
            form,
            lambda: made.append(services.create_organisation(**form.cleaned_data, by=request.reader)),
            field="name",
        ):
            messages.success(request, f"{made[0].name} is in the register.")
            return redirect(made[0])
    return render(request, "organisations/add_organisation.jinja", {"form": form})


@access(policies.can_keep_organisations)
def change_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an agency's entry."""
    agency = get_object_or_404(queries.organisations(), pk=pk)
    form = forms.ChangeAgencyForm(request.POST or None, initial=forms.agency_as_it_is(agency))
    if form.is_valid() and carry_out(
        form,
        lambda: services.change_organisation(agency, by=request.reader, **form.cleaned_data),
        field="name",
    ):
        messages.success(request, "Saved.")
        return redirect(agency)
    return render(request, "organisations/change_organisation.jinja", {"form": form, "agency": agency})


@access(policies.can_keep_organisations)
def record_leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that an agency left the partnership."""
    agency = get_object_or_404(queries.organisations(), pk=pk)
    form = forms.LastDayForm(request.POST or None, initial={"last_day": today()})
    if form.is_valid() and carry_out(
        form,
        lambda: services.record_organisation_leaving(agency, by=request.reader, **form.cleaned_data),
        field="last_day",
    ):
        messages.success(request, f"{agency.name} has left. Its entry and its people stay in the register.")
        return redirect(agency)
    return render(request, "organisations/record_leaving.jinja", {"form": form, "agency": agency})


@access(policies.can_keep_organisations)
def record_returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that an agency came back."""
    agency = get_object_or_404(queries.organisations(), pk=pk)
    form = forms.WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.record_organisation_returning(agency, by=request.reader, **form.cleaned_data)
        messages.success(request, f"{agency.name} is in the partnership again.")
        return redirect(agency)
    return render(request, "organisations/record_returning.jinja", {"form": form, "agency": agency})


@access("signed-in")
@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """The areas the partnership covers."""
    list = presenters.area_list(request.GET)
    context = {"list": list, "may_keep": policies.can_keep_organisations(request.reader)}
    return list.export() or render(request, "organisations/areas.jinja", context)


@access("signed-in")
@require_safe
def area(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one area."""
    area = get_object_or_404(queries.areas(), pk=pk)
    context = {
        "area": area,
        "agencies": queries.organisations().filter(areas=area),
        "may_keep": policies.can_keep_organisations(request.reader),
        "panels": drawn_panels(request.reader, "organisations.area", area),
        "story": told_story(request.reader, area, presenters.STORY),
    }
    return render(request, "organisations/area.jinja", context)


@access(policies.can_keep_organisations)
def add_area(request: HttpRequest) -> HttpResponse:
    """Add an area."""
    form = forms.AreaForm(request.POST or None)
    if form.is_valid() and carry_out(
        form, lambda: services.create_area(by=request.reader, **form.cleaned_data), field="name"
    ):
        return redirect("organisations:areas")
    return render(request, "organisations/area_form.jinja", {"form": form, "heading": "Add an area"})


@access(policies.can_keep_organisations)
def change_area(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an area."""
    area = get_object_or_404(queries.areas(), pk=pk)
    form = forms.AreaForm(request.POST or None, initial={"name": area.name, "code": area.code})
    if form.is_valid() and carry_out(
        form, lambda: services.change_area(area, by=request.reader, **form.cleaned_data), field="name"
    ):
        return redirect(area)
    return render(request, "organisations/area_form.jinja", {"form": form, "heading": "Change an area"})


@access("signed-in")
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """What the partnership says of itself."""
    partnership = get_object_or_404(queries.partnerships())
    context = {
        "profile": partnership,
        "areas": queries.areas(),
        "partners": queries.organisations().filter(is_safeguarding_partner=True).in_partnership(today()),
        "may_change": policies.can_change_partnership(request.reader),
        "story": told_story(request.reader, partnership, presenters.STORY),
    }
    return render(request, "organisations/profile.jinja", context)


@access(policies.can_change_partnership)
def change_profile(request: HttpRequest) -> HttpResponse:
    """Change what the partnership says of itself."""
    partnership = get_object_or_404(queries.partnerships())
    names = ("name", "short_name", "about", "contact_email", "edition")
    form = forms.ProfileForm(
        request.POST or None, initial={name: getattr(partnership, name) for name in names}
    )
    if form.is_valid() and carry_out(
        form, lambda: services.change_partnership(partnership, by=request.reader, **form.cleaned_data)
    ):
        messages.success(request, "Saved.")
        return redirect("organisations:profile")
    return render(request, "organisations/change_profile.jinja", {"form": form})
