"""Draws a table as text in columns, wrapped as a typewriter would: spaces between columns, a blank line between rows."""

import textwrap
from collections.abc import Iterator

from tests.importing.renderer.printed import Grid

GAP = "   "


def columns(grid: Grid, width: int) -> Iterator[str]:
    """The lines of the table; a row of which only the first cell says anything stands across the page."""
    widths = _widths(grid, width)
    for position, row in enumerate(grid.rows):
        if row[0] is not None and row[0].text and not any(cell and cell.text for cell in row[1:]):
            yield from (row[0].text, "")
            continue
        cells = [
            [part for line in (cell.lines if cell else ()) for part in textwrap.wrap(line, wide)]
            for cell, wide in zip(row, widths, strict=True)
        ]
        for number in range(max(len(cell) for cell in cells)):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            line = GAP.join(part.ljust(wide) for part, wide in zip(parts, widths, strict=True))
            yield line.rstrip()
        yield GAP.join("-" * wide for wide in widths) if position == grid.header_rows - 1 else ""


def _widths(grid: Grid, width: int) -> list[int]:
    """Column widths in letters: what each asks for of the whole, never less than its longest word."""
    asked = grid.widths or (1.0,) * grid.width
    least = [
        max(
            [len(word) for row in grid.rows if (cell := row[c]) is not None for word in cell.text.split()]
            or [1]
        )
        for c in range(grid.width)
    ]
    return [max(low, round(width * share / sum(asked))) for low, share in zip(least, asked, strict=True)]
