"""The order of things after an update: what came in or moved stands where the file has it; everything else keeps its
place."""

from collections.abc import Callable, Iterable, Sequence

from django.db import models

from ...importing.differences import Difference
from ...models import Action, Objective, Outcome, Section
from .records import Work


def put_in_order(work: Work, done: Iterable[Difference]) -> None:
    """Number the sections, outcomes, objectives and actions anew where something came in or moved."""
    shifted = [each for each in done if each.kind in ("added", "moved") and each.place_after is not None]
    sections = content_sections = work.content["sections"]
    _order(
        Section.objects.filter(plan=work.plan),
        [work.at((number,)) for number in range(len(sections))],
        {each.place_after for each in shifted if each.what == "section"},
        lambda number: (number,),
    )
    for first, section in enumerate(content_sections):
        record = work.at((first,))
        if record is None:
            continue
        _order(
            Outcome.objects.filter(section=record),
            [work.outcome_at((first, number)) for number in range(len(section["outcomes"]))],
            {each.place_after for each in shifted if each.what == "outcome"},
            lambda number, first=first: (first, number),
        )
        _order(
            Objective.objects.filter(section=record),
            [work.at((first, number)) for number in range(len(section["objectives"]))],
            {each.place_after for each in shifted if each.what == "objective"},
            lambda number, first=first: (first, number),
        )
        for second, objective in enumerate(section["objectives"]):
            _order(
                Action.objects.filter(objective=work.at((first, second))),
                [work.at((first, second, number)) for number in range(len(objective["actions"]))],
                {each.place_after for each in shifted if each.what == "action"},
                lambda number, first=first, second=second: (first, second, number),
            )


def _order(
    siblings: models.QuerySet, in_file: Sequence, shifted: set, place_of: Callable[[int], tuple[int, ...]]
) -> None:
    """Put each record that came in or moved right after the one that stands before it in the file."""
    if not any(place_of(number) in shifted for number in range(len(in_file))):
        return
    standing = list(siblings.filter(retired_on=None).order_by("position", "pk").values_list("pk", flat=True))
    for number, record in enumerate(in_file):
        if record is None or place_of(number) not in shifted or record.pk not in standing:
            continue
        standing.remove(record.pk)
        before = next((each.pk for each in reversed(in_file[:number]) if each and each.pk in standing), None)
        standing.insert(standing.index(before) + 1 if before else 0, record.pk)
    for position, pk in enumerate(standing):
        siblings.filter(pk=pk).exclude(position=position).update(position=position)
