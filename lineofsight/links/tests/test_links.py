"""Links say what one record does to another; registers say what may be seen of it."""

import pytest

from lineofsight.core.access import PUBLIC, Reader
from lineofsight.history.queries import story_of
from lineofsight.links import kinds, panels, services
from lineofsight.links.models import Link, Verb
from lineofsight.links.queries import links_of
from tests.cast import read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up_kind(monkeypatch):
    """A kind that only signed-in readers may see."""
    monkeypatch.setattr(kinds, "_kinds", {})

    def cards(reader: Reader, ids):
        if "signed-in" not in reader:
            return {}
        return {
            number: kinds.Card(f"organisations.organisation:{number}", "Seen", "/x/", "agency")
            for number in ids
        }

    return kinds.register_kind(kinds.Kind("organisations.organisation", "agency", "agencies", cards))


def test_saying_a_link_twice_changes_nothing(council, police, asha):
    for _ in range(2):
        services.connect(council, Verb.SUPPORTS, police, by=read_as(asha))

    assert Link.objects.count() == 1
    assert [line.kind for line in story_of(police)] == ["links.connected"]


def test_a_link_is_taken_away_with_a_reason(council, police, asha):
    services.connect(council, Verb.SUPPORTS, police, by=read_as(asha))

    services.disconnect(council, Verb.SUPPORTS, police, by=read_as(asha), reason="Made by mistake")

    assert not Link.objects.exists() and story_of(council)[0].reason == "Made by mistake"


def test_a_neighbour_is_shown_only_to_those_who_may_see_it(council, police, asha, made_up_kind):
    services.connect(council, Verb.SUPPORTS, police, by=read_as(asha))

    assert [one.verb for one in links_of(council, read_as(asha))] == ["is evidence for"]
    assert links_of(council, PUBLIC) == []


def test_cards_cost_one_query_of_each_kind_and_leave_out_what_is_hidden(council, made_up_kind):
    found = kinds.cards_for(
        Reader(marks=frozenset({"signed-in"})), ["organisations.organisation:1", "nobody.knows:2"]
    )

    assert set(found) == {"organisations.organisation:1"}


def test_a_kind_is_declared_once(made_up_kind):
    with pytest.raises(ValueError, match="declared twice"):
        kinds.register_kind(made_up_kind)


def test_panels_come_in_their_order(monkeypatch):
    monkeypatch.setattr(panels, "_panels", [])
    for order in (3, 1, 2):
        panels.register_panel(
            panels.Panel("plan.plan", order, f"Panel {order}", "x.jinja", lambda r, t: None, 0)
        )

    assert [panel.order for panel in panels.panels_on("plan.plan")] == [1, 2, 3]
    assert panels.panels_on("plan.section") == []
