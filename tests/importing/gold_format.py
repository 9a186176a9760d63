"""Checks that a gold plan keeps to `lineofsight-plan/1`, and takes the gold-only keys off it.

Gold may carry two keys that the format does not have: `open` (names of fields on which the written format leaves
a careful reader free; they are not scored) and `marks` (which variation a row shows, for the tables).
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

GOLD_ONLY = ("open", "marks", "axes")
KINDS = {"priority", "standing"}
PRECISIONS = {
    "day",
    "month",
    "quarter",
    "half",
    "year",
    "financial_year",
    "season",
    "term",
    "relative",
    "ongoing",
    "conditional",
    "unknown",
}
FINDINGS = {"no_lead", "no_due", "ongoing", "no_measure", "compound", "everyone_leads", "lead_not_found"}
PLAN_KEYS = {
    "format",
    "title",
    "partnership",
    "period",
    "statements",
    "status_key",
    "sections",
    "findings",
    "doubts",
}
SECTION_KEYS = {"kind", "ref", "title", "lead_text", "outcomes", "objectives"}
ROW_TEXTS = (
    "ref",
    "text",
    "leads_text",
    "due_text",
    "measure_text",
    "evidence_text",
    "status_text",
    "progress_text",
    "source_text",
)
ROW_KEYS = {*ROW_TEXTS, "leads", "due", "origin"}


def read_gold(path: Path) -> dict[str, Any]:
    """The gold plan beside a document (`NAME.gold.json`), gold-only keys and all."""
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return plan


def without_gold_keys(value: Any) -> Any:
    """The same plan without `open`, `marks` and `axes`, as a reader could have printed it."""
    if isinstance(value, dict):
        return {key: without_gold_keys(item) for key, item in value.items() if key not in GOLD_ONLY}
    if isinstance(value, list):
        return [without_gold_keys(item) for item in value]
    return value


def faults_of(plan: dict[str, Any]) -> list[str]:
    """Every way in which a plan (gold-only keys taken off) breaks `lineofsight-plan/1`; empty when it is valid."""
    faults: list[str] = []
    if set(plan) != PLAN_KEYS:
        faults.append(f"plan has keys {sorted(set(plan) ^ PLAN_KEYS)} too many or too few")
        return faults
    if plan["format"] != "lineofsight-plan/1":
        faults.append(f"format is {plan['format']!r}")
    period = plan["period"]
    if period is not None:
        faults += _faults_of_keys("period", period, {"text", "start", "end"})
        faults += _faults_of_dates("period", period.get("start"), period.get("end"))
    faults += _faults_of_keys("statements", plan["statements"], {"vision", "values", "principles"})
    for position, section in enumerate(plan["sections"]):
        faults += _faults_of_section(f"section {position}", section)
    for finding in plan["findings"]:
        faults += _faults_of_finding(plan, finding)
    return faults


def _faults_of_keys(place: str, value: dict[str, Any], keys: set[str]) -> list[str]:
    return [f"{place}: key {key} too many or missing" for key in sorted(set(value) ^ keys)]


def _faults_of_dates(place: str, earliest: str | None, latest: str | None) -> list[str]:
    try:
        days = [date.fromisoformat(day) for day in (earliest, latest) if day is not None]
    except ValueError as error:
        return [f"{place}: {error}"]
    if len(days) == 2 and days[0] > days[1]:
        return [f"{place}: {earliest} is after {latest}"]
    return []


def _faults_of_section(place: str, section: dict[str, Any]) -> list[str]:
    faults = _faults_of_keys(place, section, SECTION_KEYS)
    if faults:
        return faults
    if section["kind"] not in KINDS:
        faults.append(f"{place}: kind {section['kind']!r}")
    for position, objective in enumerate(section["objectives"]):
        inner = f"{place} objective {position}"
        faults += _faults_of_keys(inner, objective, ROW_KEYS | {"outcomes", "actions"})
        faults += _faults_of_row(inner, objective)
        for served in objective.get("outcomes", []):
            if not 0 <= served < len(section["outcomes"]):
                faults.append(f"{inner}: outcome {served} is not in the section")
        for order, action in enumerate(objective.get("actions", [])):
            faults += _faults_of_keys(f"{inner} action {order}", action, ROW_KEYS)
            faults += _faults_of_row(f"{inner} action {order}", action)
    return faults


def _faults_of_row(place: str, row: dict[str, Any]) -> list[str]:
    faults = [f"{place}: {name} is not text" for name in ROW_TEXTS if not isinstance(row.get(name), str)]
    faults += [
        f"{place}: {name} has unfolded white space"
        for name in ROW_TEXTS
        if isinstance(row.get(name), str) and row[name] != " ".join(row[name].split())
    ]
    if not row.get("text"):
        faults.append(f"{place}: no text")
    if not isinstance(row.get("leads"), list) or "" in row["leads"]:
        faults.append(f"{place}: leads {row.get('leads')!r}")
    due = row.get("due")
    if due is None:
        return faults
    if not {"earliest", "latest", "precision", "recurrence"} <= set(due):
        return [*faults, f"{place}: due lacks keys"]
    if due["precision"] not in PRECISIONS:
        faults.append(f"{place}: precision {due['precision']!r}")
    return faults + _faults_of_dates(place, due["earliest"], due["latest"])


def _faults_of_finding(plan: dict[str, Any], finding: dict[str, Any]) -> list[str]:
    if finding.get("kind") not in FINDINGS:
        return [f"finding of kind {finding.get('kind')!r}"]
    try:
        row = plan["sections"][finding["section"]]["objectives"][finding["objective"]]
        if finding.get("action") is not None:
            row["actions"][finding["action"]]
    except (IndexError, KeyError, TypeError) as error:
        return [f"finding {finding}: names no row ({error!r})"]
    return []
