"""Posts, and who holds them."""

import datetime
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change, in_words, insert, require_valid
from lineofsight.core.errors import Refused
from lineofsight.history.services import record
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from .. import policies
from ..models import Post, PostHolding

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def create_post(name: str, *, by: Reader, organisation: Organisation | None = None) -> Post:
    """Add a post: of an organisation, or of the partnership itself when none is given.

    Raises NotAllowed (policies.can_keep_groups), Refused when the name is taken there. Records `groups.post_added`.
    """
    policies.can_keep_groups(by).require()
    post = Post(name=name.strip(), organisation=organisation)
    insert(post)
    about = (organisation,) if organisation else ()
    record("groups.post_added", post, by=by, about=about, name=post.name, organisation=in_words(organisation))
    return post


@transaction.atomic
def change_post(
    post: Post, *, by: Reader, edition: int | None = None, reason: str = "", **fields: Any
) -> Post:
    """Change a post's name or organisation. Raises NotAllowed, EditionConflict, Refused. Records
    `groups.post_changed` when something differs."""
    policies.can_keep_groups(by).require()
    changes = change(post, fields, edition=edition)
    if changes:
        record("groups.post_changed", post, by=by, changes=changes, reason=reason)
    return post


@transaction.atomic
def abolish_post(post: Post, *, by: Reader, last_day: datetime.date, reason: str = "") -> Post:
    """Say on which day a post exists last; whoever holds it then stops holding it.

    Raises NotAllowed, Refused when it is abolished already. Records `groups.post_abolished`, and
    `groups.post_left` for each holder.
    """
    policies.can_keep_groups(by).require()
    if post.abolished_on:
        raise Refused(f"{post.name} is abolished already.")
    changes = change(post, {"abolished_on": last_day + A_DAY}, edition=None)
    record("groups.post_abolished", post, by=by, changes=changes, reason=reason)
    for holding in post.holdings.filter(until_on=None).select_related("person", "post"):
        write_end_of_holding(holding, last_day=max(last_day, holding.from_on - A_DAY), by=by, reason=reason)
    return post


@transaction.atomic
def take_up_post(post: Post, person: Person, *, by: Reader, from_on: datetime.date) -> PostHolding:
    """Somebody holds a post from a day on; several may share one.

    Raises NotAllowed (policies.can_keep_groups), Refused when they hold it already, have left, or it is abolished.
    Records `groups.post_taken_up` about the person too.
    """
    policies.can_keep_groups(by).require()
    if not person.is_here(from_on):
        raise Refused(f"{person.name} has left by {from_on:%-d %B %Y}.")
    if post.abolished_on and post.abolished_on <= from_on:
        raise Refused(f"{post.name} is abolished by {from_on:%-d %B %Y}.")
    holding = PostHolding(post=post, person=person, from_on=from_on)
    insert(holding)
    record("groups.post_taken_up", post, by=by, about=(person,), person=person.name, from_on=from_on)
    return holding


@transaction.atomic
def leave_post(holding: PostHolding, *, by: Reader, last_day: datetime.date, reason: str = "") -> PostHolding:
    """Say on which day somebody holds a post last. Raises NotAllowed, Refused when they have left it already or would
    leave before taking it up. Records `groups.post_left` about the person too."""
    policies.can_keep_groups(by).require()
    if holding.until_on:
        raise Refused(f"{holding.person.name} has left this post already.")
    write_end_of_holding(holding, last_day=last_day, by=by, reason=reason)
    return holding


def write_end_of_holding(holding: PostHolding, *, last_day: datetime.date, by: Reader, reason: str) -> None:
    """The write of `leave_post`, for services that have asked their own policy."""
    holding.until_on = last_day + A_DAY
    require_valid(holding)
    holding.save(update_fields=["until_on"])
    record(
        "groups.post_left",
        holding.post,
        by=by,
        about=(holding.person,),
        reason=reason,
        person=holding.person.name,
        last_day=last_day,
    )
