"""Lists and stories of asks, for templates."""

import datetime
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.history.queries import StoryLine

from . import queries
from .models import Ask
from .workflow import ANSWERED, HANDED_ON, NOT_THEIRS, OPEN, STATES, WITHDRAWN

#: state → (shape, tone) of its mark. Late ones have their own.
LOOKS = {
    OPEN: ("waiting", "plain"),
    ANSWERED: ("answered", "good"),
    NOT_THEIRS: ("question", "warning"),
    HANDED_ON: ("same", "quiet"),
    WITHDRAWN: ("dash", "quiet"),
}
EVENTS = {
    "returns.asked": ("Asked", "question"),
    "returns.reminded": ("Reminded", "clock"),
    "returns.answered": ("Answered", "tick"),
    "returns.answered_again": ("Added to the answer", "tick"),
    "returns.said_not_theirs": ("Said not to be theirs", "question"),
    "returns.handed_on": ("Handed on", "same"),
    "returns.withdrawn": ("Withdrawn", "cross"),
    "returns.asker_not_told": ("Whoever asked could not be told", "late"),
    "notices.link_minted": ("A link was made", "dash"),
}
STANDINGS = (
    ("open", "Waiting for an answer"),
    ("overdue", "Waiting, and the day has passed"),
    ("silent", "Silent: reminded, and still nothing"),
    ("not_theirs", "To pass on: not theirs"),
    ("answered", "Answered"),
    ("handed_on", "Handed on"),
    ("withdrawn", "Withdrawn"),
)


def mark_of(line: queries.AskLine) -> dict:
    """Shape, words and tone of the mark that says how an ask stands."""
    if line.is_late:
        days = f"{line.days_late} day{'s' if line.days_late != 1 else ''}"
        return {"shape": "late", "words": f"{days} late", "tone": "bad"}
    shape, tone = LOOKS[line.state]
    return {"shape": shape, "words": line.state_name, "tone": tone}


def standing(rows: QuerySet[Ask], value: str, on: datetime.date) -> QuerySet[Ask]:
    """The asks that stand so on a day."""
    if value == "overdue":
        return rows.filter(state=OPEN, due_on__lt=on)
    if value == "silent":
        return rows.filter(state=OPEN, due_on__lt=on, reminders__gt=0)
    return rows.filter(state=value)


def ask_list(asked: Mapping[str, str], reader: Reader, on: datetime.date) -> Listing:
    """Every ask the reader keeps or answers, one row each, filtered and sorted as asked."""
    columns = [
        Column("record_label", "About", sort=True, heading=True, link=lambda ask: ask.get_absolute_url()),
        Column("party", "Asked of", show=lambda ask: ask.party.name),
        Column("state", "How it stands", show=lambda ask: STATES[ask.state][0], sort=("urgency", "due_on")),
        Column("due_on", "Hoped for by", sort=True),
        Column("reminders", "Reminders", sort=True),
        Column("answer", "Answer", show="last_text"),
    ]
    return Listing(
        asked,
        rows=queries.asks_with_last_answer(reader),
        name="Questions asked",
        noun=("question",),
        order="state",
        columns=columns if not asked.get("export") else [*columns, *_more_columns(on)],
        filters=[
            Filter("words", "Words", apply=_with_words),
            Filter(
                "standing",
                "How it stands",
                choices=STANDINGS,
                apply=lambda rows, value: standing(rows, value, on),
            ),
            Filter(
                "party",
                "Asked of",
                finder=lambda: queries.parties_asked(reader),
                field="party_id",
                words=PARTY_NAMES,
            ),
        ],
    )


def _more_columns(on: datetime.date) -> list[Column]:
    """What the file holds and the page leaves to the ask's own page."""
    return [
        Column("question", "Question"),
        Column("days_late", "Days late", show=lambda ask: (on - ask.due_on).days if ask.is_late(on) else ""),
        Column("asked_on", "Asked on"),
        Column("last_reminded_on", "Last reminded"),
        Column("answered_at", "Answered", show="last_answered_at"),
        Column("said_by", "Answered by", show="last_said_by"),
        Column("withdrawn_because", "Withdrawn because"),
    ]


#: Where the words stand by which a party is called.
PARTY_NAMES = (
    "party__printed",
    "party__group__name",
    "party__post__name",
    "party__organisation__name",
    "party__person__name",
)


def answered_list(asked: Mapping[str, str], lines: list[queries.AskLine]) -> Listing:
    """What a reader's parties answered before, at most 200."""
    return Listing(
        asked,
        rows=lines,
        name="Answered before",
        noun=("question",),
        columns=[
            Column("record_label", "About", heading=True, sort=True, link=lambda line: line.address),
            Column("party_name", "Asked of", sort=True),
            Column("state_name", "How it stands", sort=True),
            Column("asked_on", "Asked on", sort=True),
            Column("answer", "Answer", show="last_answer.text"),
            Column("said_by", "By", show="last_answer.said_by"),
        ],
        filters=[Filter("words", "Words", field=("record_label", "question", "party_name"))],
    )


def _with_words(rows: QuerySet[Ask], value: str) -> QuerySet[Ask]:
    return rows.filter(
        Q(record_label__icontains=value) | Q(question__icontains=value) | Q(last_text__icontains=value)
    )


def story(lines: Sequence[StoryLine], names: Mapping[str, str]) -> list[dict]:
    """The story of an ask for the macro `story`."""
    return [_event(line, names) for line in lines]


def _event(line: StoryLine, names: Mapping[str, str]) -> dict:
    what, shape = EVENTS.get(line.kind, (line.kind.partition(".")[2].replace("_", " ").capitalize(), "dash"))
    return {
        "on": line.at,
        "who": names.get(line.actor, "the system"),
        "what": what,
        "reason": line.reason,
        "shape": shape,
    }
