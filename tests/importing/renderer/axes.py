"""The choices of one drawing: how the plan nests, numbers, dates, breaks and what noise stands around it.

A container is only given what it can carry, so that a careful person reading the file would reach the gold.
"""

from dataclasses import dataclass, fields
from random import Random
from types import ModuleType
from typing import Any

MERGING = {"docx", "pdf", "xlsx", "odt", "html"}
FILLING = {"docx", "pdf", "xlsx", "odt", "html"}
PAGED = {"docx", "pdf", "odt", "txt"}
SPREAD = {"csv", "xlsx"}
PARENTED = {"objective column", "bands", "headings", "numbered"}
# Schemes that Word's automatic numbering can make, with its number format and text pattern.
AUTOMATIC = {
    "1.": ("decimal", "%1."),
    "a)": ("lowerLetter", "%1)"),
    "(a)": ("lowerLetter", "(%1)"),
    "i)": ("lowerRoman", "%1)"),
    "1)": ("decimal", "%1)"),
}
EXTENDING_SCHEMES = [
    "1.1",
    "P1.1",
    "1.",
    "1a",
    "C1.1.1",
    "1.1.1",
    "A1",
    "A.1",
    "P1/1",
    "1-1",
    "SP1.1",
    "1.01",
    "1)",
]


