"""Evidence and controlled files: a thing kept, its versions, and who may see it."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.people.roles import KEEPERS


class DocumentKind(models.TextChoices):
    FILE = "file", "A file"
    ADDRESS = "address", "A link to somewhere else"
    STATEMENT = "statement", "A statement of what was seen"


#: Who sees a document whatever its audience: those who keep the plan and whoever tests its claims.
SEE_ALL_EVIDENCE = (*KEEPERS, "scrutineer")


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """Documents whose audience holds one of the reader's marks or that the reader put here; all of them for those
        who keep the plan and for the scrutineer."""
        if reader.holds(*SEE_ALL_EVIDENCE):
            return self
        own = f"person:{reader.person_id}" if reader.person_id else reader.actor
        return self.filter(Q(audience__in=sorted(reader.marks)) | Q(kept_by=own))


class Document(models.Model):
    """A file, an address or a statement, kept as evidence or as a controlled paper.

    `audience` is the mark a reader must carry to see it ("signed-in", "group:3", "organisation:12",
    "role:coordinator"). A statement says what was seen, by whom, when and where it is kept, since agencies often may
    not send the file itself. A document taken down keeps its row and its story; its content is gone.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind.choices, default=DocumentKind.FILE)
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=60, default="signed-in")
    address = models.URLField(max_length=500, blank=True)
    statement = models.TextField(blank=True)
    seen_by = models.CharField(max_length=150, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    kept_where = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    kept_by = models.CharField(max_length=80)
    kept_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_because = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_link_has_an_address_and_a_statement_has_words",
                condition=Q(taken_down_at__isnull=False)
                | ((~Q(kind="address") | ~Q(address="")) & (~Q(kind="statement") | ~Q(statement=""))),
            ),
            models.CheckConstraint(
                name="a_document_is_taken_down_with_a_reason",
                condition=Q(taken_down_at=None, taken_down_because="")
                | (Q(taken_down_at__isnull=False) & ~Q(taken_down_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:document", args=[self.pk])

    def has_expired(self, on: datetime.date) -> bool:
        """Its day has come: it no longer speaks for today."""
        return self.expires_on is not None and self.expires_on <= on


class FileVersion(models.Model):
    """One version of a file, stored under an unguessable name outside the web root. `media_type` is what the content
    is, not what its name claims; `size` is in bytes. `removed_at`: the content is gone, the row stays."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    stored_as = models.CharField(max_length=80, unique=True)
    original_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.CharField(max_length=80)
    kept_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "-number"]
        constraints = [
            models.UniqueConstraint(name="a_document_has_each_version_once", fields=["document", "number"])
        ]

    def __str__(self) -> str:
        return self.original_name
