"""Somebody leaves: everything they hold ends on one day."""

import datetime

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.people.models import Person
from lineofsight.people.policies import can_record_leaving
from lineofsight.people.services import mark_as_left

from ..models import Membership, PostHolding
from ..queries.leaving import LeftEmpty, left_empty_by
from .groups import A_DAY, write_end_of_membership
from .posts import write_end_of_holding


@transaction.atomic
def record_leaving(
    person: Person, *, by: Reader, last_day: datetime.date, reason: str = ""
) -> list[LeftEmpty]:
    """End a person's posts, seats, roles and account on their last day. Their record and what they did stay.

    Returns what nobody holds from the day after. A day that lies ahead lets them go on until then. Raises NotAllowed
    (people.policies.can_record_leaving), Refused when they have left already or are the only administrator. Records
    `people.person_left`, `groups.post_left`, `groups.membership_ended` and `people.role_ended`.
    """
    can_record_leaving(by, person).require()
    empty = left_empty_by(person, last_day)
    for holding in PostHolding.objects.filter(person=person, until_on=None).select_related("post", "person"):
        write_end_of_holding(holding, last_day=max(last_day, holding.from_on - A_DAY), by=by, reason=reason)
    for seat in Membership.objects.filter(person=person, until_on=None).select_related("group", "person"):
        write_end_of_membership(seat, last_day=max(last_day, seat.from_on - A_DAY), by=by, reason=reason)
    mark_as_left(person, by=by, last_day=last_day, reason=reason)
    return empty
