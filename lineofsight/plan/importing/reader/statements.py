"""What a plan says about itself: its title, its partnership, its period, its vision, values and principles."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lineofsight.plan.importing.reader import date_parts, titles, windows
from lineofsight.plan.importing.reader.cleaning import fold, take_bullet
from lineofsight.plan.importing.reader.outline import Line
from lineofsight.plan.importing.reader.tidying import LEADING_MARK
from lineofsight.plan.importing.reader.windows import Period, YearOf

_PLAN = re.compile(
    r"\b(?:(?:business|improvement|delivery|action|strategic|work|annual|implementation|development|safeguarding|joint|partnership|recovery|transformation|operational|corporate|three[- ]year|two[- ]year|yearly|multi-agency)[- ](?:plan|strategy|programme|priorities)|"
    r"plan|strategy|work ?programme|work ?plan|priorities)\b",
    re.I,
)
_NAME = re.compile(
    r"(?P<name>(?:(?:[A-Z][\w’'-]*|[A-Z]{2,}|of|and|the|upon|on|&|in|le|with|St\.?),?\s+){0,8}?"
    r"(?:Local\s+|Multi-Agency\s+|Pan-\w+\s+)?(?:Safeguarding|Child(?:ren)?(?:’s|'s)?\s+Safeguarding|Child\s+Protection)\s+(?:(?:Children|Child|Adults?|Adults’|Children’s|Children's|Families|Young People|Vulnerable|and|&|Strategic|Executive|Multi-Agency|Partners|the|of)\s+){0,5}"
    r"(?:Partnership(?:\s+Board)?|Board|Arrangements|Partners|Committee|Alliance))\b"
)
_NAME_FOR = re.compile(
    r"(?P<name>(?:The\s+)?Safeguarding\s+(?:Children\s+|Adults\s+)?(?:Partnership|Board)\s+(?:for|of|in)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+(?:and|&|of|upon)?\s*[A-Z][\w’'-]+){0,4})"
)
_RANGE = re.compile(
    r"(?<![\d/.-])(?P<first>20\d\d)\s*(?:-|–|—|/|to|until|and)\s*(?P<last>20\d\d|\d\d)(?![\d/]|[-.]\d)", re.I
)
_MONTH_RANGE_GAP = re.compile(r"\s*(?:-|–|—|to|until|through to)\s*(?:the end of\s+)?", re.I)
_VISION_INLINE = re.compile(
    r"^(?:our |the )?(?:shared |partnership |joint )?vision(?: statement)?(?:\s*[:–—]\s*|\s+-\s+)(?P<rest>\S.{10,})$",
    re.I,
)
_VISION_IS = re.compile(
    r"^(?:our|the)\s+(?:shared |partnership'?s? |joint )?vision\s+(?:is|for)\b.{10,}$", re.I
)
_ABOUT_PLAN = re.compile(
    r"^(?:the|this|our)\b.{0,60}\b(?:plan|document|strategy|partnership'?s? (?:priorities|plan))\b.{0,30}\b(?:sets? out|describes|explains|will form|outlines|is|forms|details)\b",
    re.I,
)
_ITEM_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")


@dataclass
class Front:
    """The front of a plan as found."""

    title: str = ""
    partnership: str = ""
    period_text: str = ""
    period: Period = field(default_factory=Period)
    vision: str = ""
    values: list[str] = field(default_factory=list)
    principles: list[str] = field(default_factory=list)


def read_front(lines: Sequence[Line], furniture: Sequence[str] = ()) -> Front:
    """Read title, partnership, period and statements out of the lines outside the rows of the plan."""
    front = Front()
    front.partnership = _find_partnership(lines, furniture)
    front.title = _find_title(lines, front.partnership)
    front.period_text, front.period = _find_period(lines, front.title)
    _read_statements(lines, front)
    return front


# title and partnership


def _find_partnership(lines: Sequence[Line], furniture: Sequence[str]) -> str:
    counts: Counter[str] = Counter()
    texts = [*(line.text for line in lines), *(LEADING_MARK.sub("", text) for text in furniture)]
    for order, line in enumerate(texts):
        if order < 12 and (whole := _whole_name(line)):
            return whole
        for found in (*_NAME.finditer(line[:600]), *_NAME_FOR.finditer(line[:600])):
            name = re.sub(r"^(?:The|Of|And|In|&|,)\s+", "", fold(found["name"]), flags=re.I)
            if len(name.split()) > 2:
                counts[name] += 3 if order < 12 and len(line.split()) < 16 else 1
    if not counts:
        return ""
    best = max(counts.items(), key=lambda item: (item[1], -list(counts).index(item[0])))
    return best[0]


def _whole_name(line: str) -> str:
    text = re.sub(r"^the\s+", "", fold(line), flags=re.I)
    for pattern in (_NAME_FOR, _NAME):
        found = pattern.match(text)
        if found and len(text) - found.end() <= 1:
            return found["name"] if len(found["name"].split()) > 2 else ""
    return ""


def _find_title(lines: Sequence[Line], partnership: str) -> str:
    best: tuple[float, str] = (0.0, "")
    joined = False
    for place, line in enumerate(lines[:40]):
        if joined:  # the second line of a title was read with its first
            joined = False
            continue
        text = fold(line.text)
        if (
            not 2 <= len(text) <= 140
            or text == partnership
            or line.bullet
            or line.number
            and not line.heading
        ):
            continue
        if place + 1 < len(lines) and _goes_on(line, lines[place + 1], partnership):
            text, joined = f"{text} {fold(lines[place + 1].text)}", True
        score = _title_score(line, text, partnership) - line.order * 0.06
        if score > best[0] + 1e-9:
            best = score, text
    return _without_partnership(best[1], partnership) if best[0] > 0.9 else ""


def _goes_on(line: Line, following: Line, partnership: str) -> bool:
    """Whether a title's second line follows as a heading of its own: the rest of its years, or "Business Plan"."""
    if line.heading is None or following.heading is None or line.heading.is_weak:
        return False
    if int(line.heading.rank) != int(following.heading.rank) or _whole_name(line.text):
        return False
    rest = re.sub(r"\b(?:20)?\d\d\b|[\s–—/to-]|\b[A-Z][a-z]{2,8}\b(?= \d{4})", "", following.text)
    return (
        not rest
        or len(following.text.split()) <= 3
        and bool(_PLAN.search(following.text))
        and not _PLAN.search(line.text)
    )


