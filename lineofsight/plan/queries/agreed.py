"""The plan as it was agreed beside the plan as it is now, paired by stable reference."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from lineofsight.history.keeping import until_something_happens

from ..importing.differences import Difference, compare
from ..models import AgreedPlan, Plan
from .exchange import plan_as_dict
from .updates import key_at


@dataclass(frozen=True)
class ComparedRow:
    """One objective or action. `agreed` and `now` are rows of the format, None where it is not there; `key` is its
    stable reference; `differences` say how they differ."""

    what: str
    key: str
    agreed: dict | None
    now: dict | None
    differences: tuple[Difference, ...]

    @property
    def state(self) -> str:
        """ "same", "changed", "added" or "removed"."""
        if self.agreed is None or self.now is None:
            return "added" if self.agreed is None else "removed"
        return "changed" if self.differences else "same"


@dataclass(frozen=True)
class ComparedSection:
    """One section, by its name now (by its agreed name when it is gone), with its rows: those of now in their order,
    then those taken out since. `differences` are about the section itself and its outcomes."""

    name: str
    state: str
    rows: tuple[ComparedRow, ...]
    differences: tuple[Difference, ...]

    @cached_property
    def changed_rows(self) -> tuple[ComparedRow, ...]:
        return tuple(row for row in self.rows if row.state != "same")


@dataclass(frozen=True)
class Comparison:
    """A plan as agreed and now. `versions` are all that were ever agreed, newest first; `plan_differences` are about
    the title, the period and the statements."""

    agreed: AgreedPlan
    versions: tuple[AgreedPlan, ...]
    sections: tuple[ComparedSection, ...]
    plan_differences: tuple[Difference, ...]
    differences: tuple[Difference, ...]


def versions_of(plan: Plan) -> list[AgreedPlan]:
    """Every version of a plan that was agreed, newest first, without its content. One query."""
    return list(AgreedPlan.objects.filter(plan=plan).defer("content"))


@until_something_happens
def agreed_beside_now(plan: Plan, version: int | None = None) -> Comparison | None:
    """The version of a plan that was agreed last (or the one with id `version`) beside the plan now; None when it was
    never agreed. Nine queries, however long the plan."""
    versions = versions_of(plan)
    agreed = next((each for each in versions if version in (None, each.pk)), None)
    if agreed is None:
        return None
    before, now = agreed.content, plan_as_dict(plan, with_keys=True, with_doubts=False)
    found = tuple(compare(before, now))
    rows = _rows(before, now, found)
    return Comparison(
        agreed=agreed,
        versions=tuple(versions),
        sections=tuple(_sections(before, now, found, rows)),
        plan_differences=tuple(each for each in found if each.what == "plan"),
        differences=found,
    )


def _rows(before: dict, now: dict, found: tuple[Difference, ...]) -> dict[str, list[ComparedRow]]:
    """Section key → its rows: those that stand now, then those that are gone from it."""
    about: dict[str, list[Difference]] = {}
    for each in found:
        if each.what in ("objective", "action"):
            key = (
                key_at(now, each.what, each.place_after)
                if each.place_after
                else key_at(before, each.what, each.place_before or ())
            )
            about.setdefault(key, []).append(each)
    then = {row["key"]: row for _, _, row in _walk(before)}
    here = {row["key"] for _, _, row in _walk(now)}
    rows: dict[str, list[ComparedRow]] = {}
    for section, what, row in _walk(now):
        differences = tuple(each for each in about.get(row["key"], []) if each.kind != "added")
        rows.setdefault(section, []).append(
            ComparedRow(what, row["key"], then.get(row["key"]), row, differences)
        )
    for section, what, row in _walk(before):
        if row["key"] not in here:
            rows.setdefault(section, []).append(ComparedRow(what, row["key"], row, None, ()))
    return rows


def _walk(content: dict):
    """(section key, what, row) for every objective and action, in printed order."""
    for section in content["sections"]:
        for objective in section["objectives"]:
            yield section["key"], "objective", objective
            for action in objective["actions"]:
                yield section["key"], "action", action


def _sections(before: dict, now: dict, found: tuple[Difference, ...], rows: dict[str, list[ComparedRow]]):
    then = {section["key"] for section in before["sections"]}
    here = {section["key"] for section in now["sections"]}
    about: dict[int, list[Difference]] = defaultdict(list)
    for each in found:
        if each.what == "outcome" or each.what == "section" and each.kind != "added":
            about[(each.place_after or each.place_before or (-1,))[0]].append(each)
    for number, section in enumerate(now["sections"]):
        state = "same" if section["key"] in then else "added"
        own = tuple(about.get(number, ()))
        yield ComparedSection(_name(section), state, tuple(rows.get(section["key"], ())), own)
    for section in before["sections"]:
        if section["key"] not in here:
            yield ComparedSection(_name(section), "removed", tuple(rows.get(section["key"], ())), ())


def _name(section: dict) -> str:
    return f"{section['ref']} {section['title']}".strip()
