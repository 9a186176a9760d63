"""The table of one section: Outcome (merged down) | Accountability | Strategic objectives | Progress, and a column
more only for what the plan has."""

from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

PAGE_WIDTH = 26.1
TITLE_FILL, HEADER_FILL = "CFE0E5", "E8F0F2"


@dataclass(frozen=True)
class Column:
    """`of` says whose cell it is: "objective" and "outcome" cells run down over the rows below them; "row" cells
    belong to the objective, or to its action where it has actions. `weight` shares out the width of the page."""

    title: str
    of: str
    weight: float
    text: Callable[[dict], str]


@dataclass(frozen=True)
class PrintedRow:
    """One row of the table: an objective on its own, or one of its actions. `covers` is the number of rows over
    which the objective's cells run down from here, 0 where they have begun above."""

    objective: dict
    promise: dict
    covers: int


OUTCOME = Column("Outcome", "outcome", 4.2, lambda row: "")
ACCOUNTABILITY = Column("Accountability", "row", 3.4, lambda row: row["leads_text"])
OBJECTIVES = Column("Strategic objectives", "objective", 7, lambda row: row["text"])
PROGRESS = Column("Progress", "row", 4.2, lambda row: row["progress_text"])
REFERENCE = Column("Ref", "objective", 1.3, lambda row: row["ref"])
ACTIONS = Column("Actions", "row", 5, lambda row: row["text"])
ACTION_REFERENCE = Column("Action ref", "row", 1.3, lambda row: row["ref"])
EXTRA = (
    Column("By when", "row", 2.2, lambda row: row["due_text"]),
    Column("Success measures", "row", 3.2, lambda row: row["measure_text"]),
    Column("Evidence", "row", 2.8, lambda row: row["evidence_text"]),
    Column("Status", "row", 1.6, lambda row: row["status_text"]),
)
SOURCE = Column("Source", "row", 2, lambda row: row["source_text"])


def columns_of(content: dict) -> list[Column]:
    """The four columns everybody knows, and one more for each thing that some row of this plan has."""
    objectives = [each for section in content["sections"] for each in section["objectives"]]
    actions = [action for each in objectives for action in each["actions"]]
    promises = objectives + actions

    def used(column: Column, rows: list[dict]) -> bool:
        return any(column.text(row) for row in rows)

    chosen = [OUTCOME, ACCOUNTABILITY]
    chosen += [REFERENCE] if used(REFERENCE, objectives) else []
    chosen += [OBJECTIVES]
    chosen += [ACTION_REFERENCE] if used(ACTION_REFERENCE, actions) else []
    chosen += [ACTIONS] if actions else []
    chosen += [column for column in EXTRA if used(column, promises)]
    return [*chosen, PROGRESS, *([SOURCE] if used(SOURCE, promises) else [])]


def printed_rows(section: dict) -> list[PrintedRow]:
    """The rows of a section. An objective with actions has a row of its own only when something is said of it alone:
    who answers for the whole, when it is due."""
    rows = []
    for objective in section["objectives"]:
        own = [objective] if _says_something(objective) or not objective["actions"] else []
        promises = own + objective["actions"]
        rows += [
            PrintedRow(objective, promise, covers=len(promises) if place == 0 else 0)
            for place, promise in enumerate(promises)
        ]
    return rows


def _says_something(objective: dict) -> bool:
    return any(column.text(objective) for column in (ACCOUNTABILITY, PROGRESS, *EXTRA, SOURCE))


def section_table(document: WordDocument, section: dict, columns: list[Column]) -> Table:
    """Add the table of a section: its title, the header, its rows. Both rows at the top repeat on each page."""
    rows = printed_rows(section)
    waiting = outcomes_nothing_serves(section)
    table = document.add_table(rows=2 + len(rows) + bool(waiting), cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _describe(table, section["title"])
    cells = [list(row.cells) for row in table.rows]
    _set_widths(cells, columns)
    _title_row(document, cells[0], section)
    for cell, column in zip(cells[1], columns, strict=True):
        _write(cell, column.title)
        cell.paragraphs[0].runs[0].bold = True
        _fill(cell, HEADER_FILL)
    for row in table.rows[:2]:
        _mark(row, "w:tblHeader")
    for row in table.rows:
        _mark(row, "w:cantSplit")
    _body(cells[2:], rows, columns)
    _outcomes(cells[2:], rows, section)
    if waiting:
        _write(cells[-1][0], *waiting)
    return table


def outcomes_nothing_serves(section: dict) -> list[str]:
    """Outcomes that no objective serves yet: they get a row of their own at the end, so that none is lost."""
    served = {place for objective in section["objectives"] for place in objective["outcomes"]}
    return [text for place, text in enumerate(section["outcomes"]) if place not in served]


def _title_row(document: WordDocument, cells: list[_Cell], section: dict) -> None:
    title = cells[0].merge(cells[-1])
    words = f"{section['ref']} – {section['title']}" if section["ref"] else section["title"]
    _write(title, words)
    title.paragraphs[0].style = document.styles["Heading 2"]
    _fill(title, TITLE_FILL)
    if section["lead_text"]:
        title.add_paragraph(f"Lead: {section['lead_text']}")


def _body(cells: list[list[_Cell]], rows: list[PrintedRow], columns: list[Column]) -> None:
    for place, row in enumerate(rows):
        for number, column in enumerate(columns):
            if column.of == "objective" and row.covers:
                cell = cells[place][number]
                if row.covers > 1:
                    cell = cell.merge(cells[place + row.covers - 1][number])
                _write(cell, column.text(row.objective))
            elif column.of == "row" and not (
                column in (ACTIONS, ACTION_REFERENCE) and row.promise is row.objective
            ):
                _write(cells[place][number], column.text(row.promise))


def _outcomes(cells: list[list[_Cell]], rows: list[PrintedRow], section: dict) -> None:
    """Write each set of outcomes once, merged down over the neighbouring rows that serve it."""
    first = 0
    for place in range(1, len(rows) + 1 if rows else 0):
        if place < len(rows) and rows[place].objective["outcomes"] == rows[first].objective["outcomes"]:
            continue
        cell = cells[first][0]
        if place - first > 1:
            cell = cell.merge(cells[place - 1][0])
        _write(cell, *[section["outcomes"][served] for served in rows[first].objective["outcomes"]])
        first = place


def _write(cell: _Cell, *lines: str) -> None:
    """Put each line in a paragraph of its own, the first in the paragraph that every cell has."""
    parts = [part for line in lines for part in line.split("\n")]
    for place, part in enumerate(parts):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.add_run(part)


def _set_widths(cells: list[list[_Cell]], columns: list[Column]) -> None:
    whole = sum(column.weight for column in columns)
    for row in cells:
        for cell, column in zip(row, columns, strict=True):
            cell.width = Cm(PAGE_WIDTH * column.weight / whole)


def _fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(table: Table, title: str) -> None:
    """A name for screen readers."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), f"Objectives of {title}"[:250])
    table._tbl.tblPr.append(caption)
