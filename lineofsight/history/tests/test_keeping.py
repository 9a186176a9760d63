"""What was worked out is kept until something happens, and never a moment longer."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import transaction

from lineofsight.core.access import Reader, system
from lineofsight.history import services
from lineofsight.history.keeping import Kept, kept, until_something_happens

pytestmark = pytest.mark.django_db
JOB = system("test")
worked: list[tuple] = []


@until_something_happens
def names(first, on, *, kinds=()):
    worked.append((first, on, kinds))
    return tuple(type(first).objects.values_list("name", flat=True))


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.KEEPS_RESULTS = True
    kept.forget()
    worked.clear()
    yield
    kept.forget()


DAY = datetime.date(2026, 11, 28)


def rename(body, name):
    body.name = name
    body.save()
    services.record("test.renamed", body, by=JOB)


def test_what_was_worked_out_costs_one_query_the_next_time(council, django_assert_num_queries):
    first = names(council, DAY)
    with django_assert_num_queries(1):
        assert names(council, DAY) is first
    assert len(worked) == 1


def test_it_is_worked_out_again_once_something_happened(council):
    names(council, DAY)
    rename(council, "Another name")
    assert "Another name" in names(council, DAY)


def test_it_is_worked_out_for_each_record_day_and_value(council, police):
    for asked in [(council, DAY), (police, DAY), (council, DAY + datetime.timedelta(1)), (council, DAY)]:
        names(*asked)
    names(council, DAY, kinds=("a", "b"))
    names(council, DAY, kinds=("a", "b"))
    assert len(worked) == 4


def test_what_a_write_showed_that_was_taken_back_is_not_kept(council):
    before = names(council, DAY)
    with pytest.raises(RuntimeError), transaction.atomic():
        rename(council, "Never said")
        assert "Never said" in names(council, DAY)
        raise RuntimeError
    assert names(council, DAY) == before
    rename(council, "Said")
    assert "Said" in names(council, DAY), "the position in the chain is given out again, its hash never"


def test_what_was_worked_out_before_a_change_is_not_kept_after_it():
    results = Kept()

    def slow():
        results.get("after", "other", lambda: "new")
        return "old"

    assert results.get("before", "key", slow) == "old"
    assert results.get("after", "key", lambda: "new") == "new"


def test_only_so_many_results_are_kept_the_longest_unused_leaving_first():
    results = Kept(most=2)
    for key in ("one", "two", "one", "three"):
        results.get("now", key, lambda: "first")
    assert [results.get("now", key, lambda: "again") for key in ("one", "three", "two")] == [
        "first",
        "first",
        "again",
    ]


def test_several_threads_may_ask_at_once():
    results, together = Kept(), Barrier(8)

    def ask(number):
        together.wait()
        return [results.get(str(number % 2), key, lambda key=key: key * 2) for key in range(60)]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [[key * 2 for key in range(60)]] * 8


def test_readers_with_other_rights_never_share_a_result_that_hangs_on_them(council):
    clerk = Reader(7, "Ada", frozenset({"signed-in"}), "person:7")
    keeper = replace(clerk, marks=frozenset({"signed-in", "role:coordinator"}))

    for reader in (clerk, keeper, clerk):
        names(council, DAY, kinds=(reader,))

    assert [kinds[0] for _, _, kinds in worked] == [clerk, keeper]


def test_a_record_still_being_worked_on_is_known_by_its_edition(council):
    council.edition = 3
    names(council, DAY)
    council.edition = 4
    names(council, DAY)
    assert len(worked) == 2


def test_a_result_cannot_hang_on_the_time_of_day_or_on_a_record_that_is_not_saved(council):
    with pytest.raises(TypeError, match="time"):
        names(council, datetime.time(9, 30))
    with pytest.raises(TypeError, match="saved"):
        names(type(council)(name="Not yet"), DAY)
