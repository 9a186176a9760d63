"""Every page at 1x and 50x the realistic size: medians, query counts, and the ratio to a page without content.

Two installations run side by side and open each page in turn, so that what else the machine does falls on both alike.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

from .baseline import baseline, times
from .printing import progress, row
from .visits import BUSINESS_MANAGER, FLOOR, Visit, visits

TIMES = 50
RUNS = 7
FEWER_RUNS, SLOW = 3, 1.0
MOST_QUERIES = 15
GROWTH_BAR, FLOOR_BAR = 1.5, 5.0


class Installation:
    """An installation of a size in its own process and data folder."""

    def __init__(self, times: int, folder: str, of_what: str = "few"):
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "LINEOFSIGHT_DEMO": "yes",
            "LINEOFSIGHT_ENV": "trial",
            "PYTHONWARNINGS": "ignore",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.installation", str(times), of_what],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def heard(self) -> dict:
        """The next line it says."""
        line = self.process.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise SystemExit("An installation that was to be measured broke; see above.")
        return json.loads(line)

    def open(self, who: str, address: str, *, after_a_change: bool = False) -> dict:
        """What opening the address took; `after_a_change` when nothing that was worked out before still holds."""
        self.process.stdin.write(json.dumps([who, address, after_a_change]) + "\n")  # type: ignore[union-attr]
        self.process.stdin.flush()  # type: ignore[union-attr]
        return self.heard()

    def end(self) -> None:
        self.process.stdin.close()  # type: ignore[union-attr]
        self.process.wait(timeout=60)


def measure() -> list[dict]:
    """Rows for each page: the ratio of its medians at 50x and 1x, and of its median at 50x to the floor's; its queries."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        progress(f"pages: filling an installation of 1x and one of {TIMES}x")
        small, large = Installation(1, one, "every"), Installation(TIMES, many)
        try:
            told = small.heard()
            sizes = told["holdings"], large.heard()["holdings"]
            floor = told["addresses"][FLOOR]
            wanted = visits(told["addresses"])
            made = [
                row(f"records: {name}", sizes[1][name] / count, f"x ({sizes[1][name]:,} / {count:,})")
                for name, count in sizes[0].items()
            ]
            for place, visit in enumerate(wanted):
                progress(f"pages: {place + 1} of {len(wanted)}, {visit.what}")
                if place % 10 == 0:
                    baseline.take()
                made.append(_row(visit, small, large, floor))
            return made
        finally:
            small.end()
            large.end()


def _row(visit: Visit, small: Installation, large: Installation, floor: str) -> dict:
    """Open a page at both sizes in turn, the floor between them."""
    runs = []
    left = RUNS + 1  # the first is thrown away: it compiles templates and opens the database's pages
    while left > 0:
        runs.append((
            small.open(visit.who, visit.address),
            large.open(visit.who, visit.address),
            large.open(BUSINESS_MANAGER, floor),
        ))  # fmt: skip
        left = min(left - 1, FEWER_RUNS if len(runs) == 1 and runs[0][1]["seconds"] > SLOW else left)
    first = large.open(visit.who, visit.address, after_a_change=True)["seconds"]
    if statuses := {one["status"] for run in runs for one in run} - {200}:
        return row(visit.what, float("inf"), "x", GROWTH_BAR, missed=f"does not open: {statuses}")
    medians = [statistics.median(run[place]["seconds"] for run in runs[1:]) for place in range(3)]
    queries = [runs[-1][place]["queries"] for place in (0, 1)]
    slowest, fastest = (pick(run[1]["seconds"] for run in runs[1:]) for pick in (max, min))
    measured = row(
        visit.what,
        medians[1] / medians[0],
        f"x ({TIMES}x / 1x)",
        GROWTH_BAR,
        ms=f"{medians[1] * 1000:.1f} ({fastest * 1000:.1f}-{slowest * 1000:.1f})",
        changed=f"{first * 1000:.0f}",
        floor=f"{medians[1] / medians[2]:.1f}",
        baseline=times(medians[1]),
        queries=f"{queries[0]}/{queries[1]}",
        kB=f"{runs[-1][0]['bytes'] // 1000}/{runs[-1][1]['bytes'] // 1000}",
        missed=_missed(medians, queries),
        address=visit.address,
        shown=visit.daily,
    )
    measured["reached"] = measured["reached"] and not measured["missed"]
    return measured


def _missed(medians: list[float], queries: list[int]) -> str:
    """Which of the other bars a page does not reach."""
    bars = {
        f"more than {FLOOR_BAR:g}x the floor": medians[1] > FLOOR_BAR * medians[2],
        "queries grow": queries[1] > queries[0],
        f"more than {MOST_QUERIES} queries": queries[1] > MOST_QUERIES,
    }
    return ", ".join(words for words, is_missed in bars.items() if is_missed)
