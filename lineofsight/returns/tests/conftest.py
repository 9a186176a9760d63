"""A promise to ask about, standing in for whatever modules above register; and whom to ask."""

from dataclasses import dataclass, field

import pytest

from lineofsight.groups.models import Party
from lineofsight.links import kinds
from lineofsight.organisations.models import Area


@dataclass
class Promises:
    """A made-up kind of record. `hidden_from` are the people who may not see any; without an account nobody may."""

    hidden_from: set = field(default_factory=set)

    def cards(self, reader, ids):
        if reader.person_id in self.hidden_from or not (
            {"signed-in", "role:business-manager"} & reader.marks
        ):
            return {}
        areas = Area.objects.filter(pk__in=set(ids))
        return {
            a.pk: kinds.Card(f"organisations.area:{a.pk}", a.name, f"/promise/{a.pk}/", "objective")
            for a in areas
        }

    def make(self, text: str) -> str:
        """A further promise; returns its name."""
        return f"organisations.area:{Area.objects.create(name=text[:120]).pk}"


@pytest.fixture
def promises(monkeypatch, partnership):
    made = Promises()
    kind = kinds.Kind("organisations.area", "objective", "objectives", made.cards)
    monkeypatch.setitem(kinds._kinds, "organisations.area", kind)
    return made


@pytest.fixture
def promise(promises):
    """The name of one promise."""
    return promises.make("Every school has a named lead for neglect")


@pytest.fixture
def hospital_party(hospital, grace):
    """The hospital trust, for which Grace answers."""
    return Party.objects.create(organisation=hospital)


@pytest.fixture
def housing_party(housing, harun):
    """The housing association, for which Harun answers."""
    return Party.objects.create(organisation=housing)


@pytest.fixture
def group_party(quality_group, dilys, femi):
    """The quality group, for which its chair Dilys answers; Femi is a member."""
    return Party.objects.create(group=quality_group)
