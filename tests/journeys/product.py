"""The product itself, started as its users start it: one process, its own data folder, a free port."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .mailbox import Mailbox, free_port

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "lineofsight.config.cli"]
#: What a user's shell does not have; the tests' own settings must not leak into the product.
OURS = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DATA_DIR", "PORT", "SECRET_KEY", "PYTEST_CURRENT_TEST")


@dataclass
class Product:
    """An installation, running when it has a `process`. `at` joins addresses; `command` types a `lineofsight` command into its data folder."""

    address: str
    data_dir: Path
    environment: dict[str, str]
    mailbox: Mailbox
    process: subprocess.Popen | None = field(default=None, repr=False)

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def command(self, *words: object, expect: int = 0, given: str = "") -> str:
        """Type a command, and `given` into it; returns what it printed on standard output, or on standard error when it
        is meant to fail. Fails unless its exit status is `expect`."""
        done = subprocess.run(
            [*COMMAND, *map(str, words)],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=400,
        )
        assert done.returncode == expect, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stderr if expect else done.stdout


def shell(data_dir: Path, **settings: str) -> dict[str, str]:
    """The environment of a user's shell on a fresh machine, plus the settings given."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**clean, "DATA_DIR": str(data_dir), "PYTHONWARNINGS": "ignore", **settings}


def make_demonstration(data_dir: Path) -> None:
    """Load the demonstration once; journeys start from copies of it."""
    subprocess.run([*COMMAND, "demo", "load"], env=shell(data_dir, LINEOFSIGHT_DEMO="yes"), check=True)


def make_empty(data_dir: Path) -> None:
    """A database without anything in it, as the first start makes it."""
    subprocess.run([*COMMAND, "migrate"], env=shell(data_dir), check=True)


def make_furnished(data_dir: Path, demonstration: Path) -> None:
    """The demonstration, with a record of every kind that a page is about."""
    shutil.copytree(demonstration, data_dir)
    furnish = [sys.executable, "-m", "tests.journeys.furnishing"]
    subprocess.run(furnish, env=shell(data_dir, LINEOFSIGHT_DEMO="yes"), cwd=ROOT, check=True)


def word_plan_of(data_dir: Path, folder: Path) -> None:
    """Write the plan of an installation as a Word file into a new folder."""
    folder.mkdir()
    file = folder / "Our business plan.docx"
    export = [*COMMAND, "plan", "export", "--output", str(file)]
    subprocess.run(export, env=shell(data_dir, LINEOFSIGHT_DEMO="yes"), check=True)


def template_in(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A data folder called `name` in `folder`, made by whichever test process asks first; the others wait for it."""
    template, lock, ready = folder / name, folder / f"{name}.lock", folder / f"{name}.ready"
    try:
        lock.mkdir()
    except FileExistsError:
        wait_for(ready)
        return template
    make(template)
    ready.touch()
    return template


def wait_for(ready: Path, seconds: float = 600) -> None:
    until = time.monotonic() + seconds
    while not ready.exists():
        assert time.monotonic() < until, f"{ready.stem} was not made in {seconds} seconds"
        time.sleep(0.2)


@contextlib.contextmanager
def running(
    data_dir: Path,
    *,
    demonstration: bool,
    template: Path | None = None,
    mailbox: Mailbox | None = None,
    settings: Mapping[str, str] | None = None,
    typed: Sequence[str] = (*COMMAND, "run"),
) -> Iterator[Product]:
    """Start the product as `typed` on a copy of `template` (or empty), with a real mail server on loopback and any further
    `settings`; stop it at the end."""
    if template:
        shutil.copytree(template, data_dir, dirs_exist_ok=True)
    port = free_port()
    with mailbox or Mailbox() as mailbox:
        environment = shell(
            data_dir,
            LINEOFSIGHT_DEMO="yes" if demonstration else "no",
            LINEOFSIGHT_ADDRESS=f"http://localhost:{port}",
            SMTP_HOST="127.0.0.1",
            SMTP_PORT=str(mailbox.port),
            PORT=str(port),
            **(settings or {}),
        )
        log = (data_dir.parent / f"{data_dir.name}.log").open("w+")
        process = subprocess.Popen(typed, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_it_answers(f"http://localhost:{port}/sign-in/login/", process, log)
            yield Product(f"http://localhost:{port}", data_dir, environment, mailbox, process)
        finally:
            process.terminate()
            process.wait(timeout=20)
            log.close()


def wait_until_it_answers(address: str, process: subprocess.Popen, log, seconds: float = 120) -> None:
    """Wait for the first page; fail with what the process said."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(address, timeout=5).close()
            return
        time.sleep(0.1)
    log.seek(0)
    raise AssertionError(f"The product did not start:\n{log.read()}")
