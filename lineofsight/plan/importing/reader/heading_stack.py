"""The headings that stand over what is being read: which of them a new heading leaves, and which it stands under."""

from dataclasses import replace

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.headings import BOLD_RANK, Heading, is_objective_title


class HeadingStack:
    """`headings` are those over the present place, outermost first."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self._without_rows: list[Heading] = []  # headings since the last table
        self._over_last_rows: Heading | None = None
        self._counted: dict[str, float] = {}

    def enter(self, heading: Heading) -> bool:
        """Go under a heading. Returns whether what was told over the headings now left (outcomes, a lead) is left with
        them; told after rows of theirs, it is for what comes."""
        heading = self._as_counted(heading)
        before = list(self.headings)
        while self.headings and (self.headings[-1].rank >= heading.rank or self._is_beside(heading)):
            self.headings.pop()
        alike = next(
            (place for place, above in enumerate(self.headings) if _is_next_of(above, heading)), None
        )
        del self.headings[len(self.headings) if alike is None else alike :]
        left = before[len(self.headings) :]
        goes_on = bool(self.headings) and not any(above in self._without_rows for above in left)
        self.headings.append(heading)
        self._without_rows.append(heading)
        return bool(left) and not goes_on or not before

    def leave_overview(self, heading: Heading) -> None:
        """Headings set like a label over outcomes or actions, with no rows of their own, stood over words about the
        priority ("What we know"); they head nothing that comes now."""
        while len(self.headings) > 1 and not heading.is_weak:
            last = self.headings[-1]
            if int(last.rank) != int(heading.rank) or last.title.kind != titles.OTHER or last.title.ref:
                return
            self.headings.pop()

    def is_under_objective(self) -> bool:
        """Whether the lowest heading is an objective's that has had no rows yet."""
        last = self.headings[-1] if len(self.headings) > 1 else None
        return last is not None and last in self._without_rows and is_objective_title(last.title)

    def path_to_rows(self) -> list[Heading]:
        """The headings over rows that are taken in now."""
        self._over_last_rows = self.headings[-1] if self.headings else None
        return list(self.headings)

    def pass_table(self) -> None:
        """A table is behind: headings of lists that are no plan ("Glossary") end with theirs."""
        self._without_rows = []
        self.headings = [heading for heading in self.headings if not titles.heads_other_matter(heading.text)]

    def begin_sheet(self) -> None:
        """Of the headings before a sheet only those that nothing stood under yet are over it."""
        self.headings = [heading for heading in self.headings if heading in self._without_rows]

    def _as_counted(self, heading: Heading) -> Heading:
        """A numbered section that no level tells ("Priority 2" in bold over headings with levels) stands where the first
        of its count stood, right under the heading over that."""
        label = heading.title.ref.split(" ")[0].casefold()
        is_bold = heading.rank >= BOLD_RANK and not heading.is_weak
        if heading.title.kind != titles.SECTION or not is_bold or " " not in heading.title.ref:
            return heading
        above = [
            other for other in self.headings if other.title.kind != titles.SECTION and other.rank < BOLD_RANK
        ]
        rank = self._counted.setdefault(label, above[-1].rank + 0.05 if above else heading.rank)
        return replace(heading, rank=min(rank, heading.rank))

    def _is_beside(self, heading: Heading) -> bool:
        """Whether a heading set like the last one stands beside it, whatever their words: the last one, itself under
        another, headed the last rows."""
        last = self.headings[-1]
        return (
            len(self.headings) > 1
            and int(last.rank) == int(heading.rank)
            and last.title.kind == heading.title.kind == titles.OTHER
            and last is self._over_last_rows
        )


def _is_next_of(above: Heading, heading: Heading) -> bool:
    """Whether a heading is a section of the same count as one above it ("Priority two" under "Priority one"), however
    it is set in type."""
    if above.title.kind != titles.SECTION or heading.title.kind != titles.SECTION:
        return False
    one, two = (title.ref.split() for title in (above.title, heading.title))
    return (
        len(one) == len(two) == 2
        and one[0].casefold() == two[0].casefold()
        and one[1] != two[1]
        and "." not in two[1]
    )
