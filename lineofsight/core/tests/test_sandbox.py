"""A function run in a child process: what comes back, and every way in which nothing does."""

import os
import sys
import threading
import time

import pytest

from lineofsight.core import sandbox
from lineofsight.core.sandbox import MEBIBYTE, Crashed, Limits, SaidError, TookTooLong, TooMuchMemory

HERE = "lineofsight.core.tests.sandboxed"
posix = pytest.mark.skipif(os.name != "posix", reason="Resource limits are a POSIX thing.")


def run(function, *arguments, **named):
    return sandbox.run(f"{HERE}.{function}", *arguments, **named)


def test_the_result_comes_back_as_json_carries_it():
    assert run("echo", 1, "two", three=[3.5, None]) == {
        "arguments": [1, "two"],
        "named": {"three": [3.5, None]},
    }


def test_what_the_function_prints_does_not_mix_with_its_result():
    assert run("print_and_answer") == "answer"


def test_a_said_error_keeps_its_words_its_kind_and_its_place():
    with pytest.raises(SaidError, match="The file is empty. Choose another.") as refused:
        run("refuse", "page 3")
    assert (refused.value.kind, refused.value.place) == ("Refused", "page 3")


def test_any_other_error_is_a_crash_whose_details_are_for_the_log():
    with pytest.raises(Crashed, match="KeyError: 'lost'") as crash:
        run("lose")
    assert "in lose" in crash.value.details


def test_a_name_that_does_not_exist_is_a_crash():
    with pytest.raises(Crashed, match="no attribute"):
        run("nobody")


def test_a_result_that_json_cannot_carry_is_a_crash():
    with pytest.raises(Crashed, match="JSON"):
        run("answer_with_a_set")


def test_a_child_that_vanishes_is_a_crash_with_its_status():
    with pytest.raises(Crashed, match="status 7"):
        run("leave", 7)


def test_a_child_that_sleeps_is_stopped_by_the_clock_on_the_wall():
    started = time.monotonic()
    with pytest.raises(TookTooLong, match="0.5 seconds"):
        run("sleep", 30, limits=Limits(seconds=0.5))
    assert time.monotonic() - started < 5


def test_a_child_that_spins_is_stopped():
    with pytest.raises(TookTooLong):
        run("spin", limits=Limits(seconds=1))


@posix
def test_processor_time_is_limited_even_when_nobody_watches_the_clock():
    limits = run("limits_in_force", limits=Limits(seconds=7, memory_bytes=300 * MEBIBYTE))
    assert limits["cpu"] == [7, 8]
    assert limits["memory"] == [300 * MEBIBYTE] * 2
    assert limits["file"] == [4 * MEBIBYTE] * 2
    assert limits["core"] == [0, 0]


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not enforce limits on address space.")
@pytest.mark.parametrize("how", ["fill", "fill_behind_another_error"])
def test_a_child_that_takes_too_much_memory_is_stopped(how):
    with pytest.raises(TooMuchMemory, match="200 MiB|more memory"):
        run(how, limits=Limits(memory_bytes=200 * MEBIBYTE))


@posix
def test_a_child_killed_from_outside_counts_as_out_of_memory():
    with pytest.raises(TooMuchMemory):
        run("kill_itself")


@posix
def test_a_child_cannot_write_a_large_file(tmp_path):
    with pytest.raises(Crashed, match="OSError"):
        run("write", str(tmp_path / "large"), 5 * MEBIBYTE)


def test_an_answer_too_large_to_hold_is_refused():
    with pytest.raises(TooMuchMemory, match="an answer of more than"):
        run("talk", 3 * MEBIBYTE, limits=Limits(result_bytes=MEBIBYTE))


def test_the_child_knows_no_secrets_of_the_parent(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert "SECRET_KEY" not in run("environment")


def test_progress_comes_line_by_line_while_the_function_runs():
    told = []
    assert run("work", 3, progress=lambda line, part: told.append((line, part))) == "done"
    assert told == [("Step 1", 0.0), ("Step 2", 1 / 3), ("Step 3", 2 / 3)]


def test_telling_outside_a_sandbox_does_nothing():
    from lineofsight.core.tests.sandboxed import work

    assert work(2) == "done"


def test_an_exception_in_progress_cancels_the_child():
    class Cancelled(Exception):
        pass

    def stop(line, part):
        raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        run("work_slowly", 30, progress=stop)
    assert time.monotonic() - started < 5


def test_it_works_from_several_threads_at_once():
    results = {}

    def ask(number):
        results[number] = run("echo", number)["arguments"]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: [number] for number in range(4)}


def test_the_child_starts_without_django_or_any_parser():
    heavy = {"django", "lxml", "pdfminer", "openpyxl", "subprocess", "asyncio"}
    assert heavy & set(run("modules_loaded")) == set()


def test_importing_the_sandbox_brings_in_nothing_of_the_product():
    loaded = {name for name in run("modules_loaded") if name.startswith("lineofsight")}
    assert loaded == {
        "lineofsight",
        "lineofsight.core",
        "lineofsight.core.sandbox",
        "lineofsight.core.tests",
        "lineofsight.core.tests.sandboxed",
    }
