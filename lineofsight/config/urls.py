"""Every address of the product."""

from django.urls import include, path

from . import pages, who_may_enter
from .api import api

urlpatterns = [
    path("", include("lineofsight.home.urls")),
    path("", include("lineofsight.people.urls")),
    path("", include("lineofsight.organisations.urls")),
    path("", include("lineofsight.groups.urls")),
    path("", include("lineofsight.documents.urls")),
    path("", include("lineofsight.comments.urls")),
    path("", include("lineofsight.notices.urls")),
    path("", include("lineofsight.returns.urls")),
    path("", include("lineofsight.plan.urls")),
    path("who-may-enter/", who_may_enter.who_may_enter, name="who_may_enter"),
    path("demo/", include("lineofsight.demo.urls")),
    path("api/", api.urls),
    path("sign-in/", include("allauth.urls")),
]

handler400 = pages.bad_request
handler403 = pages.not_allowed
handler404 = pages.not_found
handler500 = pages.broken
