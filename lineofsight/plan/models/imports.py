"""How a plan came in: the import somebody is working through, what was remembered, what is still in doubt."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.documents.models import FileVersion
from lineofsight.people.roles import KEEPERS

from .plans import Plan, Section
from .promises import Action, Objective


class ImportStage(models.TextChoices):
    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    CHECKING = "checking", "Being checked"
    SAVED = "saved", "Saved as a plan"
    FAILED = "failed", "Could not be read"
    ABANDONED = "abandoned", "Given up"


#: Stages in which somebody still has something to do.
IN_PROGRESS = (ImportStage.WAITING, ImportStage.READING, ImportStage.CHECKING)


class PlanImportQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """Files on their way in are for those who keep plans."""
        return self if reader.holds(*KEEPERS) else self.none()


class PlanImport(models.Model):
    """One file on its way to becoming a plan. Can be left and taken up again: everything decided so far is here.

    `document` is the neutral document for the preview, `plan_content` what was understood (plan format), `columns` what each header was taken to mean, `choices` what a person decided
    instead; `decisions` lists, in order, how doubts were settled, and `matches` says which party each printed lead is.
    `newer_version_of` is set when the file updates a plan; `is_its_own_plan` when somebody said that it does not, though
    it looks like it. `attempt` counts the readings, so that a slow reading that
    was overtaken writes nothing.
    """

    file = models.ForeignKey(FileVersion, models.PROTECT, related_name="plan_imports")
    stage = models.CharField(max_length=10, choices=ImportStage.choices, default=ImportStage.WAITING)
    progress_text = models.CharField(max_length=200, blank=True)
    progress_part = models.FloatField(null=True, blank=True)
    fault = models.TextField(blank=True)
    document = models.JSONField(default=dict)
    plan_content = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    decisions = models.JSONField(default=list)
    matches = models.JSONField(default=dict)
    newer_version_of = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="newer_files"
    )
    is_its_own_plan = models.BooleanField(default=False)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="imports")
    begun_by = models.CharField(max_length=80)
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    attempt = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_saved_import_has_its_plan", condition=~Q(stage="saved") | Q(plan__isnull=False)
            ),
            models.CheckConstraint(
                name="a_failed_import_says_why", condition=~Q(stage="failed") | ~Q(fault="")
            ),
        ]

    def __str__(self) -> str:
        return self.file.original_name

    def get_absolute_url(self) -> str:
        return reverse("plan:import", args=[self.pk])

    @property
    def is_in_progress(self) -> bool:
        return self.stage in IN_PROGRESS


class PlanSource(models.Model):
    """What a file said when it was brought into a plan: the base against which the next version of the file is
    compared, so that changes made here since are not taken for changes of the file. `content` is in the plan format;
    its rows carry `key`, the record each became, or "" where the row was not wanted."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sources")
    file = models.ForeignKey(FileVersion, models.PROTECT, null=True, blank=True, related_name="plan_sources")
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.JSONField()
    brought_in_at = models.DateTimeField()
    brought_in_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["plan", "-brought_in_at", "-pk"]


class ColumnMemory(models.Model):
    """What the columns of a table with these headers mean, as a person last confirmed it."""

    signature = models.CharField(max_length=500, unique=True)
    meanings = models.JSONField()
    confirmed_by = models.CharField(max_length=80)
    confirmed_at = models.DateTimeField()


class DoubtQuerySet(models.QuerySet):
    def open(self):
        """Not settled, and about nothing that was taken out of the plan since."""
        return self.filter(
            Q(section=None) | Q(section__retired_on=None),
            Q(objective=None) | Q(objective__retired_on=None),
            Q(action=None) | Q(action__retired_on=None),
            settled_at=None,
        )


class Doubt(models.Model):
    """A place where the reader of a file was not sure, until somebody settles it. It stands on an action, else on an
    objective, else on a section, else on the plan as a whole."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="doubts")
    section = models.ForeignKey(Section, models.CASCADE, null=True, related_name="doubts")
    objective = models.ForeignKey(Objective, models.CASCADE, null=True, related_name="doubts")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="doubts")
    kind = models.CharField(max_length=40)
    message = models.TextField()
    confidence = models.FloatField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    settled_how = models.TextField(blank=True)

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_settled_doubt_says_by_whom_and_how",
                condition=Q(settled_at=None) | (~Q(settled_by="") & ~Q(settled_how="")),
            )
        ]

    def __str__(self) -> str:
        return self.message
