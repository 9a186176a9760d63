"""Groups, and who sits on them."""

import datetime
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change, in_words, insert, require_valid
from lineofsight.core.errors import Refused
from lineofsight.history.services import record
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from .. import policies
from ..models import Group, Membership

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def create_group(name: str, kind: str = "sub_group", *, by: Reader, **fields: Any) -> Group:
    """Add a group.

    `kind` is a `GroupKind`; `fields`: short_name, purpose, reports_to (a Group), email, began_on, ends_on. Raises
    NotAllowed (policies.can_keep_groups), Refused when the name is taken. Records `groups.group_added`.
    """
    policies.can_keep_groups(by).require()
    group = Group(name=name.strip(), kind=kind, **fields)
    insert(group)
    told = {key: in_words(value) for key, value in fields.items() if value not in ("", None)}
    above = (group.reports_to,) if group.reports_to else ()
    record(
        "groups.group_added",
        group,
        by=by,
        about=above,
        name=group.name,
        sort=group.get_kind_display(),
        **told,
    )
    return group


@transaction.atomic
def change_group(
    group: Group, *, by: Reader, edition: int | None = None, reason: str = "", **fields: Any
) -> Group:
    """Change a group's entry (name, short_name, kind, purpose, reports_to, email, began_on, ends_on).

    Raises NotAllowed, EditionConflict with both versions, Refused when the name is taken or the group would come to
    report to itself, straight or by a chain. Records `groups.group_changed` when something differs.
    """
    policies.can_keep_groups(by).require()
    _refuse_a_circle(group, fields.get("reports_to"))
    changes = change(group, fields, edition=edition)
    if changes:
        record("groups.group_changed", group, by=by, changes=changes, reason=reason)
    return group


def _refuse_a_circle(group: Group, above: Group | None) -> None:
    seen, step = {group.pk}, above
    while step is not None:
        if step.pk in seen:
            raise Refused(f"{group.name} cannot report to {above}: that group reports to it already.")
        seen.add(step.pk)
        step = step.reports_to


@transaction.atomic
def end_group(group: Group, *, by: Reader, last_day: datetime.date, reason: str = "") -> Group:
    """Say on which day a group stands last; memberships that would outlast it end with it.

    Raises NotAllowed, Refused when it ended already or groups still report to it. Records `groups.group_ended`, and
    `groups.membership_ended` for each seat.
    """
    policies.can_keep_groups(by).require()
    if group.ends_on and group.ends_on <= last_day:
        raise Refused(f"{group.name} ends on {group.ends_on:%-d %B %Y} already.")
    below = group.reporting_groups.filter(ends_on=None).order_by("name").first()
    if below:
        raise Refused(f"{below.name} still reports to {group.name}. Say first what it reports to instead.")
    changes = change(group, {"ends_on": last_day}, edition=None)
    record("groups.group_ended", group, by=by, changes=changes, reason=reason)
    for membership in group.memberships.filter(until_on=None).select_related("person", "group"):
        write_end_of_membership(
            membership, last_day=max(last_day, membership.from_on - A_DAY), by=by, reason=reason
        )
    return group


@transaction.atomic
def start_membership(
    group: Group,
    person: Person,
    *,
    by: Reader,
    from_on: datetime.date,
    seat: str = "member",
    organisation: Organisation | None = None,
) -> Membership:
    """Seat somebody on a group, for an organisation (theirs, unless another is given).

    Raises NotAllowed (policies.can_keep_groups), Refused when they sit there already or have left. Records
    `groups.membership_started` about the person too.
    """
    policies.can_keep_groups(by).require()
    if not person.is_here(from_on):
        raise Refused(f"{person.name} has left by {from_on:%-d %B %Y}.")
    if group.ends_on and group.ends_on < from_on:
        raise Refused(f"{group.name} has ended by {from_on:%-d %B %Y}.")
    membership = Membership(
        group=group,
        person=person,
        organisation=organisation or person.organisation,
        seat=seat,
        from_on=from_on,
    )
    insert(membership)
    record(
        "groups.membership_started",
        group,
        by=by,
        about=(person,),
        person=person.name,
        seat=membership.get_seat_display(),
        organisation=in_words(membership.organisation),
        from_on=from_on,
    )
    return membership


@transaction.atomic
def change_seat(
    membership: Membership, *, by: Reader, seat: str, from_on: datetime.date, reason: str = ""
) -> Membership:
    """From a day on somebody sits there in another capacity: the membership ends the day before, another begins.

    Returns the new membership. Raises NotAllowed, Refused when it has ended or the seat is the same.
    """
    policies.can_keep_groups(by).require()
    if seat == membership.seat:
        raise Refused(
            f"{membership.person.name} sits there as {membership.get_seat_display().lower()} already."
        )
    end_membership(membership, by=by, last_day=from_on - A_DAY, reason=reason)
    return start_membership(
        membership.group,
        membership.person,
        by=by,
        from_on=from_on,
        seat=seat,
        organisation=membership.organisation,
    )


@transaction.atomic
def end_membership(
    membership: Membership, *, by: Reader, last_day: datetime.date, reason: str = ""
) -> Membership:
    """Say on which day somebody sits on the group last. Raises NotAllowed, Refused when it has ended already or would
    end before it began. Records `groups.membership_ended` about the person too."""
    policies.can_keep_groups(by).require()
    if membership.until_on:
        raise Refused(f"{membership.person.name} stopped sitting on {membership.group.name} already.")
    write_end_of_membership(membership, last_day=last_day, by=by, reason=reason)
    return membership


def write_end_of_membership(
    membership: Membership, *, last_day: datetime.date, by: Reader, reason: str
) -> None:
    """The write of `end_membership`, for services that have asked their own policy."""
    membership.until_on = last_day + A_DAY
    require_valid(membership)
    membership.save(update_fields=["until_on"])
    record(
        "groups.membership_ended",
        membership.group,
        by=by,
        about=(membership.person,),
        reason=reason,
        person=membership.person.name,
        seat=membership.get_seat_display(),
        last_day=last_day,
    )
