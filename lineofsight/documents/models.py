"""Evidence and controlled files: a thing kept, its versions, and who may see it."""

from django.db import models
from django.db.models import Q

from lineofsight.core.access import Reader


class DocumentKind(models.TextChoices):
    FILE = "file", "A file"
    ADDRESS = "address", "A link to somewhere else"
    STATEMENT = "statement", "A statement of what was seen"


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """Documents whose audience holds one of the reader's marks, or that the reader put here."""
        return self.filter(Q(audience__in=sorted(reader.marks)) | Q(kept_by=reader.actor))


class Document(models.Model):
    """A file, an address or a statement, kept as evidence or as a controlled paper. `audience` is the mark a reader
    must carry to see it ("signed-in", "group:3", "organisation:12", "role:coordinator")."""

    kind = models.CharField(max_length=10, choices=DocumentKind.choices, default=DocumentKind.FILE)
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=60, default="signed-in")
    address = models.URLField(max_length=500, blank=True)
    statement = models.TextField(blank=True)
    expires_on = models.DateField(null=True, blank=True)
    kept_by = models.CharField(max_length=80)
    kept_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_link_has_an_address_and_a_statement_has_words",
                condition=(~Q(kind="address") | ~Q(address="")) & (~Q(kind="statement") | ~Q(statement="")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class FileVersion(models.Model):
    """One version of a file, stored under an unguessable name outside the web root. `media_type` is what the content
    is, not what its name claims; `size` is in bytes."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    stored_as = models.CharField(max_length=80, unique=True)
    original_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    kept_by = models.CharField(max_length=80)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["document", "-number"]
        constraints = [
            models.UniqueConstraint(name="a_document_has_each_version_once", fields=["document", "number"])
        ]

    def __str__(self) -> str:
        return self.original_name
