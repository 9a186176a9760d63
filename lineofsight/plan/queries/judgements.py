"""The three judgements on a promise: is it done, is it embedded, has it changed things for children?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Max

from .. import models


class Claim(StrEnum):
    """How far a judgement has come. The value names the shape that shows it."""

    NOT_CLAIMED = "empty"
    CLAIMED = "half"
    SHOWN = "full"
    FAILED = "failed"

    @property
    def words(self) -> str:
        """As pages say it: "not claimed"."""
        return {
            "empty": "not claimed",
            "half": "claimed, not shown yet",
            "full": "shown",
            "failed": "looked at, and not shown",
        }[self.value]


@dataclass(frozen=True)
class Judgements:
    """What has been claimed and shown so far. Three, never one: each is claimed by one person and tested by another."""

    done: Claim = Claim.NOT_CLAIMED
    embedded: Claim = Claim.NOT_CLAIMED
    changed: Claim = Claim.NOT_CLAIMED

    def in_order(self) -> tuple[tuple[str, Claim], ...]:
        """Each with its name, as they follow on each other."""
        return (("done", self.done), ("embedded", self.embedded), ("changed", self.changed))

    @property
    def sentence(self) -> str:
        """In words: "Nothing has been claimed yet" or "Done: claimed, not shown yet; embedded: not claimed; …"."""
        if {claim for _, claim in self.in_order()} == {Claim.NOT_CLAIMED}:
            return "Nothing has been claimed yet"
        said = "; ".join(f"{name}: {claim.words}" for name, claim in self.in_order())
        return said[0].upper() + said[1:]


NOTHING_CLAIMED = Judgements()


#: state of the last claim → how far the judgement has come
CLAIM_OF = {
    "claimed": Claim.CLAIMED,
    "accepted": Claim.SHOWN,
    "refused": Claim.FAILED,
    "reopened": Claim.FAILED,
    "withdrawn": Claim.NOT_CLAIMED,
}


def judgements_of(record_names: Iterable[str]) -> dict[str, Judgements]:
    """The judgements on each record ("plan.objective:17"): an entry for every name given. One query. Actions are not
    judged."""
    found = dict.fromkeys(record_names, NOTHING_CLAIMED)
    ids = [int(name.partition(":")[2]) for name in found if name.startswith("plan.objective:")]
    newest = models.Claim.objects.filter(objective__in=ids).order_by().values("objective", "judgement")
    last = models.Claim.objects.filter(pk__in=newest.annotate(last=Max("pk")).values("last"))
    for objective, judgement, state in last.values_list("objective", "judgement", "state"):
        name = f"plan.objective:{objective}"
        found[name] = replace(found[name], **{judgement: CLAIM_OF[state]})
    return found
