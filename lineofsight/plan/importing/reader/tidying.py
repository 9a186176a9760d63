"""The document with mark-up, separators and repeated page furniture taken out; what was taken is told with why."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineofsight.plan.importing.document import Block, Cell, Document, Paragraph, Table
from lineofsight.plan.importing.reader.cleaning import (
    clean,
    ends_open,
    fold,
    fold_words,
    is_separator,
    split_lines,
)
from lineofsight.plan.importing.reader.partnership_names import whole_name

_MARKING = re.compile(
    r"^(?:[-–—\[(*]\s*)?(?:not )?(?:official|restricted|protect(?:ed|ively marked)?|confidential|unclassified|in confidence|internal(?: use)?(?: only)?|nhs (?:official|protect)|draft|final(?: draft)?|uncontrolled(?: copy)?|"
    r"watermark|sensitive|specimen|copy|working (?:draft|copy)|for (?:consultation|discussion|information|approval|comment)|embargoed)(?:[\s:/–—-]*(?:sensitive|draft|only|marked|personal|when complete|partners|document|copy|v?\d[\d.]*|use|information|commercial|official|final|protect|"
    r"uncontrolled(?: when printed)?|consultation|for|comment|discussion|approval|review|sign[- ]?off|decision|not for (?:circulation|publication|onward sharing)))*(?:\s*[-–—\])*])?$",
    re.I,
)
_PAGE = re.compile(
    r"^(?:[-–—|\s]*(?:page|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|\s]*|[-–—|\s]*\d{1,3}\s+of\s+\d{1,3}[-–—|\s]*|[-–—|\s]*(?!(?:1[3-9]|[2-4]\d)\s*/\s*(?:1[3-9]|[2-4]\d)\b)\d{1,3}\s*[/|]\s*\d{1,3}[-–—|\s]*|[-–—|]\s*\d{1,4}\s*[-–—|]|\d{1,3}\s*\|\s*p\s?a\s?g\s?e)$",
    re.I,
)
LEADING_MARK = re.compile(
    r"^(?:OFFICIAL(?:\s?[-–:]?\s?SENSITIVE)?|RESTRICTED|NOT PROTECTIVELY MARKED|PROTECT|CONFIDENTIAL|UNCLASSIFIED|DRAFT)\b[\s:|–-]+(?=[A-Z][a-z])"
)
_PAGE_INSIDE = re.compile(r"\bpage\s+\d{1,4}\s*(?:of|/)\s*\d{1,4}\b|\bpage\s+\d{1,4}\s*$", re.I)
_FILE = re.compile(
    r"^(?:[A-Za-z]:\\|\\\\|https?://|www\.|file:)\S+.*$|^[\w ()&.,'–-]{1,90}\.(?:docx?|pdf|xlsx?|odt|ods|pptx?|csv|html?)$",
    re.I,
)
_STAMP = re.compile(
    r"^(?:v|ver|version|issue|revision|rev)\.?\s?\d+(?:\.\d+)*(?:\s*[-–—|,:/ ]\s*(?:draft|final|approved|agreed|updated|as at|dated?|of|\d{6,8}|\d{1,2}[./ -]\w{2,9}[./ -]\d{2,4}|\w{3,9} \d{4}|\d{1,2}(?:st|nd|rd|th)? \w{3,9} \d{4}))*$|"
    r"^(?:printed|last (?:updated|saved|reviewed|amended|modified)|updated|date (?:printed|of issue|of last)|created|saved|produced|exported|generated|review date|document (?:owner|ref|reference|control|status)|file ?name|next review|"
    r"document author|classification|protective marking|status of document)\b\s*(?::|on\b|by\b|at\b|from\b).{0,90}$|^©.{0,90}$|^copyright\b.{0,90}$|^(?:this page (?:is|has been) )?(?:intentionally )?(?:left )?blank\W*$|^back to (?:top|contents)$|"
    r"^(?:table of )?contents$|^please (?:do not|don't) (?:change|alter|edit)\b.*$|^insert logo.*$|^\[?logo\]?$|^(?:end of )?(?:document|report)$|^tel(?:ephone)?\b.{0,60}$",
    re.I,
)
# A line of a table of contents.
_LEADER = re.compile(r"^(?P<words>.{2,90}?)\s?(?:\.{4,}|[\t…]+)\s?\d{1,3}$")
# What a form shows where nothing was filled in.
_PROMPT = re.compile(
    r"^(?:click|tap|click or tap)(?: here)? to (?:enter|add|choose|select) .{1,30}$|^choose an item\.?$", re.I
)
_LABELS = re.compile(
    r"^(?:outcomes?|actions?|objectives?|what|how|who|when|why|our|vision|values|principles|priorit|theme|lead|key|aims?)\b",
    re.I,
)


@dataclass(frozen=True)
class Dropped:
    """Something printed that is not plan text: its words, why it was left out, and where it stood."""

    text: str
    why: str
    place: str = ""


def furniture_reason(text: str) -> str:
    """Why a line is page furniture rather than text ("page number"); "" when it is text."""
    text = fold(text)
    if len(text) > 160:
        return ""
    if _PAGE.match(text):
        return "page number"
    if _MARKING.match(text):
        return "marking or watermark"
    if _FILE.match(text):
        return "file name or address"
    if _STAMP.match(text) or _LEADER.match(text):
        return "version or document stamp"
    return ""


def is_page_line(text: str) -> bool:
    """Whether a short line holds a page number among other words of a header or footer."""
    return len(text) < 120 and bool(_PAGE_INSIDE.search(text))


def tidy(document: Document) -> tuple[list[Block], list[Dropped]]:
    """The document's blocks with cleaned words, and everything that was dropped on the way, with why."""
    blocks: list[Block] = []
    dropped: list[Dropped] = [Dropped(text, "page header or footer") for text in document.furniture]
    known = {_shape(text) for text in document.furniture if len(text) > 2}
    repeated = _repeated_over_pages(document) | _repeated_beside_numbers(document)
    answers = _answers_behind_dots(document)
    named: set[str] = set()
    for block in _with_numbers_before_headings(document.blocks):
        if isinstance(block, Table):
            blocks.append(_tidy_table(block, known, dropped))
        else:
            for paragraph in _tidy_paragraph(block, known | repeated, answers, dropped):
                if _repeats_name(paragraph, named):
                    dropped.append(
                        Dropped(paragraph.text, "repeated on several pages", _place(paragraph.page))
                    )
                else:
                    _add_paragraph(blocks, paragraph)
    return blocks, dropped


