"""What was taken out of a plan."""

import datetime
from dataclasses import dataclass

from ..models import Action, Objective, Outcome, Plan, Section, Statement


@dataclass(frozen=True)
class TakenOut:
    """One record that left the plan, and why. `went_with` is set for what left with something above it: it comes back
    with that."""

    noun: str
    pk: int
    text: str
    on: datetime.date
    because: str
    went_with: bool


def taken_out_of(plan: Plan) -> list[TakenOut]:
    """Everything that was taken out of a plan, latest first. Five queries."""
    rows = [
        *Statement.objects.filter(plan=plan, retired_on__isnull=False),
        *Section.objects.filter(plan=plan, retired_on__isnull=False),
        *Outcome.objects.filter(section__plan=plan, retired_on__isnull=False),
        *Objective.objects.filter(section__plan=plan, retired_on__isnull=False),
        *Action.objects.filter(objective__section__plan=plan, retired_on__isnull=False),
    ]
    found = [
        TakenOut(
            noun=str(row._meta.model_name),
            pk=row.pk,
            text=str(row),
            on=row.retired_on,
            because=row.retired_because,
            went_with=row.retired_because.startswith("Taken out with its "),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.on, one.noun, one.pk), reverse=True)
