"""What history records can be read off the code, so that the list of events is whole."""

import ast

import pytest

from .house import PACKAGE, called, modules, sources, tree

RECORDING = [path for path in sources() if PACKAGE in path.parents]


def kinds_recorded(path):
    """The first argument of every call that records an event."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") in ("record", "Happening")
            and node.args
        ):
            yield node.args[0]


@pytest.mark.parametrize("path", RECORDING, ids=called)
def test_the_kind_of_an_event_is_written_out_never_put_together(path):
    """docs/reference/events.md is made from what is written: a kind that is put together would be missing there."""
    assert not [f"line {kind.lineno}" for kind in kinds_recorded(path) if isinstance(kind, ast.JoinedStr)]


@pytest.mark.parametrize("path", RECORDING, ids=called)
def test_an_event_bears_the_name_of_the_module_that_records_it(path):
    module = path.relative_to(PACKAGE).parts[0]
    written = [kind.value for kind in kinds_recorded(path) if isinstance(kind, ast.Constant)]
    assert [kind for kind in written if kind.split(".")[0] != module] == []


def test_there_are_events_to_look_at():
    assert sum(1 for path in RECORDING for _ in kinds_recorded(path)) > 30 and "plan" in modules()
