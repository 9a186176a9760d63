"""People's entries in the directory."""

import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.editions import change, in_words, insert
from lineofsight.core.errors import Refused
from lineofsight.history.services import record

from .. import policies
from ..models import ApiToken, Person
from .roles import A_DAY, end_every_role

DETAILS = ("name", "job_title", "telephone", "initials")


@transaction.atomic
def add_person(name: str, *, by: Reader, **fields: Any) -> Person:
    """Add somebody to the directory; they do not sign in until an account is opened for them.

    `fields`: email, job_title, organisation, telephone, initials. Raises NotAllowed (policies.can_keep_people),
    Refused when the e-mail address is taken. Records `people.person_added`.
    """
    policies.can_keep_people(by).require()
    return insert_person(name, by=by, **fields)


def insert_person(name: str, *, by: Reader, **fields: Any) -> Person:
    """The write of `add_person`, for services that have asked their own policy."""
    fields["email"] = as_address(fields.get("email", ""))
    person = Person(name=name.strip(), **fields)
    person.set_unusable_password()
    insert(person)
    told = {key: in_words(value) for key, value in fields.items() if value not in ("", None, False)}
    about = (person.organisation,) if person.organisation else ()
    record("people.person_added", person, by=by, about=about, name=person.name, **told)
    return person


def as_address(email: str) -> str:
    """An address as it is kept: trimmed, in small letters, so that nobody has to remember how it was typed."""
    return email.strip().lower()


@transaction.atomic
def change_person(
    person: Person, *, by: Reader, edition: int | None = None, reason: str = "", **fields: Any
) -> Person:
    """Change somebody's entry (name, email, job_title, organisation, telephone, initials).

    Raises NotAllowed: contact details need policies.can_change_details, another organisation can_keep_people, the
    address of an account holder can_change_address. Raises EditionConflict with both versions, Refused when the
    address is taken or an account holder would lose theirs. Records `people.person_changed` when something differs.
    A new address ends every way in through the old one: links sent to it, codes, tokens are revoked by hand.
    """
    policies.can_change_details(by, person).require()
    if "email" in fields:
        fields["email"] = as_address(fields["email"])
        if fields["email"] != person.email:
            policies.can_change_address(by, person).require()
    if "organisation" in fields and fields["organisation"] != person.organisation:
        policies.can_keep_people(by).require()
    changes = change(person, fields, edition=edition)
    if "email" in changes:
        EmailAddress.objects.filter(user=person).delete()
    if changes:
        record("people.person_changed", person, by=by, changes=changes, reason=reason)
    return person


@transaction.atomic
def mark_as_left(person: Person, *, by: Reader, last_day: datetime.date, reason: str = "") -> Person:
    """Say on which day somebody is here last: every role of theirs ends, and so do their account and tokens.

    A day that lies ahead lets them sign in until then. What they hold in groups is ended by
    `groups.services.record_leaving`, which calls this. Raises NotAllowed (policies.can_record_leaving), Refused when
    nobody would be left to administer. Records `people.person_left`, and `people.role_ended` for each role.
    """
    policies.can_record_leaving(by, person).require()
    end_every_role(person, by=by, last_day=last_day, reason=reason)
    wanted: dict[str, Any] = {"left_on": last_day + A_DAY}
    if last_day < today():
        wanted["is_active"] = False
    changes = change(person, wanted, edition=None)
    ApiToken.objects.filter(person=person, expires_on__gt=last_day).update(expires_on=last_day)
    about = (person.organisation,) if person.organisation else ()
    record("people.person_left", person, by=by, about=about, changes=changes, reason=reason)
    return person


@transaction.atomic
def mark_as_returned(person: Person, *, by: Reader, reason: str = "") -> Person:
    """Take a leaving back, or note that somebody is here again. Roles, seats, posts and the account stay ended: they
    are given anew. Raises NotAllowed (policies.can_keep_people), Refused when they have not left. Records
    `people.person_returned`."""
    policies.can_keep_people(by).require()
    if not person.left_on:
        raise Refused(f"{person.name} has not left.")
    changes = change(person, {"left_on": None, "is_active": False}, edition=None)
    record("people.person_returned", person, by=by, changes=changes, reason=reason)
    return person
