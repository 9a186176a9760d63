"""A plan, its statements, its sections and their outcomes."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.people.roles import KEEPERS

from ..ratings import Scale, scale_from
from ..workflow import READABLE, STAGES


class PlanQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """Drafts are for those who keep the plan; from agreement on, for everyone who is signed in."""
        if reader.holds(*KEEPERS):
            return self
        return self.filter(stage__in=READABLE) if "signed-in" in reader else self.none()


class Plan(models.Model):
    """A partnership's plan as a living document. `period_text` and `partnership_text` are the printed words;
    `status_key` is the plan's own key: {"G": "on track"}; `rating_scale` the scale its keepers chose, [] while nobody
    did (see `ratings.scale_from`)."""

    title = models.TextField()
    stage = models.CharField(
        max_length=10, choices=[(key, name) for key, (name, _) in STAGES.items()], default="draft"
    )
    partnership_text = models.TextField(blank=True)
    period_text = models.TextField(blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    status_key = models.JSONField(default=dict, blank=True)
    rating_scale = models.JSONField(default=list, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-period_start", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_plan_ends_on_or_after_its_start",
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_end__gte=F("period_start")),
            ),
            models.CheckConstraint(
                name="a_plan_beyond_draft_has_the_date_it_was_agreed",
                condition=Q(stage="draft") | Q(agreed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan:plan", args=[self.pk])

    @property
    def scale(self) -> Scale:
        return scale_from(self.rating_scale, self.status_key)

    @property
    def is_open_to_change(self) -> bool:
        return self.stage != "closed"


class AgreedPlan(models.Model):
    """The plan as it was agreed: its whole content in the interchange format, kept unchanged, so that the plan as it
    is now can be seen beside it. `content` rows carry `key` (the record's stable reference) for exact pairing."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreed_versions")
    agreed_on = models.DateField()
    agreed_by = models.CharField(max_length=80)
    content = models.JSONField()

    class Meta:
        ordering = ["-agreed_on", "-pk"]


class StatementKind(models.TextChoices):
    VISION = "vision", "Vision"
    VALUE = "value", "Value"
    PRINCIPLE = "principle", "Principle"


class InPlanQuerySet(models.QuerySet):
    """Records of a plan are seen by whoever sees the plan; retired ones stay in the database and leave the pages."""

    plan_path = "plan"

    def visible_to(self, reader: Reader):
        return self.filter(**{f"{self.plan_path}__in": Plan.objects.visible_to(reader)})

    def standing(self):
        return self.filter(retired_on=None)


class Retirable(models.Model):
    """Something that can be taken out of a plan without being lost."""

    retired_on = models.DateField(null=True, blank=True)
    retired_because = models.TextField(blank=True)

    class Meta:
        abstract = True


class Statement(Retirable):
    """The vision (one), a value or a principle, in the plan's own words."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=10, choices=StatementKind.choices)
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)

    objects = InPlanQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "kind", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('plan:about', args=[self.plan_id])}#statement-{self.pk}"


class SectionKind(models.TextChoices):
    """`PRIORITY` is themed and limited in time; `STANDING` is core business."""

    PRIORITY = "priority", "Priority"
    STANDING = "standing", "Core business"


class Section(Retirable):
    """A priority or a standing duty: one titled part of the plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sections")
    kind = models.CharField(max_length=10, choices=SectionKind.choices, default=SectionKind.PRIORITY)
    printed_reference = models.TextField(blank=True)
    title = models.TextField()
    lead_text = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)

    objects = InPlanQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.printed_reference} {self.title}".strip() or "Section without a title"

    def get_absolute_url(self) -> str:
        return reverse("plan:section", args=[self.pk])


class OutcomeQuerySet(InPlanQuerySet):
    plan_path = "section__plan"


class Outcome(Retirable):
    """What will be different for children when the section's objectives have worked."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="outcomes")
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{self.section.get_absolute_url()}#outcome-{self.pk}"
