"""Bullets that a program drew as small filled dots instead of printing a letter, as browsers do."""

from bisect import bisect_left

from lineofsight.plan.importing.containers.folding import BULLET
from lineofsight.plan.importing.containers.pdf.marks import Letter, Marks

_SMALLEST, _LARGEST = 1.5, 6.0
_REACH = 24.0
"""Points from a bullet to the first letter of its item."""

_MOST = 400
"""More dots than this on a page make a pattern, not lists."""


def read_dots(marks: Marks) -> list[Letter]:
    """A bullet for each small round or square dot with a letter close to its right and none close to its
    left."""
    dots = [
        area
        for area in marks.areas
        if _SMALLEST <= area.x1 - area.x0 <= _LARGEST
        and abs((area.x1 - area.x0) - (area.bottom - area.top)) < 1
    ]
    if not dots or len(dots) > _MOST:
        return []
    letters = sorted(
        (one for one in marks.letters if one.text.strip() and not one.turn), key=lambda one: one.top
    )
    tops = [letter.top for letter in letters]
    bullets = []
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        near = [
            one
            for one in letters[bisect_left(tops, middle - 40) : bisect_left(tops, middle)]
            if one.bottom > middle
        ]
        right = [one for one in near if 0 <= one.x0 - dot.x1 <= _REACH]
        if not right or any(0 <= dot.x0 - one.x1 <= 2 or one.x0 < dot.x0 < one.x1 for one in near):
            continue
        first = min(right, key=lambda one: one.x0)
        bullets.append(
            Letter(BULLET, dot.x0, first.top, dot.x1, first.bottom, first.size, first.bold, first.colour)
        )
    return bullets
