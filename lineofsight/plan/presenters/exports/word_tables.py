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

from .flat import accountability

PAGE_WIDTH = 26.1
TITLE_FILL, HEADER_FILL = "CFE0E5", "E8F0F2"


@dataclass(frozen=True)
class Column:
    """`of` says whose cell it is: "outcome" and "objective" cells run down over the rows below them; "row" cells say
    something of the one objective or action that a row holds. `weight` shares out the width of the page."""

    title: str
    of: str
    weight: float
    text: Callable[[dict], str]


@dataclass(frozen=True)
class PrintedRow:
    """One row of the table. `promise` is the objective, or one of its actions; `covers` is the number of rows over
    which the objective's own cells run down from here, 0 where they have begun above; `label` is the reference."""

    objective: dict
    promise: dict
    label: str
    covers: int = 1


OUTCOME = Column("Outcome", "outcome", 4.2, lambda row: "")
ACCOUNTABILITY = Column("Accountability", "row", 3.4, accountability)
REFERENCE = Column("Ref", "label", 1.2, lambda row: row["ref"])
OBJECTIVES = Column("Strategic objectives", "row", 7, lambda row: row["text"])
OBJECTIVES_ABOVE = Column("Strategic objectives", "objective", 6, lambda row: row["text"])
NUMBERED_OBJECTIVES_ABOVE = Column(
    "Strategic objectives", "objective", 6, lambda row: f"{row['ref']} {row['text']}".strip()
)
REFERENCE_ABOVE = Column("Ref", "objective", 1.5, lambda row: row["ref"])
ACTIONS = Column("Actions", "row", 5, lambda row: row["text"])
ACTIONS_LISTED = Column("Actions", "row", 6, lambda row: "\n".join(_listed(row["actions"])))
ACTION_REFERENCE = Column("Action ref", "row", 1.5, lambda row: row["ref"])
PROGRESS = Column("Progress", "row", 4.2, lambda row: row["progress_text"])
WHEN = Column("By when", "row", 2.2, lambda row: row["due_text"])
EXTRA = (
    WHEN,
    Column("Success measures", "row", 3.2, lambda row: row["measure_text"]),
    Column("Evidence", "row", 2.8, lambda row: row["evidence_text"]),
    Column("Status", "row", 1.5, lambda row: row["status_text"]),
)
SOURCE = Column("Source", "row", 2, lambda row: row["source_text"])


def _listed(actions: list[dict]) -> list[str]:
    return [f"{action['ref'] or '•'} {action['text']}" for action in actions]


def further_columns(content: dict) -> list[Column]:
    """The columns beside the four that everybody knows: one for each thing that some row of this plan has."""
    objectives = [each for section in content["sections"] for each in section["objectives"]]
    promises = objectives + [action for each in objectives for action in each["actions"]]
    return [column for column in (REFERENCE, *EXTRA, SOURCE) if any(column.text(row) for row in promises)]


def columns_of(section: dict, further: list[Column]) -> list[Column]:
    """The columns of one section's table.

    Where each objective is made of its actions, or its actions are only words or have no numbers, these have a column
    beside it; where both say who and when and are numbered, all are rows of one column, told apart by their numbers.
    """
    extra = [column for column in EXTRA if column in further]
    source = [SOURCE] if SOURCE in further else []
    if lists_its_actions(section):
        numbered = [REFERENCE] if any(each["ref"] for each in section["objectives"]) else []
        return [OUTCOME, ACCOUNTABILITY, *numbered, OBJECTIVES, ACTIONS_LISTED, *extra, PROGRESS, *source]
    if made_of_actions(section) or has_unnumbered_actions(section):
        beside = any(row["ref"] for each in section["objectives"] for row in each["actions"])
        above = [REFERENCE_ABOVE, OBJECTIVES_ABOVE] if beside else [NUMBERED_OBJECTIVES_ABOVE]
        actions = [ACTION_REFERENCE, ACTIONS] if beside else [ACTIONS]
        return [OUTCOME, ACCOUNTABILITY, *above, *actions, *extra, PROGRESS, *source]
    numbered = [REFERENCE] if REFERENCE in further or _has_actions(section) else []
    return [OUTCOME, ACCOUNTABILITY, *numbered, OBJECTIVES, *extra, PROGRESS, *source]


