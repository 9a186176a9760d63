"""Changing the plan itself: its title and period, its statements, sections and outcomes; taking out and putting back.

Every function: raises NotAllowed (policies.can_change: keepers, until the plan is closed) and Refused without a reason
once the plan is past its draft. All of a change and its history commit together.
"""

import datetime
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.history.services import reference
from lineofsight.returns.models import AskState
from lineofsight.returns.queries import asks
from lineofsight.returns.services import withdraw

from .. import policies
from ..models import Action, Objective, Outcome, Plan, Promise, Section, SectionKind, Statement, StatementKind
from .changing import (
    lineage_of,
    next_position,
    noun_of,
    plan_of,
    require_change,
    require_reason,
    require_standing,
    require_text,
    siblings_of,
    tell,
)

PLAN_FIELDS = ("title", "partnership_text", "period_text", "period_start", "period_end")
SECTION_FIELDS = ("title", "kind", "printed_reference", "lead_text")
WITH_ITS = "Taken out with its {}: "


@transaction.atomic
def add_plan(*, by: Reader, title: str, **fields: Any) -> Plan:
    """Start an empty plan as a draft. `fields` are others of PLAN_FIELDS. Returns it. Raises NotAllowed
    (policies.can_keep_plans); Refused when the period ends before it starts. Records `plan.plan_added`."""
    policies.can_keep_plans(by).require()
    _require_period(fields)
    plan = Plan.objects.create(title=require_text(title, "the title"), **fields)
    tell(plan, "added", by=by, changes={"title": ["", plan.title]})
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, by: Reader, edition: int, reason: str = "", **fields: Any) -> Plan:
    """Change the title or the period (PLAN_FIELDS). Raises also EditionConflict, Refused when the period ends before it
    starts. Records `plan.plan_changed` when something differs."""
    require_change(plan, by=by, reason=reason)
    _require_known(fields, PLAN_FIELDS)
    _require_period({"period_start": plan.period_start, "period_end": plan.period_end, **fields})
    if "title" in fields:
        fields["title"] = require_text(fields["title"], "the title")
    return _save(plan, fields, by=by, edition=edition, reason=reason)


@transaction.atomic
def add_statement(plan: Plan, *, by: Reader, kind: str, text: str, reason: str = "") -> Statement:
    """Add the vision, a value or a principle, last of its kind. Returns it. Raises Refused when there is a vision
    already. Records `plan.statement_added`."""
    policies.can_change(by, plan).require()
    require_reason(plan, reason)
    others = Statement.objects.filter(plan=plan, kind=StatementKind(kind))
    if kind == StatementKind.VISION and others.standing().exists():
        raise Refused("The plan has a vision. Change its words instead of adding a second one.")
    statement = Statement.objects.create(
        plan=plan, kind=kind, text=require_text(text, "the statement"), position=next_position(others)
    )
    tell(
        statement, "added", by=by, reason=reason, changes={"text": ["", statement.text]}, statement_kind=kind
    )
    return statement


@transaction.atomic
def change_statement(
    statement: Statement, *, by: Reader, edition: int, text: str, reason: str = ""
) -> Statement:
    """Reword a statement. Raises also EditionConflict. Records `plan.statement_changed` when the words differ."""
    require_change(statement, by=by, reason=reason)
    require_standing(statement)
    text = require_text(text, "the statement")
    return _save(statement, {"text": text}, by=by, edition=edition, reason=reason)


@transaction.atomic
def add_section(plan: Plan, *, by: Reader, title: str, reason: str = "", **fields: Any) -> Section:
    """Add a priority or a standing duty at the end of the plan. `fields` are others of SECTION_FIELDS. Returns it.
    Records `plan.section_added`."""
    policies.can_change(by, plan).require()
    require_reason(plan, reason)
    _require_known(fields, SECTION_FIELDS)
    section = Section.objects.create(
        plan=plan,
        title=require_text(title, "the title"),
        position=next_position(Section.objects.filter(plan=plan)),
        **{**fields, "kind": SectionKind(fields.get("kind", SectionKind.PRIORITY))},
    )
    tell(section, "added", by=by, reason=reason, changes={"title": ["", section.title]})
    return section


@transaction.atomic
def change_section(section: Section, *, by: Reader, edition: int, reason: str = "", **fields: Any) -> Section:
    """Change a section's title, kind, printed reference or lead words (SECTION_FIELDS). Raises also EditionConflict.
    Records `plan.section_changed` when something differs."""
    require_change(section, by=by, reason=reason)
    require_standing(section)
    _require_known(fields, SECTION_FIELDS)
    if "title" in fields:
        fields["title"] = require_text(fields["title"], "the title")
    return _save(section, fields, by=by, edition=edition, reason=reason)


@transaction.atomic
def add_outcome(section: Section, *, by: Reader, text: str, reason: str = "") -> Outcome:
    """Add what will be different for children, last in its section. Returns it. Records `plan.outcome_added`."""
    require_change(section, by=by, reason=reason)
    require_standing(section)
    outcome = Outcome.objects.create(
        section=section,
        text=require_text(text, "the outcome"),
        position=next_position(Outcome.objects.filter(section=section)),
    )
    tell(outcome, "added", by=by, reason=reason, changes={"text": ["", outcome.text]})
    return outcome


