"""Records of a plan for tests. `a_plan_of(25)` makes a whole live plan in a few statements."""

import datetime

import factory

from lineofsight.groups.models import Party
from lineofsight.plan.models import (
    Accountability,
    Action,
    Doubt,
    Objective,
    Outcome,
    Plan,
    Section,
    Statement,
)

AGREED_ON = datetime.date(2026, 4, 1)


class PlanFactory(factory.django.DjangoModelFactory):
    """A draft; `PlanFactory(live=True)` one in force."""

    class Meta:
        model = Plan

    class Params:
        live = factory.Trait(stage="live", agreed_on=AGREED_ON)
        agreed = factory.Trait(stage="agreed", agreed_on=AGREED_ON)
        closed = factory.Trait(stage="closed", agreed_on=AGREED_ON)

    title = factory.Sequence("Business plan {}".format)
    partnership_text = "Testshire Safeguarding Children Partnership"
    period_text = "2026 to 2028"
    period_start = datetime.date(2026, 4, 1)
    period_end = datetime.date(2028, 3, 31)


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    plan = factory.SubFactory(PlanFactory)
    kind = "vision"
    text = "Every child in Testshire is safe and heard."


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section

    plan = factory.SubFactory(PlanFactory)
    title = factory.Sequence("Priority number {}".format)
    position = factory.Sequence(int)


class OutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Outcome

    section = factory.SubFactory(SectionFactory)
    text = factory.Sequence("Children are safer in way {}.".format)
    position = factory.Sequence(int)


class ObjectiveFactory(factory.django.DjangoModelFactory):
    """Nobody answers for it and it has no date, unless a test says so."""

    class Meta:
        model = Objective

    section = factory.SubFactory(SectionFactory)
    text = factory.Sequence("Review practice in area {}.".format)
    position = factory.Sequence(int)


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Action

    objective = factory.SubFactory(ObjectiveFactory)
    text = factory.Sequence("Write the first draft of part {}.".format)
    position = factory.Sequence(int)


class PartyFactory(factory.django.DjangoModelFactory):
    """Printed words nobody has matched yet; `PartyFactory(printed="", group=…)` stands for a group."""

    class Meta:
        model = Party

    printed = factory.Sequence("Somebody {}".format)


class AccountabilityFactory(factory.django.DjangoModelFactory):
    """Of an objective; `AccountabilityFactory(objective=None, action=…)` of an action."""

    class Meta:
        model = Accountability

    party = factory.SubFactory(PartyFactory)
    objective = factory.SubFactory(ObjectiveFactory)
    printed = factory.LazyAttribute(lambda made: made.party.printed)


class DoubtFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Doubt

    plan = factory.SubFactory(PlanFactory)
    kind = "continuation"
    message = "This row may belong to the row before it."
    confidence = 0.6


def a_plan_of(objectives: int, *, with_actions: bool = False, **fields) -> Plan:
    """A live plan with one section for every five objectives; each objective has a lead of its own, an outcome, a
    date and, if asked, an action."""
    plan = PlanFactory(**{"live": True, **fields})
    for number in range(objectives):
        if number % 5 == 0:
            section = SectionFactory(plan=plan)
            outcome = OutcomeFactory(section=section)
        objective = ObjectiveFactory(
            section=section,
            due_text="by March 2027",
            due_earliest=datetime.date(2027, 3, 1),
            due_latest=datetime.date(2027, 3, 31),
            due_precision="month",
            measure_text="Re-audit shows better practice",
        )
        objective.outcomes.add(outcome)
        accountability = AccountabilityFactory(objective=objective)
        objective.leads_text, objective.printed_leads = accountability.printed, [accountability.printed]
        objective.save(update_fields=["leads_text", "printed_leads"])
        if with_actions:
            ActionFactory(objective=objective)
    return plan
