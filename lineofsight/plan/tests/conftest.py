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
