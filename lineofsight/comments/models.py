"""What people say about a record, to one another."""

from django.db import models

from lineofsight.people.models import Person


class Comment(models.Model):
    """A remark on any record ("app.model:id"). Whoever may see the record may read it. Taken back, it leaves a mark."""

    record = models.CharField(max_length=80)
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    text = models.TextField()
    made_at = models.DateTimeField()
    mentions = models.ManyToManyField(Person, blank=True, related_name="mentioned_in")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["record", "made_at"], name="comments_on_a_record")]
