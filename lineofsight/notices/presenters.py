"""Lists and stories of messages, for templates."""

from collections.abc import Mapping

from lineofsight.design.lists import Column, Filter, Listing

from . import queries
from .models import NoticeState

EVENTS = {
    "notices.sent": ("Sent", "tick"),
    "notices.given_up": ("Given up", "late"),
    "notices.tried_again": ("Put back into the outbox", "up"),
    "notices.withdrawn": ("Withdrawn", "cross"),
}


def outbox(asked: Mapping[str, str]) -> Listing:
    """Every message, filtered and sorted as asked. Two queries."""
    return Listing(
        asked,
        rows=queries.notices(),
        name="Outbox",
        noun=("message",),
        order="-made_at",
        columns=[
            Column("subject", "Subject", sort=True, heading=True, link=lambda one: one.get_absolute_url()),
            Column("to", "To", show="to.name", sort="to__name"),
            Column("state", "State", show=lambda one: NoticeState(one.state).label, sort=True),
            Column("made_at", "Written", sort=True),
            Column("sent_at", "Sent", sort=True),
            Column("sent_to", "Sent to", export=True),
            Column("attempts", "Attempts", sort=True, numeric=True),
            Column("next_attempt_at", "Next attempt", show=_next_attempt),
            Column("last_error", "What went wrong", show=lambda one: one.withdrawn_because or one.last_error),
        ],
        filters=[
            Filter("words", "To or subject", field=("subject", "to__name", "to__email")),
            Filter("state", "State", choices=NoticeState.choices),
        ],
    )


def _next_attempt(notice):
    return notice.next_attempt_at if notice.state == NoticeState.WAITING else ""


def mail(asked: Mapping[str, str]) -> Listing:
    """The demonstration's mail, newest first."""
    return Listing(
        asked, rows=queries.notices().exclude(state=NoticeState.WITHDRAWN), name="Mail", noun=("message",), order="-made_at",
        columns=[Column("made_at", "Written", sort=True)], filters=[Filter("to", "To", field=("to__name", "to__email"))],
        page_size=20,
    )  # fmt: skip


def story(page: queries.NoticePage) -> list[dict]:
    """The story of a message for the macro `story`."""
    told = []
    for line in page.story:
        what, shape = EVENTS.get(line.kind, (line.kind, "dash"))
        who = page.names.get(line.actor, "the system")
        told.append({"on": line.at, "who": who, "what": what, "reason": line.reason, "shape": shape})
    return told
