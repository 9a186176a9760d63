"""Lays rows out without a table of rows: labelled lines under each, a card for each, or a list with brackets."""

from collections.abc import Iterator
from random import Random

from tests.importing.renderer.abstract import Item, Section
from tests.importing.renderer.axes import Axes
from tests.importing.renderer.printed import Block, Box, Facts, Grid, Heading, Line, box
from tests.importing.renderer.tables import TableMaker, prefixed


class FormMaker:
    """Draws the rows of sections in the form that the axes name; labels are the words of the plan's headers."""

    def __init__(self, random: Random, axes: Axes, tables: TableMaker):
        self._axes = axes
        self._tables = tables
        self._full_title = random.random() < 0.5
        self._labels = {column.role: column.header for column in tables.columns}

    def blocks(self, section: Section, level: int) -> Iterator[Block]:
        for objective in section.objectives:
            if not objective.actions:
                yield from self._item(objective)
                continue
            if self._axes.form == "list":
                yield Line(objective.text, number="•")
            else:
                yield Heading(prefixed(objective.ref, objective.text), level + 1)
            for action in objective.actions:
                yield from self._item(action, depth=1)

    def _item(self, item: Item, depth: int = 0) -> Iterator[Block]:
        facts = self._facts(item)
        if self._axes.form == "cards":
            yield self._card(item, facts)
            return
        if self._axes.form == "list":
            said = "; ".join(f"{label} {cell.text}" for label, cell in facts if cell.text)
            yield Line(f"{item.text} ({said})" if said else item.text, number="•", depth=depth)
            return
        if self._axes.item_style == "labelled":
            facts = [(with_colon(self._labels["action"]), box(item.text)), *facts]
        else:
            yield Line(prefixed(item.ref, item.text), bold=self._axes.item_style == "bold", leads=True)
        shown = tuple((label, cell.text) for label, cell in facts if cell.text or self._axes.blanks_shown)
        labelled = self._axes.item_style == "labelled"
        if shown:
            yield Facts(shown, "lines" if labelled else self._axes.facts_by)

    def _facts(self, item: Item) -> list[tuple[str, Box]]:
        cells = self._tables.cells(item)
        left_out = ("action", "ref", "hidden", "section", "outcome", "objective")
        return [
            (with_colon(column.header), cells.get(column.role, Box()))
            for column in self._tables.columns
            if column.role not in left_out
        ]

    def _card(self, item: Item, facts: list[tuple[str, Box]]) -> Grid:
        """A table for one row: labels beside their words, under its text or with its text labelled too."""
        width = self._axes.card_width
        rows: list[list[Box | None]] = []
        numbered = "ref" in self._labels
        if numbered:
            facts = [(self._labels["ref"], box(item.ref)), *facts]
        text = item.text if numbered else prefixed(item.ref, item.text)
        if self._full_title:
            rows.append(self._across(box(text, bold=True), width))
        else:
            rows.append([box(self._labels["action"], bold=True), *self._across(box(text), width - 1)])
        for start in range(0, len(facts), width // 2):
            row: list[Box | None] = []
            for label, cell in facts[start : start + width // 2]:
                row += [box(label.removesuffix(":"), bold=True), cell]
            rows.append(row + [Box() for _ in range(width - len(row))])
        return Grid(rows, widths=(1.0, 3.0) * (width // 2))

    def _across(self, cell: Box, width: int) -> list[Box | None]:
        if self._tables.merges and width > 1:
            return [Box(cell.lines, columns=width, bold=cell.bold), *([None] * (width - 1))]
        return [cell, *[Box() for _ in range(width - 1)]]


def with_colon(header: str) -> str:
    """A header's words as a label before its fact."""
    return header if header.endswith(("?", "…", ":")) else f"{header}:"
