"""Messages we send, kept in an outbox that commits with the change; and the signed links they carry."""

from django.db import models
from django.db.models import Q

from lineofsight.people.models import Person


class NoticeState(models.TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Given up"
    WITHDRAWN = "withdrawn", "Withdrawn before sending"


class Notice(models.Model):
    """One message to one person. `key` makes saying it twice harmless; `leased_until` keeps two senders apart and
    frees a message whose sender was killed."""

    key = models.CharField(max_length=160, unique=True)
    to = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    about = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    made_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_notice_has_a_moment_of_sending_when_sent",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            )
        ]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="notices_waiting_to_be_sent")]


class SignedLink(models.Model):
    """A link in a message that does one thing for one person without a password. Only its digest is kept.

    `purpose` says what it opens ("returns.answer"), `subject` for which record. It expires, can be revoked, and
    opening it changes nothing: mail scanners open every link.
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, related_name="signed_links")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["purpose", "subject"], name="signed_links_of_a_record")]
