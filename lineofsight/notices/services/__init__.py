"""What people do with messages. `outbox`: put one in, take it back, try it again; `links`: signed links; `sending`: the
loop that takes messages to the mail server."""

from .links import LinkClosed, find_link, mint_link, open_link, reader_of, revoke_links
from .outbox import (
    NoAddress,
    address_in_text,
    tell,
    tell_in_secret,
    try_again,
    withdraw,
    withdraw_waiting,
)
from .sending import Round, is_mail_set_up, send_waiting

__all__ = [
    "LinkClosed",
    "NoAddress",
    "Round",
    "address_in_text",
    "find_link",
    "is_mail_set_up",
    "mint_link",
    "open_link",
    "reader_of",
    "revoke_links",
    "send_waiting",
    "tell",
    "tell_in_secret",
    "try_again",
    "withdraw",
    "withdraw_waiting",
]
