"""How allauth is fitted in: sign-up is closed, its mail goes through the outbox, its words are ours, whoever has left
does not sign in."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.organisations.models import Partnership

from .models import Person
from .queries import person_named
from .services.accounts import write_about_sign_in

#: What is said after something was done, by allauth's name for it; what is not here is not said.
SAID = {
    "account/messages/logged_out.txt": "You have signed out.",
    "account/messages/password_changed.txt": "Your password is changed.",
    "account/messages/password_set.txt": "Your password is set.",
    "mfa/messages/totp_activated.txt": "Signing in now asks for a code from your app as well.",
    "mfa/messages/totp_deactivated.txt": "Signing in no longer asks for a code from your app.",
    "mfa/messages/webauthn_added.txt": "Your passkey is added. From now on you can sign in with it.",
    "mfa/messages/webauthn_removed.txt": "The passkey is removed. It no longer opens your account.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes. Older ones no longer work.",
}

#: How somebody may prove again that it is they, by allauth's name for the way.
WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}

SIGN_IN = Reader(name="the sign-in pages", actor="system:sign-in")


class SignInBackend(AuthenticationBackend):
    """Asked at sign-in and again on every request, so that a closed account or a leaver's session ends at once."""

    def user_can_authenticate(self, user: Person) -> bool:
        return user.may_sign_in(today())


class AccountAdapter(DefaultAccountAdapter):
    """Passwords, codes by e-mail, and what is written about them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "The email address or the password is not right. Check both and try again",
        "enter_current_password": "Enter your present password as it is now",
        "incorrect_code": "The code is not right. Check it, or ask for a new one",
        "incorrect_password": "The password is not right",
        "invalid_password_reset": "This link no longer works",
        "rate_limited": "That was too many tries. Wait a few minutes and try again",
        "too_many_login_attempts": "That was too many tries. Wait a few minutes and try again",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **told):
        if not user.may_sign_in(today()):
            from allauth.account.internal.stagekit import clear_login

            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **told)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Only to people we know: nobody learns from a message whether an address has an account."""
        person = context.get("user") or person_named(email)
        if isinstance(person, Person) and person.email:
            told = {name: value for name, value in context.items() if name not in ("person", "by")}
            write_about_sign_in(person, template_prefix, by=SIGN_IN, **told)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At the address this installation is known by, whatever the request said its host was."""
        path = super().get_reset_password_from_key_url(key)
        return f"{settings.SITE_ADDRESS}/{path.split('/', 3)[3]}"

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):
        said = message or SAID.get(message_template or "", "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def get_reauthentication_methods(self, user):
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS.get(way["id"], way["description"])} for way in ways]

    def get_password_change_redirect_url(self, request):
        from django.urls import reverse

        return reverse("mfa_index")


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An agency's own sign-in service says who somebody is; whether they may come in is ours to say."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def can_authenticate_by_email(self, login, email):
        return True

    def authenticate_by_email(self, sociallogin):
        """The account holder with an address that the service has verified; None (a refusal) for everybody else."""
        for address in sociallogin.email_addresses:
            person = person_named(address.email) if address.verified else None
            if person and person.may_sign_in(today()):
                self._note_that_it_is_verified(person)
                return person, address.email
        return None

    def _note_that_it_is_verified(self, person: Person) -> None:
        """So that allauth keeps the password: it takes that of an unverified account away, for fear of whoever made it;
        ours are made by administrators."""
        known, _ = EmailAddress.objects.get_or_create(
            user=person, email=person.email, defaults={"primary": True}
        )
        if not known.verified:
            known.verified = True
            known.save(update_fields=["verified"])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys, and the code of an app as the second step of signing in."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Wait for the next one and try again",
    }

    def generate_authenticator_name(self, user, type):
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def get_totp_issuer(self) -> str:
        partnership = Partnership.objects.first()
        return f"Line of Sight ({partnership.called})" if partnership else "Line of Sight"
