"""Draws a CSV file: every block in turn, blank rows between, cells of several lines quoted."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.importing.renderer.printed import Break, Grid, Heading, Line, NewSheet, Pages


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as CSV in one of the encodings and separators that spreadsheet programs write."""
    width = max([grid.width for grid in pages.blocks if isinstance(grid, Grid)], default=1)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=random.choice([",", ",", ",", ";", "\t"]))
    for row in _rows(pages, random):
        writer.writerow([*row, *[""] * (width - len(row))])
    encoding = random.choice(["utf-8", "utf-8-sig", "cp1252"])
    try:
        data = out.getvalue().encode(encoding)
    except UnicodeEncodeError:
        data = out.getvalue().encode("utf-8-sig")
    path.write_bytes(data)


def _rows(pages: Pages, random: Random) -> Iterator[list[str]]:
    if pages.furniture.marking:
        yield [pages.furniture.marking]
    spaced = random.random() < 0.7
    for block in pages.blocks:
        match block:
            case Heading(text=text):
                yield [text]
            case Line(text=text, number=number):
                yield [f"{number} {text}".strip()]
            case Grid():
                for row in block.rows:
                    yield ["\n".join(cell.lines) if cell else "" for cell in row]
                if spaced:
                    yield []
            case Break() | NewSheet():
                pass
    if pages.furniture.footer:
        yield [pages.furniture.footer.format(page=1, pages=1)]
