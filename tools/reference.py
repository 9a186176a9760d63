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
    """Kinds of event: the first argument of whatever records one, and what workflows name."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "lineofsight").rglob("*.py")):
        where = path.relative_to(ROOT / "lineofsight")
        if "tests" not in where.parts:
            for kind in _kinds_in(path):
                found.setdefault(kind, str(where))
    rows = [
        [f"`{kind}`", kind.split(".")[1].replace("_", " "), f"`{where}`"]
        for kind, where in sorted(found.items())
        if (ROOT / "lineofsight" / kind.split(".")[0]).is_dir()
    ]
    return table("Events", "What history records, and where.", ["event", "in words", "recorded in"], rows)


def _kinds_in(path: Path) -> list[str]:
    named = re.compile(r"[a-z]+\.[a-z_]+")
    told: list[ast.AST] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") in ("record", "Happening")
            and node.args
        ):
            told.append(node.args[0])
        elif path.name == "workflow.py" and isinstance(node, ast.Constant):
            told.append(node)
        elif "services" in str(path) and isinstance(node, ast.Constant):
            told += [node] if re.fullmatch(r"[a-z]+\.[a-z]+(_[a-z]+)+", str(node.value)) else []
    return [
        one.value
        for node in told
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and named.fullmatch(one.value)
    ]


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
    """Every page and API operation, and what each role may open of it."""
    from lineofsight.config.addresses import addresses, columns

    signs = {"yes": "yes", "some": "some", "no": "–"}
    lead_in = (
        "Every address, what people do there, and who may: a column for each role, for somebody who holds that role alone. "
        "`yes`: whatever record it is about; `some`: for the records that the rule in the last column allows; `–`: closed. "
        "A role held for one group or agency counts there only. A changed cell is a change of rights: review it. "
        "`tests/access/test_matrix.py` asks the product for every cell."
    )
    rows = [
        [f"`{one.address}`", one.what, *(signs[one.answer(role)] for role in columns()), one.who]
        for one in addresses()
    ]
    return table(
        "Who may enter", lead_in, ["address", "what people do there", *columns().values(), "who may"], rows
    )


if __name__ == "__main__":
    sys.exit(main())
