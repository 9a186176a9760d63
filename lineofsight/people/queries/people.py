"""People and the roles they hold."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from lineofsight.organisations.models import Partnership

from ..models import Person, RoleHeld


def marks_of(person: Person, on: datetime.date) -> Iterable[str]:
    """The audience marks a person carries through roles held on a day and through where they work. One query."""
    if person.organisation_id:
        yield f"organisation:{person.organisation_id}"
    held = RoleHeld.objects.filter(person=person).held(on)
    for role, organisation in held.values_list("role", "organisation_id"):
        if organisation:
            yield f"role:{role}@organisation:{organisation}"
            yield f"organisation:{organisation}"
        else:
            yield f"role:{role}"


def people() -> QuerySet[Person]:
    """Everyone, with where they work, by name."""
    return Person.objects.select_related("organisation").order_by("name", "pk")


def here(on: datetime.date) -> Q:
    """The condition that a person has not left on this day."""
    return Q(left_on=None) | Q(left_on__gt=on)


def person_named(email: str) -> Person | None:
    """The person with this address, whatever its case, or None."""
    email = email.strip()
    return Person.objects.filter(email__iexact=email).first() if email else None


def holders_of_role(role: str, on: datetime.date) -> QuerySet[Person]:
    """The people who hold a role on a day, for everything or for any organisation, and have not left, by name."""
    held = RoleHeld.objects.filter(person=OuterRef("pk"), role=role).held(on)
    return people().here(on).filter(Exists(held))


def roles_of(person: Person) -> list[RoleHeld]:
    """Every role somebody holds or held: those held now first, then by when they ended. One query."""
    held = RoleHeld.objects.filter(person=person).select_related("organisation")
    ordered = sorted(held, key=lambda one: (one.from_on, one.pk), reverse=True)
    return sorted(ordered, key=lambda one: one.until_on is not None)


def is_set_up() -> bool:
    """Whether this installation has its partnership. One query."""
    return Partnership.objects.exists()
