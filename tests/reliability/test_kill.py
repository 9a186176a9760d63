"""`kill -9` in the middle of writes loses no acknowledged write, and leaves history whole."""

import os
import subprocess
import sys
import time

import pytest

from tests.journeys.product import COMMAND, shell

SECONDS = [0.4, 0.9, 1.7]


def environment(data_dir):
    """The engine under test: an own SQLite file, or an own database in the PostgreSQL that this run was given."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return shell(data_dir)
    from urllib.parse import urlparse

    import psycopg

    name = f"kill_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return shell(data_dir, DATABASE_URL=urlparse(url)._replace(path=f"/{name}").geturl())


@pytest.mark.long
@pytest.mark.engines
def test_no_acknowledged_write_is_lost_when_writers_are_killed(tmp_path):
    settings = environment(tmp_path)
    subprocess.run([*COMMAND, "migrate"], env=settings, check=True)
    acknowledged = []
    for round_number, seconds in enumerate(SECONDS):
        writers = [start_writer(f"round {round_number} writer {one}", settings) for one in range(2)]
        for writer in writers:
            acknowledged.append(writer.stdout.readline().strip())  # it has begun
        time.sleep(seconds)
        for writer in writers:
            writer.kill()
            whole_lines = writer.stdout.read().split("\n")[:-1]  # the last may be torn by the kill
            acknowledged += whole_lines
            writer.stdout.close()
            writer.wait()

    kept = subprocess.run(
        [sys.executable, "-c", LIST_GROUPS], env=settings, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    lost = set(acknowledged) - set(kept)
    assert len(acknowledged) > 20 and not lost
    whole = subprocess.run([*COMMAND, "history", "verify"], env=settings, capture_output=True, text=True)
    assert whole.returncode == 0, whole.stderr
    assert f"{len(kept)} events" in whole.stdout, (
        "every group has its event, and there is no event without its group"
    )


def start_writer(who, settings):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.writer", who],
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
    )


LIST_GROUPS = """
from lineofsight.config.cli import start_django
start_django()
from lineofsight.groups.models import Group
print("\\n".join(Group.objects.values_list("name", flat=True)))
"""
