"""The demonstration, and the same installation holding many times as much."""

import datetime

from lineofsight.comments.models import Comment
from lineofsight.core.access import system
from lineofsight.core.clock import now, today
from lineofsight.documents.models import Document
from lineofsight.groups.models import Group, Membership, Party, Post, PostHolding
from lineofsight.history.services import record
from lineofsight.notices.models import Notice
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person, RoleHeld
from lineofsight.plan.models import Accountability, Action, Objective, Outcome, Plan, Section
from lineofsight.returns.models import Answer, Ask

A_YEAR_AGO = datetime.timedelta(days=365)


def grow(times: int) -> None:
    """Add `times` - 1 copies of everything: people, agencies, groups, posts, plans with who answers for them, asks with
    answers, documents, comments, messages and history. What the demonstration's own people see of their own stays."""
    plan = Plan.objects.get()
    for number in range(1, times):
        parties = _parties(number)
        people = _people(number)
        _seats(number, people)
        promises = _plan(plan, number, parties)
        _talk(number, promises, people, parties)


def _parties(number: int) -> list[Party]:
    bodies = Organisation.objects.bulk_create(
        Organisation(name=f"Agency {number}.{one}", sector="other") for one in range(22)
    )
    groups = Group.objects.bulk_create(Group(name=f"Group {number}.{one}") for one in range(10))
    posts = Post.objects.bulk_create(Post(name=f"Post {number}.{one}") for one in range(12))
    return Party.objects.bulk_create(
        [
            *(Party(organisation=body) for body in bodies),
            *(Party(group=group) for group in groups),
            *(Party(post=post) for post in posts),
        ]
    )


def _people(number: int) -> list[Person]:
    bodies = list(Organisation.objects.order_by("-pk")[:22])
    people = Person.objects.bulk_create(
        Person(
            name=f"Person {number}.{one}", email=f"p{number}.{one}@example.org", organisation=bodies[one % 22]
        )
        for one in range(200)
    )
    RoleHeld.objects.bulk_create(
        RoleHeld(
            person=person, role="agency-lead", organisation=person.organisation, from_on=today() - A_YEAR_AGO
        )
        for person in people[:22]
    )
    return people


def _seats(number: int, people: list[Person]) -> None:
    groups, posts = Group.objects.order_by("-pk")[:10], Post.objects.order_by("-pk")[:12]
    since = today() - A_YEAR_AGO
    Membership.objects.bulk_create(
        Membership(group=group, person=people[seat * 10 + place], from_on=since)
        for place, group in enumerate(groups)
        for seat in range(8)
    )
    PostHolding.objects.bulk_create(
        PostHolding(post=post, person=people[place], from_on=since) for place, post in enumerate(posts)
    )


def _plan(first: Plan, number: int, parties: list[Party]) -> list[Objective]:
    plan = Plan.objects.create(
        title=f"Plan {number}",
        stage="live",
        agreed_on=today() - A_YEAR_AGO,
        period_start=datetime.date(2000, 4, 1),
    )
    made: list[Objective] = []
    for section in Section.objects.filter(plan=first):
        copy = Section.objects.create(
            plan=plan, title=section.title, kind=section.kind, position=section.position
        )
        Outcome.objects.create(section=copy, text=f"Outcome of {number}")
        made += Objective.objects.bulk_create(
            Objective(
                section=copy,
                text=f"{one.text} ({number})",
                position=one.position,
                due_text=one.due_text,
                due_earliest=one.due_earliest,
                due_latest=one.due_latest,
                due_precision=one.due_precision,
            )
            for one in section.objectives.all()
        )
    Accountability.objects.bulk_create(
        Accountability(party=parties[place % len(parties)], objective=one) for place, one in enumerate(made)
    )
    Action.objects.bulk_create(
        Action(objective=one, text=f"Action {place} of {number}", position=place)
        for one in made
        for place in range(7)
    )
    return made


def _talk(number: int, promises: list[Objective], people: list[Person], parties: list[Party]) -> None:
    moment, by = now(), system("bench")
    asks = Ask.objects.bulk_create(
        Ask(
            party=parties[place % len(parties)],
            record=f"plan.objective:{one.pk}",
            record_label=one.text[:100],
            question="What happened?",
            state="answered" if place % 2 else "open",
            asked_on=today() - A_YEAR_AGO,
            due_on=today(),
            asked_by="person:1",
        )
        for place, one in enumerate(promises)
    )
    Answer.objects.bulk_create(
        Answer(ask=ask, kind="happened", text="Done", by=people[0], said_by="Somebody", answered_at=moment)
        for ask in asks
        if ask.state == "answered"
    )
    Document.objects.bulk_create(
        Document(
            kind="statement",
            title=f"Evidence {number}.{one}",
            statement="Seen",
            kept_by="person:1",
            kept_at=moment,
        )
        for one in range(20)
    )
    Comment.objects.bulk_create(
        Comment(record=f"plan.objective:{one.pk}", author=people[0], text="Yes", made_at=moment)
        for one in promises
    )
    Notice.objects.bulk_create(
        Notice(
            key=f"bench:{number}:{one}",
            to=people[one],
            subject="-",
            text="-",
            made_at=moment,
            next_attempt_at=moment,
        )
        for one in range(40)
    )
    for one in promises:
        record("plan.objective_added", one, by=by, text=one.text)
