"""Changing the shape of a plan: the order of things, where they stand, one objective into several, two into one.

Every function: raises NotAllowed (policies.can_change, can_change_promise) and Refused without a reason once the plan
is past its draft. A change and its history commit together.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.links.models import Verb
from lineofsight.links.services import connect

from ..models import Accountability, Action, Due, Objective, Promise, Section
from . import editing
from .changing import next_position, plan_of, require_change, require_text, siblings_of, tell
from .promises import TEXTS, due_fields, who_answers_in_words


@dataclass(frozen=True)
class Piece:
    """One objective to be made by a split: its words, and the ids of the actions that go with it."""

    text: str
    actions: frozenset[int] = field(default_factory=frozenset)


@transaction.atomic
def move_to_place(record: Any, *, by: Reader, place: int, reason: str = "") -> Any:
    """Put a statement, section, outcome, objective or action at a place (1 is first) among those like it that stand
    in the plan. A place past the end means the last. Records `plan.<noun>_moved` when the order changes."""
    require_change(record, by=by, reason=reason)
    _require_standing(record)
    siblings = siblings_of(record)
    standing = list(
        siblings.select_for_update(of=("self",)).filter(retired_on=None).order_by("position", "pk")
    )
    before = next(place for place, one in enumerate(standing, 1) if one.pk == record.pk)
    after = max(1, min(place, len(standing)))
    if after == before:
        return record
    mover = standing.pop(before - 1)
    standing.insert(after - 1, mover)
    # Those taken out keep their numbers; the others are numbered anew, so that equal numbers never hide an order.
    for position, one in enumerate(standing):
        if one.position != position:
            siblings.filter(pk=one.pk).update(position=position)
    record.position = after - 1
    tell(record, "moved", by=by, reason=reason, changes={"place": [before, after]})
    return record


@transaction.atomic
def move_by_one(record: Any, *, by: Reader, up: bool, reason: str = "") -> Any:
    """Put a record one place up or down; at the end of the row nothing happens. Records `plan.<noun>_moved`."""
    _require_standing(record)
    standing = siblings_of(record).filter(retired_on=None).order_by("position", "pk")
    places = list(standing.values_list("pk", flat=True))
    place = places.index(record.pk) + 1
    return move_to_place(record, by=by, place=max(1, place - 1 if up else place + 1), reason=reason)


@transaction.atomic
def move_objective(
    objective: Objective, *, by: Reader, section: Section, edition: int, reason: str = ""
) -> Objective:
    """Move an objective, with its actions, to the end of another section of the same plan. It no longer serves the
    outcomes of the section it leaves. Raises also EditionConflict; Refused for another plan's section or one taken
    out. Records `plan.objective_moved`, in the stories of both sections."""
    require_change(objective, by=by, reason=reason)
    _require_standing(section)
    if section.plan_id != objective.section.plan_id:
        raise Refused("An objective can only be moved within its own plan.")
    if section.pk == objective.section_id:
        raise Refused("The objective stands in that section already.")
    left = objective.section
    values = {"section": section, "position": next_position(Objective.objects.filter(section=section))}
    change(objective, values, edition=edition)
    objective.outcomes.clear()
    changes = {"section": [str(left), str(section)]}
    tell(objective, "moved", by=by, reason=reason, also=(left,), changes=changes)
    return objective


@transaction.atomic
def move_action(
    action: Action, *, by: Reader, objective: Objective, edition: int, reason: str = ""
) -> Action:
    """Move an action to the end of another objective's actions in the same plan. Raises also EditionConflict; Refused
    for another plan's objective or one taken out. Records `plan.action_moved`, in the stories of both objectives."""
    require_change(action, by=by, reason=reason)
    _require_standing(objective)
    if plan_of(objective) != plan_of(action):
        raise Refused("An action can only be moved within its own plan.")
    if objective.pk == action.objective_id:
        raise Refused("The action stands under that objective already.")
    left = action.objective
    values = {"objective": objective, "position": next_position(Action.objects.filter(objective=objective))}
    change(action, values, edition=edition)
    changes = {"objective": [_called(left), _called(objective)]}
    tell(action, "moved", by=by, reason=reason, also=(left,) if left else (), changes=changes)
    return action


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
def merge_objectives(
    kept: Objective,
    gone: Objective,
    *,
    by: Reader,
    on: datetime.date,
    text: str,
    due: Due,
    editions: tuple[int, int],
    reason: str,
) -> Objective:
    """Make one objective out of two: `kept` takes the words and the date given, everyone who answers for either, the
    outcomes of either that are its section's, and the actions of `gone`, which leaves the plan with a link "was merged
    into". `editions` are those of `kept` and `gone`.

    A reason is needed at every stage. Returns `kept`. Raises EditionConflict; Refused for the same objective twice or
    one of another plan. Records `plan.objective_merged` for `kept` and `plan.objective_retired` for `gone`.
    """
    for objective in (kept, gone):
        require_change(objective, by=by, reason=reason)
    if not reason.strip():
        raise Refused("Say why the two become one.")
    if kept.pk == gone.pk:
        raise Refused("Choose another objective to merge this one with.")
    if kept.section.plan_id != gone.section.plan_id:
        raise Refused("Only objectives of the same plan can be merged.")
    before = who_answers_in_words(kept)
    values = {"text": require_text(text, "the objective"), **due_fields(due), **_joined_texts(kept, gone)}
    changes = change(kept, values, edition=editions[0])
    _share_accountability(kept, gone)
    kept.outcomes.add(*gone.outcomes.filter(section=kept.section_id))
    for action in Action.objects.filter(objective=gone, retired_on=None).select_related(
        "objective__section__plan"
    ):
        move_action(action, by=by, objective=kept, edition=action.edition, reason=reason)
    editing.retire(
        gone, by=by, on=on, edition=editions[1], reason=f"Merged into {kept.label}: {reason.strip()}"
    )
    connect(gone, Verb.MERGED_INTO, kept, by=by)
    after = who_answers_in_words(kept)
    told = {**changes, **({"answering": [before, after]} if before != after else {})}
    tell(kept, "merged", by=by, reason=reason, also=(gone,), changes=told, merged=gone.text)
    return kept


