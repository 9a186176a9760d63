"""The order of things after an update: what came in or moved stands where the file has it; everything else keeps its
place."""

from collections.abc import Callable, Iterable

from django.db import models

from ...importing.differences import Difference
from ...models import Action, Objective, Outcome, Section
from ...queries.updates import Place
from .records import Work


def put_in_order(work: Work, done: Iterable[Difference]) -> None:
    """Number the sections, outcomes, objectives and actions anew where something came in or moved."""
    shifted = {(each.what, each.place_after) for each in done if each.kind in ("added", "moved")}
    sections = work.content["sections"]
    _order(Section.objects.filter(plan=work.plan), "section", (), len(sections), work.at, shifted)
    for first, section in enumerate(sections):
        above = work.at((first,))
        if above is None:
            continue
        outcomes, objectives = Outcome.objects.filter(section=above), Objective.objects.filter(section=above)
        _order(outcomes, "outcome", (first,), len(section["outcomes"]), work.outcome_at, shifted)
        _order(objectives, "objective", (first,), len(section["objectives"]), work.at, shifted)
        for second, row in enumerate(section["objectives"]):
            objective = work.at((first, second))
            if isinstance(objective, Objective):
                actions = Action.objects.filter(objective=objective)
                _order(actions, "action", (first, second), len(row["actions"]), work.at, shifted)


def _order(
    siblings: models.QuerySet,
    what: str,
    above: Place,
    how_many: int,
    record_at: Callable[[Place], models.Model | None],
    shifted: set[tuple],
) -> None:
    """Put each record that came in or moved right after the one that stands before it in the file."""
    places = [(*above, number) for number in range(how_many)]
    if not any((what, place) in shifted for place in places):
        return
    standing = list(siblings.filter(retired_on=None).order_by("position", "pk").values_list("pk", flat=True))
    in_file = [record_at(place) for place in places]
    here = [each.pk if isinstance(each, siblings.model) and each.pk in standing else None for each in in_file]
    for number, pk in enumerate(here):
        if pk is None or (what, places[number]) not in shifted:
            continue
        standing.remove(pk)
        before = next((each for each in reversed(here[:number]) if each is not None), None)
        standing.insert(standing.index(before) + 1 if before is not None else 0, pk)
    for position, pk in enumerate(standing):
        siblings.filter(pk=pk).exclude(position=position).update(position=position)
