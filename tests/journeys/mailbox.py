"""A real mail server on loopback that keeps what it is given."""

import email
import email.policy
import re
import time
from email.message import EmailMessage

from aiosmtpd.controller import Controller


class Mailbox:
    """Use as a context manager; `port` is where it listens, `messages` what came."""

    def __init__(self):
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 Message accepted for delivery"

    def __enter__(self) -> "Mailbox":
        self._controller = Controller(self, hostname="127.0.0.1", port=0, ready_timeout=10)
        self._controller.start()
        self.port = self._controller.server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_):
        self._controller.stop()

    def message_to(self, address: str, *, seconds: float = 30) -> EmailMessage:
        """The newest message to an address, waiting for it up to `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [one for one in self.messages if address in str(one["To"])]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(
            f"No message to {address}; there are {[str(one['To']) for one in self.messages]}"
        )

    def link_to(self, address: str) -> str:
        """The first address (http…) in the newest message to somebody."""
        text = self.message_to(address).get_body(("plain",)).get_content()
        return re.search(r"https?://\S+", text).group(0)
