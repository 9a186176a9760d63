"""The register of due jobs: what has to happen by itself, again and again.

A module declares its jobs in its own `kinds.py`; `lineofsight run-due` (and the embedded server, each minute) runs every
one. A job says how it decides what is due, may be killed at any moment and run again, and does the same once more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from lineofsight.core.clock import now

from .models import DueJob

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A job by name ("notices.send_waiting"). `function()` returns what it did, in words or anything that reads well;
    `in_transaction`: all of it or nothing. A job that speaks to another machine commits piece by piece itself."""

    name: str
    function: Callable[[], object]
    in_transaction: bool = True


@dataclass(frozen=True)
class JobReport:
    """How a job ended: `error` is "" when it went well, `skipped` when another process has it in hand."""

    name: str
    outcome: str = ""
    error: str = ""
    skipped: bool = False


_jobs: dict[str, Job] = {}


def register_job(name: str, function: Callable[[], object], *, in_transaction: bool = True) -> Job:
    """Declare a job; its name begins with its module's. Declaring a name twice is a programming error."""
    if name in _jobs:
        raise ValueError(f"The job {name} is declared twice")
    _jobs[name] = Job(name, function, in_transaction)
    return _jobs[name]


def all_jobs() -> list[Job]:
    """Every declared job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def run_due_jobs() -> list[JobReport]:
    """Run every job once, each by itself: one that fails leaves its error and the others go on."""
    return [run_job(job) for job in all_jobs()]


def run_job(job: Job) -> JobReport:
    """Run one job unless another process has it in hand, and keep how it ended."""
    DueJob.objects.get_or_create(name=job.name)
    began_at, error = now(), ""
    try:
        outcome = _in_one_transaction(job) if job.in_transaction else str(job.function() or "")
    except Exception as fault:
        log.exception("The due job %s failed", job.name)
        outcome, error = "", f"{type(fault).__name__}: {fault}"
    if outcome is None:
        return JobReport(job.name, skipped=True)
    DueJob.objects.filter(name=job.name).update(
        began_at=began_at, ended_at=now(), outcome=outcome, error=error
    )
    return JobReport(job.name, outcome, error)


@transaction.atomic
def _in_one_transaction(job: Job) -> str | None:
    """All of it or nothing, with the job's row locked; None when another process holds that lock."""
    can_skip = connection.features.has_select_for_update_skip_locked
    if not DueJob.objects.select_for_update(skip_locked=can_skip).filter(name=job.name).first():
        return None
    return str(job.function() or "")
