"""The front of a plan: its title, the partnership it is by, the years it is for, and what it says of itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold
from lineofsight.plan.importing.reader.outline import Line
from lineofsight.plan.importing.reader.partnership_names import find_name, partnership_of, whole_name
from lineofsight.plan.importing.reader.plan_period import find_period, read_period
from lineofsight.plan.importing.reader.statements import ABOUT_PLAN, Statements, read_statements
from lineofsight.plan.importing.reader.tidying import LEADING_MARK
from lineofsight.plan.importing.reader.windows import Period

_PLAN = re.compile(
    r"\b(?:plans?|strategy|strategic|(?:work )?programme|priorities|workplan|roadmap|framework)\b", re.I
)
_DOCUMENT = re.compile(r"\bplan\b|\bprogramme\b|\bstrategy\b|\bworkplan\b", re.I)
_REMARK = re.compile(
    r"@|https?:|\b(?:contact|updated|version|author|approved|agreed|owner|reviewed|issued|date)\b.{0,20}:",
    re.I,
)
_NOT_TITLES = (
    titles.SECTION,
    titles.STATEMENT,
    titles.LEAD,
    titles.OUTCOME,
    titles.LABEL_OUTCOMES,
    titles.LABEL_ACTIONS,
    titles.OBJECTIVE,
)
_LOOKED_AT = 40
_NEAR_TOP = 6


@dataclass
class Front:
    """The front of a plan as found."""

    title: str = ""
    partnership: str = ""
    period_text: str = ""
    period: Period = field(default_factory=Period)
    statements: Statements = field(default_factory=Statements)


def read_front(lines: Sequence[Line], furniture: Sequence[str] = ()) -> Front:
    """Read title, partnership, period and statements out of the lines outside the rows of the plan."""
    furniture = [LEADING_MARK.sub("", text) for text in furniture]
    partnership = partnership_of([line.text for line in lines], furniture)
    title = _find_title(lines, partnership)
    period_text, period = find_period(lines, title)
    return Front(title, partnership, period_text, period, read_statements(lines))


def _find_title(lines: Sequence[Line], partnership: str) -> str:
    best: tuple[float, str] = (0.0, "")
    joined = False
    for place, line in enumerate(lines[:_LOOKED_AT]):
        if joined:  # the second line of a title was read with its first
            joined = False
            continue
        text = fold(line.text)
        is_item = line.bullet or line.number and not line.heading
        if not 2 <= len(text) <= 140 or is_item or text == partnership or whole_name(text):
            continue
        if place + 1 < len(lines) and _goes_on(line, lines[place + 1]):
            text, joined = f"{text} {fold(lines[place + 1].text)}", True
        score = _title_score(line, text, partnership) - line.order * 0.06
        score += 0.8 * _stands_over_all(lines, place)
        if score > best[0] + 1e-9:
            best = score, text
    return _without_partnership(best[1], partnership) if best[0] > 0.9 else ""


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a title's second line follows as a heading of its own: the rest of its years, or "Business Plan"."""
    if line.heading is None or following.heading is None or line.heading.is_weak:
        return False
    if int(line.heading.rank) != int(following.heading.rank) or whole_name(line.text):
        return False
    rest = re.sub(r"\b(?:20)?\d\d\b|[\s–—/to-]|\b[A-Z][a-z]{2,8}\b(?= \d{4})", "", following.text)
    short_plan = len(following.text.split()) <= 3 and bool(_PLAN.search(following.text))
    return not rest or short_plan and not _PLAN.search(line.text)


def _stands_over_all(lines: Sequence[Line], place: int) -> bool:
    """Whether a line near the top is a heading that no other is as high as, but for the partnership's name."""
    heading = lines[place].heading
    if heading is None or heading.is_weak or place >= _NEAR_TOP or heading.title.kind in _NOT_TITLES:
        return False
    others = [
        other.heading.rank
        for order, other in enumerate(lines)
        if other.heading is not None and order != place and find_name(other.text) is None
    ]
    return bool(others) and all(int(rank) > int(heading.rank) for rank in others)


def _title_score(line: Line, text: str, partnership: str) -> float:
    words = len(text.replace(partnership, "").split()) if partnership else len(text.split())
    if words > 20 or text.endswith((".", ";", ",", "?")) or ABOUT_PLAN.match(text) or _REMARK.search(text):
        return 0.0
    names_plan = bool(_PLAN.search(text))
    dated = read_period(text) is not None
    kind = titles.read_title(text).kind
    is_heading = line.heading is not None and not line.heading.is_weak
    if kind in _NOT_TITLES or not (names_plan or is_heading or dated and line.order < _NEAR_TOP):
        return 0.0
    score = 1.2 * names_plan + 0.5 * dated + 0.3 * (words <= 10) + 0.5 * bool(_DOCUMENT.search(text))
    if dated and not names_plan and line.order < 3:
        score += 0.5
    bare = re.fullmatch(r"(?:our |the |themed |strategic )*(?:priorities|plan)(?: \d.*)?", text, re.I)
    if bare and line.order > 2:
        score -= 0.9
    if is_heading and line.heading is not None:
        score += 0.7 if line.heading.rank <= 8 else 0.4
    if titles.is_standing(text) or kind == titles.HORIZON and not names_plan:
        score -= 1
    if re.search(r"\b(?:this|will|sets|was|were|are|has)\b", text):
        score -= 0.8
    return score


def _without_partnership(title: str, partnership: str) -> str:
    """The title without the partnership's name before or behind it on the same line."""
    if not partnership or partnership not in title or title == partnership:
        return title
    before, _, after = title.partition(partnership)
    before = re.sub(r"[\s\W]*(?:\b(?:the|for|of|by)\b\s*)*$", "", before, flags=re.I)
    after = re.sub(r"^(?:['’]s\b)?(?:\s*\([A-Z&]{3,8}\))?\W*", "", after)
    rest = fold(f"{before} {after}").rstrip(" -–:,|")
    return rest if len(rest.split()) >= 2 and (_PLAN.search(rest) or read_period(rest)) else title
