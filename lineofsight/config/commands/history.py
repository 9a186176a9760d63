"""`lineofsight history verify`."""

import argparse
import sys

from .database import with_database
from .help import add_command, add_nouns


def add_to(commands: argparse._SubParsersAction) -> None:
    verbs = add_nouns(commands, "history", help="check that history is as it was written")
    verb = add_command(
        verbs,
        "verify",
        help="walk the whole chain and name the first row that was altered, removed or inserted",
        about="Every event carries the digest of the one before it. Walks the whole chain and names the first row that was "
        "altered, removed or inserted.",
        examples="""
            lineofsight history verify
        """,
        ends="Exit status: 0 history is whole, 1 it is not, or the database could not be used.",
    )
    verb.set_defaults(run=verify)


def verify(arguments: argparse.Namespace) -> int:
    return with_database(_verify)


def _verify() -> int:
    from lineofsight.history import queries

    verdict = queries.verify()
    if verdict.fault:
        print(verdict.fault, file=sys.stderr)
        return 1
    print(f"History is whole: {verdict.events} events, each as it was written.")
    return 0
