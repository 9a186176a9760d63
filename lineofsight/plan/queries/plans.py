"""Plans, their statements, and what each list of them says."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from lineofsight.core.access import Reader
from lineofsight.core.counting import counted

from ..models import Claim, Judged, Objective, Plan, Section, Statement, StatementKind

#: Plans in which promises are still kept: what work plans are made of.
OPEN_STAGES = ("draft", "agreed", "live")


def plans(reader: Reader) -> QuerySet[Plan]:
    """Drafts are for those who keep plans, the others for everybody who is signed in. Newest period first."""
    return Plan.objects.visible_to(reader).order_by(F("period_start").desc(nulls_last=True), "-pk")


def plans_with_counts(reader: Reader, on: datetime.date) -> QuerySet[Plan]:
    """As `plans`, each with `sections_count`, `objectives_count`, `overdue_count` and `unled_count` of what stands in
    it. One query."""
    standing = Objective.objects.filter(section__retired_on=None).standing()
    led = Objective.objects.filter(accountabilities__part="lead")
    return plans(reader).annotate(
        sections_count=counted(Section.objects.standing(), "plan"),
        objectives_count=counted(standing, "section__plan"),
        overdue_count=counted(standing.filter(is_overdue(on)), "section__plan"),
        unled_count=counted(standing.exclude(pk__in=led.values("pk")), "section__plan"),
    )


def open_plans(reader: Reader) -> QuerySet[Plan]:
    """Those a reader may see that are not closed."""
    return plans(reader).filter(stage__in=OPEN_STAGES)


def is_overdue(on: datetime.date, kind: str = "objective", prefix: str = "") -> Q:
    """The condition that a promise of a kind is overdue on a day: the same rule as `position.position_of`."""
    late = Q(**{f"{prefix}due_latest__lt": on, f"{prefix}due_recurrence": ""})
    if kind != "objective":
        return late
    done = Claim.objects.filter(judgement=Judged.DONE, state="accepted").values("objective")
    return late & ~Q(**{f"{prefix}pk__in": done})


@dataclass(frozen=True)
class StatementLine:
    """One statement of a plan."""

    pk: int
    text: str
    edition: int


@dataclass(frozen=True)
class Statements:
    """What a plan says before its sections. `vision` is None where it prints none."""

    vision: StatementLine | None = None
    values: tuple[StatementLine, ...] = ()
    principles: tuple[StatementLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.vision or self.values or self.principles)


def statements(reader: Reader) -> QuerySet[Statement]:
    """The statements of the plans a reader may see, with their plan."""
    return Statement.objects.visible_to(reader).select_related("plan")


def statements_of(plan: Plan) -> Statements:
    """The vision, values and principles that stand in a plan. One query."""
    found: dict[str, list[StatementLine]] = defaultdict(list)
    for one in Statement.objects.filter(plan=plan).standing():
        found[one.kind].append(StatementLine(one.pk, one.text, one.edition))
    return Statements(
        vision=next(iter(found[StatementKind.VISION]), None),
        values=tuple(found[StatementKind.VALUE]),
        principles=tuple(found[StatementKind.PRINCIPLE]),
    )
