"""`lineofsight plan import` on files that nobody can read a plan from: exit status 1, the file named with a remedy on
standard error, nothing saved, within 20 seconds and 1 GiB. Both are counted, not timed: processor time and the most memory
of the command and its child."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.plan.tests.importing.hostile import EVERY

GIBIBYTE = 1024 * 1024  # in kilobytes, as the system tells it
COMMAND = [sys.executable, "-m", "lineofsight.config.cli"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """A data folder with an empty database."""
    settings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings["DATA_DIR"] = str(tmp_path_factory.mktemp("data"))
    subprocess.run([*COMMAND, "migrate"], env=settings, check=True)
    return settings


def plans_kept(environment) -> int:
    with sqlite3.connect(Path(environment["DATA_DIR"]) / "lineofsight.sqlite3") as database:
        return database.execute("SELECT count(*) FROM plan_plan").fetchone()[0]


@pytest.mark.long
@pytest.mark.parametrize("hostile", [pytest.param(one, id=one.name) for one in EVERY])
def test_the_command_refuses_it_and_saves_nothing(hostile, environment, tmp_path):
    path = hostile.make(tmp_path)
    with (tmp_path / "printed").open("w+") as printed, (tmp_path / "said").open("w+") as said:
        command = [*COMMAND, "plan", "import", str(path)]
        process = subprocess.Popen(command, env=environment, stdout=printed, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)

    words = (tmp_path / "said").read_text()
    assert (process.returncode, (tmp_path / "printed").read_text()) == (1, "")
    assert words.startswith(f"{hostile.name}: ") and words.endswith((".\n", ".)\n"))
    assert re.search(hostile.says, words) and "Traceback" not in words
    assert used.ru_utime + used.ru_stime < 20
    assert used.ru_maxrss < GIBIBYTE
    assert plans_kept(environment) == 0
