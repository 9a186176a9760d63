"""Gaps as pages name them, and the way to settle each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from lineofsight.design.forms.finding import ListFinder
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.history.keeping import until_something_happens

from ..models import Plan
from ..queries.gaps import Gap, all_gaps


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

#: Where each kind is settled: the page of an objective or action, as its address is named in `urls/editing.py`.
PAGES = {
    "no_lead": "who_answers",
    "everyone_leads": "who_answers",
    "lead_not_found": "who_answers",
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


def ways_of(gap: Gap) -> list[Way]:
    """Where a gap is settled: printed words that mean somebody are matched each by itself; everything else has one
    page."""
    if gap.unknown:
        return [
            Way(f"Say who “{words.words}” is", reverse("groups:match_words", args=[words.party_id]))
            for words in gap.unknown
        ]
    page = PAGES.get(gap.kind, "change")
    if page == "split" and gap.noun == "action":
        page = "change"  # an action is split by rewording it and adding another
    return [Way(kind_of(gap.kind).way, reverse(f"plan:{gap.noun}_{page}", args=[gap.pk]))]


def set_aside_address(gap: Gap) -> str:
    """The page that lets a gap stand."""
    return reverse("plan:set_aside_gap", args=[gap.noun, gap.pk, gap.kind])


@dataclass(frozen=True)
class GapRow:
    """A gap as the list of gaps shows and exports it. `state` is "open" or "aside". Addresses are looked up for the rows
    that a page shows, not for all of a plan."""

    gap: Gap
    kind: str
    name: str
    state: str
    section: str
    label: str
    text: str
    message: str
    because: str

    @property
    def ways(self) -> list[Way]:
        return ways_of(self.gap)

    @property
    def let_stand(self) -> str:
        return set_aside_address(self.gap)


@dataclass(frozen=True)
class GapGroup:
    """All open gaps of one kind: the first few, and where all of them are."""

    kind: GapKind
    count: int
    first: tuple[GapRow, ...]
    all_address: str


SHOWN_FIRST = 5


@until_something_happens
def rows_of(plan: Plan) -> tuple[GapRow, ...]:
    """The gaps of a plan as rows of a list, most pressing kind first. Queries as `all_gaps`."""
    order = {key: place for place, key in enumerate(KINDS)}
    rows = [_row(gap) for gap in all_gaps(plan)]
    return tuple(sorted(rows, key=lambda row: order.get(row.kind, len(order))))


def groups_of(rows: Iterable[GapRow], address: str) -> list[GapGroup]:
    """The open gaps by kind; `address` is the page of gaps."""
    by_kind: dict[str, list[GapRow]] = {}
    for row in rows:
        if row.state == "open":
            by_kind.setdefault(row.kind, []).append(row)
    return [
        GapGroup(
            kind_of(key), len(found), tuple(found[:SHOWN_FIRST]), f"{address}?{urlencode({'kind': key})}"
        )
        for key, found in by_kind.items()
    ]


def gap_list(asked: Mapping[str, str], rows: Sequence[GapRow], plan: Plan) -> Listing:
    """The list of gaps: narrowed by kind, section, words, and by whether they are open."""

    def sections() -> ListFinder:
        return ListFinder([(section, section) for section in dict.fromkeys(row.section for row in rows)])

    def kinds() -> list[tuple[str, str]]:
        return [(key, kind_of(key).name) for key in dict.fromkeys(row.kind for row in rows)]

    return Listing(
        asked,
        rows=rows if asked.get("state") else [row for row in rows if row.state == "open"],
        columns=[
            Column("name", "Gap", heading=True),
            Column("section", "Section"),
            Column("label", "Reference"),
            Column("text", "Objective or action", link=lambda row: row.gap.address),
            Column("message", "What is missing"),
            Column("ways", "Settle it", export=False),
            Column("because", "Let stand because"),
        ],
        filters=[
            Filter("kind", "Gap", choices=kinds, field="kind"),
            Filter("section", "Section", finder=sections, field="section"),
            Filter("words", "Words", field=("text", "message", "label")),
            Filter("state", "State", choices=[("open", "Open"), ("aside", "Let stand")], field="state"),
        ],
        noun=("gap",),
        name=f"Gaps in {plan.title}",
    )


def _row(gap: Gap) -> GapRow:
    return GapRow(
        gap=gap,
        kind=gap.kind,
        name=kind_of(gap.kind).name,
        state="aside" if gap.set_aside else "open",
        section=gap.section,
        label=gap.label,
        text=gap.text,
        message=gap.message,
        because=gap.set_aside.because if gap.set_aside else "",
    )
