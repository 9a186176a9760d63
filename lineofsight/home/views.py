"""The first page, and what the product says of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from . import presenters, queries


@access("signed-in")
def home(request: HttpRequest) -> HttpResponse:
    """What needs this reader today."""
    on = today()
    found = queries.home_of(request.reader, on)
    wall = found.overview.once(presenters.small_wall) if found.overview else ()
    context = {"home": found, "wall": wall, "today": on}
    return render(request, "home/home.jinja", context)


@access("public")
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the product is made for everyone, and whom to tell when it is not."""
    return render(request, "home/accessibility.jinja")


@access("public")
def data(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and what never is."""
    return render(request, "home/data.jinja")
