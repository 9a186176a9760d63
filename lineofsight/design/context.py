"""What every page knows: where one can go, who is signed in, what day it is.

Settings fill it, because only `config` knows the modules above:

    DESIGN_NAVIGATION = [{"label": "Plan", "route": "plan:wall", "under": ("/plan/",), "marks": ("signed-in",)}, …]
    DESIGN_ACCOUNT = [{"label": "Your details", "route": "people:me"}, …]        the menu under the person's name
    DESIGN_FOOTER = [{"label": "Accessibility", "route": "home:accessibility"}, …]
    DESIGN_SIGN_IN, DESIGN_SIGN_OUT                                              route names (allauth's by default)

`marks` say who sees a row (any one opens it; none: everybody); a page belongs to the row that leads to it, or one of whose
`under` its address begins with. The partnership's name comes from the context as `partnership.name`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from lineofsight.core import clock
from lineofsight.core.access import PUBLIC, Reader, may_enter

PRODUCT = "Line of Sight"
TONES = {"error": "bad", "warning": "warning", "success": "good"}


class Site:
    """The frame around a page; each part is worked out only when the layout draws it."""

    product = PRODUCT

    def __init__(self, request: HttpRequest):
        self.request = request
        self.reader: Reader = getattr(request, "reader", PUBLIC)

    @cached_property
    def navigation(self) -> list[dict]:
        """The main parts this reader may enter; the one this page belongs to is marked active (or current)."""
        rows = self._rows("DESIGN_NAVIGATION")
        path = self.request.path
        for row in rows:
            row["current"] = row["href"] == path
            row["active"] = row["current"] or any(path.startswith(under) for under in row["under"])
        return rows

    @cached_property
    def account(self) -> list[dict]:
        """The links under the person's name."""
        return self._rows("DESIGN_ACCOUNT")

    @cached_property
    def footer(self) -> list[dict]:
        """The links at the foot of each page."""
        return self._rows("DESIGN_FOOTER")

    @cached_property
    def today(self) -> datetime.date:
        """The day this page is drawn."""
        return clock.today()

    @property
    def signed_in(self) -> bool:
        """Whether a person is signed in."""
        return "signed-in" in self.reader

    @property
    def sign_in_address(self) -> str:
        """Where one signs in."""
        return reverse(getattr(settings, "DESIGN_SIGN_IN", "account_login"))

    @property
    def sign_out_address(self) -> str:
        """Where the sign-out button posts to."""
        return reverse(getattr(settings, "DESIGN_SIGN_OUT", "account_logout"))

    @property
    def notes(self) -> list[dict]:
        """What the last request wanted said (Django messages): {"tone": good, warning, bad or quiet, "text"}."""
        if not hasattr(self.request, "_messages"):
            return []
        return [
            {"tone": TONES.get(note.level_tag, "quiet"), "text": note.message}
            for note in get_messages(self.request)
        ]

    @property
    def kept_for(self) -> str:
        """Whose unsent text this browser keeps: a person, or the holder of a link; empty for the public."""
        return "" if self.reader.actor == PUBLIC.actor else self.reader.actor

    def _rows(self, setting: str) -> list[dict]:
        return [
            _resolved(row) for row in getattr(settings, setting, []) if self._may_see(row.get("marks", ()))
        ]

    def _may_see(self, marks: Iterable[str]) -> bool:
        return not marks or bool(may_enter(self.reader, marks))


def _resolved(row: dict) -> dict:
    href = reverse(row["route"])
    return {"text": row["label"], "label": row["label"], "href": href, "under": row.get("under", ())}


def page(request: HttpRequest) -> dict:
    """The context processor: `site` (above) and `reader`. Costs no query until the layout asks.

    Django lets processors win over what a view gives to a Jinja template: so nothing more stands here.
    """
    site = Site(request)
    return {"site": site, "reader": site.reader}
