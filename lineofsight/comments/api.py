"""Comments over the API: read them, say something, take it back."""

import datetime

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.identifying import require_no_likeness
from lineofsight.core.schemas import Schema

from . import policies, queries, services

router = Router(tags=["comments"])


class CommentOut(Schema):
    """What somebody said about a record; `text` is "" once it was taken back."""

    id: int
    record: str
    author: str
    text: str
    made_at: datetime.datetime
    mentioned: list[str]
    taken_back_at: datetime.datetime | None


class CommentIn(Schema):
    """About a record ("plan.objective:17"); `mentions` are ids of people to be told."""

    record: str = Field(max_length=80)
    text: str = Field(min_length=1, max_length=services.LIMIT)
    mentions: list[int] = []
    identifying_reason: str = Field(
        "", max_length=300, description="Why words that look like a child's name have to stay."
    )


class TakeBack(Schema):
    """The reason is needed for what somebody else wrote."""

    reason: str = Field("", max_length=300)


@router.get("/comments", response=list[CommentOut], summary="What is said about a record")
@access("signed-in")
def about(request: HttpRequest, record: str):
    """Oldest first; nothing about a record you may not see."""
    return queries.comments_on([record], request.reader)[record]


@router.post("/comments", response={201: CommentOut}, summary="Say something about a record")
@access(policies.can_moderate, each=policies.can_comment)
def add(request: HttpRequest, data: CommentIn):
    """People who are mentioned are told if they may see the record."""
    require_no_likeness(data.text, data.identifying_reason)
    told = {"mentions": data.mentions, "identifying_reason": data.identifying_reason}
    said = services.comment_on(data.record, data.text, by=request.reader, **told)
    return _shown(request, said.comment.pk, data.record)


@router.post("/comments/{pk}/take-back", response=CommentOut, summary="Take a comment back")
@access(policies.can_moderate, each=policies.can_take_back)
def take_back(request: HttpRequest, pk: int, data: TakeBack):
    """Its words go; that something was said stays."""
    comment = queries.comment_seen_by(request.reader, pk)
    if comment is None:
        raise Http404
    services.take_back(comment, by=request.reader, reason=data.reason)
    return _shown(request, pk, comment.record)


def _shown(request: HttpRequest, pk: int, record: str) -> queries.CommentLine:
    return next(line for line in queries.comments_on([record], request.reader)[record] if line.id == pk)
