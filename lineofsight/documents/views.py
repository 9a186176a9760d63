"""Pages about documents."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.errors import EditionConflict, Refused
from lineofsight.links.kinds import Card, cards_for

from . import forms, policies, presenters, queries, services
from .models import Document, DocumentKind


@access("signed-in")
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The evidence and files one may see."""
    list = presenters.document_list(request.GET, request.reader)
    return list.export() or render(request, "documents/documents.jinja", {"list": list, "wide": True})


@access(policies.can_see_all, each=policies.can_see)
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one document."""
    page = queries.document_page(request.reader, pk)
    if page is None:
        raise Http404
    if page.document.kind != DocumentKind.FILE:
        services.record_reading(page.document, by=request.reader)
    supported = presenters.supported_list(request.GET, page.document)
    supports, hidden = queries.supports_of(supported.page, request.reader)
    context = {"page": page, "story": presenters.story(page), "supported": supported}
    return render(request, "documents/document.jinja", context | {"supports": supports, "hidden": hidden})


@access(policies.can_see_all, each=policies.can_see)
@require_safe
def download(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version of a file, to keep."""
    version = queries.version_seen_by(request.reader, pk, number)
    if version is None:
        raise Http404
    if request.method == "GET":
        services.record_reading(version.document, by=request.reader, number=number)
    return presenters.as_attachment(version)


@access(policies.can_keep)
def add(request: HttpRequest) -> HttpResponse:
    """Add a document, also as evidence for a record. `?record=` names it."""
    card = _card(request)
    audiences = queries.audiences_for(request.reader)
    form = forms.KeepForm(request.POST or None, request.FILES or None, audiences=audiences)
    if form.is_valid():
        kept = _keep(form, request)
        if kept and card:
            services.serve_as_evidence(kept, card.record, by=request.reader)
        if kept:
            messages.success(request, f"{kept.title} was added.")
            return redirect(card.page(request.GET.get("back", "")) if card else kept.get_absolute_url())
    return render(request, "documents/add.jinja", {"form": form, "card": card})


def _keep(form: forms.KeepForm, request: HttpRequest) -> Document | None:
    """Keep what the form holds; None, with an error in the form, when it was refused."""
    told = form.cleaned_data
    shared = {name: told[name] for name in ("title", "audience", "expires_on")} | {"by": request.reader}
    try:
        if told["kind"] == DocumentKind.FILE:
            return services.keep_file(told["file"], **shared)
        if told["kind"] == DocumentKind.ADDRESS:
            return services.keep_address(told["address"], **shared)
        seen = {name: told[name] for name in ("statement", "seen_by", "seen_on", "kept_where")}
        return services.keep_statement(**seen, **shared, identifying_reason=form.identifying_reason)
    except Refused as refusal:
        form.add_error(told["kind"] if told["kind"] in form.fields else "statement", str(refusal))
        return None


@access(policies.can_keep_all, each=policies.can_change)
def add_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a newer version of a file."""
    document = _document(request, pk)
    policies.can_change(request.reader, document).require()
    form = forms.VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            services.keep_file(form.cleaned_data["file"], by=request.reader, new_version_of=document)
            return redirect(document)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "documents/add_version.jinja", {"form": form, "document": document})


@access(policies.can_keep_all, each=policies.can_change)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a document is called, who may see it and when it expires."""
    document = _document(request, pk)
    policies.can_change(request.reader, document).require()
    before = {name: getattr(document, name) for name in ("title", "audience", "expires_on", "edition")}
    audiences = queries.audiences_for(request.reader, beside=document.audience)
    form = forms.ChangeForm(request.POST or None, audiences=audiences, initial=before)
    context = {"form": form, "document": document}
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in before}
        try:
            return redirect(services.change_document(document, **told, by=request.reader))
        except EditionConflict as conflict:
            context |= {"conflict": conflict, "edition": _document(request, pk).edition}
    return render(request, "documents/change.jinja", context)


@access(policies.can_keep_all, each=policies.can_change)
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document down: its content goes, its story stays."""
    document = _document(request, pk)
    policies.can_change(request.reader, document).require()
    form = forms.TakeDownForm(request.POST or None)
    if form.is_valid():
        services.take_down(document, reason=form.cleaned_data["reason"], by=request.reader)
        return redirect(document)
    return render(request, "documents/take_down.jinja", {"form": form, "document": document})


@access(policies.can_keep_all, each=policies.can_support)
def support(request: HttpRequest) -> HttpResponse:
    """Choose a document there is already as evidence for a record. `?record=` names it."""
    card = _card(request)
    if card is None:
        raise Http404
    choices = queries.evidence_to_choose(request.reader, card.record)
    form = forms.SupportForm(request.POST or None, documents=choices)
    if form.is_valid():
        document = _document(request, int(form.cleaned_data["document"]))
        services.serve_as_evidence(document, card.record, by=request.reader)
        return redirect(card.page(request.GET.get("back", "")))
    return render(
        request, "documents/support.jinja", {"form": form, "card": card, "any": bool(choices.find("", 1))}
    )


@access(policies.can_keep_all, each=policies.can_change)
def no_longer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a document is evidence for a record. `?record=` names it."""
    document, card = _document(request, pk), _card(request)
    if card is None:
        raise Http404
    policies.can_change(request.reader, document).require()
    form = forms.NoLongerForm(request.POST or None)
    if form.is_valid():
        services.no_longer_evidence(
            document, card.record, reason=form.cleaned_data["reason"], by=request.reader
        )
        return redirect(document)
    return render(request, "documents/no_longer.jinja", {"form": form, "document": document, "card": card})


def _document(request: HttpRequest, pk: int) -> Document:
    document = queries.document_seen_by(request.reader, pk)
    if document is None:
        raise Http404
    return document


def _card(request: HttpRequest) -> Card | None:
    """The record named in the address, as far as the reader may see it; 404 when it is named and hidden."""
    name = request.GET.get("record", "")
    card = cards_for(request.reader, [name]).get(name) if name else None
    if name and card is None:
        raise Http404
    return card
