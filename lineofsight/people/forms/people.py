"""Forms about people's entries, roles and tokens."""

import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from lineofsight.core.clock import today
from lineofsight.design import forms
from lineofsight.design.forms.saving import EditionField
from lineofsight.organisations.queries import organisations

from ..models import Person
from ..roles import BY_KEY, grantable

A_DAY = datetime.timedelta(days=1)


def agency_field(**options) -> forms.RecordField:
    """Choosing an agency, by typing a part of its name."""
    options.setdefault("label", "Agency")
    return forms.RecordField(organisations(), look="search", **options)


class AddPersonForm(forms.Form):
    """Somebody new in the directory."""

    name = forms.TextField(label="Name", max_length=150, autocomplete="off", width="two-thirds")
    email = forms.EmailField(
        label="Email address", required=False, hint="Without one they cannot be asked anything by email."
    )
    job_title = forms.TextField(label="Job title", required=False, max_length=150, width="two-thirds")
    organisation = agency_field(required=False)
    telephone = forms.TextField(label="Telephone", required=False, max_length=40, width=20)
    initials = forms.TextField(
        label="Initials", required=False, max_length=8, width=5, hint="As plans and minutes print them."
    )


class ChangePersonForm(AddPersonForm):
    """What may be changed depends on who asks: the other fields are not offered."""

    edition = EditionField()

    def __init__(self, *args, may_move: bool, may_change_address: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_move:
            del self.fields["organisation"]
        if not may_change_address:
            del self.fields["email"]


def person_as_they_are(person: Person) -> dict:
    """What the form shows first."""
    names = ("name", "email", "job_title", "organisation", "telephone", "initials", "edition")
    return {name: getattr(person, name) for name in names}


def _role_choices() -> list[tuple[str, str]]:
    return [(role.key, role.name) for role in grantable()]


class GiveRoleForm(forms.Form):
    """A role for somebody, for everything or for one agency."""

    role = forms.ChoiceField(
        label="Role",
        choices=_role_choices,
        hints={role.key: role.what_for for role in grantable()},
        reveals={role.key: ["organisation"] for role in grantable() if role.scope == "organisation"},
    )
    organisation = agency_field(label="For which agency", required=False, optional_mark=False)
    from_on = forms.DateField(label="From which day", required=False, hint="Today if you leave it empty.")

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].initial = person.organisation_id

    def clean(self):
        told = super().clean()
        role = BY_KEY.get(told.get("role", ""))
        if role and role.scope == "organisation" and not told.get("organisation"):
            self.add_error("organisation", "Select for which agency")
        return told


class EndRoleForm(forms.Form):
    """Ending a role."""

    last_day = forms.DateField(label="Last day")
    reason = forms.TextField(label="Why", required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = today()


class WhyForm(forms.Form):
    """Why something is done; may stay open."""

    reason = forms.TextField(label="Why", required=False, max_length=300)


class ReasonForm(forms.Form):
    """Why something is done, kept in history."""

    reason = forms.TextField(label="Why", max_length=300)


class TokenForm(forms.Form):
    """A token for the API."""

    label = forms.TextField(
        label="What it is for", max_length=80, hint="Power BI dashboard", width="two-thirds"
    )
    may_write = forms.YesNoField(
        label="May it change things?",
        yes="Yes, whatever I may change",
        no="No, only read what I may read",
        initial=False,
    )
    expires_on = forms.DateField(label="Last day it works", hint="A year from today at most.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = today() + datetime.timedelta(days=90)


class SetUpForm(forms.Form):
    """The partnership, the areas it covers, and who keeps the system."""

    name = forms.TextField(
        label="Name of the partnership", max_length=200, hint="As it stands on your plan and your reports."
    )
    short_name = forms.TextField(
        label="Short name",
        required=False,
        max_length=40,
        width=10,
        hint="What people call it, often initials.",
    )
    areas = forms.LongTextField(
        label="Local authority areas", rows=3, hint="Every area the partnership covers, one to a line."
    )
    administrator_name = forms.TextField(label="Your name", max_length=150, autocomplete="name")
    email = forms.EmailField(label="Your email address", hint="You sign in with it.")
    password = forms.PasswordField(
        label="Password",
        new=True,
        hint="At least 12 characters. Three random words make a good password.",
    )
    is_business_manager = forms.YesNoField(
        label="Do you also run the partnership's programme?",
        hints={
            "yes": "You can import the plan and keep it, as its business manager.",
            "no": "You keep the system, and make somebody else business manager.",
        },
    )

    def clean_areas(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["areas"].splitlines() if line.strip()]

    def clean(self):
        told = super().clean()
        if told.get("password"):
            person = Person(name=told.get("administrator_name", ""), email=told.get("email", ""))
            try:
                validate_password(told["password"], person)
            except ValidationError as fault:
                self.add_error("password", fault)
        return told
