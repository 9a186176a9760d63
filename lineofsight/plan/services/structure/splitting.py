"""One into several. The first piece stays the record itself, with its history; the others follow right after it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.links.models import Verb
from lineofsight.links.services import connect

from ...models import Accountability, Action, Objective, Outcome, Section, Statement, StatementKind
from ..changing import (
    next_position,
    noun_of,
    require_change,
    require_standing,
    require_text,
    siblings_of,
    tell,
)
from ..promises import due_fields
from .moving import carry_to, move_action
from .ordering import place_after


@dataclass(frozen=True)
class Piece:
    """One objective to be made by a split: its words, and the ids of the actions that go with it."""

    text: str
    actions: frozenset[int] = field(default_factory=frozenset)


@transaction.atomic
def split_objective(
    objective: Objective, *, by: Reader, pieces: Sequence[Piece], edition: int, reason: str = ""
) -> list[Objective]:
    """Make several objectives out of one. The first piece stays the objective itself, with its answers and evidence;
    the others follow right after it, linked to it by "was split from", with the same date, the same people who answer
    and the same outcomes. Each action goes with the piece that names it, else stays with the first.

    Returns all of them in order. Raises also EditionConflict; Refused with fewer than two pieces, an empty piece, or
    an action that is not the objective's. Records `plan.objective_split`, `plan.objective_added` for each new one and
    `plan.action_moved` for each action that goes along.
    """
    require_change(objective, by=by, reason=reason)
    if len(pieces) < 2:
        raise Refused(
            "Choose at least one place where the text divides, so that there are two objectives or more."
        )
    texts = [require_text(piece.text, f"objective {number}") for number, piece in enumerate(pieces, 1)]
    actions = {
        action.pk: action
        for action in Action.objects.filter(objective=objective).select_related("objective__section__plan")
    }
    named = [pk for piece in pieces for pk in piece.actions]
    if len(named) != len(set(named)) or not set(named) <= actions.keys():
        raise Refused("Each action of the objective can go with one of the new objectives only.")
    before = objective.text
    changes = change(objective, {"text": texts[0]}, edition=edition)
    made = [objective]
    for text, piece in zip(texts[1:], pieces[1:], strict=True):
        made.append(_split_off(objective, text, len(made), by=by, reason=reason))
        for pk in sorted(piece.actions):
            move_action(
                actions[pk],
                by=by,
                objective=made[-1],
                edition=actions[pk].edition,
                reason=_or(reason, "Split"),
            )
    told = changes or {"text": [before, texts[0]]}
    tell(
        objective,
        "split",
        by=by,
        reason=reason,
        changes=told,
        also=made[1:],
        into=[one.stable_reference for one in made],
    )
    return made


@transaction.atomic
def split_action(
    action: Action, *, by: Reader, texts: Sequence[str], edition: int, reason: str = ""
) -> list[Action]:
    """Make several actions out of one, each with the same date and the same people who answer, the new ones linked to it
    by "was split from". Returns all of them in order. Raises also EditionConflict; Refused with fewer than two texts or
    an empty one. Records `plan.action_split` and `plan.action_added` for each new one."""
    return _split(action, by=by, texts=texts, edition=edition, reason=reason)


@transaction.atomic
def split_text(
    record: Outcome | Statement, *, by: Reader, texts: Sequence[str], edition: int, reason: str = ""
) -> list[Any]:
    """Make several outcomes, values or principles out of one; the objectives that serve an outcome serve each of them.
    Returns all in order. Raises also EditionConflict; Refused with fewer than two texts, an empty one, or for the vision,
    of which there is one. Records `plan.<noun>_split` and `plan.<noun>_added` for each new one."""
    if isinstance(record, Statement) and record.kind == StatementKind.VISION:
        raise Refused("A plan has one vision. Change its words instead.")
    return _split(record, by=by, texts=texts, edition=edition, reason=reason)


@transaction.atomic
def split_section(
    section: Section,
    *,
    by: Reader,
    title: str,
    outcomes: Collection[int],
    objectives: Collection[int],
    edition: int,
    reason: str = "",
) -> Section:
    """Make a second section out of a part of one, right after it: these outcomes and objectives (by id) go there. An
    objective goes on serving the outcomes that go along with it.

    Returns the new section. Raises also EditionConflict; Refused without a title, when nothing goes or everything does,
    or for what does not stand in the section. Records `plan.section_split`, `plan.section_added` and
    `plan.<noun>_moved` for each that goes.
    """
    require_change(section, by=by, reason=reason)
    require_standing(section)
    going = [*_of_section(Outcome, section, outcomes), *_of_section(Objective, section, objectives)]
    if not going:
        raise Refused("Choose what goes to the new section.")
    if objectives and len(set(objectives)) == Objective.objects.filter(section=section).standing().count():
        raise Refused("Leave at least one objective in this section.")
    change(section, {}, edition=edition)  # nothing of its own changes, but it must be what the person saw
    fresh = Section.objects.create(
        plan=section.plan,
        kind=section.kind,
        title=require_text(title, "the title"),
        position=next_position(siblings_of(section)),
    )
    place_after(section, fresh, 1)
    tell(fresh, "added", by=by, reason=reason, changes={"title": ["", fresh.title]}, split_from=str(section))
    for record in going:
        carry_to(record, fresh, by=by, edition=None, reason=reason or "Split")
    connect(fresh, Verb.SPLIT_FROM, section, by=by)
    tell(section, "split", by=by, reason=reason, also=(fresh,), into=[str(section), str(fresh)])
    return fresh


def _of_section(kind: Any, section: Section, ids: Collection[int]) -> list[Any]:
    """What stands in the section of these ids, in order. Raises Refused when one does not."""
    wanted = set(ids)
    standing = kind.objects.filter(section=section, pk__in=wanted).standing()
    found = list(standing.select_related("section__plan").order_by("position", "pk"))
    if len(found) != len(wanted):
        raise Refused("Something you chose no longer stands in this section. Look at it again.")
    return found


def _split(record: Any, *, by: Reader, texts: Sequence[str], edition: int, reason: str) -> list[Any]:
    require_change(record, by=by, reason=reason)
    require_standing(record)
    noun = noun_of(record)
    if len(texts) < 2:
        raise Refused(
            f"Choose at least one place where the text divides, so that there are two {noun}s or more."
        )
    words = [require_text(text, f"{noun} {number}") for number, text in enumerate(texts, 1)]
    before = record.text
    changes = change(record, {"text": words[0]}, edition=edition)
    made = [record]
    for text in words[1:]:
        made.append(_another(record, text, len(made), by=by, reason=reason))
    told = changes or {"text": [before, words[0]]}
    tell(record, "split", by=by, reason=reason, changes=told, also=made[1:])
    return made


def _another(record: Any, text: str, offset: int, *, by: Reader, reason: str) -> Any:
    """A new record of the same kind `offset` places after the one it comes from, with whatever belongs to that."""
    fresh = type(record).objects.create(
        text=text, position=next_position(siblings_of(record)), **_shared(record)
    )
    if isinstance(record, Outcome):
        fresh.objectives.set(record.objectives.all())
    if isinstance(record, Action):
        _copy_accountability("action", record, fresh)
    place_after(record, fresh, offset)
    connect(fresh, Verb.SPLIT_FROM, record, by=by)
    tell(fresh, "added", by=by, reason=reason, changes={"text": ["", text]})
    return fresh


def _shared(record: Any) -> dict[str, Any]:
    if isinstance(record, Statement):
        return {"plan": record.plan, "kind": record.kind}
    if isinstance(record, Outcome):
        return {"section": record.section}
    names = ("leads_text", "origin", "measure_text")  # the printed reference stays with the first
    return {
        "objective": record.objective,
        **{name: getattr(record, name) for name in names},
        **due_fields(record.due),
    }


def _copy_accountability(kind: str, record: Any, fresh: Any) -> None:
    for one in Accountability.objects.filter(**{kind: record}):
        Accountability.objects.create(
            **{kind: fresh}, party_id=one.party_id, part=one.part, printed=one.printed, position=one.position
        )


def _split_off(objective: Objective, text: str, offset: int, *, by: Reader, reason: str) -> Objective:
    """A new objective `offset` places after the one it comes from, with its date, its people and its outcomes. The printed
    reference stays with that one: two of the same name could not be told apart."""
    fresh = Objective.objects.create(
        section=objective.section,
        text=text,
        position=next_position(Objective.objects.filter(section=objective.section_id)),
        leads_text=objective.leads_text,
        origin=objective.origin,
        measure_text=objective.measure_text,
        **due_fields(objective.due),
    )
    fresh.outcomes.set(objective.outcomes.all())
    _copy_accountability("objective", objective, fresh)
    place_after(objective, fresh, offset)
    connect(fresh, Verb.SPLIT_FROM, objective, by=by)
    tell(
        fresh,
        "added",
        by=by,
        reason=reason,
        changes={"text": ["", text]},
        split_from=objective.stable_reference,
    )
    return fresh


def _or(reason: str, otherwise: str) -> str:
    return reason if reason.strip() else otherwise
