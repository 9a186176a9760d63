"""Draws Markdown with pipe tables; cells of several lines use <br>."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.importing.renderer.printed import Break, Grid, Heading, Line, NewSheet, Pages


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as Markdown."""
    aligned = random.choice(["---", ":---", "----"])
    path.write_text("\n".join(_lines(pages, aligned)) + "\n", encoding="utf-8")


def _lines(pages: Pages, aligned: str) -> Iterator[str]:
    furniture = pages.furniture
    if furniture.marking:
        yield from (f"*{furniture.marking}*", "")
    previous = None
    for block in pages.blocks:
        listed = isinstance(block, Line) and block.number
        if isinstance(previous, Line) and previous.number and not listed:
            yield ""
        match block:
            case Heading(text=text, level=level):
                yield from (f"{'#' * level} {text}", "")
            case Line(text=text, number="", bold=bold):
                yield from (f"**{text}**" if bold else text, "")
            case Line(text=text, number=number):
                yield f"{'-' if number == '•' else number} {text}"
            case Grid():
                yield from (*_table(block, aligned), "")
            case Break() | NewSheet():
                pass
        previous = block
    if furniture.footer:
        yield from ("", "---", "", furniture.footer.format(page=1, pages=1))


def _table(grid: Grid, aligned: str) -> Iterator[str]:
    rows = [["<br>".join(cell.lines) if cell else "" for cell in row] for row in grid.rows]
    if not grid.header_rows:
        rows.insert(0, [""] * grid.width)
    for position, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if position == 0:
            yield "|" + f" {aligned} |" * grid.width
