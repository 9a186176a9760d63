"""A plan as its pictures and lists need it: every promise as one frozen line, at a fixed price."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from lineofsight.design.wording import day
from lineofsight.returns.queries import Freshness, freshness_of

from ..importing.reader.leads import everyone_leads
from ..models import Accountability, Action, Due, Objective, Part, Plan, Promise, Section
from ..position import Asking, Position, Standing, position_of
from .judgements import Judgements, judgements_of
from .records import PARTY_NAMES


@dataclass(frozen=True)
class Answering:
    """One party that answers for a promise. `kind` is "" while only printed words are known."""

    party_id: int
    name: str
    kind: str
    part: str = Part.LEAD
    printed: str = ""

    @property
    def id(self) -> int:
        """The party's id, as lists of people to ask call it."""
        return self.party_id

    @property
    def leads(self) -> bool:
        return self.part == Part.LEAD


@dataclass(frozen=True)
class PromiseLine:
    """One objective or action as pictures and lists show it. `kind` is "objective" or "action"; `record` is its name in
    history and links; an action carries the section of its objective. `answers_everybody` is set where the plan names
    everyone and so nobody in particular."""

    kind: str
    pk: int
    record: str
    label: str
    stable_reference: str
    text: str
    address: str
    section_id: int
    section: str
    objective_id: int
    plan_id: int
    due: Due
    measure_text: str
    answering: tuple[Answering, ...]
    answers_everybody: bool
    freshness: Freshness
    position: Position
    judgements: Judgements
    edition: int

    @property
    def standing(self) -> Standing:
        return self.position.standing

    @property
    def rank(self) -> int:
        """How pressing its position is, 0 first: what lists are sorted by."""
        return list(Standing).index(self.position.standing)

    @property
    def leads(self) -> tuple[Answering, ...]:
        return tuple(one for one in self.answering if one.leads)

    @property
    def answers_nobody(self) -> bool:
        """Nobody leads: who only supports does not answer."""
        return not self.leads

    @property
    def is_overdue(self) -> bool:
        return self.standing == Standing.OVERDUE

    @property
    def lead_names(self) -> str:
        """ "Business Manager, Training Sub-Group"; "" when nobody leads."""
        return ", ".join(one.name for one in self.leads)

    @property
    def edge(self) -> str:
        """How alive it is: "answered", "asked", "silent", "never_asked", or "not_due" while there is nothing to ask."""
        if self.freshness.state == "never_asked" and self.standing == Standing.NOT_DUE:
            return "not_due"
        return self.freshness.state

    @property
    def who(self) -> str:
        """Who leads, in a few words, the gaps included."""
        if self.answers_nobody:
            return "Nobody answers for this"
        names = self.lead_names
        return f"{names} (everybody, so nobody in particular)" if self.answers_everybody else names

    @property
    def sentence(self) -> str:
        """Everything about it in one breath, for a tile of the wall."""
        words = self.text if self.text.endswith((".", "?", "!")) else f"{self.text}."
        asked = {"answered": f" Last answered on {day(self.freshness.last_answer_on)}."}.get(
            self.freshness.state, ""
        )
        return f"{words} {self.who}. {self.position.words}: {self.position.reason}{asked} {self.judgements.sentence}."


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
    """A whole plan. `sections` in printed order, those without objectives included."""

    sections: tuple[SectionLines, ...]

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
    def parties(self) -> tuple[Answering, ...]:
        """Everybody who answers for something in the plan, by name, each once."""
        found = {one.party_id: one for line in self.lines for one in line.answering}
        return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.party_id)))


def overview_of(plan: Plan, on: datetime.date, *, with_actions: bool = False) -> Overview:
    """What stands in a plan on a day; what was taken out is left out. Five queries, seven with actions. The caller
    answers for the reader's right to see the plan."""
    sections = list(Section.objects.filter(plan=plan).standing())
    objectives = list(
        Objective.objects.filter(section__plan=plan, section__retired_on=None)
        .standing()
        .select_related("section")
    )
    actions = list(standing_actions().filter(objective__section__plan=plan)) if with_actions else []
    of_section: dict[int, list[PromiseLine]] = defaultdict(list)
    of_objective: dict[int, list[PromiseLine]] = defaultdict(list)
    for line in lines_for(objectives, actions, on, actions_too=with_actions):
        if line.kind == "objective":
            of_section[line.section_id].append(line)
        else:
            of_objective[line.objective_id].append(line)
    return Overview(
        tuple(_section_lines(section, of_section[section.pk], of_objective) for section in sections)
    )


