"""Plain text: prose, with tables whose cells are parted by tabs or by pipes, or laid out in columns with spaces.

Tabs are what a table becomes when it is copied out of Word or a PDF: a row to a line, a page break as a blank
line inside the table, mark-up left in the cells. Rows that a page break cut in two stay two rows; joining
them needs to know what a plan is, which is the reader's business.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from lineofsight.plan.importing.containers import decoding
from lineofsight.plan.importing.containers.plain_text.footers import find_footers
from lineofsight.plan.importing.containers.plain_text.pipes import is_pipe_line, read_pipe_table
from lineofsight.plan.importing.containers.plain_text.prose import find_labels, read_prose
from lineofsight.plan.importing.containers.plain_text.spaced import find_spaced_tables
from lineofsight.plan.importing.containers.plain_text.tabs import read_tab_tables
from lineofsight.plan.importing.document import Block, CannotRead, Document, Table


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a text file. Raises CannotRead when it is no text, too large or has lines that cannot be a
    plan's."""
    text = decoding.read_text(path)
    decoding.check_lines(text)
    blocks: list[Block] = []
    printed = text.replace("\x0c", "\n").split("\n")
    footers = find_footers(printed)
    furniture = list(footers.values())
    printed = ["" if place in footers else line for place, line in enumerate(printed)]
    labels = find_labels(printed)
    counted = tables = 0
    for kind, first_line, lines in _stretches(printed):
        tables += sum(isinstance(block, Table) for block in blocks[counted:])
        counted = len(blocks)
        if kind == "tabs":
            blocks.extend(read_tab_tables(lines, first_line, tables + 1))
        elif kind == "pipes":
            blocks.extend(read_pipe_table(lines, first_line, tables + 1))
        else:
            start = 0
            for found in find_spaced_tables(lines):
                blocks.extend(read_prose(lines[start : found.first], labels))
                before = sum(isinstance(block, Table) for block in blocks[counted:])
                blocks.append(found.table(tables + before + 1))
                furniture.extend(found.footers)
                start = found.end
            blocks.extend(read_prose(lines[start:], labels))
    if not any(map(str.isalnum, text)):
        raise CannotRead("This file holds no words, only lines and blanks. Choose the plan itself.")
    return Document(tuple(blocks), "txt", tuple(dict.fromkeys(furniture)))


def _stretches(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """The file cut into stretches of prose, of tabbed lines and of piped lines: kind, number of the first
    line (from 1), lines. Blank lines between two tabbed lines belong to the stretch, and so does a line
    without tabs that ends a cell begun above it."""
    start, kind = 0, ""
    for position, line in enumerate(lines):
        own = _kind(line)
        if own == "" and kind:
            continue  # blank: belongs to whatever goes on
        if own == "prose" and kind == "tabs" and _is_inside_a_cell(lines, start, position):
            continue
        if own != kind and own:
            if kind:
                yield kind, start + 1, lines[start:position]
            start, kind = position, own
    if kind:
        yield kind, start + 1, lines[start:]


def _kind(line: str) -> str:
    if "\t" in line.strip(" ") and (line.strip() or line.count("\t") > 1):
        return "tabs"
    if is_pipe_line(line):
        return "pipes"
    return "prose" if line.strip() else ""


def _is_inside_a_cell(lines: list[str], start: int, position: int) -> bool:
    """Whether a line without tabs goes on with a cell: the row above it lacks tabs that the next line
    brings."""
    before = _without_blank(lines[max(start, position - 200) : position])
    after = _without_blank(lines[position + 1 : position + 40])
    if not before or not lines[position - 1].strip():
        return False
    columns = max(line.count("\t") for line in before)
    open_tabs = 0
    for line in reversed(before):
        open_tabs += line.count("\t")
        if line.count("\t"):
            break
    if open_tabs >= columns:
        return False
    for line in after:
        open_tabs += line.count("\t")
        if line.count("\t"):
            return open_tabs <= columns
    return False


def _without_blank(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip() or "\t" in line]
