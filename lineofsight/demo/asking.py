"""What was asked about the plan since it went live, and what came back."""

import datetime
from collections.abc import Callable

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, telling, today
from lineofsight.core.readers import reader_for
from lineofsight.groups.queries import people_answering_for
from lineofsight.plan.models import Objective, Plan
from lineofsight.returns import services as returns
from lineofsight.returns.models import Ask

from .content.partnership import ASKED

QUESTION = "What has happened on this since you were last asked?"
DAYS_TO_ANSWER = 6

Happening = tuple[datetime.datetime, Callable[[], None]]


def ask_and_answer(plan: Plan, *, by: Reader) -> None:
    """Let everything in ASKED happen in the order of its days, so that history reads as it would have been written."""
    objectives = {
        objective.printed_reference: objective
        for objective in Objective.objects.filter(section__plan=plan).prefetch_related(
            "accountabilities__party"
        )
    }
    happenings: list[Happening] = []
    for reference, (days_ago, days_given, answer) in ASKED.items():
        happenings += _story_of(objectives[reference], days_ago, days_given, answer, by)
    for moment, happen in sorted(happenings, key=lambda one: one[0]):
        with telling(moment):
            happen()


def _story_of(
    objective: Objective, days_ago: int, days_given: int, answer: tuple[str, str, str] | None, by: Reader
) -> list[Happening]:
    asked_on = today() - datetime.timedelta(days=days_ago)
    asked: list[Ask] = []

    def ask() -> None:
        party = objective.accountabilities.all()[0].party
        due_on = asked_on + datetime.timedelta(days=days_given)
        asked.append(returns.ask(party, objective, QUESTION, due_on, by=by))

    def reply() -> None:
        kind, words, rating = answer or ("", "", "")
        person = people_answering_for(asked[0].party, today())[0]
        returns.answer(
            asked[0],
            kind,
            words,
            by=reader_for(person, today()),
            said_by=person.name,
            said_role=person.job_title,
            further={"rating": rating},
        )

    moment = datetime.datetime.combine(asked_on, datetime.time(9), LONDON)
    happenings: list[Happening] = [(moment, ask)]
    if answer:
        happenings.append((moment + datetime.timedelta(days=DAYS_TO_ANSWER, hours=5), reply))
    return happenings
