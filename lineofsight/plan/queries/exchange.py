"""A plan in the interchange format `lineofsight-plan/1` (docs/plan-format.md), out of the database."""

import datetime

from ..importing.gaps import digest_of, faults_in, placed
from ..models import Accountability, Objective, Outcome, Part, Plan, Promise, Section, StatementKind
from .records import PlanRecords, records_of

FORMAT = "lineofsight-plan/1"

#: Fields of a promise that are plain printed text, under the same name in the format.
TEXTS = ("measure_text", "evidence_text", "status_text", "progress_text", "source_text")


def plan_as_dict(plan: Plan, *, with_keys: bool = False, with_doubts: bool = True) -> dict:
    """The plan as it stands now, in the interchange format; retired records are left out.

    With `with_keys` each section, objective and action also carries `key`, its stable reference ("S3", "O17", "A4"),
    and a section `outcome_keys`, so that two versions can be paired exactly. Eight queries, seven without doubts, however
    long the plan.
    """
    return as_dict(records_of(plan, with_doubts=with_doubts), with_keys=with_keys)


def as_dict(records: PlanRecords, *, with_keys: bool = False) -> dict:
    """As `plan_as_dict`, from records already fetched. No query."""
    plan = records.plan
    content = {
        "format": FORMAT,
        "title": one_line(plan.title),
        "partnership": one_line(plan.partnership_text),
        "period": {
            "text": one_line(plan.period_text),
            "start": _iso(plan.period_start),
            "end": _iso(plan.period_end),
        },
        "statements": _statements(records),
        "status_key": dict(plan.status_key),
        "sections": [_section(records, section, with_keys) for section in records.sections],
    }
    content["findings"] = _findings(records, content)
    content["doubts"] = _doubts(records)
    return content


def _findings(records: PlanRecords, content: dict) -> list[dict]:
    """What each row leaves open: what the reading of its file found, as long as the row is as it was read; else what the
    same rule says now."""
    findings = []
    for first, section in enumerate(records.sections):
        for second, objective in enumerate(records.objectives.get(section.pk, [])):
            row = content["sections"][first]["objectives"][second]
            place = {"section": first, "objective": second}
            faults = _as_read(objective, row)
            faults = faults_in(row, below=row["actions"]) if faults is None else faults
            findings += [placed(fault, place) for fault in faults]
            for third, action in enumerate(records.actions.get(objective.pk, [])):
                faults = _as_read(action, row["actions"][third])
                faults = faults_in(row["actions"][third], above=row) if faults is None else faults
                findings += [placed(fault, place | {"action": third}) for fault in faults]
    return findings


def _as_read(promise: Promise, row: dict) -> list[dict] | None:
    """What the reading found about a row that is still as it was read; None once it was changed."""
    known = promise.read_gaps
    return known["found"] if known and known["of"] == digest_of(row) else None


def _statements(records: PlanRecords) -> dict:
    texts: dict[str, list[str]] = {kind: [] for kind in StatementKind.values}
    for statement in records.statements:
        texts[statement.kind].append(one_line(statement.text))
    return {
        "vision": " ".join(texts["vision"]),
        "values": texts["value"],
        "principles": texts["principle"],
    }


def _section(records: PlanRecords, section: Section, with_keys: bool) -> dict:
    outcomes = records.outcomes.get(section.pk, [])
    row = {
        "kind": section.kind,
        "ref": one_line(section.printed_reference),
        "title": one_line(section.title),
        "lead_text": one_line(section.lead_text),
        "outcomes": [one_line(outcome.text) for outcome in outcomes],
        "objectives": [
            _objective(records, objective, [outcome.pk for outcome in outcomes], with_keys)
            for objective in records.objectives.get(section.pk, [])
        ],
    }
    if with_keys:
        row |= {"key": section_key(section), "outcome_keys": [outcome_key(outcome) for outcome in outcomes]}
    return row


def section_key(section: Section) -> str:
    """The stable reference of a section: "S3"."""
    return f"S{section.pk}"


def outcome_key(outcome: Outcome) -> str:
    """The stable reference of an outcome: "U5"."""
    return f"U{outcome.pk}"


