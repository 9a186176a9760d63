"""Reads about people, their roles and their accounts."""

from .accounts import AccountFacts, account_of, demonstration_sign_ins, sign_in_providers, tokens_of
from .people import (
    here,
    holders_of_role,
    is_set_up,
    marks_of,
    people,
    person_named,
    roles_of,
)

__all__ = [
    "AccountFacts",
    "account_of",
    "demonstration_sign_ins",
    "here",
    "holders_of_role",
    "is_set_up",
    "marks_of",
    "people",
    "person_named",
    "roles_of",
    "sign_in_providers",
    "tokens_of",
]
