"""Tables that are no part of the plan (versions, contacts, abbreviations, risk registers), and the plan's own key of
status codes, whether printed as a table, as coloured cells or as a sentence."""

import re
from collections.abc import Iterable

from lineofsight.plan.importing.document import Cell
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, fold_words
from lineofsight.plan.importing.reader.status import colour_name, colour_word
from lineofsight.plan.importing.reader.titles import read_title
from lineofsight.plan.importing.reader.views import View

_APART_SETS: tuple[tuple[str, frozenset[str], frozenset[str], int], ...] = (
    ("version table", frozenset({"version", "versions", "revision", "draft", "issue", "edition"}),
     frozenset(["date", "author", "changes", "change", "amendments", "amendment", "description", "reason", "summary", "comments", "approved", "reviewed", "by", "editor", "details", "circulated", "circulation", "issued", "status", "made", "amended", "of", "changed", "released", "published", "updated", "section"]), 1),
    ("contact table", frozenset(["email", "e-mail", "telephone", "phone", "tel", "mobile", "address", "extension"]),
     frozenset(["name", "role", "post", "organisation", "agency", "title", "job", "number", "contact", "team", "service", "email"]), 1),
    ("abbreviation table", frozenset(["abbreviation", "abbreviations", "acronym", "acronyms", "initials", "term", "glossary", "initial", "short", "abbrev"]),
     frozenset(["meaning", "definition", "full", "stands", "name", "description", "explanation", "means", "in", "for", "words", "person", "who", "post", "explained", "title", "long", "what", "it"]), 1),
    ("risk register", frozenset({"likelihood", "probability"}), frozenset(["impact", "risk", "mitigation", "score", "owner", "severity", "rating"]), 1),
    ("budget table", frozenset({"£", "contribution", "expenditure", "income"}), frozenset(["agency", "partner", "total", "budget", "000", "organisation", "item", "amount", "year"]), 1),
    ("meeting dates", frozenset({"venue"}), frozenset(["date", "time", "meeting", "group"]), 1),
)  # fmt: skip
_CODE = re.compile(
    r"^(?:[A-Z]|red|amber|green|blue|grey|gray|yellow|purple|white|black|orange|[0-5])$",
    re.I,
)
_KEY_WORD = re.compile(
    r"\b(?:key|legend|rag|brag|rating|ratings|status|score|scores|scoring|colour|code|grade)\b", re.I
)
_ENTRY = re.compile(
    r"(?P<code>\b(?:[RAGBYPW]|red|amber|green|blue|grey|gray|yellow|purple|white|black|orange|[0-5])\b|(?<![\w.])[0-5](?![\w.]))\s*(?:\((?P<word>[A-Za-z]{1,10})\)\s*)?(?:=|:|–|—|-|means|is)\s*(?P<text>[^;|=]{2,120}?)"
    r"(?=\s*(?:[;|,.]\s*|\s+/\s+|\s+)(?:and\s+)?(?:[RAGBYPW]|red|amber|green|blue|grey|gray|yellow|purple|white|black|orange|[0-5])\s*(?:\([A-Za-z]{1,10}\)\s*)?(?:=|:|–|—|-(?=\s)|means\b|is\b)|\s*[;|.]?\s*$)",
    re.I,
)


_KEY_LINE = re.compile(
    r"^(?P<code>[RAGBYPW]|red|amber|green|blue|grey|gray|yellow|purple|white|black|orange|[0-5])(?:\s*[:=–—|-]\s*|\s+)(?P<text>[A-Za-z][^:|=]{2,100})$",
    re.I,
)


def apart_reason(headers: Iterable[str]) -> str:
    """What a table with these headers is, when it is no part of a plan ("version table"); "" otherwise."""
    texts = [fold_words(header) for header in headers if header]
    words = [text.split() for text in texts]
    for name, telling, usual, at_least in _APART_SETS:
        marked = [row for row in words if telling & set(row) and len(row) <= 5]
        others = [row for row in words if row not in marked and row and all(word in usual for word in row)]
        if len(marked) >= at_least and len(marked) + len(others) >= max(2, 0.75 * len(words)):
            return name
    return ""


def is_colour_key(view: View) -> bool:
    """Whether a whole table explains colours by their names ("Blue | Action complete")."""
    return view.columns == 2 and len(key := read_key_table(view)) > 2 and all(map(colour_word, key))


