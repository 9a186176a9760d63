"""Prose of a plain text file: paragraphs, bullets, and headings where their form shows them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lineofsight.plan.importing.containers.folding import BULLETS
from lineofsight.plan.importing.containers.plain_text.marks import cell_lines, is_all_bold, unmark
from lineofsight.plan.importing.document import Paragraph

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^\s*([=\-~])\1{2,}\s*$")
_RULE = re.compile(r"^[\s\-\u2013\u2014=_*~+]{3,}$")
_BULLET = re.compile(rf"^\s*([-*+o{BULLETS}\u00b7\u2013])\s+(?=\S)")
_NUMBERED = re.compile(
    r"^\s*(\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,4}[.)]|[A-Z]{0,3}[0-9]+(\.[0-9]+)+)\s"
)
_OWN_LABEL = re.compile(
    r"^\s*(?:[-*+\u2022\u00b7]\s+)?(?P<label>[A-Za-z][\w'\u2019/&()?-]*(?: [\w'\u2019/&()?-]+){0,6}?)\s*(?::|\s[\u2013\u2014-]|\.{3,})(?=\s|$)"
)
_HANGING = re.compile(r"^\s*(?:[-*+\u2022\u00b7]|\(?[A-Za-z0-9]{1,3}[.)]|[A-Z]{0,3}\d+(?:\.\d+)*)\s+(?=\S)")
_LEADER = re.compile(r"(?<!\.)\.{4,}\s?\d{1,3}\s*$")
_OFTEN = 3
_LABEL = re.compile(r"^\s*[A-Z][\w'\u2019/&()-]*(?: [\w'\u2019/&()-]+){0,4}:(?=\s|$)")
_WRAPPED_AT_LEAST = 45


def find_labels(lines: Iterable[str]) -> frozenset[str]:
    """What stands at the beginning of line after line, before a colon, a dash or leading dots: the file's own labels."""
    found = (_OWN_LABEL.match(line) for line in lines)
    counts = Counter(label["label"].casefold() for label in found if label)
    return frozenset(label for label, count in counts.items() if count >= _OFTEN)


def read_prose(lines: list[str], labels: frozenset[str] = frozenset()) -> Iterator[Paragraph]:
    """The paragraphs of a stretch without tables. Lines that an editor wrapped are put together again; typed
    numbers stay in the text, bullets become the paragraph's number. A line that begins with a label ("Who: …", or one
    of the file's own `labels`) begins a paragraph."""
    for group in _groups(lines):
        longest = max(len(line.rstrip()) for line in group)
        position = 0
        while position < len(group):
            line = group[position]
            following = group[position + 1] if position + 1 < len(group) else ""
            if _UNDERLINE.match(following) and not _RULE.match(line) and not _BULLET.match(line):
                yield Paragraph(unmark(line), level=1 if "=" in following else 2)
                position += 2
                continue
            position += 1
            while (
                position < len(group)
                and not _begins_with(labels, group[position])
                and _goes_on(line, group[position - 1], group[position], longest)
            ):
                line = f"{line.rstrip()} {group[position].strip()}"
                position += 1
            yield from _paragraphs(line)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank lines."""
    group: list[str] = []
    for line in lines:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _goes_on(so_far: str, last: str, following: str, longest: int) -> bool:
    """Whether the line `following` is the rest of the sentence that the wrapped line `last` began."""
    if (
        _HEADING.match(so_far)
        or _HEADING.match(following)
        or _BULLET.match(following)
        or _NUMBERED.match(following)
        or _LABEL.match(following)
    ):
        return False
    if _RULE.match(following) or _RULE.match(last) or _LEADER.search(following) or _LEADER.search(last):
        return False
    if label := _LABEL.match(so_far):
        if label.end() == len(so_far.rstrip()):
            return False  # nothing behind it: what follows is not its words
        if _indent(following) > _indent(so_far) or following.strip()[:1].islower():
            return True
    hanging = _HANGING.match(so_far)  # under the words of a number or bullet
    if hanging and _indent(following) == hanging.end() and not last.rstrip().endswith((".", ":")):
        return True
    if (
        last.rstrip().endswith((".", "!", "?", ":"))
        and following[:1].isupper()
        and len(following) < 0.7 * longest
    ):
        return False
    room = longest - len(last.rstrip())
    would_have_fitted = len(following.split(" ", 1)[0].strip()) + 1 <= room
    if len(last.rstrip()) < _WRAPPED_AT_LEAST or would_have_fitted:
        return following[:1].isspace() and bool(_BULLET.match(so_far)) and _goes_on_inside(following)
    return True


def _goes_on_inside(line: str) -> bool:
    return line.strip()[:1].islower() or line.strip()[:1] in "(["


def _begins_with(labels: frozenset[str], line: str) -> bool:
    found = _OWN_LABEL.match(line)
    return found is not None and found["label"].casefold() in labels


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _paragraphs(line: str) -> Iterator[Paragraph]:
    if _RULE.match(line):
        return
    if heading := _HEADING.match(line):
        yield Paragraph(unmark(heading[2]), level=len(heading[1]))
        return
    number = ""
    depth = min(_indent(line.expandtabs(4)) // 2, 8) if _BULLET.match(line) or _NUMBERED.match(line) else 0
    bullet = _BULLET.match(line)
    if bullet and (bullet[1] != "o" or line[:1].isspace()):
        number, line = bullet[1], line[bullet.end() :]
    bold = is_all_bold(line)
    for position, text in enumerate(cell_lines(line)):
        yield Paragraph(text, number=number if position == 0 else "", bold=bold, depth=depth)
