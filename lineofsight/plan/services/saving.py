"""A plan that was read becomes a draft in the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.documents.models import FileVersion
from lineofsight.groups.models import Party
from lineofsight.history.services import Happening, record_all

from .. import policies
from ..importing.gaps import found_at
from ..models import (
    Accountability,
    Action,
    Doubt,
    Objective,
    Outcome,
    Plan,
    PlanSource,
    Promise,
    Section,
    Statement,
)
from ..queries.exchange import outcome_key, section_key
from . import rows
from .matching import parties_for


@dataclass(frozen=True)
class Origin:
    """Where a plan came from: the file's name and digest, and the file itself where it is kept."""

    file_name: str = ""
    sha256: str = ""
    file: FileVersion | None = None


@dataclass(frozen=True)
class Placed:
    """A promise made from a row, and who answers for it: (party, printed words), each party once."""

    promise: Promise
    answering: list[tuple[Party, str]]


@transaction.atomic
def save_plan(
    content: dict,
    *,
    by: Reader,
    create_parties: bool = False,
    matches: Mapping[str, Party] | None = None,
    origin: Origin | None = None,
) -> Plan:
    """Make a draft plan from `content`, in the format `lineofsight-plan/1`.

    Each lead becomes the party that `matches` names for its words, else an existing group, post, organisation or
    person of exactly that name, else (with `create_parties`) a new group, organisation or post, else the printed words
    alone. Doubts are kept, open. What the file said is kept beside it (`PlanSource`), so that its next version can be
    compared. A fixed number of statements, however long the plan.

    Returns the plan. Raises NotAllowed (policies.can_keep_plans).
    Records `plan.plan_brought_in` on the plan and `plan.objective_added` / `plan.action_added` on each promise.
    """
    policies.can_keep_plans(by).require()
    plan = Plan.objects.create(**_with_a_title(rows.plan_fields(content), origin))
    Statement.objects.bulk_create(rows.statements_of(plan, content))
    parties = parties_for(rows.leads_in(content), by=by, matches=matches or {}, create=create_parties)
    sections = [
        Section(plan=plan, position=position, **rows.section_fields(row))
        for position, row in enumerate(content["sections"])
    ]
    Section.objects.bulk_create(sections)
    outcomes = [
        rows.outcomes_of(section, row) for section, row in zip(sections, content["sections"], strict=True)
    ]
    Outcome.objects.bulk_create([each for of_section in outcomes for each in of_section])
    objectives = _save_objectives(sections, outcomes, content, parties)
    actions = _save_actions(objectives, content, parties)
    placed = [*_flat(objectives), *_flat(actions)]
    answer_for(placed)
    save_doubts(plan, content, sections, objectives, actions)
    keep_source(plan, content, _keys(sections, outcomes, objectives, actions), origin or Origin(), by=by)
    _tell(plan, sections, placed, parties, origin or Origin(), by=by)
    return plan


def _with_a_title(fields: dict, origin: Origin | None) -> dict:
    """A plan that prints no title is called by its file, so that lists can name it."""
    name = PurePath(origin.file_name).stem if origin else ""
    return fields | {"title": fields["title"] or name or "Plan without a title"}


def _save_objectives(
    sections: list[Section], outcomes: list[list[Outcome]], content: dict, parties: Mapping[str, Party]
) -> list[list[Placed]]:
    """Save the objectives of all sections and the outcomes they serve; they come back nested as they stand."""
    found = found_at(content)
    objectives = [
        [
            placed_promise(
                Objective(section=section, position=place), given, parties, found.get((first, place), [])
            )
            for place, given in enumerate(row["objectives"])
        ]
        for first, (section, row) in enumerate(zip(sections, content["sections"], strict=True))
    ]
    Objective.objects.bulk_create([each.promise for each in _flat(objectives)])
    through = Objective.outcomes.through
    through.objects.bulk_create(
        [
            through(objective_id=made.promise.pk, outcome_id=outcomes[first][served].pk)
            for first, row in enumerate(content["sections"])
            for made, given in zip(objectives[first], row["objectives"], strict=True)
            for served in dict.fromkeys(given["outcomes"])
        ]
    )
    return objectives


def _save_actions(
    objectives: list[list[Placed]], content: dict, parties: Mapping[str, Party]
) -> list[list[list[Placed]]]:
    """Save the actions below all objectives; they come back nested as they stand."""
    found = found_at(content)
    actions = [
        [
            [
                placed_promise(
                    Action(objective=made.promise, position=place),
                    below,
                    parties,
                    found.get((first, second, place), []),
                )
                for place, below in enumerate(given["actions"])
            ]
            for second, (made, given) in enumerate(zip(of_section, row["objectives"], strict=True))
        ]
        for first, (of_section, row) in enumerate(zip(objectives, content["sections"], strict=True))
    ]
    Action.objects.bulk_create([each.promise for each in _flat(actions)])
    return actions


