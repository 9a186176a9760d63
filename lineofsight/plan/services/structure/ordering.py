"""The order of things that stand beside each other."""

from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader

from ..changing import require_change, require_standing, siblings_of, tell


@transaction.atomic
def move_to_place(record: Any, *, by: Reader, place: int, reason: str = "") -> Any:
    """Put a statement, section, outcome, objective or action at a place (1 is first) among those like it that stand
    in the plan. A place past the end means the last. Records `plan.<noun>_moved` when the order changes."""
    require_change(record, by=by, reason=reason)
    require_standing(record)
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
    require_standing(record)
    standing = siblings_of(record).filter(retired_on=None).order_by("position", "pk")
    places = list(standing.values_list("pk", flat=True))
    place = places.index(record.pk) + 1
    return move_to_place(record, by=by, place=max(1, place - 1 if up else place + 1), reason=reason)


def place_after(record: Any, fresh: Any, offset: int) -> None:
    """Number everything like `record` in its place so that `fresh` comes `offset` places after it."""
    siblings = siblings_of(record)
    order = list(siblings.select_for_update(of=("self",)).exclude(pk=fresh.pk).order_by("position", "pk"))
    place = next(place for place, one in enumerate(order) if one.pk == record.pk)
    order.insert(place + offset, fresh)
    for position, one in enumerate(order):
        if one.position != position:
            siblings.filter(pk=one.pk).update(position=position)
            one.position = position
