"""`lineofsight run-due`: everything that happens by itself: messages, reminders, cleaning."""

import argparse
import sys
import time

from .help import add_command


def add_to(commands: argparse._SubParsersAction) -> None:
    run_due = add_command(
        commands,
        "run-due",
        help="do what is due: send waiting messages and run every other regular job",
        about="Runs every regular job once, each by itself, and says how it ended. May be killed and run again "
        "at any moment. Call it each minute from cron, or leave it running with --loop.",
        examples="""
            lineofsight run-due
            lineofsight run-due --quiet
            lineofsight run-due --loop --every 30
        """,
        ends="Exit status: 0 every job went well, 1 one failed (with --loop: only when stopped).",
    )
    run_due.add_argument("--loop", action="store_true", help="keep running until stopped with Ctrl-C")
    run_due.add_argument(
        "--every", type=_seconds, default=60, metavar="SECONDS", help="pause of --loop (default 60)"
    )
    run_due.add_argument("--quiet", action="store_true", help="say only what failed")
    run_due.set_defaults(run=run_jobs)


def _seconds(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 1 to 86400")
    return int(text)


def run_jobs(arguments: argparse.Namespace) -> int:
    from lineofsight.config.cli import start_django

    start_django()
    from django.db import close_old_connections

    failed = _run_once(quiet=arguments.quiet)
    while arguments.loop:
        close_old_connections()
        time.sleep(arguments.every)
        failed = _run_once(quiet=arguments.quiet)
    return 1 if failed else 0


def _run_once(*, quiet: bool) -> bool:
    """One round. Returns whether a job failed; a database that cannot be reached is such a failure too."""
    from django.db import DatabaseError

    from lineofsight.notices.schedules import run_due_jobs

    try:
        reports = run_due_jobs()
    except DatabaseError as fault:
        print(
            f"The jobs cannot run: {fault}. Type `lineofsight migrate` if the database is new.",
            file=sys.stderr,
        )
        return True
    for report in reports:
        if report.error:
            print(f"{report.name} failed: {report.error}", file=sys.stderr, flush=True)
        elif not quiet:
            words = "in hand elsewhere" if report.skipped else report.outcome or "nothing to do"
            print(f"{report.name}: {words}", flush=True)
    return any(report.error for report in reports)
