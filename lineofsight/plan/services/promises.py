"""Making and changing promises: an objective or an action, its words, its date, who answers for it.

Every function: raises NotAllowed (policies.can_change, can_change_promise: keepers, until the plan is closed or the
promise is taken out) and Refused without a reason once the plan is past its draft. A change and its history commit
together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import EditionConflict, Refused
from lineofsight.groups.models import Group, Party, Post
from lineofsight.groups.services import parties as party_services
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import Accountability, Action, Due, Objective, Outcome, Part, Precision, Promise, Section
from .changing import next_position, require_change, require_standing, require_text, tell

#: Fields of a promise that are changed as text, beside its words.
TEXTS = ("printed_reference", "measure_text", "evidence_text", "status_text", "progress_text", "source_text")
NO_DATE = Due()

ANSWERABLE = {"group": Group, "post": Post, "organisation": Organisation, "person": Person}


@dataclass(frozen=True)
class Answerer:
    """Somebody chosen to answer: `who` is "group:3", "post:1", "organisation:12", "person:9", or "party:5" for one that
    is known as a party already (printed words not matched yet, for example)."""

    who: str
    part: str = Part.LEAD


@transaction.atomic
def add_objective(
    section: Section,
    *,
    by: Reader,
    text: str,
    due: Due = NO_DATE,
    outcomes: Iterable[Outcome] = (),
    answering: Sequence[Answerer] = (),
    reason: str = "",
    **texts: str,
) -> Objective:
    """Add an objective, last in its section. `texts` are others of TEXTS. Returns it. Raises Refused also when the
    section was taken out or an outcome is another section's. Records `plan.objective_added`."""
    require_standing(section)
    require_change(section, by=by, reason=reason)
    objective = Objective(
        section=section,
        text=require_text(text, "the objective"),
        position=next_position(Objective.objects.filter(section=section)),
        **_known_texts(texts),
        **due_fields(due),
    )
    objective.save()
    chosen = _own_outcomes(objective, outcomes)
    objective.outcomes.set(chosen)
    _answer_for(objective, answering, by=by)
    tell(objective, "added", by=by, reason=reason, changes=_first_values(objective, answering))
    return objective


@transaction.atomic
def add_action(
    objective: Objective,
    *,
    by: Reader,
    text: str,
    due: Due = NO_DATE,
    answering: Sequence[Answerer] = (),
    reason: str = "",
    **texts: str,
) -> Action:
    """Add an action, last under its objective. Returns it. Raises Refused also when the objective was taken out.
    Records `plan.action_added`."""
    require_standing(objective)
    require_change(objective, by=by, reason=reason)
    action = Action(
        objective=objective,
        text=require_text(text, "the action"),
        position=next_position(Action.objects.filter(objective=objective)),
        **_known_texts(texts),
        **due_fields(due),
    )
    action.save()
    _answer_for(action, answering, by=by)
    tell(action, "added", by=by, reason=reason, changes=_first_values(action, answering))
    return action


@transaction.atomic
def change_promise(promise: Promise, *, by: Reader, edition: int, reason: str = "", **texts: str) -> Promise:
    """Change the words of an objective or action: `text` and any of TEXTS. Raises also EditionConflict. Records
    `plan.objective_changed` or `plan.action_changed` when something differs."""
    require_change(promise, by=by, reason=reason)
    values: dict[str, Any] = _known_texts({key: value for key, value in texts.items() if key != "text"})
    if "text" in texts:
        values["text"] = require_text(texts["text"], f"the {promise._meta.model_name}")
    changes = change(promise, values, edition=edition)
    if changes:
        tell(promise, "changed", by=by, reason=reason, changes=changes)
    return promise


@transaction.atomic
def choose_outcomes(
    objective: Objective, *, by: Reader, edition: int, outcomes: Iterable[Outcome], reason: str = ""
) -> Objective:
    """Say which of its section's outcomes an objective serves. Raises also EditionConflict, Refused for another
    section's outcome. Records `plan.objective_changed` when the choice differs."""
    require_change(objective, by=by, reason=reason)
    chosen = _own_outcomes(objective, outcomes)
    before = list(objective.outcomes.all())
    _take_edition(
        objective, edition, theirs={"outcomes": _texts_of(before)}, yours={"outcomes": _texts_of(chosen)}
    )
    if {one.pk for one in before} != {one.pk for one in chosen}:
        objective.outcomes.set(chosen)
        changes = {"outcomes": [_texts_of(before), _texts_of(chosen)]}
        _next_edition(objective)
        tell(objective, "changed", by=by, reason=reason, changes=changes)
    return objective


@transaction.atomic
def give_date(promise: Promise, *, by: Reader, edition: int, due: Due, reason: str = "") -> Promise:
    """Say when a promise is due, or with an empty Due that it has no date. The words are kept as they were typed.

    Raises also EditionConflict; Refused when the last day is before the first or the rhythm is not a rule. Records
    `plan.objective_dated` or `plan.action_dated` when something differs.
    """
    require_change(promise, by=by, reason=reason)
    changes = change(promise, due_fields(due), edition=edition)
    if changes:
        tell(promise, "dated", by=by, reason=reason, changes=changes)
    return promise


@transaction.atomic
def choose_who_answers(
    promise: Promise, *, by: Reader, edition: int, answering: Sequence[Answerer], reason: str = ""
) -> Promise:
    """Say who leads and who supports, in this order; nobody at all is a choice too (it shows as a gap).

    Words the plan printed stay with the party they stood for. Raises also EditionConflict; Refused when somebody is
    chosen twice or does not exist. Records `plan.objective_answered_for` or `plan.action_answered_for` when the choice
    differs.
    """
    require_change(promise, by=by, reason=reason)
    before = who_answers_in_words(promise)
    after = [words_for(answerer) for answerer in answering]
    _take_edition(promise, edition, theirs={"answering": before}, yours={"answering": after})
    _answer_for(promise, answering, by=by)
    after = who_answers_in_words(promise)
    if before != after:
        _next_edition(promise)
        tell(promise, "answered_for", by=by, reason=reason, changes={"answering": [before, after]})
    return promise


