"""The generated pages in docs/reference: events, settings, commands, roles, stages, access. `make docs` writes them;
`make check` fails when one is not current."""

import argparse
import ast
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make docs`; do not edit. -->\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the pages instead of comparing them")
    arguments = parser.parse_args()
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="lineofsight-reference-")
    os.environ["LINEOFSIGHT_DEMO"] = "no"
    from lineofsight.config.cli import start_django

    start_django()
    stale = []
    for name, text in pages().items():
        path = REFERENCE / f"{name}.md"
        if arguments.write:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(name)
    if stale:
        print(f"Not current: {', '.join(stale)}. Type `make docs` and look at what changed.", file=sys.stderr)
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Every generated page, by name."""
    return {
        "events": events(),
        "settings": settings(),
        "commands": commands(),
        "roles": roles(),
        "stages": stages(),
        "access": access(),
    }


def table(title: str, lead_in: str, headers: list[str], rows: list[list[str]]) -> str:
    lines = [f"# {title}\n", MADE, f"{lead_in}\n", f"| {' | '.join(headers)} |", f"|{'---|' * len(headers)}"]
    lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def events() -> str:
    """Kinds of event, found where they are recorded: any text "module.what_happened" in a services or workflow file."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "lineofsight").rglob("*.py")):
        where = path.relative_to(ROOT / "lineofsight")
        if "tests" in where.parts or not re.search(r"services|workflow", str(where)):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                match = re.fullmatch(r"([a-z]+)\.([a-z]+(?:_[a-z]+)+|connected|disconnected)", node.value)
                if match and (ROOT / "lineofsight" / match.group(1)).is_dir():
                    found.setdefault(node.value, str(where))
    rows = [
        [f"`{kind}`", kind.split(".")[1].replace("_", " "), f"`{where}`"]
        for kind, where in sorted(found.items())
    ]
    return table("Events", "What history records, and where.", ["event", "in words", "recorded in"], rows)


def settings() -> str:
    from lineofsight.config.environment import SETTINGS

    rows = [
        [f"`{one.name}`", f"`{one.default}`" if one.default else "", one.what_for]
        for one in SETTINGS.values()
    ]
    return table("Settings", "Read from the environment.", ["name", "default", "what for"], sorted(rows))


def commands() -> str:
    from lineofsight.config.cli import build_parser

    os.environ["COLUMNS"] = "110"
    parts = ["# The command\n", MADE]
    for words, parser in _parsers(build_parser(), ["lineofsight"]):
        parts.append(f"## {' '.join(words)}\n\n```\n{parser.format_help().rstrip()}\n```\n")
    return "\n".join(parts)


def _parsers(parser: argparse.ArgumentParser, words: list[str]):
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from _parsers(child, [*words, name])


def roles() -> str:
    from lineofsight.people.roles import ROLES

    rows = [[role.name, f"`{role.key}`", role.scope, role.what_for] for role in ROLES]
    return table(
        "Roles",
        "Held for everything, one organisation or one group.",
        ["role", "key", "for", "what for"],
        rows,
    )


def stages() -> str:
    from importlib import import_module

    parts = ["# Stages and statuses\n", MADE]
    for path in sorted((ROOT / "lineofsight").glob("*/workflow.py")):
        module = path.parent.name
        moves = import_module(f"lineofsight.{module}.workflow").MOVES
        parts.append(f"## {module}\n\n```mermaid\nstateDiagram-v2")
        parts.append(f"    [*] --> {next(iter(moves))}")
        parts += [
            f"    {here} --> {to}: {event}"
            for here, targets in moves.items()
            for to, event in targets.items()
        ]
        parts.append("```\n")
    return "\n".join(parts)


def access() -> str:
    """Every route and API operation, and who may enter. What they then see of it, policies and queries decide."""
    from lineofsight.config.entrances import entrances

    rows = [[f"`/{one.address}`", f"`{one.name}`", ", ".join(one.marks) or "closed"] for one in entrances()]
    lead_in = "Every address and who may enter. A changed cell is a change of rights: review it."
    return table("Who may enter", lead_in, ["address", "route", "who"], sorted(rows))


if __name__ == "__main__":
    sys.exit(main())
