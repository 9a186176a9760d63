"""What this module declares in the registers."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.links.kinds import Card, Kind, register_kind
from lineofsight.links.panels import Panel, register_panel
from lineofsight.organisations.models import Organisation

from .models import Person
from .queries import people, people_of

#: So many people of an agency stand on its page; all of them in the list.
MOST_NAMED = 25


def cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """People, for everybody who is signed in. One query."""
    if "signed-in" not in reader:
        return {}
    return {
        person.pk: Card(
            f"people.person:{person.pk}",
            person.name,
            person.get_absolute_url(),
            "person",
            ", ".join(
                part
                for part in (person.job_title, person.organisation.name if person.organisation else "")
                if part
            ),
        )
        for person in people().filter(pk__in=set(ids))
    }


@dataclass(frozen=True)
class PeopleOfAgency:
    """Those who are here now as far as there is room, how many there are in all, and how many more were."""

    agency: Organisation
    people: list[Person]
    here: int
    left: int


def _people_of(reader: Reader, agency: Organisation) -> PeopleOfAgency:
    return PeopleOfAgency(agency, *people_of(agency, today(), most=MOST_NAMED))


register_kind(Kind("people.person", "person", "people", cards))
register_panel(
    Panel("organisations.organisation", 10, "People", "people/_of_agency.jinja", _people_of, queries=2)
)
