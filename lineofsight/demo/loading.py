"""The demonstration is made by the services that pages use, at the moments its story tells of."""

import datetime
from pathlib import Path

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, telling, today
from lineofsight.core.readers import reader_for
from lineofsight.groups import services as groups
from lineofsight.groups.models import Group, Party, Post
from lineofsight.organisations import services as organisations
from lineofsight.organisations.models import Organisation
from lineofsight.people import services as people
from lineofsight.people.models import Person
from lineofsight.plan.importing import read_plan
from lineofsight.plan.models import Plan
from lineofsight.plan.services.saving import save_plan
from lineofsight.plan.services.stages import move_plan

from .asking import ask_and_answer
from .content import partnership as content
from .judging import claim_and_judge
from .sign_ins import address_of

PLAN_FILE = Path(__file__).parent / "content" / "business-plan-2026-29.md"
STORYTELLER = Reader(
    name="the demonstration",
    marks=frozenset({"signed-in", "role:business-manager", "role:administrator"}),
    actor="system:demonstration",
)


def at(on: datetime.date, hour: int = 10) -> datetime.datetime:
    """A moment of a day in England."""
    return datetime.datetime.combine(on, datetime.time(hour), LONDON)


def load_demonstration() -> Plan:
    """Fill an empty database with Marlowe Vale: its profile, agencies, groups, people, its plan read from the document,
    and what was asked and answered since. Returns the plan. Everything is in history as services record it."""
    founded = min(datetime.date(2026, 2, 2), today())
    with telling(at(founded)):
        _found()
        _seat_people(_agencies(), _groups(), _posts(), founded)
    read_on = min(datetime.date(2026, 3, 9), today())
    with telling(at(read_on, 14)):
        plan = save_plan(read_plan(PLAN_FILE).plan, by=STORYTELLER, matches=_leads())
    agreed_on = min(datetime.date(2026, 3, 24), today())
    with telling(at(agreed_on, 16)):
        move_plan(plan, "agreed", by=STORYTELLER, on=agreed_on)
    with telling(at(min(datetime.date(2026, 4, 1), today()), 9)):
        move_plan(plan, "live", by=STORYTELLER)
    keeper = reader_for(Person.objects.get(name=content.BUSINESS_MANAGER), today())
    ask_and_answer(plan, by=keeper)
    claim_and_judge(plan, by=keeper)
    return plan


def _found() -> None:
    organisations.found_partnership(
        by=STORYTELLER,
        name=content.NAME,
        areas=content.AREAS,
        short_name=content.SHORT_NAME,
        about=content.ABOUT,
    )


def _agencies() -> dict[str, Organisation]:
    return {
        name: organisations.create_organisation(
            name, by=STORYTELLER, short_name=short, sector=sector, is_safeguarding_partner=is_partner
        )
        for name, short, sector, is_partner in content.ORGANISATIONS
    }


def _groups() -> dict[str, Group]:
    made: dict[str, Group] = {}
    for name, short, kind, above, purpose, ends_on in content.GROUPS:
        made[name] = groups.create_group(
            name,
            kind,
            by=STORYTELLER,
            short_name=short,
            purpose=purpose,
            reports_to=made.get(above),
            ends_on=datetime.date.fromisoformat(ends_on) if ends_on else None,
        )
    return made


def _posts() -> dict[str, Post]:
    agencies = {agency.name: agency for agency in Organisation.objects.all()}
    return {
        name: groups.create_post(name, by=STORYTELLER, organisation=agencies.get(agency))
        for name, agency in content.POSTS
    }


def _seat_people(
    agencies: dict[str, Organisation], sits_on: dict[str, Group], posts: dict[str, Post], since: datetime.date
) -> None:
    for name, agency, job, more in content.PEOPLE:
        person = people.add_person(
            name, by=STORYTELLER, email=address_of(name), job_title=job, organisation=agencies.get(agency)
        )
        if "role" in more:
            people.give_role(
                person, more["role"], by=STORYTELLER, organisation=agencies.get(more.get("for", ""))
            )
        for post in more.get("posts", []):
            groups.take_up_post(posts[post], person, by=STORYTELLER, from_on=since)
        for group, seat in more.get("seats", {}).items():
            groups.start_membership(sits_on[group], person, by=STORYTELLER, from_on=since, seat=seat)
        if "shown" in more:
            people.open_account(person, by=STORYTELLER)
            people.set_password(person, content.PASSWORD, by=STORYTELLER)


def _leads() -> dict[str, Party]:
    """Printed leads whose words differ from the name of whom they mean."""
    things = {"organisation": Organisation, "group": Group}
    return {
        words: groups.party_for(things[kind].objects.get(name=name), by=STORYTELLER)
        for words, (kind, name) in content.LEADS.items()
    }
