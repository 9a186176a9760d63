"""No pattern of the importer takes more than in step with the length of a text, whatever stands in it: a file of one
megabyte must not keep a computer busy for a day.

Each compiled pattern searches texts that repeat what patterns stumble over; a pattern that backtracks without end is a
thousand times over the limit, so that a busy machine changes nothing. White space reaches the reader folded, one blank at a
time; containers meet it raw.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from typing import Any

import pytest

import lineofsight.plan.importing as importing

LENGTH, SECONDS = 10_000, 1.0
RAW = (" ", "\n", "\t", "\n\n", "x\n", "\n- ", " x", "\r\n", "<!--", "<!-- -->", "<![if", "<!--[if ", "<a ", "<a>", "</a>",
       "<meta ", "/*", "a{", "|-", "| ", "-- ", "```", "#", "= ")  # fmt: skip
FOLDED = ("a", "A", "1", ".", "…", ",", "-", "|", "/", ":", "(", ")", "[", "&", "'", "*", "_", "–", "•", "a ", "A ", "Ab ", "1 ",
          "1.", "a.", "1/", ". ", ", ", "and ", "and, ", "or ", "the ", "by ", "to ", "of ", "q1 ", "2026 ", "26/", "March ",
          "March 2027 ", "ab, ", "Ab, ", "Ab and ", "Ab & ", "(a", "(a)", "( ", "a(", "1) ", "a-", "w; ", "every ", "each ",
          "year ", "first ", " ,", "end of ", "the end of ", "until ", "from ", "in ", "within ", "months ", "weeks of ",
          "lead: ", "to be ", "is ", "A. ", "PC ")  # fmt: skip


def patterns_in(value: Any) -> Iterator[re.Pattern]:
    """The compiled patterns in a module's variable, however they are kept."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from patterns_in(one)
    elif isinstance(value, dict):
        yield from patterns_in([*value, *value.values()])


def every_pattern() -> dict[str, list[re.Pattern]]:
    """Module below the importer → its patterns."""
    found = {}
    for module in pkgutil.walk_packages(importing.__path__, f"{importing.__name__}."):
        variables = vars(importlib.import_module(module.name)).values()
        patterns = [one for value in variables for one in patterns_in(value)]
        if patterns:
            found[module.name.removeprefix(f"{importing.__name__}.")] = patterns
    return found


class TooLong(Exception):
    """A pattern was still at it when its time was up."""


@pytest.fixture
def bell():
    """`bell(True)` starts the clock, which counts processor time only; `bell(False)` stops it."""

    def ring(signal_number, frame):
        raise TooLong

    before = signal.signal(signal.SIGPROF, ring)
    yield lambda on: signal.setitimer(signal.ITIMER_PROF, SECONDS if on else 0)
    signal.signal(signal.SIGPROF, before)


def is_in_step(pattern: re.Pattern, text: str, bell) -> bool:
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    bell(True)
    try:
        pattern.search(given)
        pattern.match(given)
    except TooLong:
        return False
    finally:
        bell(False)
    return True


@pytest.mark.long
@pytest.mark.parametrize("module", every_pattern())
def test_no_pattern_takes_more_than_in_step(module, bell):
    pumps = FOLDED + RAW * module.startswith("containers.")
    slow = {
        f"{pattern.pattern[:80]!r} on {pump!r}"
        for pattern in every_pattern()[module]
        for pump in pumps
        for begin in ("", "x ", "March ")
        if not is_in_step(pattern, begin + pump * (LENGTH // len(pump)) + "\x00!", bell)
    }
    assert slow == set()
