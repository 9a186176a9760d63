"""Lays a whole plan out: title, front matter, sections with their tables, keys and glossaries, page breaks."""

from collections.abc import Iterator
from random import Random
from types import ModuleType

from tests.importing.renderer import fragments
from tests.importing.renderer.abstract import Plan, Section
from tests.importing.renderer.axes import SPREAD, Axes
from tests.importing.renderer.breaking import break_between, break_inside
from tests.importing.renderer.forms import FormMaker
from tests.importing.renderer.more_fragments import (
    DO_HEADINGS,
    NOISE,
    PRINCIPLES_HEADINGS,
    VALUES_HEADINGS,
    VISION_HEADINGS,
    WHY_HEADINGS,
)
from tests.importing.renderer.printed import (
    Block,
    Box,
    Break,
    Furniture,
    Grid,
    Heading,
    Line,
    NewSheet,
    Pages,
    box,
)
from tests.importing.renderer.tables import TableMaker, prefixed

SHEET_FORBIDDEN = set("[]:*?/\\")


def lay_out(random: Random, axes: Axes, wordings: ModuleType, plan: Plan) -> Pages:
    """The blocks of the plan in printed order, ready for any container that the axes fit."""
    layout = _Layout(random, axes, wordings, plan)
    return Pages(list(layout.blocks()), layout.furniture(), axes.markup)


