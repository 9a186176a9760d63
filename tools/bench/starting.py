"""How long a newcomer waits: `make run` on a fresh clone with a warm package cache, and the second start."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from .printing import row


def measure() -> list[dict]:
    """Seconds to the first page, cold and warm, of a clone in an empty folder."""
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-bench-"))
    try:
        subprocess.run(["git", "clone", "--quiet", ".", str(folder / "clone")], check=True)
        cold = seconds_to_the_first_page(folder / "clone", port=8971)
        warm = seconds_to_the_first_page(folder / "clone", port=8972)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        row("cold start: make run on a fresh clone (committed state)", cold, "s", 60),
        row("second start", warm, "s", 5),
    ]


def seconds_to_the_first_page(clone: Path, port: int) -> float:
    """Type `make run` and wait until the sign-in page is there."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    package_sources = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "NPM_", "npm_"))
    }
    began = time.perf_counter()
    log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - it lives as long as the process
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=clone,
        env={**clean, **package_sources},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        while time.perf_counter() - began < 300:
            if process.poll() is not None:
                log.seek(0)
                raise SystemExit(f"make run ended: {log.read()[-2000:]}")
            try:
                urllib.request.urlopen(f"http://localhost:{port}/sign-in/login/", timeout=2).close()
                return time.perf_counter() - began
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise SystemExit("make run gave no page within five minutes")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        log.close()
