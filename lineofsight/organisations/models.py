"""The partnership's own profile, the areas it covers, and the organisations that belong to it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse


class Partnership(models.Model):
    """The one partnership of this installation: exactly one row, made when it is set up."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    about = models.TextField(blank=True)
    contact_email = models.EmailField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(name="an_installation_has_one_partnership", condition=Q(pk=1))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:profile")

    @property
    def called(self) -> str:
        """The short name where there is one ("MVSCP"), else the name."""
        return self.short_name or self.name


class Area(models.Model):
    """A local authority area that the partnership covers. `code` is its ONS code where known (E09000018)."""

    name = models.CharField(max_length=120)
    code = models.CharField(max_length=9, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="an_area_is_named_once",
                violation_error_message="There is already an area with this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:area", args=[self.pk])


class Sector(models.TextChoices):
    """What sort of body an organisation is, as partnerships group them."""

    COUNCIL = "council", "Council"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education and early years"
    JUSTICE = "justice", "Probation, youth justice and courts"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary, community and faith"
    OTHER = "other", "Other"


class OrganisationQuerySet(models.QuerySet):
    def in_partnership(self, on):
        """Those that belong on this day: a leaver is listed, never deleted."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=on))


class Organisation(models.Model):
    """A body that works in the partnership: a council, a force, a trust, a school, a charity.

    Pages say "agency". `is_safeguarding_partner` marks the statutory partners that lead the arrangements.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    sector = models.CharField(max_length=20, choices=Sector.choices, default=Sector.OTHER)
    is_safeguarding_partner = models.BooleanField("statutory safeguarding partner", default=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="organisations")
    email = models.EmailField("email address", blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="an_organisation_is_named_once",
                violation_error_message="There is already an agency with this name.",
            ),
            models.CheckConstraint(
                name="an_organisation_leaves_after_it_joins",
                condition=Q(joined_on=None) | Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                violation_error_message="An agency cannot leave before it joined.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.pk])

    @property
    def called(self) -> str:
        return self.short_name or self.name
