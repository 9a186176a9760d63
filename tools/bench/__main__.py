"""Run every measurement, or those named: `python -m tools.bench imports pages standing exports starting`."""

import json
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from . import exports, imports, pages, standing, starting
from .baseline import baseline
from .printing import print_rows, progress_done

PARTS = {
    "imports": imports.measure,  # first: what this process holds counts as a child's memory
    "pages": pages.measure,
    "standing": standing.measure,
    "exports": exports.measure,
    "starting": starting.measure,
}
RESULT = Path(".cache/bench.json")


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(
            f"There is no measurement called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.",
            file=sys.stderr,
        )
        return 2
    began, load_at_first = time.monotonic(), os.getloadavg()[0]
    parts: dict[str, list[dict]] = {}
    missed = 0
    for name in wanted:
        baseline.take()
        rows = PARTS[name]()
        progress_done()
        print_rows(name, rows)
        missed += sum(row["reached"] is False for row in rows)
        parts[name] = rows
    machine = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "load, one minute": [round(load_at_first, 1), round(os.getloadavg()[0], 1)],
        "baseline, seconds": round(baseline.median, 4),
        "baseline, from and to": baseline.spread,
    }
    result = {"at": datetime.now(UTC).isoformat(), "machine": machine, "parts": parts}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1))
    print(
        f"\nBaseline: {baseline.median:.3f} s ({baseline.spread}) for a fixed piece of Python work, taken throughout. "
        f"Load before and after: {load_at_first:.1f}, {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
        f"\nTook {(time.monotonic() - began) / 60:.1f} minutes. Written to {RESULT}. {missed} bars missed."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
