"""Messages we send, kept in an outbox that commits with the change; the signed links they carry; the jobs that are due."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lineofsight.people.models import Person

from .workflow import FAILED, SENT, STATES, WAITING, WITHDRAWN


class NoticeState(models.TextChoices):
    WAITING = WAITING, STATES[WAITING][0]
    SENT = SENT, STATES[SENT][0]
    FAILED = FAILED, STATES[FAILED][0]
    WITHDRAWN = WITHDRAWN, STATES[WITHDRAWN][0]


class Notice(models.Model):
    """One message to one person.

    `key` makes saying it twice harmless; `leased_until` keeps two senders apart and frees a message whose sender was
    killed. It goes to the address on record at the moment of sending, kept in `sent_to`. `text` holds a mark where a signed link belongs, never the link itself. `is_secret` messages (sign-in mail) lose their words once
    they are sent and are shown to nobody.
    """

    key = models.CharField(max_length=160, unique=True)
    to = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    is_secret = models.BooleanField(default=False)
    about = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_to = models.EmailField(blank=True)
    last_error = models.TextField(blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_notice_has_a_moment_of_sending_when_sent",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="a_notice_is_withdrawn_with_a_reason",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="notices_waiting_to_be_sent")]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notices:notice", args=[self.pk])


class SignedLink(models.Model):
    """A link in a message that does one thing for one person without a password.

    The secret is worked out from `seed` and the installation's own key, so a message can be composed again after a
    crash with the same link; only its digest is kept here. `purpose` is the name of the page it opens
    ("returns.answer"), `subject` the record it is for. It expires, can be revoked, and opening it changes nothing:
    mail scanners open every link.
    """

    digest = models.CharField(max_length=64, unique=True)
    seed = models.CharField(max_length=32, unique=True)
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, related_name="signed_links")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_link_is_revoked_with_a_reason",
                condition=Q(revoked_at=None, revoked_because="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_because="")),
            )
        ]
        indexes = [models.Index(fields=["purpose", "subject"], name="signed_links_of_a_record")]

    def is_open(self, at: datetime.datetime) -> bool:
        """Neither expired nor revoked."""
        return self.revoked_at is None and self.expires_at > at


class DueJob(models.Model):
    """When a due job last ran and how it ended. Its row is locked while the job runs in a transaction, so that two
    runners never do the same at once and a killed one holds nothing up."""

    name = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
