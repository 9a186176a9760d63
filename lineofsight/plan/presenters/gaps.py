"""Gaps as pages name them, and the way to settle each."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Plan
from ..queries.gaps import Gap


@dataclass(frozen=True)
class GapKind:
    """One kind of gap: its heading, why it matters, and what the button that settles it says."""

    key: str
    name: str
    why: str
    way: str


KINDS = {
    kind.key: kind
    for kind in (
        GapKind("no_lead", "Nobody answers for it", "What nobody answers for is not asked about and not done.", "Choose who answers"),
        GapKind(
            "everyone_leads",
            "Everybody leads, so nobody does",
            "When all agencies are named, each waits for the others. Name one who brings them together.",
            "Choose who answers",
        ),
        GapKind(
            "lead_not_found",
            "The plan names somebody not known here",
            "Say which group, post, agency or person is meant; then they can be asked.",
            "Say who is meant",
        ),
        GapKind("no_due", "No date", "Without a date nothing is ever late.", "Give a date"),
        GapKind("ongoing", "Said to be ongoing", "Ongoing work needs a day on which somebody looks at it again.", "Give a review date"),
        GapKind(
            "compound",
            "Several commitments in one",
            "One half can be done while the other is not, and no single answer is true.",
            "Split it",
        ),
        GapKind(
            "no_measure",
            "No way to know it worked",
            "Say what will be different, and how that will be seen, before the work is done.",
            "Say how we will know",
        ),
    )
}  # fmt: skip

#: Where each kind is settled: (route for an objective, route for an action). Routes of `urls/editing.py`.
ROUTES = {
    "no_lead": "who_answers",
    "everyone_leads": "who_answers",
    "no_due": "date",
    "ongoing": "date",
    "compound": "split",
    "no_measure": "measure",
}


@dataclass(frozen=True)
class Way:
    """A link that leads to where a gap is settled."""

    text: str
    href: str


def kind_of(key: str) -> GapKind:
    """The words for a kind of gap; one that is new to these pages is named by its key."""
    return KINDS.get(key) or GapKind(key, key.replace("_", " ").capitalize(), "", "Open it")


def gap_address(gap: Gap, plan: Plan) -> str:
    """Where a gap stands on the page of gaps, with its way to be settled beside it."""
    return f"{reverse('plan:gaps', args=[plan.pk])}#{gap.anchor}"


def set_aside_address(gap: Gap) -> str:
    """The page that lets a gap stand."""
    return reverse("plan:set_aside_gap", args=[gap.noun, gap.pk, gap.kind])
