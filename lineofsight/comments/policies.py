"""Who may comment and take a comment back."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.people.roles import KEEPERS

from .models import Comment


def can_comment(reader: Reader, *, may_see_record: bool) -> Decision:
    """Whoever is signed in and may see the record."""
    if reader.person_id is None:
        return no("Sign in to comment")
    return YES if may_see_record else no("You may not see what this comment would be about")


def can_moderate(reader: Reader) -> Decision:
    """A business manager or a coordinator takes back what should not stand."""
    if reader.holds(*KEEPERS):
        return YES
    return no("Only a business manager or a coordinator can take back what others wrote")


def can_take_back(reader: Reader, comment: Comment) -> Decision:
    """Its author; or those who keep the plan, when it should not stand."""
    if comment.taken_back_at:
        return no("This comment was taken back already")
    if comment.author_id == reader.person_id or can_moderate(reader):
        return YES
    return no("Only whoever wrote this comment, a business manager or a coordinator can take it back")
