"""Which of the headings over a part is its section, and what the others are. Decided for the whole document at once:
a heading that stands over everything is no section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_outcome
from lineofsight.plan.importing.reader.headings import is_objective_title
from lineofsight.plan.importing.reader.leads import is_party
from lineofsight.plan.importing.reader.numbering import is_above
from lineofsight.plan.importing.reader.outline import Part
from lineofsight.plan.importing.reader.rows import TitleRow
from lineofsight.plan.importing.reader.titles import Title, read_title

_PLAIN = (titles.OTHER, titles.APART)


@dataclass
class Scope:
    """What stands over a part: its section, titles between section and rows with their title row if they have one,
    a horizon; whether title rows inside the part are sections; whether it is core business or a standing duty."""

    section: Title | None = None
    section_row: TitleRow | None = None
    below: list[tuple[Title, TitleRow | None]] = field(default_factory=list)
    horizon: str = ""
    title_rows_are_sections: bool = True
    is_standing: bool = False
    group_is_standing: bool = False


@dataclass
class _Candidate:
    title: Title
    source: str
    row: TitleRow | None = None


def find_scopes(parts: Sequence[Part], front: frozenset[str]) -> list[Scope]:
    """The scope of each part. `front` are the folded title and partnership name, which head no section."""
    sheets = {part.sheet for part in parts if part.sheet}
    lists = [_candidates(part, front, len(sheets) > 1) for part in parts]
    containers = _containers(lists)
    scopes: list[Scope] = []
    group = False
    rank: float = 0
    for place, (part, candidates) in enumerate(zip(parts, lists, strict=True)):
        group, rank = _standing_group(part, group, rank)
        kept = [c for c in candidates if fold_words(c.title.text) not in containers or c.source == "above"]
        scope = _scope(kept, part, group)
        if place and scope.section is None:
            _name_by_group(scope, candidates, part, parts[place - 1])
        if place and part.path == parts[place - 1].path and part.sheet == parts[place - 1].sheet:
            _stay_in_section(scope, scopes)
        scopes.append(scope)
    return scopes


def _name_by_group(scope: Scope, candidates: Sequence[_Candidate], part: Part, before: Part) -> None:
    """A heading without a subject of its own ("Enabling workstreams") heads a section where sections went before it."""
    new = [heading.title for heading in part.path if heading not in before.path]
    new += [read_title(row.lines[0]) for row in part.above]
    generic = [title for title in new if title.kind == titles.GENERIC]
    labelled = any(candidate.title.kind == titles.SECTION for candidate in candidates)
    stood = before.path or before.above
    if stood and generic and not labelled and not _has_section_rows(part):
        title = generic[-1]
        scope.section = Title(titles.SECTION, title.text, title.ref, is_standing=title.is_standing)


def _stay_in_section(scope: Scope, before: Sequence[Scope]) -> None:
    """An imperative over a table under the same headings as the table before is an objective of the same section."""
    last = next((other.section for other in reversed(before) if other.section is not None), None)
    own = scope.section
    if last is None or own is None or not is_objective_title(_plain(own)) or is_objective_title(_plain(last)):
        return
    row = scope.section_row
    scope.section = None
    scope.below.insert(0, (_plain(own), row))


def _plain(title: Title) -> Title:
    return Title(titles.OTHER, title.text, title.ref)


def _candidates(part: Part, front: frozenset[str], several_sheets: bool) -> list[_Candidate]:
    """Everything that stands over a part, outermost first, the plan's own title left out."""
    found: list[_Candidate] = []
    if part.sheet and several_sheets:
        title = read_title(part.sheet)
        if not titles.is_generic(part.sheet) or title.is_standing:
            found.append(
                _Candidate(
                    title
                    if title.kind in (titles.SECTION, titles.HORIZON, *_PLAIN)
                    else Title(titles.OTHER, part.sheet, is_standing=title.is_standing),
                    "sheet",
                )
            )
    found += [_Candidate(heading.title, "weak" if heading.is_weak else "path") for heading in part.path]
    found += [
        _Candidate(read_title(row.lines[0]), "above", row) for row in part.above if not _is_note(row.text)
    ]
    return [candidate for candidate in found if not _is_front(candidate, front)]


def _is_note(text: str) -> bool:
    """Whether a row over a header is a remark rather than a title."""
    labelled = read_title(text).kind in (titles.OBJECTIVE, titles.OUTCOME)
    return len(text.split()) > (80 if labelled else 24) or bool(
        re.search(r"@|https?:|\b(?:contact|updated|version|exported)\b.{0,20}:", text, re.I)
    )


def _is_front(candidate: _Candidate, front: frozenset[str]) -> bool:
    """Whether a heading is nothing but the plan's title and the partnership's name."""
    words = fold_words(candidate.title.text)
    if words in front:
        return True
    rest = words
    for known in sorted(front, key=len, reverse=True):
        rest = rest.replace(known, " ") if len(known) > 8 else rest
    return rest != words and len(rest.split()) <= 4


