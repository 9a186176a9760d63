"""The `lineofsight` command: finds the noun, starts Django only for those that need it.

Each file in `commands/` has `add_to(commands)`, which adds its parsers and sets `run`, a function of the parsed
arguments that returns the exit status: 0 done, 1 failed, 2 misused. Faults go to standard error.
"""

import argparse
import os
import sys
from importlib import import_module

from .commands.help import Formatter

COMMANDS = ("plan", "people", "user", "history", "run_due", "demo", "server", "check")


def start_django() -> None:
    """Load settings and models. Commands that read a file without keeping it never call this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
    import django

    django.setup()


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, so that documentation and tests can walk it."""
    parser = argparse.ArgumentParser(
        prog="lineofsight",
        description="Runs the work programme of a Safeguarding Children Partnership, starting from its plan.",
        epilog="Examples:\n  lineofsight run\n  lineofsight plan import --help\n\n"
        "Settings are read from the environment; see docs/reference/settings.md.",
        formatter_class=Formatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"lineofsight.config.commands.{name}").add_to(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parsed = build_parser().parse_args(arguments)
    try:
        return parsed.run(parsed) or 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
