"""`lineofsight check`: is this installation sound?"""

import argparse
import sys

from .help import add_command


def add_to(commands: argparse._SubParsersAction) -> None:
    check = add_command(
        commands,
        "check",
        help="look for what is unsafe or broken: settings, database, files, history, mail",
        about="Looks at the settings, the database, every kept file, the chain of history and the outbox. Each fault says its "
        "remedy, on standard error.",
        examples="""
            lineofsight check
        """,
        ends="Exit status: 0 everything is sound, 1 something is not.",
    )
    check.set_defaults(run=check_installation)


def check_installation(arguments: argparse.Namespace) -> int:
    from lineofsight.config.cli import start_django

    start_django()
    faults = [*_settings(), *_database(), *_files(), *_history(), *_mail()]
    for fault in faults:
        print(f"✗ {fault}", file=sys.stderr)
    if not faults:
        print("Settings, database, files, history and mail are sound.")
    return 1 if faults else 0


def _settings() -> list[str]:
    from lineofsight.config.checks import reasons_not_to_start

    return reasons_not_to_start()


def _database() -> list[str]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        return [f"The database cannot be reached: {fault}"]
    return [f"The database is {len(waiting)} steps behind: type `lineofsight migrate`."] if waiting else []


def _files() -> list[str]:
    from django.conf import settings
    from django.db import DatabaseError

    from lineofsight.documents.models import FileVersion

    try:
        missing = [
            version.original_name
            for version in FileVersion.objects.filter(removed_at=None).order_by("pk").iterator()
            if not (settings.FILES_DIR / version.stored_as).exists()
        ]
    except DatabaseError:
        return []
    return (
        [
            f"{len(missing)} kept files are missing from {settings.FILES_DIR}, such as {missing[0]}: put them back from a backup."
        ]
        if missing
        else []
    )


def _history() -> list[str]:
    from django.db import DatabaseError

    from lineofsight.history.queries import verify

    try:
        fault = verify().fault
    except DatabaseError:
        return []
    return [fault] if fault else []


def _mail() -> list[str]:
    from django.db import DatabaseError

    from lineofsight.notices.models import Notice, NoticeState

    try:
        failed = Notice.objects.filter(state=NoticeState.FAILED).count()
    except DatabaseError:
        return []
    return [f"{failed} messages were given up: open the outbox and try them again."] if failed else []
