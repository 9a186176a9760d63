"""How long the whole `lineofsight plan import --dry-run` takes, and how much memory it uses at most."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .printing import row
from .samples import pdf_of_20_pages, word_plan_of_60_rows

SEED = Path("../shared/plan/hounslow-business-plan-2019-21.txt")
DEMONSTRATION = Path("lineofsight/demo/content/business-plan-2026-29.md")
RUNS = 5
MEMORY_BAR = 400


def measure() -> list[dict]:
    """Rows for each kind of file: median seconds of the whole process, its spread, its peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        cases = [
            ("the seed plan, text" if SEED.exists() else "the demonstration plan, text", SEED if SEED.exists() else DEMONSTRATION, 1.5),
            ("a Word plan of 60 rows", word_plan_of_60_rows(Path(folder) / "plan.docx"), 2.0),
            ("a PDF plan of 20 pages", pdf_of_20_pages(Path(folder) / "plan.pdf"), 6.0),
        ]  # fmt: skip
        rows = []
        for what, path, bar in cases:
            runs = [run_once(path) for _ in range(RUNS)]
            seconds = sorted(one[0] for one in runs)
            memory = max(one[1] for one in runs)
            spread = f"{seconds[0]:.2f}-{seconds[-1]:.2f}"
            rows.append(row(what, statistics.median(seconds), "s", bar, spread=spread))
            rows.append(row(f"{what}: memory", memory, "MB", MEMORY_BAR))
        return rows


def run_once(path: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one whole dry run, children included."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "lineofsight.config.cli",
                "plan",
                "import",
                str(path),
                "--dry-run",
                "--json",
            ],
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            raise SystemExit(f"The import of {path} failed: {said.read().decode()[-500:]}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024
