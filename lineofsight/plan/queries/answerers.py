"""Everyone who can be chosen to answer for something."""

import datetime

from django.db.models import Q

from lineofsight.groups.queries import groups, posts
from lineofsight.organisations.models import Organisation
from lineofsight.people.queries import people

from ..models import Accountability, Promise
from .records import PARTY_NAMES

Choices = list[tuple[str, str]]


def who_may_answer(on: datetime.date) -> Choices:
    """Every group, post, agency and person that is here on a day, as choices: ("group:3", "Training Sub-Group (group)").
    Four queries."""
    here = Q(ends_on=None) | Q(ends_on__gt=on)
    chosen: Choices = [(f"group:{one.pk}", f"{one.name} (group)") for one in groups().filter(here)]
    standing = Q(abolished_on=None) | Q(abolished_on__gt=on)
    for post in posts().filter(standing):
        where = f", {post.organisation.called}" if post.organisation else ""
        chosen.append((f"post:{post.pk}", f"{post.name} (post{where})"))
    chosen += [
        (f"organisation:{one.pk}", f"{one.name} (agency)") for one in Organisation.objects.in_partnership(on)
    ]
    for person in people().here(on):
        where = f", {person.organisation.called}" if person.organisation else ""
        chosen.append((f"person:{person.pk}", f"{person.name} (person{where})"))
    return chosen


def who_answers_now(promise: Promise) -> list[tuple[str, str, str]]:
    """Who answers for an objective or action, as rows of the form: (who, name, part). One query."""
    held = Accountability.objects.filter(**{str(promise._meta.model_name): promise}).select_related(
        *PARTY_NAMES
    )
    rows = []
    for one in held.order_by("part", "position", "pk"):
        party = one.party
        who = f"{party.kind}:{getattr(party, f'{party.kind}_id')}" if party.kind else f"party:{party.pk}"
        words = "" if party.kind else " (as printed, not yet matched)"
        rows.append((who, f"{party.name}{words}", one.part))
    return rows
