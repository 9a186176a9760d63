"""The gallery of components, for the demonstration, the accessibility tests and whoever builds a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.core.access import access

from . import gallery as samples


@access("public")
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with sample data. `?errors=yes` shows the form as it looks when it was sent wrongly."""
    listing = samples.sample_list(request.GET)
    wrong = {"dated": "day", "due_on-day": "31", "due_on-month": "2", "due_on-year": "2027", "share": "many"}
    wrong |= {"school-typed": "castle", "school-said": ""}
    form = samples.SampleForm(wrong if request.GET.get("errors") else None)
    context = {
        "form": form,
        "list": listing,
        "nothing": samples.Listing(request.GET, rows=[], columns=[], noun=("audit",)),
        "events": samples.sample_events(),
        "picture": samples.sample_picture(),
        "promises": samples.PROMISES,
        "today": samples.TODAY,
    }
    return listing.export() or render(request, "design/gallery.jinja", context)
