"""Whatever is asked of someone. This far: one question, about one record, of one party."""

from django.db import models
from django.db.models import F, Q

from lineofsight.groups.models import Party
from lineofsight.people.models import Person


class AskState(models.TextChoices):
    OPEN = "open", "Asked, no answer yet"
    ANSWERED = "answered", "Answered"
    HANDED_ON = "handed_on", "Handed on"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Ask(models.Model):
    """A question put to a party about a record, with a day by which an answer is hoped for. `round` counts the asks
    about one record of one party."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="asks")
    record = models.CharField(max_length=80)
    question = models.TextField()
    state = models.CharField(max_length=10, choices=AskState.choices, default=AskState.OPEN)
    asked_on = models.DateField()
    due_on = models.DateField()
    asked_by = models.CharField(max_length=80)
    handed_on_from = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="handed_on_to")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="an_answer_is_due_after_the_ask", condition=Q(due_on__gte=F("asked_on"))),
            models.UniqueConstraint(
                name="a_party_is_asked_once_at_a_time_about_a_record",
                fields=["party", "record"],
                condition=Q(state="open"),
            ),
        ]
        indexes = [models.Index(fields=["record", "state"], name="asks_about_a_record")]


class AnswerKind(models.TextChoices):
    HAPPENED = "happened", "Here is what happened"
    NO_CHANGE = "no_change", "No change, because…"
    NOT_MINE = "not_mine", "Not mine"


class Answer(models.Model):
    """What came back. `by` is whose link or account was used; `said_by` and `said_role` are what the sender stated
    ("I answer for…"), both kept."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="answers")
    said_by = models.CharField(max_length=150)
    said_role = models.CharField(max_length=150, blank=True)
    by_link = models.BooleanField(default=False)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["-answered_at", "-pk"]
