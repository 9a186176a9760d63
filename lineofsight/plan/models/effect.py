"""Whether what was promised is done, embedded, and has changed things for children: claims with their evidence, and the
tests of effect chosen when the promise is made."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lineofsight.documents.models import Document
from lineofsight.groups.models import Party

from ..workflow import CLAIMS
from .plans import InPlanQuerySet, Outcome, Plan, Retirable
from .promises import Objective


class Judged(models.TextChoices):
    """The three judgements. Each is claimed by one person and judged by another."""

    DONE = "done", "Is it done?"
    EMBEDDED = "embedded", "Is it embedded?"
    CHANGED = "changed", "Has it changed things for children?"


class EffectKind(models.TextChoices):
    """What a test of effect looks at."""

    FIGURE = "figure", "A figure and its target"
    AUDIT = "audit", "A question asked again in an audit"
    TRAINING = "training", "How many have been trained"
    FEEDBACK = "feedback", "What children, families or practitioners say"
    DESCRIBED = "described", "Something else, described here"


class EffectResult(models.TextChoices):
    MET = "met", "Met"
    FAILED = "failed", "Not met"


class EffectTestQuerySet(models.QuerySet):
    def visible_to(self, reader):
        plans = Plan.objects.visible_to(reader)
        return self.filter(Q(objective__section__plan__in=plans) | Q(outcome__section__plan__in=plans))

    def standing(self):
        return self.filter(retired_on=None)

    def unjudged(self):
        return self.standing().filter(result="")


class EffectTest(Retirable):
    """How we will know that it changed things: what is looked at, what would show it, when, and who judges. One on an
    outcome serves all its objectives. `judge` is None where the usual judge decides (see `policies.can_judge`)."""

    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="effect_tests"
    )
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="effect_tests")
    kind = models.CharField(max_length=10, choices=EffectKind.choices)
    looks_at = models.TextField()
    target = models.TextField()
    due_on = models.DateField()
    judge = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="judges")
    result = models.CharField(max_length=10, choices=EffectResult.choices, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = models.CharField(max_length=80, blank=True)
    because = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)

    objects = EffectTestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_test_of_effect_stands_on_an_objective_or_an_outcome",
                condition=Q(objective=None, outcome__isnull=False) | Q(objective__isnull=False, outcome=None),
            ),
            models.CheckConstraint(
                name="a_test_of_effect_is_judged_with_day_person_and_reason",
                condition=Q(result="", judged_on=None, judged_by="", because="")
                | (~Q(result="") & Q(judged_on__isnull=False) & ~Q(judged_by="") & ~Q(because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.looks_at.rstrip('.')}: {self.target}"

    def get_absolute_url(self) -> str:
        return f"{(self.objective or self.outcome).get_absolute_url()}#effect"

    @property
    def stands_on(self) -> Objective | Outcome:
        return self.objective or self.outcome

    def judging_address(self) -> str:
        return reverse("plan:judge_effect", args=[self.pk])


class ClaimQuerySet(InPlanQuerySet):
    plan_path = "objective__section__plan"

    def standing(self):
        """Those that wait to be judged, and those that were accepted."""
        return self.filter(state__in=("claimed", "accepted"))


class Claim(models.Model):
    """Somebody claims one of the three judgements on an objective, with evidence; somebody else accepts it or does not.
    `test` is the test of effect that settled it, where one did."""

    objective = models.ForeignKey(Objective, models.PROTECT, related_name="claims")
    judgement = models.CharField(max_length=10, choices=Judged.choices)
    because = models.TextField()
    documents = models.ManyToManyField(Document, related_name="+")
    claimed_on = models.DateField()
    claimed_by = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=[(key, name) for key, (name, _) in CLAIMS.items()])
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_because = models.TextField(blank=True)
    test = models.ForeignKey(EffectTest, models.PROTECT, null=True, blank=True, related_name="claims")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_judgement_on_an_objective_is_claimed_once_at_a_time",
                fields=["objective", "judgement"],
                condition=Q(state__in=("claimed", "accepted")),
            ),
            models.CheckConstraint(
                name="a_claim_is_decided_with_day_person_and_reason",
                condition=Q(state="claimed", decided_on=None, decided_by="", decided_because="")
                | (
                    ~Q(state="claimed")
                    & Q(decided_on__isnull=False)
                    & ~Q(decided_by="")
                    & ~Q(decided_because="")
                ),
            ),
        ]
        indexes = [models.Index(fields=["objective", "judgement", "-id"], name="claims_on_an_objective")]

    def __str__(self) -> str:
        return f"{self.get_judgement_display()} {self.objective}"

    def get_absolute_url(self) -> str:
        return f"{self.objective.get_absolute_url()}#judgements"

    def judging_address(self) -> str:
        return reverse("plan:judge_claim", args=[self.pk])
