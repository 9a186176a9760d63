"""Reads about messages and due jobs."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from markupsafe import Markup

from lineofsight.core.access import Reader
from lineofsight.design.linked_text import with_links
from lineofsight.history.queries import StoryLine, story_of
from lineofsight.links.kinds import Card, cards_for
from lineofsight.notices import policies
from lineofsight.notices.models import DueJob, Notice, NoticeState, SignedLink
from lineofsight.notices.workflow import FAILED, WAITING
from lineofsight.people.models import Person

from .links import fill_in, links_in, without_links


@dataclass(frozen=True)
class NoticePage:
    """Everything the page of one message shows. `words` is "" when they are not for this reader, and `why_not` says so;
    signed links in them are never shown."""

    notice: Notice
    words: str
    why_not: str
    about: Card | None
    story: tuple[StoryLine, ...]
    names: dict[str, str]
    may_try_again: bool
    may_withdraw: bool


def notices() -> QuerySet[Notice]:
    """Every message, with whom it is for."""
    return Notice.objects.select_related("to")


def notice_seen_by(reader: Reader, pk: int) -> Notice | None:
    """The message; None when there is none or the reader does not look after the outbox. One query."""
    return notices().filter(pk=pk).first() if policies.can_keep_outbox(reader) else None


def notice_page(reader: Reader, pk: int) -> NoticePage | None:
    """The page of one message, or None. Three queries, and one for the record it is about."""
    notice = notice_seen_by(reader, pk)
    if notice is None:
        return None
    may_read = policies.can_read_words(reader, notice)
    story = tuple(story_of(notice))
    return NoticePage(
        notice=notice,
        words=without_links(notice.text) if may_read else "",
        why_not=may_read.reason,
        about=cards_for(reader, [notice.about]).get(notice.about) if notice.about else None,
        story=story,
        names=_names(line.actor for line in story),
        may_try_again=bool(policies.can_try_again(reader, notice)),
        may_withdraw=bool(policies.can_withdraw(reader, notice)),
    )


def _names(actors) -> dict[str, str]:
    people = {int(actor[7:]) for actor in actors if actor.startswith("person:") and actor[7:].isdigit()}
    return {
        f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=people).values_list("pk", "name")
    }


@dataclass(frozen=True)
class Standing:
    """How the outbox stands, in figures. `last_error` is what the mail server said last to a message that waits."""

    waiting: int
    failed: int
    last_error: str


def standing() -> Standing:
    """How the outbox stands. Three queries."""
    waiting = Notice.objects.filter(state=WAITING)
    troubled = waiting.exclude(last_error="").order_by("-next_attempt_at").first()
    return Standing(
        waiting=waiting.count(),
        failed=Notice.objects.filter(state=FAILED).count(),
        last_error=troubled.last_error if troubled else "",
    )


def due_jobs() -> list[DueJob]:
    """When each due job last ran and how it ended, by name. One query."""
    return list(DueJob.objects.order_by("name"))


@dataclass(frozen=True)
class Letter:
    """A message of the demonstration as its addressee would read it: `text` with its signed links."""

    id: int
    to: str
    address: str
    subject: str
    text: str
    state: str
    made_at: datetime.datetime

    @property
    def html(self) -> Markup:
        """The text as HTML, its links clickable."""
        return with_links(self.text)


def letters(page: list[Notice]) -> list[Letter]:
    """These messages as their addressees would read them: for the demonstration only, where every link may be clicked by
    everybody. One query."""
    ids = {number for notice in page for number in links_in(notice.text)}
    known = SignedLink.objects.in_bulk(ids)
    return [
        Letter(
            notice.pk,
            notice.to.name,
            notice.to.email,
            notice.subject,
            fill_in(notice.text, known),
            NoticeState(notice.state).label,
            notice.made_at,
        )
        for notice in page
    ]
