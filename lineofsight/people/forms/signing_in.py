"""allauth's forms in our words: {field: (label, hint)}."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.exceptions import ValidationError
from django.forms import BooleanField, Field, HiddenInput

from lineofsight.design import forms

ADDRESS = ("Email address", "")
NEW = ("New password", "At least 12 characters. Three random words make a good password.")
AGAIN = ("New password once more", "")


class Worded:
    """Puts our words on the fields that allauth made, before the messages are made of them."""

    words: dict[str, tuple[str, str]] = {}
    fields: dict[str, Field]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint


class SignInForm(forms.Form, Worded, account.LoginForm):
    words = {"login": ADDRESS, "password": ("Password", "")}


class AskForCodeForm(forms.Form, Worded, account.RequestLoginCodeForm):
    words = {"email": ADDRESS}


class CodeForm(forms.Form, Worded, account.ConfirmLoginCodeForm):
    words = {"code": ("Code from the message", "")}


class AskForNewPasswordForm(forms.Form, Worded, account.ResetPasswordForm):
    words = {"email": ADDRESS}


class NewPasswordForm(forms.Form, Worded, account.ResetPasswordKeyForm):
    words = {"password1": NEW, "password2": AGAIN}


class ChangePasswordForm(forms.Form, Worded, account.ChangePasswordForm):
    words = {"oldpassword": ("Present password", ""), "password1": NEW, "password2": AGAIN}


class FirstPasswordForm(forms.Form, Worded, account.SetPasswordForm):
    words = {"password1": NEW, "password2": AGAIN}


class PasswordAgainForm(forms.Form, Worded, account.ReauthenticateForm):
    words = {"password": ("Password", "")}


class SecondStepForm(forms.Form, Worded, second_step.AuthenticateForm):
    words = {"code": ("Code from your app, or a recovery code", "")}


class SecondStepAgainForm(forms.Form, Worded, second_step.ReauthenticateForm):
    words = {"code": ("Code from your app, or a recovery code", "")}


class TurnOnSecondStepForm(forms.Form, Worded, totp.ActivateTOTPForm):
    words = {"code": ("Code that the app shows now", "Six numbers.")}


PASSKEY = ("Name of the passkey", "So that you know it again, for example by the device it is on.")


class ToldByTheBrowser:
    """What the browser says about a passkey stands in a hidden field; what is wrong with it is said for people."""

    fields: dict[str, Field]
    said = "That passkey does not open this account. Try again, or sign in another way"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages = {"required": self.said, "invalid": self.said}

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError as fault:
            if fault.code != "incorrect_code":
                raise
            raise ValidationError(self.said) from fault


class PasskeySignInForm(forms.Form, ToldByTheBrowser, webauthn.LoginWebAuthnForm):
    pass


class PasskeySecondStepForm(forms.Form, ToldByTheBrowser, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(forms.Form, ToldByTheBrowser, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(forms.Form, Worded, webauthn.AddWebAuthnForm):
    words = {"name": PASSKEY}
    said = "No passkey came with that. Try again, or use another device"
    passwordless = BooleanField(initial=True, widget=HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages = {"required": self.said, "invalid": self.said}

    def clean(self) -> dict:
        try:
            return super().clean()
        except ValidationError as fault:
            raise ValidationError(self.said) from fault


class NamePasskeyForm(forms.Form, Worded, webauthn.EditWebAuthnForm):
    words = {"name": PASSKEY}
