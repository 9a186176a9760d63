"""Every promise of `promises.py`, kept on every page, export and API operation."""

import pytest
from django.test import Client

from .canaries import canaries  # noqa: F401
from .crawl import words_met_by
from .promises import PROMISES

WHO = sorted({promise.who for promise in PROMISES})


def client_of(who, request):
    client = Client()
    if who != "public":
        client.force_login(request.getfixturevalue(who))
    return client


@pytest.mark.parametrize("who", WHO)
def test_nobody_meets_what_was_promised_they_never_would(who, canaries, request):  # noqa: F811
    met = words_met_by(client_of(who, request))
    broken = [
        f"{promise.sentence}: {address}"
        for promise in PROMISES
        if promise.who == who
        for address, words in met.items()
        if canaries[promise.what] in words
    ]
    assert not broken


def test_the_promises_are_not_empty_because_whoever_may_does_meet_each_canary(canaries, request):  # noqa: F811
    """A promise about a word that no page shows to anybody would prove nothing."""
    met = " ".join(
        words
        for who in ("asha", "grace", "femi", "harun")
        for words in words_met_by(client_of(who, request)).values()
    )
    shown_on_no_page = {"link secret"}  # its page is addressed by the secret itself
    never_met = {what for what, word in canaries.items() if word not in met} - shown_on_no_page
    assert not never_met


def test_there_are_at_least_forty_promises_and_each_names_a_canary():
    from .canaries import WORDS

    assert len(PROMISES) >= 40 and {promise.what for promise in PROMISES} <= set(WORDS)
