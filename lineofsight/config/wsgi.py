"""The product as a WSGI application, for whichever server calls it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .checks import refuse_unsafe_settings


class RefusesLargeBodies:
    """Answers 413 to a request whose body is larger than anything a page asks for, before a byte of it is read or kept."""

    def __init__(self, inner: Callable):
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or "0"
        if told.isdigit() and int(told) <= settings.REQUEST_SIZE_LIMIT:
            return self.inner(environ, start_response)
        largest = settings.FILE_SIZE_LIMIT // 1_000_000
        body = (
            f"This is too much to send at once. A file may have at most {largest} MB. "
            "Make it smaller, or send its parts one by one.\n"
        ).encode()
        start_response(
            "413 Content Too Large",
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Connection", "close"),
            ],
        )
        return [body]


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
application = RefusesLargeBodies(get_wsgi_application())
refuse_unsafe_settings()
