"""What the plan's tests may ask for beside the cast."""

import datetime

import pytest

from .factories import ObjectiveFactory, PlanFactory
from .making import TODAY


@pytest.fixture
def on_23_november(monkeypatch):
    """Today is 23 November 2026, the day around which `making.a_lifelike_plan` is made."""
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setattr("lineofsight.core.clock.now", lambda: noon)


@pytest.fixture
def live(db):
    """A live plan without sections."""
    return PlanFactory(live=True)


@pytest.fixture
def objective(live):
    """An objective of the live plan that two commitments stand in."""
    return ObjectiveFactory(section__plan=live, text="Write the strategy and publish it")


@pytest.fixture
def keeper(on_23_november, client, asha):
    """The business manager's browser."""
    client.force_login(asha)
    return client


@pytest.fixture(autouse=True)
def numbers_from_one(request):
    """PostgreSQL goes on counting where the test before left off; a test that names "A1" begins at one again."""
    from django.db import connection

    if connection.vendor != "postgresql" or not request.node.get_closest_marker("django_db"):
        return
    request.getfixturevalue("db")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) "
            "FROM pg_sequences WHERE schemaname = 'public'"
        )
