"""What the first page shows, read across modules at a fixed price."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Value
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.people.policies import can_keep_people
from lineofsight.people.roles import KEEPERS
from lineofsight.plan.models import Doubt, ImportStage, Plan, PlanImport
from lineofsight.plan.queries.judgements import Claim
from lineofsight.plan.queries.overview import Overview, PromiseLine, overview_of
from lineofsight.plan.queries.plans import open_plans
from lineofsight.plan.queries.sentences import load_in_a_sentence, position_in_three_sentences
from lineofsight.plan.queries.work_plans import own_parties
from lineofsight.returns.models import AskState
from lineofsight.returns.queries import asks_answered_by

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
class Question:
    """Something in the plan that only a decision can settle: what is asked about an objective, in words."""

    line: PromiseLine
    words: str


@dataclass(frozen=True)
class AtAGlance:
    """What the first page tells of a whole plan, to whoever looks. `undecided` is what waits for a decision of those who
    oversee the plan; of what is more than a few lines, the first and how much it is."""

    sentences: tuple[str, ...]
    silent: tuple[PromiseLine, ...]
    silent_count: int
    coming: tuple[PromiseLine, ...]
    coming_count: int
    slipped: tuple[PromiseLine, ...]
    slipped_count: int
    nobody_count: int
    undecided: tuple[Question, ...]
    undecided_count: int
    changed: tuple[PromiseLine, ...]
    measured_count: int


@dataclass(frozen=True)
class Home:
    """The first page. `keeps` says that the reader keeps plans, `keeps_people` that they keep the directory, `oversees`
    that they look at the whole; the plan is the live one, else the newest they may see; `own` is what the reader's own
    parties answer for in it, most pressing first."""

    keeps: bool
    keeps_people: bool
    oversees: bool
    plan: Plan | None
    overview: Overview | None
    glance: AtAGlance | None
    needs: tuple[Need, ...]
    asked: int
    asked_late: int
    own: tuple[PromiseLine, ...]

    @property
    def load(self) -> str:
        """What the reader's own parties carry, in a sentence."""
        if self.overview is None:
            return ""
        parties = {one.party_id for line in self.own for one in line.answering}
        return load_in_a_sentence(self.own, parties, self.overview.on)


def home_of(reader: Reader, on: datetime.date) -> Home:
    """What needs this reader on a day. At most ten queries, whatever there is."""
    keeps = reader.holds(*KEEPERS)
    plan = _plan_in_force(reader)
    overview = overview_of(plan, on) if plan else None
    glance = overview.once(at_a_glance) if overview else None
    mine = {party.pk for party in own_parties(reader)}
    due_on = list(asks_answered_by(reader).filter(state=AskState.OPEN).values_list("due_on", flat=True))
    return Home(
        keeps=keeps,
        keeps_people=bool(can_keep_people(reader)),
        oversees=reader.holds(*PARTNERS),
        plan=plan,
        overview=overview,
        glance=glance,
        needs=_needs(plan, glance)[:MOST_NEEDS] if keeps else (),
        asked=len(due_on),
        asked_late=sum(one < on for one in due_on),
        own=_own(overview, mine) if overview else (),
    )


def at_a_glance(overview: Overview) -> AtAGlance:
    """What stands out in a whole plan. No query."""
    lines = overview.objectives
    late = sorted((line for line in lines if line.is_overdue), key=_by_day)
    coming = sorted((line for line in lines if line.position.is_soon(overview.on)), key=_by_day)
    silent = sorted(
        (line for line in lines if line.freshness.state == "silent"),
        key=lambda line: (line.freshness.due_on, line.pk),
    )
    undecided = _undecided(lines)
    return AtAGlance(
        sentences=position_in_three_sentences(overview),
        silent=tuple(silent[:MOST_LINES]),
        silent_count=len(silent),
        coming=tuple(coming[:MOST_LINES]),
        coming_count=len(coming),
        slipped=tuple(late[:MOST_LINES]),
        slipped_count=len(late),
        nobody_count=sum(line.answers_nobody for line in lines),
        undecided=undecided[:MOST_LINES],
        undecided_count=len(undecided),
        changed=tuple(line for line in lines if line.judgements.changed != Claim.NOT_CLAIMED),
        measured_count=sum(bool(line.measure_text.strip()) for line in lines),
    )


