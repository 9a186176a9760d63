"""`lineofsight plan import` on files that nobody can read a plan from: exit status 1, the file named with a remedy on
standard error, nothing saved, within 20 seconds and 1 GiB. Both are counted, not timed: processor time and the most memory
of the command and its child."""

import os
import re
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


def plans(environment) -> str:
    listing = [*COMMAND, "plan", "list", "--json"]
    return subprocess.run(listing, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.long
@pytest.mark.parametrize("hostile", [pytest.param(one, id=one.name) for one in EVERY])
def test_the_command_refuses_it_and_saves_nothing(hostile, environment, tmp_path):
    path = hostile.make(tmp_path)
    said = Path(tmp_path / "said")
    with said.open("w") as errors:
        process = subprocess.Popen(
            [*COMMAND, "plan", "import", str(path)], env=environment, stdout=subprocess.PIPE, stderr=errors
        )
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)

    words = said.read_text()
    assert (process.returncode, printed) == (1, b"")
    assert words.startswith(f"{hostile.name}: ") and words.endswith((".\n", ".)\n"))
    assert re.search(hostile.says, words) and "Traceback" not in words
    assert used.ru_utime + used.ru_stime < 20
    assert used.ru_maxrss < GIBIBYTE
    assert plans(environment).strip() == "[]"
