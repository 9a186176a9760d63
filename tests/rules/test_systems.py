"""docs/systems.md says how far each of the 38 systems is, and no more than is so."""

import ast
import re

import pytest

from lineofsight.config.addresses import routes

from .house import ROOT

STATES = {"works", "part", "not yet"}
LINES = re.findall(r"^\| (\d+) \|(.*)\|$", (ROOT / "docs" / "systems.md").read_text(), re.M)
ROWS = {int(number): [cell.strip() for cell in rest.split(" | ")] for number, rest in LINES}


def code_words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def journeys() -> dict[str, set[int]]:
    """Every test in tests/journeys and the rows it is marked to prove: "test_file.py::test_name" → {36}."""
    found: dict[str, set[int]] = {}
    for path in (ROOT / "tests" / "journeys").glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = [one for one in node.decorator_list if isinstance(one, ast.Call)]
                proven = {
                    keyword.value.value
                    for one in marks
                    if getattr(one.func, "id", "") == "proves"
                    for keyword in one.keywords
                    if keyword.arg == "row"
                }
                found[f"{path.name}::{node.name}"] = proven
    return found


def test_all_38_rows_are_there_with_a_state():
    assert sorted(ROWS) == list(range(38))
    assert {cells[1] for cells in ROWS.values()} <= STATES


@pytest.mark.parametrize("number", sorted(ROWS))
def test_named_pages_and_commands_exist(number):
    addresses = {"/" + re.sub(r"<[^>]+>", "<id>", route.pattern) for route in routes()}
    commands = (ROOT / "docs" / "reference" / "commands.md").read_text()
    for word in code_words(ROWS[number][2]):
        if word.startswith("/"):
            assert word in addresses, word
        else:
            assert f"## {word}\n" in commands, word


@pytest.mark.parametrize("number", sorted(ROWS))
def test_named_journeys_exist_and_prove_this_row(number):
    known = journeys()
    for name in code_words(ROWS[number][3]):
        assert number in known.get(name, set()), (
            f"{name} does not exist, or is not marked @proves(row={number})"
        )


@pytest.mark.parametrize("number", sorted(ROWS))
def test_a_row_that_works_names_a_journey_and_one_that_does_not_says_what_is_missing(number):
    _, state, pages, named, missing = ROWS[number]
    if state == "works":
        assert code_words(named) and code_words(pages)
    elif state == "part":
        assert missing
