"""Changes to objectives and actions: new ones, other places, other words, leads and dates."""

from typing import Any

from lineofsight.core.clock import today
from lineofsight.core.editions import change as change_fields
from lineofsight.links.models import Verb
from lineofsight.links.services import connect

from ...importing.differences import Difference
from ...models import Accountability, Action, Due, Objective, Part, Promise
from .. import editing, promises, rows, structure
from ..changing import next_position, tell
from ..saving import answer_for, placed_promise
from .records import Work

_TEXTS = {
    "status": "status_text",
    "measure": "measure_text",
    "evidence": "evidence_text",
    "progress": "progress_text",
    "source": "source_text",
    "reference": "printed_reference",
}


def change(work: Work, difference: Difference) -> None:
    """Do one accepted change to an objective or an action."""
    place = difference.place_after or ()
    if difference.kind == "added":
        _add(work, place)
        return
    promise = work.at(place)
    if difference.kind == "moved":
        _move(work, promise, place, difference)
    elif difference.kind == "reworded":
        texts = {"text": difference.after}
        promises.change_promise(promise, by=work.by, edition=promise.edition, reason=work.reason, **texts)
    elif difference.field == "leads":
        _answer(work, promise, work.row(place))
    elif difference.field == "due":
        due = due_of(work.row(place))
        promises.give_date(promise, by=work.by, edition=promise.edition, due=due, reason=work.reason)
    elif difference.field == "outcomes":
        _serve(work, promise, place)
    else:
        texts = {_TEXTS[difference.field]: difference.after}
        promises.change_promise(promise, by=work.by, edition=promise.edition, reason=work.reason, **texts)


def due_of(row: dict) -> Due:
    """When a row of the format is due."""
    return Due(**{name.removeprefix("due_"): value for name, value in rows.due_fields(row).items()})


def _add(work: Work, place: tuple[int, ...]) -> Promise:
    """A new objective or action, with all that its row says."""
    row = work.row(place)
    above = _above(work, place)
    fresh: Promise
    if len(place) == 2:
        fresh = Objective(section=above, position=next_position(Objective.objects.filter(section=above)))
    else:
        fresh = Action(objective=above, position=next_position(Action.objects.filter(objective=above)))
    placed = placed_promise(fresh, row, work.parties)
    fresh.save()
    answer_for([placed])
    work.file_row(place, fresh)
    if isinstance(fresh, Objective):
        served = [work.outcome_at((place[0], each)) for each in row["outcomes"]]
        fresh.outcomes.set([each for each in served if each and each.section_id == fresh.section_id])
    changes = {"text": ["", fresh.text]}
    tell(fresh, "added", by=work.by, reason=work.reason, changes=changes, leads=fresh.printed_leads)
    return fresh


def _move(work: Work, promise: Promise, place: tuple[int, ...], difference: Difference) -> None:
    above = _above(work, place)
    if isinstance(promise, Objective) != (len(place) == 2):
        _change_sort(work, promise, place)
    elif difference.field == "position":
        # Its place among the others is given when all is done (ordering); the story is told here.
        changes = {"place": [difference.before, difference.after]}
        tell(promise, "moved", by=work.by, reason=work.reason, changes=changes)
    elif isinstance(promise, Objective):
        structure.move_objective(
            promise, by=work.by, section=above, edition=promise.edition, reason=work.reason
        )
        _serve(work, promise, place)
    elif above.pk != promise.objective_id:
        structure.move_action(
            promise, by=work.by, objective=above, edition=promise.edition, reason=work.reason
        )


def _above(work: Work, place: tuple[int, ...]) -> Any:
    """What a row of the file stands in: its section, or the objective above it. Where the file made an objective of
    what is still an action here, the action's own objective."""
    above = work.at(place[:-1])
    return above.objective if isinstance(above, Action) else above


def _change_sort(work: Work, promise: Promise, place: tuple[int, ...]) -> None:
    """An objective became an action, or the other way round: a new record takes its place, linked to the old one, and
    takes over the actions below it."""
    fresh = _add(work, place)
    if isinstance(promise, Objective) and isinstance(fresh, Action):
        for action in Action.objects.filter(objective=promise, retired_on=None).select_related(
            "objective__section__plan"
        ):
            if action.objective_id != fresh.objective_id:
                structure.move_action(
                    action, by=work.by, objective=fresh.objective, edition=action.edition, reason=work.reason
                )
    reason = work.reason or "The newer version of the plan has it in another place"
    promise.refresh_from_db()
    editing.retire(promise, by=work.by, on=today(), edition=promise.edition, reason=reason)
    connect(fresh, Verb.REPLACES, promise, by=work.by)


def _serve(work: Work, objective: Promise, place: tuple[int, ...]) -> None:
    if not isinstance(objective, Objective):
        return
    served = [work.outcome_at((place[0], each)) for each in work.row(place)["outcomes"]]
    chosen = [each for each in served if each and each.section_id == objective.section_id]
    promises.choose_outcomes(
        objective, by=work.by, edition=objective.edition, outcomes=chosen, reason=work.reason
    )


def _answer(work: Work, promise: Promise, row: dict) -> None:
    """The leads of the file lead, in its words; whoever supports stays, unless they lead now."""
    before = promises.who_answers_in_words(promise)
    placed = placed_promise(type(promise)(), row, work.parties)
    held = Accountability.objects.filter(**{str(promise._meta.model_name): promise})
    leading = [party.pk for party, _ in placed.answering]
    held.filter(part=Part.LEAD).delete()
    held.filter(party__in=leading).delete()
    for position, (party, words) in enumerate(placed.answering):
        held.create(party=party, printed=words, position=position, **{str(promise._meta.model_name): promise})
    values = {"leads_text": row["leads_text"], "printed_leads": placed.promise.printed_leads}
    changes = change_fields(promise, values, edition=promise.edition)
    after = promises.who_answers_in_words(promise)
    if before != after:
        changes["answering"] = [before, after]
    if changes:
        changes.pop("printed_leads", None)
        tell(promise, "answered_for", by=work.by, reason=work.reason, changes=changes)
