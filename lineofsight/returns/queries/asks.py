"""The asks themselves, each list within what its reader may see."""

import datetime

from django.db.models import Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.groups.models import Party
from lineofsight.links.kinds import cards_for
from lineofsight.people.models import Person
from lineofsight.returns import policies
from lineofsight.returns.models import Answer, AnswerKind, Ask, AskState


def answered_by(reader: Reader, prefix: str = "party__") -> Q:
    """The condition that the reader answers for a party; the same rule as `groups.policies.answers_as`."""
    return (
        Q(**{f"{prefix}group__in": reader.scopes("chair", "group")})
        | Q(**{f"{prefix}post__in": reader.ids("post")})
        | Q(**{f"{prefix}organisation__in": reader.scopes("agency-lead", "organisation")})
        | Q(**{f"{prefix}person": reader.person_id or 0})
    )


def asks(reader: Reader) -> QuerySet[Ask]:
    """Every ask for those who keep the plan; for anybody else those put to a party they answer for."""
    return Ask.objects.all() if policies.can_ask(reader) else Ask.objects.filter(answered_by(reader))


def asks_answered_by(reader: Reader) -> QuerySet[Ask]:
    """What is asked of the parties this reader answers for, whatever became of it; waiting ones first, by their day."""
    return Ask.objects.filter(answered_by(reader)).order_by("due_on", "pk")


def ask_seen_by(reader: Reader, pk: int) -> Ask | None:
    """The ask with what its party's name is made of, or None when there is none or the reader may not read it. Two
    queries."""
    parties = ("group", "post__organisation", "organisation", "person__organisation")
    ask = Ask.objects.select_related("party", *[f"party__{part}" for part in parties]).filter(pk=pk).first()
    if ask is None:
        return None
    sees_record = ask.record in cards_for(reader, [ask.record])
    return ask if policies.can_read(reader, ask, may_see_record=sees_record) else None


def own_last_answer(ask: Ask) -> Answer | None:
    """What the same party said last about the same record, in this ask or an earlier one. One query."""
    return (
        Answer.objects.filter(ask__party=ask.party_id, ask__record=ask.record)
        .exclude(kind=AnswerKind.NOT_MINE)
        .select_related("ask")
        .first()
    )


def next_question_for(reader: Reader, *, after: Ask) -> Ask | None:
    """The open ask due first among those put to a party this reader answers for, other than `after`. One query."""
    return asks_answered_by(reader).filter(state=AskState.OPEN).exclude(pk=after.pk).first()


def party_called(words: str, on: datetime.date) -> Party | None:
    """The one party that somebody means by these words: the name or short name of a group or organisation, the name of
    a post or person, a person's address; None when nobody or more than one is called so. Three queries.

    Used where no list of parties may be shown: behind a link."""
    words = " ".join(words.split())
    if not words:
        return None
    named = Q()
    for path in ("group__name", "group__short_name", "organisation__name", "organisation__short_name"):
        named |= Q(**{f"{path}__iexact": words})
    named |= Q(post__name__iexact=words) | Q(person__name__iexact=words) | Q(person__email__iexact=words)
    found = list(Party.objects.with_names().filter(named)[:2])
    return found[0] if len(found) == 1 else None


def people_known_as(words: str, on: datetime.date) -> list[Person]:
    """People here on a day with this name or address."""
    return list(Person.objects.here(on).filter(Q(name__iexact=words) | Q(email__iexact=words))[:2])
