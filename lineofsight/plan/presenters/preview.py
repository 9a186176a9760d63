"""The printed document beside what was understood of it, strip by strip: a table with the lines before it, and the
rows that came of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..importing.decisions import path_of, walk
from ..importing.reader.status import colour_name
from .open_gaps import origin_in_words

#: Understood rows on one page of the preview; strips are kept whole.
ROWS_ON_A_PAGE = 60
CELL_LETTERS = 900


@dataclass(frozen=True)
class PrintedCell:
    """One printed cell. `fill` is RRGGBB or ""; `gone` marks a text that is not part of the plan."""

    lines: tuple[str, ...]
    down: int
    across: int
    fill: str
    gone: bool

    @property
    def fill_name(self) -> str:
        """The fill as people call it, for those who cannot see it: "green"."""
        return colour_name(self.fill).lower() or "light"


BLANK = PrintedCell((), 1, 1, "", False)


@dataclass(frozen=True)
class PrintedRow:
    """One printed row of a table; `number` is the row as a person counts it, `anchor` its place on the page."""

    number: int
    page: int | None
    anchor: str
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True)
class PrintedLine:
    """One printed line outside tables."""

    text: str
    level: int
    gone: bool


@dataclass(frozen=True)
class UnderstoodRow:
    """One objective or action as it was understood. `place` names it in addresses ("0-4-1"); `origin_anchor` leads to
    the printed row; `section` is the name of its section when that begins here."""

    place: str
    what: str
    number: str
    text: str
    details: tuple[tuple[str, str], ...]
    origin: str
    origin_anchor: str
    doubts: tuple[dict, ...]
    section: str = ""
    section_kind: str = ""
    outcomes: tuple[str, ...] = ()


@dataclass
class Strip:
    """A part of the file: the lines before a table, the table, and what came of both; or a commitment printed in lines,
    with what was printed under it. `goes_on` where the strip before is of the same list."""

    title: str
    lines: list[PrintedLine] = field(default_factory=list)
    rows: list[PrintedRow] = field(default_factory=list)
    columns: int = 0
    understood: list[UnderstoodRow] = field(default_factory=list)
    table: int | str | None = None
    page: int = 1
    goes_on: bool = False


@dataclass(frozen=True)
class Preview:
    """One page of the preview. `furniture` is what repeats on every printed page and was left out."""

    strips: tuple[Strip, ...]
    page: int
    pages: int
    furniture: tuple[str, ...]
    dropped: tuple[dict, ...]
    joined: tuple[dict, ...]
    warnings: tuple[str, ...]
    shortened: bool
    page_of: dict[str, int]


def preview_of(document: dict, content: dict, page: int = 1) -> Preview:
    """What the check page shows: the strips of one page. A plan that came as JSON has no printed document; its
    sections then stand alone."""
    strips = list(_strips(document)) or [Strip("The plan as it came")]
    strips = _file_rows(strips, content)
    strips = [strip for strip in strips if strip.understood or strip.rows or strip.lines]
    pages = _number_pages(strips)
    page = min(max(1, page), pages)
    page_of = {row.place: strip.page for strip in strips for row in strip.understood}
    return Preview(
        strips=tuple(strip for strip in strips if strip.page == page),
        page=page,
        pages=pages,
        furniture=tuple(document.get("furniture") or ()),
        dropped=tuple(document.get("dropped") or ()),
        joined=tuple(document.get("joined") or ()),
        warnings=tuple(document.get("warnings") or ()),
        shortened=bool(document.get("shortened")),
        page_of=page_of,
    )


def place_word(path: Iterable[int]) -> str:
    """A path as addresses name it: (0, 4) → "0-4"."""
    return "-".join(str(number) for number in path)


def path_from(word: str) -> tuple[int, ...]:
    """The path that an address names; () when it is none."""
    return (
        tuple(int(number) for number in word.split("-"))
        if re.fullmatch(r"\d{1,5}(-\d{1,5}){0,2}", word)
        else ()
    )


# --- the printed side ------------------------------------------------------------------------------------------------


def _strips(document: dict) -> Iterator[Strip]:
    gone = {_folded(each["text"]) for each in document.get("dropped") or []} - {""}
    strip = Strip("Before the first table")
    for block in document.get("blocks") or []:
        if "rows" not in block:
            words = f"{block['number']} {block['text']}".strip()
            strip.lines.append(PrintedLine(words, block["level"], _folded(block["text"]) in gone))
            continue
        strip.table = block["name"] or block["table"]
        strip.title = f"Sheet {block['name']}" if block["name"] else f"Table {block['table']}"
        strip.columns = block["columns"]
        strip.rows = _printed_rows(strip.table, block, gone)
        yield strip
        strip = Strip("After the last table")
    if strip.lines:
        yield strip


def _printed_rows(table: int | str, block: dict, gone: set[str]) -> list[PrintedRow]:
    """The rows of a table, each with a cell for every place that no merged cell covers: blank ones were not kept."""
    covered: set[tuple[int, int]] = set()
    rows = []
    for number, given in enumerate(block["rows"]):
        at = {cell["column"]: cell for cell in given}
        cells = []
        for column in range(block["columns"]):
            cell = at.get(column)
            if cell:
                down = range(number, number + cell["down"])
                covered |= {(row, place) for row in down for place in range(column, column + cell["across"])}
                cells.append(_printed_cell(cell, gone))
            elif (number, column) not in covered:
                cells.append(BLANK)
        counted = block["first_row"] + number
        page = block["pages"][number] if number < len(block["pages"]) else None
        rows.append(PrintedRow(counted, page, anchor_of(table, counted), tuple(cells)))
    return rows


def _printed_cell(cell: dict, gone: set[str]) -> PrintedCell:
    return PrintedCell(
        lines=tuple(_short(line) for line in cell["lines"]),
        down=cell["down"],
        across=cell["across"],
        fill=cell["fill"],
        gone=_folded(" ".join(cell["lines"])) in gone,
    )


def anchor_of(table: int | str | None, row: int | str | None) -> str:
    """The place of a printed row on the page; "" when the file does not tell."""
    return (
        f"printed-{re.sub(r'[^A-Za-z0-9]+', '_', str(table))}-{row}"
        if table is not None and row is not None
        else ""
    )


def _short(text: str) -> str:
    return text if len(text) <= CELL_LETTERS else text[:CELL_LETTERS].rsplit(" ", 1)[0] + "…"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


# --- the understood side ---------------------------------------------------------------------------------------------


def _file_rows(strips: list[Strip], content: dict) -> list[Strip]:
    """The strips with each understood row beside the table, or the lines, that it came from."""
    of_table = {strip.table: strip for strip in strips if strip.table is not None}
    printed = {row.anchor for strip in strips for row in strip.rows}
    notes = _doubts_by_place(content)
    places: dict[int, dict[int, list[UnderstoodRow]]] = {}  # strip → line → rows that begin there
    strip, line, began = strips[0], 0, -1
    for path, row in walk(content):
        section = content["sections"][path[0]]
        begins = path[0] != began
        began = path[0]
        read = _understood(path, row, section, begins, notes, printed)
        table = of_table.get((row.get("origin") or {}).get("table"))
        found = None if table else _where(strips, row["text"], section["title"] if begins else "")
        if table or not found:
            (table or strip).understood.append(read)
            continue
        strip, line = found
        if line < 0:
            strip.understood.append(read)
        else:
            places.setdefault(id(strip), {}).setdefault(line, []).append(read)
    return [part for strip in strips for part in _cut(strip, places.get(id(strip), {}))]


def _where(strips: list[Strip], text: str, title: str) -> tuple[Strip, int] | None:
    """The strip and line in which a row outside any table begins, or its section's title right over it; -1 where it
    stands in the strip's table (a small form); None where the words are not found."""
    start, heads = _folded(text)[:60], _folded(title)
    for strip in strips:
        folded = [_folded(line.text) for line in strip.lines]
        if (place := next((at for at, words in enumerate(folded) if start in words), None)) is not None:
            above = (at for at in range(place - 1, max(place - 12, -1), -1) if heads and heads in folded[at])
            return strip, next(above, place)
        if any(start in _folded(" ".join(cell.lines)) for row in strip.rows for cell in row.cells):
            return strip, -1
    return None


