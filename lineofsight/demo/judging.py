"""What was claimed of the plan's objectives since it went live, the tests of their effect, and what came of both."""

import datetime
from collections.abc import Callable

from lineofsight.core.access import Reader
from lineofsight.core.clock import LONDON, telling, today
from lineofsight.core.readers import reader_for
from lineofsight.documents.services import keep_statement, serve_as_evidence
from lineofsight.groups.queries import people_answering_for
from lineofsight.people.models import Person
from lineofsight.plan.models import Claim, EffectTest, Objective, Plan
from lineofsight.plan.services import judging

from .content.judgements import CLAIMS, TESTS
from .content.partnership import SCRUTINEER

#: Before this many days the tests were chosen.
CHOSEN_DAYS_AGO = 150
Happening = tuple[datetime.datetime, Callable[[], None]]


def claim_and_judge(plan: Plan, *, by: Reader) -> None:
    """Let everything in TESTS and CLAIMS happen in the order of its days, so that history reads as it would have been
    written."""
    objectives = {
        objective.printed_reference: objective
        for objective in Objective.objects.filter(section__plan=plan).select_related("section__plan")
    }
    scrutineer = reader_for(Person.objects.get(name=SCRUTINEER), today())
    happenings: list[Happening] = []
    for reference, test in TESTS.items():
        happenings += _story_of_test(objectives[reference], test, by, scrutineer)
    for reference, claimed in CLAIMS.items():
        happenings += _story_of_claim(objectives[reference], claimed, scrutineer)
    for moment, happen in sorted(happenings, key=lambda one: one[0]):
        with telling(moment):
            happen()


def _story_of_test(objective: Objective, test: tuple, by: Reader, scrutineer: Reader) -> list[Happening]:
    kind, looks_at, target, days_ahead, judged = test
    due_on = today() + datetime.timedelta(days=days_ahead)

    def choose() -> None:
        objective.refresh_from_db()
        judging.add_effect_test(
            objective, kind=kind, looks_at=looks_at, target=target, due_on=due_on, by=by,
            reason="Chosen when the plan was agreed.",
        )  # fmt: skip

    happenings: list[Happening] = [(_at(CHOSEN_DAYS_AGO, 10), choose)]
    if judged:
        result, days_ago, because = judged

        def judge() -> None:
            one = EffectTest.objects.select_related("objective", "judge").get(objective=objective)
            judging.judge_effect(one, result, because=because, by=scrutineer)

        happenings.append((_at(days_ago, 15), judge))
    return happenings


def _story_of_claim(objective: Objective, claimed: tuple, scrutineer: Reader) -> list[Happening]:
    judgement, days_ago, because, title, statement, judged = claimed
    person = people_answering_for(objective.accountabilities.all()[0].party, today())[0]
    reader = reader_for(person, today())

    def claim() -> None:
        proof = keep_statement(
            statement,
            title=title,
            seen_by=person.name,
            seen_on=today(),
            kept_where="With the partnership team",
            by=reader,
        )
        serve_as_evidence(proof, f"plan.objective:{objective.pk}", by=reader)
        judging.claim(objective, judgement, because=because, documents=[proof], by=reader)

    happenings: list[Happening] = [(_at(days_ago, 11), claim)]
    if judged:
        accepted, judged_days_ago, seen = judged

        def judge() -> None:
            one = Claim.objects.get(objective=objective, judgement=judgement, state="claimed")
            judging.judge_claim(one, accepted=accepted, because=seen, by=scrutineer)

        happenings.append((_at(judged_days_ago, 14), judge))
    return happenings


def _at(days_ago: int, hour: int) -> datetime.datetime:
    return datetime.datetime.combine(today() - datetime.timedelta(days=days_ago), datetime.time(hour), LONDON)
