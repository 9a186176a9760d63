"""What the tests of this module may ask for: the small site, and the same in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.template import loader
from django.test import Client, RequestFactory

from lineofsight.design.tests import site as small_site

ROOT = Path(__file__).parents[3]


@pytest.fixture
def site(settings):
    """Settings of the small site."""
    for name, value in small_site.SETTINGS.items():
        setattr(settings, name, value)
    return settings


@pytest.fixture
def web(site) -> Client:
    """Ada, looking at pages."""
    return Client()


@pytest.fixture
def draw(site):
    """draw("{{ 3|plural('row') }}", name=value): a template as Ada sees it."""
    engine = loader.engines["jinja2"] if "jinja2" in loader.engines else next(iter(loader.engines.all()))

    def drawn(source: str, **context: object) -> str:
        request = RequestFactory().get(context.pop("at", "/"))
        request.reader = small_site.ADA
        return engine.from_string(source).render(context, request)

    return drawn


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(site) -> Iterator[str]:
    """The small site, served on loopback."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    site.DEBUG = True  # only so that Django serves the static files
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def axe():
    """axe(page): what axe-core finds on a page, as readable lines; [] when nothing."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()

    def found(page) -> list[str]:
        page.evaluate(source)
        result = page.evaluate("axe.run(document)")
        return [
            f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    return found
