"""The plan while it is being put together: sections, outcomes, objectives and actions as printed lines."""

from dataclasses import dataclass, field

from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.rows import Place, Row


@dataclass
class Note:
    """Something the reader was not sure of: what kind, in words, and how sure it is of what it did."""

    kind: str
    message: str
    confidence: float


@dataclass
class Promise:
    """An objective or action. `row` holds the printed cells that are its own, None where another carries them."""

    lines: list[str]
    place: Place
    row: Row | None = None
    ref: str = ""
    horizon: str = ""
    outcomes: list[int] = field(default_factory=list)
    actions: list["Promise"] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    group: int = 0  # rows of one printed list, for telling references from numbers
    is_parent: bool = False  # printed as a heading or parent cell

    def serve(self, outcomes: list[int]) -> None:
        self.outcomes.extend(place for place in outcomes if place not in self.outcomes)


@dataclass
class Section:
    """A section being filled."""

    title: str
    ref: str = ""
    kind: str = "priority"
    lead: str = ""
    outcomes: list[str] = field(default_factory=list)
    objectives: list[Promise] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def outcome_places(self, texts: list[str]) -> list[int]:
        """The positions of outcomes, those not yet known added at the end."""
        places = []
        for text in texts:
            folded = fold_words(text)
            known = next(
                (place for place, other in enumerate(self.outcomes) if fold_words(other) == folded), None
            )
            if known is None:
                self.outcomes.append(text)
                known = len(self.outcomes) - 1
            places.append(known)
        return places
