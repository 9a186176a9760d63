"""Doing the accepted changes, in the order in which they hold together: places first, then words, removals last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.groups.models import Party
from lineofsight.history.services import record

from ... import policies
from ...importing.differences import Difference
from ...importing.gaps import found_at
from ...models import Doubt, Plan, Promise
from ...queries.updates import Change, key_at, update_of
from .. import editing, rows
from ..changing import require_reason
from ..matching import parties_for
from ..saving import Keys, Origin, keep_source
from . import commitments, frame
from .ordering import put_in_order
from .records import Work, records_by_key, row_at


@dataclass(frozen=True)
class Applied:
    """What an update came to: changes done by kind ("added": 3), and how many of those offered were left."""

    counts: dict[str, int]
    left: int


@transaction.atomic
def apply_update(
    plan: Plan,
    content: dict,
    accepted: Collection[str],
    *,
    by: Reader,
    reason: str = "",
    matches: Mapping[str, Party] | None = None,
    create_parties: bool = False,
    origin: Origin | None = None,
) -> Applied:
    """Do the `accepted` changes (ids of `queries.updates.update_of`) that a newer version of the plan's file brings.

    A change that needs another (an objective in a new section) takes it along. Removed rows are retired, never
    deleted; what was changed here and the file does not know stays. What the file says is kept as the new base, so
    that changes left aside now are not offered again. Doubts of the reading are kept for rows that were added or
    reworded. Either everything is done or nothing.
    Raises NotAllowed (policies.can_change); Refused without a needed reason, or when the plan was changed since the
    differences were shown; EditionConflict. Records `plan.plan_updated_from_file` on the plan and one event for each
    record that changed.
    """
    policies.can_change(by, plan).require()
    require_reason(plan, reason)
    update = update_of(plan, content)
    wanted = update.with_parents(set(accepted))
    chosen = [change for change in update.offered if change.id in wanted]
    if set(accepted) - {change.id for change in chosen}:
        raise Refused("The plan was changed since these differences were shown. Look at them again.")
    leads = parties_for(_leads_of(chosen, update.content), by=by, matches=matches, create=create_parties)
    work = Work(
        plan,
        update,
        by,
        reason.strip(),
        leads,
        records_by_key(plan),
        dict(update.rows),
        dict(update.outcomes),
    )
    for difference in sorted((change.difference for change in chosen), key=_turn):
        _do(work, difference)
        work.counts[difference.kind] = work.counts.get(difference.kind, 0) + 1
    put_in_order(work, [change.difference for change in chosen])
    _keep_doubts(work, chosen)
    _keep_what_was_found(work, chosen)
    keep_source(plan, update.base, Keys(work.rows, work.outcomes), origin or Origin(), by=by)
    left = len(update.offered) - len(chosen)
    facts = {"file": (origin or Origin()).file_name, "left": left, **work.counts}
    record("plan.plan_updated_from_file", plan, by=by, reason=work.reason, **facts)
    return Applied(work.counts, left)


#: The order of doing: a place must be there before something goes to it, and nothing goes out before what it held
#: has moved.
_TURNS = [
    ("changed", "plan"),
    ("added", "section"),
    ("changed", "section"),
    ("added", "outcome"),
    ("moved", "outcome"),
    ("reworded", "outcome"),
    ("added", "objective"),
    ("moved", "objective"),
    ("added", "action"),
    ("moved", "action"),
    ("reworded", "objective"),
    ("reworded", "action"),
    ("changed", "objective"),
    ("changed", "action"),
    ("moved", "section"),
    ("removed", "action"),
    ("removed", "objective"),
    ("removed", "outcome"),
    ("removed", "section"),
]


def _turn(difference: Difference) -> tuple[int, tuple]:
    return _TURNS.index(
        (difference.kind, difference.what)
    ), difference.place_after or difference.place_before or ()


def _do(work: Work, difference: Difference) -> None:
    if difference.kind == "removed":
        _remove(work, difference)
    elif difference.what in ("plan", "section", "outcome"):
        frame.change(work, difference)
    else:
        commitments.change(work, difference)


def _remove(work: Work, difference: Difference) -> None:
    """Retire what the file no longer has, with what still stands below it."""
    key = key_at(work.update.current, difference.what, difference.place_before or ())
    record_gone = work.records.get(key)
    if record_gone is None or record_gone.retired_on:
        return
    record_gone.refresh_from_db()
    if not record_gone.retired_on:
        reason = work.reason or "The newer version of the plan leaves it out"
        editing.retire(record_gone, by=work.by, on=today(), edition=record_gone.edition, reason=reason)


def _leads_of(chosen: list[Change], content: dict) -> list[str]:
    """The printed leads of the rows that come in, move, or are answered for by others."""
    leads: list[str] = []
    for difference in (change.difference for change in chosen):
        if difference.what not in ("objective", "action") or difference.place_after is None:
            continue
        if difference.kind in ("added", "moved") or difference.field == "leads":
            leads += row_at(content, difference.place_after)["leads"]
    return leads


def _keep_doubts(work: Work, chosen: list[Change]) -> None:
    """Keep the reading's doubts about rows that came in with this update, by addition or new words."""
    fresh = {
        change.difference.place_after for change in chosen if change.difference.kind in ("added", "reworded")
    }
    for given in work.content.get("doubts") or []:
        place = rows.place_of(given)
        promise = work.at(place)
        if len(place) < 2 or place not in fresh or not isinstance(promise, Promise):
            continue
        Doubt.objects.create(
            plan=work.plan,
            **{str(promise._meta.model_name): promise},
            kind=given["kind"],
            message=given["message"],
            confidence=given.get("confidence"),
        )


def _keep_what_was_found(work: Work, chosen: list[Change]) -> None:
    """What the reading found about the rows that were touched holds for them from now on. Where only some of a row's
    changes were accepted the digest does not fit, and the rule is asked again."""
    found = found_at(work.content)
    for place in {change.difference.place_after for change in chosen if change.difference.place_after}:
        promise = work.at(place)
        if len(place) > 1 and isinstance(promise, Promise):
            kept = rows.read_gaps(row_at(work.content, place), found.get(place, []))
            type(promise)._default_manager.filter(pk=promise.pk).update(read_gaps=kept)