def _split_off(objective: Objective, text: str, offset: int, *, by: Reader, reason: str) -> Objective:
    """A new objective `offset` places after the one it comes from, with its date, its people and its outcomes."""
    fresh = Objective.objects.create(
        section=objective.section,
        text=text,
        position=next_position(Objective.objects.filter(section=objective.section_id)),
        printed_reference=objective.printed_reference,
        leads_text=objective.leads_text,
        origin=objective.origin,
        measure_text=objective.measure_text,
        **due_fields(objective.due),
    )
    fresh.outcomes.set(objective.outcomes.all())
    for one in Accountability.objects.filter(objective=objective):
        Accountability.objects.create(
            objective=fresh, party_id=one.party_id, part=one.part, printed=one.printed, position=one.position
        )
    _place_after(objective, fresh, offset)
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


def _place_after(objective: Objective, fresh: Objective, offset: int) -> None:
    """Number the section's objectives so that `fresh` comes `offset` places after `objective`."""
    siblings = Objective.objects.filter(section=objective.section_id)
    order = list(siblings.select_for_update(of=("self",)).exclude(pk=fresh.pk).order_by("position", "pk"))
    place = next(place for place, one in enumerate(order) if one.pk == objective.pk)
    order.insert(place + offset, fresh)
    for position, one in enumerate(order):
        if one.position != position:
            siblings.filter(pk=one.pk).update(position=position)
            one.position = position


def _share_accountability(kept: Objective, gone: Objective) -> None:
    held = set(Accountability.objects.filter(objective=kept).values_list("party_id", flat=True))
    following = next_position(Accountability.objects.filter(objective=kept))
    for one in Accountability.objects.filter(objective=gone).exclude(party_id__in=held):
        Accountability.objects.create(
            objective=kept, party_id=one.party_id, part=one.part, printed=one.printed, position=following
        )
        following += 1


def _joined_texts(kept: Objective, gone: Objective) -> dict[str, str]:
    """What only one of the two says about measure, evidence and so on is kept; where both do, both, one below the other."""
    joined = {}
    for name in (*TEXTS[1:], "leads_text"):
        said = list(dict.fromkeys(text for text in (getattr(kept, name), getattr(gone, name)) if text))
        joined[name] = "\n".join(said)
    return joined


def _require_standing(record: Section | Promise) -> None:
    if record.retired_on:
        raise Refused(f"This {record._meta.model_name} was taken out of the plan. Put it back first.")


def _called(objective: Objective | None) -> str:
    return f"{objective.label} {objective.text}" if objective else ""


def _or(reason: str, otherwise: str) -> str:
    return reason if reason.strip() else otherwise
