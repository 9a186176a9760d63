"""Telling those who judge a test of effect that its day has come."""

from django.conf import settings

from lineofsight.core.access import system
from lineofsight.core.clock import today
from lineofsight.design.wording import day
from lineofsight.groups.queries import people_answering_for
from lineofsight.history.services import reference
from lineofsight.notices.models import Notice
from lineofsight.notices.services import NoAddress, tell
from lineofsight.organisations.models import Partnership
from lineofsight.people.models import Person
from lineofsight.people.queries import holders_of_role

from ..models import EffectTest

JOB = system("plan.tell_judges")


def tell_judges() -> str:
    """The due job: everybody who judges a test of effect is told once that its day has come: who was named, else the
    scrutineer, else the safeguarding partners. Returns what was done, in words; "" for nothing. A message that was written
    already is not written again, so the job may run as often as it likes."""
    due = EffectTest.objects.unjudged().filter(due_on__lte=today())
    waiting = {
        _key(test, person): (test, person)
        for test in due.select_related("objective__section__plan", "outcome__section__plan", "judge")
        if test.stands_on.section.plan.stage == "live" and not test.stands_on.retired_on
        for person in judges_of(test)
    }
    for key in Notice.objects.filter(key__in=waiting).values_list("key", flat=True):
        del waiting[key]
    told = sum(_tell(key, test, person) for key, (test, person) in waiting.items())
    return f"{told} told that a test of effect is to be judged" if told else ""


def _key(test: EffectTest, person: Person) -> str:
    """Once for each day on which it is to be judged: who is given another day is told again."""
    return f"{reference(test)}:due:{test.due_on.isoformat()}:person:{person.pk}"


def judges_of(test: EffectTest) -> list[Person]:
    """Who judges a test today: those who answer for the party that was named, else the scrutineer, else the safeguarding
    partners."""
    if test.judge:
        return people_answering_for(test.judge, today())
    for role in ("scrutineer", "delegated-safeguarding-partner", "lead-safeguarding-partner"):
        if people := list(holders_of_role(role, today())):
            return people
    return []


def _tell(key: str, test: EffectTest, person: Person) -> bool:
    partnership = Partnership.objects.first()
    name = partnership.name if partnership else "the safeguarding partnership"
    text = f"""Dear {person.name},

the day has come to judge whether this has changed things for children, in the plan of {name}:

    {test.stands_on}

What is looked at: {test.looks_at}
What would show it: {test.target}
To be judged by: {day(test.due_on)}

Sign in and say what you saw:

{settings.SITE_ADDRESS}{test.judging_address()}
"""
    called = partnership.called if partnership else "The partnership"
    try:
        subject = f"{called}: a test of effect is to be judged"
        tell(person, subject=subject, text=text, key=key, about=reference(test.stands_on), by=JOB)
    except NoAddress:
        return False
    return True
