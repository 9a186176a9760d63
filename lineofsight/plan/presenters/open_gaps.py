"""What one objective or action leaves open, each with the way to settle it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Action, Objective
from ..queries.gaps import Gap, SetAside
from .gaps import kind_of, set_aside_address
from .next_step import SETTLE, address_that_settles


@dataclass(frozen=True)
class OpenGap:
    """One gap as the page of its record shows it: its name, the way to settle it, and the page that lets it stand."""

    name: str
    message: str
    way: str
    href: str
    let_stand: str
    set_aside: SetAside | None


def gaps_shown(promise: Objective | Action, gaps: Iterable[Gap]) -> list[OpenGap]:
    """The gaps of an objective or action in the order in which they should be settled, those let stand last."""
    order = [kind for kind, *_ in SETTLE]
    pages = {kind: page for kind, _, _, page in SETTLE}
    ranked = sorted(
        gaps, key=lambda gap: (gap.set_aside is not None, order.index(gap.kind) if gap.kind in order else 99)
    )
    return [
        OpenGap(
            name=kind_of(gap.kind).name,
            message=gap.message,
            way=kind_of(gap.kind).way,
            href=address_that_settles(promise, pages.get(gap.kind, "change")),
            let_stand=set_aside_address(gap),
            set_aside=gap.set_aside,
        )
        for gap in ranked
    ]


def origin_in_words(origin: dict) -> str:
    """Where a row stood in its file: "page 3, table 2, row 4"; "" for something that came from no file."""
    named = (("page", "page {}"), ("table", "table {}"), ("row", "row {}"))
    said = [words.format(origin[name]) for name, words in named if origin.get(name) not in (None, "")]
    return ", ".join(said)
