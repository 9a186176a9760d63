"""Tokens for the API: each carries one person's rights."""

import datetime
from dataclasses import replace

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now, today
from lineofsight.core.errors import Refused
from lineofsight.core.ids import digest, secret_token
from lineofsight.core.readers import reader_for
from lineofsight.history.services import record

from .. import policies
from ..models import ApiToken, Person

LONGEST_DAYS = 366
MAY_WRITE = "api:write"
_BETWEEN_NOTES = datetime.timedelta(minutes=5)


@transaction.atomic
def make_token(
    person: Person, *, by: Reader, label: str, expires_on: datetime.date, may_write: bool = False
) -> tuple[ApiToken, str]:
    """Make a token; it works up to and including `expires_on`, at most a year ahead.

    Returns the token and its secret, which is shown once and not kept. Raises NotAllowed (policies.can_make_token),
    Refused when it would last too long or end before today. Records `people.token_made`.
    """
    policies.can_make_token(by, person).require()
    if not today() <= expires_on <= today() + datetime.timedelta(days=LONGEST_DAYS):
        raise Refused("A token lasts from today to a year at most. Choose a day in between.")
    secret = f"los_{secret_token()}"
    token = ApiToken.objects.create(
        person=person,
        label=label.strip(),
        digest=digest(secret),
        may_write=may_write,
        made_at=now(),
        expires_on=expires_on,
    )
    record("people.token_made", person, by=by, label=token.label, may_write=may_write, expires_on=expires_on)
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, by: Reader) -> ApiToken:
    """Stop a token from working. Raises NotAllowed (policies.can_revoke_token), Refused when it was revoked already.
    Records `people.token_revoked`."""
    policies.can_revoke_token(by, token).require()
    if token.revoked_at:
        raise Refused("This token is revoked already.")
    token.revoked_at = now()
    token.save(update_fields=["revoked_at"])
    record("people.token_revoked", token.person, by=by, label=token.label)
    return token


def reader_with_token(secret: str, on: datetime.date) -> Reader | None:
    """The reader a token stands for: its person's, with the mark "api:write" when it may change things. None when it
    opens nothing. When it was used last is noted, at most every five minutes."""
    token = ApiToken.objects.select_related("person").filter(digest=digest(secret)).first()
    if token is None or not token.works(on):
        return None
    if token.last_used_at is None or now() - token.last_used_at > _BETWEEN_NOTES:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now())
    reader = reader_for(token.person, on)
    return replace(reader, marks=reader.marks | {MAY_WRITE}) if token.may_write else reader