def overview_reason(headers: Iterable[str]) -> str:
    """Whether a table only shows the priorities beside each other ("Priority 1: Neglect | Priority 2: Exploitation"), as
    a plan on a page does: what it says comes again in the plan itself."""
    known = [read_title(header) for header in headers if header]
    sections = [title for title in known if title.kind == titles.SECTION or title.is_standing]
    numbered = [title for title in sections if title.ref]
    return "an overview of the priorities" if len(numbered) > 1 and len(sections) == len(known) else ""


def read_key_rows(view: View, rows: Iterable[int]) -> dict[str, str]:
    """The key printed in some rows of a table: a code or a coloured cell, and beside it what it means. Several pairs
    may stand in one row. {} when the rows are no key."""
    key: dict[str, str] = {}
    for row in rows:
        cells = [view.cell(row, column) for column in range(view.columns)]
        key.update(_pairs(cells))
    return key if len(key) >= 2 else {}


def _pairs(cells: list[Cell | None]) -> dict[str, str]:
    """The pairs of code and words in one row: the row must begin with a code (or a coloured cell, or a whole entry)."""
    seen = list(dict.fromkeys(cell for cell in cells if cell is not None and (cell.lines or cell.fill)))
    key: dict[str, str] = {}
    place = 0
    while place < len(seen):
        cell, after = seen[place], seen[place + 1] if place + 1 < len(seen) else None
        text, colour = cell.text, colour_name(cell.fill)
        if (
            (_CODE.match(text) or not text and colour)
            and after is not None
            and after.text
            and not _CODE.match(after.text)
        ):
            key[text or colour] = after.text
            place += 2
        elif colour and text and len(seen) > 1 and len(text.split()) <= 14:
            key.update(read_key_sentence(text) or ({colour: text} if colour != "Grey" else {}))
            place += 1
        elif text and (entries := _entries(text)):
            key.update(entries)
            place += 1
        elif text and len(text.split()) <= 4 and _KEY_WORD.search(text):
            place += 1  # "Key:" before the first pair
        else:
            break
    return key


def read_key_table(view: View) -> dict[str, str]:
    """The key that a whole small table prints, its heading row aside; {} when it is none."""
    if view.rows > 14 or view.columns > 12:
        return {}
    rows = list(view.printed_rows()) or list(range(view.rows))
    rows = sorted(set(rows) | {cell.row for cell in view.table.cells if cell.fill})
    key = read_key_rows(view, rows)
    printed = sum(1 for cell in view.table.cells if cell.lines and cell.row > 0)
    return key if 2.6 * len(key) + 2 >= printed else {}


def read_key_sentence(text: str, needs_word: bool = False) -> dict[str, str]:
    """The key printed as a sentence ("Key: R – late; A – slipping; G – on time"); {} when it is none."""
    if needs_word and not _KEY_WORD.search(text[:60]):
        return {}
    body = re.sub(
        r"^[^:=–—-]{0,40}\b(?:key|legend|rating|ratings|status|scores?|definitions?|colours?)\b[^:=]{0,30}:\s*",
        "",
        fold(text)[:1500],
        flags=re.I,
    )
    return _entries(body) or (_lettered_entries(body) if needs_word else {})


_LETTERED = re.compile(
    r"(?:^|[;,.|]\s*)(?P<code>[A-Z])\s*(?:=|:|–|—|-|means|is)\s*(?P<text>[^;,|=]{2,80}?)(?=[;,.|]\s*[A-Z]\s*(?:=|:|–|—|-|means|is)\s|\.?\s*$)"
)


def _lettered_entries(text: str) -> dict[str, str]:
    """A key with letters of its own ("C = complete, T = on track")."""
    found = {entry["code"]: entry["text"].strip() for entry in _LETTERED.finditer(text)}
    return found if len(found) > 2 else {}


def read_key_bars(text: str) -> dict[str, str]:
    """A key printed with bars between its codes and words ("R | Off track | A | At risk"); {} when it is none."""
    cells = [cell.strip() for cell in text.split("|") if cell.strip()]
    pairs = {code: words for code, words in zip(cells[::2], cells[1::2], strict=False) if _CODE.match(code)}
    return pairs if len(pairs) > 1 and 2 * len(pairs) == len(cells) else {}


def read_key_line(text: str) -> dict[str, str]:
    """One line of a key that stands under its heading ("R Off track", "Green – on time"); {} when it is none."""
    found = _KEY_LINE.match(fold(text))
    return {found["code"]: found["text"].strip(" .")} if found else {}


def _entries(text: str) -> dict[str, str]:
    key = {}
    for found in _ENTRY.finditer(text):
        key[found["code"]] = found["text"].strip(" ,;.–-")
    return {code: words for code, words in key.items() if words}
