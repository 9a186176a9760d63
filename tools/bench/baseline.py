"""The yardstick of a run: a fixed piece of plain Python work, timed again and again between the measurements.

A machine that is slow, or busy with something else, is slow at this too: what a figure is as a multiple of it can be
compared between machines, the seconds cannot.
"""

import hashlib
import json
import statistics
import time


class Baseline:
    """Collects how long the fixed work took at each moment of the run."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def take(self) -> float:
        """Do the work once and keep how long it took."""
        began = time.perf_counter()
        rows = [(f"what we will do for topic {number % 97}", -number) for number in range(20_000)]
        rows.sort()
        hashlib.sha256(json.dumps(rows).encode()).hexdigest()
        self.seconds.append(time.perf_counter() - began)
        return self.seconds[-1]

    @property
    def median(self) -> float:
        """Seconds it usually took in this run so far."""
        return statistics.median(self.seconds or [self.take()])

    @property
    def spread(self) -> str:
        """From the quietest moment to the busiest."""
        return f"{min(self.seconds):.3f}-{max(self.seconds):.3f}"


baseline = Baseline()


def times(seconds: float) -> str:
    """Seconds as a multiple of the baseline."""
    return f"{seconds / baseline.median:.1f}"
