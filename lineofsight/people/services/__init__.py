"""Writes about people: their entries, roles, accounts and tokens, and setting the partnership up."""

from .accounts import (
    close_account,
    note_new_password,
    note_way_added,
    open_account,
    remove_second_factor,
    send_new_password_link,
    set_password,
)
from .people import add_person, change_person, mark_as_left, mark_as_returned
from .roles import end_role, give_role
from .setting_up import set_up_partnership
from .tokens import make_token, reader_with_token, revoke_token

__all__ = [
    "add_person",
    "change_person",
    "close_account",
    "end_role",
    "give_role",
    "make_token",
    "mark_as_left",
    "mark_as_returned",
    "note_new_password",
    "note_way_added",
    "open_account",
    "reader_with_token",
    "remove_second_factor",
    "revoke_token",
    "send_new_password_link",
    "set_password",
    "set_up_partnership",
]
