"""Everybody who can answer for something: every group, post, agency and person that is here, party already or not."""

import datetime

from django.db.models import QuerySet

from lineofsight.design.forms.finding import Finders, RowsFinder
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import Group, Post
from .pages import exists_on, stands

Somebody = Group | Post | Organisation | Person


def rows_of_everybody(on: datetime.date) -> dict[str, QuerySet]:
    """Who is here on a day, by kind, each by name; groups first. No query yet."""
    return {
        "group": Group.objects.filter(stands(on)).order_by("name", "pk"),
        "post": Post.objects.filter(exists_on(on)).select_related("organisation").order_by("name", "pk"),
        "organisation": Organisation.objects.in_partnership(on).order_by("name", "pk"),
        "person": Person.objects.here(on).select_related("organisation").order_by("name", "pk"),
    }


def everybody(on: datetime.date) -> Finders:
    """Finds them as choices: ("group:3", "Training Sub-Group (group)"). Four queries each time it is asked."""
    return Finders(
        *(
            RowsFinder(rows, label_of=_words, prefix=f"{kind}:")
            for kind, rows in rows_of_everybody(on).items()
        )
    )


def _words(somebody: Somebody) -> str:
    if isinstance(somebody, Group):
        return f"{somebody.name} (group)"
    if isinstance(somebody, Organisation):
        return f"{somebody.name} (agency)"
    kind = "post" if isinstance(somebody, Post) else "person"
    where = f", {somebody.organisation.called}" if somebody.organisation else ""
    return f"{somebody.name} ({kind}{where})"
