"""The plan's kinds of record, so that history, links, comments, evidence and asks can name and show them."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from lineofsight.core.access import Reader
from lineofsight.links.kinds import Card, Kind, register_kind
from lineofsight.links.panels import Panel, register_panel
from lineofsight.notices.schedules import register_job
from lineofsight.returns.further import register_further

from .models import Action, Objective, Outcome, Plan, Section, Statement
from .presenters.answers_for import answers_for
from .queries import objectives, plans, sections
from .queries.progress import further_about_promise
from .tasks import read_forgotten_imports, tell_judges
from .workflow import STAGES

Cards = Callable[[Reader, Iterable[int]], dict[int, Card]]


def _cards(
    key: str, name: str, rows: Callable[[Reader], QuerySet], label: Callable, detail: Callable
) -> Cards:
    def cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
        return {
            row.pk: Card(f"{key}:{row.pk}", label(row), row.get_absolute_url(), name, detail(row))
            for row in rows(reader).filter(pk__in=set(ids))
        }

    return cards


def _stage(plan: Plan) -> str:
    return STAGES[plan.stage][0]


def _in_section(promise: Objective) -> str:
    return _or_gone(promise, str(promise.section))


def _under_objective(action: Action) -> str:
    return _or_gone(action, f"under {action.objective.label}" if action.objective else "")


def _or_gone(record: Statement | Section | Outcome | Objective | Action, otherwise: str) -> str:
    return "taken out of the plan" if record.retired_on else otherwise


def _register(
    model: type, name: str, plural: str, rows: Callable, detail: Callable, label: Callable = str
) -> None:
    key = model._meta.label_lower  # type: ignore[attr-defined]
    register_kind(Kind(key, name, plural, _cards(key, name, rows, label, detail)))


_register(Plan, "plan", "plans", plans.plans, _stage)
_register(
    Statement, "statement", "statements", plans.statements, lambda one: _or_gone(one, one.get_kind_display())
)
_register(
    Section, "section", "sections", sections.sections, lambda section: _or_gone(section, str(section.plan))
)
_register(
    Outcome, "outcome", "outcomes", sections.outcomes, lambda outcome: _or_gone(outcome, str(outcome.section))
)
_register(Objective, "objective", "objectives", objectives.objectives, _in_section)
_register(Action, "action", "actions", objectives.actions, _under_objective)

for promises in ("plan.objective", "plan.action"):
    register_further(promises, further_about_promise)

for kind, order in (
    ("groups.group", 10),
    ("groups.post", 10),
    ("organisations.organisation", 10),
    ("people.person", 20),
):
    register_panel(
        Panel(
            kind,
            order,
            "What it answers for" if kind != "people.person" else "What they answer for",
            "plan/_answers_for.jinja",
            answers_for,
            queries=3,
        )
    )

register_job("plan.tell_judges", tell_judges)
register_job("plan.read_forgotten_imports", read_forgotten_imports, in_transaction=False)