def standing_actions() -> QuerySet[Action]:
    """Actions that stand under an objective that stands in its plan, with what their lines need."""
    return (
        Action.objects.filter(objective__section__retired_on=None, objective__retired_on=None)
        .standing()
        .select_related("objective__section")
    )


def standing_objectives() -> QuerySet[Objective]:
    """Objectives that stand in their plan, with what their lines need."""
    return Objective.objects.filter(section__retired_on=None).standing().select_related("section")


def lines_for(
    objectives: Sequence[Objective], actions: Sequence[Action], on: datetime.date, *, actions_too: bool = True
) -> list[PromiseLine]:
    """These promises as lines, in the order given: objectives (with `section` fetched), then actions (with
    `objective.section` fetched). Three queries, four with actions."""
    held = list(held_for("objective", objectives))
    if actions_too:
        held += held_for("action", actions)
    return lines_from([*objectives, *actions], held, on)


def lines_from(
    promises: Sequence[Promise], held: Iterable[Accountability], on: datetime.date
) -> list[PromiseLine]:
    """As `lines_for`, where who answers (with parties' names, in order) was fetched already. Two queries."""
    names = {promise: _name(promise) for promise in promises}
    freshness = freshness_of(names.values(), on)
    judged = judgements_of(names.values())
    answering: dict[str, list[Answering]] = defaultdict(list)
    for one in held:
        name = f"plan.objective:{one.objective_id}" if one.objective_id else f"plan.action:{one.action_id}"
        answering[name].append(Answering(one.party_id, one.party.name, one.party.kind, one.part, one.printed))
    return [
        _line(promise, name, tuple(answering[name]), freshness[name], judged, on)
        for promise, name in names.items()
    ]


def asking_of(freshness: Freshness) -> Asking:
    """What the position needs to know of asks and answers."""
    waits = freshness.waiting_for > 0
    return Asking(
        waiting_since=freshness.asked_on if waits else None,
        answer_due_on=freshness.due_on if waits else None,
        answered_on=freshness.last_answer_on,
    )


def _name(promise: Promise) -> str:
    return f"plan.{'objective' if isinstance(promise, Objective) else 'action'}:{promise.pk}"


def held_for(kind: str, promises: Iterable[Promise]) -> QuerySet[Accountability]:
    """Who answers for promises of one kind, leads first. One query."""
    ids = [promise.pk for promise in promises]
    held = Accountability.objects.filter(**{f"{kind}__in": ids}).select_related(*PARTY_NAMES)
    return held.order_by("part", "position", "pk")


def _line(
    promise: Promise,
    name: str,
    answering: tuple[Answering, ...],
    freshness: Freshness,
    judged: dict[str, Judgements],
    on: datetime.date,
) -> PromiseLine:
    objective = promise if isinstance(promise, Objective) else promise.objective
    due = promise.due
    return PromiseLine(
        kind="objective" if promise is objective else "action",
        pk=promise.pk,
        record=name,
        label=promise.label,
        stable_reference=promise.stable_reference,
        text=promise.text,
        address=promise.get_absolute_url(),
        section_id=objective.section_id,
        section=str(objective.section),
        objective_id=objective.pk,
        plan_id=objective.section.plan_id,
        due=due,
        measure_text=promise.measure_text,
        answering=answering,
        answers_everybody=_names_everybody(promise, answering),
        freshness=freshness,
        position=position_of(due, asking_of(freshness), on),
        judgements=judged[name],
        edition=promise.edition,
    )


def _names_everybody(promise: Promise, answering: tuple[Answering, ...]) -> bool:
    """By the importer's own rule, for leads that nobody has matched to a group, post, agency or person."""
    leads = [one for one in answering if one.leads]
    if any(one.kind for one in leads):
        return False
    return everyone_leads(promise.leads_text, [one.printed or one.name for one in leads])


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
