"""Signed links: they do one thing for one person without a password, expire and can be revoked."""

import dataclasses
import datetime
import secrets

from django.db import models, transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, now, today
from lineofsight.core.errors import Refused
from lineofsight.core.ids import digest
from lineofsight.core.readers import reader_for
from lineofsight.history.services import record, reference
from lineofsight.notices.models import SignedLink
from lineofsight.notices.queries.links import links_in, secret_from
from lineofsight.people.models import Person


class LinkClosed(Refused):
    """A link opens nothing (any more). `why` is "unknown", "expired", "revoked" or "left"; `link` is None when it is
    unknown."""

    def __init__(self, why: str, message: str, link: SignedLink | None = None):
        super().__init__(message)
        self.why, self.link = why, link


@transaction.atomic
def mint_link(
    purpose: str, subject: models.Model, person: Person, *, expires_at: datetime.datetime, by: Reader
) -> tuple[SignedLink, str]:
    """Make a link that does one thing for one person: `purpose` is the name of the page it opens ("returns.answer" is
    the route "returns:answer" with the secret as its argument), `subject` the record it is for.

    Returns the link and its secret; the secret is kept nowhere. Records `notices.link_minted`.
    """
    seed = secrets.token_hex(16)
    secret = secret_from(seed)
    link = SignedLink.objects.create(
        digest=digest(secret),
        seed=seed,
        purpose=purpose,
        subject=reference(subject),
        person=person,
        made_at=now(),
        made_by=by.actor,
        expires_at=expires_at,
    )
    record(
        "notices.link_minted", link, by=by, about=(subject, person), purpose=purpose, expires_at=expires_at
    )
    return link, secret


def open_link(secret: str, purpose: str) -> SignedLink:
    """The link with this secret, when it may be used for `purpose` today. Changes nothing, since mail scanners open
    every link. Raises LinkClosed with words fit for the page. One query."""
    link = find_link(secret, purpose)
    if link.revoked_at:
        raise LinkClosed("revoked", f"This link was withdrawn: {link.revoked_because}.", link)
    if not link.person.is_here(today()):
        raise LinkClosed("left", f"This link was for {link.person.name}, who has left.", link)
    if link.expires_at <= now():
        on = link.expires_at.astimezone(LONDON)
        raise LinkClosed("expired", f"This link worked until {on.day} {on:%B %Y}.", link)
    return link


def find_link(secret: str, purpose: str) -> SignedLink:
    """The link with this secret and purpose, open or not. Raises LinkClosed("unknown"). One query."""
    link = SignedLink.objects.select_related("person").filter(digest=digest(secret), purpose=purpose).first()
    if link is None:
        raise LinkClosed("unknown", "We do not know this link. It may have been cut short on its way to you.")
    return link


def reader_of(link: SignedLink, on: datetime.date) -> Reader:
    """The reader that stands for the person the link was made for, with the rights they have on this day; history names
    the link as the one who acted."""
    return dataclasses.replace(reader_for(link.person, on), actor=f"link:{link.pk}")


@transaction.atomic
def revoke_links(
    *,
    reason: str,
    by: Reader,
    link: SignedLink | None = None,
    person: Person | None = None,
    subject: str = "",
) -> int:
    """Close links before their time: one `link`, all of a `person`, or all for the record named `subject`; those named
    together must all fit. Links already closed are left alone. Returns how many. Records `notices.link_revoked` for
    each. Raises ValueError when nothing is named."""
    if link is None and person is None and not subject:
        raise ValueError("Name the link, the person or the record whose links are revoked")
    links = SignedLink.objects.filter(revoked_at=None, expires_at__gt=now())
    if link is not None:
        links = links.filter(pk=link.pk)
    if person is not None:
        links = links.filter(person=person)
    if subject:
        links = links.filter(subject=subject)
    count = 0
    for each in links.select_for_update().order_by("pk"):
        each.revoked_at, each.revoked_because = now(), reason[:200]
        each.save(update_fields=["revoked_at", "revoked_because"])
        record("notices.link_revoked", each, by=by, reason=reason)
        count += 1
    return count


def renew_links(text: str) -> None:
    """Make the links of an unsent message fit the installation's key, which may have been changed since: otherwise the
    secret worked out now would not be the one whose digest is kept."""
    for link in SignedLink.objects.filter(pk__in=links_in(text)):
        kept = digest(secret_from(link.seed))
        if link.digest != kept:
            SignedLink.objects.filter(pk=link.pk).update(digest=kept)
