"""Who may keep documents, see them and change them."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.people.roles import KEEPERS

from .models import SEE_ALL_EVIDENCE, Document


def person_mark(reader: Reader) -> str:
    """How a document remembers who put it here: the person, also when they came by a link."""
    return f"person:{reader.person_id}" if reader.person_id else reader.actor


def can_keep(reader: Reader) -> Decision:
    """Anybody the partnership knows: signed in, or by a link made for them."""
    if reader.person_id is not None or reader.holds(*KEEPERS):
        return YES
    return no("Only people the partnership knows can add evidence")


def can_see_all(reader: Reader) -> Decision:
    """Those who keep the plan and the scrutineer see all evidence."""
    return YES if reader.holds(*SEE_ALL_EVIDENCE) else no("Some documents are for others")


def can_see(reader: Reader, document: Document) -> Decision:
    """Those it is opened to, who put it here, who keeps the plan, and the scrutineer."""
    if document.audience in reader or document.kept_by == person_mark(reader) or can_see_all(reader):
        return YES
    return no("This document is for others")


def can_support(reader: Reader, document: Document, *, may_see_record: bool) -> Decision:
    """Whoever may see both the document and what it would be evidence for."""
    if not may_see_record:
        return no("You may not see what this would be evidence for")
    return can_see(reader, document)


def can_keep_all(reader: Reader) -> Decision:
    """A business manager or a coordinator keeps everybody's documents."""
    if reader.holds(*KEEPERS):
        return YES
    return no("Only a business manager or a coordinator can change what others added")


def can_change(reader: Reader, document: Document) -> Decision:
    """Whoever put it here, and those who keep the plan, until it is taken down."""
    if document.taken_down_at:
        return no("This document was taken down: nothing about it can be changed")
    if document.kept_by == person_mark(reader) or can_keep_all(reader):
        return YES
    return no("Only whoever added this document, a business manager or a coordinator can change it")


def can_open_to(reader: Reader, document: Document, audience: str) -> Decision:
    """A document is opened to an audience its changer belongs to; those who keep the plan choose any."""
    if audience == document.audience or audience in reader or reader.holds(*KEEPERS):
        return can_change(reader, document)
    return no("You can open a document only to people you belong to yourself")
