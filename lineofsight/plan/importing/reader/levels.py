"""References split off the commitments, and nesting by numbering alone ("1", "1.1", "1.1.1")."""

from collections import defaultdict

from lineofsight.plan.importing.reader.cells import join_lines
from lineofsight.plan.importing.reader.cleaning import take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.drafts import Note, Promise, Section
from lineofsight.plan.importing.reader.numbering import confirm_references, reference_path, tidy_reference


def settle_references(sections: list[Section]) -> None:
    """Split the reference off every commitment that has none of its own column, judged beside its neighbours."""
    groups: dict[tuple[int, int, bool], list[Promise]] = defaultdict(list)
    for place, section in enumerate(sections):
        for objective in section.objectives:
            groups[(place if objective.is_parent else 0, objective.group, False)].append(objective)
            for action in objective.actions:
                groups[(0, action.group, True)].append(action)
    parents = [objective for section in sections for objective in section.objectives]
    numbered_on = dict(
        zip(map(id, parents), confirm_references([_first_words(p) for p in parents]), strict=True)
    )
    for promises in groups.values():
        bare = [promise for promise in promises if not promise.ref and promise.lines]
        texts = [_first_words(promise) for promise in bare]
        for promise, text, reference in zip(bare, texts, confirm_references(texts), strict=True):
            if not reference.printed:  # numbers that run on through the whole plan
                reference = numbered_on.get(id(promise), reference)
            if reference.printed and reference.rest:
                promise.ref = tidy_reference(reference.printed)
                promise.lines[0] = reference.rest
            else:
                promise.lines[0] = text
    for section in sections:
        for objective in section.objectives:
            _drop_repeated(objective)
            for action in objective.actions:
                _drop_repeated(action)


def _first_words(promise: Promise) -> str:
    return take_bullet(promise.lines[0])[1] if promise.lines else ""


def _drop_repeated(promise: Promise) -> None:
    """A reference printed in its own column and again before the text is not part of the text."""
    if promise.ref and promise.lines and promise.lines[0].startswith(promise.ref):
        rest = promise.lines[0][len(promise.ref) :].lstrip(" .:)–—-")
        if rest and not promise.lines[0][len(promise.ref)].isalnum():
            promise.lines[0] = rest


def nest_by_numbering(sections: list[Section]) -> list[Section]:
    """Put rows under the rows whose reference stands above theirs. Returns the sections, more of them where one
    untitled list numbers its own sections."""
    result: list[Section] = []
    for section in sections:
        parents = _find_parents(section.objectives)
        if not parents:
            result.append(section)
            continue
        if not section.title and _heads_sections(section, parents):
            result.extend(_split_section(section, parents))
        else:
            _nest(section, parents)
            result.append(section)
    return result


def _find_parents(objectives: list[Promise]) -> dict[int, int]:
    """For each row the position of the nearest row above it in its numbering, where there is one."""
    parents: dict[int, int] = {}
    seen: dict[tuple[str, ...], int] = {}
    for place, objective in enumerate(objectives):
        path = reference_path(objective.ref) if objective.ref else ()
        if path and not objective.actions:
            above = (seen.get(path[:steps]) for steps in range(len(path) - 1, 0, -1))
            nearest = next((other for other in above if other is not None), None)
            if nearest is not None:
                parents[place] = nearest
        if path:
            seen[path] = place
    return parents


def _is_bare(promise: Promise) -> bool:
    return promise.row is None or not promise.row.has_cells


def _depth(place: int, parents: dict[int, int]) -> int:
    depth = 0
    while place in parents:
        place, depth = parents[place], depth + 1
    return depth


def _root(place: int, parents: dict[int, int]) -> int:
    while place in parents:
        place = parents[place]
    return place


def _heads_sections(section: Section, parents: dict[int, int]) -> bool:
    roots = [place for place in range(len(section.objectives)) if place not in parents]
    heads = [place for place in roots if place in parents.values()]
    bare = [place for place in heads if _is_bare(section.objectives[place])]
    titled = [
        place
        for place in bare
        if len(join_lines(section.objectives[place].lines).split()) <= 10
        and not begins_with_verb(join_lines(section.objectives[place].lines))
    ]
    return len(titled) >= 2 and len(titled) == len(roots)


def _split_section(section: Section, parents: dict[int, int]) -> list[Section]:
    made: dict[int, Section] = {}
    for place, objective in enumerate(section.objectives):
        if place not in parents:
            made[place] = Section(
                join_lines(objective.lines), objective.ref, section.kind, outcomes=list(section.outcomes)
            )
            continue
        root = made[_root(place, parents)]
        if _depth(place, parents) == 1:
            root.objectives.append(objective)
        else:
            _into(section.objectives[parents[place]], objective)
    return [part for part in made.values() if part.objectives]


def _nest(section: Section, parents: dict[int, int]) -> None:
    kept: list[Promise] = []
    deepest = max(_depth(place, parents) for place in parents)
    for place, objective in enumerate(section.objectives):
        depth = _depth(place, parents)
        root = section.objectives[_root(place, parents)]
        as_outcome = deepest >= 2 and _is_bare(root)
        if depth == 0:
            if not (as_outcome and place in parents.values() and _has_grandchildren(place, parents)):
                kept.append(objective)
        elif depth == 1 and as_outcome and _has_grandchildren(_root(place, parents), parents):
            objective.serve(section.outcome_places([join_lines(root.lines)]))
            kept.append(objective)
        else:
            above = section.objectives[parents[place]] if as_outcome and depth == 2 else root
            if depth > 1 and not as_outcome:
                objective.notes.append(
                    Note("nesting", "It is numbered three levels deep; it was put under the highest.", 0.6)
                )
            _into(above, objective)
    section.objectives = kept


def _has_grandchildren(place: int, parents: dict[int, int]) -> bool:
    return any(parents.get(parent) == place for parent in parents.values() if parent in parents)


def _into(objective: Promise, action: Promise) -> None:
    action.outcomes = []
    objective.actions.append(action)
