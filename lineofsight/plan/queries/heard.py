"""A plan in the interchange format with what was last heard of each row under its Progress: for a meeting."""

import datetime
from collections.abc import Iterator

from lineofsight.design.wording import day
from lineofsight.returns.queries import Freshness, freshness_of

from ..models import Plan
from .exchange import one_line, plan_as_dict

KINDS = {"O": "objective", "A": "action"}


def plan_with_last_answers(plan: Plan, on: datetime.date) -> dict:
    """As `plan_as_dict`; below what the plan prints under Progress stands the last answer with its day, or since when an
    answer is waited for. Ten queries, however long the plan."""
    content = plan_as_dict(plan, with_keys=True)
    rows = list(_rows(content))
    heard = freshness_of((_name_of(row) for row in rows), on)
    for row in rows:
        row["progress_text"] = "\n".join(
            part for part in (row["progress_text"], _said(heard[_name_of(row)])) if part
        )
    return content


def _rows(content: dict) -> Iterator[dict]:
    for section in content["sections"]:
        for objective in section["objectives"]:
            yield objective
            yield from objective["actions"]


def _name_of(row: dict) -> str:
    """A row's name in history: "O17" → "plan.objective:17"."""
    return f"plan.{KINDS[row['key'][0]]}:{row['key'][1:]}"


def _said(freshness: Freshness) -> str:
    parts = []
    if freshness.last_answer_on:
        words = one_line(freshness.last_words)
        parts.append(
            f"{day(freshness.last_answer_on)}: {words}"
            if words
            else f"Answered on {day(freshness.last_answer_on)}."
        )
    if freshness.state == "silent":
        parts.append(f"Asked on {day(freshness.asked_on)}, no answer yet.")
    return "\n".join(parts)
