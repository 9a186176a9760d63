"""Level rules and edges of coloured cells, one under the other: what parts the rows of a table that has no
grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.containers.pdf.grids import merge_rules
from lineofsight.plan.importing.containers.pdf.marks import Area, Rule

_SAME_END = 5.0
_SHORTEST = 40.0
_NARROWEST_TABLE = 100.0
_TALLEST_ROW = 140.0
_FEWEST = 3


@dataclass
class Stack:
    """The floors of one table, from the top down, and how far they reach to the left and right."""

    left: float
    right: float
    floors: list[Rule] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.floors[0].place

    @property
    def bottom(self) -> float:
        return self.floors[-1].place

    def takes(self, floor: Rule) -> bool:
        """Whether the floor is one of this table's: of its full width, or sharing an end and most of its
        width not far below."""
        same_left, same_right = (
            abs(self.left - floor.start) <= _SAME_END,
            abs(self.right - floor.end) <= _SAME_END,
        )
        if same_left and same_right:
            return True
        shared = min(self.right, floor.end) - max(self.left, floor.start)
        wider = max(self.right, floor.end) - min(self.left, floor.start)
        near = floor.place - self.bottom <= _TALLEST_ROW
        return (same_left or same_right) and shared >= 0.6 * wider and near

    def add(self, floor: Rule) -> None:
        """Take the floor in."""
        self.left, self.right = min(self.left, floor.start), max(self.right, floor.end)
        self.floors.append(floor)

    def holds(self, floor: Rule) -> bool:
        """Whether a shorter floor lies inside the table, or not far below it."""
        inside = floor.start >= self.left - _SAME_END and floor.end <= self.right + _SAME_END
        return inside and self.top - 3 <= floor.place <= self.bottom + _TALLEST_ROW


def find_stacks(level: Sequence[Rule], areas: Sequence[Area]) -> list[Stack]:
    """The stacks of three or more floors on a page, the widest first; each with the shorter floors inside
    it."""
    edges = [Rule(y, area.x0, area.x1) for area in areas for y in (area.top, area.bottom)]
    floors = sorted(
        (rule for rule in merge_rules([*level, *edges]) if rule.end - rule.start > _SHORTEST),
        key=lambda rule: rule.place,
    )
    stacks: list[Stack] = []
    for floor in floors:
        if floor.end - floor.start < _NARROWEST_TABLE:
            continue
        stack = next((one for one in reversed(stacks) if one.takes(floor)), None)
        if stack is None:
            stack = Stack(floor.start, floor.end)
            stacks.append(stack)
        stack.add(floor)
    kept: list[Stack] = []
    for stack in sorted(
        (one for one in stacks if len(one.floors) >= _FEWEST), key=lambda one: one.left - one.right
    ):
        if any(other.holds(stack.floors[0]) and other.holds(stack.floors[-1]) for other in kept):
            continue  # floors under some columns of a table that is known already
        for floor in floors:  # from the top down, so that each may reach a little further
            if floor not in stack.floors and stack.holds(floor):
                stack.floors = sorted([*stack.floors, floor], key=lambda one: one.place)
        kept.append(stack)
    return kept
