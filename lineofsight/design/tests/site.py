"""A small site around this module alone: who is asking, whose partnership it is, and the headers of the real one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lineofsight.core.access import PUBLIC, Reader

ADA = Reader(person_id=9, name="Ada Okafor", marks=frozenset({"signed-in", "person:9"}), actor="person:9")
POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

SETTINGS = {
    "ROOT_URLCONF": "lineofsight.design.tests.urls",
    "MIDDLEWARE": [
        "django.contrib.messages.middleware.MessageMiddleware",
        "lineofsight.design.tests.site.asked_by_ada",
        "lineofsight.design.looking_up.AnswersLookUps",
    ],
    "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "APP_DIRS": True,
            "OPTIONS": {
                "environment": "lineofsight.design.environment.environment",
                "context_processors": [
                    "lineofsight.design.context.page",
                    "lineofsight.design.tests.site.marlowe_vale",
                ],
            },
        }
    ],
    "FORM_RENDERER": "lineofsight.design.forms.Renderer",
    "ALLOWED_HOSTS": ["*"],
    "STATIC_URL": "/static/",
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    "DESIGN_NAVIGATION": [
        {"label": "Today", "route": "start", "under": ()},
        {"label": "Plan", "route": "gallery", "under": ("/gallery/",)},
        {"label": "Kept from Ada", "route": "done", "marks": ("role:administrator",)},
        {"label": "Notes", "route": "note", "under": ("/note/",), "marks": ("signed-in",)},
    ],
    "DESIGN_ACCOUNT": [{"label": "Your details", "route": "done"}],
    "DESIGN_FOOTER": [{"label": "Accessibility", "route": "done"}],
}


def asked_by_ada(get_response: Callable) -> Callable:
    """Everything is asked by Ada, except under /sign-in/, where nobody is signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.reader = PUBLIC if request.path.startswith("/sign-in/") else ADA
        response = get_response(request)
        response["Content-Security-Policy"] = POLICY
        return response

    return answer


def marlowe_vale(request: HttpRequest) -> dict:
    """The partnership of the header."""
    return {"partnership": {"name": "Marlowe Vale Safeguarding Children Partnership"}}
