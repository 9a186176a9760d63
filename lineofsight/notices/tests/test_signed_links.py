"""Signed links: single-purpose, expiring, revocable, attributed."""

import datetime

import pytest

from lineofsight.core.clock import now, today
from lineofsight.core.ids import digest
from lineofsight.history.models import Detail, Event
from lineofsight.notices import services
from lineofsight.notices.models import SignedLink

from .factories import BY, link_for

pytestmark = pytest.mark.django_db


def test_a_link_opens_what_it_was_made_for(grace, hospital):
    link, secret = link_for(grace, hospital)

    opened = services.open_link(secret, "returns.answer")

    assert (opened, opened.person, opened.subject) == (
        link,
        grace,
        f"organisations.organisation:{hospital.pk}",
    )


def test_only_its_digest_is_kept(grace, hospital):
    link, secret = link_for(grace, hospital)

    kept = (
        f"{list(SignedLink.objects.values())} {list(Event.objects.values())} {list(Detail.objects.values())}"
    )
    assert link.digest == digest(secret) and secret not in kept


def test_opening_changes_nothing_however_often(grace, hospital):
    _, secret = link_for(grace, hospital)
    before = list(SignedLink.objects.values())

    for _ in range(3):
        services.open_link(secret, "returns.answer")

    assert list(SignedLink.objects.values()) == before


def test_a_link_for_one_thing_opens_nothing_else(grace, hospital):
    _, secret = link_for(grace, hospital)

    with pytest.raises(services.LinkClosed, match="do not know this link") as closed:
        services.open_link(secret, "training.book")
    assert (closed.value.why, closed.value.link) == ("unknown", None)


@pytest.mark.parametrize(
    "spoil", [lambda s: s[:-1], lambda s: s + "0", lambda s: s[::-1], lambda s: "", str.upper]
)
def test_a_link_that_was_tampered_with_is_unknown(spoil, grace, hospital):
    _, secret = link_for(grace, hospital)

    with pytest.raises(services.LinkClosed) as closed:
        services.open_link(spoil(secret), "returns.answer")
    assert closed.value.why == "unknown"


def test_an_expired_link_says_until_when_it_worked(grace, hospital):
    link, secret = link_for(grace, hospital)
    SignedLink.objects.update(expires_at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))

    with pytest.raises(services.LinkClosed, match="worked until 1 March 2026") as closed:
        services.open_link(secret, "returns.answer")
    assert (closed.value.why, closed.value.link) == ("expired", link)


def test_a_revoked_link_says_why(grace, hospital):
    link, secret = link_for(grace, hospital)

    assert services.revoke_links(link=link, reason="the question was withdrawn", by=BY) == 1

    with pytest.raises(services.LinkClosed, match="was withdrawn: the question was withdrawn") as closed:
        services.open_link(secret, "returns.answer")
    assert closed.value.why == "revoked"


def test_the_link_of_somebody_who_left_opens_nothing(grace, hospital):
    _, secret = link_for(grace, hospital)
    grace.left_on, grace.is_active = today(), False
    grace.save()

    with pytest.raises(services.LinkClosed, match="Grace Lin, who has left") as closed:
        services.open_link(secret, "returns.answer")
    assert closed.value.why == "left"


def test_all_links_of_a_person_or_for_a_record_are_revoked_together(grace, harun, hospital, housing):
    link_for(grace, hospital), link_for(grace, housing), link_for(harun, hospital), link_for(harun, housing)

    assert services.revoke_links(person=grace, reason="she moved on", by=BY) == 2
    assert (
        services.revoke_links(subject=f"organisations.organisation:{hospital.pk}", reason="merged", by=BY)
        == 1
    )
    assert SignedLink.objects.filter(revoked_at=None).get().person == harun


def test_revoking_nothing_in_particular_is_a_mistake(db):
    with pytest.raises(ValueError, match="Name the link"):
        services.revoke_links(reason="all of them?", by=BY)


def test_a_link_acts_with_the_rights_its_person_has_today_and_history_names_the_link(grace, hospital):
    link, _ = link_for(grace, hospital)

    reader = services.reader_of(link, today())

    assert f"role:agency-lead@organisation:{hospital.pk}" in reader
    assert (reader.actor, reader.person_id) == (f"link:{link.pk}", grace.pk)


def test_two_links_never_have_the_same_secret(grace, hospital):
    secrets = {link_for(grace, hospital)[1] for _ in range(50)}

    assert len(secrets) == 50 and {len(secret) for secret in secrets} == {64}


@pytest.mark.parametrize("how_many", [1, 25])
def test_opening_costs_one_query_however_many_links_there_are(
    how_many, grace, hospital, django_assert_num_queries
):
    secrets = [link_for(grace, hospital)[1] for _ in range(how_many)]

    with django_assert_num_queries(1):
        services.open_link(secrets[-1], "returns.answer")


def test_an_expiring_link_is_minted_with_its_day(grace, hospital):
    link, _ = link_for(grace, hospital, days=3)

    assert link.is_open(now()) and not link.is_open(now() + datetime.timedelta(days=4))
