"""What the two web servers refuse by themselves, and what holds although several processes serve."""

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing

import pytest

COMMAND = [sys.executable, "-m", "lineofsight.config.cli"]
SERVERS = {"embedded": ["run"], "production": ["serve", "--workers", "1"]}
LIMIT = 2 * 1_000_000 + 5_000_000  # of an installation that takes files of one megabyte
SET_UP = """
from lineofsight.config.cli import start_django
start_django()
from lineofsight.people.services import set_up_partnership
set_up_partnership(name="Testshire", areas=["Testshire"], administrator_name="Kit Marsh", email="kit@example.org",
    password="correct-horse-battery")
"""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """A data folder with a partnership that was set up, and what a shell has that works there."""
    settings = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path_factory.mktemp("served")),
        "LINEOFSIGHT_FILE_MB": "1",
        "PYTHONWARNINGS": "ignore",
    }
    subprocess.run([*COMMAND, "migrate"], env=settings, check=True)
    subprocess.run([sys.executable, "-c", SET_UP], env=settings, check=True)
    return settings


@pytest.fixture
def serve(installation):
    """serve("embedded") starts a server on a free port and gives the port; all are stopped at the end."""
    started = []

    def start(server: str) -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        words = [*COMMAND, *SERVERS[server], "--port", str(port)]
        started.append(
            subprocess.Popen(words, env=installation, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return port
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the {server} server did not start")

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=30)


@pytest.mark.parametrize("server", SERVERS)
def test_a_body_beyond_the_limit_is_refused_before_it_is_sent(serve, server):
    with closing(http.client.HTTPConnection("127.0.0.1", serve(server), timeout=20)) as connection:
        connection.putrequest("POST", "/sign-in/login/")
        connection.putheader("Content-Length", str(LIMIT + 1))
        connection.endheaders()  # and not a byte more

        answer = connection.getresponse()

        assert answer.status == 413
        assert answer.getheader("Connection") == "close"


@pytest.mark.parametrize("server", SERVERS)
def test_a_body_that_hides_its_length_is_cut_off(serve, server):
    with socket.create_connection(("127.0.0.1", serve(server)), timeout=20) as line:
        line.sendall(
            b"POST /sign-in/login/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        sent = 0
        with pytest.raises(OSError):  # the server closes the line
            while sent < 50 * len(piece):
                line.sendall(piece)
                sent += len(piece)
    assert sent < 4 * LIMIT


@pytest.mark.parametrize("server", SERVERS)
def test_a_body_within_the_limit_reaches_the_page(serve, server):
    body = urllib.parse.urlencode({"login": "kit@example.org", "password": "x" * 1_000_000}).encode()
    with closing(http.client.HTTPConnection("127.0.0.1", serve(server), timeout=20)) as connection:
        connection.request("POST", "/sign-in/login/", body, FORM)

        assert connection.getresponse().status == 403  # no CSRF cookie: Django read it and answers


class Visitor:
    """Somebody in front of a sign-in page, with the cookie that its form needs. All of them come to the same address,
    as they do where a proxy hands requests to several processes."""

    def __init__(self, port: int):
        self.address = f"http://127.0.0.1:{port}/sign-in/login/"
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.token = self.open().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    def open(self, **sent: str) -> str:
        """The page, whatever its status."""
        body = urllib.parse.urlencode({**sent, "csrfmiddlewaretoken": self.token}).encode() if sent else None
        request = urllib.request.Request(self.address, body, {"Host": "localhost"})
        try:
            with self.browser.open(request, timeout=20) as page:
                return page.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.read().decode()


def test_tries_are_counted_over_all_processes_together(serve):
    one, other = Visitor(serve("embedded")), Visitor(serve("production"))
    wrong = {"login": "kit@example.org", "password": "wrong-password-here"}
    for number in range(5):
        assert "is not right" in (one, other)[number % 2].open(**wrong)

    assert "too many tries" in one.open(**wrong)
    assert "too many tries" in other.open(**wrong)
