"""Whatever is asked of someone. This far: one question, about one record, of one party."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lineofsight.documents.models import Document
from lineofsight.groups.models import Party
from lineofsight.notices.models import SignedLink
from lineofsight.people.models import Person

from .workflow import (
    ANSWERED,
    ANSWERS,
    HANDED_ON,
    HAPPENED,
    NO_CHANGE,
    NOT_MINE,
    NOT_THEIRS,
    OPEN,
    STATES,
    WITHDRAWN,
)


class AskState(models.TextChoices):
    """Where a question stands; the moves between are in `workflow`."""

    OPEN = OPEN, STATES[OPEN][0]
    ANSWERED = ANSWERED, STATES[ANSWERED][0]
    NOT_THEIRS = NOT_THEIRS, STATES[NOT_THEIRS][0]
    HANDED_ON = HANDED_ON, STATES[HANDED_ON][0]
    WITHDRAWN = WITHDRAWN, STATES[WITHDRAWN][0]


class Ask(models.Model):
    """A question put to a party about a record ("app.model:id"), with a day by which an answer is hoped for.

    `record_label` is the record's wording on the day of asking: an answer stays readable when the promise is reworded.
    `settled_at` is set once the ask is no longer open. One that is `unasked` was never put: somebody told of the record
    of their own accord, and it holds what they said.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="asks")
    record = models.CharField(max_length=80)
    record_label = models.TextField()
    question = models.TextField()
    state = models.CharField(max_length=10, choices=AskState.choices, default=AskState.OPEN)
    asked_on = models.DateField()
    due_on = models.DateField()
    asked_by = models.CharField(max_length=80)
    handed_on_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="handed_on_to"
    )
    reminders = models.PositiveIntegerField(default=0)
    last_reminded_on = models.DateField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    unasked = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_due_after_the_ask", condition=Q(due_on__gte=F("asked_on"))
            ),
            models.CheckConstraint(
                name="an_ask_is_settled_when_it_is_no_longer_open",
                condition=Q(state="open", settled_at=None) | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="an_ask_is_withdrawn_with_a_reason",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
            ),
            models.UniqueConstraint(
                name="a_party_is_asked_once_at_a_time_about_a_record",
                fields=["party", "record"],
                condition=Q(state="open"),
            ),
        ]
        indexes = [models.Index(fields=["record", "state"], name="asks_about_a_record")]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("returns:ask", args=[self.pk])

    def is_late(self, on: datetime.date) -> bool:
        """Open, and the day it was due has passed."""
        return self.state == AskState.OPEN and self.due_on < on


class AnswerKind(models.TextChoices):
    HAPPENED = HAPPENED, ANSWERS[HAPPENED]
    NO_CHANGE = NO_CHANGE, ANSWERS[NO_CHANGE]
    NOT_MINE = NOT_MINE, ANSWERS[NOT_MINE]


class ToldHow(models.TextChoices):
    """How an answer reached whoever wrote it down for somebody else."""

    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By e-mail"
    MEETING = "meeting", "In a meeting"
    IN_PERSON = "in_person", "In person"


class Answer(models.Model):
    """What came back; added, never changed. `by` is whose link or account was used; `said_by` and `said_role` are what
    the sender stated ("I answer for…"), both kept. `told_how` is set when a coordinator wrote it down for the party.
    `further` holds what was said to further questions (see `returns.further.kept_words`)."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="answers")
    said_by = models.CharField(max_length=150)
    said_role = models.CharField(max_length=150, blank=True)
    told_how = models.CharField(max_length=10, choices=ToldHow.choices, blank=True)
    link = models.ForeignKey(SignedLink, models.PROTECT, null=True, blank=True, related_name="+")
    documents = models.ManyToManyField(Document, blank=True, related_name="+")
    further = models.JSONField(default=list, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="an_answer_has_words", condition=~Q(text="")),
            models.CheckConstraint(name="an_answer_says_who_gave_it", condition=~Q(said_by="")),
        ]

    @property
    def by_link(self) -> bool:
        return self.link_id is not None
