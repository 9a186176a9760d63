"""Who may keep the partnership's profile and the register of agencies."""

from lineofsight.core.access import YES, Decision, Reader, no

#: Those who keep the directory: the register of agencies, areas, people and groups. (`people.roles` names the roles.)
DIRECTORY_KEEPERS = ("business-manager", "coordinator", "administrator")


def can_keep_organisations(reader: Reader) -> Decision:
    """A business manager, a coordinator or an administrator keeps the register of agencies and areas."""
    if reader.holds(*DIRECTORY_KEEPERS):
        return YES
    return no("Only a business manager, a coordinator or an administrator can change agencies and areas")


def can_change_partnership(reader: Reader) -> Decision:
    """A business manager, a coordinator or an administrator keeps the partnership's own name and what it says of itself."""
    if reader.holds(*DIRECTORY_KEEPERS):
        return YES
    return no(
        "Only a business manager, a coordinator or an administrator can change the partnership's profile"
    )
