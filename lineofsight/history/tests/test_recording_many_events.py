"""Many events at once stand in the same chain as single ones."""

import pytest

from lineofsight.core.access import system
from lineofsight.history import queries
from lineofsight.history.models import Event
from lineofsight.history.services import Happening, record, record_all

pytestmark = pytest.mark.django_db
BY = system("a test")


def test_events_written_together_follow_each_other_and_what_came_before(council, police):
    board, panel = council, police
    record("groups.group_created", board, by=BY)

    events = record_all(
        [
            Happening("groups.group_created", panel, about=(board,), facts={"seats": 3}),
            Happening("groups.group_changed", panel, changes={"name": ["Forum", "Panel"]}, reason="New name"),
        ],
        by=BY,
    )

    assert [event.position for event in events] == [2, 3]
    assert queries.verify() == queries.Verdict(events=3)
    assert [line.kind for line in queries.story_of(board)] == ["groups.group_created", "groups.group_created"]
    newest = queries.story_of(panel)[0]
    assert (newest.reason, newest.changes) == ("New name", {"name": ["Forum", "Panel"]})


def test_nothing_to_tell_writes_nothing():
    assert record_all([], by=BY) == []
    assert not Event.objects.exists()


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_price_does_not_grow_with_the_number_of_events(council, how_many, django_assert_max_num_queries):

    with django_assert_max_num_queries(10):
        record_all([Happening("groups.group_created", council)] * how_many, by=BY)

    assert queries.verify().events == how_many
