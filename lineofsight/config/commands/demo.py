"""`lineofsight demo load | reset | sign-ins`."""

import argparse
import shutil
import sys

from .help import add_command, add_nouns

DONE = "Exit status: 0 done, 1 it was refused: the data folder holds something else."


def add_to(commands: argparse._SubParsersAction) -> None:
    verbs = add_nouns(commands, "demo", help="the fictional partnership for trying things out")
    load = add_command(
        verbs,
        "load",
        help="fill an empty data folder (DATA_DIR) with the demonstration",
        about="Makes Marlowe Vale: its agencies, groups and people, its plan, and what was asked and answered since. Refused "
        "for a data folder that holds a partnership already.",
        examples="""
            lineofsight demo load
            lineofsight demo load --if-empty
        """,
        ends=DONE,
    )
    load.add_argument(
        "--if-empty", action="store_true", help="do nothing when a partnership is there already"
    )
    load.set_defaults(run=load_demonstration)
    reset = add_command(
        verbs,
        "reset",
        help="throw the demonstration's data folder away and make it afresh",
        about="Refused for a data folder whose partnership is not the demonstration.",
        examples="""
            lineofsight demo reset
        """,
        ends=DONE,
    )
    reset.set_defaults(run=reset_demonstration)
    sign_ins = add_command(
        verbs,
        "sign-ins",
        help="who can sign in to the demonstration",
        about="Lists whom one can sign in as, and the password they share. Needs no database.",
        examples="""
            lineofsight demo sign-ins
        """,
        ends="Exit status: 0.",
    )
    sign_ins.set_defaults(run=print_sign_ins)


def load_demonstration(arguments: argparse.Namespace) -> int:
    from .server import migrate_database

    migrate_database()
    from django.db import transaction

    from lineofsight.demo.loading import load_demonstration as load
    from lineofsight.organisations.models import Partnership

    there = Partnership.objects.first()
    if there and arguments.if_empty:
        return 0
    if there:
        print(f"This data folder already holds {there.name}: nothing was changed.", file=sys.stderr)
        return 1
    print("Making the demonstration partnership…", flush=True)
    with transaction.atomic():
        plan = load()
    print(f"{plan.title}: loaded.")
    return 0


def reset_demonstration(arguments: argparse.Namespace) -> int:
    from lineofsight.config.cli import start_django

    start_django()
    from django.conf import settings
    from django.db import DatabaseError, connection

    from lineofsight.demo.content.partnership import NAME
    from lineofsight.organisations.models import Partnership

    if connection.vendor != "sqlite":
        print(
            "Only the embedded database can be reset. For PostgreSQL make a new, empty database.",
            file=sys.stderr,
        )
        return 1
    try:
        there = Partnership.objects.first()
    except DatabaseError:
        there = None
    if there and there.name != NAME:
        print(
            f"{settings.DATA_DIR} holds {there.name}, not the demonstration: nothing was changed.",
            file=sys.stderr,
        )
        return 1
    connection.close()
    for name in ("lineofsight.sqlite3", "lineofsight.sqlite3-wal", "lineofsight.sqlite3-shm"):
        (settings.DATA_DIR / name).unlink(missing_ok=True)
    shutil.rmtree(settings.FILES_DIR, ignore_errors=True)
    return load_demonstration(argparse.Namespace(if_empty=False))


def print_sign_ins(arguments: argparse.Namespace) -> int:
    from lineofsight.demo.sign_ins import lines_for_the_terminal

    print("\n".join(lines_for_the_terminal()))
    return 0
