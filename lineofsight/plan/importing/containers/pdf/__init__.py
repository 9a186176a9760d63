"""PDF files: ruled tables with merges and fills, tables that only align, and the text between them, page by
page.

A table that goes on over pages is given as one table for each page, in order; joining them is the reader's
business.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from lineofsight.plan.importing.containers import archives, limits
from lineofsight.plan.importing.containers.pdf.aligned import read_aligned
from lineofsight.plan.importing.containers.pdf.columns import find_regions
from lineofsight.plan.importing.containers.pdf.dots import read_dots
from lineofsight.plan.importing.containers.pdf.furniture import put_aside, without_watermarks
from lineofsight.plan.importing.containers.pdf.grids import Grid, find_grids
from lineofsight.plan.importing.containers.pdf.lines import Line, join_lines, read_lines, split_marker
from lineofsight.plan.importing.containers.pdf.marks import Area, Letter, MarkReader, Marks, Rule
from lineofsight.plan.importing.containers.pdf.ruled import part_letters, read_ruled
from lineofsight.plan.importing.document import Block, CannotRead, Document, Paragraph, Table

_SCAN = (
    "This PDF is a scan: its pages are pictures, with no text to read. Choose the plan as it was written "
    "(Word, Excel or a "
    "PDF saved from them), or run text recognition (OCR) over it first."
)
_NO_LETTERS = (
    "The fonts in this PDF do not say which letters they draw, so its text cannot be read. Save it as PDF "
    "again from the "
    "program that made it, or run text recognition (OCR) over it first."
)


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a PDF. Raises CannotRead when it is locked, damaged, a scan, or has too many pages or marks."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every oddity that it copes with
    pages: list[_Page] = []
    warnings: list[str] = []
    for marks in _marks(path, tell):
        pages.append(_Page(marks))
        if not marks.letters and marks.pictures > 0.4:
            warnings.append(f"Page {marks.number} is a picture; what it says was not read.")
    letters = sum(page.letter_count for page in pages)
    if not letters or (len(warnings) == len(pages) and letters < 40 * len(pages)):
        raise CannotRead(_SCAN)
    if sum(page.unreadable for page in pages) > letters / 4:
        raise CannotRead(_NO_LETTERS)
    kept, furniture = put_aside([(page.marks, page.lines) for page in pages])
    furniture += [text for page in pages for text in page.furniture]
    blocks: list[Block] = []
    tables = count(1)
    for page, lines in zip(pages, kept, strict=True):
        for block in page.blocks(lines):
            blocks.append(replace(block, number=next(tables)) if isinstance(block, Table) else block)
    if not blocks:
        raise CannotRead(_SCAN)
    return Document(tuple(blocks), "pdf", tuple(dict.fromkeys(furniture)), tuple(warnings))


def _marks(path: Path, tell: Callable[[str, float | None], None]) -> Iterator[Marks]:
    """What is drawn on each page, read one page at a time."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    with path.open("rb") as file:
        try:
            document = PDFDocument(PDFParser(file))
            pages = list(_at_most(PDFPage.create_pages(document)))
            resources = PDFResourceManager()
            reader = MarkReader(resources)
            interpreter = PDFPageInterpreter(resources, reader)
            for number, page in enumerate(pages, start=1):
                tell(f"Reading page {number} of {len(pages)}", (number - 1) / len(pages))
                reader.pageno = number
                interpreter.process_page(page)
                yield reader.marks
        except PDFEncryptionError as error:
            raise CannotRead(archives.locked("PDF")) from error
        except (CannotRead, MemoryError, GeneratorExit):
            raise
        except Exception as error:  # pdfminer meets a damaged file with errors of every kind
            raise CannotRead(archives.DAMAGED) from error
    if not pages:
        raise CannotRead(archives.DAMAGED)


def _at_most(pages: Iterator) -> Iterator:
    for number, page in enumerate(pages, start=1):
        if number > limits.PAGES:
            raise CannotRead(
                f"This PDF has more than {limits.PAGES} pages. Save the pages of the plan alone as a PDF and "
                "choose that."
            )
        yield page