def _add_paragraph(blocks: list[Block], paragraph: Paragraph) -> None:
    """Add a paragraph; the second line of a heading that stops in the middle is joined to its first."""
    last = blocks[-1] if blocks else None
    if (
        isinstance(last, Paragraph)
        and (last.bold and paragraph.bold or last.level > 0)
        and (last.level, last.size, last.page) == (paragraph.level, paragraph.size, paragraph.page)
        and not paragraph.number
        and len(last.text) < 160
        and ends_open(last.text)
    ):
        blocks[-1] = replace(last, text=f"{last.text} {paragraph.text}")
    else:
        blocks.append(paragraph)


def _repeats_name(paragraph: Paragraph, named: set[str]) -> bool:
    """Whether a line of its own prints the partnership's name again, as the head of a page does where the file has no
    pages (a name is printed twice where a page's head stands over the title)."""
    if paragraph.level or paragraph.number or not whole_name(paragraph.text):
        return False
    shape = _shape(paragraph.text)
    again = shape in named
    named.add(shape)
    return again


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", fold_words(text))


def _place(page: int | None) -> str:
    return f"page {page}" if page else ""


def _with_numbers_before_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbers that stand alone over headings, and count them, at the beginning of those headings."""
    places = [
        place
        for place, (block, after) in enumerate(itertools.pairwise(blocks))
        if isinstance(block, Paragraph)
        and re.fullmatch(r"\d{1,2}", block.text)
        and block.page is None
        and isinstance(after, Paragraph)
        and after.level
        and not after.text[:1].isdigit()
    ]
    numbers = [blocks[place].text for place in places]  # type: ignore[union-attr]
    if len(numbers) < 2 or [int(number) for number in numbers] != list(range(1, len(numbers) + 1)):
        return list(blocks)
    joined: list[Block] = []
    for place, block in enumerate(blocks):
        if place - 1 in places and isinstance(block, Paragraph):
            joined[-1] = replace(block, text=f"{blocks[place - 1].text}. {block.text}")  # type: ignore[union-attr]
        else:
            joined.append(block)
    return joined


def _answers_behind_dots(document: Document) -> set[str]:
    """Words with dots and a number behind them on line after line ("Rating ..... 2"): no contents, which list a title once."""
    found = [_LEADER.match(fold(block.text)) for block in document.blocks if isinstance(block, Paragraph)]
    counts = Counter(match["words"].casefold() for match in found if match)
    return {words for words, count in counts.items() if count > 1}


def _tidy_paragraph(
    paragraph: Paragraph, known: set[str], answers: set[str], dropped: list[Dropped]
) -> list[Paragraph]:
    kept = []
    for line in split_lines(_without_pipes(paragraph.text)):
        if is_separator(line):
            continue
        led = _LEADER.match(fold(line))
        why = "" if led and led["words"].casefold() in answers else furniture_reason(line)
        if (
            not why
            and not paragraph.bold
            and (
                re.fullmatch(r"\d{1,3}", line)
                and not paragraph.number
                or paragraph.number == "-"
                and _PAGE.match(f"- {line}")
            )
        ):
            why = "page number"
        if (
            not why
            and _shape(line) in known
            and not paragraph.number
            and not (paragraph.level and _LABELS.match(line))
        ):
            why = "repeated on several pages"
        if not why and is_page_line(line) and not paragraph.level:
            why = "page header or footer"
        if why:
            dropped.append(Dropped(line, why, _place(paragraph.page)))
        else:
            kept.append(LEADING_MARK.sub("", line))
    if len(kept) == 1 or paragraph.level:
        text = " ".join(kept)
        return [replace(paragraph, text=text, number=fold(paragraph.number))] if text else []
    return [
        replace(paragraph, text=line, number=fold(paragraph.number) if not place else "")
        for place, line in enumerate(kept)
    ]


def _without_pipes(text: str) -> str:
    """The words of a row of pipes that stands alone; several cells stay with a bar between. A cell of several lines has
    one pipe at its beginning and one at its end."""
    if text.count("|") == 1:
        return text.strip().removeprefix("| ").removesuffix(" |")
    if not (text.startswith("|") and text.rstrip().endswith("|")):
        return text
    return " | ".join(cell.strip() for cell in text.strip().strip("|").split("|") if cell.strip())


def _repeated_over_pages(document: Document) -> set[str]:
    """Shapes of lines that stand first or last on three pages or more (or on both of two)."""
    pages: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.page is not None:
            pages[block.page].append(block.text)
        elif isinstance(block, Table) and block.pages:
            pages[block.pages[0]].append("")
            for page in set(block.pages):
                pages[page].append("")
    counts: Counter[str] = Counter()
    for lines in pages.values():
        edge = {
            _shape(text)
            for text in (*lines[:2], *lines[-2:])
            if text and len(text) < 110 and not _LABELS.match(text)
        }
        counts.update(edge - {""})
    return {shape for shape, count in counts.items() if count >= 3 and count >= 0.5 * len(pages)}


def _repeated_beside_numbers(document: Document) -> set[str]:
    """Shapes of lines that stand again and again right before or after the number of a page, where the file itself has no
    pages: the heads and feet of the pages it was printed from."""
    counts: Counter[str] = Counter()
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not _is_page_number(block):
            continue
        beside = {
            _shape(other.text)
            for other in (*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2])
            if isinstance(other, Paragraph) and len(other.text) < 110 and not _LABELS.match(other.text)
        }
        counts.update(beside - {""})
    everywhere = Counter(_shape(block.text) for block in blocks if isinstance(block, Paragraph))
    # once more it may stand over the first page; an answer that happens to end a page ("Rating: 2") stands elsewhere too
    return {shape for shape, count in counts.items() if count > 1 and everywhere[shape] <= count + 1}


def _is_page_number(paragraph: Paragraph) -> bool:
    printed = fold(f"{paragraph.number} {paragraph.text}")
    return bool(_PAGE.match(printed) or re.fullmatch(r"\d{1,3}", printed))


def _tidy_table(table: Table, known: set[str], dropped: list[Dropped]) -> Table:
    cells = []
    for cell in table.cells:
        lines = [line for raw in cell.lines for line in split_lines(raw)]
        lines = [
            line for line in lines if not (is_separator(line) and not _is_mark(line) or _PROMPT.match(line))
        ]
        cells.append(replace(cell, lines=tuple(lines)) if tuple(lines) != cell.lines else cell)
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.lines:
            by_row[cell.row].append(cell)
    emptied = set()
    for row, printed in by_row.items():
        if len(printed) == 1 and printed[0].row_span == 1:
            text = printed[0].text
            why = (
                furniture_reason(text)
                or ("page header or footer" if is_page_line(text) else "")
                or ("repeated on several pages" if _shape(text) in known else "")
            )
            if why and clean(text):
                dropped.append(
                    Dropped(text, why, _place(table.pages[row] if row < len(table.pages) else None))
                )
                emptied.add(row)
    if emptied:
        cells = [
            replace(cell, lines=()) if cell.row in emptied and cell.row_span == 1 else cell for cell in cells
        ]
    return replace(table, cells=tuple(cells))


def _is_mark(line: str) -> bool:
    return line in {"•", "*", "·"}
