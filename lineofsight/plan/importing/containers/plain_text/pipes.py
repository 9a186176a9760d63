"""Tables drawn with pipes: `| a | b |`, with or without a rule of dashes, and boxes of `+---+` whose rows run
over several lines."""

import re
from collections.abc import Iterator

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.plain_text.marks import cell_lines
from lineofsight.plan.importing.document import CannotRead, Cell, Table

_BORDER = re.compile(r"^\s*\+(?:[-=+]{2,})\+\s*$")
_RULE = re.compile(r"^\s*+\|?\s*+:?[-=]{2,}+:?\s*+(?:[|+]\s*+:?[-=]{2,}+:?\s*+)*+\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def is_pipe_line(line: str) -> bool:
    """Whether a line belongs to a table drawn with pipes."""
    bare = line.strip()
    if _BORDER.match(line):
        return True
    return (
        bare.startswith("|")
        and len(_PIPE.findall(bare)) >= 2
        or len(_PIPE.findall(bare)) >= 2
        and " | " in bare
    )


def read_pipe_table(lines: list[str], first_line: int, first_number: int) -> Iterator[Table]:
    """The tables in a stretch of piped lines; a blank line ends a table."""
    group: list[str] = []
    number, start = first_number, first_line
    for position, line in enumerate([*lines, ""]):
        if line.strip():
            if not group:
                start = first_line + position
            group.append(line)
            continue
        if group and (table := _table(group, start, number)) is not None:
            yield table
            number += 1
        group = []


def _table(lines: list[str], first_line: int, number: int) -> Table | None:
    boxed = any(_BORDER.match(line) for line in lines)
    rows: list[tuple[int, list[str]]] = []
    headers, joined = 0, False
    for position, line in enumerate(lines):
        if _BORDER.match(line) or _RULE.match(line):
            joined = False
            if rows and not headers and ("=" in line or not boxed):
                headers = len(rows)
            continue
        cells = _split(line)
        if boxed and joined and len(cells) == len(rows[-1][1]):
            above = rows[-1][1]
            rows[-1] = (rows[-1][0], [f"{one}\n{two}" for one, two in zip(above, cells, strict=True)])
        else:
            rows.append((first_line + position, cells))
        joined = True
    if not rows:
        return None
    columns = max(len(cells) for _, cells in rows)
    if columns > limits.COLUMNS:
        raise CannotRead(f"The table on line {first_line} has {columns} columns, far more than a plan.")
    return _as_table(rows, columns, number, headers)


def _split(line: str) -> list[str]:
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(bare)]


def _as_table(rows: list[tuple[int, list[str]]], columns: int, number: int, headers: int) -> Table:
    return Table(
        rows=len(rows),
        columns=columns,
        cells=tuple(
            Cell(row=place, column=column, lines=lines)
            for place, (_, cells) in enumerate(rows)
            for column, cell in enumerate(cells)
            if (lines := _boxed_lines(cell))
        ),
        number=number,
        merges_shown=False,
        marked_header_rows=headers if headers < len(rows) else 0,
    )


def _boxed_lines(cell: str) -> tuple[str, ...]:
    """The lines of a cell; lines that only the width of a box broke are one."""
    if "\n" not in cell:
        return cell_lines(cell)
    joined: list[str] = []
    for line in cell.split("\n"):
        bare = line.strip()
        if not bare:
            continue
        if joined and not bare.startswith(("-", "*", "\u2022")):
            joined[-1] = f"{joined[-1]} {bare}"
        else:
            joined.append(bare)
    return tuple(text for line in joined for text in cell_lines(line))
