"""The pages for what went wrong, drawn like every other page."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.jinja", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.jinja", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.jinja", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Where even the layout cannot be drawn (the database is gone), a bare page says so."""
    try:
        return render(request, "500.jinja", status=500)
    except Exception:
        logging.getLogger(__name__).exception("The page for a broken page is broken too")
        return render(None, "design/bare.jinja", status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent without its token: the page was open too long, or came from elsewhere."""
    return render(request, "403_csrf.jinja", status=403)
