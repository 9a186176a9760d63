"""Giving and ending roles."""

import datetime

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.editions import in_words, insert, require_valid
from lineofsight.core.errors import Refused
from lineofsight.history.services import record
from lineofsight.organisations.models import Organisation

from .. import policies
from ..models import Person, RoleHeld
from ..roles import BY_KEY

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def give_role(
    person: Person,
    role: str,
    *,
    by: Reader,
    organisation: Organisation | None = None,
    from_on: datetime.date | None = None,
) -> RoleHeld:
    """Give somebody a role (a key of `roles.BY_KEY`) from a day on, today unless another is given.

    A role whose scope is an organisation is given for one: theirs, unless another is named. Raises NotAllowed
    (policies.can_give_roles), Refused when they hold it already, have left, or no organisation is known. Records
    `people.role_given`.
    """
    policies.can_give_roles(by).require()
    return insert_role(person, role, by=by, organisation=organisation, from_on=from_on or today())


def insert_role(
    person: Person, role: str, *, by: Reader, organisation: Organisation | None, from_on: datetime.date
) -> RoleHeld:
    """The write of `give_role`, for services that have asked their own policy."""
    known = BY_KEY.get(role)
    if known is None or known.scope == "group":
        raise Refused(f"“{role}” is no role that can be given to somebody.")
    if not person.is_here(from_on):
        raise Refused(f"{person.name} has left by {from_on:%-d %B %Y}.")
    if known.scope == "organisation":
        organisation = organisation or person.organisation
        if organisation is None:
            raise Refused(f"Say for which agency {person.name} is to be {known.name.lower()}.")
    else:
        organisation = None
    held = RoleHeld(person=person, role=role, organisation=organisation, from_on=from_on)
    insert(held)
    record(
        "people.role_given",
        person,
        by=by,
        about=(organisation,) if organisation else (),
        role=known.name,
        organisation=in_words(organisation),
        from_on=from_on,
    )
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, by: Reader, last_day: datetime.date, reason: str = "") -> RoleHeld:
    """Say on which day somebody holds a role last.

    Raises NotAllowed (policies.can_give_roles), Refused when it has ended already, would end before it began, or
    nobody would be left to administer. Records `people.role_ended`.
    """
    policies.can_give_roles(by).require()
    if held.until_on:
        raise Refused(f"{held.person.name} no longer holds this role.")
    _end(held, by=by, last_day=last_day, reason=reason)
    return held


def end_every_role(person: Person, *, by: Reader, last_day: datetime.date, reason: str) -> None:
    """End whatever roles somebody still holds, because they leave. No policy of its own."""
    for held in RoleHeld.objects.filter(person=person, until_on=None).select_related(
        "person", "organisation"
    ):
        _end(held, by=by, last_day=max(last_day, held.from_on - A_DAY), reason=reason)


def _end(held: RoleHeld, *, by: Reader, last_day: datetime.date, reason: str) -> None:
    if held.role == "administrator":
        _require_another_administrator(held.person)
    held.until_on = last_day + A_DAY
    require_valid(held)
    held.save(update_fields=["until_on"])
    record(
        "people.role_ended",
        held.person,
        by=by,
        about=(held.organisation,) if held.organisation else (),
        reason=reason,
        role=str(held),
        organisation=in_words(held.organisation),
        last_day=last_day,
    )


def _require_another_administrator(person: Person) -> None:
    """Somebody who can sign in must be able to let people in."""
    others = RoleHeld.objects.filter(role="administrator", until_on=None, person__is_active=True)
    if not others.exclude(person=person).filter(person__left_on=None).exists():
        raise Refused(
            "They are the only administrator who can sign in. Make somebody else an administrator first."
        )
