"""`make test` and `make test-all`: which tests run, on which engine, and what is left out for want of what."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import browser
from tools.postgresql import WHERE_TO_GET_IT, own_postgresql, programs

CI = os.environ.get("CI") == "true"
PROCESSES = min(os.cpu_count() or 1, 4)

#: A name, which tests, what they find in their environment.
Run = tuple[str, str, dict[str, str]]
SQLITE: Run = ("SQLite", "not long and not browser", {})
JOURNEYS: Run = ("journeys in a browser", "browser and not long", {})
#: What `make test-all` adds on SQLite to what `make test` runs.
LONG: Run = ("long properties, fuzz, kill -9", "long and not browser", {"HYPOTHESIS_PROFILE": "long"})
LONG_JOURNEYS: Run = ("long journeys in a browser", "browser and long", {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--all", action="store_true", help="add PostgreSQL, long properties and journeys, fuzz and kill -9"
    )
    arguments = parser.parse_args()
    runs = [LONG, *in_a_browser(LONG_JOURNEYS)] if arguments.all else [SQLITE, *in_a_browser(JOURNEYS)]
    statuses = [run_pytest(*run) for run in runs]
    if arguments.all:
        statuses.append(on_postgresql())
    return max(statuses)


def in_a_browser(run: Run) -> list[Run]:
    """The run, or one line that says what is left out and how to get it."""
    if browser.program() or CI:
        return [run]
    print(f"Left out: {run[0]}. {browser.WHERE_TO_GET_IT}")
    return []


def on_postgresql() -> int:
    """The whole suite again on a PostgreSQL that this run starts and throws away."""
    if not programs():
        print(WHERE_TO_GET_IT)
        return 1 if CI else 0
    with own_postgresql() as url:
        return run_pytest("PostgreSQL", "not browser and (not long or engines)", {"DATABASE_URL": url})


def run_pytest(name: str, which: str, environment: dict) -> int:
    """Run the tests that `which` marks select; returns pytest's status. No test selected is a failure."""
    print(f"\n=== {name}", flush=True)
    data_dir = Path(".cache/tests").resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    settings = {"LINEOFSIGHT_ENV": "test", "DATA_DIR": str(data_dir)}
    # A journey waits for pages and mail a good part of its time: one more than there are cores keeps the cores busy.
    processes = PROCESSES + 1 if name in (JOURNEYS[0], LONG_JOURNEYS[0]) else PROCESSES
    side_by_side = ["-n", str(processes), "--dist", "loadfile", "--no-loadscope-reorder"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", which, *side_by_side],
        env={**os.environ, **settings, **environment},
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
