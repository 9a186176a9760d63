"""Forms about the partnership, its areas and its agencies."""

from lineofsight.design import forms
from lineofsight.design.forms.saving import EditionField

from .models import Organisation, Sector
from .queries import areas


class AgencyForm(forms.Form):
    """An agency's entry."""

    name = forms.TextField(label="Name", max_length=200)
    short_name = forms.TextField(
        label="Short name", required=False, max_length=40, width=20, hint="As plans and minutes print it."
    )
    sector = forms.ChoiceField(label="Sector", choices=Sector.choices, small=True)
    is_safeguarding_partner = forms.TickField(
        label="Statutory safeguarding partner",
        hint="Council, police or health body that leads the arrangements.",
    )
    areas = forms.RecordsField(areas(), label="Areas it works in", required=False, small=True)
    email = forms.EmailField(
        label="Shared email address",
        required=False,
        hint="Not a person's: theirs stand in their own entries.",
    )
    joined_on = forms.DateField(label="Joined the partnership on", required=False)


class ChangeAgencyForm(AgencyForm):
    """The same, of an entry that is there."""

    edition = EditionField()


def agency_as_it_is(agency: Organisation) -> dict:
    """What the form shows first."""
    names = ("name", "short_name", "sector", "is_safeguarding_partner", "email", "joined_on", "edition")
    return {name: getattr(agency, name) for name in names} | {"areas": list(agency.areas.all())}


class LastDayForm(forms.Form):
    """Leaving, with why."""

    last_day = forms.DateField(label="Last day in the partnership")
    reason = forms.TextField(label="Why", required=False, max_length=300)


class WhyForm(forms.Form):
    """Why something is done."""

    reason = forms.TextField(label="Why", required=False, max_length=300)


class AreaForm(forms.Form):
    """A local authority area."""

    name = forms.TextField(label="Name", max_length=120, width="two-thirds")
    code = forms.TextField(
        label="ONS code", required=False, max_length=9, width=10, hint="Nine characters, like E09000018."
    )


class ProfileForm(forms.Form):
    """The partnership's own profile."""

    name = forms.TextField(label="Name of the partnership", max_length=200)
    short_name = forms.TextField(label="Short name", required=False, max_length=40, width=10)
    about = forms.LongTextField(label="About the partnership", required=False, rows=6)
    contact_email = forms.EmailField(
        label="Contact address", required=False, hint="People answer to it when we write to them."
    )
    edition = EditionField()
