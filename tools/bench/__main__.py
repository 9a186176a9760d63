"""Run every measurement, or those named: `python -m tools.bench imports pages starting`."""

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from . import imports, pages, starting
from .printing import print_rows

PARTS = {"imports": imports.measure, "pages": pages.measure, "starting": starting.measure}
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
    parts: dict[str, list[dict]] = {}
    missed = 0
    for name in wanted:
        rows = PARTS[name]()
        print_rows(name, rows)
        missed += sum(row["reached"] is False for row in rows)
        parts[name] = rows
    RESULT.parent.mkdir(exist_ok=True)
    result = {"at": datetime.now(UTC).isoformat(), "machine": machine(), "parts": parts}
    RESULT.write_text(json.dumps(result, indent=1))
    print(f"\nWritten to {RESULT}. {missed} bars missed.")
    return 0


def machine() -> dict:
    import os

    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


if __name__ == "__main__":
    sys.exit(main())
