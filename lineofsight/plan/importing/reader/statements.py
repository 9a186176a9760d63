"""What a plan says of itself: its vision, values and principles, under their headings or in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, take_bullet
from lineofsight.plan.importing.reader.outline import Line

_VISION_INLINE = re.compile(
    r"^(?:where we want to be|(?:our |the )?(?:shared |partnership |joint )?vision(?: statement)?)(?:\s*[:–—]\s*|\s+-\s+)(?P<rest>\S.{10,})$",
    re.I,
)
_VISION_IS = re.compile(
    r"^(?:our|the)\s+(?:shared |partnership'?s? |joint )?vision\s+(?:is|for)\b.{10,}$", re.I
)
ABOUT_PLAN = re.compile(
    r"^(?:the|this|our)\b.{0,60}\b(?:plan|document|strategy|partnership'?s? (?:priorities|plan))\b.{0,30}\b(?:sets? out|describes|explains|will form|outlines|is|forms|details)\b",
    re.I,
)
_ITEM_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")


@dataclass
class Statements:
    """The statements as found."""

    vision: str = ""
    values: list[str] = field(default_factory=list)
    principles: list[str] = field(default_factory=list)


def read_statements(lines: Sequence[Line]) -> Statements:
    """Read the statements out of the lines outside the rows of the plan."""
    found = Statements()
    place = 0
    while place < len(lines):
        line = lines[place]
        if inline := _VISION_INLINE.match(line.text):
            found.vision = found.vision or fold(inline["rest"])
        elif _VISION_IS.match(line.text) and not found.vision and len(line.text.split()) > 8:
            found.vision = fold(line.text)
        is_head = titles.read_title(line.text).kind == titles.STATEMENT and (
            line.heading is not None or line.in_box or len(line.text.split()) <= 8
        )
        if is_head:
            block = _block_after(lines, place)
            _take(line.text, block, found)
            place += len(block)
        place += 1
    return found


def _block_after(lines: Sequence[Line], place: int) -> list[Line]:
    """The lines under a statement's heading: up to the next heading."""
    block = []
    for line in lines[place + 1 :]:
        if line.in_box != lines[place].in_box:
            break
        kind = titles.read_title(line.text).kind
        if (
            line.heading is not None
            or kind == titles.STATEMENT
            and len(line.text.split()) <= 6
            or kind in (titles.SECTION, titles.LABEL_OUTCOMES)
        ):
            break
        block.append(line)
    return block


def _take(heading: str, block: list[Line], found: Statements) -> None:
    words = heading.casefold()
    if re.search(r"\bprinciples?\b", words) and "values" not in words:
        found.principles = found.principles or _items(block)
    elif re.search(r"\b(?:values?|behaviours?|believe|stand for)\b", words) and "vision" not in words:
        found.values = found.values or _items(block)
    elif re.search(r"\b(?:visions?|mission|purpose)\b", words):
        found.vision = found.vision or _vision(block)
        if "values" in words and not found.values:
            found.values = [item for item in _items(block) if item != found.vision]
    elif re.search(r"\bways? of working|how we\b", words):
        found.principles = found.principles or (
            _items(block) if any(line.bullet or line.number for line in block) else []
        )


def _vision(block: list[Line]) -> str:
    """The first paragraph under the heading, with its list where it introduces one."""
    kept: list[str] = []
    for line in block:
        if kept and not kept[-1].endswith(":") and not (line.bullet and len(kept) > 1):
            break
        if not kept and ABOUT_PLAN.match(line.text):
            continue
        kept.append(_bare(line))
    return fold(" ".join(kept))


def _items(block: list[Line]) -> list[str]:
    first = next((place for place, line in enumerate(block) if _is_item(line)), None)
    if first is not None:
        after = next((place for place in range(first, len(block)) if not _is_item(block[place])), len(block))
        return [_bare(line) for line in block[first:after]]
    return [_bare(line) for line in block if not line.text.endswith(":") and not ABOUT_PLAN.match(line.text)]


def _is_item(line: Line) -> bool:
    return bool(line.bullet or line.number or _ITEM_NUMBER.match(line.text) or take_bullet(line.text)[0])


def _bare(line: Line) -> str:
    return fold(_ITEM_NUMBER.sub("", take_bullet(line.text)[1]))
