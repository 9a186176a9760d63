"""The records of a plan by their stable reference, as an update finds, adds and files them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lineofsight.core.access import Reader
from lineofsight.groups.models import Party

from ...models import Action, Objective, Outcome, Plan, Section
from ...queries.exchange import outcome_key, section_key
from ...queries.updates import Place, Update


@dataclass
class Work:
    """One update being applied: the plan, what is changed, on whose behalf and why, and every record by key. `rows`
    and `outcomes` say which record each place of the file is; they grow as rows are added."""

    plan: Plan
    update: Update
    by: Reader
    reason: str
    parties: Mapping[str, Party]
    records: dict[str, Any]
    rows: dict[Place, str]
    outcomes: dict[Place, str]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def content(self) -> dict:
        return self.update.content

    def at(self, place: Place) -> Any:
        """The section, objective or action that stands at a place of the file, or None while nothing does."""
        return self.records.get(self.rows.get(place, ""))

    def outcome_at(self, place: Place) -> Outcome | None:
        """The outcome that stands at a place of the file, or None."""
        return self.records.get(self.outcomes.get(place, ""))

    def file_row(self, place: Place, record: Section | Objective | Action) -> None:
        """Say that a record stands at a place of the file from now on."""
        key = section_key(record) if isinstance(record, Section) else record.stable_reference
        self.rows[place], self.records[key] = key, record

    def file_outcome(self, place: Place, outcome: Outcome) -> None:
        """Say that an outcome stands at a place of the file from now on."""
        self.outcomes[place], self.records[outcome_key(outcome)] = outcome_key(outcome), outcome

    def row(self, place: Place) -> dict:
        """What the file says at a place."""
        return row_at(self.content, place)


def row_at(content: dict, place: Place) -> dict:
    """The section, objective or action at a place of a plan in the format."""
    section = content["sections"][place[0]]
    if len(place) == 1:
        return section
    objective = section["objectives"][place[1]]
    return objective["actions"][place[2]] if len(place) > 2 else objective


def records_by_key(plan: Plan) -> dict[str, Any]:
    """Every standing section, outcome, objective and action of a plan by its stable reference. Four queries."""
    standing = {"retired_on": None}
    sections = Section.objects.filter(plan=plan, **standing).select_related("plan")
    below = {"section__plan": plan, "section__retired_on": None, **standing}
    outcomes = Outcome.objects.filter(**below).select_related("section__plan")
    objectives = Objective.objects.filter(**below).select_related("section__plan")
    actions = Action.objects.filter(
        objective__section__plan=plan,
        objective__section__retired_on=None,
        objective__retired_on=None,
        **standing,
    ).select_related("objective__section__plan")
    found: dict[str, Any] = {section_key(each): each for each in sections}
    found |= {outcome_key(each): each for each in outcomes}
    found |= {each.stable_reference: each for each in objectives}
    return found | {each.stable_reference: each for each in actions}
