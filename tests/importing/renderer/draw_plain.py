"""Draws plain text: tables as tab-separated lines (as Word tables come out when saved as text) or with pipes."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.importing.renderer.draw_columns import columns
from tests.importing.renderer.printed import Box, Break, Facts, Grid, Heading, Line, NewSheet, Pages


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as UTF-8 text, with a byte order mark now and then."""
    text = "\n".join(_lines(pages, random))
    path.write_text(text + "\n", encoding=random.choice(["utf-8", "utf-8", "utf-8-sig"]))


def _lines(pages: Pages, random: Random) -> Iterator[str]:
    furniture = pages.furniture
    breaks = sum(isinstance(block, Break) for block in pages.blocks)
    page = 1
    yield from (text for text in (furniture.marking, furniture.header) if text)
    rule = random.random() < 0.5
    for block in pages.blocks:
        match block:
            case Line(text=text, leads=True):
                yield from ("", text)
            case Heading(text=text) | Line(text=text, number=""):
                yield from ("", text, "")
            case Line(text=text, number=number, depth=depth):
                yield f"{'    ' * depth}{'-' if number == '•' else number} {text}"
            case Facts():
                yield from ([block.joined] if block.by == "one line" else _facts(block))
            case Grid() if pages.markup == "columns":
                yield ""
                yield from columns(block, 110)
                yield ""
            case Grid():
                yield ""
                yield from _table(block, pages.markup, rule)
                yield ""
            case Break():
                yield from _page_end(pages, page, breaks + 1)
                page += 1
            case NewSheet():
                pass
    yield from _page_end(pages, page, breaks + 1)


def _facts(facts: Facts) -> Iterator[str]:
    mark = "- " if facts.by == "bullets" else ""
    yield from (f"{mark}{label} {words}".rstrip() for label, words in facts.pairs)


def _page_end(pages: Pages, page: int, last: int) -> Iterator[str]:
    furniture = pages.furniture
    yield ""
    if furniture.footer:
        yield furniture.footer.format(page=page, pages=last)
    if page < last:
        yield from (text for text in (furniture.marking, furniture.header) if text)
    yield ""


def _table(grid: Grid, markup: str, rule: bool) -> Iterator[str]:
    for position, row in enumerate(grid.rows):
        cells = [_cell(cell, paragraphs=markup != "pipes") for cell in row]
        if markup == "pipes":
            yield "| " + " | ".join(cells) + " |"
            if rule and position == grid.header_rows - 1:
                yield "|" + "---|" * len(cells)
        else:
            yield "\t".join(cells)


def _cell(cell: Box | None, *, paragraphs: bool) -> str:
    if cell is None:
        return ""
    if len(cell.lines) < 2:
        return cell.text
    if paragraphs:
        return " ".join(f"<p>{line}</p>" for line in cell.lines)
    return "<br>".join(cell.lines)
