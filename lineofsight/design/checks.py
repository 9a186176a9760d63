"""Start-up checks: navigation that names a missing route fails at once, not on the first page."""

from __future__ import annotations

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch, reverse

LISTS = ("DESIGN_NAVIGATION", "DESIGN_ACCOUNT", "DESIGN_FOOTER")


@register("design")
def check_that_navigation_leads_somewhere(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """Every row of the navigation settings has a label and a route that resolves."""
    found: list[CheckMessage] = []
    for setting in LISTS:
        for row in getattr(settings, setting, []):
            try:
                reverse(row["route"])
                row["label"]
            except (NoReverseMatch, KeyError) as error:
                found.append(Error(f"{setting}: {row!r} cannot be used: {error}", id="design.E001"))
    return found