def _title_score(line: Line, text: str, partnership: str) -> float:
    words = len(text.replace(partnership, "").split()) if partnership else len(text.split())
    if words > 20 or text.endswith((".", ";", ",", "?")) or _ABOUT_PLAN.match(text):
        return 0.0
    names_plan = bool(_PLAN.search(text))
    kind = titles.read_title(text).kind
    if (
        not names_plan
        and (line.heading is None or line.heading.is_weak)
        or kind
        in (
            titles.SECTION,
            titles.STATEMENT,
            titles.LEAD,
            titles.OUTCOME,
            titles.LABEL_OUTCOMES,
            titles.LABEL_ACTIONS,
            titles.OBJECTIVE,
        )
    ):
        return 0.0
    score = 1.2 * names_plan + 0.5 * bool(re.search(r"20\d\d|\d\d/\d\d", text)) + 0.3 * (words <= 10)
    if re.search(r"\bplan\b|\bprogramme\b|\bstrategy\b", text, re.I):
        score += 0.5
    if (
        re.fullmatch(r"(?:our |the |themed |strategic )*(?:priorities|plan)(?: \d.*)?", text, re.I)
        and line.order > 2
    ):
        score -= 0.9
    if line.heading is not None and not line.heading.is_weak:
        score += 0.7 if line.heading.rank <= 8 else 0.4
    if titles.is_standing(text) or kind == titles.HORIZON:
        score -= 1
    if re.search(r"\b(?:this|will|sets|was|were|are|has)\b", text):
        score -= 0.8
    return score


def _without_partnership(title: str, partnership: str) -> str:
    """The title without the partnership's name before or behind it on the same line."""
    if partnership and partnership in title and title != partnership:
        rest = title.replace(partnership, " ", 1)
        rest = (
            re.sub(r"^\W*(?:the|for the|of the|for|of)?\W*(?=\S)", "", fold(rest), flags=re.I)
            if not fold(rest)[:1].isalnum()
            else fold(rest)
        )
        rest = re.sub(r"^['’]s\s+", "", rest)
        rest = re.sub(r"\s*[-–—:,|]+$", "", rest)
        if len(rest.split()) >= 2 and _PLAN.search(rest):
            return fold(rest)
    return title


# period


