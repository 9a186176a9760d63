"""`lineofsight run-due` killed with -9 in the middle: nothing is lost, nothing is marked that did not happen.

A process of its own with a database of its own, and a mail server that holds it up at the worst moment.
"""

import os
import signal
import subprocess
import sys

import pytest

from .post_office import wait_until

SET_UP = """
import datetime
from lineofsight.config.cli import start_django
start_django()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lineofsight.core.access import system
from lineofsight.notices.services import tell
from lineofsight.people.models import Person
grace = Person.objects.create(name="Grace Lin", email="grace@example.org")
tell(grace, subject="A question", text="Please answer.", key="the-key", by=system("tests"))
"""
LET_THE_LEASE_RUN_OUT = """
from lineofsight.config.cli import start_django
start_django()
from lineofsight.core.clock import now
from lineofsight.notices.models import Notice
assert Notice.objects.update(leased_until=now()) == 1
"""
TELL_THE_STATE = """
from lineofsight.config.cli import start_django
start_django()
from lineofsight.notices.models import Notice
notice = Notice.objects.get()
print(notice.state, notice.attempts, notice.leased_until is not None)
"""


@pytest.fixture
def installation(post_office, tmp_path):
    """The environment of an installation with one waiting message, on disk."""
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(post_office.port),
        "DJANGO_SETTINGS_MODULE": "lineofsight.config.settings",
    }
    _run(environment, SET_UP)
    return environment


def _run(environment, script):
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def _run_due(environment, *arguments):
    command = [sys.executable, "-m", "lineofsight.config.cli", "run-due", *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=20)


def test_killed_between_sending_and_marking_it_goes_again_under_the_same_message_id(
    installation, post_office
):
    post_office.letterbox.slow = 60  # the server has the message; its "250" does not come
    sender = _run_due(installation)
    wait_until(lambda: post_office.letterbox.received)
    _kill(sender)
    assert _run(installation, TELL_THE_STATE) == ["waiting", "1", "True"], (
        "never marked sent, still under lease"
    )

    post_office.letterbox.slow = 0
    _run_due(installation).communicate(timeout=60)
    assert len(post_office.letterbox.received) == 1, "the lease keeps others away for a while"

    _run(installation, LET_THE_LEASE_RUN_OUT)
    _run_due(installation).communicate(timeout=60)
    first, second = post_office.letterbox.received
    assert first["Message-ID"] == second["Message-ID"]
    assert _run(installation, TELL_THE_STATE)[0] == "sent"

    _run_due(installation).communicate(timeout=60)
    assert len(post_office.letterbox.received) == 2, "once marked it never goes again"


def test_the_loop_is_stopped_and_started_again_without_harm(installation, post_office):
    loop = _run_due(installation, "--loop", "--every", "1")
    wait_until(lambda: post_office.letterbox.received)
    wait_until(lambda: _run(installation, TELL_THE_STATE)[0] == "sent")
    _kill(loop)

    done = _run_due(installation)
    said, _ = done.communicate(timeout=60)
    assert done.returncode == 0 and "notices.send_waiting: 0 sent" in said
    assert len(post_office.letterbox.received) == 1
