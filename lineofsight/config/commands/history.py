"""`lineofsight history verify`."""

import argparse
import sys

from .database import with_database


def add_to(commands: argparse._SubParsersAction) -> None:
    history = commands.add_parser("history", help="check that history is as it was written")
    verbs = history.add_subparsers(metavar="VERB", required=True)
    verb = verbs.add_parser(
        "verify",
        help="walk the whole chain and name the first row that was altered, removed or inserted",
        description="Exit status 0 when history is whole, 1 when it is not.",
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
