"""What the columns of tables mean, remembered from plan to plan."""

from collections.abc import Iterable, Mapping

from lineofsight.core.access import Reader
from lineofsight.core.clock import now

from ..models import ColumnMemory

LONGEST_SIGNATURE = 500


def remember(chosen: Mapping[str, list[str]], *, by: Reader) -> None:
    """Keep what somebody said the columns under these headers mean. Headers too long to be kept are not remembered."""
    for signature, meanings in chosen.items():
        if len(signature) <= LONGEST_SIGNATURE:
            ColumnMemory.objects.update_or_create(
                signature=signature,
                defaults={"meanings": list(meanings), "confirmed_by": by.actor, "confirmed_at": now()},
            )


def remembered(signatures: Iterable[str]) -> dict[str, list[str]]:
    """What was said before about the headers with these signatures. One query."""
    found = ColumnMemory.objects.filter(signature__in=list(signatures))
    return {each.signature: each.meanings for each in found}
