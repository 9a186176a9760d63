"""Opening and closing accounts, and helping people back in."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.core.editions import change
from lineofsight.core.errors import Refused
from lineofsight.core.ids import short_id
from lineofsight.history.services import record
from lineofsight.organisations.models import Partnership

from .. import policies
from ..models import Person
from ..signals import sign_in_mail_wanted


@transaction.atomic
def open_account(person: Person, *, by: Reader, invite: bool = True) -> Person:
    """Let somebody sign in, and send them a link with which they choose a password (unless they are given one).

    Raises NotAllowed (policies.can_open_account). Records `people.account_opened`; sends the invitation.
    """
    policies.can_open_account(by, person).require()
    changes = change(person, {"is_active": True}, edition=None)
    record("people.account_opened", person, by=by, changes=changes)
    if invite:
        _invite(person, by=by)
    return person


@transaction.atomic
def close_account(person: Person, *, by: Reader, reason: str = "") -> Person:
    """Stop somebody from signing in; sessions and tokens open nothing from now on. Their entry stays.

    Raises NotAllowed (policies.can_close_account). Records `people.account_closed`.
    """
    policies.can_close_account(by, person).require()
    changes = change(person, {"is_active": False}, edition=None)
    record("people.account_closed", person, by=by, changes=changes, reason=reason)
    return person


@transaction.atomic
def send_new_password_link(person: Person, *, by: Reader) -> None:
    """Send an account holder a link with which they choose a new password.

    Raises NotAllowed (policies.can_manage_accounts), Refused when they have no account. Records
    `people.new_password_link_sent`.
    """
    policies.can_manage_accounts(by).require()
    if not person.is_active:
        raise Refused(f"{person.name} has no account. Open one first.")
    record("people.new_password_link_sent", person, by=by)
    _invite(person, by=by)


@transaction.atomic
def remove_second_factor(person: Person, *, by: Reader, reason: str) -> None:
    """Take the second step of signing in away from somebody who has lost their device; they are told.

    Raises NotAllowed (policies.can_manage_accounts), Refused when there is none. Records
    `people.second_factor_removed`.
    """
    policies.can_manage_accounts(by).require()
    gone, _ = Authenticator.objects.filter(user=person).delete()
    if not gone:
        raise Refused(f"{person.name} has no second step and no passkey to sign in with.")
    record("people.second_factor_removed", person, by=by, reason=reason)
    write_about_sign_in(person, "people/mail/second_factor_removed", by=by, reason=reason)


@transaction.atomic
def set_password(person: Person, password: str, *, by: Reader) -> None:
    """Give somebody a password (the command line and set-up do). Open sessions of theirs end.

    Raises NotAllowed (policies.can_manage_accounts), Refused when the password is too weak, with the reasons.
    Records `people.password_set`.
    """
    policies.can_manage_accounts(by).require()
    insert_password(person, password)
    record("people.password_set", person, by=by)


def insert_password(person: Person, password: str) -> None:
    """The write of `set_password`, for services that have asked their own policy. Raises Refused."""
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages)) from fault
    person.set_password(password)
    person.save(update_fields=["password"])


#: Ways of signing in that people set up themselves, and the events of adding and removing one.
WAYS_OF_THEIR_OWN = {
    Authenticator.Type.TOTP: ("people.second_step_turned_on", "people.second_step_turned_off"),
    Authenticator.Type.WEBAUTHN: ("people.passkey_added", "people.passkey_removed"),
}


def note_new_password(person: Person) -> None:
    """Keep in history that somebody chose a new password. Records `people.password_changed`, by themselves."""
    record("people.password_changed", person, by=_themselves(person))


def note_way_added(person: Person, way: str, *, removed: bool = False) -> None:
    """Keep in history that somebody added (or removed) a way of signing in: what of `WAYS_OF_THEIR_OWN` says. Recovery
    codes come and go with the others and are not told. By themselves."""
    if way in WAYS_OF_THEIR_OWN:
        record(WAYS_OF_THEIR_OWN[way][removed], person, by=_themselves(person))


def _themselves(person: Person) -> Reader:
    return Reader(person.pk, person.name, actor=f"person:{person.pk}")


def new_password_address(person: Person) -> str:
    """A link that lets its holder choose this person's password, once, within `PASSWORD_RESET_TIMEOUT`. A secret."""
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return f"{settings.SITE_ADDRESS}{path}"


def write_about_sign_in(person: Person, template: str, *, by: Reader, **told: object) -> None:
    """Send sign-in mail: `template`_subject.txt and `template`_message.txt, with `person`, `partnership`, `site_address`
    and whatever is `told`. It leaves through `signals.sign_in_mail_wanted`."""
    context = {
        "person": person,
        "partnership": Partnership.objects.first(),
        "site_address": settings.SITE_ADDRESS,
        "by_name": by.name,
        **told,
    }
    sign_in_mail_wanted.send(
        Person,
        person=person,
        subject=" ".join(render_to_string(f"{template}_subject.txt", context).split()),
        text=render_to_string(f"{template}_message.txt", context).strip() + "\n",
        key=f"sign-in:{person.pk}:{short_id()}",
        by=by,
    )


def _invite(person: Person, *, by: Reader) -> None:
    write_about_sign_in(
        person,
        "people/mail/invitation",
        by=by,
        address=new_password_address(person),
        days=settings.PASSWORD_RESET_TIMEOUT // 86_400,
    )
