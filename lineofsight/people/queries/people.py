"""People and the roles they hold."""

import datetime
from collections.abc import Iterable

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from lineofsight.organisations.models import Organisation, Partnership

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


def people_of(agency: Organisation, on: datetime.date, most: int) -> tuple[list[Person], int, int]:
    """The first `most` people of an agency who are here on a day, by name, as `register` has them; how many are here, and
    how many more left. Two queries."""
    gone = Q(left_on__lte=on)
    counted = register(on).annotate(
        is_gone=Case(When(gone, then=True), default=False, output_field=BooleanField()),
        here_in_all=Window(Count("pk", filter=~gone | Q(left_on=None))),
        gone_in_all=Window(Count("pk", filter=gone)),
    )
    rows = list(counted.filter(organisation=agency).order_by("is_gone", "name", "pk")[:most])
    if not rows:
        return [], 0, 0
    return [one for one in rows if not one.is_gone], rows[0].here_in_all, rows[0].gone_in_all


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


def holders_by_role(on: datetime.date, most: int) -> dict[str, list[RoleHeld]]:
    """Who holds which role on a day: role key → the first `most` roles held, by name, each with `in_all`, how many hold
    it. Leavers are left out. One query."""
    held = roles_held().held(on).filter(Q(person__left_on=None) | Q(person__left_on__gt=on))
    by_name = [F("person__name"), F("pk")]
    first = held.annotate(
        place=Window(RowNumber(), partition_by="role", order_by=by_name),
        in_all=Window(Count("pk"), partition_by="role"),
    ).filter(place__lte=most)
    found: dict[str, list[RoleHeld]] = {}
    for one in first.order_by("person__name", "pk"):
        found.setdefault(one.role, []).append(one)
    return found
