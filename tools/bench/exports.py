"""What people take away: a plan as each kind of file, and lists; at 1x and at 4x the realistic size.

A file holds everything, so its time may grow with its rows and no faster. The yearly report of QUALITY.md (10 seconds,
whole) is the measure of how long somebody waits for a document.
"""

import statistics
import tempfile

from .baseline import baseline, times
from .pages import Installation
from .printing import progress, row
from .visits import BUSINESS_MANAGER

TIMES = 4
RUNS = 5
LONGEST_WAIT = 10.0
GROWTH_BAR = 1.25  # a quarter is noise
ROWS_OF_A_QUERY = (
    100  # files are read in portions, so that memory does not grow; a query for each row is a fault
)
PLAN = {
    "Word": "/plans/1/export/?kind=docx&progress=heard",
    "Excel": "/plans/1/export/?kind=xlsx&progress=heard",
    "CSV": "/plans/1/export/?kind=csv&progress=heard",
    "JSON": "/plans/1/export/?kind=json&progress=printed",
}
LISTS = {
    "people, Excel": ("/people/?export=xlsx", "Person"),
    "agencies, CSV": ("/agencies/?export=csv", "Organisation"),
    "asks, Excel": ("/asks/?export=xlsx", "Ask"),
}


def measure() -> list[dict]:
    """Two rows for each file: seconds at 1x, and what each row of it costs at 4x against that."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        progress(f"exports: filling an installation of 1x and one of {TIMES}x")
        small, large = Installation(1, one), Installation(TIMES, many)
        try:
            sizes = small.heard()["holdings"], large.heard()["holdings"]
            files = {f"plan, {kind}": (address, "rows of plan 1") for kind, address in PLAN.items()} | LISTS
            made = []
            for what, (address, counted) in files.items():
                progress(f"exports: {what}")
                baseline.take()
                rows = sizes[0][counted], sizes[1][counted]
                made += _rows(what, address, rows, small, large)
            return made
        finally:
            small.end()
            large.end()


def _rows(
    what: str, address: str, rows: tuple[int, int], small: Installation, large: Installation
) -> list[dict]:
    """Take the file away at both sizes, which have so many rows, in turn."""
    runs = [
        (small.open(BUSINESS_MANAGER, address), large.open(BUSINESS_MANAGER, address))
        for _ in range(RUNS + 1)
    ][1:]
    if statuses := {one["status"] for run in runs for one in run} - {200}:
        return [row(what, float("inf"), "s", LONGEST_WAIT, missed=f"does not open: {statuses}")]
    medians = [statistics.median(run[place]["seconds"] for run in runs) for place in (0, 1)]
    queries = [runs[-1][place]["queries"] for place in (0, 1)]
    time = row(
        f"{what}, {rows[0]:,} rows",
        medians[0],
        "s",
        LONGEST_WAIT,
        baseline=times(medians[0]),
        kB=f"{runs[-1][0]['bytes'] // 1000}/{runs[-1][1]['bytes'] // 1000}",
        queries=f"{queries[0]}/{queries[1]}",
        missed="queries grow" if queries[1] - queries[0] > (rows[1] - rows[0]) / ROWS_OF_A_QUERY else "",
    )
    time["reached"] = time["reached"] and not time["missed"]
    each = medians[1] / medians[0] / (rows[1] / rows[0])
    return [time, row(f"{what}: each row at {TIMES}x against 1x", each, "x", GROWTH_BAR)]
