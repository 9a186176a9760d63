"""The plan as agreed beside the plan now, as its page draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from ..importing.differences import Difference
from ..queries.agreed import ComparedRow, ComparedSection, Comparison
from .differences import ShownDifference, shown
from .paging import Page, page_of, pieces

#: Far more than a plan has; a longer comparison goes on over pages.
MOST_ROWS = 60

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
    """One section, or the piece of a long one that stands on this page, with the rows shown of it; `same` is how many of
    the whole section are left out because nothing changed."""

    name: str
    state: str
    rows: tuple[ShownRow, ...]
    differences: tuple[ShownDifference, ...]
    same: int


def sections_shown(compared: Comparison, asked: Mapping[str, str]) -> Page[ShownSection]:
    """The sections with what changed in them, or with everything (`show=all`); those without a change are left out unless
    everything is shown. Of a long plan the `page` asked for."""
    everything = asked.get("show") == "all"
    found = [piece for section in compared.sections for piece in _pieces(section, everything)]
    page = page_of(found, asked, most=MOST_ROWS, size=lambda piece: 1 + len(piece.rows))
    return replace(page, shown=tuple(_section(piece) for piece in page.shown))


@dataclass(frozen=True)
class _Piece:
    """Rows of a section that are drawn together; the first piece tells of the section itself."""

    section: ComparedSection
    rows: Sequence[ComparedRow]
    is_first: bool

    @property
    def differences(self) -> tuple[Difference, ...]:
        return self.section.differences if self.is_first else ()


def _pieces(section: ComparedSection, everything: bool) -> list[_Piece]:
    rows = section.rows if everything else section.changed_rows
    if not (everything or rows or section.differences or section.state != "same"):
        return []
    return [_Piece(section, some, not place) for place, some in enumerate(pieces(rows, MOST_ROWS - 1))]


def _section(piece: _Piece) -> ShownSection:
    return ShownSection(
        name=piece.section.name,
        state=piece.section.state,
        rows=tuple(_row(row) for row in piece.rows),
        differences=tuple(shown(each) for each in piece.differences),
        same=len(piece.section.rows) - len(piece.section.changed_rows),
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