def _containers(lists: list[list[_Candidate]]) -> set[str]:
    """Headings that stand outermost over every part, with different headings below them."""
    plain = [[c for c in candidates if c.title.kind in (*_PLAIN, titles.SECTION)] for candidates in lists]
    firsts = {fold_words(found[0].title.text) for found in plain if found}
    seconds = {
        fold_words(found[1].title.text)
        for found in plain
        if len(found) > 1
        and not begins_with_verb(found[1].title.text)
        and not is_outcome(found[1].title.text)
    }
    if len(lists) > 1 and len(firsts) == 1 and len(seconds) > 1 and all(len(found) > 1 for found in plain):
        return firsts
    return set()


def _standing_group(part: Part, group: bool, rank: float) -> tuple[bool, float]:
    """Whether the part stands under a heading of core business; such a heading holds until one as high follows."""
    for heading in part.path:
        if heading.title.is_standing and heading.title.kind != titles.SECTION:
            return True, heading.rank
        if heading.title.is_standing:
            return True, heading.rank
    if group and part.path:
        top = part.path[0]
        ends = top.rank < rank or top.rank == rank and not top.is_weak or _names_priorities(top.title)
        return (False, 0) if ends else (group, rank)
    return group, rank


def _names_priorities(title: Title) -> bool:
    return (
        title.kind == titles.SECTION
        and "priorit" in (title.ref + title.text).casefold()
        or title.kind == titles.GENERIC
        and "priorit" in title.text.casefold()
    )


def _scope(candidates: list[_Candidate], part: Part, group: bool) -> Scope:
    scope = Scope(group_is_standing=group, is_standing=group)
    labelled = [c for c in candidates if c.title.kind == titles.SECTION]
    plain = [c for c in candidates if c.title.kind in _PLAIN]
    chosen = _choose(labelled, plain, candidates)
    if chosen is None:
        standing = [c for c in candidates if c.title.kind == titles.GENERIC and c.title.is_standing]
        chosen = standing[-1] if standing and not _has_section_rows(part) else None
    if chosen is not None:
        title = chosen.title
        scope.section = Title(titles.SECTION, title.text, title.ref, is_standing=title.is_standing)
        scope.section_row = chosen.row
        scope.title_rows_are_sections = chosen.source == "above" or chosen.title.kind == titles.GENERIC
        scope.is_standing = group or title.is_standing
    place = candidates.index(chosen) if chosen is not None else -1
    groups = [c for c in candidates[place + 1 :] if _names_group(c.title)]
    if (
        chosen is not None and scope.is_standing and groups
    ):  # "Business as usual", then a heading for each group
        chosen, place = groups[-1], candidates.index(groups[-1])
        scope.section = Title(titles.SECTION, chosen.title.text, chosen.title.ref, is_standing=True)
        scope.section_row = chosen.row
    for order, candidate in enumerate(candidates):
        if candidate is chosen:
            continue
        if candidate.title.kind == titles.HORIZON:
            scope.horizon = candidate.title.text
        elif (
            candidate.title.kind in (titles.OUTCOME, titles.OBJECTIVE)
            or chosen is not None
            and order > place
            and _stands_below(candidate, chosen)
        ):
            scope.below.append((candidate.title, candidate.row))
    return scope


def _names_group(title: Title) -> bool:
    return title.kind in _PLAIN and not title.ref and not is_objective_title(title) and is_party(title.text)


def _stands_below(candidate: _Candidate, chosen: _Candidate) -> bool:
    """Whether an unlabelled heading under the section heads its rows: not when it repeats the section, nor when only
    its place makes it a heading."""
    if candidate.title.kind not in (*_PLAIN, titles.SECTION) or _repeats(candidate, chosen):
        return False
    return candidate.source != "weak" or bool(candidate.title.ref) or is_objective_title(candidate.title)


def _choose(
    labelled: list[_Candidate], plain: list[_Candidate], candidates: list[_Candidate]
) -> _Candidate | None:
    if labelled:
        priorities = [c for c in labelled if "priorit" in (c.title.ref or "").casefold()]
        return (priorities or labelled)[0]
    if not plain:
        return None
    topics = [c for c in plain if not is_objective_title(c.title)]
    strong = [c for c in topics if c.source != "weak"] or [
        c for c in plain if c.source != "weak" and not topics
    ]
    if not strong:
        return topics[-1] if topics else None
    above = [c for c in strong if c.source == "above"]
    first = strong[0]
    if first.source == "sheet" and above and _same_or_longer(first, above[0]):
        return above[0]
    if (
        above
        and first.source != "above"
        and first.title.ref
        and above[0].title.ref
        and not is_above(first.title.ref, above[0].title.ref)
    ):
        return above[0]
    return first


def _same_or_longer(sheet: _Candidate, above: _Candidate) -> bool:
    """A sheet's name is often short for the title inside it ("P1 Neglect" for "Priority 1: Tackling neglect")."""
    return above.title.kind in (*_PLAIN, titles.SECTION)


def _repeats(candidate: _Candidate, chosen: _Candidate) -> bool:
    one, two = fold_words(candidate.title.text), fold_words(chosen.title.text)
    return (
        one == two
        or "sheet" in (candidate.source, chosen.source)
        and bool(one)
        and (one in two or two in one)
    )


def _has_section_rows(part: Part) -> bool:
    return any(
        isinstance(item, TitleRow) and read_title(item.lines[0]).kind in (titles.SECTION, *_PLAIN)
        for item in part.rows.items[:1]
    )
