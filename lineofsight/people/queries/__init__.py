"""Reads about people, their roles and their accounts."""

from .accounts import (
    AccountFacts,
    account_of,
    demonstration_sign_ins,
    sign_in_providers,
    tokens_of,
    tokens_within,
)
from .people import (
    find_people,
    holders_by_role,
    holders_of_role,
    is_set_up,
    marks_of,
    people,
    people_of,
    person_named,
    register,
    roles_held,
    roles_of,
    with_role,
)

__all__ = [
    "AccountFacts",
    "account_of",
    "demonstration_sign_ins",
    "find_people",
    "holders_by_role",
    "holders_of_role",
    "is_set_up",
    "marks_of",
    "people",
    "people_of",
    "person_named",
    "register",
    "roles_held",
    "roles_of",
    "sign_in_providers",
    "tokens_of",
    "tokens_within",
    "with_role",
]
