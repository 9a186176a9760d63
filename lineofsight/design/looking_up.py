"""Choices for what somebody is typing: the page itself is asked, so that whoever may open it may look up in it, and no more.

`GET <page>?look-up=<field>&words=<typed>` draws the page as always; where it draws that field, the field finds its choices,
and they are the answer instead of the page: {"choices": [[value, label], …], "more": true when there are others}.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse

from .forms.finding import AT_ONCE, Choice, Finder

LOOK_UP, WORDS = "look-up", "words"


@dataclass
class LookUp:
    """Somebody types `words` into the box of `field`; `found` is what it offers, None while no such field was drawn."""

    field: str
    words: str
    found: list[Choice] | None = None


_asked: ContextVar[LookUp | None] = ContextVar("asked", default=None)


class AnswersLookUps:
    """The middleware: after every other, so that what refuses a page refuses its choices too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or LOOK_UP not in request.GET:
            return self.get_response(request)
        asked = LookUp(request.GET[LOOK_UP], request.GET.get(WORDS, "").replace("\x00", "")[:200])
        token = _asked.set(asked)
        try:
            response = self.get_response(request)
        finally:
            _asked.reset(token)
        if response.status_code != 200 or asked.found is None:
            return response
        return JsonResponse({"choices": asked.found[:AT_ONCE], "more": len(asked.found) > AT_ONCE})


def offer(field: str, finder: Finder) -> None:
    """Called where a field is drawn: find what was asked for, if it was asked of this field."""
    asked = _asked.get()
    if asked is not None and asked.field == field:
        asked.found = finder.find(asked.words, AT_ONCE + 1)
