"""A real mail server on loopback that keeps what it is given."""

import email
import email.policy
import re
import socket
import time
from email.message import EmailMessage

from aiosmtpd.controller import Controller


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """Use as a context manager; `port` is where it listens, `messages` what came. Mail to whoever has one of the words
    `too_busy_for` in their address is put off, as by a server that has too much to do."""

    def __init__(self, too_busy_for: tuple[str, ...] = ()):
        self.messages: list[EmailMessage] = []
        self.too_busy_for = too_busy_for

    async def handle_RCPT(self, server, session, envelope, address, options):
        if any(word in address for word in self.too_busy_for):
            return "450 Too busy, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 Message accepted for delivery"

    def __enter__(self) -> "Mailbox":
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=10)
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()

    def message_to(self, address: str, about: str = "", *, seconds: float = 30) -> EmailMessage:
        """The newest message to an address whose subject has the words `about`, waiting for it up to `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [
                one for one in self.messages if address in str(one["To"]) and about in str(one["Subject"])
            ]
            if found:
                return found[-1]
            time.sleep(0.1)
        there = [(str(one["To"]), str(one["Subject"])) for one in self.messages]
        raise AssertionError(f"No message to {address} about {about!r}; there are {there}")

    def link_to(self, address: str, about: str = "") -> str:
        """The first address (http…) in the newest message to somebody."""
        return re.search(r"https?://\S+", words_of(self.message_to(address, about))).group(0)


def words_of(message: EmailMessage) -> str:
    """The plain text of a message."""
    return message.get_body(("plain",)).get_content()
