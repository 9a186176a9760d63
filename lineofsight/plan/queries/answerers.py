"""Everyone who answers for something."""

from ..models import Accountability, Promise
from .records import PARTY_NAMES


def who_answers_now(promise: Promise) -> list[tuple[str, str, str]]:
    """Who answers for an objective or action, as rows of the form: (who, name, part). One query."""
    held = Accountability.objects.filter(**{str(promise._meta.model_name): promise}).select_related(
        *PARTY_NAMES
    )
    rows = []
    for one in held.order_by("part", "position", "pk"):
        party = one.party
        who = f"{party.kind}:{getattr(party, f'{party.kind}_id')}" if party.kind else f"party:{party.pk}"
        words = "" if party.kind else " (as printed, not yet matched)"
        rows.append((who, f"{party.name}{words}", one.part))
    return rows
