"""Two into one. What is kept takes on everything of the other, which leaves the plan with a link to it."""

import datetime
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.links.models import Verb
from lineofsight.links.services import connect

from ...models import Accountability, Action, Due, Objective, Outcome, Section, Statement
from .. import editing
from ..changing import next_position, noun_of, plan_of, require_change, require_standing, require_text, tell
from ..promises import TEXTS, due_fields, who_answers_in_words
from .moving import carry_to, move_action


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
    _require_two(kept, gone, by=by, reason=reason)
    before = who_answers_in_words(kept)
    values = {"text": require_text(text, "the objective"), **due_fields(due), **_joined_texts(kept, gone)}
    changes = change(kept, values, edition=editions[0])
    _share_accountability("objective", kept, gone)
    kept.outcomes.add(*gone.outcomes.filter(section=kept.section_id))
    for action in Action.objects.filter(objective=gone, retired_on=None).select_related(
        "objective__section__plan"
    ):
        move_action(action, by=by, objective=kept, edition=action.edition, reason=reason)
    _take_out(gone, kept, by=by, on=on, edition=editions[1], reason=reason)
    after = who_answers_in_words(kept)
    told = {**changes, **({"answering": [before, after]} if before != after else {})}
    tell(kept, "merged", by=by, reason=reason, also=(gone,), changes=told, merged=gone.text)
    return kept


@transaction.atomic
def merge_actions(
    kept: Action,
    gone: Action,
    *,
    by: Reader,
    on: datetime.date,
    text: str,
    due: Due,
    editions: tuple[int, int],
    reason: str,
) -> Action:
    """As `merge_objectives`, for two actions of the same plan. Records `plan.action_merged` for `kept` and
    `plan.action_retired` for `gone`."""
    _require_two(kept, gone, by=by, reason=reason)
    before = who_answers_in_words(kept)
    values = {"text": require_text(text, "the action"), **due_fields(due), **_joined_texts(kept, gone)}
    changes = change(kept, values, edition=editions[0])
    _share_accountability("action", kept, gone)
    _take_out(gone, kept, by=by, on=on, edition=editions[1], reason=reason)
    after = who_answers_in_words(kept)
    told = {**changes, **({"answering": [before, after]} if before != after else {})}
    tell(kept, "merged", by=by, reason=reason, also=(gone,), changes=told, merged=gone.text)
    return kept


@transaction.atomic
def merge_texts(
    kept: Outcome | Statement,
    gone: Outcome | Statement,
    *,
    by: Reader,
    on: datetime.date,
    text: str,
    editions: tuple[int, int],
    reason: str,
) -> Outcome | Statement:
    """Make one outcome out of two of the same section, or one statement out of two of the same kind. Every objective that
    serves either outcome serves the one that is kept. A reason is needed at every stage.

    Returns `kept`. Raises EditionConflict; Refused for the same twice, or two that stand apart. Records
    `plan.<noun>_merged` for `kept` and `plan.<noun>_retired` for `gone`.
    """
    _require_two(kept, gone, by=by, reason=reason)
    if isinstance(kept, Outcome) and isinstance(gone, Outcome):
        if kept.section_id != gone.section_id:
            raise Refused("Only outcomes of the same section can be merged. Move one of them first.")
        kept.objectives.add(*gone.objectives.all())
    elif getattr(kept, "kind", "") != getattr(gone, "kind", ""):
        raise Refused("Only statements of the same kind can be merged.")
    changes = change(kept, {"text": require_text(text, f"the {noun_of(kept)}")}, edition=editions[0])
    _take_out(gone, kept, by=by, on=on, edition=editions[1], reason=reason)
    tell(kept, "merged", by=by, reason=reason, also=(gone,), changes=changes, merged=gone.text)
    return kept


@transaction.atomic
def merge_sections(
    kept: Section,
    gone: Section,
    *,
    by: Reader,
    on: datetime.date,
    title: str,
    editions: tuple[int, int],
    reason: str,
) -> Section:
    """Make one section out of two: the outcomes and objectives of `gone` go to the end of `kept`, serving what they
    served, and `gone` leaves the plan. A reason is needed at every stage.

    Returns `kept`. Raises EditionConflict; Refused for the same twice or one of another plan. Records
    `plan.section_merged` for `kept`, `plan.<noun>_moved` for what goes there, and `plan.section_retired` for `gone`.
    """
    _require_two(kept, gone, by=by, reason=reason)
    changes = change(kept, {"title": require_text(title, "the title")}, edition=editions[0])
    for kind in (Outcome, Objective):
        standing = kind.objects.filter(section=gone).standing().select_related("section__plan")
        for record in standing.order_by("position", "pk"):
            carry_to(record, kept, by=by, edition=None, reason=reason)
    _take_out(gone, kept, by=by, on=on, edition=editions[1], reason=reason)
    tell(kept, "merged", by=by, reason=reason, also=(gone,), changes=changes, merged=str(gone))
    return kept


def _require_two(kept: Any, gone: Any, *, by: Reader, reason: str) -> None:
    """Two different records that stand in the same plan, and a reason."""
    for record in (kept, gone):
        require_change(record, by=by, reason=reason)
        require_standing(record)
    noun = noun_of(kept)
    if not reason.strip():
        raise Refused("Say why the two become one.")
    if kept.pk == gone.pk:
        raise Refused(f"Choose another {noun} to merge this one with.")
    if plan_of(kept).pk != plan_of(gone).pk:
        raise Refused(f"Only {noun}s of the same plan can be merged.")


def _take_out(gone: Any, kept: Any, *, by: Reader, on: datetime.date, edition: int, reason: str) -> None:
    """Take the other one out of the plan, with the way to what it became."""
    called = getattr(kept, "label", "") or str(kept)
    editing.retire(gone, by=by, on=on, edition=edition, reason=f"Merged into {called}: {reason.strip()}")
    connect(gone, Verb.MERGED_INTO, kept, by=by)


def _share_accountability(kind: str, kept: Any, gone: Any) -> None:
    """Everybody who answers for `gone` answers for `kept` too, after those who do already."""
    held = set(Accountability.objects.filter(**{kind: kept}).values_list("party_id", flat=True))
    following = next_position(Accountability.objects.filter(**{kind: kept}))
    for one in Accountability.objects.filter(**{kind: gone}).exclude(party_id__in=held):
        Accountability.objects.create(
            **{kind: kept}, party_id=one.party_id, part=one.part, printed=one.printed, position=following
        )
        following += 1


def _joined_texts(kept: Any, gone: Any) -> dict[str, str]:
    """What only one of the two says about measure, evidence and so on is kept; where both do, both, one below the other."""
    joined = {}
    for name in (*TEXTS[1:], "leads_text"):
        said = list(dict.fromkeys(text for text in (getattr(kept, name), getattr(gone, name)) if text))
        joined[name] = "\n".join(said)
    return joined
