"""The one thing to do now on the page of an objective or action, and what happens next."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.design.wording import day, how_far
from lineofsight.returns.models import Ask, AskState

from .. import policies
from ..models import Action, Objective
from ..queries.gaps import Gap
from ..queries.objectives import own_ask_about
from ..queries.overview import PromiseLine
from .telling import Telling

#: Gaps, the one that stops most first: (kind, what the button says, what it is for, the page that settles it).
SETTLE = (
    ("no_lead", "Choose who answers", "Nobody answers for this, so nobody can be asked.", "who_answers"),
    (
        "everyone_leads",
        "Choose who answers",
        "Everybody is named, so each waits for the others.",
        "who_answers",
    ),
    (
        "lead_not_found",
        "Say who is meant",
        "The plan names somebody who is not known here yet.",
        "who_answers",
    ),
    ("no_due", "Give a date", "Without a date nothing is ever late.", "date"),
    (
        "ongoing",
        "Give a review date",
        "Ongoing work needs a day on which somebody looks at it again.",
        "date",
    ),
    ("compound", "Split it", "Several commitments stand in one: no single answer is true of all.", "split"),
    (
        "no_measure",
        "Say how we will know",
        "Nothing says how we will know that it changed things.",
        "measure",
    ),
)

WHO = ("no_lead", "everyone_leads", "lead_not_found")
WHEN = ("no_due", "ongoing")
ALL = tuple(kind for kind, *_ in SETTLE)


@dataclass(frozen=True)
class NextStep:
    """The button at the top: what it says, where it leads, and one sentence why. `text` is "" where there is nothing
    this reader could do."""

    text: str
    href: str
    why: str


NOTHING = NextStep("", "", "")


def next_step_for(
    reader: Reader,
    promise: Objective | Action,
    line: PromiseLine,
    gaps: Sequence[Gap],
    tellings: Sequence[Telling],
    on: datetime.date,
) -> NextStep:
    """The one thing to do now. Whoever is asked: answer, or add to the answer; whoever answers and was not asked: give an
    update. Whoever keeps the plan: in a draft settle the biggest gap; afterwards settle who answers, chase silence, settle
    when, else ask for an update. Anyone else: nothing. At most one query."""
    if promise.retired_on:
        return NOTHING
    plan = plan_of(promise)
    may_change = policies.can_change_promise(reader, promise, plan)
    if line.freshness.waiting_for or not may_change:
        ask = own_ask_about(reader, line.record)
        if ask and (ask.state == AskState.OPEN or not may_change):
            return NextStep("Say what happened", ask.get_absolute_url(), _why_say(ask, on))
    if not may_change:
        own = next((telling for telling in tellings if telling.is_own), None)
        return NextStep("Give an update", own.href, _why_tell(line)) if own else NOTHING
    if plan.stage == "draft":
        return _settle(promise, gaps, ALL) or NOTHING
    if line.edge == "silent":
        return _settle(promise, gaps, WHO) or _ask(promise, line, on)
    return _settle(promise, gaps, (*WHO, *WHEN)) or _ask(promise, line, on)


def what_is_next(line: PromiseLine, actions: Sequence[PromiseLine], on: datetime.date) -> str:
    """What happens next to a promise or the actions below it, and when, in a sentence; where nothing does, that is said."""
    if line.freshness.waiting_for and line.freshness.due_on and line.freshness.due_on >= on:
        return f"Next: an answer is hoped for by {day(line.freshness.due_on)}, {how_far(line.freshness.due_on, on)}."
    coming = [
        (one.position.next_on, one)
        for one in (line, *actions)
        if one.position.next_on and one.position.next_on >= on
    ]
    if not coming:
        return "Nothing is set to happen next."
    next_on, first = min(coming, key=lambda pair: pair[0])
    what = "" if first is line else f"action {first.label} is due by "
    return f"Next: {what}{day(next_on)}, {how_far(next_on, on)}."


def plan_of(promise: Objective | Action):
    """The plan a promise stands in, fetched with it."""
    objective = promise if isinstance(promise, Objective) else promise.objective
    return objective.section.plan


def _settle(promise: Objective | Action, gaps: Sequence[Gap], which: Sequence[str]) -> NextStep | None:
    open_kinds = {gap.kind for gap in gaps if gap.kind in which}
    for kind, text, why, page in SETTLE:
        if kind in open_kinds:
            return NextStep(text, address_that_settles(promise, page), why)
    return None


def address_that_settles(promise: Objective | Action, page: str) -> str:
    """The page of an objective or action where a gap of one sort is settled."""
    return reverse(f"plan:{promise._meta.model_name}_{page}", args=[promise.pk])


def _ask(promise: Objective | Action, line: PromiseLine, on: datetime.date) -> NextStep:
    href = reverse(f"plan:{promise._meta.model_name}_asked", args=[promise.pk]) + "#asks"
    if line.freshness.state == "silent":
        late = how_far(line.freshness.due_on, on)
        return NextStep("Remind them", href, f"An answer was hoped for {late}, and nothing has come.")
    if line.freshness.state == "asked":
        return NextStep(
            "See what was asked", href, f"An answer is hoped for {how_far(line.freshness.due_on, on)}."
        )
    heard = line.freshness.last_answer_on
    why = f"Last heard on {day(heard)}." if heard else "Nobody has been asked about this yet."
    return NextStep("Ask for an update", href, why)


def _why_tell(line: PromiseLine) -> str:
    heard = line.freshness.last_answer_on
    return f"Last heard on {day(heard)}." if heard else "Nothing has been said about this yet."


def _why_say(ask: Ask, on: datetime.date) -> str:
    if ask.state == AskState.OPEN:
        return f"You are asked about this; an answer is hoped for by {day(ask.due_on)}, {how_far(ask.due_on, on)}."
    return "You have answered. Add what has happened since."
