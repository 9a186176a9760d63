"""Who may keep people's records, their roles and their accounts."""

from lineofsight.core.access import YES, Decision, Reader, first_refusal, no
from lineofsight.organisations.policies import DIRECTORY_KEEPERS

from .models import ApiToken, Person
from .roles import KEEPERS as KEEPERS


def can_keep_people(reader: Reader) -> Decision:
    """A business manager, a coordinator or an administrator keeps everybody's entry."""
    if reader.holds(*DIRECTORY_KEEPERS):
        return YES
    return no(
        "Only a business manager, a coordinator or an administrator can add people and change their entries"
    )


def is_themselves(reader: Reader, person: Person) -> bool:
    """Whether the reader is this very person."""
    return reader.person_id is not None and reader.person_id == person.pk


def can_change_details(reader: Reader, person: Person) -> Decision:
    """Contact details: whoever keeps people, the lead of their agency, or they themselves."""
    if can_keep_people(reader) or is_themselves(reader, person):
        return YES
    if person.organisation_id in reader.scopes("agency-lead", "organisation"):
        return YES
    return no(
        "Only they themselves, the lead of their agency, or those who keep the directory can change this entry"
    )


def can_change_address(reader: Reader, person: Person) -> Decision:
    """The e-mail address is how somebody signs in: whoever changes it could take the account over. So that of an
    account holder is changed by an administrator or a business manager only."""
    if not person.is_active:
        return can_change_details(reader, person)
    if reader.holds("administrator", "business-manager"):
        return YES
    return no(
        "They sign in with this email address, so only an administrator or a business manager can change it"
    )


def can_give_roles(reader: Reader) -> Decision:
    """An administrator or a business manager gives and ends roles."""
    if reader.holds("administrator", "business-manager"):
        return YES
    return no("Only an administrator or a business manager can give and end roles")


def can_manage_accounts(reader: Reader) -> Decision:
    """An administrator opens and closes accounts and helps people back in."""
    return YES if reader.holds("administrator") else no("Only an administrator can manage accounts")


def can_open_account(reader: Reader, person: Person) -> Decision:
    """An administrator, for somebody who has an e-mail address and has not left."""
    if person.is_active:
        return no(f"{person.name} has an account already")
    if not person.email:
        return no(f"{person.name} has no email address: add one first")
    if person.left_on:
        return no(f"{person.name} has left")
    return can_manage_accounts(reader)


def can_close_account(reader: Reader, person: Person) -> Decision:
    """An administrator, but not their own: somebody must be able to let people in."""
    if not person.is_active:
        return no(f"{person.name} has no account")
    if is_themselves(reader, person):
        return no("You cannot close your own account: ask another administrator")
    return can_manage_accounts(reader)


def can_make_token(reader: Reader, person: Person) -> Decision:
    """Only they themselves: a token carries their rights."""
    return YES if is_themselves(reader, person) else no("Only they themselves can make a token for the API")


def can_revoke_token(reader: Reader, token: ApiToken) -> Decision:
    """They themselves, or an administrator."""
    if is_themselves(reader, token.person) or reader.holds("administrator"):
        return YES
    return no("Only they themselves or an administrator can revoke this token")


def can_record_leaving(reader: Reader, person: Person) -> Decision:
    """Whoever keeps people; not of somebody who has left already."""
    if person.left_on:
        return no(f"{person.name} has left already")
    return first_refusal(can_keep_people(reader))
