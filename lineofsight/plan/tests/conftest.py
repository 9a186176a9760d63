"""What the plan's tests may ask for beside the cast."""

import datetime

import pytest

from .making import TODAY


@pytest.fixture
def on_23_november(monkeypatch):
    """Today is 23 November 2026, the day around which `making.a_lifelike_plan` is made."""
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setattr("lineofsight.core.clock.now", lambda: noon)
