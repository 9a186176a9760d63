"""Loads the registers: every module's `kinds.py` is imported once all modules are ready."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class LinksConfig(AppConfig):
    name = "lineofsight.links"
    verbose_name = "Links"

    def ready(self) -> None:
        for app in apps.get_app_configs():
            if app.name.startswith("lineofsight.") and find_spec(f"{app.name}.kinds"):
                import_module(f"{app.name}.kinds")
