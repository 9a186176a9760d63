"""Where somebody says what has happened to an objective or action, for a party that answers for it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from lineofsight.core.access import Reader

from .. import policies
from ..models import Plan
from ..queries.overview import PromiseLine


@dataclass(frozen=True)
class Telling:
    """One party for which this reader may tell. `is_own`: they answer for it; else they write down what they were told."""

    party: str
    href: str
    is_own: bool


def ways_to_tell(
    reader: Reader, line: PromiseLine, plan: Plan, own: set[int], *, stands: bool = True
) -> tuple[Telling, ...]:
    """For whom the reader, who answers for the parties `own`, may tell of a promise: these first; those who keep the plan
    for every party that answers and is known. () while the plan is not in force, or the promise was taken out of it."""
    if plan.stage not in policies.IN_FORCE or not stands:
        return ()
    keeps = bool(policies.can_keep_plans(reader))
    found = [
        Telling(one.name, _address(line.record, one.party_id), one.party_id in own)
        for one in line.answering
        if one.kind and (keeps or one.party_id in own)
    ]
    return tuple(sorted(found, key=lambda telling: not telling.is_own))


def _address(record: str, party: int) -> str:
    return f"{reverse('returns:tell')}?{urlencode({'record': record, 'party': party})}"
