"""What was said of a promise's progress: added, never changed."""

from django.db import models
from django.db.models import Q

from lineofsight.groups.models import Party
from lineofsight.returns.models import Answer

from .promises import Action, Objective


class ProgressUpdate(models.Model):
    """What a party said about an objective or action, and how it rated it. It came as an answer, which keeps the words
    and who said them; a correction is a new update. `rating` is the code of a step on the plan's scale that day, with its
    words, meaning and colour as they were: a scale that changes later changes nothing that was said."""

    objective = models.ForeignKey(Objective, models.PROTECT, null=True, blank=True, related_name="updates")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="updates")
    party = models.ForeignKey(Party, models.PROTECT, related_name="updates")
    answer = models.OneToOneField(Answer, models.PROTECT, related_name="update")
    given_on = models.DateField()
    comes_next = models.TextField(blank=True)
    gets_in_the_way = models.TextField(blank=True)
    rating = models.CharField(max_length=20, blank=True)
    rating_words = models.TextField(blank=True)
    rating_meaning = models.CharField(max_length=20, blank=True)
    rating_colour = models.CharField(max_length=20, blank=True)
    forecast_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_update_is_about_exactly_one_objective_or_action",
                condition=Q(objective=None, action__isnull=False) | Q(objective__isnull=False, action=None),
            ),
            models.CheckConstraint(
                name="a_rating_has_its_words_and_meaning",
                condition=Q(rating="", rating_words="", rating_meaning="")
                | (~Q(rating="") & ~Q(rating_words="") & ~Q(rating_meaning="")),
            ),
        ]
        indexes = [
            models.Index(fields=["objective", "-id"], name="updates_of_an_objective"),
            models.Index(fields=["action", "-id"], name="updates_of_an_action"),
        ]
