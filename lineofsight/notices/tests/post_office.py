"""A real mail server on loopback, as misbehaved as a test wants it."""

import asyncio
import email
import email.policy
import socket
import time
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Letterbox:
    """Handler of the server: keeps what arrives. `refuse` maps an address to the answer it gets; `data_answer` is said
    after the whole message, `slow` seconds after it was kept."""

    received: list = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 kept"
    slow: float = 0.0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        if self.data_answer.startswith("250"):
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.received.append(message)
        await asyncio.sleep(self.slow)
        return self.data_answer

    @property
    def subjects(self) -> list[str]:
        return [message["Subject"] for message in self.received]


@dataclass
class PostOffice:
    """The running server and its letterbox."""

    letterbox: Letterbox
    port: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def post_office(settings):
    """A mail server that takes everything, and settings that point to it."""
    letterbox = Letterbox()
    server = Controller(letterbox, hostname="127.0.0.1", port=free_port())
    server.start()
    _point_to(settings, server.port)
    yield PostOffice(letterbox, server.port)
    server.stop()


@pytest.fixture
def guarded_post_office(settings):
    """A mail server that wants the user "outbox" with the password "right"."""

    def check(server, session, envelope, mechanism, auth_data):
        is_right = (auth_data.login, auth_data.password) == (b"outbox", b"right")
        return AuthResult(success=is_right, handled=is_right)

    letterbox = Letterbox()
    server = Controller(
        letterbox,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=check,
        auth_required=True,
        auth_require_tls=False,
    )
    server.start()
    _point_to(settings, server.port)
    yield PostOffice(letterbox, server.port)
    server.stop()


@pytest.fixture
def closed_post_office(settings):
    """Settings that point to a port where nobody listens."""
    port = free_port()
    _point_to(settings, port)
    return PostOffice(Letterbox(), port)


def _point_to(settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 2


def wait_until(condition, seconds: float = 20.0) -> None:
    """Wait for something another process does; fails when it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "It did not happen in time"
        time.sleep(0.05)
