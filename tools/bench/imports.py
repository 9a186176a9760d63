"""How long the whole `lineofsight plan import --dry-run` takes in each container, and how much memory it uses at most.

Every container is measured with an ordinary plan of 60 rows and with the longest sane one of 300 rows, in turns, so that
what else the machine does falls on all alike. The floor is the same command on a plan of one row: what starting costs.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from .baseline import baseline, times
from .printing import progress, row

SEED = Path("../shared/plan/hounslow-business-plan-2019-21.txt")
DEMONSTRATION = Path("lineofsight/demo/content/business-plan-2026-29.md")
RUNS = 5
ORDINARY, LONGEST = 60, 300
MEMORY_BAR = 400
#: Seconds that an ordinary plan may take, by container; a PDF of 20 pages has 100 rows.
BARS = {"docx": 2.0, "pdf": 6.0, "xlsx": 2.0, "odt": 2.0, "csv": 1.5, "html": 1.5, "md": 1.5, "txt": 1.5}
PDF_OF_20_PAGES = 100
#: The longest plan may cost as many times the ordinary one as it has more rows, starting apart; a quarter is noise.
GROWTH_BAR = 1.25


@dataclass
class Case:
    """One file and what its runs gave: seconds on the wall, processor seconds, peak megabytes."""

    what: str
    path: Path
    rows: int
    bar: float | None = None
    runs: list[tuple[float, float, float]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return statistics.median(one[0] for one in self.runs)

    @property
    def processor(self) -> float:
        return statistics.median(one[1] for one in self.runs)

    @property
    def memory(self) -> float:
        return max(one[2] for one in self.runs)


def measure() -> list[dict]:
    """A row for each file, its time and its memory, and one for how the time grows with the plan."""
    with tempfile.TemporaryDirectory() as folder:
        floor, cases = _cases(Path(folder))
        for number in range(RUNS):
            progress(f"imports: round {number + 1} of {RUNS}, {len(cases) + 1} files")
            baseline.take()
            for case in [floor, *cases]:
                case.runs.append(run_once(case.path))
        pairs = zip(cases[1::2], cases[2::2], strict=True)
        return [
            *(_time(case, floor) for case in [floor, *cases]),
            *(_growth(ordinary, longest, floor) for ordinary, longest in pairs),
        ]


def _cases(folder: Path) -> tuple[Case, list[Case]]:
    # Drawn by another process: a child's peak memory is never below what its parent held when it was started.
    subprocess.run([sys.executable, "-m", "tools.bench.samples", str(folder)], check=True)
    floor = Case("one row, text (the floor)", folder / "plan-of-1.txt", 1)
    seed = (
        Case("the seed plan, text", SEED, 37, 1.5)
        if SEED.exists()
        else Case("the demonstration's plan", DEMONSTRATION, 40, 1.5)
    )
    cases = [seed]
    for container, bar in BARS.items():
        of_pages = container == "pdf"
        first = PDF_OF_20_PAGES if of_pages else ORDINARY
        for rows in (first, LONGEST):
            what = f"{container}, {rows} rows" + (f" on {rows // 5} pages" if of_pages else "")
            path = folder / f"plan-of-{rows}.{container}"
            cases.append(Case(what, path, rows, bar if rows == first else None))
    return floor, cases


def _time(case: Case, floor: Case) -> dict:
    seconds = sorted(one[0] for one in case.runs)
    measured = row(
        case.what,
        case.seconds,
        "s",
        case.bar,
        spread=f"{seconds[0]:.2f}-{seconds[-1]:.2f}",
        processor=f"{case.processor:.2f} s",
        floor=f"{case.seconds / floor.seconds:.1f}",
        baseline=times(case.seconds),
        memory=f"{case.memory:.0f} MB",
        missed="" if case.memory <= MEMORY_BAR else f"more than {MEMORY_BAR} MB",
    )
    measured["reached"] = measured["reached"] is not False and not measured["missed"]
    return measured


def _growth(ordinary: Case, longest: Case, floor: Case) -> dict:
    """Processor time beyond starting, per row, of the longest plan against the ordinary one."""
    more = max(longest.processor - floor.processor, 0.01) / max(ordinary.processor - floor.processor, 0.01)
    container = ordinary.path.suffix[1:]
    each = more / (longest.rows / ordinary.rows)
    return row(f"{container}: each row of {longest.rows} against {ordinary.rows}", each, "x", GROWTH_BAR)


def run_once(path: Path) -> tuple[float, float, float]:
    """Seconds on the wall, processor seconds and peak megabytes of one whole dry run, children included."""
    command = [
        sys.executable,
        "-m",
        "lineofsight.config.cli",
        "plan",
        "import",
        str(path),
        "--dry-run",
        "--json",
    ]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            raise SystemExit(f"The import of {path} failed: {said.read().decode()[-500:]}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
