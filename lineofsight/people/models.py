"""People: everyone the partnership knows by name. Most never sign in."""

import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from lineofsight.organisations.models import Organisation

from .roles import BY_KEY, grantable


class PersonQuerySet(models.QuerySet):
    def here(self, on):
        """People who have not left on this day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=on))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody known by name. With an e-mail address they can be asked; with `is_active` they have an account.

    A leaver keeps their record with `left_on`, the first day they are no longer here; people are never deleted,
    because promises point at them. `is_active` is the name by which Django and allauth ask whether somebody has an
    account; `may_sign_in` also asks whether they have left, which may lie ahead.
    """

    name = models.CharField(max_length=150)
    email = models.EmailField("email address", blank=True)
    job_title = models.CharField(max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people"
    )
    telephone = models.CharField(max_length=40, blank=True)
    initials = models.CharField(max_length=8, blank=True)
    is_active = models.BooleanField("may sign in", default=False)
    left_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="an_address_belongs_to_one_person",
                condition=~Q(email=""),
                violation_error_message="Somebody else already has this email address.",
            ),
            models.CheckConstraint(
                name="whoever_signs_in_has_an_address",
                condition=Q(is_active=False) | ~Q(email=""),
                violation_error_message="Somebody who signs in needs an email address.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:person", args=[self.pk])

    def is_here(self, on: datetime.date) -> bool:
        """Whether they have not left on this day."""
        return self.left_on is None or self.left_on > on

    def may_sign_in(self, on: datetime.date) -> bool:
        """Whether they have an account and are here on this day."""
        return self.is_active and self.is_here(on)


class RoleHeldQuerySet(models.QuerySet):
    def held(self, on):
        """Those held on this day; `until_on` is the first day a role is no longer held."""
        return self.filter(from_on__lte=on).filter(Q(until_on=None) | Q(until_on__gt=on))


class RoleHeld(models.Model):
    """A person holds a role, for everything or for one organisation, for a period."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=40, choices=[(role.key, role.name) for role in grantable()])
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        ordering = ["person", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_role_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message="A role cannot end before it began.",
            ),
            models.UniqueConstraint(
                name="a_role_for_one_organisation_is_held_once_at_a_time",
                fields=["person", "role", "organisation"],
                condition=Q(until_on=None, organisation__isnull=False),
                violation_error_message="They already hold this role for this agency.",
            ),
            models.UniqueConstraint(
                name="a_role_for_everything_is_held_once_at_a_time",
                fields=["person", "role"],
                condition=Q(until_on=None, organisation=None),
                violation_error_message="They already hold this role.",
            ),
        ]

    def __str__(self) -> str:
        return BY_KEY[self.role].name


class ApiToken(models.Model):
    """A token that carries one person's rights to the API. Only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="api_tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.label

    def works(self, on: datetime.date) -> bool:
        """Whether it opens anything on this day: not revoked, not expired, its person may sign in."""
        return self.revoked_at is None and self.expires_on >= on and self.person.may_sign_in(on)
