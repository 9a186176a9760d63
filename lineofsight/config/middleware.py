"""What every request goes through: who is asking, may they enter, and a page that says why not."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lineofsight.core.access import PUBLIC
from lineofsight.core.clock import now, today
from lineofsight.core.errors import NotAllowed
from lineofsight.core.readers import reader_for

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "style-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


class HeadHasNoBody:
    """Whoever asks with HEAD, as mail scanners do, gets the headers alone. The embedded server sends whatever it is
    given, and a body where none is expected would be taken for the next answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = []
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response


class SafePages:
    """Headers on every answer: no script or style but our own files, nothing kept by shared caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


#: A session in use is written again after this many seconds, so that its end moves on without a write at each request.
SESSION_NOTED_AFTER = 300


class KnowsTheReader:
    """Puts `request.reader` on every request, worked out once. A session ends after idle time: being used keeps it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        request.reader = reader_for(person, today()) if person.is_authenticated else PUBLIC
        moment = int(now().timestamp())
        if person.is_authenticated and moment - request.session.get("used_at", 0) > SESSION_NOTED_AFTER:
            request.session["used_at"] = moment
        return self.get_response(request)


class LeadsToSetUp:
    """Until a partnership is set up every page leads there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        from lineofsight.people.queries import is_set_up

        address = reverse("people:set_up")
        free = request.path == address or request.path.startswith((settings.STATIC_URL, "/api/"))
        if free or "signed-in" in request.reader or is_set_up():
            return None
        return HttpResponseRedirect(address)


class DenyByDefault:
    """A view that declares no audience is refused; a stranger is sent to sign in; a colleague is told why not."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        from .entrances import audience_of

        decision = audience_of(view, request).decision(request.reader)
        if decision:
            return None
        if "signed-in" in request.reader:  # an exception raised here would not reach SaysWhyNot
            return render(request, "403.jinja", {"reason": decision.reason}, status=403)
        if request.path.startswith("/api/"):
            return HttpResponse(
                '{"detail": "Sign in, or send a token."}', status=401, content_type="application/json"
            )
        return HttpResponseRedirect(
            f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        )


class SaysWhyNot:
    """Turns NotAllowed into its page: a 403 that carries the reason, unless it has a page of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            return render(request, error.template, error.context(), status=error.status)
        return None
