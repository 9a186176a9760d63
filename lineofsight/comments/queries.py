"""Reads about comments."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from markupsafe import Markup

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.design.forms.finding import RowsFinder
from lineofsight.design.linked_text import with_links
from lineofsight.links.kinds import cards_for
from lineofsight.people.models import Person

from . import policies
from .models import Comment


@dataclass(frozen=True)
class CommentLine:
    """One comment as a page shows it; `text` is "" once it is taken back. `by_another` says that somebody else than its
    author took it back."""

    id: int
    record: str
    author: str
    where: str
    text: str
    made_at: datetime.datetime
    mentioned: tuple[str, ...]
    taken_back_at: datetime.datetime | None
    by_another: bool
    is_own: bool
    may_take_back: bool

    @property
    def html(self) -> Markup:
        """The text, escaped, with line breaks and safe links."""
        return with_links(self.text)


def comments_on(record_names: Iterable[str], reader: Reader) -> dict[str, list[CommentLine]]:
    """What was said about each record ("app.model:id"), oldest first: {name: [CommentLine]}, an entry for every name
    given; [] for records the reader may not see. Two queries, and one for each kind of record."""
    names = list(dict.fromkeys(record_names))
    found: dict[str, list[CommentLine]] = {name: [] for name in names}
    seen = cards_for(reader, names)
    comments = Comment.objects.filter(record__in=seen).select_related("author__organisation")
    for comment in comments.prefetch_related("mentions"):
        found[comment.record].append(_line(comment, reader))
    return found


def readable_comments(record_name: str, reader: Reader) -> QuerySet[Comment]:
    """What was said about one record, newest first, none when the reader may not see it: rows for `comment_lines`, to be
    taken page by page. One query for each kind of record; the rows cost two."""
    seen = cards_for(reader, [record_name])
    said = Comment.objects.filter(record__in=seen).order_by("-made_at", "-pk")
    return said.select_related("author__organisation").prefetch_related("mentions")


def comment_lines(comments: Iterable[Comment], reader: Reader) -> list[CommentLine]:
    """These comments as pages show them, oldest first. No query."""
    return [_line(comment, reader) for comment in sorted(comments, key=lambda one: (one.made_at, one.pk))]


def _line(comment: Comment, reader: Reader) -> CommentLine:
    author = comment.author
    return CommentLine(
        id=comment.pk,
        record=comment.record,
        author=author.name,
        where=author.organisation.called if author.organisation else "",
        text=comment.text,
        made_at=comment.made_at,
        mentioned=tuple(person.name for person in comment.mentions.all()),
        taken_back_at=comment.taken_back_at,
        by_another=bool(comment.taken_back_by) and comment.taken_back_by != f"person:{comment.author_id}",
        is_own=comment.author_id == reader.person_id,
        may_take_back=bool(policies.can_take_back(reader, comment)),
    )


def people_to_mention() -> RowsFinder:
    """Finds everybody here who can be told, by name: ("7", "Grace Lin, Testshire Hospitals Trust"). One query each time
    it is asked."""
    people = (
        Person.objects.here(today()).exclude(email="").select_related("organisation").order_by("name", "pk")
    )
    return RowsFinder(people, label_of=lambda person: ", ".join(filter(None, [person.name, _where(person)])))


def _where(person: Person) -> str:
    return person.organisation.called if person.organisation else ""


def comment_seen_by(reader: Reader, pk: int) -> Comment | None:
    """The comment, when the reader may see the record it is about; else None. One query, and one for the record."""
    comment = Comment.objects.select_related("author").filter(pk=pk).first()
    if comment is None or comment.record not in cards_for(reader, [comment.record]):
        return None
    return comment
