"""The few addresses the tests of this module need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from lineofsight.core.access import access
from lineofsight.design import forms
from lineofsight.design.views import gallery


class NoteForm(forms.Form):
    """One text and one line, to be kept while unsent."""

    title = forms.TextField()
    note = forms.LongTextField()


@access("public")
def note_page(request: HttpRequest) -> HttpResponse:
    """A form page; an empty title is refused; "break" in the title breaks the server."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        if form.cleaned_data["title"] == "break":
            return render(request, "500.jinja", status=500)
        return redirect("done")
    return render(
        request, "design/form_page.jinja", {"form": form, "heading": "Write a note", "cancel_href": "/done/"}
    )


@access("public")
def done(request: HttpRequest) -> HttpResponse:
    """Where a note leads to."""
    return render(
        request, "design/problem.jinja" if "fail" in request.GET else "design/page.jinja", {"heading": "Done"}
    )


@access("public")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Signs nobody out: only its address matters."""
    return redirect("done")


urlpatterns = [
    path("", done, name="start"),
    path("gallery/", gallery, name="gallery"),
    path("note/", note_page, name="note"),
    path("done/", done, name="done"),
    path("sign-in/", done, name="account_login"),
    path("sign-out/", sign_out, name="account_logout"),
]
