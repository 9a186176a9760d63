"""History is added to, never changed, and it can be shown that nobody changed it."""

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.core.access import system
from lineofsight.history import queries, services
from lineofsight.history.models import ChainHead, Detail, Event
from tests.cast import read_as

pytestmark = pytest.mark.django_db
JOB = system("test")


def tell(thing, **values):
    return services.record("test.happened", thing, by=JOB, **values)


def without_triggers(sql):
    """What an intruder with the database's password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(sql)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history_%'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)
        for _, definition in triggers:
            cursor.execute(definition)


def test_the_story_of_a_record_is_told_newest_first_with_what_changed_and_why(council, asha):
    services.record(
        "test.renamed", council, by=read_as(asha), changes={"name": ["Old", "New"]}, reason="A merger"
    )
    services.record("test.closed", council, by=read_as(asha))

    closed, renamed = queries.story_of(council)

    assert (closed.kind, renamed.kind) == ("test.closed", "test.renamed")
    assert renamed.changes == {"name": ["Old", "New"]} and renamed.reason == "A merger"
    assert renamed.actor == f"person:{asha.pk}"


def test_an_event_belongs_to_the_story_of_every_record_it_is_about(council, police):
    tell(council, about=(police,))

    assert len(queries.story_of(police)) == 1


def test_the_chain_holds_digests_and_no_value(council):
    event = tell(council, changes={"name": ["Secret before", "Secret after"]}, reason="Secret reason")

    stated = str({field.name: getattr(event, field.name) for field in event._meta.fields})
    assert "Secret" not in stated and set(event.digests) == {"name", "reason"}


def test_a_whole_chain_is_verified(council):
    for _ in range(5):
        tell(council)

    assert queries.verify() == queries.Verdict(Event.objects.count())


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        ("UPDATE history_event SET kind = 'test.forged' WHERE position = 2", "Event 2 (test.forged) was altered"),
        ("DELETE FROM history_mention; DELETE FROM history_detail WHERE event_id IN (SELECT id FROM history_event WHERE position = 2); DELETE FROM history_event WHERE position = 2", "Event 2 is missing"),
        ("UPDATE history_detail SET \"values\" = '{\"changes\": {}, \"facts\": {}, \"reason\": \"forged\"}' WHERE event_id IN (SELECT id FROM history_event WHERE position = 3)", "detail of event 3"),
        ("DELETE FROM history_detail WHERE event_id IN (SELECT id FROM history_event WHERE position = 4)", "detail of event 4 (test.happened) was removed"),
        ("DELETE FROM history_detail WHERE event_id IN (SELECT id FROM history_event WHERE position = 5); DELETE FROM history_event WHERE position = 5", "The chain ends at event 4, but 5 were written"),
    ],
)  # fmt: skip
def test_verify_names_the_first_row_that_was_altered_or_removed(council, tampering, fault):
    for _ in range(5):
        tell(council)

    for statement in tampering.split("; "):
        without_triggers(statement)

    assert fault in queries.verify().fault


def test_verify_notices_an_inserted_row(council):
    for _ in range(3):
        tell(council)
    forged = Event.objects.get(position=3)
    forged.pk, forged.position = None, 4
    forged.save(force_insert=True)

    assert "Event 4" in queries.verify().fault


@pytest.mark.parametrize("sql", ["UPDATE history_event SET kind = 'x'", "DELETE FROM history_event"])
def test_the_database_itself_refuses_to_rewrite_history(council, sql):
    tell(council)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_retention_empties_a_detail_once_and_the_chain_stays_whole(council):
    event = tell(council, reason="Something personal")

    services.purge_detail(event, by=JOB, why="Its period is over")

    assert queries.verify().fault == ""
    purged = queries.story_of(council)[-1]
    assert purged.reason == "" and purged.purged_on
    with pytest.raises(DatabaseError), transaction.atomic():
        Detail.objects.filter(pk=event.pk).update(values={"reason": "back again"})


def test_an_event_goes_when_the_change_it_tells_of_is_undone(council):
    with pytest.raises(RuntimeError), transaction.atomic():
        tell(council)
        raise RuntimeError

    assert not Event.objects.exists() and not ChainHead.objects.filter(position__gt=0).exists()


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_story_costs_one_query_however_long_it_is(council, how_many, django_assert_num_queries):
    for _ in range(how_many):
        tell(council)

    with django_assert_num_queries(1):
        assert len(queries.story_of(council)) == how_many
