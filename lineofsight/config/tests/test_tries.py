"""Tries to sign in are counted in the database, which learns nobody's address by it."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_what_is_counted_names_neither_person_nor_machine(client, partnership):
    client.post(
        "/sign-in/login/",
        {"login": "kit@example.org", "password": "wrong-password-here"},
        REMOTE_ADDR="203.0.113.7",
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM counted_for_a_while")
        kept = cursor.fetchall()
    assert kept
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key, _ in kept)
    assert not any(word in repr(kept) for word in ("kit@", "203.0.113"))
