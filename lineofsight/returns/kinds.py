"""What this module declares in the registers."""

from collections.abc import Iterable

from lineofsight.core.access import Reader
from lineofsight.links.kinds import Card, Kind, cards_for, register_kind

from . import policies
from .models import Ask, AskState


def cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Asks the reader may read: a query for them, and those of their records' kinds."""
    parties = ("group", "post__organisation", "organisation", "person__organisation")
    asks = Ask.objects.filter(pk__in=set(ids)).select_related(
        "party", *[f"party__{part}" for part in parties]
    )
    seen = cards_for(reader, {ask.record for ask in asks})
    return {
        ask.pk: Card(
            f"returns.ask:{ask.pk}", f"{ask.party.name}: {ask.question}", ask.get_absolute_url(), "question",
            AskState(ask.state).label,
        )
        for ask in asks
        if policies.can_read_question(reader, ask, may_see_record=ask.record in seen)
    }  # fmt: skip


register_kind(Kind("returns.ask", "question", "questions", cards))
