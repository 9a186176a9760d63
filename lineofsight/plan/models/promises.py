"""Objectives and actions: what somebody promised, who answers for it, by when."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lineofsight.groups.models import Party

from .plans import InPlanQuerySet, Outcome, Retirable, Section


class Precision(models.TextChoices):
    """How exact a printed time is; the words of `plan-format`."""

    DAY = "day", "a day"
    MONTH = "month", "a month"
    QUARTER = "quarter", "a quarter"
    HALF = "half", "half a year"
    YEAR = "year", "a year"
    FINANCIAL_YEAR = "financial_year", "a financial year"
    SEASON = "season", "a season"
    TERM = "term", "a school term"
    RELATIVE = "relative", "relative to something else"
    ONGOING = "ongoing", "ongoing"
    CONDITIONAL = "conditional", "on a condition"
    UNKNOWN = "unknown", "not known"


@dataclass(frozen=True)
class Due:
    """When something is due: the printed words and what can be known from them. `earliest` and `latest` are None
    where they cannot be known; `recurrence` is an RFC 5545 rule or ""."""

    text: str = ""
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    precision: str = ""
    recurrence: str = ""
    condition: str = ""

    @property
    def is_dated(self) -> bool:
        return self.latest is not None


class Promise(Retirable):
    """What an objective and an action share. `precision` is "" where nothing was printed. `leads_text` is the printed
    cell and `printed_leads` the leads named in it: while those who lead are still these, the cell speaks for them.
    `read_gaps` is what the reading of the file found that the row leaves open, {"of": digest of the row, "found": […]}:
    it holds until the row is changed (`importing/gaps.py`)."""

    text = models.TextField()
    printed_reference = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    leads_text = models.TextField(blank=True)
    printed_leads = models.JSONField(default=list, blank=True)
    due_text = models.TextField(blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=20, choices=Precision.choices, blank=True)
    due_recurrence = models.TextField(blank=True)
    due_condition = models.TextField(blank=True)
    measure_text = models.TextField(blank=True)
    evidence_text = models.TextField(blank=True)
    status_text = models.TextField(blank=True)
    progress_text = models.TextField(blank=True)
    source_text = models.TextField(blank=True)
    origin = models.JSONField(default=dict, blank=True)
    read_gaps = models.JSONField(default=dict, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

    @property
    def due(self) -> Due:
        return Due(
            text=self.due_text,
            earliest=self.due_earliest,
            latest=self.due_latest,
            precision=self.due_precision,
            recurrence=self.due_recurrence,
            condition=self.due_condition,
        )

    @property
    def label(self) -> str:
        """The printed reference where there is one, else the stable one."""
        return self.printed_reference or self.stable_reference


def due_window_is_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(due_earliest=None) | Q(due_latest=None) | Q(due_latest__gte=F("due_earliest")),
    )


class EffectBy(models.TextChoices):
    """By what we will know that an objective changed things for children."""

    OWN = "own", "A test of its own"
    OUTCOME = "outcome", "The test of an outcome it serves"
    ENABLING = "enabling", "None of its own: it is enabling work"


class ObjectiveQuerySet(InPlanQuerySet):
    plan_path = "section__plan"


class Objective(Promise):
    """A commitment printed in a section of the plan. `effect` says how we will know that it changed things, "" while nobody
    said; `effect_because` why enabling work has no test of its own."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="objectives")
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="objectives")
    effect = models.CharField(max_length=10, choices=EffectBy.choices, blank=True)
    effect_because = models.TextField(blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position", "pk"]
        constraints = [
            due_window_is_in_order("an_objective_is_due_latest_after_earliest"),
            models.CheckConstraint(
                name="enabling_work_says_why_it_has_no_test_of_its_own",
                condition=~Q(effect="enabling") | ~Q(effect_because=""),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("plan:objective", args=[self.pk])

    @property
    def stable_reference(self) -> str:
        return f"O{self.pk}"


class ActionQuerySet(InPlanQuerySet):
    plan_path = "objective__section__plan"


class Action(Promise):
    """A promise below an objective. The one register of actions: later modules' demands are answered from here, so an
    action may stand under no objective."""

    objective = models.ForeignKey(Objective, models.PROTECT, null=True, blank=True, related_name="actions")

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["objective", "position", "pk"]
        constraints = [due_window_is_in_order("an_action_is_due_latest_after_earliest")]

    def get_absolute_url(self) -> str:
        return reverse("plan:action", args=[self.pk])

    @property
    def stable_reference(self) -> str:
        return f"A{self.pk}"


class Part(models.TextChoices):
    LEAD = "lead", "Leads"
    SUPPORT = "support", "Supports"


class Accountability(models.Model):
    """A party answers for an objective or an action. `printed` keeps the plan's words for it."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="accountabilities")
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="accountabilities"
    )
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="accountabilities")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.LEAD)
    printed = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    @property
    def promise(self) -> Promise:
        """The objective or action that is answered for."""
        return self.objective or self.action

    class Meta:
        verbose_name_plural = "accountabilities"
        ordering = ["part", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="somebody_answers_for_exactly_one_objective_or_action",
                condition=Q(objective=None, action__isnull=False) | Q(objective__isnull=False, action=None),
            ),
            models.UniqueConstraint(
                name="a_party_answers_for_an_objective_once",
                fields=["party", "objective"],
                condition=Q(objective__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_party_answers_for_an_action_once",
                fields=["party", "action"],
                condition=Q(action__isnull=False),
            ),
        ]


class SetAsideGap(models.Model):
    """A gap that the plan's keepers looked at and let stand, with their reason: "enabling work, no measure"."""

    objective = models.ForeignKey(Objective, models.CASCADE, null=True, related_name="gaps_set_aside")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="gaps_set_aside")
    kind = models.CharField(max_length=30)
    because = models.TextField()
    set_aside_by = models.CharField(max_length=80)
    set_aside_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_gap_is_set_aside_on_exactly_one_objective_or_action",
                condition=Q(objective=None, action__isnull=False) | Q(objective__isnull=False, action=None),
            ),
            models.UniqueConstraint(
                name="a_gap_of_an_objective_is_set_aside_once",
                fields=["objective", "kind"],
                condition=Q(objective__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_gap_of_an_action_is_set_aside_once",
                fields=["action", "kind"],
                condition=Q(action__isnull=False),
            ),
        ]
