"""The furnished demonstration, filled up to the size of one real partnership, and to many times that.

One share is a realistic year of one partnership: 330 agencies (300 of them schools), 200 people, 8 groups, 12 posts, a
plan of 40 rows with 300 actions, and what was asked, answered, said, shown, sent and recorded. Each share is added beside
what is there; a tenth of what is said and done falls on the first record of each kind (plan, section, objective, action,
group, agency, post, person, document), so that a page about one thing grows like a list of all things.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from lineofsight.comments.models import Comment
from lineofsight.core.access import system
from lineofsight.core.clock import now, today
from lineofsight.documents.models import Document, FileVersion
from lineofsight.groups.models import Group, Membership, Party, Post, PostHolding
from lineofsight.history.services import Happening, record_all, reference
from lineofsight.links.models import Link, Verb
from lineofsight.notices.models import Notice
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person, RoleHeld
from lineofsight.plan.models import (
    Accountability,
    Action,
    Doubt,
    Objective,
    Outcome,
    Plan,
    ProgressUpdate,
    Section,
)
from lineofsight.returns.models import Answer, Ask

A_YEAR_AGO = datetime.timedelta(days=365)
BY = "person:1"
BENCH = system("bench")
ON_THE_FIRST = 10  # one in so many

Promise = Objective | Action


@dataclass(frozen=True)
class Cast:
    """Those added with one share."""

    bodies: list[Organisation]
    people: list[Person]
    parties: list[Party]


def grow(times: int) -> None:
    """Add `times` shares."""
    for number in range(times):
        cast = _cast(number)
        _seats(number, cast)
        own = _plan(number)
        rows = _rows(number, own, cast) + _rows(number, _first_plan(number), cast)
        _left_open(number, own, rows)
        _asked(number, rows, cast)
        _said(number, rows, cast)
        _told(number, rows, cast)


def first(kind: type[models.Model]):
    """The record that a page about one thing is opened with."""
    return kind.objects.get(pk=1)  # type: ignore[attr-defined]


def _cast(number: int) -> Cast:
    bodies = Organisation.objects.bulk_create(
        Organisation(
            name=f"{'Agency' if one < 30 else 'School'} {number}.{one}",
            sector="other" if one < 30 else "education",
        )
        for one in range(330)
    )
    groups = Group.objects.bulk_create(Group(name=f"Group {number}.{one}") for one in range(8))
    posts = Post.objects.bulk_create(
        Post(name=f"Post {number}.{one}", organisation=first(Organisation) if one == 0 else None)
        for one in range(12)
    )
    people = Person.objects.bulk_create(
        Person(
            name=f"Person {number}.{one}",
            email=f"p{number}.{one}@example.org",
            organisation=first(Organisation) if one % ON_THE_FIRST == 0 else bodies[one],
        )
        for one in range(200)
    )
    named = [
        *(Party(organisation=one) for one in bodies[:30]),
        *(Party(group=one) for one in groups),
        *(Party(post=one) for one in posts),
        *(Party(person=one) for one in people[:5]),
        *(Party(printed=f"Printed words {number}.{one}") for one in range(5)),
    ]
    return Cast(bodies, people, Party.objects.bulk_create(named))


def _seats(number: int, cast: Cast) -> None:
    since = today() - A_YEAR_AGO
    RoleHeld.objects.bulk_create(
        RoleHeld(person=person, role="agency-lead", organisation=person.organisation, from_on=since)
        for person in cast.people[1:31]
    )
    groups = [first(Group), *Group.objects.order_by("-pk")[:8]]
    Membership.objects.bulk_create(
        Membership(group=group, person=cast.people[place * 10 + seat], from_on=since)
        for place, group in enumerate(groups)
        for seat in range(10)
    )
    posts = [first(Post), *Post.objects.order_by("-pk")[:12]]
    PostHolding.objects.bulk_create(
        PostHolding(
            post=post,
            person=cast.people[place],
            from_on=since,
            until_on=None if place else since + datetime.timedelta(30),
        )
        for place, post in enumerate(posts)
    )


def _plan(number: int) -> list[Section]:
    """A plan of an earlier time."""
    plan = Plan.objects.create(
        title=f"Plan {number}",
        stage="closed",
        agreed_on=today() - A_YEAR_AGO,
        period_start=datetime.date(2000, 4, 1),
    )
    sections = Section.objects.bulk_create(
        Section(plan=plan, title=f"Section {one} of plan {number}", position=one) for one in range(12)
    )
    Outcome.objects.bulk_create(Outcome(section=one, text=f"Outcome of {one.title}") for one in sections)
    return sections


def _first_plan(number: int) -> list[Section]:
    """The sections of the plan that is live: the first share fills it up, and so does every further one."""
    return list(first(Plan).sections.standing().order_by("pk")[:12])


def _rows(number: int, sections: list[Section], cast: Cast) -> list[Promise]:
    """40 objectives in these sections, 300 actions below them, each with somebody who answers for it."""
    due = today() + datetime.timedelta(days=number * 7)
    dated = {
        "due_text": f"{due:%d %B %Y}",
        "due_earliest": due,
        "due_latest": due,
        "due_precision": "day",
        "measure_text": "Families say so.",
    }
    objectives = Objective.objects.bulk_create(
        Objective(
            section=sections[one % len(sections)],
            text=f"Bring the agencies together for topic {number}.{one} and agree who does what",
            printed_reference=f"{one % len(sections)}.{one}.{number}",
            position=100 + number,
            **(dated if one % 4 else {}),
        )
        for one in range(40)
    )
    below = [first(Objective), *objectives]
    actions = Action.objects.bulk_create(
        Action(
            objective=below[one % len(below)],
            text=f"Step {one} of topic {number}",
            position=one,
            **(dated if one % 3 else {}),
        )
        for one in range(300)
    )
    answering = [first(Party), *cast.parties]
    rows = [*objectives, *actions]
    Accountability.objects.bulk_create(
        Accountability(
            party=answering[0 if place % ON_THE_FIRST == 0 else place % len(answering)],
            **{row._meta.model_name: row},
        )
        for place, row in enumerate(rows)
    )
    return rows


def _left_open(number: int, sections: list[Section], rows: list[Promise]) -> None:
    Doubt.objects.bulk_create(
        Doubt(plan=first(Plan), kind="continuation", message=f"Doubt {number}.{one}") for one in range(5)
    )
    Action.objects.filter(pk__in=[row.pk for row in rows if isinstance(row, Action)][:10]).update(
        retired_on=today(), retired_because="Done elsewhere"
    )


def _spread(rows: list[Promise], of_all: list[models.Model]) -> Iterator[models.Model]:
    """The rows, with the first record of each kind among them again and again."""
    for place, row in enumerate(rows):
        yield of_all[place // ON_THE_FIRST % len(of_all)] if place % ON_THE_FIRST == 0 else row


def _asked(number: int, rows: list[Promise], cast: Cast) -> None:
    moment, mine = now(), Party.objects.get(post=first(Post))
    asks = Ask.objects.bulk_create(
        Ask(
            party=mine if place % ON_THE_FIRST == 0 else cast.parties[place % len(cast.parties)],
            record=reference(one),
            record_label=str(one)[:100],
            question=f"What happened with {number}.{place}?",
            state="answered" if place % 2 or one.pk == 1 else "open",
            settled_at=moment if place % 2 or one.pk == 1 else None,
            asked_on=today() - A_YEAR_AGO,
            due_on=today(),
            asked_by=BY,
        )
        for place, one in enumerate(_spread(rows[:400], [first(Objective), first(Action)]))
    )
    answers = Answer.objects.bulk_create(
        Answer(
            ask=ask, kind="happened", text="Done", by=cast.people[0], said_by="Somebody", answered_at=moment
        )
        for ask in asks
        if ask.state == "answered"
    )
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            party=answer.ask.party, answer=answer, given_on=today(), rating="G", rating_words="on course",
            rating_meaning="on-track", rating_colour="green", **_about(answer.ask.record),
        )
        for answer in answers
    )  # fmt: skip


def _about(record: str) -> dict[str, int]:
    """ "plan.objective:17" → {"objective_id": 17}."""
    kind, _, number = record.removeprefix("plan.").partition(":")
    return {f"{kind}_id": int(number)}


def _said(number: int, rows: list[Promise], cast: Cast) -> None:
    moment = now()
    Comment.objects.bulk_create(
        Comment(record=reference(one), author=cast.people[place % 20], text="Seen.", made_at=moment)
        for place, one in enumerate(_spread(rows[:200], [first(Objective), first(Action)]))
    )
    documents = Document.objects.bulk_create(
        Document(
            kind="statement", title=f"Evidence {number}.{one}", statement="Seen", kept_by=BY, kept_at=moment
        )
        for one in range(100)
    )
    links = [*zip(documents, _spread(rows[:100], [first(Objective), first(Action)]), strict=True)]
    links += [(first(Document), row) for row in rows[:10]]
    Link.objects.bulk_create(
        Link(left=reference(left), verb=Verb.SUPPORTS, right=reference(right), made_at=moment, made_by=BY)
        for left, right in links
    )
    FileVersion.objects.create(
        document=first(Document),
        number=number + 10,
        stored_as=f"bench-{number}",
        original_name="review.txt",
        media_type="text/plain",
        size=1,
        sha256="0" * 64,
        kept_by=BY,
        kept_at=moment,
    )


def _told(number: int, rows: list[Promise], cast: Cast) -> None:
    moment = now()
    Notice.objects.bulk_create(
        Notice(
            key=f"bench:{number}:{one}",
            to=first(Person) if one % ON_THE_FIRST == 0 else cast.people[one % 200],
            subject=f"Message {number}.{one}",
            text="Words",
            made_at=moment,
            made_by=BY,
            next_attempt_at=moment,
        )
        for one in range(300)
    )
    kinds = [Objective, Action, Section, Outcome, Plan, Group, Organisation, Post, Person, Document]
    firsts = [first(kind) for kind in kinds]
    record_all(
        (
            Happening("plan.objective_changed", one, {"text": ["Before", str(one)]}, about=(firsts[4],))
            for one in _spread(rows[:400], firsts)
        ),
        by=BENCH,
    )