def _own(overview: Overview, mine: set[int]) -> tuple[PromiseLine, ...]:
    """What these parties answer for, each once."""
    theirs = {line.pk: line for party in mine for line in overview.objectives_of.get(party, ())}
    return tuple(sorted(theirs.values(), key=lambda line: (line.rank, *_by_day(line))))


def _plan_in_force(reader: Reader) -> Plan | None:
    plans = list(open_plans(reader)[:20])
    return next((plan for plan in plans if plan.stage == "live"), plans[0] if plans else None)


def _needs(plan: Plan | None, glance: AtAGlance | None) -> tuple[Need, ...]:
    """What waits for whoever keeps the plan, most pressing first; nothing that waits for nobody."""
    waiting = _waiting(plan)
    imports, failed = waiting["imports"], waiting["failed"]
    needs = [
        Need(
            failed,
            _of(failed, "message", "that could not be sent"),
            reverse("notices:outbox") + "?state=failed",
        ),
    ]
    if plan and glance:
        gaps, promises = reverse("plan:gaps", args=[plan.pk]), reverse("plan:promises", args=[plan.pk])
        doubts = waiting["doubts"]
        late, silent, nobody = glance.slipped_count, glance.silent_count, glance.nobody_count
        needs += [
            Need(
                late,
                _of(late, "objective", "is overdue", "are overdue"),
                f"{promises}?what=objective&position=overdue",
            ),
            Need(
                silent,
                _of(silent, "objective", "was asked about and is silent", "were asked about and are silent"),
                f"{promises}?what=objective&heard=silent",
            ),
            Need(nobody, _of(nobody, "objective", "that nobody answers for"), f"{gaps}#no_lead"),
            Need(doubts, _of(doubts, "doubt", "about what the document meant"), f"{gaps}#doubts"),
        ]
    needs.append(
        Need(imports, _of(imports, "plan", "on its way in", "on their way in"), reverse("plan:imports"))
    )
    return tuple(need for need in needs if need.count)


def _waiting(plan: Plan | None) -> Counter[str]:
    """How many imports are under way, messages failed, and doubts are left. One query."""
    under_way = (ImportStage.WAITING, ImportStage.READING, ImportStage.CHECKING)
    imports = PlanImport.objects.filter(stage__in=under_way).order_by()
    failed = Notice.objects.filter(state=NoticeState.FAILED).order_by()
    doubts = Doubt.objects.filter(plan=plan, settled_at=None).order_by()
    told = imports.values_list(Value("imports")).union(
        failed.values_list(Value("failed")), doubts.values_list(Value("doubts")), all=True
    )
    return Counter(name for (name,) in told)


def _of(count: int, noun: str, one: str, many: str = "") -> str:
    """ "objective is overdue", "objectives are overdue": the words behind a figure."""
    return f"{noun} {one}" if count == 1 else f"{noun}s {many or one}"


def _undecided(lines: tuple[PromiseLine, ...]) -> tuple[Question, ...]:
    """What no officer can settle alone, in the plan's own order: who answers, who brings everybody together, by when."""
    questions = [
        *((line, "Nobody answers for it. Who shall?") for line in lines if line.answers_nobody),
        *(
            (line, f"“{line.lead_names}” is everybody. Who brings them together?")
            for line in lines
            if line.answers_everybody
        ),
        *((line, "It was never dated. By when?") for line in lines if line.standing == "never-dated"),
    ]
    return tuple(Question(line, words) for line, words in questions)


def _by_day(line: PromiseLine) -> tuple:
    return (line.position.next_on or datetime.date.max, line.pk)
