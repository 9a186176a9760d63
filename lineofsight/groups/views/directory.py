"""The directory as a file: template, present state, preview of differences, applying."""

import io

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.errors import Refused

from .. import forms, policies, presenters, queries, services
from ..importing import write_directory
from ..models import DirectoryFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access(policies.can_keep_groups)
def directory_file(request: HttpRequest) -> HttpResponse:
    """Bring people, agencies and groups in from a file; what it would change is shown before anything is saved."""
    form = forms.DirectoryFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            content = services.read_directory_file(upload.temporary_file_path())
            return redirect(
                "groups:directory_preview",
                services.keep_directory_file(upload.name, content, by=request.reader).pk,
            )
        except Refused as refusal:
            form.add_error("file", f"{upload.name}: {refusal}")
    return render(
        request,
        "groups/directory_file.jinja",
        {"form": form, "waiting": queries.waiting_directory_files(), "guide": presenters.directory_guide()},
    )


@access("signed-in")
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The directory as a file: the empty template, or what it holds now. `?filled=yes` asks for that."""
    filled = request.GET.get("filled") == "yes"
    held = io.BytesIO()
    write_directory(held, queries.directory_rows(today()) if filled else None)
    held.seek(0)
    name = f"directory-{today().isoformat()}.xlsx" if filled else "directory-template.xlsx"
    return FileResponse(held, as_attachment=True, filename=name, content_type=XLSX)


@access(policies.can_keep_groups)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """See what a directory file would change, and have it done."""
    file = get_object_or_404(queries.waiting_directory_files(), pk=pk)
    found = queries.differences_in(file, request.reader, today())
    faults = found.faults
    if request.method == "POST" and not faults:
        try:
            return _applied(request, file)
        except services.DirectoryRefused as refusal:
            faults = refusal.faults
    context = presenters.directory_preview(request.GET, file, found, faults)
    return context["list"].export() or render(request, "groups/directory_preview.jinja", context)


def _applied(request: HttpRequest, file: DirectoryFile) -> HttpResponse:
    applied = services.apply_directory_file(file, by=request.reader)
    messages.success(request, presenters.directory_summary(applied))
    if not applied.gone:
        return redirect("people:people")
    context = {"heading": "The directory is up to date", **presenters.gone_first(applied)}
    return render(request, "groups/directory_gone.jinja", context)


@access(policies.can_keep_groups)
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a directory file aside without applying it."""
    file = get_object_or_404(queries.waiting_directory_files(), pk=pk)
    services.give_up_directory_file(file, by=request.reader)
    messages.success(request, f"{file.name} was put aside. Nothing was changed.")
    return redirect("groups:directory_file")
