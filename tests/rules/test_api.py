"""What the pages of a module write, its API writes too: found in the code, never kept by hand."""

import ast
import re
from pathlib import Path

import pytest

from .house import PACKAGE, called, tree

#: Modules whose API writes. The directory's (people, agencies, groups) is read over the API and kept on pages and by file.
MODULES = ("comments", "documents", "plan", "returns")
#: What only a page does, and why a programme need not.
ONLY_ON_PAGES = {
    "begin_from_text": "a programme sends the file (POST /imports)",
    "compare_with": "a programme says newer_version_of when it sends the file",
    "move_by_one": "a programme says the place itself (POST …/place)",
    "pass_on_or_say_not_theirs": "by a link, which needs no token",
    "send_new_link": "by a link, which needs no token",
}


def files(module: str, part: str) -> list[Path]:
    folder = PACKAGE / module
    return sorted([*folder.glob(f"{part}.py"), *folder.glob(f"{part}/*.py")])


def writes_of(module: str) -> set[str]:
    """The services of a module that record an event, by their docstrings."""
    return {
        node.name
        for path in files(module, "services") + sorted((PACKAGE / module / "services").glob("*/*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and re.search(r"Records? `", ast.get_docstring(node) or "")
    }


def words_in(paths: list[Path]) -> set[str]:
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for path in paths
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name)
    }


@pytest.mark.parametrize("module", MODULES)
def test_what_the_pages_write_the_api_writes_too(module):
    writes = writes_of(module)
    by_pages = writes & words_in(files(module, "views"))
    by_api = writes & words_in(files(module, "api"))

    assert by_pages, "the rule finds what pages write"
    assert by_pages - by_api - set(ONLY_ON_PAGES) == set()


def test_every_exception_is_one():
    by_pages = {name for module in MODULES for name in words_in(files(module, "views"))}
    by_api = {name for module in MODULES for name in words_in(files(module, "api"))}
    assert set(ONLY_ON_PAGES) <= by_pages - by_api


def test_every_shape_has_a_name_of_its_own():
    """The description of the API names shapes by their class: two of one name would be taken for each other."""
    named: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.glob("*/api.py")) + sorted(PACKAGE.glob("*/api/*.py")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                named.setdefault(node.name, []).append(called(path))
    assert {name: where for name, where in named.items() if len(where) > 1} == {}