@dataclass(frozen=True)
class Axes:
    """One choice per axis; the names and values are the lines of the variation table."""

    container: str
    half: str
    nesting: str = "sections"
    nested_by: str = "merged"
    section_by: str = "heading"
    sections: int = 3
    standing: bool = False
    outcomes_by: str = "none"
    outcomes_in_one_cell: bool = False
    headers: str = "every table"
    header_style: str = "plain"
    numbering: str = "none"
    ref_by: str = "column"
    automatic_numbers: bool = False
    number_parents: bool = True
    number_actions: bool = True
    leads: bool = True
    leads_merged: bool = False
    initials: bool = False
    section_leads: bool = False
    due_by: str = "column"
    quarter_headings: tuple[str, ...] = ()
    quarter_mark: str = ""
    status_by: str = "none"
    status_key: bool = False
    tick: str = ""
    tick_columns: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    compound: float = 0.1
    bulleted_cells: bool = False
    breaks: str = "none"
    break_header: bool = False
    title_by: str = "two lines"
    statements: bool = False
    contents: bool = False
    intros: bool = False
    furniture: bool = False
    version_table: bool = False
    glossary: bool = False
    separators: bool = False
    totals: bool = False
    hidden: bool = False
    markup: str = "plain"
    form: str = "table"
    item_style: str = ""
    facts_by: str = ""
    blanks_shown: bool = False
    card_width: int = 2
    order: tuple[str, ...] = ()
    grouped_headers: bool = False
    joined: str = ""
    key_form: str = "table"
    subheads: bool = False
    heading_lines: bool = False
    noise_table: str = ""

    @property
    def rehearsal(self) -> bool:
        """Whether the draw may use what the two measured halves do not have; theirs stays as it was, choice by choice."""
        return self.half == "rehearsal"

    def printed_header(self, text: str) -> str:
        """A header's words as this drawing prints them."""
        return text.upper() if self.header_style == "upper" else text

    def labels(self) -> dict[str, str]:
        """Axis → choice, for the table of variations."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        for name in ("sections", "quarter_headings", "quarter_mark", "tick", "tick_columns", "compound"):
            plain.pop(name)
        plain.pop("order")
        plain["columns"] = len(self.columns)
        return {name: str(value) for name, value in plain.items()}


def _maybe(random: Random, share: float) -> bool:
    return random.random() < share


def choose_axes(random: Random, container: str, wordings: ModuleType, half: str) -> Axes:
    """Random axes that fit the container and each other."""
    shape = _choose_shape(random, container)
    cells = _choose_cells(random, container, wordings, shape)
    numbers = _choose_numbers(random, container, wordings, shape)
    noise = _choose_noise(random, container, shape)
    bulleted = shape["nesting"] in ("rows", "sections") and (
        numbers["numbering"] == "none" or numbers["ref_by"] == "column"
    )
    return Axes(
        container=container,
        half=half,
        bulleted_cells=container in ("docx", "odt", "html", "xlsx") and bulleted,
        glossary=cells["initials"] or _maybe(random, 0.2),
        **shape,
        **cells,
        **numbers,
        **noise,
    )


def _choose_shape(random: Random, container: str) -> dict[str, Any]:
    """How sections, outcomes, objectives and rows nest."""
    merges = container in MERGING
    nesting = random.choice(
        ["rows", "sections", "sections", "sections", "objective column", "objective column", "bullets"]
        + ["bands", "headings", "numbered"]
    )
    section_by = _section_by(random, container, nesting)
    joined = section_by in ("column", "bands")
    if merges:
        nested_by = random.choice(
            ["merged", "merged", "blank"] + (["repeated"] if container == "xlsx" else [])
        )
    else:
        nested_by = random.choice(["blank", "blank", "repeated"] if container == "csv" else ["blank"])
    outcomes_by = _outcomes_by(random, container, nesting, section_by, nested_by)
    by_heading = section_by in ("heading", "line")
    may_lack_headers = not joined and section_by != "sheet" and container != "csv"
    return {
        "nesting": nesting,
        "nested_by": nested_by,
        "section_by": section_by,
        "sections": 1 if nesting == "rows" else random.randint(2, 4),
        "standing": nesting != "rows" and not joined and section_by != "sheet" and _maybe(random, 0.4),
        "outcomes_by": outcomes_by,
        "outcomes_in_one_cell": outcomes_by == "column" and merges and _maybe(random, 0.4),
        "headers": "first table" if may_lack_headers and _maybe(random, 0.15) else "every table",
        "header_style": random.choice(["plain", "plain", "split lines", "two rows", "upper"]),
        "section_leads": nesting != "rows" and by_heading and _maybe(random, 0.2),
    }


def _choose_cells(
    random: Random, container: str, wordings: ModuleType, shape: dict[str, Any]
) -> dict[str, Any]:
    """What stands in the columns: leads, times, status and the rest."""
    status_by = random.choice(
        ["none", "letters", "words", "scores", "ticks", "moderated"]
        + (["fill", "fill"] if container in FILLING else [])
    )
    merged = shape["nesting"] == "objective column" and shape["nested_by"] == "merged"
    return {
        "leads": _maybe(random, 0.95),
        "leads_merged": merged and _maybe(random, 0.3),
        "initials": _maybe(random, 0.35),
        "due_by": _due_by(random, shape),
        "quarter_headings": tuple(random.choice(wordings.QUARTERS)),
        "quarter_mark": random.choice(wordings.QUARTER_MARKS),
        "status_by": status_by,
        "status_key": status_by in ("letters", "fill") and _maybe(random, 0.7),
        "tick": random.choice(wordings.TICKS),
        "tick_columns": tuple(random.choice(wordings.TICK_COLUMNS)),
        "columns": _columns(random, status_by),
        "compound": random.choice([0, 0.1, 0.25]),
    }


def _choose_numbers(
    random: Random, container: str, wordings: ModuleType, shape: dict[str, Any]
) -> dict[str, Any]:
    """The numbering scheme, and where the numbers stand."""
    nesting = shape["nesting"]
    numbering = _numbering(random, wordings, nesting)
    ref_by = random.choice(["column", "prefix"])
    number_parents = nesting in ("rows", "sections", "numbered") or _maybe(random, 0.6)
    number_actions = nesting == "numbered" or (nesting in PARENTED and _maybe(random, 0.6))
    if container not in MERGING and nesting in ("bands", "headings"):
        # Without merges or bold only a number tells an objective from a row that lacks its other cells.
        numbering = random.choice([scheme for scheme in wordings.NUMBERING if scheme in EXTENDING_SCHEMES])
        ref_by, number_parents, number_actions = "column", True, True
    flat = nesting in ("rows", "sections") and shape["section_by"] not in ("column", "bands")
    automatic = container == "docx" and flat and _maybe(random, 0.35)
    if automatic:
        numbering = random.choice([scheme for scheme in wordings.NUMBERING if scheme in AUTOMATIC])
        ref_by = "column"
    return {
        "numbering": numbering,
        "ref_by": ref_by,
        "automatic_numbers": automatic,
        "number_parents": number_parents,
        "number_actions": number_actions,
    }


def _choose_noise(random: Random, container: str, shape: dict[str, Any]) -> dict[str, Any]:
    """Breaks, furniture, front matter and everything else that is not the plan."""
    titled = shape["section_by"] in ("heading", "line", "inside")
    return {
        "breaks": random.choice(["none", "rows", "inside"]) if container in PAGED else "none",
        "break_header": _maybe(random, 0.5),
        "title_by": random.choice(["two lines", "two lines", "one line"]),
        "statements": container not in SPREAD and _maybe(random, 0.4),
        "contents": titled and container not in SPREAD and _maybe(random, 0.25),
        "intros": titled and container not in SPREAD and _maybe(random, 0.2),
        "furniture": _maybe(random, 0.5),
        "version_table": _maybe(random, 0.25),
        "separators": shape["nesting"] != "headings" and _maybe(random, 0.2),
        "totals": container in SPREAD and _maybe(random, 0.25),
        "hidden": container == "xlsx" and _maybe(random, 0.4),
        "markup": random.choice(["plain", "pipes"]) if container == "txt" else "plain",
    }


def _section_by(random: Random, container: str, nesting: str) -> str:
    if nesting == "rows":
        return "none"
    ways = ["heading", "heading", "inside", "line"]
    if nesting in ("sections", "objective column"):
        ways += ["column", "bands"]
    if nesting == "headings":
        ways = ["heading"]
    if container == "xlsx":
        ways += ["sheet", "sheet"]
    if container == "csv" and nesting in ("sections", "objective column"):
        ways = ["column", "column", "bands", "heading"]
    return random.choice(ways)


def _outcomes_by(random: Random, container: str, nesting: str, section_by: str, nested_by: str) -> str:
    ways = ["none"]
    if section_by in ("heading", "line", "sheet") and nesting not in ("headings",):
        ways += ["above", "above"]
    shown = nested_by in ("merged", "repeated") or container not in MERGING
    if shown and nesting in ("rows", "sections", "objective column", "bullets"):
        ways += ["column", "column", "column"]
    return random.choice(ways)


def _due_by(random: Random, shape: dict[str, Any]) -> str:
    ways = ["column"] * 6 + ["quarters", "sentence", "none", "revised"]
    by_table = shape["section_by"] in ("heading", "inside", "line")
    if shape["nesting"] == "sections" and by_table and shape["outcomes_by"] != "column":
        ways += ["horizon"] * 6
    return random.choice(ways)


def _numbering(random: Random, wordings: ModuleType, nesting: str) -> str:
    if nesting == "numbered":
        return random.choice([scheme for scheme in wordings.NUMBERING if scheme in EXTENDING_SCHEMES])
    return random.choice(["none", *wordings.NUMBERING])


def _columns(random: Random, status_by: str) -> tuple[str, ...]:
    chosen = [name for name in ("measure", "progress") if _maybe(random, 0.45)]
    chosen += [name for name in ("evidence", "source", "extra") if _maybe(random, 0.2)]
    return tuple(chosen[: 2 if status_by in ("ticks", "moderated") else 3])
