"""Due jobs: each by itself, repeatable, with its own error report."""

import subprocess
import sys

import pytest
from django.db import connection

from lineofsight.notices import schedules
from lineofsight.notices.models import DueJob, Notice

from .factories import message_to


@pytest.fixture
def jobs(monkeypatch):
    """An empty register."""
    monkeypatch.setattr(schedules, "_jobs", {})
    return schedules.register_job


def test_an_empty_register_has_nothing_to_do(jobs, db):
    assert schedules.run_due_jobs() == []


def test_a_job_says_what_it_did(jobs, db):
    jobs("tests.count", lambda: "3 things done")

    assert schedules.run_due_jobs() == [schedules.JobReport("tests.count", "3 things done")]
    job = DueJob.objects.get()
    assert (job.name, job.outcome, job.error) == ("tests.count", "3 things done", "")


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_undone_and_reported_and_the_others_go_on(jobs, grace, caplog):
    def breaks():
        message_to(grace)
        raise RuntimeError("the tape tore")

    jobs("tests.a", breaks)
    jobs("tests.b", lambda: "fine")

    first, second = schedules.run_due_jobs()

    assert (first.error, second.outcome) == ("RuntimeError: the tape tore", "fine")
    assert not Notice.objects.exists(), "all of a job or nothing of it"
    assert DueJob.objects.get(name="tests.a").error == "RuntimeError: the tape tore"
    assert "the tape tore" in caplog.text


def test_a_job_that_went_well_again_no_longer_shows_its_error(jobs, db):
    ends = iter([ZeroDivisionError("once"), None])

    def sometimes():
        end = next(ends)
        if end:
            raise end

    jobs("tests.sometimes", sometimes)
    schedules.run_due_jobs()
    schedules.run_due_jobs()

    assert DueJob.objects.get().error == ""


def test_a_job_that_commits_by_itself_runs_outside_a_transaction(jobs, transactional_db):
    seen = []
    jobs("tests.alone", lambda: seen.append(connection.in_atomic_block), in_transaction=False)
    jobs("tests.together", lambda: seen.append(connection.in_atomic_block))

    schedules.run_due_jobs()

    assert seen == [False, True]


def test_the_same_name_twice_is_a_programming_error(jobs):
    jobs("tests.one", lambda: None)
    with pytest.raises(ValueError, match="declared twice"):
        jobs("tests.one", lambda: None)


def test_sending_is_among_the_jobs_that_are_due():
    assert "notices.send_waiting" in [job.name for job in schedules.all_jobs()]


@pytest.mark.parametrize("wrong", [["--every", "0"], ["--every", "soon"], ["now"]])
def test_the_command_refuses_what_it_does_not_know(wrong):
    done = subprocess.run(
        [sys.executable, "-m", "lineofsight.config.cli", "run-due", *wrong],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "usage:" in done.stderr


def test_the_command_says_what_to_do_when_there_is_no_database_yet(tmp_path):
    import os

    done = subprocess.run(
        [sys.executable, "-m", "lineofsight.config.cli", "run-due"],
        env={**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "lineofsight migrate" in done.stderr
