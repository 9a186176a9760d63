"""`make check`: format, lint, types, import contracts, generated pages. Runs all of them, then fails if one did."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS: dict[str, list] = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy", "lineofsight", "tools"],
    "import contracts": [BIN / "lint-imports", "--no-cache"],
    "migrations match the models": [sys.executable, "-m", "tools.migrations_current"],
    "reference pages are current": [sys.executable, "-m", "tools.reference"],
}


def main() -> int:
    failed = []
    for name, command in CHECKS.items():
        began = time.monotonic()
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        print(
            f"{'ok' if done.returncode == 0 else 'FAILED':7} {name} ({time.monotonic() - began:.1f} s)",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout[-6000:], done.stderr[-3000:], sep="\n")
    print(f"\n{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