def made_of_actions(section: dict) -> bool:
    """Whether every objective of a section has actions and says nothing but its words itself."""
    objectives = section["objectives"]
    return bool(objectives) and all(each["actions"] and not _says_something(each) for each in objectives)


def has_unnumbered_actions(section: dict) -> bool:
    """Whether some action has no number to tell it from an objective."""
    return any(not action["ref"] for each in section["objectives"] for action in each["actions"])


def lists_its_actions(section: dict) -> bool:
    """Whether every objective of a section has actions, and these are no more than words: a list beside it."""
    objectives = section["objectives"]
    actions = [action for each in objectives for action in each["actions"]]
    if not objectives or not all(each["actions"] for each in objectives) or made_of_actions(section):
        return False
    return not any(
        column.text(action) and not (column is WHEN and action["due_text"] in action["text"])
        for action in actions
        for column in (ACCOUNTABILITY, PROGRESS, *EXTRA, SOURCE)
    )


def printed_rows(section: dict) -> list[PrintedRow]:
    """The rows of a section, in order."""
    rows: list[PrintedRow] = []
    for objective in section["objectives"]:
        actions = objective["actions"]
        if lists_its_actions(section):
            rows.append(PrintedRow(objective, objective, objective["ref"]))
            continue
        if made_of_actions(section):
            first, *others = actions
            rows.append(PrintedRow(objective, first, first["ref"], covers=len(actions)))
            rows += [PrintedRow(objective, action, action["ref"], covers=0) for action in others]
            continue
        if has_unnumbered_actions(
            section
        ):  # the objective's own row first, with nothing in the column of actions
            own = {**objective, "text": "", "ref": ""}
            rows.append(PrintedRow(objective, own, "", covers=1 + len(actions)))
            rows += [PrintedRow(objective, action, action["ref"], covers=0) for action in actions]
            continue
        rows.append(PrintedRow(objective, objective, objective["ref"]))
        rows += [
            PrintedRow(objective, action, _label_below(objective["ref"], action["ref"])) for action in actions
        ]
    return rows


def _label_below(label: str, reference: str) -> str:
    """The number of an action below an objective: its own where that says so ("1.2" below "1"), else both numbers,
    because a row below another must be told from one beside it."""
    below = reference.startswith(label.rstrip(".)")) and len(reference) > len(label)
    return reference if below else f"{label.rstrip('.)')} {reference}"


def _has_actions(section: dict) -> bool:
    return any(objective["actions"] for objective in section["objectives"])


def _says_something(objective: dict) -> bool:
    return any(column.text(objective) for column in (ACCOUNTABILITY, PROGRESS, *EXTRA, SOURCE))


def section_table(document: WordDocument, section: dict, further: list[Column]) -> Table:
    """Add the table of a section: its title, the header, its rows. Both rows at the top repeat on each page."""
    columns, rows = columns_of(section, further), printed_rows(section)
    waiting = outcomes_nothing_serves(section)
    table = document.add_table(rows=2 + len(rows) + bool(waiting), cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _describe(table, section["title"])
    cells = [list(row.cells) for row in table.rows]
    _set_widths(table, cells, columns)
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
            cell = cells[place][number]
            if column.of == "row":
                _write(cell, column.text(row.promise))
            elif column.of == "label":
                _write(cell, row.label)
            elif column.of == "objective" and row.covers:
                if row.covers > 1:
                    cell = cell.merge(cells[place + row.covers - 1][number])
                _write(cell, column.text(row.objective))


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


def _set_widths(table: Table, cells: list[list[_Cell]], columns: list[Column]) -> None:
    """Word takes the widths of the cells, other programs those of the grid."""
    whole = sum(column.weight for column in columns)
    for place, column in zip(table.columns, columns, strict=True):
        place.width = Cm(PAGE_WIDTH * column.weight / whole)
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
