"""The ways in which a statement or an outcome can be changed beside its words."""

from django.urls import reverse

from ..models import Outcome, Statement, StatementKind


def other_ways(record: Statement | Outcome) -> list[tuple[str, str]]:
    """(what is done, its page) for everything that can be done to a record but rewording it. The vision, of which there is
    one, is neither split nor merged."""
    noun = str(record._meta.model_name)
    is_vision = isinstance(record, Statement) and record.kind == StatementKind.VISION
    where = "to another section" if isinstance(record, Outcome) else "among the other statements"
    ways = [
        ("Split it into several", f"plan:{noun}_split"),
        ("Merge it with another", f"plan:{noun}_merge"),
    ]
    return [
        (words, reverse(route, args=[record.pk]))
        for words, route in (
            (f"Move it {where}", f"plan:{noun}_move"),
            *(ways if not is_vision else []),
            ("Take it out of the plan", f"plan:take_out_{noun}"),
            ("Its history", f"plan:{noun}_history"),
        )
    ]
