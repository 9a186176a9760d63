"""What a person decided about a plan that was read: join, split, move, leave out, or right as it is.

A decision never rewords anything: every printed word stands where it stood or in the row it was moved to. Decisions
are kept in order and done again whenever the file is read anew, so each names its row by place *and* by what was
printed there. Pure: a plan in the format `lineofsight-plan/1` goes in, another comes out.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lineofsight.plan.importing.gaps import faults_in, found_at, placed
from lineofsight.plan.importing.reader.leads import split_leads

TEXTS = ("measure_text", "evidence_text", "status_text", "progress_text", "source_text")
DOINGS = ("keep", "join", "split", "move", "drop")
Path = tuple[int, ...]


class CannotDecide(Exception):
    """The decision does not fit the plan as it was read; the message says why, for the person deciding."""


@dataclass(frozen=True)
class Decided:
    """The plan with all decisions done. `lost` are the places (in `decisions`) of those whose row is no longer there
    because the file was read differently since."""

    content: dict
    lost: tuple[int, ...] = ()


def decide(content: dict, decisions: Iterable[dict]) -> Decided:
    """Do `decisions` to a plan, in order; `content` itself is left alone."""
    if not decisions:
        return Decided(content)
    plan = _with_doubts_in_rows(content)
    lost = []
    for number, decision in enumerate(decisions):
        try:
            _do(plan, decision)
        except CannotDecide:
            lost.append(number)
    return Decided(_with_doubts_apart(plan), tuple(lost))


def decision_about(content: dict, path: Path, do: str, **how: object) -> dict:
    """A decision about the row at `path` of `content`, ready to be kept: checked by doing it.

    `do` is one of DOINGS. `split` takes `at`, a place in the text (see `places_to_split`); `move` takes `to`, the path
    of a section or an objective. Raises CannotDecide with the reason.
    """
    row = row_at(content, path)
    decision = {
        "do": do,
        "path": list(path),
        "text": row.get("text", row.get("title")),
        "origin": row.get("origin"),
    }
    decision |= how
    _do(_with_doubts_in_rows(content), decision)
    return decision


def row_at(content: dict, path: Path) -> dict:
    """The section (one number), objective (two) or action (three) at a path. Raises CannotDecide when there is none."""
    try:
        row = content["sections"][path[0]]
        if len(path) > 1:
            row = row["objectives"][path[1]]
        return row["actions"][path[2]] if len(path) > 2 else row
    except (IndexError, TypeError) as error:
        raise CannotDecide(
            "This row is no longer there. Go back to the check page and begin from there."
        ) from error


def walk(content: dict) -> Iterator[tuple[Path, dict]]:
    """Every objective and action with its path, in printed order."""
    for first, section in enumerate(content["sections"]):
        for second, objective in enumerate(section["objectives"]):
            yield (first, second), objective
            for third, action in enumerate(objective["actions"]):
                yield (first, second, third), action


_CLAUSE_END = re.compile(
    r"(?<=[.;:!?,•])\s+(?=\S)|\s+(?=(?:and|including|with|to|which|that)\s)|\s+(?=(?:\(?[a-z0-9]{1,3}[.)])\s)"
)


def places_to_split(text: str) -> list[int]:
    """Where a row may be cut in two: the places where a sentence, a clause or a list item begins. Each is the number of
    characters before the second part."""
    return sorted({found.end() for found in _CLAUSE_END.finditer(text)} - {0, len(text)})


# --- doing -----------------------------------------------------------------------------------------------------------


def _do(plan: dict, decision: dict) -> None:
    path = _find(plan, decision)
    doing = {"keep": _keep, "join": _join, "split": _split, "move": _move, "drop": _drop}[decision["do"]]
    doing(plan, path, decision)


def _find(plan: dict, decision: dict) -> Path:
    """Where the decision's row stands now: at its path if the same is printed there, else wherever the same row of
    the file is."""
    path = tuple(decision["path"])
    try:
        if _is_same(row_at(plan, path), decision):
            return path
    except CannotDecide:
        pass
    if len(path) > 1:
        same = [where for where, row in walk(plan) if _is_same(row, decision)]
    else:
        same = [(place,) for place, row in enumerate(plan["sections"]) if _is_same(row, decision)]
    if not same:
        raise CannotDecide("The row this was decided about is no longer there.")
    return same[0]


def _is_same(row: dict, decision: dict) -> bool:
    return row.get("text", row.get("title")) == decision["text"] and row.get("origin") == decision["origin"]


def _keep(plan: dict, path: Path, decision: dict) -> None:
    row_at(plan, path)["doubts"] = []


def _join(plan: dict, path: Path, decision: dict) -> None:
    """The row's words go on where the row before it ends."""
    rows = _rows_around(plan, path)
    if path[-1] == 0:
        raise CannotDecide("There is no row before this one to join it with.")
    before, row = rows[path[-1] - 1], rows.pop(path[-1])
    before["text"] = _joined(before["text"], row["text"])
    before["leads_text"] = _joined(before["leads_text"], row["leads_text"])
    before["leads"] = split_leads([before["leads_text"]]) if row["leads"] else before["leads"]
    before["due_text"], before["due"] = _joined_due(before, row)
    for name in TEXTS:
        before[name] = _joined(before[name], row[name])
    before["ref"] = before["ref"] or row["ref"]
    before["doubts"], before["found"] = [], None
    if "outcomes" in before:
        before["outcomes"] = sorted({*before["outcomes"], *row["outcomes"]})
        before["actions"] += row["actions"]


