"""Writes about parties, groups, posts, who sits where, leaving, and the directory that comes in as a file."""

from .directory import (
    DirectoryRefused,
    apply_directory,
    apply_directory_file,
    give_up_directory_file,
    keep_directory_file,
    read_directory_file,
)
from .groups import change_group, change_seat, create_group, end_group, end_membership, start_membership
from .leaving import record_leaving
from .matching import match_words_with_new
from .parties import forget_wording, match_words, party_for, party_of_words
from .posts import abolish_post, change_post, create_post, leave_post, take_up_post

__all__ = [
    "DirectoryRefused",
    "abolish_post",
    "apply_directory",
    "apply_directory_file",
    "change_group",
    "change_post",
    "change_seat",
    "create_group",
    "create_post",
    "end_group",
    "end_membership",
    "forget_wording",
    "give_up_directory_file",
    "keep_directory_file",
    "leave_post",
    "match_words",
    "match_words_with_new",
    "party_for",
    "party_of_words",
    "read_directory_file",
    "record_leaving",
    "start_membership",
    "take_up_post",
]
