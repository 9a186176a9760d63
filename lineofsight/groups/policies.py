"""Who answers for a party, and who may keep groups and posts."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.organisations.policies import DIRECTORY_KEEPERS

from .models import Party


def answers_as(reader: Reader, party: Party) -> bool:
    """Whether the reader speaks for this party: its chair, the holder of the post, the agency's lead, or the person
    in question."""
    if party.group_id:
        return f"role:chair@group:{party.group_id}" in reader
    if party.post_id:
        return f"post:{party.post_id}" in reader
    if party.organisation_id:
        return f"role:agency-lead@organisation:{party.organisation_id}" in reader
    return bool(party.person_id) and f"person:{party.person_id}" in reader


def can_keep_groups(reader: Reader) -> Decision:
    """A business manager, a coordinator or an administrator keeps groups, posts, who sits on and who holds them, and
    says whom printed words mean."""
    if reader.holds(*DIRECTORY_KEEPERS):
        return YES
    return no("Only a business manager, a coordinator or an administrator can change groups and posts")
