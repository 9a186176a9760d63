"""Addresses of the plan: its pages, its editing, and how plans come in and go out."""

from . import editing, exchange, pages

app_name = "plan"
urlpatterns = [*pages.urlpatterns, *editing.urlpatterns, *exchange.urlpatterns]
