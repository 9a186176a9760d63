"""Reads about groups, posts, who sits where, and parties."""

from .answering import people_answering_for, people_answering_for_each
from .candidates import Candidate, Names, candidates_for, names_in_use
from .leaving import Held, LeftEmpty, held_by, left_empty_by
from .standing import (
    current,
    groups,
    marks_of,
    memberships,
    parties,
    posts,
    wordings,
)

__all__ = [
    "Candidate",
    "Held",
    "LeftEmpty",
    "Names",
    "candidates_for",
    "current",
    "groups",
    "held_by",
    "left_empty_by",
    "marks_of",
    "memberships",
    "names_in_use",
    "parties",
    "people_answering_for",
    "people_answering_for_each",
    "posts",
    "wordings",
]
