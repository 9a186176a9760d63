"""A PostgreSQL of our own for one run: made in a temporary folder, thrown away afterwards."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

WHERE_TO_GET_IT = "Left out: PostgreSQL, because it is not here. Install it: apt-get install postgresql"


def programs() -> Path | None:
    """The folder of initdb and postgres (version 15 or later), or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found and int(found[-1].parts[-3]) >= 15:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextlib.contextmanager
def own_postgresql() -> Iterator[str]:
    """Start a cluster on a free port of loopback and give its address; stop and remove it at the end. PostgreSQL
    refuses to run as root, so root hands it to the user `postgres` that its package makes."""
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-postgresql-"))
    port = _free_port()
    as_user = _user()
    if as_user:
        shutil.chown(folder, as_user)
    here = programs()
    assert here, WHERE_TO_GET_IT
    data = folder / "data"
    _run([here / "initdb", "-D", data, "-A", "trust", "-U", "lineofsight", "-E", "UTF8"], as_user, folder)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run([here / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], as_user, folder)
    try:
        _run(
            [here / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "lineofsight", "lineofsight"],
            as_user,
            folder,
        )
        yield f"postgresql://lineofsight@127.0.0.1:{port}/lineofsight"
    finally:
        _run([here / "pg_ctl", "-D", data, "-m", "immediate", "stop"], as_user, folder)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list, as_user: str | None, folder: Path) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        user=as_user,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam("postgres").pw_name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
