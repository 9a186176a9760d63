"""People and the roles they hold."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from lineofsight.organisations.models import Partnership

from ..models import Person, RoleHeld


def marks_of(person: Person, on: datetime.date) -> Iterable[str]:
    """The audience marks a person carries through roles held on a day and through where they work. One query."""
    if person.organisation_id:
        yield f"organisation:{person.organisation_id}"
    held = RoleHeld.objects.filter(person=person).held(on).order_by()
    for role, organisation in held.values_list("role", "organisation_id"):
        if organisation:
            yield f"role:{role}@organisation:{organisation}"
            yield f"organisation:{organisation}"
        else:
            yield f"role:{role}"


def people() -> QuerySet[Person]:
    """Everyone, with where they work, by name."""
    return Person.objects.select_related("organisation").order_by("name", "pk")


def register(on: datetime.date) -> QuerySet[Person]:
    """Everyone, leavers too, with where they work and, as `roles_now`, the roles they hold on a day. Two queries."""
    now = RoleHeld.objects.held(on).select_related("organisation")
    return people().prefetch_related(Prefetch("roles_held", queryset=now, to_attr="roles_now"))


def find_people(
    *, words: str = "", agency: int | None = None, on: datetime.date | None = None
) -> QuerySet[Person]:
    """People whose name, job or address holds the words, of one agency if named, here on a day if one is given."""
    rows = people() if on is None else people().here(on)
    if agency is not None:
        rows = rows.filter(organisation=agency)
    if words:
        rows = rows.filter(
            Q(name__icontains=words) | Q(job_title__icontains=words) | Q(email__icontains=words)
        )
    return rows


def with_role(rows: QuerySet[Person], role: str, on: datetime.date) -> QuerySet[Person]:
    """Those of `rows` who hold a role on a day."""
    return rows.filter(Exists(RoleHeld.objects.filter(person=OuterRef("pk"), role=role).held(on)))


def person_named(email: str) -> Person | None:
    """The person with this address, whatever its case, or None."""
    email = email.strip()
    return Person.objects.filter(email__iexact=email).first() if email else None


def holders_of_role(role: str, on: datetime.date) -> QuerySet[Person]:
    """The people who hold a role on a day, for everything or for any organisation, and have not left, by name."""
    return with_role(people().here(on), role, on)


def roles_held() -> QuerySet[RoleHeld]:
    """Every role anybody holds or held, with who and for which agency."""
    return RoleHeld.objects.select_related("person__organisation", "organisation")


def roles_of(person: Person) -> list[RoleHeld]:
    """Every role somebody holds or held: those held now first, then by when they ended. One query."""
    held = RoleHeld.objects.filter(person=person).select_related("organisation")
    ordered = sorted(held, key=lambda one: (one.from_on, one.pk), reverse=True)
    return sorted(ordered, key=lambda one: one.until_on is not None)


def is_set_up() -> bool:
    """Whether this installation has its partnership. One query."""
    return Partnership.objects.exists()


def holders_by_role(on: datetime.date) -> dict[str, list[RoleHeld]]:
    """Who holds which role on a day: role key → roles held, by name. Leavers are left out. One query."""
    held = roles_held().held(on).filter(Q(person__left_on=None) | Q(person__left_on__gt=on))
    found: dict[str, list[RoleHeld]] = {}
    for one in held.order_by("person__name", "pk"):
        found.setdefault(one.role, []).append(one)
    return found
