"""How groups, posts, printed words and directory files look."""

from .directory import directory_guide, directory_preview, directory_summary, gone_first
from .register import (
    A_DAY,
    STORY,
    group_list,
    holding_rows,
    last_day,
    party_chip,
    post_list,
    seat_rows,
    words_list,
)

__all__ = [
    "A_DAY",
    "STORY",
    "directory_guide",
    "directory_preview",
    "directory_summary",
    "gone_first",
    "group_list",
    "holding_rows",
    "last_day",
    "party_chip",
    "post_list",
    "seat_rows",
    "words_list",
]
