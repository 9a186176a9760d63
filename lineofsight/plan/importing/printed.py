"""The neutral document as plain data, so that a page can show what was printed beside what was understood."""

import re
from collections.abc import Iterator

from lineofsight.plan.importing.document import Block, Document, Table

CELLS_SHOWN = 20_000
"""Cells of all tables together that a preview shows; a longer file says so."""


def as_data(document: Document) -> dict:
    """What a preview shows of a document, as JSON can carry it.

    {"container", "furniture": [str], "warnings": [str], "shortened": bool, "blocks": […]}; a block is a paragraph
    {"text", "level", "number", "page"} or a table {"table", "name", "columns", "first_row", "pages", "rows"} whose rows
    are lists of cells {"lines", "column", "down", "across", "fill"}.
    """
    blocks, cells, shortened = [], 0, False
    for block in document.blocks:
        if isinstance(block, Table):
            cells += len(block.cells)
            if cells > CELLS_SHOWN:
                shortened = True
                break
        blocks.append(_block(block))
    return {
        "container": document.container,
        "furniture": list(document.furniture),
        "warnings": list(document.warnings),
        "shortened": shortened,
        "blocks": blocks,
    }


def _block(block: Block) -> dict:
    if not isinstance(block, Table):
        return {"text": block.text, "level": block.level, "number": block.number, "page": block.page}
    rows: list[list[dict]] = [[] for _ in range(block.rows)]
    for cell in block.cells:
        shown = {"lines": list(cell.lines), "column": cell.column}
        shown |= {"down": cell.row_span, "across": cell.column_span, "fill": cell.fill}
        rows[cell.row].append(shown)
    return {
        "table": block.number,
        "name": block.name,
        "columns": block.columns,
        "first_row": block.first_row,
        "pages": list(block.pages),
        "rows": rows,
    }


_CODE = re.compile(r"^(?:[A-Z][A-Za-z&/.-]{0,8}[A-Z.]|[A-Z]{2,9})$")
_LINE = re.compile(r"^([A-Z][A-Za-z&/.-]{1,9})\s*[:=–—-]\s+(\S.{3,120})$")
_IN_BRACKETS = re.compile(
    r"\b((?:[A-Z][\w’'-]{1,40},? (?:(?:and|of|for|the|&) ){0,3}){1,7}[A-Z][\w’'-]{1,40}) \(([A-Z][A-Z&]{1,8})\)"
)


def abbreviations_in(document: dict) -> dict[str, str]:
    """The plan's own abbreviations and initials, with what they stand for: from tables and lists of them, and from
    names that bear their short form in brackets. Used to find who is meant, never to reword. `document` is what
    `as_data` gives."""
    found: dict[str, str] = {}
    for text in _texts(document):
        for name, code in _IN_BRACKETS.findall(text):
            if _stands_for(code, name):
                found.setdefault(code, name)
        line = _LINE.match(text)
        if line and _CODE.match(line[1]):
            found.setdefault(line[1], line[2].strip(" ."))
    for block in document.get("blocks") or []:
        for code, words in _pairs_of(block):
            found.setdefault(code, words)
    return {code: words.split(",")[0].strip() for code, words in found.items()}


def _pairs_of(block: dict) -> list[tuple[str, str]]:
    """The pairs of a table that is a list of short forms; none of any other table, though a lead may be short there."""
    rows = [[" ".join(cell["lines"]) for cell in row if cell["lines"]] for row in block.get("rows") or []]
    rows = [row for row in rows if row]
    pairs = [(row[0], row[1]) for row in rows if len(row) in (2, 3) and _CODE.match(row[0]) and " " in row[1]]
    return pairs if len(pairs) >= 2 and 2 * len(pairs) >= len(rows) else []


def _texts(document: dict) -> Iterator[str]:
    for block in document.get("blocks") or []:
        if "rows" not in block:
            yield block["text"]
        for row in block.get("rows") or []:
            yield from (line for cell in row for line in cell["lines"])


def _stands_for(code: str, name: str) -> bool:
    """Whether letters are the initials of a name, small words aside."""
    letters = [word[0] for word in re.findall(r"[\w’']+", name) if word[0].isupper()]
    return "".join(letters)[-len(code.replace("&", "")) :] == code.replace("&", "")
