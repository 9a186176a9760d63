"""The asks themselves, each list within what its reader may see."""

from collections.abc import Iterable

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When

from lineofsight.core.access import Reader
from lineofsight.design.forms.finding import RowsFinder
from lineofsight.groups.models import Party
from lineofsight.links.kinds import cards_for
from lineofsight.notices.queries import holders_of
from lineofsight.people.models import Person
from lineofsight.returns import policies
from lineofsight.returns.models import Answer, Ask
from lineofsight.returns.workflow import NOT_MINE, NOT_THEIRS, OPEN

#: What the name of a party is made of.
PARTY_PARTS = ("group", "post__organisation", "organisation", "person__organisation")


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
    ask = (
        Ask.objects.select_related("party", *[f"party__{part}" for part in PARTY_PARTS]).filter(pk=pk).first()
    )
    if ask is None:
        return None
    sees_record = ask.record in cards_for(reader, [ask.record])
    return ask if policies.can_read_question(reader, ask, may_see_record=sees_record) else None


def own_last_answer(ask: Ask) -> Answer | None:
    """What the same party said last about the same record, in this ask or an earlier one. One query."""
    return (
        Answer.objects.filter(ask__party=ask.party_id, ask__record=ask.record)
        .exclude(kind=NOT_MINE)
        .select_related("ask")
        .first()
    )


def asks_with_last_answer(reader: Reader) -> QuerySet[Ask]:
    """As `asks`, with the party's name and, of the latest answer, `last_text`, `last_said_by` and `last_answered_at`;
    `urgency` puts first what somebody must pass on, then what waits for an answer. One query."""
    latest = Answer.objects.filter(ask=OuterRef("pk")).order_by("-answered_at", "-pk")
    return (
        asks(reader)
        .select_related("party", *[f"party__{part}" for part in PARTY_PARTS])
        .annotate(
            last_text=Subquery(latest.values("text")[:1]),
            last_said_by=Subquery(latest.values("said_by")[:1]),
            last_answered_at=Subquery(latest.values("answered_at")[:1]),
            urgency=Case(When(state=NOT_THEIRS, then=0), When(state=OPEN, then=1), default=2),
        )
    )


def parties_asked(reader: Reader) -> RowsFinder:
    """Finds the parties of the asks the reader keeps or answers, by name. One query each time it is asked."""
    asked = Party.objects.by_name().filter(pk__in=asks(reader).order_by().values("party"))
    return RowsFinder(asked, names=("sorted_by",), label_of=lambda party: party.name)


def actor_names(actors: Iterable[str]) -> dict[str, str]:
    """What to call those who did something: people by name, links by whose they are. Two queries."""
    actors = set(actors)
    people = {int(actor[7:]) for actor in actors if actor.startswith("person:") and actor[7:].isdigit()}
    names = Person.objects.filter(pk__in=people).values_list("pk", "name")
    return {f"person:{pk}": name for pk, name in names} | holders_of(actors)
