"""What every test may ask for. The cast is the same everywhere, so that a test reads like a story."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.cast import *  # noqa: F403

settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile(
    "long", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def numbers_from_one(request):
    """PostgreSQL goes on counting where the test before left off. A test that names "A1", and the crawl of every page,
    which tries small record numbers, begin at one again."""
    from django.db import connection

    asks = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if connection.vendor != "postgresql" or not asks:
        return
    request.getfixturevalue("db")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) "
            "FROM pg_sequences WHERE schemaname = 'public'"
        )


def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test is a failure: a green run there must have run everything."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("In CI a skipped test is a failure.", red=True)
