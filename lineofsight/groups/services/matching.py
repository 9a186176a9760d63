"""Settling whom printed words mean when it is somebody who is not in the directory yet."""

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.errors import Refused
from lineofsight.organisations.services import create_organisation

from ..models import GroupKind, Party
from .groups import create_group
from .parties import match_words
from .posts import create_post


@transaction.atomic
def match_words_with_new(party: Party, kind: str, name: str, *, by: Reader, reason: str = "") -> Party:
    """Add the group, post or agency that printed words mean, and match them. All or nothing.

    `kind` is "group", "post" or "organisation". Raises NotAllowed, Refused when the name is taken or the words are
    matched already. Records what adding and `match_words` record.
    """
    if kind == "group":
        return match_words(party, create_group(name, GroupKind.SUB_GROUP, by=by), by=by, reason=reason)
    if kind == "post":
        return match_words(party, create_post(name, by=by), by=by, reason=reason)
    if kind == "organisation":
        return match_words(party, create_organisation(name, by=by), by=by, reason=reason)
    raise Refused(f"“{kind}” is nothing that printed words can mean.")
