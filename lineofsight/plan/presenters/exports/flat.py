"""A plan as a flat table: a row for each objective and each action below one, and for what a section says of itself.

`importing/reader/own_exports.py` reads it again.
"""

import datetime
from collections.abc import Iterator

from ...importing.reader.leads import split_leads
from ...importing.reader.own_exports import PLAN_COLUMNS

SECTION_KINDS = {"priority": "Priority", "standing": "Core business"}
HEADER = PLAN_COLUMNS

#: What each kind of gap is called in a file.
GAP_NAMES = {
    "no_lead": "Nobody answers for it",
    "no_due": "No date",
    "ongoing": "Ongoing",
    "no_measure": "No measure",
    "compound": "Several commitments in one",
    "everyone_leads": "Everybody leads",
    "lead_not_found": "Lead not known here",
}


def flat_rows(content: dict) -> Iterator[list]:
    """The cells under HEADER: text, and dates as dates."""
    gaps = gap_names_by_place(content)
    for first, section in enumerate(content["sections"]):
        served = {place for objective in section["objectives"] for place in objective["outcomes"]}
        alone = [text for place, text in enumerate(section["outcomes"]) if place not in served]
        if alone or not section["objectives"]:
            yield [*_head(section, alone), *[""] * (len(HEADER) - 4)]
        for second, objective in enumerate(section["objectives"]):
            yield _row(section, objective, None, gaps.get((first, second, None), []))
            for third, action in enumerate(objective["actions"]):
                yield _row(section, objective, action, gaps.get((first, second, third), []))


def _row(section: dict, objective: dict, action: dict | None, gaps: list[str]) -> list:
    promise = action or objective
    due = promise["due"] or {}
    return [
        *_head(section, [section["outcomes"][place] for place in objective["outcomes"]]),
        objective["ref"],
        objective["text"],
        action["ref"] if action else "",
        action["text"] if action else "",
        accountability(promise),
        promise["due_text"],
        day_of(due.get("earliest")),
        day_of(due.get("latest")),
        due.get("precision", "").replace("_", " "),
        due.get("recurrence", ""),
        promise["measure_text"],
        promise["evidence_text"],
        promise["status_text"],
        promise["progress_text"],
        promise["source_text"],
        "; ".join(gaps),
    ]


def _head(section: dict, outcomes: list[str]) -> list[str]:
    kind = SECTION_KINDS.get(section["kind"], section["kind"])
    return [kind, section["ref"], section["title"], "\n".join(outcomes)]


def accountability(row: dict) -> str:
    """The printed cell; names that stood below each other in it, with nothing but the line between, stand so again."""
    printed, leads = row["leads_text"], row["leads"]
    stacked = len(leads) > 1 and " ".join(leads) == printed and split_leads([printed]) != leads
    return "\n".join(leads) if stacked else printed


def gap_names_by_place(content: dict) -> dict[tuple, list[str]]:
    """(section, objective, action or None) → what the plan leaves open there."""
    found: dict[tuple, list[str]] = {}
    for gap in content["findings"]:
        place = (gap.get("section"), gap.get("objective"), gap.get("action"))
        found.setdefault(place, []).append(GAP_NAMES.get(gap["kind"], gap["kind"].replace("_", " ")))
    return found


def day_of(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
