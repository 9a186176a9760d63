"""Rows of the interchange format as fields of records, and records made from rows."""

import datetime

from ..importing.gaps import digest_of
from ..models import Outcome, Plan, Section, Statement, StatementKind
from ..queries.exchange import TEXTS


def promise_fields(row: dict) -> dict:
    """The fields of an objective or an action that a row of the format gives, without its place and who answers."""
    fields = {name: row.get(name) or "" for name in TEXTS}
    fields |= {
        "text": row["text"],
        "printed_reference": row.get("ref") or "",
        "origin": row.get("origin") or {},
    }
    return fields | {"leads_text": row.get("leads_text") or ""} | due_fields(row)


def due_fields(row: dict) -> dict:
    """The fields of a promise that say when it is due, from `due_text` and `due` of a row."""
    due = row.get("due") or {}
    return {
        "due_text": row.get("due_text") or "",
        "due_earliest": day_of(due.get("earliest")),
        "due_latest": day_of(due.get("latest")),
        "due_precision": due.get("precision") or "",
        "due_recurrence": due.get("recurrence") or "",
        "due_condition": due.get("condition") or "",
    }


def read_gaps(row: dict, found: list[dict]) -> dict:
    """What the reading found about a row, with the digest of the row it holds for."""
    return {"of": digest_of(row), "found": found}


def plan_fields(content: dict) -> dict:
    """The fields of a plan that the format gives."""
    period = content.get("period") or {}
    return {
        "title": content["title"],
        "partnership_text": content.get("partnership") or "",
        "period_text": period.get("text") or "",
        "period_start": day_of(period.get("start")),
        "period_end": day_of(period.get("end")),
        "status_key": content.get("status_key") or {},
    }


def section_fields(row: dict) -> dict:
    """The fields of a section that a row of the format gives, without its place."""
    return {
        "kind": row["kind"],
        "printed_reference": row.get("ref") or "",
        "title": row["title"],
        "lead_text": row.get("lead_text") or "",
    }


def statements_of(plan: Plan, content: dict) -> list[Statement]:
    """The statements of a plan, not yet saved."""
    given = content.get("statements") or {}
    texts = {
        StatementKind.VISION: [given["vision"]] if given.get("vision") else [],
        StatementKind.VALUE: given.get("values") or [],
        StatementKind.PRINCIPLE: given.get("principles") or [],
    }
    return [
        Statement(plan=plan, kind=kind, text=text, position=position)
        for kind, rows in texts.items()
        for position, text in enumerate(rows)
    ]


def outcomes_of(section: Section, row: dict) -> list[Outcome]:
    """The outcomes of a section, not yet saved."""
    return [
        Outcome(section=section, text=text, position=position)
        for position, text in enumerate(row.get("outcomes") or [])
    ]


def leads_in(content: dict) -> list[str]:
    """Every lead that the plan names, once, in printed order."""
    promises = [each for section in content["sections"] for each in section["objectives"]]
    named = [words for each in promises for row in (each, *each["actions"]) for words in row["leads"]]
    return list(dict.fromkeys(named))


def day_of(text: str | None) -> datetime.date | None:
    """A day of the format ("2021-09-30") as a date."""
    return datetime.date.fromisoformat(text) if text else None


def place_of(note: dict) -> tuple[int, ...]:
    """The place that a finding or a doubt of the format is about: (section, objective, action), as far as it says."""
    return tuple(note[name] for name in ("section", "objective", "action") if note.get(name) is not None)
