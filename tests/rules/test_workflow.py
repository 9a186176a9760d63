"""Every workflow is sound: each status can be reached and each move names its event."""

from importlib import import_module

import pytest

from .house import PACKAGE

WORKFLOWS = [path.parent.name for path in sorted(PACKAGE.glob("*/workflow.py"))]


@pytest.mark.parametrize("module", WORKFLOWS)
def test_every_status_can_be_reached_from_the_first(module):
    moves = import_module(f"lineofsight.{module}.workflow").MOVES
    reached, waiting = set(), [next(iter(moves))]
    while waiting:
        status = waiting.pop()
        reached.add(status)
        waiting.extend(to for to in moves[status] if to not in reached)
    assert reached == set(moves)


@pytest.mark.parametrize("module", WORKFLOWS)
def test_every_move_names_an_event_of_its_module(module):
    moves = import_module(f"lineofsight.{module}.workflow").MOVES
    events = [event for targets in moves.values() for event in targets.values()]
    assert events and all(event.startswith(f"{module}.") for event in events)
