"""How alive a record is: was anybody asked about it, and did anything come back?"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q, Window
from django.db.models.functions import RowNumber

from lineofsight.core.clock import LONDON
from lineofsight.returns.models import Answer, Ask
from lineofsight.returns.workflow import NOT_MINE, NOT_THEIRS, OPEN, WITHDRAWN

#: What a record's freshness can be, and the words for it.
FRESHNESS = {
    "answered": "Answered",
    "asked": "Asked, answer not due yet",
    "silent": "Asked, silent",
    "never_asked": "Never asked",
}


@dataclass(frozen=True)
class Freshness:
    """How alive a record is, as far as asking goes. `state` is a key of FRESHNESS:

    silent       somebody was asked, owes an answer, and its day has passed
    asked        somebody was asked, owes an answer, and still has time
    answered     nobody owes an answer and something came back
    never_asked  nobody was ever asked, or every ask was withdrawn

    `asked_on` and `due_on` are the earliest among the asks that wait for an answer, else `asked_on` is the day of the
    latest ask. `last_answer_on` and `last_words` tell of the latest answer, whoever gave it ("not mine" is none).
    `waiting_for` counts the parties who owe an answer.
    """

    state: str = "never_asked"
    last_answer_on: datetime.date | None = None
    asked_on: datetime.date | None = None
    due_on: datetime.date | None = None
    last_words: str = ""
    waiting_for: int = 0

    @property
    def words(self) -> str:
        return FRESHNESS[self.state]


NEVER_ASKED = Freshness()


def freshness_of(record_names: Iterable[str], on: datetime.date) -> dict[str, Freshness]:
    """How alive each record ("app.model:id") is on a day: {name: Freshness}, an entry for every name given. Two queries.

    The caller answers for the reader's right to see these records.
    """
    names = list(dict.fromkeys(record_names))
    asked = _asked(names)
    answered = _answered(names)
    return {name: _freshness(asked.get(name), answered.get(name), on) for name in names}


def answer_days(record_names: Iterable[str]) -> dict[str, tuple[datetime.date, ...]]:
    """The days on which something came back about each record ("not mine" is nothing), oldest first; only records with
    any. One query."""
    rows = (
        Answer.objects.filter(ask__record__in=list(record_names))
        .exclude(kind=NOT_MINE)
        .order_by("answered_at")
        .values_list("ask__record", "answered_at")
    )
    found: dict[str, dict[datetime.date, None]] = {}
    for record, at in rows:
        found.setdefault(record, {})[at.astimezone(LONDON).date()] = None
    return {record: tuple(days) for record, days in found.items()}


def _asked(names: list[str]) -> dict[str, dict]:
    """What is asked about each record, in figures."""
    waiting = Q(state__in=(OPEN, NOT_THEIRS))
    rows = (
        Ask.objects.filter(record__in=names)
        .exclude(state=WITHDRAWN)
        .order_by()
        .values("record")
        .annotate(
            latest_on=Max("asked_on"),
            waiting_since=Min("asked_on", filter=waiting),
            first_due_on=Min("due_on", filter=waiting),
            waiting_for=Count("pk", filter=waiting),
        )
    )
    return {row["record"]: row for row in rows}


def _answered(names: list[str]) -> dict[str, dict]:
    """The latest answer about each record."""
    newest_first = Window(
        RowNumber(), partition_by=F("ask__record"), order_by=[F("answered_at").desc(), F("pk").desc()]
    )
    rows = (
        Answer.objects.filter(ask__record__in=names)
        .exclude(kind=NOT_MINE)
        .annotate(place=newest_first)
        .filter(place=1)
        .order_by()
        .values("ask__record", "answered_at", "text")
    )
    return {row["ask__record"]: row for row in rows}


def _freshness(asked: dict | None, answered: dict | None, on: datetime.date) -> Freshness:
    if asked is None and answered is None:
        return NEVER_ASKED
    asked = asked or {"latest_on": None, "waiting_since": None, "first_due_on": None, "waiting_for": 0}
    if asked["waiting_for"]:
        state = "silent" if asked["first_due_on"] < on else "asked"
    else:
        state = "answered" if answered else "never_asked"
    return Freshness(
        state=state,
        last_answer_on=answered["answered_at"].astimezone(LONDON).date() if answered else None,
        asked_on=asked["waiting_since"] or asked["latest_on"],
        due_on=asked["first_due_on"],
        last_words=answered["text"] if answered else "",
        waiting_for=asked["waiting_for"],
    )