def _objective(records: PlanRecords, objective: Objective, outcome_ids: list[int], with_keys: bool) -> dict:
    served = records.served.get(objective.pk, set())
    actions = [
        promise_as_dict(action, records.accountable(action), with_key=with_keys)
        for action in records.actions.get(objective.pk, [])
    ]
    row = promise_as_dict(objective, records.accountable(objective), with_key=with_keys)
    places = [place for place, pk in enumerate(outcome_ids) if pk in served]
    origin = row.pop("origin")
    return {
        "ref": row.pop("ref"),
        "text": row.pop("text"),
        "outcomes": places,
        **row,
        "actions": actions,
        "origin": origin,
    }


def promise_as_dict(promise: Promise, answering: list[Accountability], *, with_key: bool = False) -> dict:
    """What an objective and an action share, in the words of the format. No query."""
    row: dict = {"ref": one_line(promise.printed_reference), "text": one_line(promise.text)}
    row |= {"leads_text": leads_text_of(promise, answering), "leads": leads_of(answering)}
    row |= {"due_text": one_line(promise.due_text), "due": due_as_dict(promise)}
    row |= {name: one_line(getattr(promise, name)) for name in TEXTS}
    row |= {"key": promise.stable_reference} if with_key else {}
    return row | {"origin": {name: promise.origin.get(name) for name in ("page", "table", "row")}}


def one_line(text: str) -> str:
    """The text with white space folded, as the format has it: somebody may have typed paragraphs on a page."""
    return " ".join(text.split())


def leads_of(answering: list[Accountability]) -> list[str]:
    """Who leads, in the plan's own words where it had any, else by name. No query when parties came with names."""
    return [one_line(each.printed or each.party.name) for each in answering if each.part == Part.LEAD]


def leads_text_of(promise: Promise, answering: list[Accountability]) -> str:
    """The printed cell, as long as the same still lead; once somebody chose others, their names."""
    leading = [each.printed for each in answering if each.part == Part.LEAD]
    return (
        one_line(promise.leads_text) if leading == promise.printed_leads else " / ".join(leads_of(answering))
    )


def due_as_dict(promise: Promise) -> dict | None:
    """When a promise is due, or None where nothing was printed."""
    if not promise.due_precision:
        return None
    due = {
        "earliest": _iso(promise.due_earliest),
        "latest": _iso(promise.due_latest),
        "precision": promise.due_precision,
        "recurrence": promise.due_recurrence,
    }
    return due | ({"condition": one_line(promise.due_condition)} if promise.due_condition else {})


def _doubts(records: PlanRecords) -> list[dict]:
    """Doubts nobody settled yet, placed by position."""
    places = places_in(records)
    doubts = []
    for doubt in records.doubts:
        about = ("action", doubt.action_id), ("objective", doubt.objective_id), ("section", doubt.section_id)
        name = next((f"{kind}:{pk}" for kind, pk in about if pk), "")
        row: dict = {"kind": doubt.kind, "section": None, **places.get(name, {}), "message": doubt.message}
        doubts.append(row | ({} if doubt.confidence is None else {"confidence": doubt.confidence}))
    return doubts


def places_in(records: PlanRecords) -> dict[str, dict[str, int]]:
    """Where each record stands in the format: "action:4" → {"section": 0, "objective": 2, "action": 1}."""
    places = {}
    for first, section in enumerate(records.sections):
        places[f"section:{section.pk}"] = {"section": first}
        for second, objective in enumerate(records.objectives.get(section.pk, [])):
            places[f"objective:{objective.pk}"] = {"section": first, "objective": second}
            for third, action in enumerate(records.actions.get(objective.pk, [])):
                places[f"action:{action.pk}"] = {"section": first, "objective": second, "action": third}
    return places


def _iso(on: datetime.date | None) -> str | None:
    return on.isoformat() if on else None


def sections_of(plan: Plan) -> list[Section]:
    """The sections that stand in a plan, in printed order: the places of the format. One query."""
    return list(Section.objects.filter(plan=plan).standing())
