"""What the first page shows, read across modules at a fixed price."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.people.roles import KEEPERS
from lineofsight.plan.models import Doubt, ImportStage, Plan, PlanImport
from lineofsight.plan.queries.overview import Overview, PromiseLine, overview_of
from lineofsight.plan.queries.plans import open_plans
from lineofsight.plan.queries.work_plans import own_parties
from lineofsight.returns.models import AskState
from lineofsight.returns.queries import asks_answered_by

FOUR_WEEKS = datetime.timedelta(days=28)
#: "Five lines at most": more is a list, and a list is another page.
MOST_NEEDS = 5
MOST_LINES = 5
PARTNERS = ("lead-safeguarding-partner", "delegated-safeguarding-partner", "scrutineer", "lay-member")


@dataclass(frozen=True)
class Need:
    """One thing that waits for the reader: how many, of what, and where it is settled."""

    count: int
    words: str
    address: str


@dataclass(frozen=True)
class Home:
    """The first page. `keeps` says that the reader keeps plans, `oversees` that they look at the whole; the plan is the
    live one, else the newest they may see; `own` is what the reader's own parties answer for in it."""

    keeps: bool
    oversees: bool
    plan: Plan | None
    overview: Overview | None
    needs: tuple[Need, ...]
    asked: int
    asked_late: int
    silent: tuple[PromiseLine, ...]
    coming: tuple[PromiseLine, ...]
    slipped: tuple[PromiseLine, ...]
    own: tuple[PromiseLine, ...]


def home_of(reader: Reader, on: datetime.date) -> Home:
    """What needs this reader on a day. At most eleven queries, whatever there is."""
    keeps = reader.holds(*KEEPERS)
    plan = _plan_in_force(reader)
    overview = overview_of(plan, on) if plan else None
    lines = overview.objectives if overview else ()
    mine = {party.pk for party in own_parties(reader)}
    due_on = list(asks_answered_by(reader).filter(state=AskState.OPEN).values_list("due_on", flat=True))
    return Home(
        keeps=keeps,
        oversees=reader.holds(*PARTNERS),
        plan=plan,
        overview=overview,
        needs=_needs(plan, lines)[:MOST_NEEDS] if keeps else (),
        asked=len(due_on),
        asked_late=sum(one < on for one in due_on),
        silent=_longest_silent(lines),
        coming=_coming(lines, on),
        slipped=tuple(sorted((one for one in lines if one.is_overdue), key=_by_day))[:MOST_LINES],
        own=tuple(line for line in lines if any(one.party_id in mine for one in line.answering)),
    )


def _plan_in_force(reader: Reader) -> Plan | None:
    plans = list(open_plans(reader)[:20])
    return next((plan for plan in plans if plan.stage == "live"), plans[0] if plans else None)


def _needs(plan: Plan | None, lines: tuple[PromiseLine, ...]) -> tuple[Need, ...]:
    """What waits for whoever keeps the plan, most pressing first; nothing that waits for nobody."""
    imports = PlanImport.objects.filter(
        stage__in=(ImportStage.WAITING, ImportStage.READING, ImportStage.CHECKING)
    ).count()
    failed = Notice.objects.filter(state=NoticeState.FAILED).count()
    needs = [
        Need(failed, "messages that could not be sent", reverse("notices:outbox") + "?state=failed"),
        Need(imports, "plans on their way in, not yet saved", reverse("plan:imports")),
    ]
    if plan:
        gaps, promises = reverse("plan:gaps", args=[plan.pk]), reverse("plan:promises", args=[plan.pk])
        doubts = Doubt.objects.filter(plan=plan, settled_at=None).count()
        silent = sum(one.freshness.state == "silent" for one in lines)
        needs += [
            Need(
                sum(one.is_overdue for one in lines), "objectives are overdue", f"{promises}?position=overdue"
            ),
            Need(silent, "objectives were asked about and are silent", f"{promises}?position=silent"),
            Need(sum(one.answers_nobody for one in lines), "objectives that nobody answers for", gaps),
            Need(doubts, "doubts about what the document meant", gaps),
        ]
    return tuple(need for need in needs if need.count)


def _longest_silent(lines: tuple[PromiseLine, ...]) -> tuple[PromiseLine, ...]:
    silent = [line for line in lines if line.freshness.state == "silent"]
    return tuple(sorted(silent, key=lambda line: (line.freshness.due_on, line.pk)))[:MOST_LINES]


def _coming(lines: tuple[PromiseLine, ...], on: datetime.date) -> tuple[PromiseLine, ...]:
    soon = [
        line for line in lines if line.position.next_on and on <= line.position.next_on <= on + FOUR_WEEKS
    ]
    return tuple(sorted(soon, key=_by_day))[:MOST_LINES]


def _by_day(line: PromiseLine) -> tuple:
    return (line.position.next_on or datetime.date.max, line.pk)