def placed_promise(
    promise: Promise, row: dict, parties: Mapping[str, Party], found: list[dict] | None = None
) -> Placed:
    """Give a promise, not yet saved, what its row says, and find who answers for it. Two wordings of one party in the
    same cell are one answer, in the first words. `found` is what the reading found that the row leaves open."""
    named: dict[int, tuple[Party, str]] = {}
    for words in row["leads"]:
        named.setdefault(parties[words].pk, (parties[words], words))
    for name, value in rows.promise_fields(row).items():
        setattr(promise, name, value)
    promise.printed_leads = [words for _, words in named.values()]
    promise.read_gaps = rows.read_gaps(row, found) if found is not None else {}
    return Placed(promise, list(named.values()))


def _flat(nested: Iterable) -> list[Placed]:
    """All placed promises of lists in lists, in order."""
    return [inner for each in nested for inner in ([each] if isinstance(each, Placed) else _flat(each))]


def answer_for(placed: Iterable[Placed]) -> None:
    """Save who answers for promises that are saved, in printed order."""
    Accountability.objects.bulk_create(
        [
            Accountability(party=party, printed=words, position=position, **_about(each.promise))
            for each in placed
            for position, (party, words) in enumerate(each.answering)
        ]
    )


def _about(promise: Promise) -> dict:
    return {"objective": promise} if isinstance(promise, Objective) else {"action": promise}


def save_doubts(plan: Plan, content: dict, sections: list, objectives: list, actions: list) -> None:
    """Keep the doubts of the reading with the records they are about."""
    doubts = []
    for given in content.get("doubts") or []:
        first, second, third = given.get("section"), given.get("objective"), given.get("action")
        doubts.append(
            Doubt(
                plan=plan,
                section=None if first is None else sections[first],
                objective=None if second is None else objectives[first][second].promise,
                action=None if third is None else actions[first][second][third].promise,
                kind=given["kind"],
                message=given["message"],
                confidence=given.get("confidence"),
            )
        )
    Doubt.objects.bulk_create(doubts)


@dataclass(frozen=True)
class Keys:
    """The stable reference of the record that each row of a file became, by its place: `rows` by (section,),
    (section, objective), (section, objective, action); `outcomes` by (section, outcome)."""

    rows: dict[tuple[int, ...], str]
    outcomes: dict[tuple[int, int], str]


def _keys(sections: list, outcomes: list, objectives: list, actions: list) -> Keys:
    of_rows: dict[tuple[int, ...], str] = {}
    of_outcomes: dict[tuple[int, int], str] = {}
    for first, section in enumerate(sections):
        of_rows[first,] = section_key(section)
        of_outcomes |= {(first, place): outcome_key(outcome) for place, outcome in enumerate(outcomes[first])}
        for second, made in enumerate(objectives[first]):
            of_rows[first, second] = made.promise.stable_reference
            for third, below in enumerate(actions[first][second]):
                of_rows[first, second, third] = below.promise.stable_reference
    return Keys(of_rows, of_outcomes)


def content_with_keys(content: dict, keys: Keys) -> dict:
    """A copy of `content` whose rows carry `key` and whose sections carry `outcome_keys`; "" where a row became
    nothing."""
    sections = []
    for first, section in enumerate(content["sections"]):
        objectives = []
        for second, objective in enumerate(section["objectives"]):
            actions = [
                action | {"key": keys.rows.get((first, second, third), "")}
                for third, action in enumerate(objective["actions"])
            ]
            objectives.append(objective | {"key": keys.rows.get((first, second), ""), "actions": actions})
        of_outcomes = [keys.outcomes.get((first, place), "") for place in range(len(section["outcomes"]))]
        sections.append(
            section
            | {"key": keys.rows.get((first,), ""), "outcome_keys": of_outcomes, "objectives": objectives}
        )
    return content | {"sections": sections}


def keep_source(plan: Plan, content: dict, keys: Keys, origin: Origin, *, by: Reader) -> PlanSource:
    """Keep what a file said, with the keys of the records its rows became."""
    return PlanSource.objects.create(
        plan=plan,
        file=origin.file,
        file_name=origin.file_name[:255],
        sha256=origin.sha256,
        content=content_with_keys(content, keys),
        brought_in_at=now(),
        brought_in_by=by.actor,
    )


def _tell(
    plan: Plan,
    sections: list[Section],
    placed: list[Placed],
    parties: Mapping[str, Party],
    origin: Origin,
    *,
    by: Reader,
) -> None:
    """One event for the plan with its counts; one for each promise with the words it began with."""
    objectives = [each for each in placed if isinstance(each.promise, Objective)]
    counts = {
        "sections": len(sections),
        "objectives": len(objectives),
        "actions": len(placed) - len(objectives),
    }
    counts |= {
        "leads": len(parties),
        "leads_not_matched": sum(1 for party in parties.values() if not party.kind),
    }
    happenings = [Happening("plan.plan_brought_in", plan, facts={"file": origin.file_name, **counts})]
    for each in placed:
        kind = "plan.objective_added" if isinstance(each.promise, Objective) else "plan.action_added"
        facts = {
            "text": each.promise.text,
            "leads": each.promise.printed_leads,
            "due_text": each.promise.due_text,
        }
        happenings.append(Happening(kind, each.promise, facts=facts))
    record_all(happenings, by=by)
