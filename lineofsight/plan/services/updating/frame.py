"""Changes to the plan itself, its statements, sections and outcomes."""

from typing import Any

from lineofsight.core.clock import today
from lineofsight.core.editions import change as change_fields

from ...importing.differences import Difference
from ...models import Objective, Outcome, Section, Statement, StatementKind
from .. import editing, rows
from ..changing import next_position, tell
from .records import Work

_PLAN_FIELDS = {"title": "title", "partnership": "partnership_text"}
_SECTION_FIELDS = {"title": "title", "reference": "printed_reference", "kind": "kind", "leads": "lead_text"}
_STATEMENTS = {
    "vision": StatementKind.VISION,
    "values": StatementKind.VALUE,
    "principles": StatementKind.PRINCIPLE,
}


def change(work: Work, difference: Difference) -> None:
    """Do one accepted change to the plan, a section or an outcome."""
    doing = {"plan": _plan, "section": _section, "outcome": _outcome}[difference.what]
    doing(work, difference)


def _plan(work: Work, difference: Difference) -> None:
    if difference.field in _STATEMENTS:
        after = difference.after
        texts = [after] if isinstance(after, str) and after else list(after or [])
        _statements(work, _STATEMENTS[difference.field], texts)
        return
    fields = rows.plan_fields(work.content)
    if difference.field == "status key":
        changes = change_fields(work.plan, {"status_key": fields["status_key"]}, edition=work.plan.edition)
        if changes:
            tell(work.plan, "changed", by=work.by, reason=work.reason, changes=changes)
        return
    if difference.field == "period":
        values = {name: fields[name] for name in ("period_text", "period_start", "period_end")}
    else:
        name = _PLAN_FIELDS[difference.field]
        values = {name: fields[name]}
    editing.change_plan(work.plan, by=work.by, edition=work.plan.edition, reason=work.reason, **values)


def _statements(work: Work, kind: str, texts: list[str]) -> None:
    """Statements with the same words stay; others go out; new ones come in; then they stand in the file's order."""
    standing = {
        each.text: each for each in Statement.objects.filter(plan=work.plan, kind=kind, retired_on=None)
    }
    gone = [each for text, each in standing.items() if text not in texts]
    if kind == StatementKind.VISION and gone and texts:
        statement = gone[0]
        editing.change_statement(
            statement, by=work.by, edition=statement.edition, text=texts[0], reason=work.reason
        )
        return
    for statement in gone:
        reason = work.reason or "The newer version of the plan leaves it out"
        editing.retire(statement, by=work.by, on=today(), edition=statement.edition, reason=reason)
    for text in texts:
        if text not in standing:
            standing[text] = editing.add_statement(
                work.plan, by=work.by, kind=kind, text=text, reason=work.reason
            )
    for position, text in enumerate(dict.fromkeys(texts)):
        Statement.objects.filter(pk=standing[text].pk).update(position=position)


def _section(work: Work, difference: Difference) -> None:
    place = difference.place_after or ()
    row = work.row(place)
    fields: dict[str, Any] = rows.section_fields(row)
    if difference.kind == "added":
        section = editing.add_section(work.plan, by=work.by, reason=work.reason, **fields)
        work.file_row(place, section)
    elif difference.kind == "changed":
        section, name = work.at(place), _SECTION_FIELDS[difference.field]
        editing.change_section(
            section, by=work.by, edition=section.edition, reason=work.reason, **{name: fields[name]}
        )
    else:
        # Its place among the others is given when all is done (ordering); the story is told here.
        section = work.at(place)
        changes = {"place": [difference.before + 1, difference.after + 1]}
        tell(section, "moved", by=work.by, reason=work.reason, changes=changes)


def _outcome(work: Work, difference: Difference) -> None:
    place = difference.place_after or ()
    section = work.at(place[:1])
    if difference.kind == "added":
        outcome = editing.add_outcome(section, by=work.by, text=difference.after, reason=work.reason)
        work.file_outcome(place, outcome)
        _serve(work, place, outcome)
        return
    outcome = work.outcome_at(place)
    if difference.kind == "reworded":
        editing.change_outcome(
            outcome, by=work.by, edition=outcome.edition, text=difference.after, reason=work.reason
        )
    else:
        _move_outcome(work, outcome, section)


def _move_outcome(work: Work, outcome: Outcome, section: Section) -> None:
    left = outcome.section
    values = {"section": section, "position": next_position(Outcome.objects.filter(section=section))}
    change_fields(outcome, values, edition=outcome.edition)
    outcome.objectives.clear()
    changes = {"section": [str(left), str(section)]}
    tell(outcome, "moved", by=work.by, reason=work.reason, also=(left,), changes=changes)


def _serve(work: Work, place: tuple[int, ...], outcome: Outcome) -> None:
    """Objectives that stand in the section already and serve the new outcome, by the file."""
    for number, row in enumerate(work.content["sections"][place[0]]["objectives"]):
        objective = work.at((place[0], number))
        if (
            place[1] in row["outcomes"]
            and isinstance(objective, Objective)
            and objective.section_id == outcome.section_id
        ):
            objective.outcomes.add(outcome)
