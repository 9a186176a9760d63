"""The design module: everything visual the other modules build pages from."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """No models; templates in jinja2/, built styles and scripts in static/."""

    name = "lineofsight.design"
    verbose_name = "Design"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the checks