class _Layout:
    def __init__(self, random: Random, axes: Axes, wordings: ModuleType, plan: Plan):
        self._random = random
        self._axes = axes
        self._words = wordings
        self._plan = plan
        self._tables = TableMaker(random, axes, wordings)
        self._forms = FormMaker(random, axes, self._tables) if axes.form != "table" else None
        self._do_heading = random.choice(DO_HEADINGS) if axes.subheads else ""
        self._drawn = 0

    def furniture(self) -> Furniture:
        if not self._axes.furniture:
            return Furniture()
        choice = self._random.choice
        return Furniture(
            header=choice(["", self._plan.partnership]),
            footer=choice(self._words.FOOTERS).replace("{name}", self._plan.place),
            marking=choice(["", choice(self._words.MARKINGS)]),
            watermark=choice(["", "DRAFT"]),
        )

    def blocks(self) -> Iterator[Block]:
        sheets = self._axes.container == "xlsx"
        key_first = self._random.random() < 0.5
        if sheets:
            yield NewSheet(self._random.choice(["Plan", "Action Plan", "Cover"]))
        yield from self._title()
        if self._axes.version_table:
            yield from self._version_table()
        if self._axes.statements:
            yield from self._statements()
        if self._axes.contents:
            yield from self._contents()
        if key_first and not sheets:
            yield from self._key()
        noise_first = bool(self._axes.noise_table) and not sheets and self._random.random() < 0.5
        if noise_first:
            yield from self._noise_table()
        yield from self._sections()
        if self._axes.noise_table and not noise_first:
            yield from self._noise_table()
        if sheets and (self._axes.glossary or self._axes.status_key):
            yield NewSheet("Key")
        if not key_first or sheets:
            yield from self._key()
        if self._axes.glossary:
            yield from self._glossary()
        if self._axes.hidden:
            yield NewSheet("Old version", hidden=True)
            yield self._tables.grid(self._plan.sections[:1])

    def _title(self) -> Iterator[Block]:
        plan = self._plan
        if self._axes.title_by == "three lines":
            lines = [plan.title, plan.period_text]
            lines.insert(self._random.choice([0, 0, 1, 2]), plan.partnership)
            yield from (Heading(text, 1) for text in lines)
        elif self._axes.title_by == "one line":
            yield Heading(f"{plan.partnership} {plan.title}", 1)
        else:
            yield Heading(plan.partnership, 1)
            yield Heading(plan.title, 1)

    def _version_table(self) -> Iterator[Block]:
        rows = [[box(text.format(y=self._plan.start)) for text in row] for row in self._words.VERSION_WORDS]
        yield Grid([list(row) for row in rows])
        yield Line("Contact: safeguarding.partnership@example.org")

    def _statements(self) -> Iterator[Block]:
        more = self._axes.rehearsal
        yield Line(" ".join(self._random.sample(fragments.pieces("PREAMBLES", more=more), 2)))
        yield Heading(self._random.choice(VISION_HEADINGS) if more else "Our Vision", 2)
        yield Line(self._plan.vision)
        yield Heading(self._random.choice(VALUES_HEADINGS) if more else "Our Values", 2)
        for text in self._plan.values:
            yield Line(text, number="•")
        if self._plan.principles:
            yield Heading(self._random.choice(PRINCIPLES_HEADINGS) if more else "Our Principles", 2)
            for position, text in enumerate(self._plan.principles, 1):
                yield Line(text, number=f"{position}.")

    def _contents(self) -> Iterator[Block]:
        """The headings of the sections listed beforehand, as plans do."""
        yield Line(fragments.CONTENTS)
        number = self._random.choice(["", "•"])
        for section in self._plan.sections:
            yield Line(section.heading, number=number)

    def _key(self) -> Iterator[Block]:
        if not self._axes.status_key:
            return
        yield Heading(self._random.choice(self._words.KEY_TITLES), 2)
        if self._axes.key_form == "line":
            equals, between = self._random.choice([" = ", ": "]), self._random.choice(["; ", " | "])
            yield Line(between.join(f"{code}{equals}{word}" for code, word in self._plan.status_key.items()))
            return
        rows: list[list[Box | None]]
        if self._plan.key_fills:
            rows = [[box(c.title(), fill=fill), box(w)] for fill, (c, w) in self._plan.key_fills.items()]
        else:
            rows = [[box(letter), box(word)] for letter, word in self._plan.status_key.items()]
        if self._axes.key_form == "across":
            yield Grid([[cell for row in rows for cell in row]])
        elif self._axes.key_form == "headed":
            yield Grid([[box("Rating", bold=True), box("Meaning", bold=True)], *rows], 1, widths=(1, 3))
        else:
            yield Grid(rows, widths=(1, 3))

    def _noise_table(self) -> Iterator[Block]:
        """A table of the partnership's own business that is no plan text."""
        heading, rows = NOISE[self._axes.noise_table]
        if self._axes.container == "xlsx":
            yield NewSheet(heading[:31])
        yield Heading(heading, 2)
        yield Grid([[box(text, bold=r == 0) for text in row] for r, row in enumerate(rows)], 1)

    def _glossary(self) -> Iterator[Block]:
        people = [
            (short, f"{name}, {post}")
            for (short, name), post in zip(self._words.PEOPLE, self._words.POSTS, strict=False)
        ]
        pairs = [*fragments.GLOSSARY, *(people if self._axes.initials else [])]
        yield Heading(self._random.choice(self._words.GLOSSARY_TITLES), 2)
        yield Grid([[box(short), box(full)] for short, full in pairs], widths=(1, 4))

    def _sections(self) -> Iterator[Block]:
        sections = self._plan.sections
        if self._axes.section_by in ("column", "bands", "none"):
            if self._axes.nesting == "rows" and self._axes.outcomes_by == "above":
                yield from self._outcomes_above(sections[0])
            yield from self._broken_up(self._tables.grid(sections))
            return
        kind = ""
        grouped = self._axes.standing
        for section in sections:
            if grouped and section.kind != kind:
                kind = section.kind
                groups = self._words.STANDING_GROUPS if kind == "standing" else self._words.PRIORITY_GROUPS
                yield Heading(self._random.choice(groups).replace("{y}", str(self._plan.start)), 2)
            yield from self._section(section, 3 if grouped else 2)

    def _section(self, section: Section, level: int) -> Iterator[Block]:
        by = self._axes.section_by
        if by == "sheet":
            usable = len(section.heading) <= 31 and not SHEET_FORBIDDEN & set(section.heading)
            named = usable and self._random.random() < 0.5
            yield NewSheet(section.heading if named else f"Sheet {self._plan.sections.index(section) + 1}")
            if not named:
                yield Heading(section.heading, level)
        elif by in ("heading", "line"):
            yield from self._section_heading(section, level)
        more = self._axes.rehearsal
        if self._axes.subheads:
            yield Heading(self._random.choice(WHY_HEADINGS), level + 1)
        if (self._axes.intros or self._axes.subheads) and by != "inside":
            yield Line(self._random.choice(fragments.pieces("INTROS", more=more)))
        if section.lead_line:
            yield Line(section.lead_line)
        if self._axes.outcomes_by == "above":
            yield from self._outcomes_above(section)
        if self._forms is not None:
            yield from self._forms.blocks(section, level)
            return
        if self._axes.subheads:
            yield Heading(self._do_heading, level + 1)
        if self._axes.nesting == "headings":
            for item in section.objectives:
                yield Heading(prefixed(item.ref, item.text), level + 1)
                yield from self._broken_up(self._tables.grid([section], [item], header=self._wants_header()))
            return
        title = section.heading if by == "inside" else ""
        yield from self._broken_up(self._tables.grid([section], title=title, header=self._wants_header()))

    def _section_heading(self, section: Section, level: int) -> Iterator[Block]:
        """The heading on one line, or its reference on a line of its own above its title."""
        lines = [section.heading]
        if self._axes.heading_lines and len(section.ref) > 4:
            lines = [section.ref, section.title]
        for text in lines:
            yield Heading(text, level) if self._axes.section_by == "heading" else Line(text, bold=True)

    def _wants_header(self) -> bool:
        self._drawn += 1
        return self._drawn == 1 or self._axes.headers == "every table"

    def _outcomes_above(self, section: Section) -> Iterator[Block]:
        label = self._random.choice(self._words.OUTCOMES_ABOVE).replace("{y}", self._plan.ends[:4])
        if self._axes.container not in SPREAD and self._random.random() < 0.4:
            lines = (label, *(f"• {text}" for text in section.outcomes))
            yield Grid([[Box(lines)]])
            return
        yield Line(label, bold=True)
        for text in section.outcomes:
            yield Line(text, number="•")

    def _broken_up(self, grid: Grid) -> Iterator[Block]:
        """The table, broken over a page where the axes ask for it."""
        body = range(grid.header_rows + 1, len(grid.rows) - (2 if self._axes.separators else 0))
        if self._axes.breaks == "none" or not body or not grid.header_rows:
            yield grid
            return
        at = self._random.choice(body)
        if self._is_band(grid, at - 1) or self._is_band(grid, at):
            yield grid
            return
        repeat = self._axes.break_header
        pair = (
            break_inside(grid, at, self._random, repeat_header=repeat)
            if self._axes.breaks == "inside"
            else None
        )
        if pair is None:
            pair = break_between(grid, at, repeat_header=repeat)
        yield pair[0]
        yield Break()
        yield pair[1]

    @staticmethod
    def _is_band(grid: Grid, at: int) -> bool:
        first = grid.rows[at][0]
        return first is not None and (
            first.columns > 1 or not any(cell and cell.text for cell in grid.rows[at][1:])
        )
