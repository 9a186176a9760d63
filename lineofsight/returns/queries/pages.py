"""What the pages about asks show."""

import datetime
from dataclasses import dataclass

from lineofsight.core.access import Reader
from lineofsight.groups.models import Party
from lineofsight.groups.queries import people_answering_for
from lineofsight.history.queries import StoryLine, story_of
from lineofsight.links.kinds import cards_for
from lineofsight.notices.models import SignedLink
from lineofsight.returns import policies
from lineofsight.returns.models import Ask
from lineofsight.returns.workflow import OPEN

from .asks import actor_names, asks_answered_by
from .everybody import code_of
from .lines import AskLine, ask_line, asks_of, with_all_that_is_shown


def reach_of(ask: Ask, on: datetime.date) -> tuple[list[str], list[str]]:
    """Whom the messages about an ask reached and whom not, by name, among those who answer for its party on a day."""
    links = (
        SignedLink.objects.filter(subject=f"returns.ask:{ask.pk}")
        .select_related("person")
        .order_by("person__name", "pk")
    )
    reached = list(dict.fromkeys(link.person.name for link in links))
    return reached, [
        person.name for person in people_answering_for(ask.party, on) if person.name not in reached
    ]


def asked_of(reader: Reader, on: datetime.date) -> tuple[list[AskLine], list[AskLine]]:
    """What is asked of the parties this reader answers for: what waits, due first; and the latest 200 that do not wait any
    more, newest first. Six queries, and two for each kind of record."""
    waiting = asks_answered_by(reader).filter(state=OPEN)
    before = asks_answered_by(reader).exclude(state=OPEN).order_by("-settled_at", "-pk")[:200]
    return asks_of(waiting, reader, on), asks_of(before, reader, on)


@dataclass(frozen=True)
class AskPage:
    """Everything the page of one ask shows. `before` is the ask it was handed on from, `after` the one it was handed on
    to: (address, party) or None, as far as the reader may read them. `is_kept`: the reader keeps
    the list of asks."""

    line: AskLine
    asked_by: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    reached: tuple[str, ...]
    missed: tuple[str, ...]
    story: tuple[StoryLine, ...]
    names: dict[str, str]
    is_kept: bool


def ask_page(reader: Reader, pk: int, on: datetime.date) -> AskPage | None:
    """The page of one ask, None when there is none or the reader may not read it. A fixed number of queries."""
    ask = with_all_that_is_shown(Ask.objects.filter(pk=pk), reader).first()
    if ask is None:
        return None
    card = cards_for(reader, [ask.record]).get(ask.record)
    if not policies.can_read_question(reader, ask, may_see_record=card is not None):
        return None
    story = story_of(ask)
    names = actor_names([ask.asked_by, *(line.actor for line in story)])
    reached, missed = reach_of(ask, on) if policies.can_ask(reader) else ([], [])
    return AskPage(
        line=ask_line(ask, reader, on, card),
        asked_by=names.get(ask.asked_by, "the system"),
        before=_neighbour(ask.handed_on_from, reader, card is not None),
        after=_neighbour(getattr(ask, "handed_on_to", None), reader, card is not None),
        reached=tuple(reached),
        missed=tuple(missed) if ask.state == OPEN else (),
        story=tuple(story),
        names=names,
        is_kept=bool(policies.can_ask(reader)),
    )


def _neighbour(ask: Ask | None, reader: Reader, sees_record: bool) -> tuple[str, str] | None:
    if ask is None or not policies.can_read_question(reader, ask, may_see_record=sees_record):
        return None
    return ask.get_absolute_url(), ask.party.name


def party_that_tells(number: str) -> Party | None:
    """The party with this id, None when there is none or only its printed words are known. One query."""
    parties = ("group", "post__organisation", "organisation", "person__organisation")
    party = Party.objects.select_related(*parties).filter(pk=number).first() if number.isdecimal() else None
    return party if party and party.kind else None


def code_of_party(number: str) -> str:
    """The code of the party with this id, "" when there is none or only its printed words are known. One query."""
    party = Party.objects.filter(pk=number).first() if number.isdigit() else None
    return code_of(party) if party else ""
