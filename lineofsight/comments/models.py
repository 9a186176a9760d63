"""What people say about a record, to one another."""

from django.db import models
from django.db.models import Q

from lineofsight.people.models import Person


class Comment(models.Model):
    """A remark on any record ("app.model:id"). Whoever may see the record may read it. Taken back, it leaves a mark:
    who said something and when, but no longer what."""

    record = models.CharField(max_length=80)
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    mentions = models.ManyToManyField(Person, blank=True, related_name="mentioned_in")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_comment_has_words_until_it_is_taken_back",
                condition=(Q(taken_back_at=None, taken_back_by="") & ~Q(text=""))
                | (Q(taken_back_at__isnull=False, text="") & ~Q(taken_back_by="")),
            )
        ]
        indexes = [models.Index(fields=["record", "made_at"], name="comments_on_a_record")]

    def __str__(self) -> str:
        return self.text[:80]
