"""Files stay small, named in the field's words, and in the room where a newcomer looks for them."""

import ast
import re

import pytest

from .house import PACKAGE, ROOT, called, modules, sources, tree

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "stuff", "tools_"}


@pytest.mark.parametrize("path", sources(tests=True), ids=called)
def test_a_file_has_at_most_500_lines(path):
    assert len(path.read_text().splitlines()) <= 500


#: The importer's corpus: each file is one whole document, written down as code.
DOCUMENTS = ("tests/importing/development/", "tests/importing/held_out/", "tests/importing/rehearsal/")


@pytest.mark.parametrize(
    "path", [one for one in sources(tests=True) if not called(one).startswith(DOCUMENTS)], ids=called
)
def test_a_function_has_at_most_60_lines(path):
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 60
    }
    assert not long


def test_no_file_has_a_name_that_says_nothing():
    vague = [called(path) for path in sources(tests=True) if path.stem in VAGUE or path.parent.name in VAGUE]
    assert not vague


@pytest.mark.parametrize("module", modules())
def test_every_module_explains_itself_in_at_most_30_lines(module):
    readme = PACKAGE / module / "README.md"
    limit = 60 if module == "design" else 30
    assert readme.exists() and 0 < len(readme.read_text().splitlines()) <= limit


OUTER = re.compile(r"/(views|forms|presenters|api|tasks)(\.py|/)")


@pytest.mark.parametrize("path", [p for p in sources() if OUTER.search(called(p))], ids=called)
def test_outer_files_ask_queries_and_services_never_a_manager(path):
    used = [
        f"line {node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert not used, f"{called(path)}: move the query to queries ({', '.join(used)})"


@pytest.mark.parametrize("path", sources(), ids=called)
def test_nobody_saves_another_modules_model(path):
    """Services call `.save()` and `.objects.create` on their own models only; a foreign one is asked through its
    services."""
    if PACKAGE not in path.parents:
        return
    module = path.relative_to(PACKAGE).parts[0]
    if module in ("config", "demo"):
        return
    foreign = {
        alias.asname or alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module and re.match(r"lineofsight\.\w+\.models", node.module)
        and node.module.split(".")[1] != module
        for alias in node.names
    }  # fmt: skip
    writes = {"create", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}
    broken = [
        f"line {node.lineno}: {node.func.value.value.id}.objects.{node.func.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writes
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "objects"
        and isinstance(node.func.value.value, ast.Name)
        and node.func.value.value.id in foreign
    ]
    assert not broken


def test_templates_hold_no_inline_script_style_or_event_handler():
    """The content security policy forbids them; a page that relies on one would be broken."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=\"|\son[a-z]+=\"", re.I)
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in PACKAGE.rglob("*.jinja")
        for match in inline.finditer(path.read_text())
    ]
    assert not found
