"""Reads about messages. `outbox`: the messages themselves; `links`: signed links as addresses."""

from .links import address_of, holders_of, with_links
from .outbox import (
    Letter,
    NoticePage,
    Standing,
    due_jobs,
    letters,
    notice_page,
    notice_seen_by,
    notices,
    standing,
)

__all__ = [
    "Letter",
    "NoticePage",
    "Standing",
    "address_of",
    "due_jobs",
    "holders_of",
    "letters",
    "notice_page",
    "notice_seen_by",
    "notices",
    "standing",
    "with_links",
]
