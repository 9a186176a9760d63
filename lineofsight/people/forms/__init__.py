"""Forms about people and about signing in."""

from .people import (
    AddPersonForm,
    ChangePersonForm,
    EndRoleForm,
    GiveRoleForm,
    ReasonForm,
    SetUpForm,
    TokenForm,
    WhyForm,
    person_as_they_are,
)
from .signing_in import (
    AskForCodeForm,
    AskForNewPasswordForm,
    ChangePasswordForm,
    CodeForm,
    FirstPasswordForm,
    NewPasswordForm,
    PasswordAgainForm,
    SecondStepAgainForm,
    SecondStepForm,
    SignInForm,
    TurnOnSecondStepForm,
)

__all__ = [
    "AddPersonForm",
    "AskForCodeForm",
    "AskForNewPasswordForm",
    "ChangePasswordForm",
    "ChangePersonForm",
    "CodeForm",
    "EndRoleForm",
    "FirstPasswordForm",
    "GiveRoleForm",
    "NewPasswordForm",
    "PasswordAgainForm",
    "ReasonForm",
    "SecondStepAgainForm",
    "SecondStepForm",
    "SetUpForm",
    "SignInForm",
    "TokenForm",
    "TurnOnSecondStepForm",
    "WhyForm",
    "person_as_they_are",
]
