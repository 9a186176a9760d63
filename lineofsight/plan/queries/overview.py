"""A whole plan as its pictures need it: sections, and every promise in them as one frozen line."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from lineofsight.history.keeping import until_something_happens

from ..models import Plan, Section
from .lines import Answering, PromiseLine, lines_for, put_in_place, standing_actions, standing_objectives

T = TypeVar("T")

__all__ = ["Answering", "Overview", "PromiseLine", "SectionLines", "overview_of"]


@dataclass(frozen=True)
class SectionLines:
    """A section with its objectives in printed order, and, where asked for, the actions below each."""

    pk: int
    kind: str
    printed_reference: str
    title: str
    address: str
    objectives: tuple[PromiseLine, ...]
    actions: dict[int, tuple[PromiseLine, ...]]

    @property
    def name(self) -> str:
        return f"{self.printed_reference} {self.title}".strip()


@dataclass(frozen=True)
class Overview:
    """A whole plan as it stands `on` a day. `sections` in printed order, those without objectives included."""

    on: datetime.date
    sections: tuple[SectionLines, ...]
    _made: dict[Callable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, work: Callable[["Overview"], T]) -> T:
        """What a function makes of this plan, worked out once and kept as long as the plan is (figures, sentences,
        choices). The function is a module's own, and what it returns is frozen: everybody who asks shares it."""
        if work not in self._made:
            self._made[work] = work(self)
        return self._made[work]

    @cached_property
    def objectives(self) -> tuple[PromiseLine, ...]:
        return tuple(line for section in self.sections for line in section.objectives)

    @cached_property
    def lines(self) -> tuple[PromiseLine, ...]:
        """Every objective, each followed by its actions where these were asked for."""
        return tuple(
            line
            for section in self.sections
            for objective in section.objectives
            for line in (objective, *section.actions.get(objective.pk, ()))
        )

    @cached_property
    def promises(self) -> tuple[PromiseLine, ...]:
        """Every objective, then every action that was asked for, each in printed order."""
        return self.objectives + tuple(line for line in self.lines if line.kind == "action")

    @cached_property
    def objectives_of(self) -> Mapping[int, tuple[PromiseLine, ...]]:
        """The objectives that each party leads or supports, by its id."""
        found: dict[int, list[PromiseLine]] = defaultdict(list)
        for line in self.objectives:
            for party in {one.party_id for one in line.answering}:
                found[party].append(line)
        return {party: tuple(lines) for party, lines in found.items()}

    @cached_property
    def parties(self) -> tuple[Answering, ...]:
        """Everybody who answers for something in the plan, by name, each once."""
        found = {one.party_id: one for line in self.lines for one in line.answering}
        return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.party_id)))


@until_something_happens
def overview_of(plan: Plan, on: datetime.date, *, with_actions: bool = False) -> Overview:
    """What stands in a plan on a day; what was taken out is left out. Seven queries, eight with
    actions. The caller
    answers for the reader's right to see the plan."""
    sections = {section.pk: section for section in Section.objects.filter(plan=plan).standing()}
    for section in sections.values():
        section.plan = plan
    objectives = {objective.pk: objective for objective in standing_objectives([plan])}
    actions = list(standing_actions([plan])) if with_actions else []
    put_in_place(objectives, sections, actions)
    of_section: dict[int, list[PromiseLine]] = defaultdict(list)
    of_objective: dict[int, list[PromiseLine]] = defaultdict(list)
    for line in lines_for(list(objectives.values()), actions, on):
        if line.kind == "objective":
            of_section[line.section_id].append(line)
        else:
            of_objective[line.objective_id].append(line)
    return Overview(
        on,
        tuple(_section_lines(section, of_section[pk], of_objective) for pk, section in sections.items()),
    )


def _section_lines(
    section: Section, objectives: list[PromiseLine], actions: dict[int, list[PromiseLine]]
) -> SectionLines:
    return SectionLines(
        pk=section.pk,
        kind=section.kind,
        printed_reference=section.printed_reference,
        title=section.title,
        address=section.get_absolute_url(),
        objectives=tuple(objectives),
        actions={line.pk: tuple(actions[line.pk]) for line in objectives if line.pk in actions},
    )
