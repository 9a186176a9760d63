"""What the rules of the house are derived from: the code itself, never a list kept by hand."""

import ast
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lineofsight"


@cache
def stack() -> list[set[str]]:
    """The declared stack of modules from the import contract, top first; siblings share a line."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == ["lineofsight"])
    return [{name.strip() for name in line.split("|")} for line in layers]


def height(module: str) -> int:
    """How deep a module stands: 0 is the top."""
    return next(depth for depth, line in enumerate(stack()) if module in line)


def modules() -> list[str]:
    """Every module of the package, by name."""
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def sources(*, tests: bool = False) -> list[Path]:
    """Python files of the product (and its tests), without migrations."""
    roots = [PACKAGE, ROOT / "tools", *([ROOT / "tests"] if tests else [])]
    found = [path for root in roots for path in root.rglob("*.py") if "migrations" not in path.parts]
    return sorted(path for path in found if tests or "tests" not in path.parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def called(path: Path) -> str:
    """A short name for test ids."""
    return str(path.relative_to(ROOT))
