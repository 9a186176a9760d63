"""The product's own Excel and CSV files as input: their columns are known by name, so nothing is weighed or guessed.

A flat table says in every row which section and objective it belongs to. People edit such a file: they move columns,
sort rows, and fill in only what is new in a row they add. What a row leaves blank of its place is as in the row above.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from lineofsight.plan.importing.document import Block, Cell, Document, Paragraph, Table
from lineofsight.plan.importing.reader.cleaning import fold, fold_words
from lineofsight.plan.importing.reader.dates import read_due
from lineofsight.plan.importing.reader.findings import find_faults
from lineofsight.plan.importing.reader.leads import join_wrapped_lines, split_leads
from lineofsight.plan.importing.reader.plan_period import read_period
from lineofsight.plan.importing.reader.titles import is_standing
from lineofsight.plan.importing.reader.windows import Period

KIND, SECTION_REFERENCE, SECTION = "Kind of section", "Section reference", "Section"
OUTCOMES, REFERENCE, OBJECTIVE = "Outcomes", "Reference", "Objective"
ACTION_REFERENCE, ACTION = "Action reference", "Action"
LEADS, DUE = "Accountability", "By when"
TEXTS = {
    "measure_text": "Success measure",
    "evidence_text": "Evidence",
    "status_text": "Status",
    "progress_text": "Progress",
    "source_text": "Source",
}
PLAN_COLUMNS = (
    KIND,
    SECTION_REFERENCE,
    SECTION,
    OUTCOMES,
    REFERENCE,
    OBJECTIVE,
    ACTION_REFERENCE,
    ACTION,
    LEADS,
    DUE,
    "Earliest",
    "Latest",
    "How exact",
    "Repeats",
    *TEXTS.values(),
    "Gaps",
)
"""What the writers print over the rows. How a date was understood and what is missing are for the reader of the file:
coming back, the words under "By when" speak."""

STATEMENT_COLUMNS = ("Kind", "Text")
_NEEDED = (KIND, SECTION, OBJECTIVE)
_NOT_READ = "Of a file from here only the plan's rows and what stands under Statements come back."
_HEADER_WITHIN = 10
_GUARDED = re.compile(r"^'(?=[=+\-@])")
"""The apostrophe before what a spreadsheet would run."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its cells by the folded name of their column, and where it stands."""

    cells: Mapping[str, Cell | None]
    origin: dict[str, Any]

    def lines(self, column: str) -> list[str]:
        cell = self.cells.get(fold_words(column))
        return [_GUARDED.sub("", line) for line in cell.lines] if cell else []

    def text(self, column: str) -> str:
        return fold(" ".join(self.lines(column)))

    def says(self, *columns: str) -> bool:
        return any(self.text(column) for column in columns)


def read_own_export(document: Document) -> tuple[dict[str, Any], list[dict[str, str]]] | None:
    """The plan of a file that the product wrote, and what was left out of it; None for every other file."""
    tables = document.tables()
    plan = [table for table in tables if _header_row(table, _NEEDED) is not None]
    lines = [line for table in plan for line in _lines_of(table, _NEEDED)]
    if not lines:
        return None
    front = [
        table for table in tables if table not in plan and _header_row(table, STATEMENT_COLUMNS) is not None
    ]
    said = _Said()
    for table in front:
        for line in _lines_of(table, STATEMENT_COLUMNS):
            said.take(line.text("Kind"), line.text("Text"))
    rows = _Rows(said.period)
    for line in lines:
        rows.take(line)
    others = [block for block in document.blocks if block not in plan and block not in front]
    left_out = [{"text": _called(block), "why": _NOT_READ, "place": ""} for block in others]
    return said.plan(rows), left_out


def _called(block: Block) -> str:
    """What a person knows a block by: its words, or the name of its sheet."""
    if isinstance(block, Paragraph):
        return block.text
    return block.name or " ".join(cell.text for cell in block.cells if cell.row == 0)


def _header_row(table: Table, needed: tuple[str, ...]) -> int | None:
    """The row near the top that has these columns; None where there is none."""
    wanted = set(map(fold_words, needed))
    printed: dict[int, set[str]] = {}
    for cell in takewhile(lambda cell: cell.row < _HEADER_WITHIN, table.cells):
        printed.setdefault(cell.row, set()).add(fold_words(cell.text))
    return next((row for row, names in printed.items() if wanted <= names), None)


def _lines_of(table: Table, needed: tuple[str, ...]) -> Iterator[Line]:
    grid = table.grid()
    header = _header_row(table, needed) or 0
    names = [fold_words(cell.text) if cell else "" for cell in grid[header]]
    for number, row in enumerate(grid[header + 1 :], header + 1):
        if any(cell and cell.lines for cell in row):
            printed = table.row_numbers[number] if table.row_numbers else table.first_row + number
            origin = {"page": None, "table": table.name or table.number, "row": printed}
            yield Line(dict(zip(names, row, strict=True)), origin)


