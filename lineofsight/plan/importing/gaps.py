"""The faults of one objective or action of a plan in the format, by the reader's own rule.

The reader knows more than the format tells (which printed row a cell stood in, where its lines broke), so what it found
holds for a row until that row is changed. From then on the rule is asked again, with what the format tells.
"""

import hashlib
import json
from collections.abc import Sequence

from lineofsight.plan.importing.reader.findings import MESSAGES, faults_of

Fault = dict[str, str]


def faults_in(row: dict, *, above: dict | None = None, below: Sequence[dict] = ()) -> list[Fault]:
    """What an objective (with its actions `below`) or an action (with its objective `above`) leaves open: [{"kind",
    "message"}].

    Told where the plan carries it: not on an objective whose actions carry lead and date, nor on an action that says
    neither while its objective does.
    """
    if below and not _has_own(row):
        return []
    if above is not None and _has_own(above) and not _has_own(row):
        return []
    thing = "objective" if above is None else "action"
    return [
        {
            "kind": kind,
            "message": MESSAGES[kind].format(thing=thing, leads=row["leads_text"], due=row["due_text"]),
        }
        for kind in faults_of(row, [row["text"]])
    ]


def faults_in_plan(sections: list[dict]) -> list[dict]:
    """The findings of a whole plan in the format, for one that no file was read for."""
    findings = []
    for first, section in enumerate(sections):
        for second, objective in enumerate(section["objectives"]):
            place = {"section": first, "objective": second}
            findings += [placed(fault, place) for fault in faults_in(objective, below=objective["actions"])]
            for third, action in enumerate(objective["actions"]):
                faults = faults_in(action, above=objective)
                findings += [placed(fault, place | {"action": third}) for fault in faults]
    return findings


def found_at(content: dict) -> dict[tuple[int, ...], list[Fault]]:
    """The findings of a plan in the format by the place of their row: (section, objective) or (section, objective,
    action)."""
    found: dict[tuple[int, ...], list[Fault]] = {}
    for finding in content.get("findings") or []:
        place = tuple(
            finding[name] for name in ("section", "objective", "action") if finding.get(name) is not None
        )
        found.setdefault(place, []).append({"kind": finding["kind"], "message": finding["message"]})
    return found


def digest_of(row: dict) -> str:
    """A digest of everything in a row that its faults depend on: as long as it is the same, so are they."""
    facts = [row[name] for name in ("text", "leads_text", "leads", "due_text", "due", "measure_text")]
    facts.append(len(row.get("actions", ())))
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


def placed(fault: Fault, place: dict[str, int]) -> dict:
    """A fault as the format has it, at its place."""
    return {"kind": fault["kind"], **place, "message": fault["message"]}


def _has_own(row: dict) -> bool:
    return bool(row["leads_text"] or row["due_text"])
