"""Short ways to write neutral documents by hand, for the tests of the reader."""

from lineofsight.plan.importing.document import Block, Cell, Document, Paragraph, Table
from lineofsight.plan.importing.reader.understanding import Reading, understand

UP, LEFT = "^", "<"


def line(text: str, **more: object) -> Paragraph:
    """A paragraph; "# " and "## " at its start make it a heading of that level."""
    marks = len(text) - len(text.lstrip("#"))
    if marks and text[marks : marks + 1] == " ":
        return Paragraph(text[marks + 1 :], level=marks, **more)  # type: ignore[arg-type]
    return Paragraph(text, **more)  # type: ignore[arg-type]


def grid(*rows: str | list[str], fills: dict[tuple[int, int], str] | None = None, **more: object) -> Table:
    """A table. A row is a list of cells, or one string with bars between them; "^" goes on the cell above, "<" the
    cell to the left (both are merges); "/n" breaks a cell's lines."""
    cut = [row.split(" | ") if isinstance(row, str) else row for row in rows]
    cut = [[cell.strip() for cell in row] for row in cut]
    width = max(len(row) for row in cut)
    cells = []
    for r, row in enumerate(cut):
        for c, text in enumerate(row):
            if text in (UP, LEFT):
                continue
            down = next(
                (d for d in range(1, len(cut) - r) if c >= len(cut[r + d]) or cut[r + d][c] != UP),
                len(cut) - r,
            )
            across = next((a for a in range(1, len(row) - c) if row[c + a] != LEFT), len(row) - c)
            lines = tuple(part.strip() for part in text.split("/n") if part.strip())
            cells.append(Cell(r, c, lines, down, across, fill=(fills or {}).get((r, c), "")))
    return Table(len(cut), width, tuple(cells), **more)  # type: ignore[arg-type]


def document(*blocks: str | Block, **more: object) -> Document:
    """A document of paragraphs (strings) and tables, tables numbered in order."""
    made: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            number += 1
            made.append(Table(**{**vars(block), "number": block.number if block.number > 1 else number}))
        else:
            made.append(line(block) if isinstance(block, str) else block)
    return Document(tuple(made), **more)  # type: ignore[arg-type]


def read(*blocks: str | Block, **more: object) -> Reading:
    """The reading of a document written by hand."""
    return understand(document(*blocks, **more))


def plan_of(*blocks: str | Block, **more: object) -> dict:
    """The plan read out of a document written by hand."""
    return read(*blocks, **more).plan


def texts(plan: dict) -> list[str]:
    """Every objective in order, its actions under it with two spaces before them, a reference in front."""
    found = []
    for section in plan["sections"]:
        for objective in section["objectives"]:
            found.append(f"{objective['ref']} {objective['text']}".strip())
            found += [f"  {action['ref']} {action['text']}".rstrip() for action in objective["actions"]]
    return found


def rows(plan: dict) -> list[dict]:
    """Every objective and action in order."""
    found = []
    for section in plan["sections"]:
        for objective in section["objectives"]:
            found += [objective, *objective["actions"]]
    return found


def titles(plan: dict) -> list[tuple[str, str, str]]:
    """(kind, reference, title) of every section."""
    return [(section["kind"], section["ref"], section["title"]) for section in plan["sections"]]


def served(plan: dict, section: int = 0) -> list[list[str]]:
    """For each objective of a section the outcomes it serves."""
    part = plan["sections"][section]
    return [[part["outcomes"][place] for place in objective["outcomes"]] for objective in part["objectives"]]


def found(plan: dict, kind: str) -> list[tuple[int, ...]]:
    """Where findings of a kind stand: (section, objective) or (section, objective, action)."""
    return [
        tuple(item[name] for name in ("section", "objective", "action") if name in item)
        for item in plan["findings"]
        if item["kind"] == kind
    ]