@dataclass
class _Said:
    """What the sheet of statements says of the plan as a whole."""

    front: dict[str, str] = field(default_factory=dict)
    statements: dict[str, list[str]] = field(
        default_factory=lambda: {"vision": [], "value": [], "principle": []}
    )
    status_key: dict[str, str] = field(default_factory=dict)

    def take(self, kind: str, text: str) -> None:
        name = kind.casefold()
        if name in self.statements and text:
            self.statements[name].append(text)
        elif name == "status key":
            code, _, meaning = text.partition(":")
            self.status_key[code.strip()] = meaning.strip()
        elif text:
            self.front[name] = text

    @property
    def period(self) -> Period:
        found = read_period(self.front.get("period", ""))
        return found[1] if found else Period()

    def plan(self, rows: "_Rows") -> dict[str, Any]:
        period = self.period
        return {
            "format": "lineofsight-plan/1",
            "title": self.front.get("title", ""),
            "partnership": self.front.get("partnership", ""),
            "period": {
                "text": self.front.get("period", ""),
                "start": period.start.isoformat() if period.start else None,
                "end": period.end.isoformat() if period.end else None,
            },
            "statements": {
                "vision": " ".join(self.statements["vision"]),
                "values": self.statements["value"],
                "principles": self.statements["principle"],
            },
            "status_key": self.status_key,
            "sections": rows.sections,
            "findings": find_faults(rows.sections),
            "doubts": rows.doubts(),
        }


class _Rows:
    """Sections with their outcomes, objectives and actions, out of the rows in any order."""

    def __init__(self, period: Period):
        self.period = period
        self.sections: list[dict[str, Any]] = []
        self._section: dict[str, Any] | None = None  # that of the row above, and its objective
        self._objective: dict[str, Any] | None = None
        self._without_row: list[dict[str, Any]] = []  # objectives known only from their actions so far
        self._unsure: list[tuple[dict[str, Any], str, str]] = []

    def take(self, line: Line) -> None:
        section = self._section_of(line)
        if section is not self._section:
            self._section, self._objective = section, None
        if line.says(ACTION, ACTION_REFERENCE):
            self._take_action(line, section)
        elif line.says(OBJECTIVE, REFERENCE):
            self._take_objective(line, section)
        else:  # what is said of a section and of none of its objectives
            _outcome_places(section, line)

    def doubts(self) -> list[dict[str, Any]]:
        """What was not sure, each at its place in the plan."""
        places = {}
        for first, section in enumerate(self.sections):
            for second, objective in enumerate(section["objectives"]):
                places[id(objective)] = {"section": first, "objective": second}
                for third, action in enumerate(objective["actions"]):
                    places[id(action)] = {"section": first, "objective": second, "action": third}
        return [
            {"kind": kind, **places[id(row)], "message": message, "confidence": 0.6}
            for row, kind, message in self._unsure
        ]

    def _section_of(self, line: Line) -> dict[str, Any]:
        kind, ref, title = line.text(KIND), line.text(SECTION_REFERENCE), line.text(SECTION)
        if not (kind or ref or title) and self._section is not None:
            return self._section
        kind = kind and ("standing" if is_standing(kind) else "priority")
        for known in reversed(self.sections):
            if known["title"] == title and ref in ("", known["ref"]) and kind in ("", known["kind"]):
                return known
        made = {"kind": kind or "priority", "ref": ref, "title": title, "lead_text": ""}
        self.sections.append(made | {"outcomes": [], "objectives": []})
        return self.sections[-1]

    def _take_objective(self, line: Line, section: dict[str, Any]) -> None:
        known = _named(line, [each for each in self._without_row if each in section["objectives"]])
        if known is not None:
            self._without_row.remove(known)
        else:
            known = {"actions": []}
            section["objectives"].append(known)
        known |= self._facts(known, line, REFERENCE, OBJECTIVE) | {"outcomes": _outcome_places(section, line)}
        self._objective = known

    def _take_action(self, line: Line, section: dict[str, Any]) -> None:
        if line.says(OBJECTIVE, REFERENCE):
            self._objective = _named(line, section["objectives"]) or self._made_for(line, section)
        action: dict[str, Any] = {}
        action |= self._facts(action, line, ACTION_REFERENCE, ACTION)
        if self._objective is not None:
            self._objective["actions"].append(action)
            return
        section["objectives"].append(action)
        action |= {"outcomes": _outcome_places(section, line), "actions": []}
        self._unsure.append((action, "nesting", "It stands under no objective, so it was taken as one."))

    def _made_for(self, line: Line, section: dict[str, Any]) -> dict[str, Any]:
        """An objective that no row is about: who and when in the row are the action's."""
        bare = Line(
            {name: line.cells.get(name) for name in map(fold_words, (REFERENCE, OBJECTIVE))}, line.origin
        )
        made: dict[str, Any] = {"outcomes": _outcome_places(section, line), "actions": []}
        made |= self._facts(made, bare, REFERENCE, OBJECTIVE)
        section["objectives"].append(made)
        self._without_row.append(made)
        return made

    def _facts(self, row: dict[str, Any], line: Line, reference: str, text: str) -> dict[str, Any]:
        leads, words = line.lines(LEADS), line.text(DUE)
        due = read_due(words, self.period)
        if due.doubt:
            self._unsure.append((row, "date", f"“{words}”: {due.doubt}"))
        return {
            "ref": line.text(reference),
            "text": line.text(text),
            "leads_text": fold(" ".join(join_wrapped_lines(leads))),
            "leads": split_leads(leads),
            "due_text": words,
            "due": due.due,
            **{name: line.text(column) for name, column in TEXTS.items()},
            "origin": line.origin,
        }


def _named(line: Line, objectives: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The last of some objectives that a row names."""
    ref, text = line.text(REFERENCE), line.text(OBJECTIVE)
    found = [each for each in objectives if each["text"] == text and ref in ("", each["ref"])]
    return found[-1] if found else None


def _outcome_places(section: dict[str, Any], line: Line) -> list[int]:
    """The positions of the outcomes that a row names, one on each line of the cell; new ones come last."""
    outcomes = section["outcomes"]
    outcomes += [text for text in dict.fromkeys(line.lines(OUTCOMES)) if text not in outcomes]
    return sorted({outcomes.index(text) for text in line.lines(OUTCOMES)})