def note_words_matched(answering: Iterable[Accountability], *, words: str, by: Reader, reason: str) -> None:
    """Printed words turned out to mean somebody: each promise they answered for tells it in its history. Records
    `plan.objective_answered_for` and `plan.action_answered_for`."""
    matched = {one.pk: one for one in answering}
    promises = {(type(promise), promise.pk): promise for promise in (one.promise for one in matched.values())}
    for promise in promises.values():
        held = _answering_in_order(promise)
        before = [_in_words(words if one.pk in matched else one.party.name, one.part) for one in held]
        after = [_in_words(one.party.name, one.part) for one in held]
        tell(promise, "answered_for", by=by, reason=reason, changes={"answering": [before, after]})


def due_fields(due: Due) -> dict[str, Any]:
    """A Due as the fields of a promise. Raises Refused for a window or a rhythm that cannot be."""
    if due.earliest and due.latest and due.latest < due.earliest:
        raise Refused("The last day it is due must be the same as or after the first.")
    if due.recurrence and not re.fullmatch(r"FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*", due.recurrence):
        raise Refused(
            f"“{due.recurrence}” is not a rule for coming round again, like FREQ=MONTHLY;INTERVAL=6."
        )
    if due.precision and due.precision not in Precision.values:
        raise Refused(
            f"“{due.precision}” does not say how exact a time is. Use one of: {', '.join(Precision.values)}."
        )
    return {f"due_{name}": value for name, value in asdict(due).items()}


def who_answers_in_words(promise: Promise) -> list[str]:
    """Who answers for a promise as history keeps it: ["Business Manager (leads)", …]. One query."""
    return [_in_words(one.party.name, one.part) for one in _answering_in_order(promise)]


def words_for(answerer: Answerer) -> str:
    """A chosen answerer as history keeps it. Raises Refused when there is no such group, post, agency or person."""
    return _in_words(str(_thing_of(answerer)), answerer.part)


def _in_words(name: str, part: str) -> str:
    return f"{name} ({Part(part).label.lower()})"


def _answering_in_order(promise: Promise) -> list[Accountability]:
    paths = ("party__group", "party__post", "party__organisation", "party__person")
    return list(_accountabilities_of(promise).select_related(*paths).order_by("position", "pk"))


def _accountabilities_of(promise: Promise) -> Any:
    return Accountability.objects.filter(**{str(promise._meta.model_name): promise})


def _answer_for(promise: Promise, answering: Sequence[Answerer], *, by: Reader) -> None:
    chosen: dict[int, str] = {}
    for answerer in answering:
        party = _party_of(answerer, by=by)
        if party.pk in chosen:
            raise Refused(f"{party.name} is chosen twice. Choose each once.")
        chosen[party.pk] = Part(answerer.part)
    held = {one.party_id: one for one in _accountabilities_of(promise)}
    for party_id, one in held.items():
        if party_id not in chosen:
            one.delete()
    for position, (party_id, part) in enumerate(chosen.items()):
        one = held.get(party_id) or Accountability(
            **{str(promise._meta.model_name): promise}, party_id=party_id
        )
        if one.pk is None or (one.part, one.position) != (part, position):
            one.part, one.position = part, position
            one.save()


def party_called(who: str, *, by: Reader) -> Party:
    """The party of "group:3", "post:1", "organisation:12", "person:9" or "party:5". Raises Refused for none."""
    return _party_of(Answerer(who), by=by)


def _party_of(answerer: Answerer, *, by: Reader) -> Party:
    thing = _thing_of(answerer)
    return thing if isinstance(thing, Party) else party_services.party_for(thing, by=by)


def _thing_of(answerer: Answerer) -> Any:
    kind, _, number = answerer.who.partition(":")
    model = {**ANSWERABLE, "party": Party}.get(kind)
    found = model._default_manager.filter(pk=int(number)).first() if model and number.isdigit() else None
    if found is None:
        raise Refused("Choose a group, a post, an agency or a person from the list.")
    return found


def _own_outcomes(objective: Objective, outcomes: Iterable[Outcome]) -> list[Outcome]:
    chosen = sorted(outcomes, key=lambda outcome: (outcome.position, outcome.pk))
    if any(outcome.section_id != objective.section_id for outcome in chosen):
        raise Refused("An objective serves the outcomes of its own section.")
    return chosen


def _texts_of(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.text for outcome in outcomes]


def _known_texts(texts: dict[str, str]) -> dict[str, str]:
    unknown = texts.keys() - set(TEXTS)
    if unknown:
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be changed here")
    return {name: value.strip() for name, value in texts.items()}


def _first_values(promise: Promise, answering: Sequence[Answerer]) -> dict[str, list]:
    said = {"text": promise.text, "due_text": promise.due_text, "measure_text": promise.measure_text}
    changes: dict[str, list] = {name: ["", value] for name, value in said.items() if value}
    if answering:
        changes["answering"] = [[], [words_for(one) for one in answering]]
    return changes


def _take_edition(promise: Promise, edition: int, *, theirs: dict, yours: dict) -> None:
    stored = type(promise)._default_manager.select_for_update(of=("self",)).get(pk=promise.pk)
    if stored.edition != edition:
        raise EditionConflict(stored, theirs=theirs, yours=yours)


def _next_edition(promise: Promise) -> None:
    type(promise)._default_manager.filter(pk=promise.pk).update(edition=F("edition") + 1)
    promise.edition += 1
