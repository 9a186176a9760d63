"""Typed edges between any two records. For everything that is not a foreign key downwards."""

from django.db import models
from django.db.models import F, Q


class Verb(models.TextChoices):
    """What one record does to another, read from left to right."""

    ANSWERS = "answers", "answers"
    CAME_FROM = "came_from", "came from"
    SUPPORTS = "supports", "is evidence for"
    SPLIT_FROM = "split_from", "was split from"
    MERGED_INTO = "merged_into", "was merged into"
    CREATED_BY = "created_by", "was created by"
    ALIGNS_WITH = "aligns_with", "aligns with"
    REPLACES = "replaces", "replaces"


class Link(models.Model):
    """`left` verb `right`; both are "app.model:id"."""

    left = models.CharField(max_length=80)
    verb = models.CharField(max_length=40, choices=Verb.choices)
    right = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="two_records_are_linked_once_by_a_verb", fields=["left", "verb", "right"]
            ),
            models.CheckConstraint(name="a_record_is_not_linked_to_itself", condition=~Q(left=F("right"))),
        ]
        indexes = [models.Index(fields=["right", "verb"], name="links_that_point_at_a_record")]
