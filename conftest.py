"""What every test may ask for. The cast is the same everywhere, so that a test reads like a story."""

import functools
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import browser  # noqa: F401
from tests.cast import *  # noqa: F403

settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile(
    "long", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_sessionstart(session):
    """Pages name their styles and scripts by what was collected: without it every page would break, for one reason."""
    from django.conf import settings

    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        pytest.exit("Styles and scripts are not collected yet. Type: make setup", returncode=1)


@pytest.fixture(autouse=True)
def numbers_as_at_first(request):
    """PostgreSQL goes on counting where the test before left off. A test that names "A1", and the crawl of every page,
    which tries small record numbers, begin again where the empty database began: at one, or after the migrations' rows."""
    from django.db import connection

    asks = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if connection.vendor != "postgresql" or not asks:
        return
    request.getfixturevalue("db")
    sequences, last_numbers = first_numbers()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(sequence::regclass, coalesce(last, 1), last IS NOT NULL) "
            "FROM unnest(%s::text[], %s::bigint[]) AS first (sequence, last)",
            [sequences, last_numbers],
        )


@functools.cache
def first_numbers() -> tuple[list, list]:
    """The sequences, and the last number of each before this process ran its first test (None: nothing counted)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences WHERE schemaname = 'public'"
        )
        rows = cursor.fetchall()
    return [sequence for sequence, _ in rows], [last for _, last in rows]


def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test is a failure: a green run there must have run everything."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("In CI a skipped test is a failure.", red=True)
