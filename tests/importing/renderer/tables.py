"""Lays the rows of one or several sections out as a table: columns, header rows, nesting, bands, noise rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from types import ModuleType

from tests.importing.renderer.abstract import Item, Section
from tests.importing.renderer.axes import AUTOMATIC, MERGING, Axes
from tests.importing.renderer.printed import Box, Grid, box, full_width

ORDERS = [
    ["action", "lead", "due", "measure", "evidence", "status", "progress", "source", "extra"],
    ["action", "measure", "due", "lead", "extra", "evidence", "progress", "status", "source"],
    ["source", "action", "extra", "lead", "due", "status", "progress", "measure", "evidence"],
]
LEAD_FIRST = ["lead", "action", "due", "measure", "evidence", "progress", "status", "source", "extra"]

OUTCOME_LABELS = ["Outcome:", "OUTCOME:", "Outcome –", "Desired outcome:", "Intended outcome:"]


@dataclass(frozen=True)
class Column:
    """A column: what it holds and the words of its header."""

    role: str
    header: str


def choose_columns(random: Random, axes: Axes, wordings: ModuleType) -> list[Column]:
    """The columns of every table of one plan, in printed order, with their headers."""
    order = LEAD_FIRST if axes.outcomes_by == "column" and random.random() < 0.4 else random.choice(ORDERS)
    if axes.order:
        order = list(axes.order)
    roles = ["section"] if axes.section_by == "column" else []
    numbered = axes.number_actions if _parented(axes) else axes.number_parents
    if axes.numbering != "none" and axes.ref_by == "column" and numbered:
        roles.append("ref")
    if axes.outcomes_by == "column":
        roles.append("outcome")
    if axes.nesting in ("objective column", "bullets"):
        roles.append("objective")
    for role in order:
        roles += _roles(role, axes)
    if axes.hidden:
        roles.append("hidden")
    words = {name: random.choice(choices) for name, choices in wordings.HEADERS.items()}
    return [Column(role, _header(role, words, axes)) for role in roles]


def _parented(axes: Axes) -> bool:
    return axes.nesting in ("objective column", "bands", "headings")


def _roles(role: str, axes: Axes) -> list[str]:
    if role == "action":
        return ["action"]
    if role == "lead":
        return ["lead"] if axes.leads else []
    if role == "due":
        if axes.joined:
            return []
        return {
            "column": ["due"],
            "revised": ["due", "revised"],
            "quarters": ["quarter 0", "quarter 1", "quarter 2", "quarter 3"],
        }.get(axes.due_by, [])
    if role == "status":
        return {
            "none": [],
            "ticks": [f"tick {number}" for number in range(len(axes.tick_columns))],
            "moderated": ["self", "moderated"],
        }.get(axes.status_by, ["status"])
    return [role] if role in axes.columns else []


def _header(role: str, words: dict[str, str], axes: Axes) -> str:
    if role.startswith("quarter"):
        text = axes.quarter_headings[int(role[-1])]
    elif role.startswith("tick"):
        text = axes.tick_columns[int(role[-1])]
    elif (
        role == "action"
        and axes.outcomes_by == "column"
        and axes.nesting not in ("objective column", "bullets")
    ):
        text = words["action beside outcome"]
    elif role == "hidden":
        text = "Internal notes"
    elif role == "lead" and axes.joined:
        text = f"{words['lead']} / {words['due']}"
    else:
        text = words[role].replace("{y}", "2025")
    return axes.printed_header(text)


def header_rows(columns: list[Column], axes: Axes) -> list[list[Box | None]]:
    """One header row, or two where a header's words are split over two printed rows or one stands over several."""
    if axes.grouped_headers:
        return _grouped(columns, axes)
    if axes.header_style == "split lines":
        return [[Box(_two_lines(column.header), bold=True) for column in columns]]
    if axes.header_style != "two rows" or not any(" " in column.header for column in columns):
        return [[box(column.header, bold=True) for column in columns]]
    top: list[Box | None] = []
    below: list[Box | None] = []
    for column in columns:
        lines = _two_lines(column.header)
        if len(lines) == 2:
            top.append(box(lines[0], bold=True))
            below.append(box(lines[1], bold=True))
        elif axes.container in MERGING:
            top.append(box(column.header, bold=True, rows=2))
            below.append(None)
        else:
            top.append(box(column.header, bold=True))
            below.append(Box())
    return [top, below]


