"""Draws a web page as councils publish them: navigation, tables with spans, cookie notes, a footer."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random

from tests.importing.renderer.printed import Box, Break, Facts, Grid, Heading, Line, NewSheet, Pages


def draw(pages: Pages, path: Path, random: Random) -> None:
    """Write the pages as HTML, in UTF-8 or in an older encoding that the page declares."""
    encoding = random.choice(["utf-8", "utf-8", "windows-1252"])
    lists = random.random() < 0.5
    text = "\n".join(_document(pages, encoding, lists))
    path.write_bytes(text.encode(encoding, errors="xmlcharrefreplace"))


def _document(pages: Pages, encoding: str, lists: bool) -> Iterator[str]:
    furniture = pages.furniture
    title = next((block.text for block in pages.blocks if isinstance(block, Heading)), "Plan")
    yield "<!DOCTYPE html>"
    yield f'<html lang="en"><head><meta charset="{encoding}"><title>{escape(title)} | Council</title>'
    yield "<style>td { border: 1px solid #999 }</style><script>var menu = 'Action Lead When';</script></head><body>"
    if furniture.header or furniture.footer:
        yield '<header><a href="#main">Skip to main content</a></header>'
        yield '<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Our priorities</a></li></ul></nav>'
    yield '<main id="main">'
    if furniture.marking:
        yield f"<p>{escape(furniture.marking)}</p>"
    yield from _blocks(pages, lists)
    yield "</main>"
    if furniture.footer:
        yield "<footer><p>Share this page</p><p>© Council. Privacy and cookies</p></footer>"
    yield "</body></html>"


def _blocks(pages: Pages, lists: bool) -> Iterator[str]:
    opened = ""
    for block in pages.blocks:
        wanted = ""
        if isinstance(block, Line) and block.number:
            wanted = "ul" if block.number == "•" else "ol"
        if opened and opened != wanted:
            yield f"</{opened}>"
        if wanted and opened != wanted:
            yield f"<{wanted}>"
        opened = wanted
        match block:
            case Heading(text=text, level=level):
                yield f"<h{level}>{escape(text)}</h{level}>"
            case Line(text=text, number="", bold=bold):
                yield f"<p><strong>{escape(text)}</strong></p>" if bold else f"<p>{escape(text)}</p>"
            case Line(text=text):
                yield f"<li>{escape(text)}</li>"
            case Facts():
                yield from _facts(block, lists)
            case Grid():
                yield from _table(block, lists)
            case Break() | NewSheet():
                pass


def _facts(facts: Facts, lists: bool) -> Iterator[str]:
    pairs = [(escape(label), escape(words)) for label, words in facts.pairs]
    if facts.by == "one line":
        yield f"<p>{escape(facts.joined)}</p>"
    elif facts.by == "bullets":
        items = "".join(f"<li><strong>{label}</strong> {words}</li>" for label, words in pairs)
        yield f"<ul>{items}</ul>"
    elif lists:
        yield "<dl>" + "".join(f"<dt>{label}</dt><dd>{words}</dd>" for label, words in pairs) + "</dl>"
    else:
        yield "<p>" + "<br>".join(f"<strong>{label}</strong> {words}" for label, words in pairs) + "</p>"


def _table(grid: Grid, lists: bool) -> Iterator[str]:
    yield "<table>"
    for r, row in enumerate(grid.rows):
        tag = "th" if r < grid.header_rows else "td"
        yield "<tr>" + "".join(_cell(box, tag, lists) for box in row if box is not None) + "</tr>"
    yield "</table>"


def _cell(box: Box, tag: str, lists: bool) -> str:
    spans = (f' rowspan="{box.rows}"' if box.rows > 1 else "") + (
        f' colspan="{box.columns}"' if box.columns > 1 else ""
    )
    style = f' style="background-color: #{box.fill.lower()}"' if box.fill else ""
    return f"<{tag}{spans}{style}>{_content(box, lists)}</{tag}>"


def _content(box: Box, lists: bool) -> str:
    if not box.lines:
        return "&nbsp;"
    if len(box.lines) == 1:
        text = escape(box.lines[0])
        return f"<strong>{text}</strong>" if box.bold else text
    if not lists:
        return "<br>".join(escape(line) for line in box.lines)
    parts, items = [], []
    for line in box.lines:
        if line.startswith("• "):
            items.append(f"<li>{escape(line[2:])}</li>")
        else:
            parts.append(f"<p>{escape(line)}</p>")
    return "".join(parts) + (f"<ul>{''.join(items)}</ul>" if items else "")