@transaction.atomic
def change_outcome(outcome: Outcome, *, by: Reader, edition: int, text: str, reason: str = "") -> Outcome:
    """Reword an outcome. Raises also EditionConflict. Records `plan.outcome_changed` when the words differ."""
    require_change(outcome, by=by, reason=reason)
    require_standing(outcome)
    text = require_text(text, "the outcome")
    return _save(outcome, {"text": text}, by=by, edition=edition, reason=reason)


@transaction.atomic
def retire(record: Any, *, by: Reader, on: datetime.date, edition: int, reason: str) -> Any:
    """Take a statement, section, outcome, objective or action out of the plan. It stays in the database with its
    story; what stands below it goes with it, and asks about it that are still open are withdrawn.

    A reason is needed at every stage. Raises EditionConflict; Refused when it is out already. Records
    `plan.<noun>_retired` for it and for each that went with it.
    """
    require_change(record, by=by, reason=reason)
    if record.retired_on:
        raise Refused(f"This {noun_of(record)} was taken out of the plan already.")
    if not reason.strip():
        raise Refused("Say why it is taken out.")
    values = {"retired_on": on, "retired_because": reason.strip()}
    changes = change(record, values, edition=edition)
    tell(record, "retired", by=by, reason=reason, changes=changes)
    _withdraw_asks(record, by=by, reason=reason)
    for below in _standing_below(record):
        _retire_with(below, above=record, by=by, on=on, reason=reason)
    return record


@transaction.atomic
def restore(record: Any, *, by: Reader, edition: int, reason: str) -> Any:
    """Put back what was taken out, at its old place, with everything that went out with it.

    Raises NotAllowed (policies.can_change); EditionConflict; Refused without a reason, when it stands in the plan, or
    when what it stood in is out. Records `plan.<noun>_restored` for it and for each that comes with it.
    """
    plan = plan_of(record)
    policies.can_change(by, plan).require()
    if not record.retired_on:
        raise Refused(f"This {noun_of(record)} stands in the plan.")
    if not reason.strip():
        raise Refused("Say why it is put back.")
    for above in lineage_of(record):
        if getattr(above, "retired_on", None):
            raise Refused(f"Its {noun_of(above)} was taken out of the plan. Put that back first.")
    _require_one_vision(record)
    went_out = (record.retired_on, record.retired_because)
    changes = change(record, {"retired_on": None, "retired_because": ""}, edition=edition)
    tell(record, "restored", by=by, reason=reason, changes=changes)
    _restore_below(record, went_out, by=by, reason=reason)
    return record


def _require_one_vision(record: Any) -> None:
    is_vision = isinstance(record, Statement) and record.kind == StatementKind.VISION
    if is_vision and siblings_of(record).standing().exists():
        raise Refused("The plan has another vision by now. Take that out first.")


def _save(record: Any, values: dict[str, Any], *, by: Reader, edition: int, reason: str) -> Any:
    changes = change(record, values, edition=edition)
    if changes:
        tell(record, "changed", by=by, reason=reason, changes=changes)
    return record


def _standing_below(record: Any) -> list[Any]:
    return [each for each in _below(record) if each.retired_on is None]


def _below(record: Any) -> list[Any]:
    """What stands directly below a record; below an outcome stands nothing: objectives serve it."""
    if isinstance(record, Section):
        outcomes = list(Outcome.objects.filter(section=record).select_related("section__plan"))
        return [*outcomes, *Objective.objects.filter(section=record).select_related("section__plan")]
    if isinstance(record, Objective):
        return list(Action.objects.filter(objective=record).select_related("objective__section__plan"))
    return []


def _retire_with(record: Any, *, above: Any, by: Reader, on: datetime.date, reason: str) -> None:
    because = WITH_ITS.format(noun_of(above)) + reason.strip()
    changes = change(record, {"retired_on": on, "retired_because": because}, edition=record.edition)
    tell(record, "retired", by=by, reason=because, changes=changes)
    _withdraw_asks(record, by=by, reason=because)
    for below in _standing_below(record):
        _retire_with(below, above=record, by=by, on=on, reason=reason)


def _restore_below(record: Any, went_out: tuple, *, by: Reader, reason: str) -> None:
    on, because = went_out
    said = because.split(": ", 1)[1] if because.startswith("Taken out with its ") else because
    with_it = (on, WITH_ITS.format(noun_of(record)) + said)
    for below in _below(record):
        if (below.retired_on, below.retired_because) == with_it:
            changes = change(below, {"retired_on": None, "retired_because": ""}, edition=below.edition)
            tell(below, "restored", by=by, reason=reason, changes=changes)
            _restore_below(below, with_it, by=by, reason=reason)


def _withdraw_asks(record: Any, *, by: Reader, reason: str) -> None:
    if isinstance(record, Promise):
        waiting = asks(by).filter(record=reference(record), state__in=(AskState.OPEN, AskState.NOT_THEIRS))
        for ask in waiting:
            withdraw(ask, reason=reason, by=by)


def _require_known(fields: dict[str, Any], known: tuple[str, ...]) -> None:
    unknown = fields.keys() - set(known)
    if unknown:
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be changed here")


def _require_period(fields: dict[str, Any]) -> None:
    start, end = fields.get("period_start"), fields.get("period_end")
    if start and end and end < start:
        raise Refused("The plan's last day must be the same as or after its first day.")
