"""Plans of several levels, written down once for the page and for the gold: sections, the outcomes in them, the
objectives under an outcome and the actions under an objective, with the words that are printed for each.

A script draws the page from these in its own way; what the printed words mean is told apart, in `Meanings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.importing.building import Gold, row, section


@dataclass(frozen=True)
class Line:
    """An objective or an action with its printed words. `serves` are positions in the section's outcomes, where they
    are not those of its group."""

    text: str
    ref: str = ""
    leads: str = ""
    due: str = ""
    measure: str = ""
    evidence: str = ""
    status: str = ""
    progress: str = ""
    source: str = ""
    compound: bool = False
    serves: Sequence[int] | None = None
    open: Sequence[str] = ()
    actions: Sequence["Line"] = ()


@dataclass(frozen=True)
class Group:
    """Objectives that serve the same outcomes (one, several or none)."""

    outcomes: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Part:
    """A section of a plan, in groups of objectives."""

    title: str
    groups: Sequence[Group]
    ref: str = ""
    kind: str = "priority"
    lead: str = ""
    open: Sequence[str] = ()

    @property
    def lines(self) -> list[Line]:
        """The objectives of all groups in printed order."""
        return [line for group in self.groups for line in group.lines]


@dataclass(frozen=True)
class Meanings:
    """What printed words mean in one plan: times, lead cells that name several parties, lead cells that name nobody in
    particular."""

    times: dict[str, Gold] = field(default_factory=dict)
    parties: dict[str, list[str]] = field(default_factory=dict)
    everybody: Sequence[str] = ()

    def section(self, part: Part) -> Gold:
        """The gold of a section."""
        outcomes: list[str] = []
        rows: list[Gold] = []
        for group in part.groups:
            served = list(range(len(outcomes), len(outcomes) + len(group.outcomes)))
            outcomes += group.outcomes
            rows += [self._row(line, served) for line in group.lines]
        more: dict[str, Any] = {"open": list(part.open)} if part.open else {}
        return section(
            part.title, rows, ref=part.ref, kind=part.kind, lead=part.lead, outcomes=outcomes, **more
        )

    def _row(self, line: Line, served: list[int] | None = None) -> Gold:
        meaning = self.times[line.due] if line.due else None
        is_undecided = meaning is not None and meaning["precision"] in ("unknown", "conditional")
        # Whether "TBC" or "once the post is filled" is also told as no date is left open.
        opened = [*line.open, *(["finding:no_due"] if is_undecided else [])]
        more: dict[str, Any] = {"open": opened} if opened else {}
        if served is not None:
            more["outcomes"] = served if line.serves is None else list(line.serves)
            more["actions"] = [self._row(action) for action in line.actions]
        for name in ("ref", "measure", "evidence", "status", "progress", "source", "compound"):
            more[name] = getattr(line, name)
        leads = " ".join(line.leads.split())
        return row(
            line.text,
            leads=leads,
            parties=self.parties.get(leads),
            due=(line.due, meaning) if line.due else None,
            everyone=leads in self.everybody,
            **more,
        )