def _grouped(columns: list[Column], axes: Axes) -> list[list[Box | None]]:
    """Quarters and ticks under a header that stands over all of them; the other headers go down both rows."""
    over = {"quarter": axes.printed_header("Timescale"), "tick": axes.printed_header("Status")}
    top: list[Box | None] = []
    below: list[Box | None] = []
    for place, column in enumerate(columns):
        kind = column.role.split(" ")[0]
        if kind not in over or " " not in column.role:
            top.append(box(column.header, bold=True, rows=2))
            below.append(None)
            continue
        first = place == 0 or columns[place - 1].role.split(" ")[0] != kind
        length = sum(other.role.startswith(f"{kind} ") for other in columns)
        top.append(box(over[kind], bold=True, columns=length) if first else None)
        below.append(box(column.header, bold=True))
    return [top, below]


def _two_lines(header: str) -> tuple[str, ...]:
    words = header.split(" ")
    if len(words) < 2:
        return (header,)
    middle = (len(words) + 1) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


@dataclass
class _Printed:
    """A printed row before merging: its boxes, and for each parent column which parent it stands under."""

    boxes: dict[str, Box]
    parents: dict[str, object]
    band: str = ""


class TableMaker:
    """Makes the tables of one plan; the columns stay the same from table to table."""

    def __init__(self, random: Random, axes: Axes, wordings: ModuleType):
        self._random = random
        self._axes = axes
        self._wordings = wordings
        self.columns = choose_columns(random, axes, wordings)
        self._outcome_label = random.choice(OUTCOME_LABELS) if axes.outcomes_by == "bands" else ""
        self._has_ref = any(column.role == "ref" for column in self.columns)

    def grid(
        self,
        sections: list[Section],
        items: list[Item] | None = None,
        *,
        title: str = "",
        header: bool = True,
    ) -> Grid:
        """The table of some sections (bands or a section column when there are several), or of some of the items."""
        printed: list[_Printed] = []
        for section in sections:
            if self._axes.section_by == "bands":
                printed.append(_Printed({}, {}, band=section.heading))
            printed += list(self._rows(section, section.objectives if items is None else items))
        rows = self._boxes(printed)
        head = [full_width(title, len(self.columns), merged=self.merges)] if title else []
        head += header_rows(self.columns, self._axes) if header else []
        hidden = tuple(i for i, column in enumerate(self.columns) if column.role == "hidden")
        rows += self._noise_rows()
        return Grid([*head, *rows], len(head), hidden_columns=hidden, widths=self._widths())

    @property
    def merges(self) -> bool:
        return self._axes.container in MERGING

    def _widths(self) -> tuple[float, ...]:
        wide = {"action": 3.2, "outcome": 2.4, "objective": 2.2, "progress": 1.8, "measure": 1.8}
        narrow = {"ref": 0.8, "status": 1.0}
        return tuple(
            wide.get(c.role, narrow.get(c.role, 0.8 if c.role[-1].isdigit() else 1.3)) for c in self.columns
        )

    def _noise_rows(self) -> list[list[Box | None]]:
        rows: list[list[Box | None]] = []
        if self._axes.separators:
            mark = self._random.choice(self._wordings.SEPARATORS)
            rows.append([box(mark) for _ in self.columns])
        if self._axes.totals:
            rows.append([box("Total"), box(f"{self._random.randint(3, 30)}")])
            rows[-1] += [Box() for _ in self.columns[2:]]
        return rows

    def _rows(self, section: Section, items: list[Item]) -> Iterator[_Printed]:
        horizon = ""
        served: list[int] = []
        for item in items:
            if self._axes.outcomes_by == "bands" and item.outcomes != served:
                served = item.outcomes
                texts = " ".join(section.outcomes[place] for place in served)
                yield _Printed({}, {}, band=f"{self._outcome_label} {texts}")
            if item.horizon != horizon:
                horizon = item.horizon
                yield _Printed({}, {}, band=horizon)
            parents: dict[str, object] = {
                "section": section.title,
                "outcome": (section.title, *item.outcomes),
            }
            outcome = Box(self._outcome_lines(section, item))
            shared = {"section": box(section.heading), "outcome": outcome}
            if self._axes.nesting == "bullets":
                lines = tuple(f"• {action.text}" for action in item.actions)
                own = self.cells(item) | {"objective": box(self._text(item)), "action": Box(lines)}
                yield _Printed(shared | own, parents)
            elif item.actions:
                yield from self._parented_rows(item, shared, parents)
            else:
                own = self.cells(item) | self._action(item)
                if self._axes.automatic_numbers:
                    own["ref"] = Box(automatic=(*AUTOMATIC[self._axes.numbering], section.title))
                yield _Printed(shared | own, parents)

    def _parented_rows(
        self, item: Item, shared: dict[str, Box], parents: dict[str, object]
    ) -> Iterator[_Printed]:
        nesting = self._axes.nesting
        if nesting == "bands":
            yield _Printed({}, {}, band=prefixed(item.ref, item.text))
        if nesting == "numbered":
            yield _Printed({"ref": box(item.ref), "action": box(self._text(item))}, parents)
        for order, action in enumerate(item.actions):
            own = self.cells(action) | self._action(action)
            if self._axes.leads_merged and "lead" in own:
                parents = parents | {"lead": id(item)}
            if nesting == "objective column":
                own["objective"] = box(prefixed(item.ref, item.text))
                parents = parents | {"objective": id(item)}
            yield _Printed(shared | own, parents)
            if order == 0 and self._axes.leads_merged and not self.merges:
                raise ValueError("merged leads need a container that merges")

    def _outcome_lines(self, section: Section, item: Item) -> tuple[str, ...]:
        texts = [section.outcomes[place] for place in item.outcomes]
        if len(texts) > 1 and self._axes.container in ("pdf", "xlsx"):
            return tuple(f"• {text}" for text in texts)
        return tuple(texts)

    def _text(self, item: Item) -> str:
        return item.text if self._has_ref else prefixed(item.ref, item.text)

    def _action(self, item: Item) -> dict[str, Box]:
        if item.lines:
            return {"action": Box(item.lines)}
        return {"action": box(self._text(item))}

    def cells(self, item: Item) -> dict[str, Box]:
        cells = {
            "ref": box(item.ref),
            "lead": Box(item.lead.lines),
            "due": replace(box(item.due.text), shown_date=item.due.shown_date),
            "measure": box(item.measure),
            "evidence": box(item.evidence),
            "status": Box(item.status.lines, fill=item.status.fill),
            "progress": box(item.progress),
            "source": box(item.source),
            "extra": box(item.extra),
            "self": box(item.status.own_score),
            "moderated": Box(item.status.lines),
            "hidden": box("Not for publication"),
        }
        if self._axes.joined:
            cells["lead"] = Box(self._lead_and_due(item))
        if item.original is not None:
            cells["due"] = replace(box(item.original.text), shown_date=item.original.shown_date)
            cells["revised"] = replace(box(item.due.text), shown_date=item.due.shown_date)
        for number in item.quarters:
            cells[f"quarter {number - 1}"] = box(self._axes.quarter_mark)
        if item.status.column is not None:
            cells[f"tick {item.status.column}"] = box(self._axes.tick)
        return cells

    def _lead_and_due(self, item: Item) -> tuple[str, ...]:
        lines = list(item.lead.lines)
        if item.due.text and self._axes.joined == "brackets" and lines:
            return (*lines[:-1], f"{lines[-1]} ({item.due.text})")
        return (*lines, item.due.text) if item.due.text else tuple(lines)

    def _boxes(self, printed: list[_Printed]) -> list[list[Box | None]]:
        """Printed rows as boxes, with parent columns merged, blank below, or repeated."""
        rows: list[list[Box | None]] = []
        width = len(self.columns)
        for row in printed:
            if row.band:
                rows.append(full_width(row.band, width, merged=self.merges))
            else:
                rows.append([row.boxes.get(column.role, Box()) for column in self.columns])
        for c, column in enumerate(self.columns):
            for first, length in _runs(printed, column.role):
                self._nest(rows, c, first, length, column.role)
        return rows

    def _nest(self, rows: list[list[Box | None]], c: int, first: int, length: int, role: str) -> None:
        if length == 1 or self._axes.nested_by == "repeated":
            return
        merged = self.merges and (self._axes.nested_by == "merged" or role == "lead")
        cell = rows[first][c]
        if merged and cell is not None:
            rows[first][c] = replace(cell, rows=length)
        for r in range(first + 1, first + length):
            rows[r][c] = None if merged else Box()


def _runs(printed: list[_Printed], role: str) -> list[tuple[int, int]]:
    """Runs of neighbouring rows under the same parent in this column, as (first row, length)."""
    runs: list[tuple[int, int]] = []
    for r, row in enumerate(printed):
        parent = row.parents.get(role)
        if parent is None:
            continue
        if runs and runs[-1][0] + runs[-1][1] == r and printed[r - 1].parents.get(role) == parent:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((r, 1))
    return runs


def prefixed(ref: str, text: str) -> str:
    """A reference printed before the text of its own cell."""
    return f"{ref} {text}" if ref else text
