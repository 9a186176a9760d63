"""A section of a plan and its outcomes."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.history.keeping import until_something_happens

from ..models import Objective, Outcome, Section
from .judging import EffectLine, tests_of_outcomes
from .lines import PromiseLine, lines_for


def sections(reader: Reader) -> QuerySet[Section]:
    """The sections of the plans a reader may see, those taken out included, with their plan."""
    return Section.objects.visible_to(reader).select_related("plan")


def outcomes(reader: Reader) -> QuerySet[Outcome]:
    """The outcomes of the plans a reader may see, those taken out included, with their section and plan."""
    return Outcome.objects.visible_to(reader).select_related("section__plan")


def sections_beside(section: Section) -> QuerySet[Section]:
    """The sections that stand in the same plan, in printed order, the section itself included."""
    return Section.objects.filter(plan=section.plan_id).standing().select_related("plan")


def standing_outcomes(section: Section) -> QuerySet[Outcome]:
    """The outcomes that stand in a section, in printed order, with their section and plan."""
    return Outcome.objects.filter(section=section).standing().select_related("section__plan")


@dataclass(frozen=True)
class OutcomeLine:
    """An outcome, the objectives on the page that serve it, and the tests of its effect."""

    pk: int
    text: str
    edition: int
    served_by: tuple[PromiseLine, ...]
    tests: tuple[EffectLine, ...] = ()


@dataclass(frozen=True)
class SectionPage:
    """What the page of a section shows. `before` and `after` are the sections beside it, None at the ends."""

    section: Section
    outcomes: tuple[OutcomeLine, ...]
    objectives: tuple[PromiseLine, ...]
    action_counts: dict[int, int]
    before: Section | None
    after: Section | None
    retired_count: int


@until_something_happens
def section_page(section: Section, on: datetime.date) -> SectionPage:
    """A section with its outcomes and objectives on a day. Ten queries, and two once an outcome has a test of its
    effect, however long it is."""
    records = list(_objectives_with_counts(section))
    standing = [
        objective for objective in records if objective.retired_on is None and section.retired_on is None
    ]
    for objective in standing:
        objective.section = section
    objectives = tuple(lines_for(standing, [], on))
    serving = _serving(section, {line.pk: line for line in objectives})
    tests = tests_of_outcomes(section, on)
    beside = list(sections_beside(section))
    place = next((place for place, one in enumerate(beside) if one.pk == section.pk), None)
    return SectionPage(
        section=section,
        outcomes=tuple(
            OutcomeLine(
                one.pk, one.text, one.edition, tuple(serving.get(one.pk, ())), tuple(tests.get(one.pk, ()))
            )
            for one in standing_outcomes(section)
        ),
        objectives=objectives,
        action_counts={objective.pk: objective.actions_count for objective in standing},
        before=beside[place - 1] if place else None,
        after=beside[place + 1] if place is not None and place + 1 < len(beside) else None,
        retired_count=len(records) - len(standing),
    )


def _serving(section: Section, lines: dict[int, PromiseLine]) -> dict[int, list[PromiseLine]]:
    """The lines that serve each outcome, in printed order. One query."""
    through = Objective.outcomes.through.objects.filter(objective__section=section)
    pairs = set(through.values_list("objective_id", "outcome_id"))
    serving: dict[int, list[PromiseLine]] = {}
    for pk, line in lines.items():
        for outcome in sorted(outcome for objective, outcome in pairs if objective == pk):
            serving.setdefault(outcome, []).append(line)
    return serving


def _objectives_with_counts(section: Section) -> QuerySet[Objective]:
    """Every objective of a section, those taken out included, with `actions_count` of the actions that stand below it."""
    counted = Count("actions", filter=Q(actions__retired_on=None))
    return Objective.objects.filter(section=section).annotate(actions_count=counted)
