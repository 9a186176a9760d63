"""The gold of a random plan: what the plan format says a careful reader prints, known by construction."""

from typing import Any

from tests.importing.renderer.abstract import Item, Plan
from tests.importing.renderer.axes import Axes


def gold_of(plan: Plan, axes: Axes) -> dict[str, Any]:
    """The plan as `lineofsight-plan/1`, with gold-only keys `open`, `marks` and `axes`."""
    sections, findings = [], []
    for position, section in enumerate(plan.sections):
        objectives = []
        for order, item in enumerate(section.objectives):
            row = _row(item, axes) | {"outcomes": item.outcomes, "actions": []}
            carrying = [(None, item)]
            if item.actions:
                row["actions"] = [_row(action, axes) for action in item.actions]
                if axes.nesting != "bullets":
                    carrying = list(enumerate(item.actions))
            objectives.append(row)
            for action, carrier in carrying:
                place = {"section": position, "objective": order}
                place |= {} if action is None else {"action": action}
                findings += [{"kind": kind, **place, "message": ""} for kind in _faults(carrier)]
        sections.append(
            {
                "kind": section.kind,
                "ref": section.ref,
                "title": section.title,
                "lead_text": section.lead_text,
                "outcomes": section.outcomes,
                "objectives": objectives,
            }
            | ({"open": ["section.title", "section.ref", "section.kind"]} if axes.nesting == "rows" else {})
        )
    return {
        "format": "lineofsight-plan/1",
        "title": plan.title if axes.title_by != "one line" else f"{plan.partnership} {plan.title}",
        "partnership": plan.partnership,
        "period": {"text": plan.period_text, "start": f"{plan.start}-04-01", "end": plan.ends},
        "statements": {"vision": plan.vision, "values": plan.values, "principles": plan.principles},
        "status_key": plan.status_key,
        "sections": sections,
        "findings": findings,
        "doubts": [],
        "axes": axes.labels(),
    } | ({"open": ["plan.title"]} if axes.title_by == "three lines" else {})


def _row(item: Item, axes: Axes) -> dict[str, Any]:
    due = item.due
    opened = [*item.open, *due.open, *item.lead.open]
    if due.meaning and due.meaning["precision"] == "unknown":
        opened.append("finding:no_due")
    if axes.joined:
        opened += ["leads_text", "due_text"]
    return {
        "ref": item.ref,
        "text": item.text,
        "leads_text": item.lead.text,
        "leads": list(item.lead.parties),
        "due_text": due.text,
        "due": due.meaning,
        "measure_text": item.measure,
        "evidence_text": item.evidence,
        "status_text": item.status.gold,
        "progress_text": item.progress,
        "source_text": item.source,
        "origin": None,
        "open": opened,
        "marks": [f"due {due.kind}", f"lead {item.lead.kind}", *(["compound"] if item.compound else [])],
    }


def _faults(item: Item) -> list[str]:
    faults = []
    if not item.lead.parties:
        faults.append("no_lead")
    if item.lead.everyone:
        faults.append("everyone_leads")
    if item.due.meaning is None:
        faults.append("no_due")
    elif item.due.meaning["precision"] == "ongoing" and not item.due.meaning["recurrence"]:
        faults.append("ongoing")
    if not item.measure:
        faults.append("no_measure")
    if item.compound:
        faults.append("compound")
    return faults
