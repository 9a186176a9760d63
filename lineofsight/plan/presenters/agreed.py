"""The plan as agreed beside the plan now, as its page draws it."""

from dataclasses import dataclass

from django.urls import reverse

from ..queries.agreed import ComparedRow, ComparedSection, Comparison
from .differences import ShownDifference, shown

STATES = {
    "same": ("As agreed", "tick", "quiet"),
    "changed": ("Changed since", "half", "warning"),
    "added": ("Added since", "diamond", "plain"),
    "removed": ("Taken out since", "cross", "bad"),
}
ROUTES = {"O": "plan:objective", "A": "plan:action"}


@dataclass(frozen=True)
class ShownRow:
    """One objective or action in both versions. `agreed` and `now` are rows of the format or None; `address` is the
    page of the record, `history` that of its story with the reasons; `differences` leave out the words where `is_reworded`
    says that these are shown in one piece."""

    what: str
    label: str
    state: str
    words: str
    shape: str
    tone: str
    agreed: dict | None
    now: dict | None
    address: str
    history: str
    is_reworded: bool
    differences: tuple[ShownDifference, ...]


@dataclass(frozen=True)
class ShownSection:
    """One section with the rows the page shows of it; `same` is how many are left out because nothing changed."""

    name: str
    state: str
    rows: tuple[ShownRow, ...]
    differences: tuple[ShownDifference, ...]
    same: int


def sections_shown(compared: Comparison, *, everything: bool) -> list[ShownSection]:
    """The sections with what changed in them, or with everything; sections without a change are left out unless
    everything is shown."""
    found = [_section(section, everything) for section in compared.sections]
    return [each for each in found if everything or each.rows or each.differences or each.state != "same"]


def _section(section: ComparedSection, everything: bool) -> ShownSection:
    rows = tuple(_row(row) for row in section.rows if everything or row.state != "same")
    return ShownSection(
        name=section.name,
        state=section.state,
        rows=rows,
        differences=tuple(shown(each) for each in section.differences),
        same=len(section.rows) - len(rows),
    )


def _row(row: ComparedRow) -> ShownRow:
    words, shape, tone = STATES[row.state]
    standing = row.now or row.agreed or {}
    differences = [shown(each) for each in row.differences]
    is_reworded = bool(row.agreed and row.now) and any(one.kind == "reworded" for one in differences)
    if {one.kind for one in differences} == {"moved"}:
        words = "Moved since"
    noun = ROUTES[row.key[0]]
    return ShownRow(
        what=row.what,
        label=standing.get("ref") or row.key,
        state=row.state,
        words=words,
        shape=shape,
        tone=tone,
        agreed=row.agreed,
        now=row.now,
        address=reverse(noun, args=[int(row.key[1:])]),
        history=reverse(f"{noun}_history", args=[int(row.key[1:])]),
        is_reworded=is_reworded,
        differences=tuple(one for one in differences if not (is_reworded and one.kind == "reworded")),
    )
