"""Who answers for a party, and who may keep groups and posts."""

from lineofsight.core.access import YES, Decision, Reader, no
from lineofsight.people.roles import KEEPERS

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
    """A business manager or coordinator keeps groups, posts and who holds them."""
    return YES if reader.holds(*KEEPERS) else no("Only a business manager or a coordinator can change groups and posts")
