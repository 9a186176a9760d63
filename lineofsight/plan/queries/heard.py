"""A plan in the interchange format with what was last heard of each row under its Progress: for a meeting."""

import datetime
from collections.abc import Iterator

from lineofsight.design.wording import day
from lineofsight.returns.queries import Freshness, freshness_of

from ..models import Plan
from .exchange import one_line, plan_as_dict
from .progress import Progress, progress_of

KINDS = {"O": "objective", "A": "action"}


def plan_with_last_answers(plan: Plan, on: datetime.date) -> dict:
    """As `plan_as_dict`; below what the plan prints under Progress stands the last answer with its day, or since when an
    answer is waited for, and how it was rated. Eleven queries, however long the plan."""
    content = plan_as_dict(plan, with_keys=True)
    rows = list(_rows(content))
    names = [_name_of(row) for row in rows]
    heard, reported = freshness_of(names, on), progress_of(names)
    for name, row in zip(names, rows, strict=True):
        parts = (row["progress_text"], _said(heard[name]), _reported(reported[name]))
        row["progress_text"] = "\n".join(part for part in parts if part)
    return content


def _rows(content: dict) -> Iterator[dict]:
    for section in content["sections"]:
        for objective in section["objectives"]:
            yield objective
            yield from objective["actions"]


def _name_of(row: dict) -> str:
    """A row's name in history: "O17" → "plan.objective:17"."""
    return f"plan.{KINDS[row['key'][0]]}:{row['key'][1:]}"


def _reported(progress: Progress) -> str:
    """How it was rated last, what comes next and what gets in the way, as a meeting reads it."""
    rating = progress.rating
    return "\n".join(
        one_line(f"{name}: {words}")
        for name, words in (
            ("Reported", f"{rating.words}, {day(rating.on)}" if rating else ""),
            ("Next", progress.comes_next),
            ("In the way", progress.gets_in_the_way),
            ("Expected by", day(progress.forecast_on) if progress.forecast_on else ""),
        )
        if words
    )


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
