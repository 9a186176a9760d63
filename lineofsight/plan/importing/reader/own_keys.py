"""The key to a plan's status words, found by the words themselves: whatever stands over it, a short list that explains the
codes which the plan's own status cells use is its key.

`key_tables` knows keys by what they look like; this knows one by its use ("How we score", "Letters in the last column").
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, fold_words, take_bullet
from lineofsight.plan.importing.reader.titles import read_title
from lineofsight.plan.importing.reader.views import View

_ENTRY = re.compile(r"^(?P<code>\S(?:.{0,28}?\S)?)\s*(?:=|:|\s[–—-]|\bmeans\b)\s+(?P<words>\S.{1,120})$")
_LETTER = re.compile(r"^(?P<code>[A-Z0-9]{1,3})\s+(?P<words>[a-z].{1,60})$")
_PIECES = re.compile(r"\s*[;,|•]\s*")
_MOST_ROWS = 12
_HEADS = (titles.SECTION, titles.LEAD, titles.OUTCOME, titles.LABEL_OUTCOMES)
_COVERED = 0.6

Entry = tuple[str, str]


def find_own_key(blocks: Sequence[Block], statuses: Iterable[str]) -> dict[str, str]:
    """The list of codes and meanings that explains most of the plan's status words; {} where there is none.

    `statuses` are the printed status cells, one for each row that has one.
    """
    used = [fold_words(status) for status in statuses if status]
    if not used:
        return {}
    best: dict[str, str] = {}
    covered = 0.0
    for entries in _lists(blocks):
        codes = {fold_words(code) for code, _ in entries}
        share = sum(status in codes for status in used) / len(used)
        if len(codes) == len(entries) > 1 and share >= _COVERED and share > covered:
            best, covered = dict(entries), share
    return best


def _lists(blocks: Sequence[Block]) -> Iterator[list[Entry]]:
    """Every list of short entries: lines that follow one another, the pieces of one line, the rows of a small table."""
    run: list[Entry] = []
    for block in blocks:
        entry = None
        if isinstance(block, Paragraph):
            text = fold(take_bullet(block.text)[1])
            entry = None if block.level or read_title(text).kind in _HEADS else _entry(text)
            yield _in_one_line(text)
        else:
            yield _in_rows(block)
        if entry is None and run:
            yield run
            run = []
        elif entry is not None:
            run.append(entry)
    if run:
        yield run


def _entry(text: str) -> Entry | None:
    found = _ENTRY.match(text) or _LETTER.match(text)
    return (found["code"], found["words"].strip(" .;,")) if found else None


def _in_one_line(text: str) -> list[Entry]:
    """The entries of a sentence ("Letters in the last column: C complete, O on track")."""
    found: list[Entry] = []
    for part in re.split(r"(?<=[.:])\s", text, maxsplit=3):  # the last beginning that leaves entries alone
        rest = text[text.index(part) :].rstrip(".")
        entries = [_entry(piece) for piece in _PIECES.split(rest)]
        if len(entries) > 1 and all(entries):
            found = [entry for entry in entries if entry]
    return found


def _in_rows(table: Table) -> list[Entry]:
    view = View(table)
    if view.columns < 2 or view.rows > _MOST_ROWS:
        return []
    rows = [[cell.text for cell in view.own(row)] for row in view.printed_rows()]
    return [(row[0], row[1]) for row in rows if len(row) == 2 and len(row[0].split()) <= 5]
