"""Reads about groups, posts, who sits where, and parties."""

from .answering import people_answering_for, people_answering_for_each
from .candidates import Candidate, Names, candidates_for, names_in_use
from .differences import Differences, Entry, Fault, differences
from .everybody import Somebody, everybody, rows_of_everybody
from .export import directory_rows
from .leaving import Held, LeftEmpty, held_by, left_empty_by
from .pages import (
    Branch,
    directory_files,
    exists_on,
    groups_register,
    held_posts,
    holdings,
    holdings_of_person,
    holdings_of_post,
    posts_register,
    seats_for_organisation,
    seats_of_group,
    seats_of_person,
    stands,
    structure,
    waiting_directory_files,
    wordings_of,
    words_register,
)
from .standing import answerable, current, groups, marks_of, memberships, parties, posts, wordings

__all__ = [
    "Branch",
    "Candidate",
    "Differences",
    "Entry",
    "Fault",
    "Held",
    "LeftEmpty",
    "Names",
    "Somebody",
    "answerable",
    "candidates_for",
    "current",
    "differences",
    "directory_files",
    "directory_rows",
    "everybody",
    "exists_on",
    "groups",
    "groups_register",
    "held_by",
    "held_posts",
    "holdings",
    "holdings_of_person",
    "holdings_of_post",
    "left_empty_by",
    "marks_of",
    "memberships",
    "names_in_use",
    "parties",
    "people_answering_for",
    "people_answering_for_each",
    "posts",
    "posts_register",
    "rows_of_everybody",
    "seats_for_organisation",
    "seats_of_group",
    "seats_of_person",
    "stands",
    "structure",
    "waiting_directory_files",
    "wordings",
    "wordings_of",
    "words_register",
]
