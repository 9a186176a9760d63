"""Every page at 1x and 50x the realistic size: medians, query counts, and the ratio to a page without content.

Two installations run side by side and open each page in turn, so that what else the machine does falls on both alike.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

from .printing import row

TIMES = 50
RUNS = 7
MOST_QUERIES = 15
FLOOR = "home:accessibility"
GROWTH_BAR, FLOOR_BAR = 1.5, 5.0


class Installation:
    """An installation of a size in its own process and data folder."""

    def __init__(self, times: int, folder: str):
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "LINEOFSIGHT_DEMO": "yes",
            "LINEOFSIGHT_ENV": "trial",
            "PYTHONWARNINGS": "ignore",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.installation", str(times)],
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

    def open(self, address: str) -> dict:
        self.process.stdin.write(f"{address}\n")  # type: ignore[union-attr]
        self.process.stdin.flush()  # type: ignore[union-attr]
        return self.heard()

    def end(self) -> None:
        self.process.stdin.close()  # type: ignore[union-attr]
        self.process.wait(timeout=60)


def measure() -> list[dict]:
    """Rows for each page: the ratio of its medians at 50x and 1x, and of its median at 50x to the floor's; its queries."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        small, large = Installation(1, one), Installation(TIMES, many)
        try:
            pages = small.heard()
            large.heard()
            return [_row(name, address, small, large, pages[FLOOR]) for name, address in pages.items()]
        finally:
            small.end()
            large.end()


def _row(name: str, address: str, small: Installation, large: Installation, floor: str) -> dict:
    """Open a page at both sizes in turn, the floor between them."""
    runs = [(small.open(address), large.open(address), large.open(floor)) for _ in range(RUNS + 1)]
    if {one["status"] for run in runs for one in run} != {200}:
        return row(name, float("inf"), f"x ({TIMES}x / 1x)", GROWTH_BAR, missed="does not open")
    medians = [statistics.median(run[place]["seconds"] for run in runs[1:]) for place in range(3)]
    queries = [runs[-1][place]["queries"] for place in (0, 1)]
    missed = [
        words
        for words, is_missed in (
            ("floor", medians[1] > FLOOR_BAR * medians[2]),
            ("queries grow", queries[0] != queries[1]),
            ("many queries", queries[1] > MOST_QUERIES),
        )
        if is_missed
    ]
    slowest, fastest = (pick(run[1]["seconds"] for run in runs[1:]) for pick in (max, min))
    measured = row(
        name,
        medians[1] / medians[0],
        f"x ({TIMES}x / 1x)",
        GROWTH_BAR,
        ms=f"{medians[1] * 1000:.1f} ({fastest * 1000:.1f}-{slowest * 1000:.1f})",
        floor=f"{medians[1] / medians[2]:.1f}",
        queries=f"{queries[0]}/{queries[1]}",
        kB=f"{runs[-1][0]['bytes'] // 1000}/{runs[-1][1]['bytes'] // 1000}",
        missed=", ".join(missed),
    )
    measured["reached"] = measured["reached"] and not missed
    return measured