def _cut(strip: Strip, rows: dict[int, list[UnderstoodRow]]) -> Iterator[Strip]:
    """A strip cut before every line in which something understood begins, so that each stands beside its own lines."""
    if not rows:
        yield strip
        return
    starts = sorted(rows)
    yield replace(strip, lines=strip.lines[: starts[0]], rows=[], columns=0, understood=[], table=None)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(strip.lines)
        title = f"Lines {start + 1} to {end}" if end > start + 1 else f"Line {end}"
        yield Strip(title, strip.lines[start:end], understood=rows[start], goes_on=place > 0)
    if strip.rows:
        yield replace(strip, lines=[])


def _understood(
    path: tuple[int, ...], row: dict, section: dict, begins: bool, notes: dict, printed: set[str]
) -> UnderstoodRow:
    origin = row.get("origin") or {}
    anchor = anchor_of(origin.get("table"), origin.get("row"))
    served = [section["outcomes"][place] for place in row.get("outcomes", [])]
    details = [
        ("Who answers", row["leads_text"]),
        ("When", row["due_text"]),
        ("Measure", row["measure_text"]),
        ("Evidence", row["evidence_text"]),
        ("Status", row["status_text"]),
        ("Progress", row["progress_text"]),
        ("Source", row["source_text"]),
    ]
    return UnderstoodRow(
        place=place_word(path),
        what="objective" if len(path) == 2 else "action",
        number=row["ref"],
        text=row["text"],
        details=tuple((name, words) for name, words in details if words),
        origin=origin_in_words(origin),
        origin_anchor=anchor if anchor in printed else "",
        doubts=tuple(notes.get(path, ())) + (tuple(notes.get(path[:1], ())) if begins else ()),
        section=f"{section['ref']} {section['title']}".strip() if begins else "",
        section_kind=section["kind"] if begins else "",
        outcomes=tuple(served),
    )


def _doubts_by_place(content: dict) -> dict[tuple[int, ...], list[dict]]:
    notes: dict[tuple[int, ...], list[dict]] = {}
    for doubt in content["doubts"]:
        notes.setdefault(path_of(doubt), []).append(doubt)
    return notes


def _number_pages(strips: list[Strip]) -> int:
    """Give each strip its page: about ROWS_ON_A_PAGE rows on each. Returns how many pages there are."""
    page, rows = 1, 0
    for strip in strips:
        size = max(len(strip.understood), len(strip.rows))
        if rows and rows + size > ROWS_ON_A_PAGE:
            page, rows = page + 1, 0
        strip.page = page
        rows += size
    return page
