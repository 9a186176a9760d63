"""What is known of somebody's account, and how people may sign in here."""

import datetime
from dataclasses import dataclass
from importlib import import_module

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from lineofsight.core.access import Reader

from ..models import ApiToken, Person


@dataclass(frozen=True)
class AccountFacts:
    """`last_signed_in_at` is None when they never did; `second_factor` says whether a password alone does not do:
    a code from an app (`app`) or a passkey is asked for as well."""

    has_account: bool
    has_password: bool
    second_factor: bool
    app: bool
    passkeys: bool
    recovery_codes: bool
    last_signed_in_at: datetime.datetime | None


def account_of(person: Person) -> AccountFacts:
    """What an administrator, or they themselves, may see of an account. One query."""
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return AccountFacts(
        has_account=person.is_active,
        has_password=bool(person.password) and person.has_usable_password(),
        second_factor=bool(kinds & {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}),
        app=Authenticator.Type.TOTP in kinds,
        passkeys=Authenticator.Type.WEBAUTHN in kinds,
        recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
        last_signed_in_at=person.last_login,
    )


def tokens_of(person: Person) -> QuerySet[ApiToken]:
    """Somebody's tokens for the API, newest first, revoked and expired ones too."""
    return ApiToken.objects.filter(person=person).select_related("person")


def tokens_within(reader: Reader) -> QuerySet[ApiToken]:
    """The tokens a reader may know of: their own, and for an administrator everybody's."""
    known = ApiToken.objects.select_related("person")
    return known if reader.holds("administrator") else known.filter(person=reader.person_id)


@dataclass(frozen=True)
class DemonstrationSignIn:
    """One way into the demonstration, shown to everybody: never a real person's."""

    name: str
    role: str
    email: str
    password: str


def demonstration_sign_ins() -> list[DemonstrationSignIn]:
    """The sign-ins a demonstration shows on its sign-in page; [] anywhere else.

    `settings.DEMONSTRATION_SIGN_INS` names the module that knows them (`demo` has it): `shown()` gives (name, address, what
    they do), `PASSWORD` is the same for all.
    """
    named = getattr(settings, "DEMONSTRATION_SIGN_INS", "")
    if not settings.DEMONSTRATION or not named:
        return []
    known = import_module(named)
    return [DemonstrationSignIn(name, words, email, known.PASSWORD) for name, email, words in known.shown()]


@dataclass(frozen=True)
class SignInProvider:
    """An organisation's own sign-in service (OpenID Connect), as the sign-in page offers it."""

    name: str
    provider_id: str


def sign_in_providers() -> list[SignInProvider]:
    """The sign-in services that the settings name; [] when there is none. No query."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [SignInProvider(app["name"], app["provider_id"]) for app in apps]
