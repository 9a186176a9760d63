"""The first thing anybody does here: say which partnership this is, and who keeps the system."""

from collections.abc import Iterable

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.organisations.models import Partnership
from lineofsight.organisations.services import found_partnership

from ..models import Person
from .accounts import insert_password
from .people import insert_person
from .roles import insert_role

BY = Reader(name="set-up", actor="system:set-up")


@transaction.atomic
def set_up_partnership(
    *,
    name: str,
    areas: Iterable[str],
    administrator_name: str,
    email: str,
    password: str,
    short_name: str = "",
    is_business_manager: bool = False,
) -> tuple[Partnership, Person]:
    """Make the partnership, its areas and its first administrator, who can sign in at once.

    `is_business_manager` gives them that role too. Works once only: raises Refused when there is a partnership, when
    no area is named, or when the password is too weak. Needs no right: there is nobody yet who could have one.
    Records `organisations.partnership_founded`, `people.person_added`, `people.role_given`.
    """
    partnership = found_partnership(by=BY, name=name, areas=areas, short_name=short_name.strip())
    person = insert_person(administrator_name, by=BY, email=email, is_active=True)
    insert_password(person, password)
    for role in ["administrator"] + ["business-manager"] * is_business_manager:
        insert_role(person, role, by=BY, organisation=None, from_on=today())
    return partnership, person
