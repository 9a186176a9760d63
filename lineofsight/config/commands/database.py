"""What every command that needs the database goes through: it is there, and what can go wrong is told in one line."""

import sys
from collections.abc import Callable
from pathlib import Path


def with_database(
    do: Callable[[], int], *, may_make: bool = False, without: Callable[[], int] | None = None
) -> int:
    """Start Django, do something and return its exit status; what can go wrong is told on standard error, with status 1.

    With `may_make` an embedded database that is not there yet is made first, as `make run` does; what only reads must
    not make one, or a mistyped DATA_DIR would look like an empty installation. A server's is made by its keeper. What can do `without` looks only: it is done where no embedded
    database is there, and makes nothing in the data folder.
    """
    from lineofsight.config.cli import start_django
    from lineofsight.config.environment import look_only

    if without is not None:
        look_only()
    start_django()
    from django.db import DatabaseError

    from lineofsight.core.errors import NotAllowed, Refused

    try:
        if not _has_database():
            if without is not None:
                return without()
            _make_database(may_make)
        return do()
    except (Refused, NotAllowed) as fault:
        return failed(str(fault))
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        return failed(f"{fault.filename or 'The file'} cannot be used: {fault.strerror}.")
    except DatabaseError as fault:
        told = str(fault).strip().splitlines()[0]
        return failed(f"The database cannot be used: {told}. Bring it up to date first: lineofsight migrate")


def failed(words: str) -> int:
    """Say what went wrong where faults belong. Returns the exit status."""
    print(words, file=sys.stderr)
    return 1


def _has_database() -> bool:
    """Whether the embedded database is there; a server's is taken to be."""
    from django.db import connection

    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return True
    # to look into a file that is not there would make it
    return Path(connection.settings_dict["NAME"]).exists() and bool(connection.introspection.table_names())


def _make_database(may_make: bool) -> None:
    from django.conf import settings
    from django.db import connection

    from lineofsight.core.errors import Refused

    if not may_make:
        raise Refused(
            f"There is no database in {settings.DATA_DIR} yet. Name the right folder with DATA_DIR, or make a new "
            "database there: lineofsight migrate"
        )
    from .server import migrate_database

    print(f"Making a new database: {connection.settings_dict['NAME']}", file=sys.stderr)
    migrate_database()
