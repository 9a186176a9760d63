"""Objectives and actions as pictures and lists show them: one frozen line each, at a fixed price."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from lineofsight.design.wording import day
from lineofsight.returns.queries import Freshness, freshness_of

from ..importing.reader.leads import everyone_leads
from ..models import Accountability, Action, Due, Objective, Part, Plan, Promise, Section
from ..position import Asking, Position, Standing, position_of
from ..ratings import disagreement
from .judgements import Claim, Judgements, judgements_of
from .progress import Progress, progress_of

#: Fields that no line shows: left in the database when many promises are fetched.
NOT_SHOWN = ("origin", "read_gaps", "evidence_text", "status_text", "progress_text", "source_text")
#: The agency that a party is, or to which it belongs: the first of these that is there.
AGENCY_OF = ("party__organisation", "party__post__organisation", "party__person__organisation")
#: What a party can be, in the order in which its kind is told.
PARTY_KINDS = ("group", "post", "organisation", "person")


@dataclass(frozen=True)
class Answering:
    """One party that answers for a promise. `kind` is "" while only printed words are known; `agency` is the id and the
    name of the agency it is, or to which the post or person belongs (0 and "" for none)."""

    party_id: int
    name: str
    kind: str
    part: str = Part.LEAD
    printed: str = ""
    agency: tuple[int, str] = (0, "")

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
    everyone and so nobody in particular; `disagreement` says where its rating and its position do not agree."""

    kind: str
    pk: int
    record: str
    label: str
    stable_reference: str
    text: str
    address: str
    section_id: int
    section: str
    section_kind: str
    objective_id: int
    plan_id: int
    plan: str
    due: Due
    measure_text: str
    answering: tuple[Answering, ...]
    answers_everybody: bool
    freshness: Freshness
    position: Position
    judgements: Judgements
    progress: Progress
    disagreement: str
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
    def _rated_in_words(self) -> str:
        rating = self.progress.rating
        if rating is None:
            return ""
        return f" {self.disagreement or f'Reported “{rating.words}” on {day(rating.on)}.'}"

    @property
    def sentence(self) -> str:
        """Everything about it in one breath, for a tile of the wall."""
        words = self.text if self.text.endswith((".", "?", "!")) else f"{self.text}."
        asked = {"answered": f" Last answered on {day(self.freshness.last_answer_on)}."}.get(
            self.freshness.state, ""
        )
        return f"{words} {self.who}. {self.position.words}: {self.position.reason}{asked}{self._rated_in_words} {self.judgements.sentence}."


def standing_objectives(plans: Iterable[Plan | int]) -> QuerySet[Objective]:
    """Objectives that stand in these plans, without what lines do not show. `placed` puts their sections to them."""
    return (
        Objective.objects.filter(section__plan__in=plans, section__retired_on=None)
        .standing()
        .defer(*NOT_SHOWN)
    )


def standing_actions(plans: Iterable[Plan | int]) -> QuerySet[Action]:
    """Actions that stand under an objective that stands in these plans, as `standing_objectives`."""
    standing = {"objective__section__retired_on": None, "objective__retired_on": None}
    return Action.objects.filter(objective__section__plan__in=plans, **standing).standing().defer(*NOT_SHOWN)


def placed(
    objectives: Iterable[Objective], actions: Iterable[Action]
) -> tuple[list[Objective], list[Action]]:
    """These objectives and actions with what they stand in put to them. Two queries at most: the objectives of the actions that
    are not among those given, and all their sections."""
    objectives, actions = list(objectives), list(actions)
    known = {objective.pk: objective for objective in objectives}
    missing = {action.objective_id for action in actions} - known.keys()
    known |= {
        objective.pk: objective for objective in Objective.objects.filter(pk__in=missing).defer(*NOT_SHOWN)
    }
    wanted = {objective.section_id for objective in known.values()}
    sections = Section.objects.select_related("plan").in_bulk(wanted)
    put_in_place(known, sections, actions)
    return objectives, actions


def put_in_place(
    objectives: Mapping[int, Objective], sections: Mapping[int, Section], actions: Iterable[Action]
) -> None:
    """Put sections to objectives and objectives to actions, all fetched already. No query."""
    for objective in objectives.values():
        objective.section = sections[objective.section_id]
    for action in actions:
        action.objective = objectives[action.objective_id]


def lines_for(
    objectives: Sequence[Objective], actions: Sequence[Action], on: datetime.date
) -> list[PromiseLine]:
    """These promises as lines, in the order given: objectives (with `section.plan` fetched), then actions (with
    `objective.section.plan` fetched). Five queries."""
    return lines_with([*objectives, *actions], _answering(objectives, actions), on)


