"""Reads about people."""

import datetime
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from .models import Person, RoleHeld


def marks_of(person: Person, on: datetime.date) -> Iterable[str]:
    """The audience marks a person carries through roles held on a day and through where they work. One query."""
    if person.organisation_id:
        yield f"organisation:{person.organisation_id}"
    held = RoleHeld.objects.filter(person=person, from_on__lte=on).filter(Q(until_on=None) | Q(until_on__gt=on))
    for role, organisation in held.values_list("role", "organisation_id"):
        if organisation:
            yield f"role:{role}@organisation:{organisation}"
            yield f"organisation:{organisation}"
        else:
            yield f"role:{role}"


def people() -> QuerySet[Person]:
    """Everyone, with where they work, by name."""
    return Person.objects.select_related("organisation").order_by("name", "pk")


def person_named(email: str) -> Person | None:
    """The person with this address, whatever its case, or None."""
    return Person.objects.filter(email__iexact=email.strip()).first()
