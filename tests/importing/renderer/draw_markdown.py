"""Draws Markdown with pipe tables; cells of several lines use <br>."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.importing.renderer.printed import Break, Facts, Grid, Heading, Line, NewSheet, Pages


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
            case Line(text=text, number=number, depth=depth):
                yield f"{'    ' * depth}{'-' if number == '•' else number} {text}"
            case Facts():
                yield from (*_facts(block), "")
            case Grid():
                yield from (*_table(block, aligned, pages.markup), "")
            case Break() | NewSheet():
                pass
        previous = block
    if furniture.footer:
        yield from ("", "---", "", furniture.footer.format(page=1, pages=1))


def _facts(facts: Facts) -> Iterator[str]:
    if facts.by == "one line":
        yield facts.joined
        return
    before, after = ("- ", "") if facts.by == "bullets" else ("", "  ")
    for label, words in facts.pairs:
        yield f"{before}**{label}** {words}".rstrip() + after


def _table(grid: Grid, aligned: str, markup: str) -> Iterator[str]:
    rows = [["<br>".join(cell.lines) if cell else "" for cell in row] for row in grid.rows]
    if not grid.header_rows:
        rows.insert(0, [""] * grid.width)
    if markup == "padded":
        widths = [max(3, *(len(row[c]) for row in rows)) for c in range(grid.width)]
        rows = [[cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)] for row in rows]
    bare = markup == "bare" and grid.width > 1 and all(row[0] and row[-1] for row in rows)
    for position, row in enumerate(rows):
        yield " | ".join(row) if bare else "| " + " | ".join(row) + " |"
        if position == 0:
            yield " | ".join([aligned] * grid.width) if bare else "|" + f" {aligned} |" * grid.width