def lines_with(
    promises: Sequence[Promise], answering: Mapping[str, Sequence[Answering]], on: datetime.date
) -> list[PromiseLine]:
    """As `lines_for`, where who answers for each (by its name in history) is known already. Four queries."""
    names = {promise: name_of(promise) for promise in promises}
    freshness = freshness_of(names.values(), on)
    judged = judgements_of(names.values())
    reported = progress_of(names.values())
    pages = {kind: reverse(f"plan:{kind}", args=[0]) for kind in ("objective", "action")}
    return [
        _line(
            promise,
            name,
            tuple(answering.get(name, ())),
            freshness[name],
            judged[name],
            reported[name],
            pages,
            on,
        )
        for promise, name in names.items()
    ]


def answering_of(held: Accountability) -> Answering:
    """One accountability, its party's name fetched, as a line shows it. No query."""
    party = held.party
    agency = party.organisation if party.organisation_id else getattr(party.meant, "organisation", None)
    belongs = (agency.pk, agency.name) if agency else (0, "")
    return Answering(held.party_id, party.name, party.kind, held.part, held.printed, belongs)


def asking_of(freshness: Freshness) -> Asking:
    """What the position needs to know of asks and answers."""
    waits = freshness.waiting_for > 0
    return Asking(
        waiting_since=freshness.asked_on if waits else None,
        answer_due_on=freshness.due_on if waits else None,
        answered_on=freshness.last_answer_on,
    )


def name_of(promise: Promise) -> str:
    """A promise's name in history and links: "plan.objective:17"."""
    return f"plan.{'objective' if isinstance(promise, Objective) else 'action'}:{promise.pk}"


def _answering(objectives: Sequence[Objective], actions: Sequence[Action]) -> dict[str, list[Answering]]:
    """Who answers for each promise, leads first. One query, of plain values: a plan has hundreds of them."""
    held = Accountability.objects.filter(
        Q(objective__in=[one.pk for one in objectives]) | Q(action__in=[one.pk for one in actions])
    )
    things = [part for one in PARTY_KINDS for part in (f"party__{one}_id", f"party__{one}__name")]
    agencies = [Coalesce(*(f"{path}{part}" for path in AGENCY_OF)) for part in ("_id", "__name")]
    rows = held.order_by("part", "position", "pk").values_list(
        "objective_id", "action_id", "party_id", "part", "printed", "party__printed", *agencies, *things
    )
    found: dict[str, list[Answering]] = defaultdict(list)
    for objective, action, party, part, printed, words, agency, agency_name, *ids_and_names in rows:
        named = zip(PARTY_KINDS, ids_and_names[::2], ids_and_names[1::2], strict=True)
        one, name = next(((one, name) for one, pk, name in named if pk), ("", words))
        record = f"plan.objective:{objective}" if objective else f"plan.action:{action}"
        found[record].append(Answering(party, name, one, part, printed, (agency or 0, agency_name or "")))
    return dict(found)


def _line(
    promise: Promise,
    name: str,
    answering: tuple[Answering, ...],
    freshness: Freshness,
    judgements: Judgements,
    progress: Progress,
    pages: Mapping[str, str],
    on: datetime.date,
) -> PromiseLine:
    objective = promise if isinstance(promise, Objective) else promise.objective  # type: ignore[attr-defined]
    kind, due = "objective" if promise is objective else "action", promise.due
    asking = asking_of(freshness)
    is_done, rating = judgements.done == Claim.SHOWN, progress.rating
    position = position_of(due, asking, on, is_done=is_done)
    return PromiseLine(
        kind=kind,
        pk=promise.pk,
        record=name,
        label=promise.label,
        stable_reference=promise.stable_reference,
        text=promise.text,
        address=pages[kind].replace("/0/", f"/{promise.pk}/"),
        section_id=objective.section_id,
        section=str(objective.section),
        section_kind=objective.section.kind,
        objective_id=objective.pk,
        plan_id=objective.section.plan_id,
        plan=objective.section.plan.title,
        due=due,
        measure_text=promise.measure_text,
        answering=answering,
        answers_everybody=_names_everybody(promise, answering),
        freshness=freshness,
        position=position,
        judgements=judgements,
        progress=progress,
        disagreement=disagreement(rating.words, rating.meaning, position, asking, on) if rating else "",
        edition=promise.edition,
    )


def _names_everybody(promise: Promise, answering: tuple[Answering, ...]) -> bool:
    """By the importer's own rule, so that pictures and gaps count the same: "all partners" stays everybody while the
    plan's own words stand, whoever some of them were matched to; once somebody chose who leads, a group, post, agency or
    person is somebody in particular."""
    leads = [one for one in answering if one.leads]
    printed = [one.printed or one.name for one in leads]
    as_printed = printed == promise.printed_leads
    if not leads or (not as_printed and any(one.kind for one in leads)):
        return False
    return everyone_leads(promise.leads_text if as_printed else " / ".join(printed), printed)
