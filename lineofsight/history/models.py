"""What happened, for ever: an append-only, hash-chained list of events.

An `Event` holds kinds, opaque ids, field names and a salted digest of each value; never the values. These lie in
`Detail`, which retention may empty without breaking the chain. There are no foreign keys to what events are about,
so deleting a record never deletes its story. Triggers (migration 0002) refuse UPDATE and DELETE in the database itself.
"""

from django.db import models
from django.db.models import Q


class ChainHead(models.Model):
    """The last link of the chain: one row, locked while an event is added, so that events stand in one order and a
    row cut off the end is noticed."""

    position = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.CheckConstraint(name="there_is_one_chain_head", condition=Q(pk=1))]


class Event(models.Model):
    """One thing that happened to one record.

    `subject` and the entries of `about` are "app.model:id"; `about` names other records whose story it belongs to (an
    objective's section and plan). `actor` is "person:9", "system:run-due", "link:41"; `for_whom` says on whose behalf
    a link was used. `digests` maps field → salted SHA-256 of [before, after].
    """

    position = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=80)
    about = models.JSONField(default=list)
    actor = models.CharField(max_length=80)
    for_whom = models.CharField(max_length=80, default="")
    digests = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["subject", "position"], name="history_of_one_record")]


class Mention(models.Model):
    """An event belongs to the story of this record too. An index over `Event.about`, rebuilt from it if lost."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="mentions")
    record = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["record", "event"], name="history_mentions_of_a_record")]


class Detail(models.Model):
    """The values of one event: {"changes": {field: [before, after]}, "reason": "…", "facts": {…}}. Emptied by
    retention, when `purged_on` says so."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="detail")
    salt = models.CharField(max_length=32)
    values = models.JSONField(default=dict)
    purged_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="purged_detail_holds_no_values", condition=Q(purged_on=None) | Q(values={}, salt="")
            )
        ]
