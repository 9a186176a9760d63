"""Tables without a grid of rules: columns found from the white space that runs down between them.

White gaps at the same place in line after line are gutters. Level rules or coloured bands of one width, where
there are any, give the rows; else the white space between rows does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.containers.pdf.lines import Line, Word
from lineofsight.plan.importing.containers.pdf.marks import Area, Rule
from lineofsight.plan.importing.containers.pdf.stacks import find_stacks

_GAP = 0.7
"""A gap of this share of the letter size may part two columns."""

_GUTTER = 0.55
"""A gutter must stay this wide (share of the letter size) through all lines."""

_FEWEST_LINES = 3


@dataclass
class Region:
    """Lines that stand in columns. `columns` are the left and right edges of each; `floors` the rules or
    edges of bands that part the rows, some only under some columns; `spanning` the positions of lines that
    run across the columns."""

    lines: list[Line]
    columns: list[tuple[float, float]]
    floors: list[Rule] = field(default_factory=list)
    spanning: set[int] = field(default_factory=set)

    @property
    def top(self) -> float:
        return self.lines[0].top


def find_regions(
    lines: Sequence[Line], level: Sequence[Rule], areas: Sequence[Area]
) -> tuple[list[Region], list[Line]]:
    """The regions in columns and the lines in none, both from the top down."""
    regions: list[Region] = []
    rest = list(lines)
    for stack in find_stacks(level, areas):
        inside = [line for line in rest if stack.top - 1 <= (line.top + line.bottom) / 2 <= stack.bottom + 1]
        if inside:
            inside = [*_header_above(rest, stack.top, stack.left), *inside]
            inside = [
                *_rows_above(rest, inside, stack.left),
                *inside,
                *_rows_below(rest, inside, stack.bottom),
            ]
        for group in _apart(inside):
            region = _region(group, stack.floors)
            if region is not None:
                regions.append(region)
                taken = set(map(id, region.lines))
                rest = [line for line in rest if id(line) not in taken]
    position = 0
    loose: list[Line] = []
    while position < len(rest):
        region = _grow(rest, position)
        if region is None:
            loose.append(rest[position])
            position += 1
            continue
        position += len(region.lines)
        header = _header_above(loose, region.top, region.columns[0][0])
        taller = _region([*header, *region.lines], [], {place + len(header) for place in region.spanning})
        if header and taller is not None:
            del loose[-len(header) :]
            region = taller
        regions.append(region)
    return sorted(regions, key=lambda region: region.top), loose


def _header_above(lines: list[Line], top: float, left: float) -> list[Line]:
    """The lines just above `top` that are column headings, perhaps wrapped: parted by gaps, or standing over
    a column other than the first. [] where none of them is parted and the last stands alone at the left."""
    header: list[Line] = []
    for line in reversed([line for line in lines if line.top < top - 2]):
        reach = header[0].top if header else top
        if reach - line.bottom > (0.5 if header else 1.2) * line.size:
            break
        if len(_segments(line)) < 2 and line.x0 < left + 30:
            break
        header.insert(0, line)
    return header


def _rows_above(lines: list[Line], inside: list[Line], left: float) -> list[Line]:
    """The lines over the first band that stand in the same columns: with every other row coloured, the
    headings and the first row may have no colour."""
    rows: list[Line] = []
    for line in reversed([line for line in lines if line.top < inside[0].top and line not in inside]):
        reach = rows[0].top if rows else inside[0].top
        if reach - line.bottom > 1.6 * line.size or not _fits(line, inside) or line.x0 < left - 2:
            break
        rows.insert(0, line)
    while rows and len(_segments(rows[0])) < 2:
        rows.pop(0)
    return rows


def _rows_below(lines: list[Line], inside: list[Line], bottom: float) -> list[Line]:
    """The lines under the last band or rule that go on in the same columns."""
    rows: list[Line] = []
    reach = inside[-1].bottom
    columns = _columns(inside)
    for line in lines:
        if line.top < bottom - 1 or line in inside:
            continue
        begins = len(_segments(line)) >= 2 or (len(columns) > 1 and line.x0 > columns[1][0] - 3)
        if not (begins or rows) or not _fits(line, inside) or line.top - reach > 2.4 * line.size:
            break
        if line.text == inside[0].text:
            break
        rows.append(line)
        reach = line.bottom
    while rows and _is_heading(rows[-1], [*inside, rows[-1]]):
        rows.pop()
    return rows


def _fits(line: Line, inside: list[Line]) -> bool:
    """Whether no stretch of a line reaches over two of the columns that other lines make."""
    columns = _columns(inside)
    return all(
        sum(one[0].x0 < right and one[-1].x1 > left for left, right in columns) <= 1
        for one in _segments(line)
    )


def _segments(line: Line) -> list[list[Word]]:
    """The words of a line, parted at wide gaps."""
    segments: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - segments[-1][-1].x1 >= _GAP * line.size:
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments


def _grow(lines: list[Line], start: int) -> Region | None:
    """The region that starts at this line; None when its columns do not go on below."""
    gutters = _gaps(lines[start])
    if not gutters:
        return None
    spanning: list[int] = []
    end = start + 1
    while end < len(lines):
        if _is_far_below(lines[end - 1], lines[end]) or _is_heading(lines[end], lines[start:end]):
            break
        left = _narrowed(gutters, lines[end])
        if left and len(left) * 2 >= len(gutters):
            gutters = left
        elif _is_title_inside(lines, end, gutters, lines[start]):
            spanning.append(end - start)
        else:
            break
        end += 1
    while spanning and spanning[-1] == end - start - 1:
        spanning.pop()
        end -= 1
    group = _apart(lines[start:end])[0]
    while len(group) > _FEWEST_LINES and _is_loose(group, len(group) - 1):
        group = group[:-1]  # a paragraph below the table
    return _region(group, [], {position for position in spanning if position < len(group)})


def _apart(lines: list[Line]) -> list[list[Line]]:
    """Lines of tables that follow one another, table by table: a new one starts where the column headings
    come again or below a heading. What stands between two tables is left out."""
    starts = [0]
    for position in range(1, len(lines)):
        again = lines[position].text == lines[0].text and len(_segments(lines[0])) >= 2
        below_heading = _is_heading(lines[position - 1], lines) and len(_segments(lines[position])) >= 2
        if again or below_heading:
            starts.append(position)
    groups = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        while end < len(lines) and end - 1 > start and _is_loose(lines, end - 1):
            end -= 1
        groups.append(lines[start:end])
    return groups


def _is_heading(line: Line, lines: list[Line]) -> bool:
    """Whether a line is set larger than the others and in one stretch."""
    sizes = sorted(other.size for other in lines)
    return line.size >= 1.15 * sizes[len(sizes) // 2] and len(_segments(line)) == 1


def _is_loose(lines: list[Line], position: int) -> bool:
    """Whether a line above the start of a table is a heading, or a paragraph of its own at the left edge."""
    line = lines[position]
    if len(_segments(line)) > 1:
        return False
    own_row = line.top - lines[position - 1].bottom > 0.35 * line.size
    at_the_edge = line.x0 <= min(other.x0 for other in lines) + 8
    return _is_heading(line, lines) or (own_row and at_the_edge)


def _gaps(line: Line) -> list[tuple[float, float]]:
    """The wide gaps in a line, from left to right."""
    segments = _segments(line)
    return [(one[-1].x1, two[0].x0) for one, two in zip(segments, segments[1:], strict=False)]


def _narrowed(gutters: list[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    """What a further line leaves of each gutter; a gutter that becomes too narrow is lost."""
    left = []
    for start, end in gutters:
        widest = (0.0, 0.0)
        reached = start
        for word in [*line.words, None]:
            word_start = end if word is None else min(max(word.x0, start), end)
            if word_start - reached > widest[1] - widest[0]:
                widest = (reached, word_start)
            if word is not None:
                reached = max(reached, min(word.x1, end))
        if widest[1] - widest[0] >= _GUTTER * line.size:
            left.append(widest)
    return left


def _is_far_below(above: Line, line: Line) -> bool:
    return line.top - above.bottom > 3.2 * line.size


def _is_title_inside(
    lines: list[Line], position: int, gutters: list[tuple[float, float]], first: Line
) -> bool:
    """Whether a line that runs across the columns has rows of the same table below it. A heading before the
    column headings come again is none: there a new table starts."""
    if len(_segments(lines[position])) > 1 or position + 1 >= len(lines):
        return False
    following = lines[position + 1]
    if following.text == first.text or _is_far_below(lines[position], following):
        return False
    return len(_segments(following)) >= 2 and len(_narrowed(gutters, following)) == len(gutters)


def _region(lines: list[Line], floors: list[Rule], spanning: set[int] | None = None) -> Region | None:
    """Lines as a region in columns; None when they are prose, a list, or too few to tell."""
    spanning = spanning or set()
    if len(lines) < (2 if floors else _FEWEST_LINES):
        return None
    own = [line for position, line in enumerate(lines) if position not in spanning]
    if floors:
        spanning = {p for p, line in enumerate(lines) if len(_segments(line)) == 1 and _crosses(line, lines)}
        own = [line for position, line in enumerate(lines) if position not in spanning]
    columns = _columns(own)
    if len(columns) < 2 or sum(len(_segments(line)) >= 2 for line in own) < 2:
        return None
    if len(columns) == 2 and _is_list(own, columns):
        return None
    return Region(lines, columns, floors, spanning)


def _crosses(line: Line, lines: list[Line]) -> bool:
    """Whether a single stretch of text reaches over gaps that most other lines keep free."""
    gaps = [gap for other in lines if other is not line for gap in _gaps(other)]
    crossed = [gap for gap in gaps if line.x0 < gap[0] - 2 and line.x1 > gap[1] + 2]
    return len(crossed) * 3 > len(gaps) and bool(gaps)


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """The left and right edges of the columns: where no line has a letter, a column ends."""
    size = sorted(line.size for line in lines)[len(lines) // 2] if lines else 10.0
    stretches = sorted((word.x0, word.x1) for line in lines for word in line.words)
    columns: list[list[float]] = []
    for start, end in stretches:
        if columns and start - columns[-1][1] < _GUTTER * size:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([start, end])
    return [(start, end) for start, end in columns]


def _is_list(lines: list[Line], columns: list[tuple[float, float]]) -> bool:
    """Whether the first of two columns holds nothing but bullets and list numbers."""
    firsts = [line for line in lines if line.x0 < columns[0][1]]
    return (
        columns[0][1] - columns[0][0] < 40
        and all(line.is_marked or len(line.words) == 1 for line in firsts)
        and any(line.is_marked for line in firsts)
    )