def _split(plan: dict, path: Path, decision: dict) -> None:
    """The words from `at` on become a row of their own, after this one, with the same lead, date and outcomes; its
    actions stay with the first part."""
    if len(path) < 2:
        raise CannotDecide("Only an objective or an action can be split.")
    rows, row = _rows_around(plan, path), row_at(plan, path)
    first, second = row["text"][: decision["at"]].rstrip(), row["text"][decision["at"] :].lstrip()
    if not first or not second:
        raise CannotDecide("Choose a place inside the text, so that both parts have words.")
    fresh = copy.deepcopy(row) | {"text": second, "ref": "", "doubts": [], "found": None}
    if "actions" in fresh:
        fresh["actions"] = []
    row["text"], row["doubts"], row["found"] = first, [], None
    rows.insert(path[-1] + 1, fresh)


def _move(plan: dict, path: Path, decision: dict) -> None:
    """An objective or action goes to the end of another section, or below another objective. Moved below an objective
    it is an action, and its own actions stand beside it; moved to a section it is an objective."""
    if len(path) < 2:
        raise CannotDecide("Only an objective or an action can be moved.")
    target = row_at(plan, tuple(decision["to"]))
    row = row_at(plan, path)
    if target is row:
        raise CannotDecide("A row cannot be moved below itself.")
    if len(path) == 2 and target is plan["sections"][path[0]]:
        raise CannotDecide("This objective stands in that section already.")
    _rows_around(plan, path).pop(path[-1])
    row["doubts"], row["found"] = [], None
    if len(path) > 2:
        row_at(plan, path[:2])["found"] = None
    if "objectives" in target:
        target["objectives"].append(row | {"outcomes": [], "actions": row.get("actions", [])})
        return
    below = row.pop("actions", [])
    row.pop("outcomes", None)
    target["actions"] += [row, *below]
    target["found"] = None


def _drop(plan: dict, path: Path, decision: dict) -> None:
    """The row is not part of the plan: a total, a note, a heading taken for a row."""
    if len(path) == 1:
        plan["sections"].pop(path[0])
    else:
        _rows_around(plan, path).pop(path[-1])
        if len(path) > 2:
            row_at(plan, path[:2])["found"] = None


def _rows_around(plan: dict, path: Path) -> list[dict]:
    if len(path) < 2:
        raise CannotDecide("This can only be done with an objective or an action.")
    above = row_at(plan, path[:-1])
    return above["objectives" if len(path) == 2 else "actions"]


def _joined(before: str, after: str) -> str:
    """Two printed texts as one. A word that was broken at the end of a line keeps its hyphen."""
    if not before or not after:
        return before or after
    return f"{before}{after}" if before.endswith("-") and after[:1].islower() else f"{before} {after}"


def _joined_due(before: dict, row: dict) -> tuple[str, dict | None]:
    if row["due"] is None and not row["due_text"]:
        return before["due_text"], before["due"]
    if before["due"] is None and not before["due_text"]:
        return row["due_text"], row["due"]
    return _joined(before["due_text"], row["due_text"]), before["due"] or row["due"]


# --- doubts and findings travel with their rows -----------------------------------------------------------------------------------


def _with_doubts_in_rows(content: dict) -> dict:
    plan = copy.deepcopy(content)
    for row in _every_row(plan):
        row["doubts"], row["found"] = [], []
    for place, faults in found_at(plan).items():
        row_at(plan, place)["found"] = faults
    others = []
    for doubt in plan["doubts"]:
        path = path_of(doubt)
        if path:
            bare = {
                key: value for key, value in doubt.items() if key not in ("section", "objective", "action")
            }
            row_at(plan, path)["doubts"].append(bare)
        else:
            others.append(doubt)
    return plan | {"doubts": others}


def _with_doubts_apart(plan: dict) -> dict:
    doubts, findings = list(plan["doubts"]), []
    for first, section in enumerate(plan["sections"]):
        del section["found"]
        doubts += _placed(section, section=first)
        for second, objective in enumerate(section["objectives"]):
            place = {"section": first, "objective": second}
            doubts += _placed(objective, **place)
            findings += _faults(objective, place, below=objective["actions"])
            for third, action in enumerate(objective["actions"]):
                doubts += _placed(action, **place, action=third)
                findings += _faults(action, place | {"action": third}, above=objective)
    return plan | {"doubts": doubts, "findings": findings}


def _faults(row: dict, place: dict[str, int], **around: Any) -> list[dict]:
    """What was found about a row; asked again for one that was changed by a decision."""
    found = row.pop("found")
    return [placed(fault, place) for fault in (faults_in(row, **around) if found is None else found)]


def _placed(row: dict, **place: int) -> list[dict]:
    return [{"kind": doubt.pop("kind"), **place, **doubt} for doubt in row.pop("doubts")]


def _every_row(plan: dict) -> Iterator[dict]:
    yield from plan["sections"]
    yield from (row for _, row in walk(plan))


def path_of(note: dict) -> Path:
    """The path of the row that a finding or a doubt is about; () when it is about the plan as a whole."""
    return tuple(note[name] for name in ("section", "objective", "action") if note.get(name) is not None)