class _Page:
    """One page taken apart: ruled tables and the lines outside them."""

    def __init__(self, marks: Marks):
        self.letter_count = len(marks.letters)
        self.unreadable = marks.unreadable
        self.marks = marks
        marks.letters, watermarks = without_watermarks(marks)
        marks.letters += read_dots(marks)
        grids, self._loose = find_grids(marks.level, marks.upright)
        grids = _with_filled_grids(grids, marks)
        _take_back_repeated_headings(grids, marks)
        self.furniture = [
            line.text
            for letters in (marks.furniture, watermarks)
            for line in read_lines(letters)
            if line.text
        ]
        filled, outside = part_letters(grids, marks)
        self._tables = [(grid, read_ruled(grid, letters, marks)) for grid, letters in filled]
        self.lines = [line for line in read_lines(one for one in outside if not one.turn) if line.text]
        marks.letters, marks.furniture = [], []  # many pages' letters at once would fill the memory

    def blocks(self, lines: list[Line]) -> list[Block]:
        """The page's tables and paragraphs from the top down, made of the lines that are no furniture."""
        boxes = [grid.box for grid, _ in self._tables]
        outside = [area for area in self.marks.areas if not any(_inside(area, box) for box in boxes)]
        placed: list[tuple[float, Block]] = [(grid.ys[0], table) for grid, table in self._tables]
        for stretch in _between(lines, boxes):
            regions, loose = find_regions(stretch, self._loose, outside)
            placed.extend((region.top, read_aligned(region, self.marks)) for region in regions)
            for group in _groups(loose, [region.top for region in regions]):
                placed.extend(self._paragraphs(group))
        return [block for _, block in sorted(placed, key=lambda pair: pair[0])]

    def _right_edge(self) -> float:
        """Where lines of text end: as far as several of them reach, else as far from the edge as they
        begin."""
        if not self.lines:
            return self.marks.width
        reach = max(line.x1 for line in self.lines)
        if sum(line.x1 > reach - 30 for line in self.lines) >= 3:
            return reach
        return max(reach, self.marks.width - min(line.x0 for line in self.lines))

    def _paragraphs(self, lines: list[Line]) -> Iterator[tuple[float, Block]]:
        right = self._right_edge()
        for text, own in join_lines(lines, min(line.x0 for line in lines), right):
            marker, _ = split_marker(own[0])
            if marker:
                text = text[len(marker) :].strip()
            if text:
                paragraph = Paragraph(
                    text=text,
                    number=marker,
                    bold=all(line.bold for line in own),
                    size=own[0].size,
                    page=self.marks.number,
                )
                yield own[0].top, paragraph


def _with_filled_grids(grids: list[Grid], marks: Marks) -> list[Grid]:
    """The grids, and those that filled cells make by lying side by side where no rules were drawn around
    them."""
    boxes = [grid.box for grid in grids]
    outside = [area for area in marks.areas if not any(_inside(area, box) for box in boxes)]
    if len(outside) < 4:
        return grids
    level = [Rule(y, area.x0, area.x1) for area in outside for y in (area.top, area.bottom)]
    upright = [Rule(x, area.top, area.bottom) for area in outside for x in (area.x0, area.x1)]
    found, _ = find_grids(level, upright)
    return grids + [
        grid for grid in found if len(grid.xs) > 2 and len(grid.ys) > 2 and _is_filled(grid, outside)
    ]


def _is_filled(grid: Grid, areas: list[Area]) -> bool:
    """Whether the cells of a grid are areas of their own, rather than the space between some."""
    size = filled = 0.0
    for cell in grid.cells:
        own = (cell.x1 - cell.x0) * (cell.bottom - cell.top)
        size += own
        filled += (
            own if any(_inside(area, (cell.x0, cell.top, cell.x1, cell.bottom)) for area in areas) else 0
        )
    return filled >= 0.85 * size


def _take_back_repeated_headings(grids: list[Grid], marks: Marks) -> None:
    """Column headings that come again on the next page may be marked as furniture; in a table they are its
    cells."""
    kept: list[Letter] = []
    for letter in marks.furniture:
        x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
        in_a_table = any(len(grid.cells) > 1 and grid.contains(x, y) for grid in grids)
        (marks.letters if in_a_table else kept).append(letter)
    marks.furniture = kept


def _inside(area: Area, box: tuple[float, float, float, float]) -> bool:
    x, y = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _between(lines: list[Line], boxes: list[tuple[float, float, float, float]]) -> Iterator[list[Line]]:
    """The lines in stretches that no ruled table interrupts."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and any(stretch[-1].top < top <= line.top for _, top, _, _ in boxes):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _groups(lines: list[Line], tops: list[float]) -> Iterator[list[Line]]:
    """Loose lines in stretches that no aligned table interrupts."""
    yield from _between(lines, [(0.0, top, 0.0, top) for top in tops])