def _find_period(lines: Sequence[Line], title: str) -> tuple[str, Period]:
    if found := read_period(title):
        return found
    short = [line.text for line in lines[:40] if len(line.text) <= 90]
    for text in short:
        if (found := read_period(text)) and (_PLAN.search(text) or len(text.split()) <= 7):
            return found
    counts: Counter[str] = Counter()
    known: dict[str, tuple[str, Period]] = {}
    for line in lines[:120]:
        for match in _RANGE.finditer(line.text[:800]):
            if found := read_period(match.group()):
                key = f"{found[1].start}{found[1].end}"
                counts[key] += 1
                known.setdefault(key, found)
    if counts:
        return known[max(counts, key=lambda key: counts[key])]
    return "", Period()


def read_period(text: str) -> tuple[str, Period] | None:
    """The period printed in a title ("2019 – 21", "April 2024 to March 2027", "2025/26") and its words; None for none.

    Two years are the financial years from April of the first to March of the last.
    """
    text = fold(text)
    if dated := _dated_range(text):
        return dated
    if found := _RANGE.search(text):
        first = int(found["first"])
        last = int(found["last"]) if len(found["last"]) == 4 else first - first % 100 + int(found["last"])
        if first < last <= first + 12:
            return found.group(), Period(date(first, 4, 1), date(last, 3, 31))
    for part in date_parts.find_parts(text):
        if part.kind == "year" and part.of is not None:
            window = part.window()
            if window is not None:
                return text[part.start : part.end], Period(window.earliest, window.latest)
    return None


def _dated_range(text: str) -> tuple[str, Period] | None:
    parts = date_parts.share_years(text, date_parts.find_parts(text))
    for one, two in zip(parts, parts[1:], strict=False):
        if (
            one.kind in ("month", "day")
            and two.kind in ("month", "day")
            and _MONTH_RANGE_GAP.fullmatch(text, one.end, two.start)
        ):
            first, last = one.window(), two.window()
            if first and last and first.earliest < last.latest:
                return text[one.start : two.end], Period(first.earliest, last.latest)
    return None


def single_year(year: int) -> Period:
    window = windows.whole_year(YearOf("calendar", year))
    return Period(window.earliest, window.latest)


# statements


def _read_statements(lines: Sequence[Line], front: Front) -> None:
    place = 0
    while place < len(lines):
        line = lines[place]
        if found := _VISION_INLINE.match(line.text):
            front.vision = front.vision or fold(found["rest"])
        elif _VISION_IS.match(line.text) and not front.vision and len(line.text.split()) > 8:
            front.vision = fold(line.text)
        is_head = titles.read_title(line.text).kind == titles.STATEMENT and (
            line.heading is not None or line.in_box or len(line.text.split()) <= 8
        )
        if is_head:
            block = _block_after(lines, place)
            _take(line.text, block, front)
            place += len(block)
        place += 1


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


def _take(heading: str, block: list[Line], front: Front) -> None:
    words = heading.casefold()
    if re.search(r"\bprinciples?\b", words) and "values" not in words:
        front.principles = front.principles or _items(block)
    elif re.search(r"\b(?:values?|behaviours?|believe|stand for)\b", words) and "vision" not in words:
        front.values = front.values or _items(block)
    elif re.search(r"\b(?:visions?|mission|purpose)\b", words):
        front.vision = front.vision or _vision(block)
        if "values" in words and not front.values:
            front.values = [item for item in _items(block) if item != front.vision]
    elif re.search(r"\bways? of working|how we\b", words):
        front.principles = front.principles or (
            _items(block) if any(line.bullet or line.number for line in block) else []
        )


def _vision(block: list[Line]) -> str:
    """The first paragraph under the heading, with its list where it introduces one."""
    kept: list[str] = []
    for line in block:
        if kept and not kept[-1].endswith(":") and not (line.bullet and len(kept) > 1):
            break
        if not kept and _ABOUT_PLAN.match(line.text):
            continue
        kept.append(_bare(line))
    return fold(" ".join(kept))


def _items(block: list[Line]) -> list[str]:
    first = next((place for place, line in enumerate(block) if _is_item(line)), None)
    if first is not None:
        after = next((place for place in range(first, len(block)) if not _is_item(block[place])), len(block))
        return [_bare(line) for line in block[first:after]]
    return [_bare(line) for line in block if not line.text.endswith(":") and not _ABOUT_PLAN.match(line.text)]


def _is_item(line: Line) -> bool:
    return bool(line.bullet or line.number or _ITEM_NUMBER.match(line.text) or take_bullet(line.text)[0])


def _bare(line: Line) -> str:
    return fold(_ITEM_NUMBER.sub("", take_bullet(line.text)[1]))
