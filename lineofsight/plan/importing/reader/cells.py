"""One cell that holds several things: bullets, phases and numbered lines taken apart; lines that go on kept together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.plan.importing.reader.cleaning import (
    BULLETS,
    ends_open,
    fold,
    is_separator,
    starts_lower,
    take_bullet,
    without_bullets,
)
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.numbering import split_reference

_STEP = re.compile(
    r"^(?:phase|stage|step|part|milestone|tranche|wave)\s+(?:\d{1,2}|one|two|three|four|five|[a-f])\b\s*[:.)–—-]",
    re.I,
)
_INLINE_STEP = re.compile(
    r"(?<=[\s;.])(?=(?:Phase|Stage|Step|Part|Milestone|Tranche|Wave)\s+(?:\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[A-F])\b\s*[:.)–—-])"
)
_INLINE_BULLET = re.compile(rf"\s+(?=[{BULLETS}]\s)|(?<=[.;])\s+(?=[{BULLETS}])")
_INLINE_NUMBER = re.compile(
    r"(?:^|(?<=\s))\(?(?P<number>\d{1,2}|[a-h])(?P<close>\s?[–—-]\s|[.)]\)?\s+)(?=[A-Z‘“'\"])"
)
_MARK = re.compile(
    r"^\(?(?P<mark>\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4}|[a-zA-Z])(?:\s?[–—-]\s|[.)]\)?\s+|(?<=\d)\s+(?=[A-Z]))"
)
_OUTCOME_LABEL = re.compile(
    r"^(?:(?:our|key|expected|desired|intended|overall|strategic|priority) )*(?:outcomes?|aims?|goals?)\s*(?:\d{1,2}(?:\.\d+)*[a-z]?|[a-d]\b)?\s*[:–—-]\s+(?=\S)|^outcome \d{1,2}(?:\.\d+)*\s+(?=[A-Z])",
    re.I,
)


@dataclass
class Item:
    """One thing of a cell: its lines, the first without its bullet; `mark` is what kind of mark began it."""

    lines: list[str]
    mark: str = ""

    @property
    def text(self) -> str:
        return join_lines(self.lines)


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one cell as one text: bullets removed, a word broken by a hyphen at a line's end put together."""
    text = ""
    for line in lines:
        line = without_bullets(line)
        if not line or is_separator(line) and len(line) > 1:
            continue
        if not text:
            text = line
        elif re.search(r"[A-Za-z]-$", text) and starts_lower(line):
            text += line
        else:
            text += " " + line
    return fold(text)


def split_actions(lines: Iterable[str]) -> list[Item]:
    """The actions in a cell beside an objective's own: each outer bullet, number, phase or paragraph is one; inner
    bullets belong to theirs, and a line that goes on belongs to the one before."""
    printed = [piece for line in lines for piece in _break_inline(line)]
    marks = [_mark_of(line) for line in printed]
    outer = next((kind for kind, _ in marks if kind), "")
    items: list[Item] = []
    for (kind, rest), line in zip(marks, printed, strict=True):
        if not rest:
            continue
        begins = kind == outer if kind else not (items and (starts_lower(rest) or ends_open(items[-1].text)))
        if kind and kind != outer and not items:
            begins = True
        if (
            kind
            and items
            and _is_fragment(rest)
            and (items[-1].lines[0].endswith(":") or _is_fragment(items[-1].lines[-1]))
        ):
            begins = False  # "Share one chronology: • from booking • to six weeks"
        if begins:
            items.append(Item([line if kind in ("step", "1", "a", "i") else rest], kind))
        elif items:
            items[-1].lines.append(rest)
    return _without_introduction(items)


def _is_fragment(words: str) -> bool:
    return starts_lower(words) and not begins_with_verb(words)


def _without_introduction(items: list[Item]) -> list[Item]:
    """ "We will:" over bullets is no action of its own."""
    if (
        len(items) > 1
        and not items[0].mark
        and items[1].mark
        and items[0].text.endswith(":")
        and len(items[0].text.split()) <= 8
    ):
        return items[1:]
    return items


def split_outcomes(lines: Iterable[str]) -> list[str]:
    """The outcomes in a cell: one for each paragraph, bullet or number, without the number; lines that go on are joined."""
    printed = [piece for line in lines for piece in _break_inline(_OUTCOME_LABEL.sub("", line))]
    marks = [_mark_of(line) for line in printed]
    outer = next((kind for kind, _ in marks if kind), "")
    outcomes: list[list[str]] = []
    for place, (kind, rest) in enumerate(marks):
        if not rest:
            continue
        goes_on = bool(outcomes) and (starts_lower(rest) or ends_open(join_lines(outcomes[-1])))
        fragment = (
            bool(outcomes)
            and kind
            and kind not in ("1", "a", "i", "step")
            and starts_lower(rest)
            and (join_lines(outcomes[-1]).endswith(":") or len(outcomes[-1]) > 1)
        )
        if outcomes and (fragment or (not kind and goes_on) or (kind and kind != outer)) and place:
            outcomes[-1].append(rest)
        else:
            outcomes.append([rest])
    return [text for words in outcomes if (text := join_lines(words))]


def _mark_of(line: str) -> tuple[str, str]:
    """What kind of mark a line begins with, and the words after it ("" for none)."""
    bullet, rest = take_bullet(line)
    if bullet:
        return bullet, rest
    if _STEP.match(line):
        return "step", line[_STEP.match(line).end() :].strip()  # type: ignore[union-attr]
    found = _MARK.match(line)
    if found:
        mark = found["mark"]
        rest = line[found.end() :].strip()
        if not rest or mark.isdigit() and split_reference(line).printed == "":
            return "", line
        kind = (
            "1"
            if mark[0].isdigit()
            else "i"
            if re.fullmatch(r"[ivx]+", mark) and mark not in ("v", "x")
            else "a"
        )
        return kind, rest
    return "", line


def _break_inline(line: str) -> list[str]:
    """A line with several bullets, phases or rising numbers in it → one line for each."""
    pieces = _INLINE_BULLET.split(line)
    pieces = [part for piece in pieces for part in _INLINE_STEP.split(piece)]
    return [fold(part) for piece in pieces for part in _break_numbers(piece) if fold(part)]


def _break_numbers(line: str) -> list[str]:
    starts = []
    wanted = None
    for found in _INLINE_NUMBER.finditer(line):
        number = found["number"]
        value = int(number) if number.isdigit() else ord(number) - 96
        if wanted is None:
            if found.start() == 0 and value == 1:
                starts, wanted, digits = [0], 2, number.isdigit()
        elif value == wanted and number.isdigit() == digits:
            starts.append(found.start())
            wanted += 1
    if len(starts) < 2:
        return [line]
    return [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
